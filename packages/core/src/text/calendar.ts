/**
 * Dates as people write them, as half-open stretches of seconds from 1970-01-01T00:00
 * (proleptic Gregorian, no zone): `June 1994` is the whole month.
 */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const day = 86400;

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Seconds at the start of a day. Months from 1; a month or day past the last goes on into the next. */
export function startOf(year: number, month: number, date: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999: 400 years later the calendar repeats.
  const shift = year >= 0 && year < 100 ? 400 : 0;
  return Date.UTC(year + shift, month - 1, date) / 1000 - shift * 365.2425 * day;
}

/** Sunday first, as the days of a week are counted here. */
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekdayWord = /^(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\.?,? (?=\S)/u;

/** What a date covers, or null if the text is none. Reads the whole text. A day may have its weekday before it, right or wrong. */
export function readDate(text: string): Stretch | null {
  const trimmed = text.replace(/\s+/gu, ' ').trim().toLowerCase();
  if (trimmed.length === 0 || trimmed.length > 60 || !/\d/u.test(trimmed)) return null;
  const dated = trimmed.replace(weekdayWord, '');
  if (dated !== trimmed) {
    const on = withClock(dated) ?? readDay(dated);
    return on !== null && on.to - on.from <= day ? on : null;
  }
  const clocked = withClock(trimmed);
  if (clocked !== null) return clocked;
  return readDay(trimmed) ?? readEra(trimmed);
}

/** The day of the week on which a second falls, from 0 for Sunday. */
export function weekdayAt(second: number): number {
  // 1970 began on a Thursday.
  return (((Math.floor(second / day) + 4) % 7) + 7) % 7;
}

/**
 * The day of the week, from 0 for Sunday, on which a date at the end of a text falls, where it is written with another: 2 for
 * `after Monday, 2 May 2000`. Null where there is nothing to mend.
 */
export function weekdayInstead(text: string): number | null {
  const lower = text.replace(/\s+/gu, ' ').trim().toLowerCase();
  if (lower.length > 120) return null;
  for (const { index } of lower.matchAll(/(?<!\p{L})(?:sun|mon|tue|wed|thu|fri|sat)/gu)) {
    const written = lower.slice(index);
    const called = weekdayWord.exec(written)?.[1];
    const date = called === undefined ? null : readDate(written);
    if (called === undefined || date === null) continue;
    const is = weekdayAt(date.from);
    return weekdayNames[is]!.startsWith(called) ? null : is;
  }
  return null;
}

/**
 *     12 March 1987 14:30        1987-12-24T21:05        March 12, 1987 at 9 pm
 *     ------------- =====        ---------- =====        -------------- = ====
 */
function withClock(text: string): Stretch | null {
  const found =
    /^(.*\d)(?:,? at |, | |t)(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?(?: ?([ap])\.?m\.?)?$/u.exec(text);
  if (found === null) return null;
  const [, date = '', hours = '', minutes, seconds, half] = found;
  if (minutes === undefined && half === undefined) return null;
  const on = readDay(date);
  if (on === null || on.to - on.from !== day) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 24 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return null;
  const from = on.from + hour * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return { from, to: from + (seconds !== undefined ? 1 : minutes !== undefined ? 60 : 3600) };
}

function readDay(text: string): Stretch | null {
  // 1987-12-24, 1987-12
  let found = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/u.exec(text);
  if (found !== null)
    return stretch(Number(found[1]), Number(found[2]), found[3] === undefined ? null : Number(found[3]));
  // 12 March 1987, the 12th of March, 1987
  found = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]+)\.?,? (\d{3,4})$/u.exec(text);
  if (found !== null) return named(found[2], found[1], found[3]);
  // March 12, 1987
  found = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (found !== null) return named(found[1], found[2], found[3]);
  // June 1994, June of 1994
  found = /^([a-z]+)\.?,?(?: of)? (\d{3,4})$/u.exec(text);
  if (found !== null && monthNumber(found[1]) !== null) return named(found[1], undefined, found[2]);
  // Christmas Eve 1987
  found =
    /^(christmas eve|christmas day|christmas|new year's eve|new year’s eve|halloween),?(?: of)? (\d{4})$/u.exec(
      text,
    );
  if (found !== null) {
    const [month, date] = feast(found[1] ?? '');
    return stretch(Number(found[2]), month, date);
  }
  return null;
}

function feast(name: string): [number, number] {
  if (name === 'christmas eve') return [12, 24];
  if (name.startsWith('new')) return [12, 31];
  return name === 'halloween' ? [10, 31] : [12, 25];
}

/** Years, decades, centuries, seasons, and the early or late part of them. */
function readEra(text: string): Stretch | null {
  let found = /^(?:the )?(early|mid|late)[- ](.+)$/u.exec(text);
  if (found !== null) {
    const whole = readDay(found[2] ?? '') ?? readEra((found[2] ?? '').replace(/^the /u, ''));
    if (whole === null) return null;
    const third = (whole.to - whole.from) / 3;
    const part = found[1] === 'early' ? 0 : found[1] === 'mid' ? 1 : 2;
    return { from: Math.floor(whole.from + part * third), to: Math.floor(whole.from + (part + 1) * third) };
  }
  found = /^(?:the year )?(\d{4})$/u.exec(text);
  if (found !== null) return years(Number(found[1]), 1);
  found = /^(?:ad )?(\d{1,4}) ?(?:(ad|ce)|(bc|bce))$/u.exec(text) ?? /^(ad) (\d{1,4})$/u.exec(text);
  if (found !== null) {
    if (found[1] === 'ad') return years(Number(found[2]), 1);
    return years(found[3] === undefined ? Number(found[1]) : 1 - Number(found[1]), 1);
  }
  found = /^(?:the )?(\d{3}0)['’]?s$/u.exec(text);
  if (found !== null)
    return years(Number(found[1]), Number(found[1]) % 100 === 0 && Number(found[1]) < 1900 ? 100 : 10);
  found = /^(?:the )?(\d{1,2})(?:st|nd|rd|th) century$/u.exec(text);
  if (found !== null) return years((Number(found[1]) - 1) * 100 + 1, 100);
  // Winter begins in one year and ends in the next, and summer does so in the south: the bounds hold anywhere.
  found = /^(?:the )?(?:spring|summer|autumn|fall|winter)(?: of)? (\d{4})$/u.exec(text);
  if (found !== null)
    return { from: startOf(Number(found[1]), 1, 1), to: startOf(Number(found[1]) + 1, 4, 1) };
  return null;
}

function years(first: number, count: number): Stretch {
  return { from: startOf(first, 1, 1), to: startOf(first + count, 1, 1) };
}

function named(
  month: string | undefined,
  date: string | undefined,
  year: string | undefined,
): Stretch | null {
  const number = monthNumber(month);
  return number === null ? null : stretch(Number(year), number, date === undefined ? null : Number(date));
}

function monthNumber(name: string | undefined): number | null {
  if (name === undefined || name.length < 3) return null;
  const index = monthNames.findIndex(
    (month) => month === name || (name.length <= 4 && month.startsWith(name)),
  );
  return index < 0 ? null : index + 1;
}

function stretch(year: number, month: number, date: number | null): Stretch | null {
  if (month < 1 || month > 12) return null;
  if (date === null) return { from: startOf(year, month, 1), to: startOf(year, month + 1, 1) };
  const from = startOf(year, month, date);
  // The 30th of February is no date.
  if (date < 1 || from >= startOf(year, month + 1, 1)) return null;
  return { from, to: from + day };
}

/**
 * Says what is wrong with what is written as a date and is none; null if it is not written as one.
 *
 *     31 November 1987        1987-13-02        12 March 1987 at 25:00
 */
export function impossibleDate(text: string): string | null {
  const lower = text.replace(/\s+/gu, ' ').trim().toLowerCase().replace(weekdayWord, '');
  if (readDate(lower) !== null) return null;
  const [, date = lower, clock] =
    /^(.*\d)(?:,? at |, | |t)(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)$/u.exec(lower) ?? [];
  const number =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]+)\.?,? \d{3,4}$/u.exec(date) ??
    /^(?:)([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? \d{4}$/u.exec(date);
  const [, one = '', other = ''] = number ?? [];
  const month = monthNumber(/\d/u.test(one) ? other : one);
  if (/^\d{4}-\d{1,2}-\d{1,2}$/u.test(date) || month !== null) {
    if (readDate(date) === null)
      return month === null
        ? `There is no such date as “${text}”: write the year, the month from 01 to 12, and a day that it has.`
        : `There is no such date as “${text}”: that month has not so many days.`;
    if (clock !== undefined) return `There is no such time of day as ${clock}.`;
  }
  return null;
}

const written =
  /(?<![\p{L}\p{N}-])(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+\p{L}+\.?,?\s+\d{3,4}|\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\p{L}\p{N}-])/gu;

/** The first date in a text that there is not, where it stands (half-open, from 0), and what is wrong with it; null if there is none. */
export function impossibleDateIn(text: string): { from: number; to: number; message: string } | null {
  for (const { 0: date, index } of text.matchAll(written)) {
    const message = impossibleDate(date);
    if (message !== null) return { from: index, to: index + date.length, message };
  }
  return null;
}
