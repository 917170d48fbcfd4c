import { createAsker, explain, parseStory, positionOf, Source, soFar, type Tree, why } from '@unspoiled/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reveal, revealed, reveals } from './reveals.ts';
import { type Asked, asked, header, scenesFrom } from './story-arbitrary.ts';

const read = (text: string): Tree => parseStory(new Source('random.story.md', text)).tree;

const answers = (tree: Tree, position: number, asking: readonly Asked[]) => {
  const ask = createAsker(tree);
  return asking.map(({ question, ...how }) => ask(question, { position, ...how }));
};

/** What the commands say of a story at a position, or at its end. */
function outputs(tree: Tree, position: number, asking: readonly Asked[]) {
  const chains = [...new Set(asking.map(({ eyes }) => eyes.join()))].slice(0, 3);
  const [{ question, ...how }] = asking as [Asked];
  return {
    soFar: soFar(tree, { position, eyes: [], under: null }),
    asTold: soFar(tree, { position, eyes: [], under: 'As told' }),
    eyes: chains.map((eyes) => soFar(tree, { position, eyes: eyes.split(','), under: null })),
    asked: answers(tree, position, asking),
    why: why(tree, question, { position, ...how }),
  };
}

const text = (value: unknown) => JSON.stringify(value, null, 1);

function endOf(tree: Tree): number {
  const place = positionOf(tree, null);
  if (!('position' in place)) throw new Error(place.problem);
  return place.position;
}

// `npm run fuzz` has one story for every five mutated files.
const runs = process.env.FUZZ ? Math.ceil(Number(process.env.FUZZ) / 5) : 50;
const seed = Number(process.env.FUZZ_SEED ?? 20231);

/** A story told so far, how it goes on, how it might have gone on, and what is asked. */
const cut = fc.integer({ min: 1, max: 6 }).chain((told) =>
  fc.record({
    told: scenesFrom(1, told),
    whole: fc.integer({ min: 1, max: 3 }).chain((more) => scenesFrom(told + 1, more)),
    other: fc.integer({ min: 0, max: 2 }).chain((more) => scenesFrom(told + 1, more)),
    late: fc.subarray([...reveals(told)], { minLength: 4, maxLength: 9 }),
    asking: fc.array(asked(told), { minLength: 24, maxLength: 24 }),
  }),
);

test('what comes after the reader’s place changes nothing, byte for byte', () => {
  const kinds = new Map<string, number>();
  let deep = 0;
  let changed = 0;
  fc.assert(
    fc.property(cut, ({ told, whole, other, late, asking }) => {
      const soFarTold = header + told.join('');
      const ended = read(soFarTold);
      const goesOn = read(soFarTold + whole.join(''));
      const elsewhere = read(soFarTold + other.join('') + revealed(late, told.length));
      const position = endOf(ended);
      const expected = outputs(ended, position, asking);
      const later = outputs(goesOn, position, asking);
      const otherwise = outputs(elsewhere, position, asking);
      expect(text(otherwise)).toBe(text(later));
      expect(text(later)).toBe(text(expected));
      // The end of the shorter story is its end: what looks back on the whole is compared only where neither ends.
      expect(text(explain(elsewhere, { position }))).toBe(text(explain(goesOn, { position })));
      for (const { kind } of late) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      deep += expected.asked.filter(({ lens, known }) => lens.eyes.length > 1 && known === undefined).length;
      if (text(answers(elsewhere, endOf(elsewhere), asking)) !== text(otherwise.asked)) changed++;
    }),
    { numRuns: runs, seed },
  );
  // It is of no use unless every kind comes up, much is known of what others know, and most of it would show.
  for (const { kind } of reveals(1)) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(runs / 20);
  expect(deep).toBeGreaterThan(runs / 2);
  expect(changed).toBeGreaterThan(runs / 2);
}, 3_600_000);

/** A story in which each of them, told by itself, changes something. */
const plain = `${header}## Scene 1
*the past, the hall, with Ann, Bob, Cy, Anna*

- the letter is in the hall
- Anna is the same person as Bob

## Scene 2
*noon, the house, with Ann, Bob, Cy, Anna*

- Ann talks to Bob
- Bob goes to the field

## Scene 3
*dusk, the field, with Ann*

- Ann hums a tune

`;

const everywhere: readonly Asked[] = [
  ...['?x is in ?where', '?x is dead', '?x is a ghost', '?x is afraid', '?x meets ?y', '?x imagines ?y'],
  ...['?x is the same person as ?y', '?x is the mother of ?y', '?x was born in ?date', '?x is ?n years old'],
  ...[
    '?x talks to ?y',
    '?x zaps ?y',
    '?x is cursed',
    '?x tells ?y that Cy is dead',
    '?x knows that ?y is dead',
  ],
].flatMap((question) =>
  [[], ['Ann'], ['Bob', 'Ann'], ['Ann', 'Cy', 'Anna']].flatMap((eyes) =>
    [null, 'always', 'the past'].map((when) => ({ question, eyes, when, under: null })),
  ),
);

describe('each kind of news by itself', () => {
  const tree = read(`${plain}## Scene 4\n*dusk*\n\n- Anna hums a tune\n`);
  const position = endOf(read(plain));
  const expected = outputs(read(plain), position, everywhere);
  const explained = text(explain(tree, { position }));

  test.each(reveals(3).map((reveal): [string, Reveal] => [reveal.kind, reveal]))('%s', (_, reveal) => {
    const late = read(plain + revealed([reveal], 3));
    const found = outputs(late, position, everywhere);
    expect(text(found)).toBe(text(expected));
    expect(text(explain(late, { position }))).toBe(explained);
    // It is there to be seen by whoever looks at the whole.
    const after = (whole: Tree) => text(answers(whole, endOf(whole), everywhere));
    const unlike = read(plain + revealed([{ kind: 'nothing', stage: reveal.stage ?? '' }], 3));
    if (reveal.looksBack)
      expect(text(explain(late, { position: null }))).not.toBe(text(explain(tree, { position: null })));
    else expect(after(late)).not.toBe(reveal.sentences ? after(unlike) : text(found.asked));
  });
});
