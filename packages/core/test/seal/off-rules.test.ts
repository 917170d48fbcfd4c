import { expect, test } from 'vitest';
import { parseStory, Source, seal, segmentsOf } from '../../src/index.ts';

const offIn = (rules: string, story: string) => {
  const { tree } = parseStory(new Source('test.story.md', `# Rules\n${rules}\n# Story\n${story}`));
  const { segments, ending } = segmentsOf(tree);
  const sealed = seal(tree, null);
  expect(sealed.scenes).toEqual(segments.filter(({ length }) => length === 1).flatMap((s) => s.scenes));
  return [...sealed.scenes.map((scene) => scene.off), ending.more.off];
};

const STORY = `## The pier
- Ann greets Ben
## The night
- Ann knows that Ben dies
## The morning
- Ben greets Ann
`;
const DEAD = 'the dead do not act';

test('a rule that is turned off comes with the first scene by which it could apply', () => {
  expect(offIn(`- off: ${DEAD}`, STORY)).toEqual([[], [DEAD], [], []]);
});

test('so it does where a word only follows from others, or from a denial', () => {
  const grave = STORY.replace('Ann knows that Ben dies', 'Ben is not alive');
  expect(offIn(`- off: ${DEAD}`, grave)).toEqual([[], [DEAD], [], []]);
  const own = STORY.replace('Ann knows that Ben dies', 'Ben sleeps').replace(
    'Ben greets Ann',
    'Ben is buried',
  );
  expect(offIn(`- off: ${DEAD}\n- graves: ?x is dead when ?x is buried`, own)).toEqual([[], [], [DEAD], []]);
});

test('one that could never apply comes with the ending', () => {
  expect(offIn('- off: one marriage at a time', STORY)).toEqual([[], [], [], ['one marriage at a time']]);
});

test('so does one that the story puts its own in the place of', () => {
  const own = `- ${DEAD}: rarely ?x acts while ?x is dead`;
  expect(offIn(own, STORY)).toEqual([[], [DEAD], [], []]);
});
