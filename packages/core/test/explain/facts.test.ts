import { expect, test } from 'vitest';
import { explain, parseStory, Source, soFar } from '../../src/index.ts';

const story = (text: string) => parseStory(new Source('test.story.md', text)).tree;

const club = story(`# People

- **the clerk** cannot sleep. Played by Edward Norton.
- **Tyler**: sells soap. Played by Brad Pitt.

# Story

## The plane

- the clerk meets Tyler
- infer: the clerk is tired

## The bar

They fight.

- the clerk hits Tyler

## The hotel

- reveal: the clerk is the same person as Tyler
`);

test('a scene without prose is retold by its sentences, what the writer concludes left out', () => {
  expect(explain(club, { position: null }).scenes.map((scene) => scene.prose)).toEqual([
    ['The clerk meets Tyler.'],
    ['They fight.'],
    ['The clerk is the same person as Tyler.'],
  ]);
});

test('two who turn out to be one keep what was said of each', () => {
  expect(explain(club, { position: null }).people).toMatchObject([
    {
      name: 'Tyler',
      introduction: ': sells soap.',
      playedBy: 'Brad Pitt',
      sameAs: [{ name: 'the clerk', introduction: 'cannot sleep.', playedBy: 'Edward Norton' }],
    },
  ]);
  const before = soFar(club, { position: 3, eyes: [], under: null });
  expect('people' in before ? before.people.map((p) => [p.name, p.sameAs]) : before).toEqual([
    ['the clerk', []],
    ['Tyler', []],
  ]);
});
