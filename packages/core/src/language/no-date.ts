import { impossibleDateIn } from '../text/calendar.ts';
import { mentionsIn } from './clause.ts';
import { report } from './problem.ts';
import type { Reading } from './reading.ts';

/** `Bob was born on 30 February 1950` is reported, and says nothing that could be built on. */
export function holdsNoDate(reading: Reading, start: number, end: number): boolean {
  if (reading.use !== 'telling' || !reading.english) return false;
  const { from } = reading.rangeOf(start, end);
  const text = reading.source.slice(reading.rangeOf(start, end));
  // A cheap look before the careful one: every date has a year.
  const found = /\d{3}/u.test(text) ? impossibleDateIn(text) : null;
  if (found === null) return false;
  const range = { from: from + found.from, to: from + found.to };
  const isName = mentionsIn(reading, start, end).some(
    (name) => name.range.from <= range.from && name.range.to >= range.to,
  );
  // What is quoted says what it likes.
  if (isName || /["“«]/u.test(text)) return false;
  report(reading, 'error', 'unreadable-date', range, found.message);
  return true;
}
