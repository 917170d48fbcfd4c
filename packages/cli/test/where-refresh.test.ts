import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Streaming } from '@unspoiled/streaming';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskStore } from '../src/disk-store.ts';
import { unspoiledIn } from './io.ts';
import { localProvider, type Request, TOKEN } from './local-provider.ts';

let provider: Awaited<ReturnType<typeof localProvider>>;
let folder: string;
beforeEach(async () => {
  provider = await localProvider();
  folder = mkdtempSync(join(tmpdir(), 'unspoiled-refresh-'));
});
afterEach(async () => {
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

const timeOf = ({ headers }: Request) => Number(headers['x-time']);
let child: ChildProcess;

/** Runs a refresh of `count` titles in a process of its own; null if it was killed. */
function run(
  start: number,
  count: number,
): Promise<{ resumed: boolean; requests: number; unfinished: string[] } | null> {
  child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'refresh-child.mjs'), provider.address, folder, String(start), String(count)],
    { env: { ...process.env, TMDB_TOKEN: TOKEN }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let out = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      expect(signal ?? code).toBe(signal === null ? 0 : 'SIGKILL');
      resolve(signal === null ? JSON.parse(out) : null);
    });
  });
}

test('a thousand titles, five a second, killed twice and gone on with: nothing lost, none fetched twice', async () => {
  const COUNT = 1000;
  const START = Date.parse('2026-11-26T20:15:00Z');
  const DEADLY = [301, 702];
  // The process dies while it waits for an answer, which never comes.
  provider.state.answers = (_, nth) => {
    if (!DEADLY.includes(nth)) return true;
    child.kill('SIGKILL');
    return false;
  };
  expect(await run(START, COUNT)).toBeNull();
  expect(provider.requests).toHaveLength(DEADLY[0]!);
  // Gone on with at the very moment of the death: the pace holds across it.
  expect(await run(timeOf(provider.requests.at(-1)!), COUNT)).toBeNull();
  const report = await run(timeOf(provider.requests.at(-1)!), COUNT);
  expect(report).toMatchObject({ resumed: true, unfinished: [] });

  const answered = new Map<string, number>();
  for (const { path, answered: was } of provider.requests)
    answered.set(path, (answered.get(path) ?? 0) + Number(was));
  expect(answered.size).toBe(COUNT);
  expect(new Set(answered.values())).toEqual(new Set([1]));
  expect(provider.requests).toHaveLength(COUNT + DEADLY.length);

  const times = provider.requests.map(timeOf);
  for (const [index, time] of times.entries())
    expect((times[index + 5] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(1000);

  const streaming = new Streaming({
    environment: {},
    fetch: null,
    store: diskStore(folder),
    clock: { now: () => times.at(-1)!, sleep: async () => {} },
  });
  for (const number of [1, 301, 702, 1000]) {
    const work = { title: '', kind: 'film', year: null, ids: { tmdb: String(number) }, where: [] };
    for (const region of ['GB', 'US']) {
      const { isEmpty, stale } = await streaming.where(work, { region });
      expect({ isEmpty, stale }).toEqual({ isEmpty: false, stale: false });
    }
  }

  // The next one begins anew.
  provider.requests.length = 0;
  provider.state.answers = () => true;
  expect(await run(times.at(-1)! + 1000, 3)).toMatchObject({ resumed: false, requests: 3 });
}, 120_000);

test('unspoiled where FILE… --refresh goes on where its budget ended, and says what is left', async () => {
  const film = (number: number) =>
    `---\nstory: Film ${number}\nkind: film\nids: { tmdb: ${number} }\n---\n# Story\n## One\n- Ann sings\n`;
  const files = Object.fromEntries([1, 2, 3, 4].map((number) => [`${number}.story.md`, film(number)]));
  const world = {
    env: { TMDB_TOKEN: TOKEN, TMDB_BASE_URL: provider.address, XDG_CACHE_HOME: folder },
    fetch: (address: string, init: RequestInit) => fetch(address, init),
  };
  const refresh = (...rest: string[]) =>
    unspoiledIn(world, files, 'where', ...Object.keys(files), '--region', 'GB', '--refresh', ...rest);
  const first = await refresh('--budget', '2');
  expect(first.code).toBe(1);
  expect(first.out).toBe(
    '2 of 4 titles are up to date, with 2 requests.\nRun the same again to go on with the other 2.\n',
  );
  expect(first.err).toContain(
    '2 of 4: Film 2\n3 of 4: Film 3\n  The 2 requests that this run may send are used up',
  );
  const second = await refresh();
  expect(second.code).toBe(0);
  expect(second.out).toMatch(
    /^4 of 4 titles are up to date, with 2 requests\. It went on with the one begun at /,
  );
  expect(provider.requests).toHaveLength(4);
  const nobody = await unspoiledIn(
    { ...world, env: {} },
    files,
    'where',
    ...Object.keys(files),
    '--region',
    'GB',
    '--refresh',
  );
  expect([nobody.code, nobody.err]).toEqual([
    2,
    expect.stringContaining('There is nobody to ask: set TMDB_TOKEN'),
  ]);
});
