import { parseStory, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: plain JavaScript
import * as clingo from '../../../../../bench/peers/clingo-search.mjs';
// @ts-expect-error: plain JavaScript
import { riddles } from '../../../../../bench/riddles.mjs';
import { Engine } from '../../../src/engine/engine.ts';
import { orderOf } from '../../../src/engine/moments/order.ts';
import { conflictKey, standing } from '../../../src/explain/readings.ts';
import type { Supposed } from '../../../src/explain/search/clauses.ts';
import { type SearchFound, search } from '../../../src/explain/search/search.ts';
import type { Reading, Story } from '../../../src/story/model.ts';
import { understand } from '../../../src/story/understand.ts';

const storyOf = (scenes: number, seed: number): Story =>
  understand(parseStory(new Source('riddle.story.md', riddles({ scenes, seed }))).tree);

/** What the best choices of all components come to. */
function costOf({ components, stays }: SearchFound) {
  let leaves = stays.length;
  let supposes = 0;
  for (const { choices, conflicts } of components) {
    const best = choices[0]!;
    if (best.leaves >= conflicts.length) leaves += conflicts.length;
    else {
      leaves += best.leaves;
      supposes += best.supposed.size;
    }
  }
  return { leaves, supposes };
}

/** What is supposed, as an author would write it down. */
function readingOf({ starts }: SearchFound, supposed: Supposed): Reading {
  const suppositions = [...supposed].map(([{ word, args, says, text }, start]) => {
    const from = starts.momentOf(start);
    const clause = {
      word,
      args: args.map((value) => ({ type: 'value', value }) as const),
      negated: !says,
      secretly: false,
      mentions: [],
    };
    const when = from === null ? null : ({ type: 'since', from } as const);
    return { text, line: 0, statement: { type: 'clauses', when, clauses: [clause] } as const };
  });
  return { title: 'Found', heldBy: [], deniedBy: [], prose: [], quotations: [], suppositions };
}

describe('the search for readings', () => {
  const sample = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [40 + 10 * seed, seed] as const);

  // The full run, over 200 stories of 100 to 3,000 scenes, is `npm run bench -- search`.
  test.skipIf(!clingo.isThere()).each(sample)(
    'finds the cost that clingo finds (skipped where clingo is not installed): %i scenes, seed %i',
    (scenes, seed) => {
      const story = storyOf(scenes, seed);
      const { order } = new Engine(story, { order: orderOf(story) });
      const found = search(story, order, { limit: 1, budget: 1_000_000 });
      expect(found.components.every((c) => c.proven)).toBe(true);
      const bare = new Engine(story, { bare: true, order });
      expect(clingo.solve(clingo.program(bare))).toMatchObject(costOf(found));
    },
    60_000,
  );

  test.each([3, 11])('a trial finds what a reading of its own finds: seed %i', (seed) => {
    const story = storyOf(100, seed);
    const { order } = new Engine(story, { order: orderOf(story) });
    const found = search(story, order, { limit: 2, budget: 100_000 });
    for (const { choices } of found.components) {
      for (const { supposed } of choices) {
        const engine = new Engine(story, { bare: true, order, reading: readingOf(found, supposed) });
        const keys = (list: ReturnType<typeof standing>) => list.map((c) => conflictKey(engine, c)).sort();
        expect(keys(found.under(supposed))).toEqual(keys(standing(engine)));
      }
    }
  });

  // Choices are tried by themselves only where others may hide what they do.
  test.each([1, 2, 4, 7])('each choice by itself leaves what it says: seed %i', (seed) => {
    const story = storyOf(250, seed);
    const { order } = new Engine(story, { order: orderOf(story) });
    const found = search(story, order, { limit: 2, budget: 1_000_000 });
    const hard = (list: ReturnType<typeof standing>) => list.filter((c) => !c.rarely).length;
    const bare = hard(found.conflicts);
    expect(found.components.length).toBeGreaterThan(6);
    for (const { choices, conflicts } of found.components)
      for (const { supposed, leaves } of choices)
        expect(hard(found.under(supposed))).toBe(bare - conflicts.length + leaves);
  });

  test('the same story and budget give the same answer', () => {
    const story = storyOf(80, 5);
    const { order } = new Engine(story, { order: orderOf(story) });
    const once = () =>
      search(story, order, { limit: 3, budget: 300 }).components.map(({ choices, proven, bound }) => ({
        proven,
        bound,
        choices: choices.map(({ supposed }) => [...supposed].map(([c, start]) => `${c.text} ${start}`)),
      }));
    expect(once()).toEqual(once());
  });
});
