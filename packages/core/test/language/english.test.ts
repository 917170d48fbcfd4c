import { describe, expect, test } from 'vitest';
import { third } from '../../src/language/english.ts';
import { tokeniseText } from '../../src/language/tokens.ts';
import { verbReadings } from '../../src/language/verb.ts';
import { lexicon } from '../../src/language/word-lists.ts';

test.each([
  ['go', 'goes'],
  ['carry', 'carries'],
  ['play', 'plays'],
  ['watch', 'watches'],
  ['are', 'is'],
  ['have', 'has'],
  ['re-enter', 're-enters'],
])('%s → %s', (base, form) => expect(third(base)).toBe(form));

describe('a verb', () => {
  const read = (text: string, verb: string) => {
    const tokens = tokeniseText(text, 0);
    const reading = verbReadings(tokens, 0, tokens.length, lexicon).findLast(({ literals }) =>
      literals.includes(verb),
    );
    return (
      reading &&
      `${reading.negated ? 'not ' : ''}${reading.secretly ? 'secretly ' : ''}${tokens
        .slice(reading.next)
        .map(({ text: word }) => word)
        .join(' ')}`
    );
  };
  test.each([
    ['went home', 'goes', 'home'],
    ['stopped', 'stops', ''],
    ['loved him', 'loves', 'him'],
    ['carried it', 'carries', 'it'],
    ['did not go home', 'goes', 'not home'],
    ["doesn't go", 'goes', 'not '],
    ['never goes', 'goes', 'not '],
    ['has never gone home', 'goes', 'not home'],
    ['had been in bed', 'is', 'in bed'],
    ['has been holding it', 'holds', 'it'],
    ['is no longer alive', 'is', 'not alive'],
    ['was dying', 'dies', ''],
    ['will not be there', 'is', 'not there'],
    ['will have gone', 'goes', ''],
    ['has secretly met him', 'meets', 'secretly him'],
    ['quietly opens it', 'opens', 'it'],
  ])('%s', (text, verb, rest) => expect(read(text, verb)).toBe(rest));
  test('that nearly happens does not', () => expect(read('nearly dies', 'dies')).toBeUndefined());
});
