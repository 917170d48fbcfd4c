import { readdirSync, readFileSync } from 'node:fs';
import { type AskOptions, createAsker, parseStory, positionOf, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { blocksOf, readAsk, showAnswer } from '../spec/page.ts';

// Questions to the shelf, answered by hand from the story before anything was run: pages for people, and lines as `ask --batch`
// takes them.

const shelf = new URL('../../../../stories/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, shelf), 'utf8');
const files = readdirSync(new URL('questions/', shelf));

function asker(file: string) {
  const { tree } = parseStory(new Source(file, text(file.replace(/\.\w+$/, '.story.md'))));
  const ask = createAsker(tree);
  return (question: string, after: string | undefined, options: Omit<AskOptions, 'position'>) => {
    const place = positionOf(tree, after ? { after } : null);
    if ('problem' in place) throw new Error(place.problem);
    const answer = ask(question, { ...options, position: place.position });
    expect(answer.problem).toBeUndefined();
    return answer;
  };
}

for (const page of files.filter((name) => name.endsWith('.md'))) {
  describe(page, () => {
    const ask = asker(page);
    for (const block of blocksOf(text(`questions/${page}`)))
      for (const line of block.text.split('\n').filter((each) => each.trim() !== ''))
        test(line, () => {
          const { question, options, expected } = readAsk(line);
          const { after, when = null, under = null } = options;
          const eyes = options.eyes?.split(',').map((name) => name.trim()) ?? [];
          expect(showAnswer(ask(question, after, { eyes, under, when }))).toBe(expected);
        });
  });
}

for (const batch of files.filter((name) => name.endsWith('.jsonl'))) {
  describe(batch, () => {
    const ask = asker(batch);
    for (const line of text(`questions/${batch}`)
      .split('\n')
      .filter((each) => each.trim() !== '')) {
      const {
        ask: question,
        after,
        eyes = [],
        under = null,
        when = null,
        why,
        ...expected
      } = JSON.parse(line);
      test(`${question}, ${[after, when, under, eyes.join(' of ')].filter(Boolean).join(', ')}: ${why}`, () => {
        const { answers, known } = ask(question, after, { eyes, under, when });
        expect({ answers, ...(known === undefined ? {} : { known }) }).toEqual(expected);
      });
    }
  });
}
