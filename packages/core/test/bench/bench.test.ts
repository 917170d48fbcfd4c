import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: plain JavaScript
import { markdownOf, textOf } from '../../../../bench/print.mjs';
// @ts-expect-error: plain JavaScript
import { tablesOf, verdictOf } from '../../../../bench/rows.mjs';

const folder = fileURLToPath(new URL('../../../../bench', import.meta.url));

interface Found {
  readonly job: string;
  readonly who?: string;
  readonly what?: string;
  readonly value?: number;
  readonly why?: string;
  readonly problem?: string;
  readonly due?: true;
  readonly done?: true;
}

/** Runs jobs on a small story once, as it is built, for their answers and not for how long they take. */
function measured(kind: string, jobs: object, scenes = 60): readonly Found[] {
  const request = JSON.stringify({ kind, scenes, runs: 0, jobs });
  const { stdout, stderr } = spawnSync('node', ['measure.mjs', request], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const problemsIn = (found: readonly Found[]) => found.flatMap(({ problem }) => problem ?? []);
const named = (found: readonly Found[]) =>
  found.flatMap((f) => (f.who ? [{ ...f, name: `${f.who}: ${f.what}` }] : []));
const dueIn = (found: readonly Found[]) => named(found).flatMap(({ name, due }) => (due ? [name] : []));
const namesIn = (found: readonly Found[]) => named(found).flatMap(({ name, due }) => (due ? [] : [name]));

// Peers that the product does not install (SQLite, clingo) are asked by the bench alone.
describe('the bench, on small stories', () => {
  const asks = ['load', 'first', 'look', 'keyed', 'check', 'all'];

  test.each(['serial', 'regulars', 'forwards', 'backwards', 'one-fluent'])(
    'sorted arrays answer as ours does: %s',
    (kind) => {
      const found = measured(kind, { compare: { asks, peers: ['arrays'] } });
      expect(problemsIn(found)).toEqual([]);
      expect(dueIn(found)).toContain('sorted arrays: keyed');
      expect(namesIn(found).sort()).toEqual(dueIn(found).sort());
      // Only a serial's people slip.
      const broken = found.findLast(({ what }) => what === 'broken')?.value;
      expect(broken! > 0).toBe(kind === 'serial' || kind === 'regulars');
      expect(found.at(-1)).toEqual({ job: 'compare', done: true });
    },
  );

  test('arrays that read the sentences answer as ours does', () => {
    const found = measured('plain', { reading: { peers: ['arrays'] } }, 300);
    expect(problemsIn(found)).toEqual([]);
    expect(namesIn(found)).toEqual(['ours: load', 'sorted arrays that read: load']);
    expect(dueIn(found)).toEqual(namesIn(found));
  });

  test('those who are in every scene see most of it; and text and memory are measured', () => {
    const found = measured('regulars', { memory: {}, parse: {}, eyes: {} });
    expect(problemsIn(found)).toEqual([]);
    expect(namesIn(found)).toEqual([
      'ours: megabytes',
      'the Markdown library: parse',
      'ours: parse',
      'the audience: load',
      'four pairs of eyes: load',
    ]);
    expect(dueIn(found)).toEqual(namesIn(found));
  });
});

describe('the tables of the bench', () => {
  const sizes = [1000, 10_000];
  const result = (scenes: number, who: string, what: string, more: object) => ({
    kind: 'serial',
    scenes,
    job: 'compare',
    who,
    what,
    ...more,
  });
  const ours = sizes.map((n) => result(n, 'ours', 'load', { value: n / 100 }));
  const theirs = (small: object, large: object, who = 'sorted arrays') => [
    result(1000, who, 'load', small),
    result(10_000, who, 'load', large),
  ];
  const tables = (results: readonly object[]) => tablesOf({ sizes, results });
  const verdictOn = (results: readonly object[], title: string) => {
    const row = tables(results).rows.find((r: { title: string }) => r.title === title);
    return verdictOf(row, ['1,000', '10,000']);
  };
  const title = 'loading: ours to sorted arrays';

  test('a limit is kept where all is measured and within it', () => {
    const results = [...ours, ...theirs({ value: 10 }, { value: 50 })];
    expect(verdictOn(results, title)).toEqual({ kept: true, said: 'kept', notes: [] });
  });

  test('one that is missed says what puts it out of reach', () => {
    const { kept, said, notes } = verdictOn([...ours, ...theirs({ value: 10 }, { value: 10 })], title);
    expect([kept, said, notes]).toEqual([
      false,
      'missed',
      [{ said: 'out of reach', why: 'they are given the changes ready-made, and we work them out' }],
    ]);
  });

  test('what is not measured is not kept', () => {
    const why = 'not done after 6 minutes';
    expect(verdictOn([...ours, ...theirs({ value: 10 }, { why })], title)).toEqual({
      kept: null,
      said: 'kept so far',
      notes: [{ said: 'not measured at 10,000', why }],
    });
    expect(verdictOn([...ours, ...theirs({ why }, { why })], title)).toEqual({
      kept: null,
      said: '',
      notes: [{ said: 'not measured', why }],
    });
  });

  test('what a job that was stopped did not find says so, and what nothing accounts for is a gap', () => {
    const stopped = { kind: 'serial', scenes: 10_000, job: 'compare', why: 'not done after 6 minutes' };
    const due = sizes.map((n) => result(n, 'sorted arrays', 'load', { due: true }));
    const some = [...due, ...ours, ...theirs({ value: 10 }, { value: 50 }).slice(0, 1)];
    expect(tables([...some, stopped]).gaps).toEqual([]);
    expect(verdictOn([...some, stopped], title)).toMatchObject({
      kept: null,
      notes: [{ said: 'not measured at 10,000', why: 'not done after 6 minutes' }],
    });
    expect(tables(some).gaps).toEqual(['sorted arrays: load, serial, 10000']);
    expect(verdictOn(some, title)).toMatchObject({ kept: null });
  });

  test('what nobody asks for has no row', () => {
    expect(tables(ours).rows).toEqual([]);
  });

  test('growth is out of reach only where bare arrays grow too fast as well', () => {
    const grown = (large: number, arrays: number) => {
      const results = [
        result(1000, 'ours', 'load', { value: 1 }),
        result(10_000, 'ours', 'load', { value: large }),
        ...theirs({ value: 1 }, { value: arrays }),
      ];
      const { growth, columns } = tables(results);
      const { cells, ...row } = growth[0];
      return verdictOf({ ...row, cells: cells.slice(0, 1) }, columns);
    };
    expect(grown(10, 20)).toMatchObject({ kept: true });
    expect(grown(20, 10)).toMatchObject({ kept: false, notes: [] });
    expect(grown(20, 20)).toMatchObject({ kept: false, notes: [{ said: 'out of reach' }] });
  });

  test('they read alike as text and as Markdown', () => {
    const results = [...ours, ...theirs({ value: 10 }, { value: 10 })];
    const run = { machine: 'a machine', sizes, results, problems: ['clingo: 1 where ours is 2'] };
    expect(textOf(run)).toMatch(
      /^loading: ours to sorted arrays +1\.00 +10\.0 +2 {2}missed, out of reach \(1\)$/m,
    );
    expect(markdownOf(run)).toContain(
      '| loading: ours to sorted arrays | 1.00 | 10.0 | 2 | missed, out of reach (1) |\n',
    );
    for (const text of [textOf(run), markdownOf(run)]) {
      expect(text).toContain('(1) they are given the changes ready-made, and we work them out');
      expect(text).toContain('WRONG: clingo: 1 where ours is 2');
    }
  });
});
