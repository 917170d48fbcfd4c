import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fetch, type WhereDocument, whereJsonSchema } from '@unspoiled/streaming';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unspoiledIn } from './io.ts';
import { localProvider, TOKEN } from './local-provider.ts';

const lamp = `---
story: The Lamp
kind: film
year: 2020
ids: { tmdb: 1, imdb: tt0000001 }
where:
  - { region: GB, service: Harbour Plus, kind: subscription, as of: 2026-11-01 }
  - { region: FR, service: Quai, kind: ads, leaves: 2026-12-24 }
---
# Story
## One
- Ann sings
## Two
- reveal (night 1): Ann dies
`;
const files = {
  'lamp.story.md': lamp,
  'other.story.md': lamp.replace('The Lamp', 'Other').replace('tmdb: 1', 'tmdb: 2'),
  'book.story.md': lamp.replace('kind: film', 'kind: book'),
};

let provider: Awaited<ReturnType<typeof localProvider>>;
let folder: string;
let env: Record<string, string>;
const online: Fetch = (address, init) => fetch(address, init);

beforeEach(async () => {
  provider = await localProvider();
  folder = mkdtempSync(join(tmpdir(), 'unspoiled-where-'));
  env = { TMDB_TOKEN: TOKEN, TMDB_BASE_URL: provider.address, XDG_CACHE_HOME: folder };
});
afterEach(async () => {
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

const where = (...argv: string[]) => unspoiledIn({ env, fetch: online }, files, 'where', ...argv);

describe('where', () => {
  test('prints exactly the contract’s shape', async () => {
    const { out, err, code } = await where('lamp.story.md', '--region', 'us', '--json');
    const now = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(JSON.parse(out)).toEqual({
      region: 'US',
      asOf: now,
      stale: false,
      offers: [
        {
          service: 'Lantern Store',
          kind: 'rent',
          price: null,
          currency: null,
          quality: null,
          link: 'https://www.themoviedb.org/movie/1/watch?locale=US',
          season: null,
          episode: null,
          leaves: null,
          provider: 'tmdb',
          fetchedAt: now,
        },
      ],
      attribution: [
        {
          provider: 'tmdb',
          text: expect.stringMatching(/JustWatch.*not endorsed or certified by TMDB/),
          link: 'https://www.justwatch.com/',
          logo: { name: 'TMDB', link: expect.stringMatching(/^https:/) },
        },
      ],
      problems: [],
    });
    expect([code, err]).toEqual([0, '']);
  });

  test('a table, with who says so, and whose data it is', async () => {
    const { out } = await where('lamp.story.md', '--region', 'GB');
    expect(out).toMatch(
      /The Lamp\n\nUnited Kingdom\nas of \d{4}-\d\d-\d\d \d\d:\d\d UTC\n\n {2}subscription {2}Harbour\+\n {4}says TMDB and the story file \(2026-11-01\)\n/,
    );
    expect(out).toContain('https://www.themoviedb.org/movie/1/watch?locale=GB');
    expect(out).toMatch(/data by JustWatch, through TMDB\.[\s\S]*As noted in the story file by its author\./);
  });

  test('without a key and a network: the last that is known, and a problem that says so', async () => {
    await where('lamp.story.md', '--region', 'US');
    const { HOME: _, ...nothing } = { XDG_CACHE_HOME: folder, HOME: '' };
    const { out, code } = await unspoiledIn(
      { env: nothing, fetch: null },
      files,
      'where',
      'lamp.story.md',
      '--region',
      'US',
      '--json',
    );
    const document = JSON.parse(out);
    expect(code).toBe(0);
    expect(document.offers).toHaveLength(1);
    expect(document.problems).toEqual([
      'No provider was asked. What is shown is the last that is known, with what the story file says itself.',
    ]);
    const empty = await unspoiledIn(
      { env: {}, fetch: null },
      files,
      'where',
      'lamp.story.md',
      '--region',
      'FR',
      '--json',
    );
    expect(empty.code).toBe(0);
    expect(JSON.parse(empty.out)).toMatchObject({
      asOf: null,
      offers: [{ service: 'Quai', kind: 'ads', leaves: '2026-12-24', provider: 'local', fetchedAt: null }],
      problems: ['No provider was asked. What is shown is what the story file says itself.'],
    });
  });

  test('the region of the locale, where none is given', async () => {
    env.LANG = 'en_US.UTF-8';
    expect(JSON.parse((await where('lamp.story.md', '--json')).out)).toMatchObject({ region: 'US' });
    env.LC_ALL = 'C.UTF-8';
    const { code, err } = await where('lamp.story.md');
    expect([code, err]).toEqual([
      2,
      'unspoiled: Where do you watch? Your locale does not say. Give the two letters of a country: --region GB.\n',
    ]);
  });

  test.each([
    [['--region', 'Britain'], '“Britain” is no region. Give the two letters of a country: --region GB.'],
    [['--region', 'GB', '--episode', '2'], 'Say which season the episode is of: --season 1 --episode 4.'],
    [['--region', 'GB', '--season', 'one'], 'Give a whole number.'],
    [['--region', ','], 'Give the two letters of a country: --region GB.'],
  ])('wrong use: %j', async (argv, said) => {
    const { code, err } = await where('lamp.story.md', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(provider.requests).toEqual([]);
  });

  test('several files and regions: an array, one request a title', async () => {
    const { out } = await where('lamp.story.md', 'other.story.md', '--region', 'GB,US', '--json');
    expect(JSON.parse(out).map(({ region }: { region: string }) => region)).toEqual(['GB', 'US', 'GB', 'US']);
    expect(provider.requests.map(({ path }) => path)).toEqual([
      '/3/movie/1/watch/providers',
      '/3/movie/2/watch/providers',
    ]);
  });

  test('of a book only what its file says', async () => {
    const { out, err, code } = await where('book.story.md', '--region', 'GB');
    expect(out).toContain('Harbour Plus');
    expect(err).toContain('this story is of the kind “book”');
    expect([code, provider.requests]).toEqual([0, []]);
  });

  test('a key that is refused is named by its variable, and a wrong address too', async () => {
    env.TMDB_TOKEN = 'another-token';
    expect((await where('lamp.story.md', '--region', 'GB')).err).toBe(
      'TMDB does not accept the key in TMDB_TOKEN: check it.\n',
    );
    env.TMDB_BASE_URL = 'nowhere';
    expect((await where('lamp.story.md', '--region', 'GB')).err).toContain(
      'TMDB_BASE_URL holds no web address.',
    );
    env.TMDB_TOKEN = 'line\nbreak';
    expect((await where('lamp.story.md', '--region', 'GB')).err).toContain(
      'The key in TMDB_TOKEN holds signs that no key has',
    );
  });

  test('the key is in nothing that is printed or kept', async () => {
    const ran = [
      await where('lamp.story.md', '--region', 'GB', '--json'),
      await where('lamp.story.md', 'other.story.md', '--region', 'GB,US', '--refresh'),
    ];
    env.TMDB_BASE_URL = 'http://127.0.0.1:1/';
    ran.push(await where('lamp.story.md', '--region', 'GB', '--refresh'));
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(kept.length).toBeGreaterThan(2);
    expect(JSON.stringify([ran, kept])).not.toContain(TOKEN);
    expect(ran[2]?.err).toContain('TMDB could not be reached');
  });

  test('a cache folder that cannot be written costs the memory and nothing else', async () => {
    env.XDG_CACHE_HOME = '/dev/null/nowhere';
    const { code, out } = await where('lamp.story.md', '--region', 'GB');
    expect(code).toBe(0);
    expect(out).toContain('Harbour+');
  });
});

describe('in explain', () => {
  const explain = (...argv: string[]) =>
    unspoiledIn({ env, fetch: online }, files, 'explain', 'lamp.story.md', ...argv);

  test('it is the first thing after the title, in every format, and nobody is asked', async () => {
    await where('lamp.story.md', '--region', 'GB');
    provider.requests.length = 0;
    const firsts: [string[], RegExp][] = [
      [
        [],
        /^\nThe Lamp\nfilm, 2020\n\nWhere to stream\n\nUnited Kingdom\nas of [\s\S]*Harbour\+[\s\S]*JustWatch[\s\S]*\nFrance\n[\s\S]*Quai[\s\S]*▼ Spoilers/,
      ],
      [
        ['--format', 'md'],
        /^# The Lamp: [^#]*## Where to stream\n\n\*\*United Kingdom\.\*\* As of [\s\S]*\| subscription \| \[Harbour\+\]\(https:\/\/www\.themoviedb\.org\/movie\/1\/watch\?locale=GB\) \|[\s\S]*JustWatch/,
      ],
      [
        ['--format', 'html'],
        /<h1>The Lamp<\/h1>\n<p class="facts">[^<]*<\/p>\n<section class="where"[\s\S]*Harbour\+[\s\S]*JustWatch[\s\S]*France[\s\S]*<\/section>/,
      ],
    ];
    for (const [argv, first] of firsts) expect((await explain('--region', 'GB', ...argv)).out).toMatch(first);
    expect(provider.requests).toEqual([]);
  });

  test('as JSON: the documents that where prints, right after the story', async () => {
    await where('lamp.story.md', '--region', 'US');
    const document = JSON.parse((await explain('--region', 'US,ZW', '--json')).out);
    expect(Object.keys(document).slice(0, 2)).toEqual(['story', 'where']);
    expect(document.where.map(({ region, offers }: WhereDocument) => [region, offers.length])).toEqual([
      ['US', 1],
      ['ZW', 0],
      ['GB', 1],
      ['FR', 1],
    ]);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(whereJsonSchema);
    expect(validate(document.where) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...document.where[0], extra: 1 })).toBe(false);
  });

  test('what is old is marked as the last that is known', async () => {
    await where('lamp.story.md', '--region', 'GB');
    const [kept] = readdirSync(join(folder, 'unspoiled/streaming/tmdb'))
      .map((file) => join(folder, 'unspoiled/streaming/tmdb', file))
      .filter((file) => readFileSync(file, 'utf8').includes('fetchedAt'));
    const old = Date.now() - 3 * 86_400_000;
    writeFileSync(
      kept!,
      JSON.stringify({
        ...JSON.parse(readFileSync(kept!, 'utf8')),
        fetchedAt: old,
        freshUntil: old + 86_400_000,
      }),
    );
    for (const argv of [[], ['--format', 'md'], ['--format', 'html']])
      expect((await explain('--region', 'GB', ...argv)).out).toMatch(
        new RegExp(`The last that is known, as of (?:<[^>]+>)?${new Date(old).toISOString().slice(0, 10)}`),
      );
  });

  test('without a region, a locale and anything known, there is no such part', async () => {
    const plain = { 'x.story.md': lamp.replace(/where:[\s\S]*24 \}\n/, '') };
    for (const format of ['terminal', 'md', 'html'])
      expect(
        (await unspoiledIn({ env: {}, fetch: null }, plain, 'explain', 'x.story.md', '--format', format)).out,
      ).not.toMatch(/Where to stream/i);
  });

  test('what an author writes under where is text, on a page too', async () => {
    const hostile = lamp.replace(
      'service: Quai',
      `service: "<script>alert(1)</script>|x", link: "javascript:alert(1)"`,
    );
    const run = (format: string) =>
      unspoiledIn(
        { env: {}, fetch: null },
        { 'x.story.md': hostile },
        'explain',
        'x.story.md',
        '--region',
        'FR',
        '--format',
        format,
      );
    const page = (await run('html')).out;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;|x');
    expect(page).not.toMatch(/<script|javascript:/);
    expect((await run('md')).out).toContain('\\<script\\>alert(1)\\</script\\>\\|x');
  });
});
