import { expect, test } from 'vitest';
import { explain, parseStory, type SceneSpan, Source } from '../../src/index.ts';

const shown = (spans: readonly SceneSpan[]) =>
  spans.map(({ first, last, scenes }) => (scenes === 1 ? first : `${first}-${last} (${scenes})`)).join();

/** Of each fact: who knew, as `Cy knew 4 ahead 2-3 (2) behind`. */
function whoKnew(text: string): Record<string, string[]> {
  const { tree } = parseStory(new Source('test.story.md', text));
  return Object.fromEntries(
    explain(tree, { position: null }).knowledge.map((fact) => [
      `${fact.twist}: ${fact.text}`,
      fact.who.map(
        ({ name, how, scene, ahead, behind }) =>
          `${name} ${how} ${scene ?? '-'} ahead ${shown(ahead)} behind ${shown(behind)}`,
      ),
    ]),
  );
}

const header = `# People
- **Ann**
- **Bob**
- **Cy**
- **Dot**
# Places
- **the hall**
- **the yard**
# Things
- **the letter**
- **the drawer**
- **the jug**
# Timeline
- night 1
- night 2: after night 1
- night 3: after night 2
# Story
## Dinner
*night 1, the hall, with Ann, Bob, Cy*
- the letter is in the drawer
## The search
*night 2, the hall, with Ann, Bob, Cy*
- Ann talks to Bob
`;

test('a flashback shows who had known all along; the rest come to it, or never do', () => {
  expect(
    whoKnew(`${header}## The yard
*night 2, the yard, with Dot*
## The jug
*night 3, the hall, with Bob*
- reveal (since night 1): the letter is in the jug
## What Cy did
*night 1, the hall, with Cy*
- the letter is in the jug
## Again
*night 3, the hall, with Ann, Bob*
- Bob talks to Ann
## Told
*night 3, the hall, with Ann, Bob*
- Bob tells Ann that the letter is in the jug
## After
*night 3, the hall, with Ann, Dot*
- Ann talks to Dot
`),
  ).toEqual({
    // At the search Cy was there and knew (at dinner not yet: within a moment, what is told later is later); Ann had been wrong about it until she was told.
    '4: the letter is in the jug': [
      'Ann learns 7 ahead  behind 6',
      'Bob learns 4 ahead  behind ',
      'Cy knew 5 ahead 2 behind ',
      // Dot was never near it.
    ],
  });
});

test('what somebody is told to believe they know before the audience does', () => {
  const story = (scene: string) => `${header}## The plan
*night 2, the hall, with Cy*
- Cy believes that the letter is in the jug
${scene}## The jug
*night 3, the yard, with Dot*
- reveal (since night 1): the letter is in the jug
`;
  expect(whoKnew(story(''))['4: the letter is in the jug']?.[2]).toBe('Cy knew 3 ahead  behind ');
  // Whoever was there when it turned out to be a dream knew nothing by it.
  expect(whoKnew(story('## Waking\n- reveal: the scene "The search" is dreamed by Ann\n'))).toEqual({
    '5: the letter is in the jug': expect.any(Array),
  });
});

test('that two are one is known to those who are there, and to those who are told', () => {
  expect(
    whoKnew(`# People
- **Jekyll**
- **Hyde**
- **Lanyon**
- **Utterson**
# Story
## A
*with Utterson, Jekyll*
## B
*with Lanyon, Hyde*
- Hyde tells Lanyon that Hyde is the same person as Jekyll
## C
*with Utterson*
- reveal: Hyde is the same person as Jekyll
`),
  ).toEqual({
    '3: Jekyll is Hyde': ['Utterson learns 3 ahead  behind ', 'Lanyon knew 2 ahead  behind '],
  });
});

test('what is shown later of an earlier time counts as known then, however late it is told', () => {
  const told = whoKnew(`${header}## The jug
*night 3, the hall, with Ann, Cy*
- reveal (since night 1): the letter is in the jug
## What Cy did
*night 1, the hall, with Cy*
- the letter is in the jug
`);
  // Cy is there as it comes out; the flashback says that it was no news.
  expect(told['3: the letter is in the jug']).toEqual([
    'Ann learns 3 ahead  behind ',
    'Bob never - ahead  behind ',
    'Cy knew 4 ahead 2 behind ',
  ]);
});

test('a dream is a dream for all eyes; a death told with it is not', () => {
  expect(
    whoKnew(`${header}## The road
*night 2, the yard, with Ann, Dot*
- Dot goes to the hall
## The bed
*night 3, the hall, with Bob*
- reveal: the scene "The road" is dreamed by Bob
- reveal (night 1): Ann dies
## The wake
*night 3, the hall, with Cy, Dot*
- Cy talks to Dot
`),
  ).toEqual({
    '4: Ann is dead': [
      // Of the dead it need not be said that they never learn it.
      'Bob learns 4 ahead  behind ',
      'Cy never - ahead  behind 5',
      'Dot never - ahead  behind 5',
    ],
  });
});

test('of a death that was none, whoever never heard of it had it right all along', () => {
  const facts = whoKnew(`${header}## The falls
*night 2, the yard, with Ann, Bob*
- Bob dies
## Baker Street
*night 2, the hall, with Cy, Ann*
- Ann tells Cy that Bob is dead
## The return
*night 3, the hall, with Ann, Bob, Dot*
- reveal (since night 2): Bob is alive
## Later
*night 3, the hall, with Cy*
`);
  expect(facts['5: Bob is alive']).toEqual([
    'Ann learns 5 ahead  behind ',
    // As told so far he was dead, and took in nothing.
    'Bob never - ahead  behind ',
    'Cy never - ahead  behind 6',
    // She was in no scene of the time in which he was thought dead.
    'Dot knew - ahead  behind ',
  ]);
});

test('whoever did it knew it from the deed on, wherever it is told; so did whoever is said to have learnt it then', () => {
  const facts = whoKnew(`${header}## Much later
*night 3, the hall, with Ann, Dot*
- reveal (since night 1): Cy puts the letter in the jug
- (night 2) Bob learns that the letter is in the jug
- reveal (night 1): Bob is afraid
`);
  expect(facts['3: the letter is in the jug']).toEqual([
    'Ann learns 3 ahead  behind ',
    'Bob knew 3 ahead  behind ',
    // He need not be there to have known.
    'Cy knew 3 ahead 1-2 (2) behind ',
    'Dot learns 3 ahead  behind ',
  ]);
});

test('whoever dies of it knew nothing by that', () => {
  const facts = whoKnew(`${header}## Much later
*night 3, the yard, with Dot*
- reveal (night 1): Bob dies
`);
  expect(facts['3: Bob is dead']).toEqual([
    'Ann never - ahead  behind ',
    'Cy never - ahead  behind ',
    'Dot learns 3 ahead  behind ',
  ]);
});

test('that he was dead earlier than he was found is known to whoever knows that, not to whoever saw him found', () => {
  const page = (scene: string) => `${header}## Half past nine
*night 2, the yard, with Bob*
## The body
*night 3, the hall, with Cy*
- Bob is dead
## The truth
*night 3, the yard, with Ann, Dot*
- reveal (night 1): Cy hurts Bob
- reveal (night 1): Bob is dead
${scene}`;
  expect(whoKnew(page(''))['5: Bob is dead']).toEqual([
    'Ann learns 5 ahead  behind ',
    'Cy never - ahead  behind ',
    'Dot learns 5 ahead  behind ',
  ]);
  // Nor is anybody behind once the body has been found.
  expect(whoKnew(page('## After\n*night 3, the hall, with Cy*\n'))['5: Bob is dead']?.[1]).toBe(
    'Cy never - ahead  behind ',
  );
});

test('who is told who they are learns it there; where the other was is no fact of its own', () => {
  expect(
    whoKnew(`${header}## The child
*night 2, the yard, with Dot*
- Dot talks to Cy
## The messenger
*night 3, the hall, with Ann, Bob*
- Bob tells Ann that Dot is Ann
- reveal: Dot is Ann
`),
  ).toEqual({
    '4: Ann is Dot': [
      'Bob learns 4 ahead  behind ',
      'Cy never - ahead  behind ',
      'Dot learns 4 ahead  behind ',
    ],
  });
  expect(
    whoKnew(`${header}## The child
*night 2, the yard, with Dot*
- Dot talks to Cy
## The messenger
*night 3, the hall, with Ann, Bob*
- reveal: Dot is Ann
`),
  ).toEqual({ '4: Ann is Dot': ['Bob learns 4 ahead  behind ', 'Cy never - ahead  behind '] });
});

test('whoever is told in secret knows, and so does who watched; who only stood by does not', () => {
  const facts = whoKnew(`${header}## The yard
*night 2, the yard, with Ann, Cy, Dot*
- Cy secretly tells Dot that (since night 1) the letter is in the jug
- Cy tells Dot that Bob is ill
## The jug
*night 3, the hall, with Bob*
- reveal (since night 1): the letter is in the jug
## What was seen of it
*night 1, the hall, with Cy*
- Eve secretly watches
- Cy secretly moves the letter to the jug
## After
*night 3, the hall, with Ann, Eve*
- Ann talks to Eve
`);
  expect(facts['4: the letter is in the jug']).toEqual([
    'Ann never - ahead  behind 6',
    'Bob learns 4 ahead  behind ',
    'Cy knew 5 ahead 2-3 (2) behind ',
    'Dot knew 3 ahead  behind ',
    'Eve knew 5 ahead  behind ',
  ]);
});
