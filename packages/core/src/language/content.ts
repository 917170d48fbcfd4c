import { impossibleDateIn } from '../text/calendar.ts';
import { readClaim } from './claim.ts';
import { mentionsIn, readClauses } from './clause.ts';
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
  if (opening.at !== null)
    reading.report(
      'error',
      'misplaced-timecode',
      reading.rangeOf(start, opening.next),
      'A timecode belongs to the whole sentence. Write it at its start.',
    );
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
    reading.report(
      'error',
      'empty-sentence',
      reading.range,
      'This sentence says nothing. Write what happens: Harry meets Adam.',
    );
    return null;
  }
  if (depth > deepest) {
    reading.report(
      'error',
      'claims-too-deep',
      reading.rangeOf(start, end),
      `No more than ${deepest} claims fit into one another.`,
    );
    return null;
  }
  const special = reading.makesUp?.special(reading, start, end, when) ?? null;
  if (special !== null) return special === 'unreadable' ? null : special;
  const claim = readClaim(reading, start, end, when, depth, readContent);
  if (claim !== null) return claim === 'unreadable' ? null : claim;
  const closing = when === null ? readClosing(reading, start, end) : null;
  if (closing !== null) return readBody(reading, start, closing.end, closing.when, depth);
  if (holdsNoDate(reading, start, end)) return null;
  const clauses = readClauses(reading, start, end) ?? readEvent(reading, start, end);
  return clauses === null ? null : { type: 'clauses', when, clauses, range: reading.rangeOf(start, end) };
}

/** `Bob was born on 30 February 1950` is reported, and says nothing that could be built on. */
function holdsNoDate(reading: Reading, start: number, end: number): boolean {
  if (reading.use !== 'telling' || !reading.english) return false;
  const { from } = reading.rangeOf(start, end);
  const text = reading.source.slice(reading.rangeOf(start, end));
  const found = /\d/u.test(text) ? impossibleDateIn(text) : null;
  if (found === null) return false;
  const range = { from: from + found.from, to: from + found.to };
  const isName = mentionsIn(reading, start, end).some(
    (name) => name.range.from <= range.from && name.range.to >= range.to,
  );
  // What is quoted says what it likes.
  if (isName || /["“«]/u.test(text)) return false;
  reading.report('error', 'unreadable-date', range, found.message);
  return true;
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
      reading.report(
        'error',
        'unclosed-bracket',
        reading.rangeOf(next, next + 1),
        'This bracket is never closed. Write “)” after the moment.',
      );
      return { when, at, next: next + 1 };
    }
    const range = reading.rangeOf(next + 1, close);
    const clock = readClock(reading.source.slice(range));
    if (clock !== null) at = clock;
    else if (close === next + 1)
      reading.report(
        'error',
        'empty-bracket',
        reading.rangeOf(next, close + 1),
        'These brackets name no moment. Write one, or take them away.',
      );
    else if (when !== null)
      reading.report(
        'error',
        'two-moments',
        range,
        'This sentence has a moment already. Keep one of the two.',
      );
    else when = readWhen(reading, range);
    next = close + 1;
    if (reading.word(next) === ':' && next < end) next++;
  }
  return { when, at, next };
}

/**
 * A moment in brackets at the end of what it belongs to, where it can be nothing else: it counts, and is asked to stand first.
 *
 *     Oedipus kills the stranger (the crossroads killing)
 *                                 ----------------------
 */
function readClosing(reading: Reading, start: number, end: number): { when: When; end: number } | null {
  const close = end - 1;
  if (reading.use !== 'telling' || reading.word(close) !== ')') return null;
  let open = close;
  while (open > start && reading.word(open) !== '(') open--;
  if (open === start || close - open < 2) return null;
  const range = reading.rangeOf(open + 1, close);
  const text = reading.source.slice(range);
  const name = text.replace(/^(?:since|until|from|at|on|in)\s+/iu, '');
  if (!/^always$/iu.test(text) && ![text, name].some((each) => reading.vocabulary.isMoment(each)))
    return null;
  const [from, to] = [reading.rangeOf(start, open), reading.rangeOf(open, end)];
  reading.report(
    'warning',
    'moment-at-end',
    to,
    `A moment stands before what happens then. Write (${text}) ${reading.source.slice(from)}.`,
    {
      fixes: [
        {
          title: `Put (${text}) first`,
          edits: [
            { range: { from: from.from, to: from.from }, text: `(${text}) ` },
            { range: { from: from.to, to: to.to }, text: '' },
          ],
        },
      ],
    },
  );
  return { when: readWhen(reading, range), end: open };
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
