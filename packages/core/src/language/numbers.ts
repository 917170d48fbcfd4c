// Numbers and timecodes as they are written: what questions need of times too.

const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** A cheap look before the careful one: whether a number may begin with this word, in lower case. */
export function mayBeginNumber(word: string): boolean {
  if (word === 'a' || word === 'an') return true;
  const [first = ''] = word.split('-', 1);
  return /^\d/u.test(word) || Object.hasOwn(numberWords, first) || Object.hasOwn(tens, first);
}

/** A whole number in figures or words (`twelve`, `thirty-one`, `a hundred`), or null. */
export function readNumber(text: string): number | null {
  const word = text.toLowerCase().trim();
  if (/^\d{1,9}$/u.test(word)) return Number(word);
  if (/^\d{1,3}(?:,\d{3}){1,2}$/u.test(word)) return Number(word.replaceAll(',', ''));
  if (Object.hasOwn(numberWords, word)) return numberWords[word] ?? null;
  if (word === 'a' || word === 'an') return 1;
  if (/^(?:a|one) hundred$/u.test(word)) return 100;
  if (/^(?:a|one) thousand$/u.test(word)) return 1000;
  if (word === 'a dozen') return 12;
  const [ten = '', unit = ''] = word.split(/[- ]/u);
  if (!Object.hasOwn(tens, ten)) return null;
  if (unit === '') return tens[ten] ?? null;
  const ones = Object.hasOwn(numberWords, unit) ? (numberWords[unit] ?? 0) : 0;
  return ones >= 1 && ones <= 9 ? (tens[ten] ?? 0) + ones : null;
}

/** `0:43:10` or `43:10` in seconds; null for anything else. */
export function readClock(text: string): number | null {
  const found = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?$/u.exec(text.trim());
  if (found === null) return null;
  const [, hours, minutes = '0', seconds = '0'] = found;
  if (Number(seconds) > 59 || (hours !== undefined && (minutes.length > 2 || Number(minutes) > 59)))
    return null;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}
