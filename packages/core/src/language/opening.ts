import { bestMatch, type Match } from './match.ts';
import { report } from './problem.ts';
import type { Reading } from './reading.ts';
import { lexicon } from './word-lists.ts';

/** A clause behind an opening modifier, and where it begins; null if there is none. */
export function behindOpening(
  reading: Reading,
  start: number,
  end: number,
): { readonly match: Match; readonly from: number } | null {
  for (const from of afterOpening(reading, start, end)) {
    const match = bestMatch(reading, from, end);
    if (match === null) continue;
    warnOfMoment(reading, start, from);
    return { match, from };
  }
  return null;
}

/** How far into a sentence an opening modifier may reach. */
const longestOpening = 10;

/**
 * Where a clause may begin behind a modifier:
 *
 *     With the lamp in his hand, Adam leaves
 *     ~~~~~~~~~~~~~~~~~~~~~~~~~~ -----------
 *     Suddenly the old man dies
 *     ~~~~~~~~ ----------------
 */
function afterOpening(reading: Reading, start: number, end: number): number[] {
  if (reading.use !== 'telling' || !reading.english || !lexicon.opensModifier(reading.tokens[start]))
    return [];
  const found: number[] = [];
  if (!lexicon.prepositions.has(reading.word(start)))
    found.push(reading.word(start + 1) === ',' ? start + 2 : start + 1);
  for (let i = start + 1; i < Math.min(end - 1, start + longestOpening); i++) {
    if (reading.word(i) !== ',') continue;
    found.push(i + 1);
    break;
  }
  return found;
}

/** `At night 1, Adam leaves`: a moment counts only in brackets. */
function warnOfMoment(reading: Reading, start: number, from: number): void {
  const end = reading.word(from - 1) === ',' ? from - 1 : from;
  for (const first of [start, start + 1]) {
    if (first >= end || !reading.vocabulary.isMoment(reading.textOf(first, end))) continue;
    const moment = reading.textOf(first, end);
    report(
      reading,
      'warning',
      'moment-without-brackets',
      reading.rangeOf(start, end),
      `“${moment}” is a moment, and is passed over here. Write it in brackets: (${moment}).`,
      {
        fixes: [
          {
            title: `Write “(${moment})”`,
            edits: [{ range: reading.rangeOf(start, from), text: `(${moment})` }],
          },
        ],
      },
    );
    return;
  }
}
