/**
 * What is found without a rule sentence, since none can say it: the name by which `on purpose (name)` speaks of it, and the code
 * of its diagnostics.
 */
export const UNWRITTEN: ReadonlyMap<string, string> = new Map([
  ['one place at a time', 'two-places'],
  ['one holder at a time', 'two-holders'],
  ['one at a time', 'two-values'],
  ['what is forever does not end', 'forever-ended'],
  ['what is known is so', 'learns-otherwise'],
  ['ages add up', 'ages-clash'],
  ['nobody acts before they are born', 'unborn-act'],
  ['the dead are not there', 'dead-present'],
  ['what is told was learnt', 'untold-knowledge'],
  ['a name is heard before it is used', 'untold-name'],
]);

/** Words that say nothing of what a rule is about. */
const SMALL = new Set('the a an do does not is are of to in at what nobody no their les n ne pas'.split(' '));

/** The code of a rule's diagnostics: `the dead do not act` → `dead-act`. */
export function codeOf(rule: string): string {
  const unwritten = UNWRITTEN.get(rule);
  if (unwritten !== undefined) return unwritten;
  const words = wordsOf(rule);
  const telling = words.filter((word) => !SMALL.has(word));
  return (telling.length > 0 ? telling : words).join('-') || 'rule';
}

/** The same with its small words, for a rule whose code is taken: `the dead act` → `the-dead-act`. */
export const codeOfWords = (rule: string): string => wordsOf(rule).join('-') || 'rule';

const wordsOf = (rule: string): readonly string[] =>
  rule
    .toLowerCase()
    .replace(/['’]s\b/gu, 's')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
