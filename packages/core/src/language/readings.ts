import type { Range, Source } from '../text/source.ts';
import { splitNames } from './front.ts';
import { plainText } from './markdown.ts';

/** Who holds a reading and who denies it. */
export interface Holders {
  readonly heldBy: readonly string[];
  readonly deniedBy: readonly string[];
}

/**
 * The stage line of a reading, on one line or two, or an item of its list; null if it is none.
 *
 *     *held by Andrew Haigh and some critics, denied by Taichi Yamada*
 *     - held by: Andrew Haigh
 */
export function readHolders(source: Source, lines: readonly Range[]): Holders | null {
  const text = plainText(lines.map((line) => source.slice(line)).join(', '));
  const parts = text.split(/(?:^|[,;]\s*|\s+(?:and|but)\s+|\s+)(held|denied) by:?\s+/iu);
  if (parts.length < 3 || parts[0]?.replace(/[,;]/gu, '').trim() !== '') return null;
  const heldBy: string[] = [];
  const deniedBy: string[] = [];
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const names = splitNames((parts[i + 1] ?? '').replace(/[.,;]\s*$/u, ''));
    (parts[i]?.toLowerCase() === 'held' ? heldBy : deniedBy).push(...names);
  }
  return { heldBy, deniedBy };
}
