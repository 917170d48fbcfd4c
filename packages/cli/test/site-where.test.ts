import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetch } from '@unspoiled/streaming';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from '../src/io.ts';
import { run } from '../src/program.ts';
import { unspoiledIn } from './io.ts';
import { localProvider, TOKEN } from './local-provider.ts';

const film = (number: number) => `---
story: Film ${number}
kind: film
ids: { tmdb: ${number} }
where:
  - { region: FR, service: Quai, kind: ads }
---
# Story
## One
*night 1*
- Ann sings
## Two
*night 2*
- reveal (night 1): Ann dies
`;
const files = { 'a.story.md': film(1), 'b.story.md': film(2) };

let provider: Awaited<ReturnType<typeof localProvider>>;
let folder: string;
let env: Record<string, string>;
const online: Fetch = (address, init) => fetch(address, init);
beforeEach(async () => {
  provider = await localProvider();
  folder = mkdtempSync(join(tmpdir(), 'unspoiled-site-'));
  env = {
    TMDB_TOKEN: TOKEN,
    TMDB_BASE_URL: provider.address,
    STREAMING_AVAILABILITY_KEY: 'second-key-that-never-shows',
    STREAMING_AVAILABILITY_BASE_URL: provider.address,
    WATCHMODE_KEY: 'third-key?&=%/+',
    WATCHMODE_BASE_URL: provider.address,
    XDG_CACHE_HOME: folder,
  };
});
afterEach(async () => {
  vi.useRealTimers();
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

const build = (...argv: string[]) =>
  unspoiledIn({ env, fetch: online }, files, 'build', ...Object.keys(files), '--out', 'site', ...argv);

test('a build asks where to stream, for the regions given and those that the files name', async () => {
  const { written, code } = await build('--region', 'GB,US');
  expect(code).toBe(0);
  const page = written.get('site/a/index.html') ?? '';
  expect(page).toMatch(
    /United Kingdom[\s\S]*Harbour\+[\s\S]*JustWatch[\s\S]*United States[\s\S]*Lantern Store[\s\S]*France[\s\S]*Quai/,
  );
  expect(provider.requests.filter(({ path }) => path.includes('/watch/')).map(({ path }) => path)).toEqual([
    '/3/movie/1/watch/providers',
    '/3/movie/2/watch/providers',
  ]);
});

test('nothing that a build writes or says holds a key', async () => {
  const ran = [
    await build('--region', 'GB,US'),
    await build('--region', 'GB', '--address', 'https://example.org/'),
  ];
  for (const variable of Object.keys(env).filter((name) => name.endsWith('_BASE_URL')))
    env[variable] = 'http://127.0.0.1:1/';
  ran.push(await build('--region', 'ZW'));
  const everything = ran.flatMap(({ out, err, written }) => [out, err, ...[...written].flat()]).join('\n');
  expect(everything).toContain('Harbour+');
  for (const variable of ['TMDB_TOKEN', 'STREAMING_AVAILABILITY_KEY', 'WATCHMODE_KEY']) {
    const key = env[variable]!;
    const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
    for (const form of [
      key,
      encodeURIComponent(key),
      JSON.stringify(key).slice(1, -1),
      base64,
      encodeURI(key),
    ])
      expect(everything).not.toContain(form);
  }
  expect(everything).not.toContain(provider.address);
});

test('without a network: the last that is known, and it says so', async () => {
  await build('--region', 'GB');
  provider.requests.length = 0;
  const { written, err, code } = await build('--region', 'GB', '--offline');
  expect([code, provider.requests]).toEqual([0, []]);
  expect(written.get('site/a/index.html')).toContain('Harbour+');
  expect(err).toContain('Where to stream: No provider was asked. What is shown is the last that is known');
  const nothing = await unspoiledIn({ env: {}, fetch: null }, files, 'build', 'a.story.md', '--out', 'site');
  expect(nothing.written.get('site/a/index.html')).toMatch(/France[\s\S]*Quai[\s\S]*noted in the story file/);
});

test('serve asks again when what it shows is a day old, and shows the news', async () => {
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'Date'],
    now: Date.parse('2026-11-26T20:15:00Z'),
  });
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let out = '';
  let err = '';
  const io: Partial<Io> = {
    read: (path) => files[path as keyof typeof files],
    write: () => {},
    watch: () => () => {},
    interrupted: () => ended,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    columns: 80,
    colour: false,
    env: { TMDB_TOKEN: TOKEN, TMDB_BASE_URL: provider.address, XDG_CACHE_HOME: folder },
    fetch: online,
  };
  const running = run(['serve', 'a.story.md', '--region', 'GB', '--port', '0'], io as Io);
  const page = async () => (await fetch(`${/http:\/\/\S+/.exec(out)?.[0]}a/`)).text();
  await vi.waitFor(() => expect(out).toContain('http://'));
  expect(await page()).toContain('November 26, 2026');
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(provider.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(22 * 3_600_000);
  await vi.waitFor(() => expect(err).toContain('Where to stream has changed: the pages are up to date.'));
  expect(provider.requests).toHaveLength(2);
  expect(await page()).toContain('November 27, 2026');
  end();
  expect(await running).toBe(0);
});
