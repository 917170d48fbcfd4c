import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { merge, parseStory, placesOf, Source, seal, segmentsFor, segmentsOf } from '../../src/index.ts';
import { sentencesIn } from '../../src/seal/cut.ts';

const read = (text: string) => parseStory(new Source('test.story.md', text)).tree;

test('a film has a place for every minute', () => {
  const places = placesOf(
    read(
      '---\nstory: F\nruntime: 0:06:00\n---\n# Story\n## A\n*0:00:00*\n## B\n*0:02:30*\n## C\n*0:04:00–0:05:00*\n',
    ),
  );
  // A is over when B begins; C at its own end; there is nothing after it.
  expect([...places]).toEqual([
    ['0', 0],
    ['1', 0],
    ['2', 0],
    ['3', 1],
    ['4', 2],
    ['5', 3],
    ['6', 3],
    ['end', 3],
  ]);
});

test('a series has its episodes, and the minutes in them', () => {
  const places = placesOf(
    read(
      '# Story\n## A\n*S1E1 0:00:00*\n## B\n*S1E1 0:01:00–0:02:00*\n## C\n*S1E2 0:00:00*\n## D\n*S1E2 0:02:00*\n',
    ),
  );
  expect(Object.fromEntries(places)).toEqual({
    s1e1: 2,
    's1e1-0': 0,
    's1e1-1': 1,
    's1e1-2': 2,
    s1e2: 4,
    's1e2-0': 2,
    's1e2-1': 2,
    's1e2-2': 3,
    'in-s1e1': 0,
    'in-s1e2': 2,
    end: 4,
  });
});

test('a book has its chapters and pages', () => {
  const places = placesOf(
    read('---\nkind: book\n---\n# Story\n## One\n### A\n*p. 1*\n### B\n*p. 2*\n## Two\n*p. 4*\n'),
  );
  expect(Object.fromEntries(places)).toEqual({
    'ch-1': 2,
    'ch-2': 3,
    'p-1': 0,
    'p-2': 1,
    'p-3': 1,
    'p-4': 2,
    'in-ch-1': 0,
    'in-ch-2': 2,
    end: 3,
  });
});

test.each(['all-of-us-strangers', 'an-occurrence-at-owl-creek-bridge'])(
  '%s: every place is reached by segments that are the story sealed there',
  (name) => {
    const tree = read(readFileSync(new URL(`../../../../stories/${name}.story.md`, import.meta.url), 'utf8'));
    const { header, segments } = segmentsOf(tree);
    let end = 0;
    tree.scenes.forEach((scene, i) => {
      end += sentencesIn(scene);
      const parts = segmentsFor(i + 1).map(
        (part) => segments.find((s) => s.start === part.start && s.length === part.length)!,
      );
      expect(JSON.stringify(merge(header, parts, null))).toBe(JSON.stringify(seal(tree, end)));
    });
    for (const count of placesOf(tree).values()) expect(count).toBeLessThanOrEqual(tree.scenes.length);
  },
);

test('whoever has some scenes already needs what leads on from them: one segment to the next scene', () => {
  for (let count = 0; count <= 40; count++) {
    const most = Math.ceil(Math.log2(count + 1));
    expect(segmentsFor(count).length).toBeLessThanOrEqual(most);
    for (let from = 0; from <= count; from++) {
      let at = from;
      for (const { start, length } of segmentsFor(count, from)) {
        expect(start).toBe(at);
        expect(start % length).toBe(0);
        expect(Number.isInteger(Math.log2(length))).toBe(true);
        at += length;
      }
      expect(at).toBe(count);
    }
    expect(segmentsFor(count + 1, count)).toEqual([{ start: count, length: 1 }]);
  }
});
