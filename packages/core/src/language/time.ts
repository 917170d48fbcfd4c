import { day, readDate } from '../text/calendar.ts';
import type { Range } from '../text/source.ts';
import type { Amount, TimeExpression } from './tree.ts';
import { lexicon } from './word-lists.ts';

/** Where a time is read: what `the same night` means depends on it. */
export type TimePosition = 'stage' | 'timeline' | 'when';

/** Whether a name is a moment's: true (as written), or the name under which the moment is known. */
export type MomentNames = (name: string) => boolean | string | null | undefined;

/**
 * Reads a time as people write it. Never fails: what is no date and no relation is the name of a moment,
 * known or new (the caller knows which, and says so).
 *
 *     December 1987                       date
 *     after the crash                     relative, to `the crash`
 *     3 days after the crash              relative, to `the crash`, exactly 3 days
 *     the next day, three weeks later     relative, to null: the scene told before
 *     meanwhile                           relative, same, to null
 *     night 1                             moment
 *     for three days                      lasts (in the Timeline)
 *
 * `isMoment` says which names are moments already; a name that is one is never read otherwise.
 * A relation to a date (`after 1987`) is itself a date.
 */
export function readTime(
  text: string,
  range: Range,
  isMoment: MomentNames,
  position: TimePosition,
): TimeExpression {
  const written = text.replace(/\s+/gu, ' ').trim();
  const base = { text: written, range };
  const known = momentNamed(written, isMoment);
  if (known !== null) return { ...base, type: 'moment', name: known };
  const date = readDate(written);
  if (date !== null) return { ...base, type: 'date', from: date.from, to: date.to };
  // A moment's name is short; a longer text is not searched for relations.
  if (written.length > 300) return { ...base, type: 'moment', name: written };
  // `in June 1994`, `on 12 March 1987`
  const prefixed = /^(?:in|on|around|at) (.+)$/iu.exec(written)?.[1];
  if (prefixed !== undefined) {
    const inside = readDate(prefixed);
    if (inside !== null) return { ...base, type: 'date', from: inside.from, to: inside.to };
  }
  const length = position === 'timeline' ? readLength(written) : null;
  if (length !== null) return { ...base, type: 'lasts', amount: length };
  return (
    sameTime(base, written, position) ??
    laterOrEarlier(base, written) ??
    related(base, written, isMoment) ?? { ...base, type: 'moment', name: written }
  );
}

/**
 *     for three days        lasts about a week        two hours long
 *
 * People count days and years as they like, the first one in or not: of these one more or less is allowed.
 */
function readLength(text: string): Amount | null {
  const found = /^(?:for|lasts?|lasting|over) (.+)$/iu.exec(text) ?? /^(.+) long$/iu.exec(text);
  const amount = found === null ? null : readAmount(found[1] ?? '');
  if (amount === null) return null;
  const slack = amount.low >= 300 * day ? 366 * day : amount.low >= day ? day : 0;
  return { low: Math.max(1, amount.low - slack), high: amount.high + slack };
}

interface Base {
  readonly text: string;
  readonly range: Range;
}

/** The name under which a moment is known: as `isMoment` says, or as written, or with or without its article. */
function momentNamed(written: string, isMoment: MomentNames): string | null {
  const bare = written.replace(/^the /iu, '');
  for (const name of [written, bare, `the ${bare}`]) {
    const known = isMoment(name);
    if (typeof known === 'string') return known;
    if (known === true) return name;
  }
  return null;
}

const meanwhile =
  /^(?:meanwhile|simultaneously|(?:at )?(?:the|that) (?:very )?same (?:time|moment)|at that (?:very )?(?:time|moment))$/iu;
const sameDay = /^(?:on )?the (?:very )?same (day|night|morning|afternoon|evening|week|month|year)$/iu;

/**
 * `meanwhile` is the moment of the scene before. `the same night` in a stage line is later in that night (two
 * scenes at one moment would clash over who is where); in a `(when)` it is that moment.
 */
function sameTime(base: Base, text: string, position: TimePosition): TimeExpression | null {
  if (meanwhile.test(text)) return { ...base, type: 'relative', relation: 'same', to: null, amount: null };
  const unit = sameDay.exec(text)?.[1]?.toLowerCase();
  if (unit === undefined) return null;
  if (position !== 'stage') return { ...base, type: 'relative', relation: 'same', to: null, amount: null };
  const longest = unit === 'week' ? 7 * day : unit === 'month' ? 31 * day : unit === 'year' ? 366 * day : day;
  return { ...base, type: 'relative', relation: 'after', to: null, amount: { low: 1, high: longest } };
}

/** Each phrase that needs no other moment than the scene before, with its bounds in seconds. */
const phrases: readonly (readonly [RegExp, 'after' | 'before', number, number])[] = [
  [/^(?:on )?(?:the )?(?:next|following) day$/iu, 'after', 1, 2 * day - 1],
  [/^(?:the day after|tomorrow)$/iu, 'after', 1, 2 * day - 1],
  [/^(?:on )?(?:the )?(?:next|following) (?:morning|dawn)$|^the morning after$/iu, 'after', 1, 1.5 * day],
  [/^(?:on )?(?:the )?(?:next|following) (?:afternoon|noon)$/iu, 'after', 1, 1.75 * day],
  [/^(?:on )?(?:the )?(?:next|following) (?:evening|night)$|^the night after$/iu, 'after', 1, 2.25 * day],
  [/^(?:the )?(?:next|following) week$|^the week after$/iu, 'after', 1, 14 * day],
  [/^(?:the )?(?:next|following) month$|^the month after$/iu, 'after', 1, 62 * day],
  [/^(?:the )?(?:next|following) year$|^the year after$/iu, 'after', 1, 732 * day],
  [/^(?:the )?(?:next|following) (?:spring|summer|autumn|fall|winter)$/iu, 'after', 1, 640 * day],
  [/^(?:on )?(?:the day before|the previous day|yesterday)$/iu, 'before', 1, 2 * day - 1],
  [/^(?:the (?:night|evening) before|the previous (?:night|evening)|last night)$/iu, 'before', 1, 2 * day],
  [/^(?:the (?:morning|afternoon) before|the previous (?:morning|afternoon))$/iu, 'before', 1, 2 * day],
  [/^(?:the week before|the previous week)$/iu, 'before', 1, 14 * day],
  [/^(?:the month before|the previous month)$/iu, 'before', 1, 62 * day],
  [/^(?:the year before|the previous year)$/iu, 'before', 1, 732 * day],
  [
    /^(?:later )?(?:on )?(?:that|the same) (?:same )?(?:day|night|morning|afternoon|evening)$/iu,
    'after',
    1,
    day,
  ],
  [/^(?:later (?:the same|that)|that same) (?:day|night|morning|afternoon|evening)$/iu, 'after', 1, day],
  [/^earlier (?:on )?(?:that|the same) (?:day|night|morning|afternoon|evening)$/iu, 'before', 1, day],
  [/^(?:a )?(?:few )?(?:moments?|seconds?|minutes?) (?:later|after(?:wards)?)$/iu, 'after', 1, 3600],
  [/^(?:a )?(?:few )?(?:moments?|seconds?|minutes?) (?:earlier|before)$/iu, 'before', 1, 3600],
  [/^(?:immediately|shortly|soon) (?:after|afterwards)$|^soon$|^right after$/iu, 'after', 1, 7 * day],
  [/^(?:shortly|just) before$/iu, 'before', 1, 7 * day],
];

const anyTime: readonly (readonly [RegExp, 'after' | 'before'])[] = [
  [/^(?:(?:much|some ?time|sometime|a while|long) )?(?:later|after|afterwards)(?: on)?$/iu, 'after'],
  [/^(?:(?:much|some ?time|sometime|a while|long) )?(?:earlier|before|previously)$/iu, 'before'],
];

/** `the next day`, `three weeks later`, `two days earlier`: from the scene told before. */
function laterOrEarlier(base: Base, text: string): TimeExpression | null {
  for (const [pattern, relation, low, high] of phrases)
    if (pattern.test(text)) return { ...base, type: 'relative', relation, to: null, amount: { low, high } };
  for (const [pattern, relation] of anyTime)
    if (pattern.test(text)) return { ...base, type: 'relative', relation, to: null, amount: null };
  const found = /^(.+) (later|afterwards|after|on|earlier|before|ago|previously)$/iu.exec(text);
  const amount = found === null ? null : readAmount(found[1] ?? '');
  if (found === null || amount === null) return null;
  const relation = /^(?:later|after|on)/iu.test(found[2] ?? '') ? 'after' : 'before';
  return { ...base, type: 'relative', relation, to: null, amount };
}

/**
 *     3 days after the crash        the night before the crash        during the war
 *     ====== ----- *********        =========  ------ *********       ------ *******
 */
function related(base: Base, text: string, isMoment: MomentNames): TimeExpression | null {
  const found =
    /^(?:(.*?) )?(after|before|during|since|until|following|prior to) (.+)$/iu.exec(text) ??
    /^()(at the same time as|the same (?:day|night) as|meanwhile in|as of|from|by) (.+)$/iu.exec(text);
  if (found === null) return null;
  const [, amountText = '', relationText = '', rest = ''] = found;
  const relation = relationOf(relationText.toLowerCase());
  if (relation === null) return null;
  let amount: Amount | null = null;
  if (amountText !== '') {
    amount = nearby(amountText, relation) ?? readAmount(amountText);
    // `just after`, `some time before`, `shortly after` say nothing that a bound could hold.
    if (
      amount === null &&
      !/^(?:just|soon|shortly|right|immediately|long|well|some ?time|a while|not long)$/iu.test(amountText)
    )
      return null;
  }
  const known = momentNamed(rest, isMoment);
  const date = known === null ? readDate(rest) : null;
  if (date !== null) return { ...base, type: 'date', ...dateNear(date, relation, amount) };
  return { ...base, type: 'relative', relation, to: known ?? rest, amount };
}

function relationOf(text: string): 'after' | 'before' | 'during' | 'same' | null {
  if (text === 'after' || text === 'following') return 'after';
  if (text === 'before' || text === 'prior to') return 'before';
  if (text === 'during') return 'during';
  return text.includes('same') ? 'same' : null;
}

/** The ends of time, for `before 1987`: some 10,000 years on either side. */
const farthest = 10_000 * 366 * day;

function dateNear(
  date: { readonly from: number; readonly to: number },
  relation: 'after' | 'before' | 'during' | 'same',
  amount: Amount | null,
): { from: number; to: number } {
  if (relation === 'after')
    return amount === null
      ? { from: date.to, to: farthest }
      : { from: date.from + amount.low, to: date.to + amount.high };
  if (relation === 'before')
    return amount === null
      ? { from: -farthest, to: date.from }
      : { from: date.from - amount.high, to: date.to - amount.low };
  return { from: date.from, to: date.to };
}

/** `the day after X`, `the night before X`. */
function nearby(text: string, relation: 'after' | 'before' | 'during' | 'same'): Amount | null {
  const unit = /^(?:the|on the) (day|night|morning|afternoon|evening|week|month|year)$/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  if (unit === undefined || (relation !== 'after' && relation !== 'before')) return null;
  const span = unit === 'week' ? 7 : unit === 'month' ? 31 : unit === 'year' ? 366 : 1;
  return { low: 1, high: (span + (span === 1 ? 1.25 : span)) * day };
}

/** Least and greatest seconds in one of each: months and years differ. */
const units: Readonly<Record<string, readonly [number, number]>> = {
  second: [1, 1],
  minute: [60, 60],
  hour: [3600, 3600],
  day: [day, day],
  night: [day, day],
  week: [7 * day, 7 * day],
  fortnight: [14 * day, 14 * day],
  month: [28 * day, 31 * day],
  year: [365 * day, 366 * day],
  decade: [3652 * day, 3653 * day],
  century: [36524 * day, 36525 * day],
};

/** `a few`, `several`, …: how many that is. */
const vague: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:a )?couple(?: of)?$/u, 2, 3],
  [/^(?:a |the )?few$|^some$/u, 2, 7],
  [/^several$/u, 3, 12],
  [/^many$/u, 4, 100],
  [/^half an?$|^half a$/u, 0.5, 0.5],
  [/^$/u, 2, 100],
];

/**
 *     3 days        about 12 years        a few weeks        more than 5 hours
 *
 * In seconds. "About" is a sixth on either side, and half a unit at least.
 */
export function readAmount(text: string): Amount | null {
  const found =
    /^(?:(about|around|roughly|some|almost|nearly|approximately|circa|c\.|more than|over|at least|less than|under|at most|up to|exactly) )?(.*?) ?(second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?$/iu.exec(
      text.trim().replace(/^the /iu, ''),
    );
  if (found === null) return null;
  const [, hedgeText = '', countText = '', unitText = ''] = found;
  const unitName = unitText.toLowerCase() === 'centurie' ? 'century' : unitText.toLowerCase();
  const [least, greatest] = units[unitName] ?? [day, day];
  const count = lexicon.number(countText);
  let low: number;
  let high: number;
  if (count !== null)
    [low, high] = [manyUnits(count, least, unitName, 'low'), manyUnits(count, greatest, unitName, 'high')];
  else {
    const bounds = vague.find(([pattern]) => pattern.test(countText.toLowerCase()));
    if (bounds === undefined) return null;
    // A bare `years later` is many; a bare singular (`day later`) is no amount.
    if (countText === '' && !/s$/iu.test(text.trim())) return null;
    [low, high] = [bounds[1] * least, bounds[2] * greatest];
  }
  const hedge = hedgeText.toLowerCase();
  if (hedge === '' || hedge === 'exactly') return { low, high };
  if (/^(?:more|over|at least)/u.test(hedge)) return { low, high: high * 2 };
  if (/^(?:less|under|at most|up to)/u.test(hedge)) return { low: 1, high };
  const slack = Math.max(least / 2, low / 6);
  return { low: low - slack, high: high + slack };
}

/** Twelve months are a year, not 12 × 28 days. */
function manyUnits(count: number, seconds: number, unit: string, side: 'low' | 'high'): number {
  if (unit === 'month' && count >= 12) {
    const years = Math.floor(count / 12);
    const [least, greatest] = [365 * day, 366 * day];
    return years * (side === 'low' ? least : greatest) + (count % 12) * seconds;
  }
  return count * seconds;
}
