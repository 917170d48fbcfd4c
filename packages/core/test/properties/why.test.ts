import { ask, parseStory, Source } from '@unspoiled/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Session } from '../../src/answers/session.ts';
import { toldByFile } from '../../src/answers/told.ts';
import { explainWhy } from '../../src/answers/why.ts';
import { questions, storyText } from './story-arbitrary.ts';

/**
 * The story with every sentence gone but those on these lines. Lines stay, and so do the moments that they name: when things
 * happen is no part of why.
 */
function only(text: string, lines: ReadonlySet<number>): string {
  let inStory = false;
  return text
    .split('\n')
    .map((line, i) => {
      if (line === '# Story') inStory = true;
      if (!inStory || !line.startsWith('- ') || lines.has(i + 1)) return line;
      const when = /^- (?:\w+:? )?(\([^)]*\))/.exec(line)?.[1];
      return when ? `- ${when} it rains` : '';
    })
    .join('\n');
}

test('the sentences of a why suffice, and none of them can be left out', () => {
  fc.assert(
    // One name each, and nobody is somebody else: what people are called is no part of why.
    fc.property(storyText, fc.constantFrom(...questions), (random, question) => {
      const text = random.replaceAll('the stranger', 'Bob').replace('(also: Bob) ', '');
      const options = { position: null, eyes: [], under: null, when: null };
      const rows = (t: string) =>
        ask(parseStory(new Source('r', t)).tree, question, options).answers.map((a) => JSON.stringify(a));
      const answers = rows(text);
      fc.pre(answers.length > 0 && !text.includes('the same person'));
      const why = explainWhy(
        new Session(toldByFile(parseStory(new Source('r', text)).tree)),
        question,
        options,
      );
      expect(why.holds).toBe(true);
      const lines = why.because.map((b) => b.line);
      const kept = new Set(rows(only(text, new Set(lines))));
      for (const answer of answers) expect(kept).toContain(answer);
      // Stage lines may be among the reasons; only sentences are taken away here.
      for (const line of lines.filter((l) => text.split('\n')[l - 1]?.startsWith('- '))) {
        const fewer = new Set(rows(only(text, new Set(lines.filter((l) => l !== line)))));
        expect(answers.every((answer) => fewer.has(answer))).toBe(false);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
}, 120_000);
