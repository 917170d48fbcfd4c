import { createAsker, explain, parseStory, positionOf, Source, soFar, type Tree } from '@unspoiled/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questions, storyParts } from './story-arbitrary.ts';

const read = (text: string): Tree => parseStory(new Source('random.story.md', text)).tree;

function outputs(tree: Tree, position: number): string {
  const lens = { position, eyes: [], under: null };
  const ask = createAsker(tree);
  const answers = questions.flatMap((q) => [null, 'always'].map((when) => ask(q, { ...lens, when })));
  const eyes = ask('the letter is in ?where', { ...lens, eyes: ['Ann', 'Bob'], when: null });
  return JSON.stringify([soFar(tree, lens), explain(tree, { position }), answers, eyes], null, 1);
}

test('what comes after the reader’s place changes nothing, byte for byte', () => {
  fc.assert(
    fc.property(storyParts, storyParts, fc.nat(), ({ header, scenes }, other, at) => {
      const cutAt = at % scenes.length;
      const told = scenes.slice(0, cutAt + 1).join('');
      const whole = read(header + scenes.join(''));
      const elsewhere = read(
        `${header}${told}${other.scenes.join('')}\n# Readings\n\n## One\n\n- suppose Ann is a ghost\n`,
      );
      const ended = read(header + told);
      const place = positionOf(ended, null);
      if (!('position' in place)) throw new Error(place.problem);
      const { position } = place;
      const expected = outputs(ended, position);
      // The end of the shorter story is its end: what looks back on the whole is compared only where neither ends.
      const later = outputs(whole, position);
      if (cutAt < scenes.length - 1) expect(outputs(elsewhere, position)).toBe(later);
      expect(JSON.parse(later)[0]).toEqual(JSON.parse(expected)[0]);
      expect(JSON.parse(later)[2]).toEqual(JSON.parse(expected)[2]);
    }),
    { numRuns: 25, seed: 20231 },
  );
}, 120_000);
