import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from '../src/pages/clock.ts';

const FILM = 105 * 60;

test('one number is minutes, three are hours, minutes and seconds', () => {
  for (const text of ['43', '43 min', '43:10', '0:43:10'])
    expect([text, readTime(text, FILM)]).toEqual([text, { minute: 43, other: null }]);
});

test('a time after the end is no place: nothing opens by a slip', () => {
  for (const text of ['430', '106', '2:00:00', '430:10'])
    expect([text, readTime(text, FILM)]).toEqual([text, 'beyond']);
  expect(readTime('105', FILM)).toEqual({ minute: 105, other: null });
});

test('what can be read in two ways is read as hours and minutes, and the other reading is known', () => {
  expect(readTime('1:30', FILM)).toEqual({ minute: 90, other: { minutes: 1, seconds: 30 } });
  expect(readTime('0:43', FILM)).toEqual({ minute: 43, other: { minutes: 0, seconds: 43 } });
  // 2 h 30 min would be after the end.
  expect(readTime('2:30', FILM)).toEqual({ minute: 2, other: null });
});

test('what is no time is none', () => {
  for (const text of ['', 'soon', '0:77', '-5', '1:00:61']) expect(readTime(text, FILM)).toBeNull();
});

test('is a whole minute within the work, beyond it, or none, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 60, max: 20_000 }), (text, runtime) => {
      const time = readTime(text, runtime);
      return (
        time === null ||
        time === 'beyond' ||
        (Number.isInteger(time.minute) && time.minute >= 0 && time.minute <= Math.ceil(runtime / 60))
      );
    }),
  );
});
