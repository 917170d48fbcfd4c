import { expect, test } from 'vitest';
import { explain, parseStory, Source } from '../../src/index.ts';

/** What was said and turned out: `2 Ann says that Cy is dead: not so, 4`. */
function said(story: string): string[] {
  const { tree } = parseStory(new Source('test.story.md', `${header}${story}`));
  return explain(tree, { position: null }).said.map(
    ({ scene, text, so, lie, settled }) =>
      `${scene} ${text}: ${lie ? 'lie, ' : ''}${so ? 'so' : 'not so'}, ${settled}`,
  );
}

const header = `# People
- **Ann**
- **Bob**
- **Cy**
- **the stranger**
# Places
- **the hall**
# Things
- **the key**
- **the box**
- **the bag**
# Timeline
- day 1
- day 2: after day 1
- day 3: after day 2
# Story
## One
*day 1, the hall, with Ann, Bob*
`;

test('what was believed, said or lied, and a later scene shows not to be so', () => {
  expect(
    said(`- the key is in the box
- Ann believes that Bob killed Cy
- Bob tells Ann that the stranger is Cy
- Ann lies to Bob that the key is in the bag
## Two
*day 2*
- reveal (since day 1): Cy is alive
- reveal: the stranger is not Cy
`),
  ).toEqual([
    '1 Ann believes that Bob killed Cy: not so, 2',
    '1 Bob tells Ann that the stranger is Cy: not so, 2',
  ]);
});

test('a lie that the audience sees through only later is one', () => {
  expect(
    said(`- Ann lies to Bob that the key is in the bag
## Two
*day 2, with Ann*
- reveal (since day 1): the key is in the box
`),
  ).toEqual(['1 Ann lies to Bob that the key is in the bag: lie, not so, 2']);
});

test('a truth that nobody had to believe; it is settled where it is first shown, flashbacks or not', () => {
  expect(
    said(`- Ann says that Bob killed Cy
- Ann says that the stranger is dead
## Two
*day 2*
- the stranger is dead
## Three
*day 1, with Bob*
- Bob smiles
## Four
*day 3*
- reveal (day 1): Bob kills Cy
- reveal (day 1): Ann kills the stranger
`),
  ).toEqual(['1 Ann says that Bob killed Cy: so, 4', '1 Ann says that the stranger is dead: so, 2']);
});

test('who dies after it is said was not dead when it was said', () => {
  expect(
    said(`- Ann says that the stranger is dead
- Bob believes that Cy is dead
## Two
*day 2, with the stranger, Cy*
- the stranger dies
- (since day 1) Cy is asleep
`),
  ).toEqual([]);
});

test('what the audience can tell at once, what nothing settles, dreams, denials and what is only assumed are left out', () => {
  expect(
    said(`- Cy is dead
- Ann says that Cy is dead
- Bob says that Ann is dead
- Bob does not believe that the key is in the bag
- Ann says that the stranger loves Bob
## A dream
*day 2, dreamed by Bob*
- Ann tells Bob that the key is in the bag
## Two
*day 3*
- reveal (since day 1): the key is in the box
`),
  ).toEqual([]);
});

test('of a story cut before the scene that settles it, nothing is said', () => {
  const { tree } = parseStory(
    new Source(
      'test.story.md',
      `${header}- Ann says that Bob killed Cy\n## Two\n*day 2*\n- reveal (day 1): Bob kills Cy\n`,
    ),
  );
  expect(explain(tree, { position: 1 }).said).toEqual([]);
});
