import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { parseStory, Source } from '../../src/index.ts';
import { type Conflict, isAlive } from '../../src/rules/conflict.ts';
import { conflictsOf } from '../../src/rules/conflicts.ts';
import { cut, sentencesIn } from '../../src/seal/cut.ts';
import type { Value } from '../../src/story/model.ts';
import { understand } from '../../src/story/understand.ts';
import { written } from './going-on-arbitrary.ts';
import { revealed, reveals } from './reveals.ts';

// A conflict lives from the first position at which the view has it to the first at which it no longer does: whoever looks back from the
// end says of each place what was found there.

function loaded(tree: Parameters<typeof understand>[0]): Engine {
  const story = understand(tree);
  return new Engine(story, { order: orderOf(story) });
}

/** Of each entity the first that it is ever one with, by however many others. */
function everOne({ story, painting, end }: Engine): (value: Value) => Value {
  const first = story.entities.map(({ id }) => id);
  const find = (id: number): number => (first[id] === id ? id : find(first[id]!));
  for (let p = 0; p <= end; p++)
    for (const { id } of story.entities) {
      const [one, other] = [find(id), find(painting.identity.find(id, p))];
      first[Math.max(one, other)] = Math.min(one, other);
    }
  return (value) => (typeof value === 'number' ? find(value) : value);
}

/** The conflicts of rules that stand at a position, by what breaks which rule. */
function standing(engine: Engine, position: number, being: (value: Value) => Value): string[] {
  const shown = ({ name, bindings }: Conflict) =>
    [
      name,
      ...Object.entries(bindings)
        .map(([variable, value]) => `${variable} ${being(value)}`)
        .sort(),
    ].join(', ');
  const conflicts = conflictsOf(engine).filter((c) => c.rule !== null && isAlive(c, position));
  return [...new Set(conflicts.map(shown))].sort();
}

const excuses = `## The last scene\n${['Ann', 'Anna', 'Bob', 'Cy'].map((x) => `- reveal (since the past): ${x} is a ghost\n`).join('')}`;

test('looking back, what stood at each place is what whoever was there found', () => {
  let settled = 0;
  fc.assert(
    fc.property(
      written,
      fc.subarray([...reveals(1)], { minLength: 2, maxLength: 6 }),
      ({ text: told }, late) => {
        const text = told + revealed(late, 0) + excuses;
        const { tree } = parseStory(new Source('random.story.md', text));
        const whole = loaded(tree);
        const being = everOne(whole);
        let position = 0;
        for (const scene of tree.scenes) {
          position += sentencesIn(scene);
          const there = loaded(cut(tree, position));
          expect(standing(whole, position, being), `${position} of ${text}`).toEqual(
            standing(there, position, being),
          );
        }
        settled += conflictsOf(whole).filter((c) => c.rule !== null && c.resolved !== null).length;
      },
    ),
    { numRuns: 60, seed: 5 },
  );
  expect(settled).toBeGreaterThan(15);
}, 1_800_000);
