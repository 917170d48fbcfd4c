import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Diagnostic, Source } from '@unspoiled/core';
import { lineCount } from '../../src/text/source.ts';
import { Chance, mutated } from './mutations.ts';

const shelf = join(import.meta.dirname, '../../../../stories');
const cases = join(import.meta.dirname, '../../../../spec/cases');

/** What is mutated: the shelf's stories and those of the specification. */
export const seeds: readonly string[] = [
  ...readdirSync(shelf)
    .filter((f) => f.endsWith('.story.md'))
    .map((f) => readFileSync(join(shelf, f), 'utf8')),
  ...readdirSync(cases).flatMap((f) =>
    [...readFileSync(join(cases, f), 'utf8').matchAll(/```story\n([\s\S]*?)```/g)].map((m) => m[1] ?? ''),
  ),
];

export interface Outcome {
  readonly files: number;
  /** Milliseconds of the slowest, and its text. */
  readonly slowest: { readonly time: number; readonly text: string };
}

/** Checks so many mutated files; throws at the first that makes `check` throw, or gives a span that is not in the file. */
export function fuzz(files: number, seed: number, progress?: (done: number) => void): Outcome {
  const chance = new Chance(seed);
  let slowest = { time: 0, text: '' };
  for (let i = 0; i < files; i++) {
    const text = mutated(chance.pick(seeds), chance);
    const start = performance.now();
    const source = new Source('fuzz.story.md', text);
    for (const diagnostic of check(source).diagnostics) checkSpans(source, diagnostic);
    const time = performance.now() - start;
    if (time > slowest.time) slowest = { time, text };
    progress?.(i + 1);
  }
  return { files, slowest };
}

function checkSpans(source: Source, diagnostic: Diagnostic): void {
  const spans = [
    diagnostic.span,
    ...diagnostic.related.map((r) => r.span),
    ...diagnostic.fixes.flatMap((f) => f.edits.map((e) => e.span)),
  ];
  for (const { start, end } of spans) {
    const inside = (place: typeof start) =>
      place.line >= 1 &&
      place.line <= lineCount(source) &&
      place.column >= 1 &&
      place.column <= source.line(place.line).length + 3;
    const ordered = start.line < end.line || (start.line === end.line && start.column <= end.column);
    if (!inside(start) || !inside(end) || !ordered)
      throw new Error(
        `${diagnostic.code}: a span that is not in the file: ${JSON.stringify({ start, end })}`,
      );
  }
  if (diagnostic.message.trim() === '') throw new Error(`${diagnostic.code}: no message`);
}
