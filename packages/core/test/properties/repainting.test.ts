import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Assertion, manners, shapeOf, Telling } from '../../src/engine/assertion.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { Fluent } from '../../src/engine/fluent.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { retract } from '../../src/engine/supposing.ts';
import { parseStory, Source } from '../../src/index.ts';
import { understand } from '../../src/story/understand.ts';

// What a late sentence changes in a fluent is touched where it stands: that comes to the same as painting all of it afresh.

const header = `# People

- **Ann**
- **Bob**
- **Cy**

# Things

- **the letter**

# Places

- **the house**
- **the attic**, in the house
- **the box**
- **the yard**

# Timeline

- day 1
- day 2: after day 1
- day 3: after day 2
- day 4: after day 3
- day 5: after day 4

# Story

`;

const places = ['the attic', 'the box', 'the yard'] as const;
const people = ['Ann', 'Bob', 'Cy'] as const;
const person = fc.constantFrom(...people);
const place = fc.constantFrom(...places);
const day = fc.integer({ min: 1, max: 5 });

const said = fc.oneof(
  place.map((where) => `the letter is in ${where}`),
  place.map((where) => `the letter is not in ${where}`),
  fc.tuple(person, place).map(([who, where]) => `${who} knows that the letter is in ${where}`),
  fc.tuple(person, place).map(([who, where]) => `${who} goes to ${where}`),
  fc.tuple(person, place, day).map(([who, where, n]) => `(day ${n}) ${who} is in ${where}`),
  fc.tuple(place, day).map(([where, n]) => `reveal (since day ${n}): the letter is in ${where}`),
  person.map((who) => `${who} takes the letter`),
  fc.tuple(person, fc.boolean()).map(([who, so]) => `${who} is ${so ? '' : 'not '}afraid`),
  fc.tuple(person, person).map(([one, other]) => `${one} loves ${other}`),
);

const late = fc.oneof(
  fc.tuple(fc.nat(5), day).map(([n, on]) => `reveal: the scene "Scene ${n}" happens on day ${on}`),
  fc.nat(5).map((n) => `reveal: the scene "Scene ${n}" happens the same night`),
  fc.nat(5).map((n) => `reveal: the scene "Scene ${n}" is imagined by Ann`),
  fc.nat(5).map((n) => `reveal: the scene "Scene ${n}" is real`),
  fc.constant('Bob is the same person as Cy'),
  fc.constant('Bob is not the same person as Cy'),
);

/** Stories of scenes with so many sentences. */
function stories(sentence: fc.Arbitrary<string>, scenes: fc.ArrayConstraints, sentences: number) {
  const scene = fc.record({
    on: fc.option(day, { nil: null }),
    at: fc.option(place, { nil: null }),
    says: fc.array(sentence, { minLength: 1, maxLength: sentences }),
  });
  return fc.array(scene, { ...scenes, size: 'max' }).map(
    (told) =>
      header +
      told
        .map(({ on, at, says }, i) => {
          const stage = [on === null ? 'the next day' : `day ${on}`, ...(at ? [at] : [])].join(', ');
          return `## Scene ${i}\n*${stage}*\n\n${says.map((line) => `- ${line}\n`).join('')}\n`;
        })
        .join(''),
  );
}

const story = stories(
  fc.oneof({ weight: 4, arbitrary: said }, { weight: 1, arbitrary: late }),
  { minLength: 3, maxLength: 10 },
  3,
);

// Where there is much that has been said of one, only parts of it are painted.

/** What puts a thing somewhere, or depends on where it was put, at one instant. */
const ofLetter = fc.oneof(
  { weight: 4, arbitrary: place.map((where) => `the letter is in ${where}`) },
  { weight: 2, arbitrary: place.map((where) => `the letter is not in ${where}`) },
  {
    weight: 2,
    arbitrary: fc.tuple(person, place).map(([who, where]) => `${who} knows that the letter is in ${where}`),
  },
  { weight: 2, arbitrary: person.map((who) => `${who} takes the letter`) },
  { weight: 2, arbitrary: fc.tuple(place, day).map(([where, n]) => `(day ${n}) the letter is in ${where}`) },
  { weight: 1, arbitrary: fc.tuple(person, place).map(([who, where]) => `${who} goes to ${where}`) },
);

const LONG = 40;
const lateOfLong = fc.oneof(
  fc.tuple(fc.nat(LONG), day).map(([n, on]) => `reveal: the scene "Scene ${n}" happens on day ${on}`),
  fc.nat(LONG).map((n) => `reveal: the scene "Scene ${n}" happens the same night`),
  fc.nat(LONG).map((n) => `reveal: the scene "Scene ${n}" is imagined by Ann`),
  fc.nat(LONG).map((n) => `reveal: the scene "Scene ${n}" is real`),
);

const longStory = stories(
  fc.oneof({ weight: 5, arbitrary: ofLetter }, { weight: 1, arbitrary: lateOfLong }),
  { minLength: LONG / 2, maxLength: LONG },
  2,
);

function loaded(text: string): Engine {
  const story = understand(parseStory(new Source('random.story.md', text)).tree);
  return new Engine(story, { order: orderOf(story) });
}

const fluentsOf = ({ painting }: Engine): readonly Fluent[] =>
  [...painting.relations.values()].flatMap(({ fluents }) => [...fluents]);

/** What stands of a fluent, and what clashes in it. */
const standing = ({ timeline, clashes }: Fluent) => ({
  changes: timeline.changes.all.map(({ at, value, by }) => [at, value, by?.told, by?.line]),
  clashes: clashes.map(({ kind, earlier, later }) => `${kind} ${earlier.told} ${later.told}`).sort(),
});

/** Has a fluent painted afresh: something that was never told of it is taken back. */
function paintAfresh({ painting, story, end }: Engine, fluent: Fluent): void {
  const shape = shapeOf(fluent.relation.word, story.words);
  const telling = new Telling(end, 0, 0, null, manners.plainly);
  const nothing = new Assertion(telling, shape, [], true, false, false);
  nothing.fluent = fluent;
  retract(painting, [nothing], end + 1);
}

/** Whether what stands is what painting all of it afresh gives; gives the engine. */
function holds(text: string): Engine {
  const engine = loaded(text);
  for (const fluent of fluentsOf(engine)) {
    const before = standing(fluent);
    paintAfresh(engine, fluent);
    expect(before, text).toEqual(standing(fluent));
  }
  return engine;
}

test('what stands after late sentences is what painting all of it afresh gives', () => {
  let moved = 0;
  fc.assert(
    fc.property(story, (text) => {
      const { story, scenes } = holds(text);
      if (story.scenes.some(({ number }) => scenes.isEverMoved(number))) moved++;
    }),
    { numRuns: 300 },
  );
  expect(moved).toBeGreaterThan(30);
});

test('so it is where much has been said of one, and little of that is touched', () => {
  fc.assert(
    fc.property(longStory, (text) => {
      holds(text);
    }),
    { numRuns: 150 },
  );
});

test('what takes a value away finds the one before, once the scene between turns out to be a dream', () => {
  const engine = loaded(`${header}## A
*day 1*

- the letter is in the attic

## B
*day 4*

- the letter is in the yard

## C
*day 2*

- the letter is in the box

## D
*day 3*

- the letter is not in the attic

## E
*day 5, with Ann*

- reveal: the scene "C" is imagined by Ann
`);
  const [letter] = fluentsOf(engine).filter(
    ({ relation, key }) => relation.word.role === 'whereabouts' && key[0] === 0,
  );
  expect(letter?.timeline.changes.all.map(({ value }) => value === null)).toEqual([false, true, false]);
});
