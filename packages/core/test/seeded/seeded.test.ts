import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missesOf, type Run, reportOf } from './report.ts';
import { outcomes, tallies } from './score.ts';

// The whole seeded set against the checker. `npm run seeded` writes the report as well; the first run is recorded once.

const here = (name: string): string => join(import.meta.dirname, name);
const results = outcomes();
const numbers = tallies(results);

test('each error is looked for, and each that is missed is listed', () => {
  const all = numbers.at(-1)!;
  expect(all.planted).toBeGreaterThanOrEqual(300);
  const listed = missesOf(results)
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(listed).toHaveLength(all.planted - all.found);
});

test('of all errors nineteen in twenty are found, of each kind four in five, and hardly anything else by any of them', () => {
  const all = numbers.at(-1)!;
  expect(all.recall).toBeGreaterThanOrEqual(0.95);
  expect(all.precision).toBeGreaterThanOrEqual(0.95);
  expect(numbers.filter(({ recall }) => recall < 0.8).map(({ kind }) => kind)).toEqual([]);
  expect(numbers.filter(({ precision }) => precision < 0.8).map(({ kind }) => kind)).toEqual([]);
});

test.runIf(process.env.SEEDED)('the report is written', () => {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const run: Run = {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit,
    tallies: numbers,
  };
  if (!existsSync(here('first-run.json'))) {
    writeFileSync(here('first-run.json'), `${JSON.stringify(run, null, 2)}\n`);
    writeFileSync(here('first-run-misses.md'), `${missesOf(results)}\n`);
  }
  const first = JSON.parse(readFileSync(here('first-run.json'), 'utf8')) as Run;
  const missed = readFileSync(here('first-run-misses.md'), 'utf8').trim();
  writeFileSync(here('report.md'), reportOf(first, run, results, missed));
});
