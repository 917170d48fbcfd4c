import type { ToldSoFar } from '@unspoiled/core/reader';
import { slugOf } from '../pages/addresses.ts';

/** Whom an address names, among those met so far. */
export function calledBySlug(soFar: ToldSoFar, slug: string): ToldSoFar['people'][number] | undefined {
  const { people } = soFar;
  return (
    people.find((p) => slugOf(p.name) === slug) ?? people.find((p) => p.also.some((a) => slugOf(a) === slug))
  );
}
