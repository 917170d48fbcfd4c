import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import {
  newsBetween,
  type OpenNews,
  type OpenPoint,
  openAfter,
  pointOf,
} from '../../src/explain/open-news.ts';
import { openNow } from '../../src/explain/open-now.ts';
import { OpenTold } from '../../src/explain/open-told.ts';
import {
  openByScene,
  parseStory,
  Source,
  seal,
  sealedPrelude,
  segmentsOf,
  soFar,
  type Tree,
  unseal,
} from '../../src/index.ts';
import { sentencesIn } from '../../src/seal/cut.ts';
import { written } from './going-on-arbitrary.ts';
import { storyParts } from './story-arbitrary.ts';

// What is open is shipped as what each scene changes. Put together, it is what whoever is there would find.

const read = (text: string): Tree => parseStory(new Source('random.story.md', text)).tree;

/** What each scene ships, as it comes over the wire. */
function shipped(tree: Tree): (OpenNews | null)[] {
  const { header, segments } = segmentsOf(tree);
  const scenes = segments.filter((s) => s.length === 1).flatMap((s) => s.scenes);
  return JSON.parse(JSON.stringify([...openByScene(header, scenes, sealedPrelude(tree.front.words))]));
}

/** The position after each scene. */
function ends(tree: Tree): number[] {
  let end = 0;
  return tree.scenes.map((scene) => (end += sentencesIn(scene)));
}

/** What whoever is at a position finds; null: at the end, ending included. */
function foundAt(tree: Tree, position: number | null): OpenPoint[] {
  const sealed = JSON.parse(JSON.stringify(seal(tree, position)));
  const story = unseal(sealed, sealedPrelude(tree.front.words));
  return openNow(new Engine(story, { order: orderOf(story) }), []).map(pointOf);
}

/** What whoever comes afresh to a position finds that was open before and is no more. */
function settledAt(tree: Tree, position: number): OpenPoint[] {
  const story = unseal(seal(tree, position), sealedPrelude(tree.front.words));
  const engine = new Engine(story, { order: orderOf(story) });
  return new OpenTold().points(engine).filter(({ settled }) => settled !== null);
}

const isOpen = ({ settled }: OpenPoint) => settled === null;

function checkEverywhere(tree: Tree): { news: (OpenNews | null)[]; most: number; settled: number } {
  const news = shipped(tree);
  expect(news).toHaveLength(tree.scenes.length);
  let most = 0;
  for (const [i, position] of [0, ...ends(tree)].entries()) {
    const all = openAfter(news.slice(0, i));
    const open = all.filter(isOpen);
    expect(all.filter((point) => !isOpen(point))).toEqual(settledAt(tree, position));
    for (const { settled, noticed } of all) if (settled !== null) expect(noticed).toBeLessThan(settled);
    most = Math.max(most, open.length);
    expect(open).toEqual(foundAt(tree, position));
    const told = soFar(tree, { position, eyes: [], under: null });
    if ('problem' in told) throw new Error(told.problem);
    expect(open.map(({ text }) => text)).toEqual(told.conflicts.map(({ text }) => text));
  }
  // Whoever has finished has the same list: what looks back on the whole answers it, and takes nothing from it.
  expect(openAfter(news).filter(isOpen)).toEqual(foundAt(tree, null));
  return { news, most, settled: openAfter(news).filter((point) => !isOpen(point)).length };
}

describe('what scenes change, put together, is what is open there', () => {
  const SLUGS = readdirSync(new URL('../../../../stories/', import.meta.url)).filter((file) =>
    file.endsWith('.story.md'),
  );

  test.each(SLUGS)(
    '%s',
    (file) => {
      const { news } = checkEverywhere(
        read(readFileSync(new URL(`../../../../stories/${file}`, import.meta.url), 'utf8')),
      );
      if (file.startsWith('all-of-us')) expect(news.filter((n) => n !== null).length).toBeGreaterThan(5);
    },
    120_000,
  );

  test('random stories, with reveals, mergings, own rules and dates', () => {
    let most = 0;
    let settled = 0;
    const excuses = `## The last scene\n${['Ann', 'Anna', 'Bob', 'Cy'].map((name) => `- reveal (since the past): ${name} is a ghost\n`).join('')}`;
    fc.assert(
      fc.property(written, ({ text }) => {
        const found = checkEverywhere(read(text + excuses));
        most = Math.max(most, found.most);
        settled += found.settled;
      }),
      { numRuns: 80, seed: 31 },
    );
    // Of no use unless much is open, and much of it is settled.
    expect(most).toBeGreaterThan(3);
    expect(settled).toBeGreaterThan(15);
  }, 300_000);
});

test('stories that agree so far ship the same so far, byte for byte', () => {
  const reveals =
    '## The last scene\n- reveal: Ann is the same person as Bob\n- reveal (since the past): Cy is a ghost\n- on purpose (the dead do not act): so it is\n';
  fc.assert(
    fc.property(storyParts, storyParts, fc.nat(), ({ header, scenes }, other, at) => {
      const count = (at % scenes.length) + 1;
      const told = header + scenes.slice(0, count).join('');
      const one = shipped(read(told));
      const another = shipped(read(told + other.scenes.join('') + reveals));
      expect(JSON.stringify(another.slice(0, count))).toBe(JSON.stringify(one));
    }),
    { numRuns: 40, seed: 32 },
  );
}, 120_000);

test('any list is led to from any other, and what stays is not shipped again', () => {
  const point = fc.record({
    rule: fc.constantFrom('a', 'b'),
    text: fc.constantFrom('x', 'y', 'z'),
    noticed: fc.constant(1),
    settled: fc.constantFrom(null, 2),
    scenes: fc.subarray([1, 2, 3]),
    more: fc.constant(0),
    causes: fc.constant([]),
  });
  const list = fc.array(point, { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (lists) => {
      const news = lists.map((after, i) => newsBetween(lists[i - 1] ?? [], after));
      for (const [i, after] of lists.entries()) expect(openAfter(news.slice(0, i + 1))).toEqual(after);
      for (const after of lists) expect(newsBetween(after, after)).toBeNull();
    }),
  );
  const points = ['a', 'b', 'c', 'd'].map((text) => ({
    rule: 'r',
    text,
    noticed: 1,
    settled: null,
    scenes: [],
    more: 0,
    causes: [],
  }));
  const [a, b, c, d] = points as [OpenPoint, OpenPoint, OpenPoint, OpenPoint];
  expect(newsBetween([a, b, c], [a, c, d])).toEqual({ gone: [1], come: [[2, d]] });
});

test('a conflict that shows in every scene costs each of them the same', () => {
  const scenes = (n: number) =>
    Array.from({ length: n }, (_, i) => `## Scene ${i}\n- Ann bakes cake number ${i}\n`).join('');
  const news = shipped(read(`# People\n- **Ann**\n# Story\n## First\n- Ann dies\n${scenes(60)}`));
  const [open] = openAfter(news);
  expect(open).toMatchObject({ rule: 'the dead do not act', noticed: 2, more: 52, causes: [1] });
  expect(open!.scenes).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const sizes = news.map((change) => JSON.stringify(change).length);
  expect(Math.max(...sizes.slice(30))).toBeLessThan(Math.max(...sizes.slice(0, 15)) + 3);
});
