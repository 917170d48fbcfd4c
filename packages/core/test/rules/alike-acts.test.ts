import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act } from '../../src/engine/assertion.ts';
import { Engine } from '../../src/engine/engine.ts';
import { slotOf } from '../../src/engine/instant.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { parseStory, Source } from '../../src/index.ts';
import { AlikeActs } from '../../src/rules/alike-acts.ts';
import type { Position } from '../../src/story/model.ts';
import { understand } from '../../src/story/understand.ts';

const sentences = [
  'Ann gives Bob the letter',
  'Cy gives Bob the letter',
  '(noon) Ann gives Bob the letter',
  '(dusk) Cy gives Bob the letter',
  'Bob tells Cy that Ann gives Bob the letter',
  '(noon) Ann takes the letter',
  'reveal: Ann is the same person as Cy',
  'Ann is not the same person as Cy',
  'reveal: the scene "Scene 1" happens at dusk',
  'reveal: the scene "Scene 2" happens the same night',
  'reveal: the scene "Scene 1" is dreamed by Cy',
  'reveal: the scene "Scene 1" is real',
];

const story = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '*noon*\n', '*dusk*\n'),
      fc.array(fc.constantFrom(...sentences), { maxLength: 4 }),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map(
    (scenes) =>
      `# People\n- **Ann**\n- **Bob**\n- **Cy**\n\n# Things\n- **the letter**\n\n# Timeline\n- noon\n- dusk: after noon\n\n# Story\n\n${scenes
        .map(([stage, told], i) => `## Scene ${i + 1}\n${stage}\n${told.map((s) => `- ${s}\n`).join('')}\n`)
        .join('')}`,
  );

/** Looking at all acts of the word. */
function isToldBefore(engine: Engine, act: Act, p: Position): boolean {
  const of = (value: Act['args'][number]) => engine.painting.canonical(value, p);
  return engine
    .actsOf(act.word!.id)
    .some(
      (other) =>
        other.told < act.told &&
        other.scene !== act.scene &&
        other.args.every((value, i) => of(value) === of(act.args[i]!)) &&
        engine.isDone(other, p) &&
        slotOf(engine.actInstant(other, p)) === slotOf(engine.actInstant(act, p)),
    );
}

test('acts told before are those that a look at all acts finds, as of every position', () => {
  const answers = [0, 0];
  fc.assert(
    fc.property(story, (text) => {
      const story = understand(parseStory(new Source('acts.story.md', text)).tree);
      const engine = new Engine(story, { order: orderOf(story) });
      const acts = engine.acts.filter(({ word }) => word !== null);
      const alike = new AlikeActs(engine);
      for (let p = 1; p <= engine.end; p++) {
        for (const scene of engine.scenes.changedBy(p))
          for (const act of acts) if (act.scene === scene && act.told <= p) alike.moved(act, p);
        const told = acts.filter((act) => act.told <= p);
        alike.file(told);
        for (const act of told) {
          const expected = isToldBefore(engine, act, p);
          answers[Number(expected)]!++;
          expect(alike.isToldBefore(act, engine.actInstant(act, p), p)).toBe(expected);
        }
      }
    }),
    { numRuns: 300, seed: 3 },
  );
  // Both happen often enough to tell them apart.
  expect(Math.min(...answers)).toBeGreaterThan(100);
});
