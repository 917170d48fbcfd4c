import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explanation, explain, parseStory, Source, type Tree } from '@unspoiled/core';

const shelf = join(import.meta.dirname, '../../../../stories');

export const STRANGERS = 'all-of-us-strangers';
export const OWL_CREEK = 'an-occurrence-at-owl-creek-bridge';

export const MAGI = 'the-gift-of-the-magi';
export const ACKROYD = 'the-murder-of-roger-ackroyd';

export const JEKYLL = 'strange-case-of-dr-jekyll-and-mr-hyde';

/** All there is on the shelf. */
export const SHELF = [STRANGERS, OWL_CREEK, MAGI, ACKROYD, JEKYLL];

export const textOf = (name: string): string => readFileSync(join(shelf, `${name}.story.md`), 'utf8');
export const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(shelf, `${name}.expected.json`), 'utf8')) as Expected;

/** What a story on the shelf must explain at least; scenes by their titles. */
export interface Expected {
  readonly widestTwist: { readonly scene: string; readonly about: string; readonly reach: readonly string[] };
  readonly clues: readonly {
    readonly kind: string;
    readonly about?: readonly string[];
    readonly rule?: string;
    readonly planted: readonly string[];
    readonly resolved: string;
  }[];
  readonly openQuestions: readonly {
    readonly rule: string;
    readonly about: string;
    readonly noticed: string;
  }[];
  readonly readings: readonly string[];
  readonly holes: number;
}

export const read = (text: string): Tree => parseStory(new Source('story.story.md', text)).tree;
export const explained = (text: string): Explanation => explain(read(text), { position: null });

export function titles(page: Explanation, numbers: readonly number[]): string[] {
  return numbers.map((n) => page.scenes[n - 1]?.title ?? `scene ${n}?`);
}

/** The file as it would be if it ended after a scene: everything later is gone, readings and sources with it. */
export function endedAfter(text: string, title: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#{2,3} /.test(line) && line.replace(/^#+ /, '') === title);
  const end = lines.findIndex((line, i) => i > start && /^#{1,3} /.test(line));
  return `${lines.slice(0, end < 0 ? undefined : end).join('\n')}\n`;
}

/** Replaces text that must be there: a test that changes nothing would prove nothing. */
export function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`nothing to replace: ${from}`);
  return result;
}
