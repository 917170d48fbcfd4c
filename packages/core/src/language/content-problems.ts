import type { Range } from '../text/source.ts';
import type { InventedClause } from './invented.ts';
import { report } from './problem.ts';
import type { Reading } from './reading.ts';
import { nearEvent } from './told-event.ts';

// What is said of a sentence or a question that cannot be read as it stands. A device that only asks has no use for it.

export function misplacedTimecode(reading: Reading, start: number, end: number): void {
  report(
    reading,
    'error',
    'misplaced-timecode',
    reading.rangeOf(start, end),
    'A timecode belongs to the whole sentence. Write it at its start.',
  );
}

export function emptySentence(reading: Reading): void {
  report(
    reading,
    'error',
    'empty-sentence',
    reading.range,
    'This sentence says nothing. Write what happens: Harry meets Adam.',
  );
}

export function claimsTooDeep(reading: Reading, start: number, end: number, deepest: number): void {
  report(
    reading,
    'error',
    'claims-too-deep',
    reading.rangeOf(start, end),
    `No more than ${deepest} claims fit into one another.`,
  );
}

export function unclosedBracket(reading: Reading, at: number): void {
  report(
    reading,
    'error',
    'unclosed-bracket',
    reading.rangeOf(at, at + 1),
    'This bracket is never closed. Write “)” after the moment.',
  );
}

export function emptyBracket(reading: Reading, start: number, end: number): void {
  report(
    reading,
    'error',
    'empty-bracket',
    reading.rangeOf(start, end),
    'These brackets name no moment. Write one, or take them away.',
  );
}

export function twoMoments(reading: Reading, range: Range): void {
  report(reading, 'error', 'two-moments', range, 'This sentence has a moment already. Keep one of the two.');
}

/** Of a question. What is told and fits no word is kept. */
export function noWordFits(reading: Reading, clause: InventedClause, start: number, end: number): void {
  const near = nearEvent(reading, clause, start, end);
  report(
    reading,
    'error',
    'undeclared-word',
    reading.rangeOf(start, end),
    `No word told so far fits “${reading.textOf(start, end)}”.${near === null ? '' : ` Did you mean “${near}”?`}`,
  );
}
