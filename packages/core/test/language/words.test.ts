import { describe, expect, test } from 'vitest';
import { introduce } from '../../src/language/introducing.ts';
import { prelude } from '../../src/language/prelude.ts';
import type { Word } from '../../src/language/tree.ts';
import { readWords } from '../../src/language/words.ts';
import { Source } from '../../src/text/source.ts';
import { bare, clause, says, strangers } from './sentences.ts';

function declare(lines: readonly string[], base: ReadonlyMap<string, Word> = new Map(), language = 'en') {
  const text = lines.join('\n');
  let from = 0;
  const items = lines.map((line) => {
    const item = { from, to: from + line.length };
    from = item.to + 1;
    return item;
  });
  const { words, diagnostics } = readWords(new Source('test', text), items, base, bare(base, language));
  return {
    words,
    codes: diagnostics.map((diagnostic) => diagnostic.code),
    messages: diagnostics.map((diagnostic) => diagnostic.message),
  };
}

const only = (line: string): Word => [...declare([line]).words.values()][0] as Word;
const effects = (word: Word | undefined) => word?.effects.map(clause).join('; ');

describe('a word', () => {
  test('has a pattern, other forms, a kind', () => {
    const word = only('?x goes to ?place (returns to, arrives at): act');
    expect(word).toMatchObject({
      id: '?x goes to ?place',
      kind: 'act',
      forms: ['?x goes to ?place', '?x returns to ?place', '?x arrives at ?place'],
    });
    expect(word.variables).toEqual([
      { name: 'x', kind: 'any' },
      { name: 'place', kind: 'place' },
    ]);
  });

  test.each([
    ['?x dies (passes away): act', '?x passes away'],
    ['?x wakes ?y up (shakes): act', '?x shakes ?y up'],
    ['?x follows ?y to ?place (tails ?y into): act', '?x tails ?y into ?place'],
    ['?x finds ?y (?y is found by ?x): act', '?y is found by ?x'],
  ])('%s', (line, form) => expect(only(line).forms[1]).toBe(form));

  test('has modifiers', () => {
    expect(only('?x is in ?place: state, one at a time')).toMatchObject({
      oneAtATime: true,
      oneHolder: false,
    });
    expect(only('?x holds ?thing: state, one holder at a time')).toMatchObject({ oneHolder: true });
    expect(only('?x is married to ?y: state, both ways, forever, may be supposed')).toMatchObject({
      bothWays: true,
      forever: true,
      maybeSupposed: true,
    });
    expect(only('?x is alive: state, assumed of people')).toMatchObject({ assumedOfPeople: true });
    expect(only('?x tells ?y about ?z: act, at a distance, about ?y and ?z')).toMatchObject({
      atADistance: true,
      about: ['y', 'z'],
      aloud: false,
    });
    expect(only('?x gossips about ?y: act, about ?y, aloud')).toMatchObject({ about: ['y'], aloud: true });
  });

  test('has effects and an opposite, declared before or after', () => {
    const { words, codes } = declare([
      '?x kills ?y with ?thing: act, then ?y is dead and ?x holds ?thing, then ?thing is not in ?anywhere, then ?x is in ?here',
      '?x is alive: state, opposite of ?x is dead',
      '?x is dead: state',
      '?x holds ?thing: state',
      '?x is in ?place: state',
    ]);
    expect(codes).toEqual([]);
    expect(effects(words.get('?x kills ?y with ?thing'))).toBe(
      '?x is dead [?y]; ?x holds ?thing [?x, ?thing]; not ?x is in ?place [?thing, ?anywhere]; ?x is in ?place [?x, ?here]',
    );
    expect(words.get('?x is alive')?.oppositeOf).toBe('?x is dead');
  });

  test('of the same pattern takes the place of the prelude’s, for what leads to it too', () => {
    const { words, codes } = declare(['?who is dead: state'], prelude().words);
    expect(codes).toEqual([]);
    const dead = words.get('?x is dead');
    expect(dead).toMatchObject({ builtIn: false, forever: false });
    expect(words.get('?x dies')?.effects[0]?.word).toBe(dead);
    expect(prelude().words.get('?x dies')?.effects[0]?.word.builtIn).toBe(true);
  });

  test('of a story is preferred to one of the prelude', () => {
    const { words } = declare(['?x welcomes ?y: act'], prelude().words);
    expect(says('Adam welcomes Harry', Object.assign(strangers(), { words }))).toBe(
      '?x welcomes ?y [Adam, Harry]',
    );
  });

  test('of another language is read as it stands', () => {
    const { words } = declare(
      ['?x entre dans ?place: act, then ?x est dans ?place', '?x est dans ?place: state, one at a time'],
      new Map(),
      'fr',
    );
    const vocabulary = bare(words, 'fr');
    expect(says('Marie et Paul entre dans la maison', vocabulary)).toContain('Marie');
    introduce(vocabulary, 'place', 'la maison', { from: 0, to: 0 });
    expect(says('Marie entre dans la maison', vocabulary)).toBe('?x entre dans ?place [Marie, la maison]');
    expect(says('Marie et Paul entre dans la maison', vocabulary)).toBe(
      '?x entre dans ?place [Marie, la maison]; ?x entre dans ?place [Paul, la maison]',
    );
  });

  test.each([
    ['?x dies', 'word-without-kind'],
    ['nobody dies: act', 'word-without-variable'],
    ['?x ?y: act', 'word-without-text'],
    ['?x dies: stat', 'unknown-word-kind'],
    ['?x dies: act, for ever', 'unknown-modifier'],
    ['?x dies: act, then ?x flies', 'effect-without-word'],
    ['?x is dead: state, then ?x is dead', 'effect-of-no-act'],
    ['?x dies: act, then ?y dies', 'unbound-variable'],
    ['?x dies: act, about ?y', 'unbound-variable'],
    ['?x dies: state, opposite of ?x lives', 'opposite-without-word'],
    ['?x is ?y years old: age', 'age-without-number'],
    ['?x is really somebody: identity', 'identity-of-two'],
    ['?x gives ?y ?thing (gives away ?thing): act', 'form-without-variables'],
    ['?x is gone: act, death', 'role-does-not-fit'],
    ['?x lies in ?place: state, whereabouts', 'role-does-not-fit'],
    ['?x swears that ?what: claim', 'claim-without-verb'],
    ['?x swears that ?y: claim, says', 'claim-without-what'],
    ['?x swears that ?what: claim, tells', 'claim-without-what'],
  ])('with a fault: %s', (line, code) => expect(declare([line]).codes).toContain(code));

  test('twice', () =>
    expect(declare(['?x dies: act', '?y dies: act']).codes).toEqual(['word-declared-twice']));

  test('keeps the role of the one it takes the place of', () => {
    expect(declare(['?who is dead: state'], prelude().words).words.get('?x is dead')?.role).toBe('death');
    const second = declare(['?x is gone: state, death'], prelude().words);
    expect(second.codes).toEqual(['role-taken']);
    expect(second.words.get('?x is gone')?.role).toBeNull();
  });

  test('may be a claim', () => {
    const { words, codes } = declare(
      ['?x swears to ?y that ?what (vows to ?y that): claim, tells'],
      prelude().words,
    );
    expect(codes).toEqual([]);
    const vocabulary = bare(words);
    for (const name of ['Sally', 'Anne']) introduce(vocabulary, 'person', name, { from: 0, to: 0 });
    expect(says('Sally vowed to Anne that Anne is dead', vocabulary)).toBe(
      'Sally tells Anne: ?x is dead [Anne]',
    );
    expect(says('Sally knows that Anne is dead', vocabulary)).toBe('Sally knows: ?x is dead [Anne]');
  });
});
