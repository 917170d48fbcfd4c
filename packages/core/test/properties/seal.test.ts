import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { keptOrder } from '../../src/engine/moments/kept-order.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { explainStory } from '../../src/explain/explain.ts';
import { storyFacts } from '../../src/explain/facts.ts';
import { openNow } from '../../src/explain/open-now.ts';
import { storySoFar } from '../../src/explain/sofar.ts';
import {
  explain,
  merge,
  parseStory,
  type SealedStory,
  Source,
  seal,
  sealedPrelude,
  segmentsFor,
  segmentsOf,
  soFar,
  type Tree,
  unseal,
} from '../../src/index.ts';
import { sentencesIn } from '../../src/seal/cut.ts';
import { storyParts } from './story-arbitrary.ts';

const read = (text: string): Tree => parseStory(new Source('random.story.md', text)).tree;
const prelude = sealedPrelude(null);

/** The position after each scene. */
function ends(tree: Tree): number[] {
  let end = 0;
  return tree.scenes.map((scene) => (end += sentencesIn(scene)));
}

/** What only the rest of a story declares: it may stand anywhere in the file, and nobody may see it. */
const hidden = {
  '# People': '- **Zed** (also: the killer) did it. Played by Somebody Known.\n',
  '# Places': '- **the attic**, in the house\n- **the world**\n',
  '# Things': '- **the knife**\n',
  '# Timeline': '- doom: before the past\n- the reckoning: after dusk, before the last day\n- the last day\n',
} as const;

const extra = `# Words

- ?x zaps ?y: act, then ?y is dead

# Rules

- no zapping: never ?x zaps ?y while ?x is dead
- Zed is mild: never Zed zaps ?y while Zed is alive

`;

const reveals = `## The last scene
*the reckoning, the attic, with Zed*

Zed waits. [[the knife]] shines.

- reveal: Ann is the same person as Bob
- reveal: Bob is the same person as Cy
- reveal (since the past): Anna is a ghost
- reveal: the scene "Scene 1" is imagined by Zed
- reveal: the scene "Scene 1" happens at dusk
- Zed zaps Ann
- infer (always): Zed imagines Ann
- on purpose (the dead do not act): so it is

# Readings

## One

- suppose Ann is a ghost

> Ha.
> — Zed, a paper, 1999

# Sources

- A paper, 1999
`;

/** The same header with more declared in it. */
/** Some of the prelude's rules, which a story turns off. */
const rulesOff = fc.subarray(['the dead do not act', 'parents', 'what is held', 'one marriage at a time']);

function withHidden(header: string, off: readonly string[] = []): string {
  let text = header;
  for (const [part, items] of Object.entries(hidden))
    text = text.replace(`${part}\n\n`, `${part}\n\n${items}`);
  const rules = off.map((name) => `- off: ${name}\n`).join('');
  return text.replace('# Story', `${extra}${rules}\n# Story`);
}

test('a sealed story is the same whatever is told and declared for later, byte for byte', () => {
  fc.assert(
    fc.property(storyParts, storyParts, fc.nat(), ({ header, scenes }, other, at) => {
      const told = scenes.slice(0, (at % scenes.length) + 1).join('');
      const short = read(header + told);
      const position = ends(short).at(-1)!;
      const long = read(`${withHidden(header)}${told}${other.scenes.join('')}${reveals}`);
      const sealed = JSON.stringify(seal(short, position), null, 1);
      expect(JSON.stringify(seal(long, position), null, 1)).toBe(sealed);
      expect(sealed).not.toMatch(/Zed|killer|attic|knife|zap|reckoning|doom|last day|Somebody/);
      // Not cutting would show: the property can fail.
      expect(JSON.stringify(seal(long, null))).toMatch(/Zed/);
    }),
    { numRuns: 40, seed: 11 },
  );
}, 120_000);

test('segments merged up to a scene are the sealed story there, byte for byte', () => {
  fc.assert(
    fc.property(storyParts, rulesOff, ({ header, scenes }, off) => {
      const tree = read(`${withHidden(header, off)}${scenes.join('')}${reveals}`);
      const all = ends(tree);
      const { header: head, segments, ending } = segmentsOf(tree);
      // Only what is fetched is there to be read.
      const shipped = new Map(segments.map((s) => [`${s.start}-${s.length}`, JSON.stringify(s)]));
      const fetched = (count: number) =>
        segmentsFor(count).map((s) => JSON.parse(shipped.get(`${s.start}-${s.length}`)!));
      for (let count = 0; count <= all.length; count++) {
        const merged = merge(head, fetched(count), null);
        expect(JSON.stringify(merged)).toBe(JSON.stringify(seal(tree, count === 0 ? 0 : all[count - 1]!)));
      }
      expect(JSON.stringify(merge(head, fetched(all.length), ending))).toBe(JSON.stringify(seal(tree, null)));
    }),
    { numRuns: 25, seed: 12 },
  );
}, 120_000);

test('it is read back into the same story, and answers as the file does', () => {
  fc.assert(
    fc.property(storyParts, rulesOff, ({ header, scenes }, off) => {
      const tree = read(`${withHidden(header, off)}${scenes.join('')}${reveals}`);
      for (const position of [...ends(tree), 1, 2]) {
        const sealed: SealedStory = JSON.parse(JSON.stringify(seal(tree, position)));
        const story = unseal(sealed, prelude);
        const engine = new Engine(story, { order: orderOf(story) });
        const shown = plain(storySoFar(engine, []));
        expect({
          story: plain(storyFacts(story)),
          ...shown,
          conflicts: plain(openNow(engine, [])),
        }).toEqual(plain(soFar(tree, { position, eyes: [], under: null })));
        // As a reader's device has it, by the order that came with it.
        expect(plain(storySoFar(new Engine(story, { order: keptOrder(story) }), []))).toEqual(shown);
        const whole = position === ends(tree).at(-1);
        if (!whole)
          expect(plain(explainStory(unseal(sealed, prelude), false))).toEqual(
            plain(explain(tree, { position })),
          );
      }
      const finished: SealedStory = JSON.parse(JSON.stringify(seal(tree, null)));
      expect(plain(explainStory(unseal(finished, prelude), true))).toEqual(
        plain(explain(tree, { position: null })),
      );
    }),
    { numRuns: 15, seed: 13 },
  );
}, 120_000);

/**
 * Without the lines of the file, which a sealed story does not know. Of several smallest reasons it may find another: it takes
 * sentences away from the story as it was understood, where a file is understood again without them.
 */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'because' || key === 'line' ? undefined : part)));

test('how many segments a place takes', () => {
  for (const count of [0, 1, 2, 3, 7, 8, 100, 3_000, 12_345]) {
    const found = segmentsFor(count);
    expect(found.reduce((sum, s) => sum + s.length, 0)).toBe(count);
    expect(found.every((s) => s.start % s.length === 0)).toBe(true);
    expect(found.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count + 1)));
  }
});

test('a segment that is missing is said to be', () => {
  const tree = read('# Story\n## A\n- Ann dies\n## B\n- Bob dies\n');
  const { header, segments } = segmentsOf(tree);
  const second = segments.filter((s) => s.start === 1);
  expect(() => merge(header, second, null)).toThrow(/after the first 0 scenes is missing/);
});

test('a scene without a place in the telling has no end there, whatever comes after it', () => {
  const tree = read('# Story\n## A\n- Ann dies\n## B\n*0:10:00*\n- Bob dies\n');
  const { header, segments } = segmentsOf(tree);
  expect(merge(header, segments.slice(0, 1), null)).toEqual(seal(tree, 1));
});
