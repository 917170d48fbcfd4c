import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advising } from '../../src/language/making-up.ts';
import { prelude } from '../../src/language/prelude.ts';
import { type QuestionVocabulary, readQuestion } from '../../src/language/question.ts';
import { said, scenes } from './sentences.ts';

const told: QuestionVocabulary = {
  names: [
    { name: 'Adam', written: 'Adam', kind: 'person' },
    // Known so far by an alias only.
    { name: 'Harry', written: 'the stranger', kind: 'person' },
    { name: 'the marble', written: 'the marble', kind: 'thing' },
  ],
  words: prelude().words,
  moments: ['night 1'],
  scenes,
};
const ask = (text: string) => {
  const { content, problem } = readQuestion(text, told, advising);
  return content === null ? `! ${problem}` : said(content);
};

describe('a question', () => {
  test.each([
    ['the marble is in ?where', '?x is in ?place [the marble, ?where]'],
    ['Adam knows that ?x is dead', 'Adam knows: ?x is dead [?x]'],
    ['the stranger is dead?', '?x is dead [Harry]'],
    ['Adam holds ?what', '?x holds ?thing [Adam, ?what]'],
    ['Adam went to ?p', '?x goes to ?place [Adam, ?p]'],
    ['?who is not dead', 'not ?x is dead [?who]'],
    ['(night 1) Adam is in ?where', '(night 1) ?x is in ?place [Adam, ?where]'],
    // What scenes are can be told and not asked.
    ['the scene "The knock" is real', '! No word told so far fits “the scene "The knock" is real”.'],
    ['is Adam dead?', '?x is dead [Adam]'],
    ['does Adam know that the stranger is dead?', 'Adam knows: ?x is dead [Harry]'],
    ['where is the marble?', '?x is in ?place [the marble, ?where]'],
    ['who holds the marble?', '?x holds ?thing [?who, the marble]'],
    ['whom does Adam love?', '?x loves ?y [Adam, ?who]'],
  ])('%s', (text, meaning) => expect(ask(text)).toBe(meaning));

  test('about a name not told reads like one about a name that is nowhere', () => {
    for (const name of ['Harry', 'Voldemort']) {
      expect(ask(`${name} is dead`)).toBe(`?x is dead [<${name}>]`);
      expect(ask(`${name} believes that the marble is in ?where`)).toBe(
        `<${name}> believes: ?x is in ?place [the marble, ?where]`,
      );
    }
  });

  test('that no word fits says so', () =>
    expect(ask('Adam dyes')).toBe('! No word told so far fits “Adam dyes”. Did you mean “Adam dies”?'));

  test.each(['', '?', '(', 'Adam', 'Adam knows that'])('that asks nothing: “%s”', (text) =>
    expect(ask(text)).toMatch(/^! ./u),
  );

  test('leaves what it is read with as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Adam',
            'Harry',
            'the box',
            'knows',
            'that',
            'is',
            'dead',
            'in',
            '?x',
            '(night 2)',
            'and',
            '"',
          ),
          { maxLength: 12 },
        ),
        (words) => {
          const before = ask('Harry is in the box');
          ask(words.join(' '));
          expect(ask('Harry is in the box')).toBe(before);
        },
      ),
      { numRuns: 200 },
    );
  });
});
