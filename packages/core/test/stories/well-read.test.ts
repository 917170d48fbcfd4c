import { readdirSync, readFileSync } from 'node:fs';
import type { Explanation } from '@unspoiled/core';
import { expect, test } from 'vitest';
import { explained, textOf, titles } from './shelf.ts';

// What a well-read person would name, beside what is explained. The report is kept in stories/: where it is no longer what
// this makes of the lists, the test fails, and `npx vitest run packages/core/test/stories/well-read.test.ts -u` writes it anew.

interface Named {
  readonly what: string;
  readonly words: readonly string[];
  readonly planted?: readonly string[];
  readonly paidOff?: readonly string[];
  readonly scenes?: readonly string[];
  readonly disputed?: string;
}
type Kind = 'clues' | 'openQuestions' | 'holes';
const KINDS: readonly [Kind, string][] = [
  ['clues', 'Clues'],
  ['openQuestions', 'Open questions'],
  ['holes', 'Plot holes'],
];

const folder = new URL('../../../../stories/well-read/', import.meta.url);
const lists = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What was found when the lists were first compared with anything. */
const first: Readonly<Record<string, Readonly<Record<Kind, number>>>> = {
  'all-of-us-strangers': { clues: 3, openQuestions: 3, holes: 0 },
  'an-occurrence-at-owl-creek-bridge': { clues: 3, openQuestions: 1, holes: 0 },
  'strange-case-of-dr-jekyll-and-mr-hyde': { clues: 2, openQuestions: 0, holes: 0 },
};

/** What explain says of a kind: its scenes, the scene that pays it off, and its words. */
function said(page: Explanation, kind: Kind): { scenes: string[]; paidOff: string | null; text: string }[] {
  if (kind === 'clues')
    return page.clues.map((clue) => ({
      scenes: titles(page, clue.planted),
      paidOff: titles(page, [clue.resolved])[0] ?? null,
      text: `${clue.about.join(', ')} ${clue.text}`,
    }));
  return page[kind].map((each) => ({ scenes: titles(page, each.scenes), paidOff: null, text: each.text }));
}

const shares = (these: readonly string[] | undefined, those: readonly string[]): boolean =>
  these === undefined || these.some((each) => those.includes(each));

test('found and missed', async () => {
  const parts: string[] = [];
  for (const name of lists) {
    const story = name.replace(/\.json$/u, '');
    const list = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<Kind, readonly Named[]>;
    const page = explained(textOf(story));
    const sections = KINDS.map(([kind, heading]) => {
      const found = said(page, kind);
      const match = (each: Named, other: (typeof found)[number]): boolean =>
        shares(each.planted ?? each.scenes, other.scenes) &&
        (each.paidOff === undefined || shares(each.paidOff, [other.paidOff ?? ''])) &&
        each.words.some((word) => other.text.includes(word));
      // One thing that is explained answers for one entry only, the first of the list that it fits.
      const used = new Set<(typeof found)[number]>();
      const lines = list[kind].map((each) => {
        const hit = found.find((other) => !used.has(other) && match(each, other));
        if (hit !== undefined) used.add(hit);
        const dispute = each.disputed === undefined ? '' : ` (disputed: ${each.disputed})`;
        return hit === undefined
          ? `- **missed**: ${each.what}${dispute}`
          : `- found: ${each.what}${dispute}. It says: ${hit.text}`;
      });
      const count = lines.filter((line) => line.startsWith('- found')).length;
      const more = found.filter((other) => !used.has(other));
      const extra = more.map((other) => `- also named: ${other.text} (${other.scenes.join(', ')})`);
      const before = first[story]?.[kind] ?? 0;
      return `### ${heading}: ${count} of ${lines.length} found, ${before} in the first run\n\n${[...lines, ...extra].join('\n') || 'None.'}`;
    });
    parts.push(`## ${page.story.title}\n\n${sections.join('\n\n')}`);
  }
  const head =
    '# Found and missed\n\nWhat `explain` finds of [what a well-read person would name](README.md). Made by the tests from the lists and from what is explained.\n\nThe first run is of 2026-11-26, of the stories and of `explain` as they were when the lists were committed. Since then `explain` has learnt to find more kinds of clues, and *Owl Creek Bridge* and *Jekyll and Hyde* have been given more sentences and rules for what their scenes show, both with these lists known: today’s numbers say how much of the lists is said, not how much would be found in a story that nobody has a list for.';
  await expect(`${head}\n\n${parts.join('\n\n')}\n`).toMatchFileSnapshot(
    '../../../../stories/well-read/report.md',
  );
});
