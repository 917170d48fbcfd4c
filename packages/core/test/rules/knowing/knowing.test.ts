import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../spec/page.ts';

// The page marks the lines with a slip; nothing else may be found on any other line.

const CODES: Readonly<Record<string, string>> = { 'untold-name': 'name', 'untold-knowledge': 'fact' };
const page = readFileSync(join(import.meta.dirname, 'slips.md'), 'utf8');
const titles = [...page.matchAll(/^## (.+)\n\n```story$/gmu)].map((match) => match[1]!);
const stories = blocksOf(page).filter((block) => block.name === 'story');

/** Marked lines that are missed: what a scene's own sentences call somebody counts as said in it. */
const MISSED: ReadonlySet<string> = new Set(['- the driver: "Where to, Kenji?" ⟵ name']);

/** Lines that are found and not marked, all as hints: nothing tells that a husband has heard of the boy, or that the waitress is a local. */
const WRONG: ReadonlySet<string> = new Set([
  '- Dunstan: "Kit again?" ⟵ name',
  '- the waitress: "Ask Gus." ⟵ name',
]);

test('there are as many titles as stories', () => {
  expect(titles).toHaveLength(stories.length);
  expect(stories.length).toBeGreaterThanOrEqual(20);
});

describe.each(stories.map((block, i) => [titles[i]!, block.text] as const))('%s', (_, text) => {
  const lines = text.split('\n').map((line) => line.split(' ⟵ '));
  const { diagnostics } = check(new Source('slips.story.md', lines.map(([line]) => line).join('\n')));
  const found = diagnostics.flatMap(({ code, span }) =>
    CODES[code] === undefined ? [] : [`${lines[span.start.line - 1]![0]} ⟵ ${CODES[code]}`],
  );
  const marked = lines.filter(([, mark]) => mark !== undefined).map((line) => line.join(' ⟵ '));

  test('what is found wrongly is a hint', () => {
    const isWrong = ({ span }: { span: { start: { line: number } } }) =>
      [...WRONG].some((line) => line.startsWith(`${lines[span.start.line - 1]![0]} ⟵`));
    expect(diagnostics.filter((d) => CODES[d.code] && isWrong(d) && d.severity !== 'hint')).toEqual([]);
  });

  test('what nobody told them', () => {
    expect(found.filter((line) => !WRONG.has(line))).toEqual(marked.filter((line) => !MISSED.has(line)));
  });
});
