import { readdirSync, readFileSync } from 'node:fs';
import { createAsker, parseStory, positionOf, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { blocksOf, readAsk, showAnswer } from '../spec/page.ts';

// Questions to the shelf, answered by hand from the story before anything was run.

const shelf = new URL('../../../../stories/', import.meta.url);

for (const page of readdirSync(new URL('questions/', shelf)).filter((name) => name.endsWith('.md'))) {
  const story = readFileSync(new URL(page.replace('.md', '.story.md'), shelf), 'utf8');
  const { tree } = parseStory(new Source(page, story));
  const ask = createAsker(tree);
  describe(page, () => {
    for (const block of blocksOf(readFileSync(new URL(`questions/${page}`, shelf), 'utf8')))
      for (const line of block.text.split('\n').filter((text) => text.trim() !== ''))
        test(line, () => {
          const { question, options, expected } = readAsk(line);
          const place = positionOf(tree, options.after ? { after: options.after } : null);
          if ('problem' in place) throw new Error(place.problem);
          const eyes = options.eyes?.split(',').map((name) => name.trim()) ?? [];
          const { when = null, under = null } = options;
          const answer = ask(question, { position: place.position, eyes, under, when });
          expect(answer.problem).toBeUndefined();
          expect(showAnswer(answer)).toBe(expected);
        });
  });
}
