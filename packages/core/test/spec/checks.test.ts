import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { about, codes as codesWithPage } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { prelude } from '../../src/language/prelude.ts';
import { codeOf, UNWRITTEN } from '../../src/rules/checks/codes.ts';
import { blocksOf } from './page.ts';

const core = join(import.meta.dirname, '../../src');
const folder = join(import.meta.dirname, '../../../../spec/checks');
const pages = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

/** Words with hyphens in core's code that are no codes. */
const NO_CODES: ReadonlySet<string> = new Set(['no-one']);

/** The codes written out anywhere in core, and those of the rules that every story starts with. */
function codes(): ReadonlySet<string> {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'),
  );
  const written = files
    .flatMap((file) => [...readFileSync(join(core, file), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)])
    .map((match) => match[1] ?? '')
    .filter((word) => !NO_CODES.has(word));
  const rules = prelude().rules.filter((rule) => rule.kind !== 'derives');
  return new Set([...written, ...UNWRITTEN.values(), ...rules.map((rule) => codeOf(rule.name))]);
}

test('everything the checker can find has a page', () => {
  expect(codes().size).toBeGreaterThan(100);
  expect([...codes()].filter((code) => !pages.includes(code))).toEqual([]);
});

test('the program can say what the pages say', () => {
  expect(codesWithPage()).toEqual([...pages].sort());
  for (const page of pages) expect(about(page)).not.toContain('```');
});

test('every page is about something the checker can find', () => {
  const language = readdirSync(join(core, 'language'), { encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(core, 'language', file), 'utf8'))
    .join('\n');
  expect(pages.filter((page) => !codes().has(page) && !language.includes(`'${page}'`))).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(folder, `${page}.md`), 'utf8');

  test('says what, why, and when it is meant or what to do instead', () => {
    expect(text).toMatch(/^# \S/);
    const prose = text.replace(/^```\w+\n[\s\S]*?^```$/gm, '');
    const headings = [...prose.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect([
      ['Why', 'On purpose', 'Found', 'Not found'],
      // What nobody means, as when a bracket is never closed.
      ['Why', 'What to do instead', 'Found', 'Not found'],
    ]).toContainEqual(headings);
  });

  test('shows where it is found, and what is near it and is not', () => {
    const [found = '', notFound = ''] = text.slice(text.indexOf('## Found')).split('## Not found');
    const checks = (part: string) => blocksOf(part).filter((block) => block.name === 'check');
    expect(checks(found).some((block) => block.text.split('\n').some((l) => l.split(' ')[1] === page))).toBe(
      true,
    );
    for (const block of checks(notFound))
      expect(block.text).not.toMatch(new RegExp(`^\\w+ ${page} \\d`, 'm'));
    expect(checks(notFound).some((block) => block.text.split('\n').includes(`no ${page}`))).toBe(true);
  });
});
