import { expect, test } from 'vitest';
import { PRELUDE_TEXT } from '../../src/language/prelude.generated.ts';
import { prelude, readPrelude } from '../../src/language/prelude.ts';
import { Source } from '../../src/text/source.ts';
import { bare, tell } from './sentences.ts';

test('the prelude has no faults', () => {
  expect(readPrelude(new Source('prelude.story.md', PRELUDE_TEXT), 'en').diagnostics).toEqual([]);
  expect(prelude()).toBe(prelude());
  expect([...prelude().words.values()].every((word) => word.builtIn)).toBe(true);
});

test('every form of every word of the prelude is read, and none as an undeclared event', () => {
  const fills: Readonly<Record<string, string>> = {
    any: 'Sally',
    place: 'Paris',
    thing: 'the marble',
    group: 'the choir',
    date: '12 March 1987',
    number: '7',
  };
  const unread: string[] = [];
  for (const word of prelude().words.values())
    for (const form of word.forms) {
      const sentence = word.variables.reduce(
        (text, { name, kind }) => text.replace(`?${name}`, fills[kind] ?? ''),
        form,
      );
      const vocabulary = bare();
      vocabulary.introduce('person', 'Sally', { from: 0, to: 0 });
      const { content } = tell(sentence, vocabulary).sentence;
      if (
        content?.type === 'clauses'
          ? content.clauses.some((clause) => clause.word.invented)
          : content?.type !== 'watches'
      )
        unread.push(sentence);
    }
  expect(unread).toEqual([]);
});
