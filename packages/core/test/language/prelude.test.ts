import { expect, test } from 'vitest';
import { introduce } from '../../src/language/introducing.ts';
import { PRELUDES } from '../../src/language/prelude.generated.ts';
import { prelude, readPrelude } from '../../src/language/prelude.ts';
import { Source } from '../../src/text/source.ts';
import { bare, tell } from './sentences.ts';

test.each(Object.keys(PRELUDES))('the prelude of %s has no faults', (language) => {
  const source = new Source('prelude', PRELUDES[language]!);
  expect(readPrelude(source, language).diagnostics).toEqual([]);
  expect(prelude(language)).toBe(prelude(language));
  expect([...prelude(language).words.values()].every((word) => word.builtIn)).toBe(true);
});

const roles = ['birth', 'birthday', 'death', 'ghost', 'parent', 'whereabouts'];

test.each(Object.keys(PRELUDES))('the prelude of %s has a word for each role', (language) => {
  const found = [...prelude(language).words.values()].flatMap(({ role }) => role ?? []);
  expect(found.sort()).toEqual(roles);
});

const fillings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { any: 'Sally', place: 'Paris', thing: 'the marble', group: 'the choir' },
  fr: { any: 'Sally', place: 'Paris', thing: 'la bille', group: 'la chorale' },
};

test.each(Object.keys(PRELUDES))('every form of every word of the prelude of %s is read', (language) => {
  const fills = { ...fillings[language], date: '12 March 1987', number: '7' } as Record<string, string>;
  const unread: string[] = [];
  for (const word of prelude(language).words.values())
    for (const form of word.forms) {
      const what = language === 'fr' ? 'Sally est un fantôme' : 'Sally is a ghost';
      const sentence = word.variables.reduce(
        (text, { name, kind }) => text.replace(`?${name}`, name === 'what' ? what : (fills[kind] ?? '')),
        form,
      );
      const vocabulary = bare(prelude(language).words, language);
      introduce(vocabulary, 'person', 'Sally', { from: 0, to: 0 });
      const { content } = tell(sentence, vocabulary).sentence;
      const read =
        content?.type === 'clauses'
          ? content.clauses.every((clause) => !clause.word.invented && clause.word.kind !== 'claim')
          : content?.type === 'claim'
            ? content.verb === word.claim
            : content?.type === 'watches';
      if (!read) unread.push(sentence);
    }
  expect(unread).toEqual([]);
});
