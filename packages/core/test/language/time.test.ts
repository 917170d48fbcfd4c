import { expect, test } from 'vitest';
import { readClock } from '../../src/language/numbers.ts';
import { readAmount, readTime } from '../../src/language/time.ts';
import type { TimeExpression } from '../../src/language/tree.ts';

const day = 86400;
const moments = new Set(['the crash', 'night 1', 'the small hours', 'the next day of May']);
const time = (text: string, position: 'stage' | 'timeline' | 'when' = 'stage'): TimeExpression =>
  readTime(text, { from: 0, to: text.length }, (name) => moments.has(name), position);
const dates = (text: string): string => {
  const found = time(text);
  if (found.type !== 'date') return found.type;
  const iso = (seconds: number): string =>
    new Date(seconds * 1000).toISOString().replace(/T00:00:00.000Z$|:00.000Z$/u, '');
  return `${iso(found.from)} ${iso(found.to)}`;
};

test.each([
  ['1987', '1987-01-01 1988-01-01'],
  ['June 1994', '1994-06-01 1994-07-01'],
  ['in June 1994', '1994-06-01 1994-07-01'],
  ['Dec. 1987', '1987-12-01 1988-01-01'],
  ['12 March 1987', '1987-03-12 1987-03-13'],
  ['the 12th of March 1987', '1987-03-12 1987-03-13'],
  ['March 12, 1987', '1987-03-12 1987-03-13'],
  ['1987-12-24', '1987-12-24 1987-12-25'],
  ['1987-12', '1987-12-01 1988-01-01'],
  ['the 1980s', '1980-01-01 1990-01-01'],
  ['12 March 1987 14:30', '1987-03-12T14:30 1987-03-12T14:31'],
  ['12 March 1987 at 9 pm', '1987-03-12T21:00 1987-03-12T22:00'],
  ['1987-12-24T21:05', '1987-12-24T21:05 1987-12-24T21:06'],
  ['Christmas Eve 1987', '1987-12-24 1987-12-25'],
  ['29 February 2000', '2000-02-29 2000-03-01'],
  ['during 1987', '1987-01-01 1988-01-01'],
  ['3 days after 24 December 1987', '1987-12-27 1987-12-28'],
])('%s is a date', (text, expected) => {
  expect(dates(text)).toBe(expected);
});

test.each(['30 February 1987', '13 Smarch 1987', 'night 2', '1987-13-01', 'the 5 of us', ''])(
  '%s is no date',
  (text) => {
    expect(time(text).type).toBe('moment');
  },
);

test.each([
  ['after the crash', 'after', 'the crash', null],
  ['before the crash', 'before', 'the crash', null],
  ['during the war', 'during', 'the war', null],
  ['3 days after the crash', 'after', 'the crash', [3 * day, 3 * day]],
  ['three days after crash', 'after', 'the crash', [3 * day, 3 * day]],
  ['about 12 years before the crash', 'before', 'the crash', [3650 * day, 5122 * day]],
  ['the day after the crash', 'after', 'the crash', [1, 2.25 * day]],
  ['just after the crash', 'after', 'the crash', null],
  ['the next day', 'after', null, [1, 2 * day - 1]],
  ['The next morning', 'after', null, [1, 1.5 * day]],
  ['the day before', 'before', null, [1, 2 * day - 1]],
  ['that night', 'after', null, [1, day]],
  ['the same night', 'after', null, [1, day]],
  ['three weeks later', 'after', null, [21 * day, 21 * day]],
  ['two days earlier', 'before', null, [2 * day, 2 * day]],
  ['twenty-one days later', 'after', null, [21 * day, 21 * day]],
  ['a year later', 'after', null, [365 * day, 366 * day]],
  ['moments later', 'after', null, [1, 3600]],
  ['meanwhile', 'same', null, null],
  ['at the same time', 'same', null, null],
  ['later', 'after', null, null],
] as const)('%s is relative', (text, relation, to, amount) => {
  const found = time(text);
  expect(found).toMatchObject({ type: 'relative', relation, to });
  if (found.type !== 'relative') return;
  if (amount === null) expect(found.amount).toBeNull();
  else {
    expect(found.amount?.low).toBeCloseTo(amount[0], -5);
    expect(found.amount?.high).toBeCloseTo(amount[1], -5);
  }
});

test('in a (when), the same night is that moment', () => {
  expect(time('the same night', 'when')).toMatchObject({ type: 'relative', relation: 'same', to: null });
});

test('a name that is a moment already is never read otherwise, and its article is optional', () => {
  expect(time('the next day of May')).toMatchObject({ type: 'moment', name: 'the next day of May' });
  expect(time('small hours')).toMatchObject({ type: 'moment', name: 'the small hours', text: 'small hours' });
  expect(time('night 9')).toMatchObject({ type: 'moment', name: 'night 9' });
});

test('amounts', () => {
  expect(readAmount('half an hour')).toEqual({ low: 1800, high: 1800 });
  expect(readAmount('a few weeks')).toEqual({ low: 14 * day, high: 49 * day });
  expect(readAmount('eighteen months')?.low).toBeGreaterThan(530 * day);
  expect(readAmount('some doors')).toBeNull();
});

test.each([
  ['0:43:10', 2590],
  ['43:10', 2590],
  ['1:45:00', 6300],
  ['0:00', 0],
  ['1:60', null],
  ['1:99:00', null],
  ['43', null],
  ['night 1', null],
] as const)('the clock %s', (text, seconds) => {
  expect(readClock(text)).toBe(seconds);
});
