import { describe, expect, test } from 'vitest';
import { definite } from '../../src/language/french.ts';
import { declare } from '../../src/language/introducing.ts';
import { advising } from '../../src/language/making-up.ts';
import { parseStory } from '../../src/language/parse.ts';
import { prelude } from '../../src/language/prelude.ts';
import { printStory } from '../../src/language/print.ts';
import { readQuestion } from '../../src/language/question.ts';
import { Source } from '../../src/text/source.ts';
import { bare, declaration, says } from './sentences.ts';

const { words } = prelude('fr');

function lighthouse() {
  const vocabulary = bare(words, 'fr');
  for (const name of ['Anne', 'Paul', 'Marie']) declare(vocabulary, declaration('person', name));
  for (const name of ['le phare', "l'île"]) declare(vocabulary, declaration('place', name));
  declare(vocabulary, declaration('thing', 'la lampe'));
  return vocabulary;
}

describe('a French sentence', () => {
  test.each([
    ['Anne est dans un phare', '?x est dans ?place [Anne, le phare]'],
    ['La lampe appartient au phare', '?thing appartient à ?x [la lampe, le phare]'],
    ['Anne et Paul étaient dans l’île', "?x est dans ?place [Anne, l'île]; ?x est dans ?place [Paul, l'île]"],
    ['Anne est sortie du phare', '?x quitte ?place [Anne, le phare]'],
    ["Paul est le père d'Anne", '?x est le père de ?y [Paul, Anne]'],
    ["Paul n'est pas encore mort", 'not ?x est mort [Paul]'],
    ['Paul ne tient plus la lampe', 'not ?x tient ?thing [Paul, la lampe]'],
    [
      "Anne et Marie n'avaient jamais rencontré Paul",
      'not ?x rencontre ?y [Anne, Paul]; not ?x rencontre ?y [Marie, Paul]',
    ],
    ['Anne ne jongle pas', 'not ?x jongle [Anne]'],
    ["Paul ne s'est pas noyé", 'not ?x meurt [Paul]'],
    ['Anne prend la lampe avec prudence', '?x prend ?thing [Anne, la lampe]'],
    ['Anne croit que Paul est mort', 'Anne believes: ?x est mort [Paul]'],
    ["Anne sait qu'Anne n'imagine pas Paul", 'Anne knows: not ?x imagine ?y [Anne, Paul]'],
    [
      'Anne ne dit pas à Paul que Marie pense que la lampe est dans le phare',
      'not Anne tells Paul: Marie thinks: ?x est dans ?place [la lampe, le phare]',
    ],
    ["personne ne sait qu'Anne est morte", 'not ?nobody knows: ?x est mort [Anne]'],
  ])('%s', (sentence, meaning) => expect(says(sentence, lighthouse())).toContain(meaning));

  test.each([
    ['une lampe', 'la lampe'],
    ['un phare', 'le phare'],
    ['un homme', "l'homme"],
    ['Anne', 'Anne'],
  ])('%s is known as %s', (written, name) => expect(definite(written)).toBe(name));
});

test.each([
  ['Où est la lampe ?', '?x est dans ?place'],
  ['Qui tient la lampe ?', '?x tient ?thing'],
  ["est-ce qu'Anne est morte", '?x est mort'],
])('the question %s', (question, word) => {
  const names = [
    { name: 'Anne', written: 'Anne', kind: 'person' },
    { name: 'la lampe', written: 'la lampe', kind: 'thing' },
  ] as const;
  const { content } = readQuestion(
    question,
    { names, words, moments: [], scenes: [], language: 'fr' },
    advising,
  );
  expect(content).toMatchObject({ type: 'clauses', clauses: [{ word: { id: word } }] });
});

describe('`words` in the front matter', () => {
  const parse = (value: string) =>
    parseStory(
      new Source('test', `---\nstory: A\nwords: ${value}\n---\n\n# Story\n\n## One\n\n- Anne dies\n`),
    );

  test('names the prelude, whatever the language of the work', () => {
    const { tree } = parse('fr');
    expect(tree.front).toMatchObject({ words: 'fr', language: 'en', other: [] });
    expect(tree.builtIn).toBe(words);
    expect(parseStory(new Source('test', printStory(tree))).tree.front.words).toBe('fr');
  });

  test('that names none is an error, and English is read', () => {
    const { tree, diagnostics } = parse('fra');
    expect(tree.front.words).toBeNull();
    expect(tree.words).toBe(prelude().words);
    expect(diagnostics.find(({ code }) => code === 'unknown-prelude')).toMatchObject({
      severity: 'error',
      span: { start: { line: 3, column: 8 }, end: { line: 3, column: 11 } },
      message: expect.stringContaining('en and fr'),
      fixes: [{ edits: [{ text: 'fr' }] }],
    });
  });
});
