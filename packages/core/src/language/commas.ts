import { readDate } from '../text/calendar.ts';
import type { Range } from '../text/source.ts';
import { trimRange } from './ranges.ts';

const monthDay =
  /^(?:.*\s)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d{1,2}(?:st|nd|rd|th)?$/iu;
const year = /^\d{4}(?:\s|$)/u;

/**
 * The parts between commas, trimmed, empty ones left out. The comma of an American date does not part, nor one after its weekday:
 *
 *     *0:21:00, March 12, 1987, the old house*        *Thursday, 12 March 1987, the old house*
 *      ------- --------------- -------------           ----------------------- -------------
 */
export function commaParts(text: string, range: Range): Range[] {
  const parts: Range[] = [];
  let from = range.from;
  for (let i = range.from; i <= range.to; i++) {
    if (i < range.to && text[i] !== ',' && text[i] !== '，' && text[i] !== '、') continue;
    const part = trimRange(text, { from, to: i });
    from = i + 1;
    if (part.from === part.to) continue;
    const before = parts[parts.length - 1];
    // A date is short: longer parts are not tried, so that a file of commas costs one pass.
    if (
      before !== undefined &&
      before.to - before.from < 60 &&
      year.test(text.slice(part.from, Math.min(part.to, part.from + 5))) &&
      monthDay.test(text.slice(before.from, before.to))
    )
      parts[parts.length - 1] = { from: before.from, to: part.to };
    else parts.push(part);
  }
  return withWeekdays(text, parts);
}

const weekday = /^(?:on )?(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\.?$/iu;

function withWeekdays(text: string, parts: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isDated =
      before !== undefined &&
      before.to - before.from < 16 &&
      part.to - part.from < 60 &&
      weekday.test(text.slice(before.from, before.to)) &&
      readDate(`Sunday, ${text.slice(part.from, part.to)}`) !== null;
    if (isDated) joined[joined.length - 1] = { from: before.from, to: part.to };
    else joined.push(part);
  }
  return joined;
}
