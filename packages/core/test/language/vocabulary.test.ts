import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declare, entityCalled, findNames, introduce, undeclaredIn } from '../../src/language/introducing.ts';
import { Vocabulary } from '../../src/language/vocabulary.ts';
import { declaration, strangers } from './sentences.ts';

const found = (text: string, vocabulary = strangers()) =>
  findNames(vocabulary, text, 0).map(({ name, range }) => `${name}@${range.from}-${range.to}`);

describe('names in prose', () => {
  test.each([
    ['Harry turns up at Adam’s door.', ['Harry@0-5', "Adam's door@18-29"]],
    ['Harry’s hat. Harrys hat.', ['Harry@0-5']],
    ['[[Harry]] and **Adam**', ['Harry@2-7', 'Adam@16-20']],
    [
      'the neighbour; The neighbour; a neighbour; neighbour; Neighbour',
      ['Harry@0-13', 'Harry@15-28', 'Harry@30-41', 'Harry@43-52', 'Harry@54-63'],
    ],
    ['harry, Harryette, Mr-Harry', []],
    ['see https://example.org/Harry or [him](people/Harry.md)', []],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));

  test('are those that stand there, wherever that is', () => {
    const filler = fc.constantFrom('and', 'the', 'sees', ',', '.', '“', '(', 'Harriet', 'door', '\n');
    const name = fc.constantFrom('Adam', 'Harry', "Harry's flat", 'the bottle', 'Mum');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(filler), name), { maxLength: 8 }), (pieces) => {
        const text = pieces.map(([before, each]) => `${before.join(' ')} and ${each} ;`).join(' ');
        expect(findNames(strangers(), text, 0).map((mention) => mention.name)).toEqual(
          pieces.map(([, each]) => each),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('written without blanks', () => {
    const vocabulary = new Vocabulary(new Map(), 'ja');
    declare(vocabulary, declaration('person', 'アダム'));
    expect(found('夜、アダムが来た。', vocabulary)).toEqual(['アダム@2-5']);
  });
});

test('an entity is found by any of its names as a whole', () => {
  const vocabulary = strangers();
  expect(entityCalled(vocabulary, 'the neighbour')?.name).toBe('Harry');
  expect(entityCalled(vocabulary, 'tower')?.name).toBe('the tower');
  expect(entityCalled(vocabulary, 'Adam’s flat')?.name).toBe("Adam's flat");
  expect(entityCalled(vocabulary, 'Adam and')).toBeUndefined();
  expect(entityCalled(vocabulary, '')).toBeUndefined();
});

test('a name that is an article is a name', () => {
  const vocabulary = strangers();
  declare(vocabulary, declaration('person', 'A'));
  expect(entityCalled(vocabulary, 'A')?.name).toBe('A');
});

test('what is introduced is known by its name with or without article', () => {
  const vocabulary = strangers();
  expect(introduce(vocabulary, 'thing', 'a marble', { from: 0, to: 0 }).name).toBe('the marble');
  expect(introduce(vocabulary, 'place', 'the marble', { from: 0, to: 0 }).kind).toBe('thing');
  expect(introduce(vocabulary, 'person', 'Harry', { from: 0, to: 0 }).declared).toBe(true);
  expect(undeclaredIn(vocabulary).map(({ name }) => name)).toEqual(['the marble']);
});
