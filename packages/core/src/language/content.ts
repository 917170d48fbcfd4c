import { readClaim } from './claim.ts';
import { readClauses } from './clause.ts';
import { readEvent } from './event.ts';
import { readClock } from './numbers.ts';
import type { Reading } from './reading.ts';
import type { Content, When } from './tree.ts';
import { readWhen } from './when.ts';

/** Claims within claims deeper than this are not read: nobody means them. */
const deepest = 64;

/**
 * Reads the tokens [start, end) as what a sentence says behind its mark; null, with a report, if they say nothing
 * that can be read.
 *
 *     (the crash) Mum and Dad die
 *      =========  ---------------
 *     Anne believes that (since night 1) Sally believes that …
 *     ------------------  =============  --------------------
 */
export function readContent(reading: Reading, start: number, end: number, depth = 0): Content | null {
  const opening = readOpening(reading, start, end);
  if (opening.at !== null) reading.way.problems?.misplacedTimecode(reading, start, opening.next);
  return readBody(reading, opening.next, end, opening.when, depth);
}

/** As `readContent`, behind the `(when)`. */
export function readBody(
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
  depth: number,
): Content | null {
  if (!saysAnything(reading, start, end)) {
    reading.way.problems?.emptySentence(reading);
    return null;
  }
  if (depth > deepest) {
    reading.way.problems?.claimsTooDeep(reading, start, end, deepest);
    return null;
  }
  const { makesUp } = reading;
  const special = makesUp?.special(reading, start, end, when) ?? null;
  if (special !== null) return special === 'unreadable' ? null : special;
  const claim = readClaim(reading, start, end, when, depth, readContent);
  if (claim !== null) return claim === 'unreadable' ? null : claim;
  const closing = when === null ? makesUp?.closing(reading, start, end) : null;
  if (closing) return readBody(reading, start, closing.end, closing.when, depth);
  if (makesUp?.isNoDate(reading, start, end)) return null;
  const clauses = readClauses(reading, start, end) ?? readEvent(reading, start, end);
  return clauses === null ? null : { type: 'clauses', when, clauses, range: reading.rangeOf(start, end) };
}

function saysAnything(reading: Reading, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (reading.tokens[i]?.type !== 'mark') return true;
  return false;
}

/** What stands in brackets before the content, each with or without a colon. */
export interface Opening {
  readonly when: When | null;
  /** Its own timecode in seconds, or null. */
  readonly at: number | null;
  readonly next: number;
}

/**
 *     (0:43:10) (since the crash): Harry is dead
 *      -------   ===============
 */
export function readOpening(reading: Reading, start: number, end: number): Opening {
  let when: When | null = null;
  let at: number | null = null;
  let next = start;
  while (next < end && reading.word(next) === '(') {
    const close = closingBracket(reading, next, end);
    if (close < 0) {
      reading.way.problems?.unclosedBracket(reading, next);
      return { when, at, next: next + 1 };
    }
    const range = reading.rangeOf(next + 1, close);
    const clock = readClock(reading.source.slice(range));
    if (clock !== null) at = clock;
    else if (close === next + 1) reading.way.problems?.emptyBracket(reading, next, close + 1);
    else if (when !== null) reading.way.problems?.twoMoments(reading, range);
    else when = readWhen(reading, range);
    next = close + 1;
    if (reading.word(next) === ':' && next < end) next++;
  }
  return { when, at, next };
}

function closingBracket(reading: Reading, open: number, end: number): number {
  let depth = 0;
  for (let i = open; i < end; i++) {
    const word = reading.word(i);
    if (word === '(') depth++;
    else if (word === ')' && --depth === 0) return i;
  }
  return -1;
}
