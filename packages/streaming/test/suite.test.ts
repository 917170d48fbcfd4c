import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  memoryStore,
  providers,
  type Store,
  Streaming,
  type WorkWithWhere,
  whereJsonSchema,
} from '../src/index.ts';
import { type Case, cases, KEY, started } from './providers.ts';
import { documentOf } from './read.ts';
import type { Instead } from './server.ts';

/** The path at which a provider has the film. */
const filmPath = (name: string) =>
  name === 'tmdb'
    ? '/movie/994108/watch/providers'
    : name === 'watchmode'
      ? '/title/movie-994108/sources/'
      : '/shows/tt21192142';

const DAY = 86_400_000;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(each: Case) {
  const one = await started(each);
  closing.push(() => one.server.close());
  return one;
}

/** What was found, without who says it when. */
const found = (offers: ReturnType<typeof documentOf>['offers']) =>
  offers.map(({ provider: _, fetchedAt: __, ...offer }) => ({
    addon: null,
    audio: null,
    subtitles: null,
    ...offer,
  }));

/** A store that also tells what is written to it. */
const noting = (store: Store, note: (name: string, text: string) => void): Store => ({
  ...store,
  write: (name, text) => {
    note(name, text);
    store.write(name, text);
  },
});

const everything = async (work: WorkWithWhere, streaming: Awaited<ReturnType<typeof start>>, region = 'GB') =>
  documentOf(await streaming.asking().where(work, { region }));

test('Watchmode, on a plan that gets episodes without sources, says what it knows of the series', async () => {
  const watchmode = cases.find(({ name }) => name === 'watchmode')!;
  const { asking, server } = await start(watchmode);
  server.routes = (path, query) =>
    path.endsWith('/episodes/')
      ? [
          { id: 1, season_number: 1, episode_number: 1, sources: [] },
          { id: 2, season_number: 1, episode_number: 2 },
        ]
      : watchmode.routes!(path, query);
  const asked = { region: 'GB', season: 1, episode: 1 };
  const { offers, problems } = documentOf(await asking().where(watchmode.seriesWork, asked));
  expect(offers).toMatchObject([{ service: 'Harbour+', season: null }]);
  expect(problems).toEqual([expect.stringContaining('does not tell season 1 apart')]);
});

test('every provider is in the suite, and who is not asked over the network has a reason', () => {
  expect(cases.map(({ name }) => name)).toEqual([...providers.map(({ name }) => name), 'local']);
  for (const { noNetwork, routes } of cases) expect(noNetwork === null).toBe(routes !== null);
});

describe.each(cases)('$name', (each) => {
  const { name, work, film, seriesWork, series } = each;

  describe('finds the film', () => {
    const ways: [string, WorkWithWhere][] = [
      ['by all its ids', work],
      ['by its TMDB number', { ...work, title: '', ids: { tmdb: '994108' } }],
      ['by the number as its address has it', { ...work, title: '', ids: { tmdb: 'movie/994108' } }],
      ['by its IMDb id', { ...work, title: '', ids: { imdb: 'tt21192142' } }],
      ['by title and year', { ...work, ids: {} }],
      ['by a title written otherwise', { ...work, title: 'ALL OF US: Strangers!', ids: {} }],
      ['by the title alone', { ...work, ids: {}, year: null }],
    ];
    test.each(ways)('%s, in two regions', async (_, asked) => {
      // Search is by the very title at these servers; the real ones are more forgiving.
      const one = await start({
        ...each,
        routes: (path, query) =>
          each.routes?.(path, {
            ...query,
            ...(query.search_value && { search_value: work.title }),
            ...(query.query && { query: work.title }),
          }),
      });
      for (const region of ['GB', 'US'] as const) {
        const document = await everything(asked, one, region);
        expect(document.problems.filter((p) => !p.startsWith('No provider was asked'))).toEqual([]);
        expect(found(document.offers)).toEqual(film[region]);
        expect(document).toMatchObject({ region, stale: false });
        expect(document.attribution.map(({ provider }) => provider)).toEqual([name]);
      }
    });
  });

  test('in a region without offers there are none, and nothing is made up', async () => {
    const document = await everything(work, await start(each), 'ZW');
    expect(document.offers).toEqual([]);
    expect(document.attribution.map(({ provider }) => provider)).toEqual(name === 'local' ? [] : [name]);
  });

  test.each(series)('of a series, season %s, episode %s', async (season, episode, expected, note) => {
    const { asking } = await start(each);
    const { offers, problems } = documentOf(
      await asking().where(seriesWork, { region: 'GB', season, episode }),
    );
    expect(found(offers)).toEqual(expected);
    expect(problems.filter((problem) => problem.includes(' apart: '))).toEqual(note === null ? [] : [note]);
  });

  test('a book is not looked for', async () => {
    const { asking, fetched } = await start(each);
    const document = documentOf(await asking().where({ ...work, kind: 'book' }, { region: 'GB' }));
    expect(document.problems.join()).toContain('Providers know films and series');
    expect(fetched).toEqual([]);
    expect(document.offers).toHaveLength(name === 'local' ? film.GB.length : 0);
  });

  test('what it says of a title that tells too much stays out of everything', async () => {
    const { asking, store } = await start(each);
    const texts: string[] = [];
    const whole = noting(store, (_, text) => texts.push(text));
    for (const season of [null, 1])
      texts.push(
        JSON.stringify(
          await asking({ store: whole }).where(seriesWork, { region: 'GB', season, episode: season }),
        ),
      );
    texts.push(
      JSON.stringify(await asking({ store: whole }).where({ ...seriesWork, ids: {} }, { region: 'GB' })),
    );
    expect(texts.join()).not.toMatch(/SPOILER|SECRETPICTURE|SOMEBODY LATE/);
  });

  if (each.noNetwork === null) network(each);
});

function network(each: Case): void {
  const { name, work, film } = each;
  const provider = providers.find((p) => p.name === name)!;
  const { label, terms } = provider;
  const gb = { region: 'GB' };

  test('a search that finds none, or several, is no answer: nobody guesses', async () => {
    const one = await start(each);
    const document = await everything({ ...work, title: 'Nobody Knows This', ids: {} }, one);
    expect(document.offers).toEqual([]);
    expect(document.problems.join()).toMatch(/does not know which film “Nobody Knows This” is\. Write ids:/);
  });

  test('one request for many who ask at once, and for the rest of the day', async () => {
    const { asking, server } = await start(each);
    const streaming = asking();
    const all = await Promise.all(Array.from({ length: 20 }, () => streaming.where(work, gb)));
    expect(new Set(all.map((a) => JSON.stringify(a))).size).toBe(1);
    await asking().where(work, gb);
    expect(server.seen).toHaveLength(1);
  });

  test('after its time it is asked again, whether anything has changed', async () => {
    const { asking, server, clock } = await start(each);
    const first = documentOf(await asking().where(work, gb));
    clock.pass(terms.freshFor + 1000);
    const second = documentOf(await asking().where(work, gb));
    expect(server.seen.map(({ status }) => status)).toEqual([200, 304]);
    expect(found(second.offers)).toEqual(found(first.offers));
    expect(second.asOf! > first.asOf!).toBe(true);
    await asking().where(work, gb);
    expect(server.seen).toHaveLength(2);
  });

  test('a provider may ask for less time, not for more, and for none', async () => {
    const { asking, server, clock } = await start(each);
    server.headers = { 'cache-control': 'public, max-age=60' };
    await asking().where(work, gb);
    clock.pass(61_000);
    server.headers = { 'cache-control': 'max-age=999999999' };
    await asking().where(work, gb);
    clock.pass(terms.freshFor + 1000);
    server.headers = { 'cache-control': 'no-store' };
    server.routes = (path, query) => ({ ...(each.routes!(path, query) as object), changed: 1 });
    if (name === 'watchmode') server.routes = (path, query) => [...(each.routes!(path, query) as []), {}];
    await asking().where(work, gb);
    await asking().where(work, gb);
    expect(server.seen.map(({ status }) => status)).toEqual([200, 304, 200, 200]);
  });

  test('what was kept for as long as its terms allow is gone, also where nobody can be asked', async () => {
    const { asking, clock, store } = await start(each);
    await asking().where(work, gb);
    clock.pass(terms.keepFor - 1000);
    expect(documentOf(await asking({ fetch: null }).where(work, gb)).offers).toHaveLength(film.GB.length);
    clock.pass(2000);
    expect(documentOf(await asking({ fetch: null }).where(work, gb)).offers).toEqual([]);
    clock.pass(-2000);
    expect(documentOf(await asking({ fetch: null, store }).where(work, gb)).offers).toEqual([]);
  });

  const away: [string, Instead, RegExp][] = [
    ['does not answer', 'hang', /did not answer within 0\.15 seconds/],
    ['breaks off', 'cut', /could not be reached, or broke off/],
    ['is out of order', { status: 503 }, /is out of order \(503\)/],
    [
      'answers with HTML',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>x' },
      /answered with a web page/,
    ],
    ['answers with half of JSON', { status: 200, body: '{"results": {' }, /that is not its data/],
    [
      'answers with something else',
      { status: 200, body: '{"ok": true}' },
      /in a form that this version of Unspoiled does not know/,
    ],
    ['answers with nothing', { status: 200, body: '' }, /that is not its data/],
    ['does not accept the key', { status: 401 }, /does not accept the key in [A-Z_]+: check it/],
    ['has seen its plan used up', { status: 402 }, /plan of the key in [A-Z_]+ is used up/],
    [
      'sends elsewhere',
      { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
      /keys are not sent on/,
    ],
    ['does not understand', { status: 400 }, /did not take the question \(400\)/],
    ['has had too many requests', { status: 429 }, /has had too many requests/],
  ];

  test.each(away)('when it %s: the last that is known, with its date, and why', async (_, instead, why) => {
    const { asking, server, clock } = await start(each);
    const brief = instead === 'hang' ? { timeout: 150 } : {};
    server.instead = () => instead;
    const nothing = documentOf(await asking(brief).where(work, gb));
    expect(nothing.offers).toEqual([]);
    expect(nothing.problems.join()).toMatch(why);
    expect(nothing.problems.join()).toContain(label);

    server.instead = () => null;
    clock.pass(60_000);
    const known = documentOf(await asking().where(work, gb));
    clock.pass(2 * DAY);
    server.instead = () => instead;
    const stale = documentOf(await asking(brief).where(work, gb));
    expect(stale).toMatchObject({ stale: true, asOf: known.asOf, offers: known.offers });
    expect(stale.problems).toEqual([expect.stringMatching(why), `What ${label} says is as of 2026-11-26.`]);
    expect(JSON.stringify([nothing, stale])).not.toMatch(/127\.0\.0\.1|elsewhere|doctype/);
  });

  test('while it is away, others do not wait for it in vain, and the patient ask again later', async () => {
    const { asking, server, fetched } = await start(each);
    server.instead = () => ({ status: 503 });
    const others = Array.from({ length: 10 }, (_, i) => ({ ...work, ids: { tmdb: String(i + 1) } }));
    const streaming = asking();
    for (const other of others)
      expect((await streaming.where(other, gb)).problems.join()).toMatch(/out of order \(503\)/);
    expect(server.seen).toHaveLength(3);

    server.seen.length = 0;
    server.instead = (nth) => (nth <= 3 ? { status: 503 } : null);
    const patient = asking({ patience: 300_000 });
    await patient.where(others[0]!, gb);
    expect(found(documentOf(await patient.where(work, gb)).offers)).toEqual(film.GB);
    const [, third, fourth] = fetched.slice(-3).map(({ at }) => at);
    expect(fourth! - third!).toBeGreaterThanOrEqual(60_000);
  });

  test('after a stumble it is asked again, a little later each time', async () => {
    const { asking, server, clock } = await start(each);
    const times: number[] = [];
    server.instead = (nth) => {
      times.push(clock.now());
      return nth < 3 ? { status: 500 } : null;
    };
    expect(found(documentOf(await asking().where(work, gb)).offers)).toEqual(film.GB);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(375);
    expect(times[2]! - times[1]!).toBeGreaterThan(times[1]! - times[0]!);
  });

  test.each([
    ['in seconds', (now: number) => ({ wait: now + 7000, header: '7' })],
    ['as a date', (now: number) => ({ wait: now + 7000, header: new Date(now + 7000).toUTCString() })],
  ])('it is left alone for as long as it asks, %s, also by the next run', async (_, asks) => {
    const { asking, server, clock } = await start(each);
    const { wait, header } = asks(clock.now());
    server.instead = (nth) => (nth === 1 ? { status: 429, headers: { 'retry-after': header } } : null);
    const impatient = documentOf(await asking({ patience: 100 }).where(work, gb));
    expect(impatient.problems.join()).toMatch(/asks to be left alone until 2026-11-26 20:15 UTC/);
    expect(server.seen).toHaveLength(1);
    let asked = 0;
    server.instead = () => {
      asked = clock.now();
      return null;
    };
    expect(found(documentOf(await asking().where(work, gb)).offers)).toEqual(film.GB);
    expect(asked).toBeGreaterThanOrEqual(wait);
  });

  test.each(['9'.repeat(40), '-5', 'soon', 'Infinity', '1e999'])(
    'no wait that it asks for breaks anything: %s',
    async (header) => {
      const { asking, server, clock } = await start(each);
      const before = clock.now();
      server.instead = () => ({ status: 429, headers: { 'retry-after': header } });
      expect((await asking().where(work, gb)).problems.join()).toContain(label);
      clock.pass(DAY);
      server.instead = () => null;
      expect(found(documentOf(await asking().where(work, gb)).offers)).toEqual(film.GB);
      expect(clock.now() - before).toBeLessThan(3 * DAY);
    },
  );

  test('whatever it answers, nothing throws, and every offer is well-formed', async () => {
    const { asking } = await start(each);
    const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(whereJsonSchema);
    const original = JSON.stringify(each.routes!(filmPath(name), { regions: 'GB', country: 'gb' }));
    // A valid answer with some of its values replaced, or any JSON at all.
    const answers = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(fc.infiniteStream(fc.nat(30)), fc.jsonValue())
        .map(([dice, value]) => JSON.parse(original, (_, part) => (dice.next().value === 0 ? value : part))),
    );
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const streaming = asking({ store: memoryStore(), fetch: async () => Response.json(answer) });
        for (const episode of [null, 1]) {
          const where = await streaming.where(episode === null ? work : each.seriesWork, {
            ...gb,
            season: episode,
            episode,
          });
          expect(check(documentOf(where)) ? [] : check.errors).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('an id that it does not know is a problem, and is asked for once', async () => {
    const { asking, server } = await start(each);
    const lost = { ...work, ids: { tmdb: '1', imdb: 'tt1' } };
    for (let i = 0; i < 2; i++)
      expect(documentOf(await asking().where(lost, gb)).problems.join()).toMatch(
        /knows no film with the (?:id|number) .+\. Check/,
      );
    expect(server.seen).toHaveLength(1);
  });

  test('no more requests than the budget allows', async () => {
    const { asking, server } = await start(each);
    const streaming = asking({ budget: 2 });
    const others = Array.from({ length: 5 }, (_, i) => ({ ...work, ids: { tmdb: String(i + 1) } }));
    const all = await Promise.all(others.map((other) => streaming.where(other, gb)));
    expect(server.seen).toHaveLength(2);
    expect(
      all.filter((a) => a.problems.join().includes('The 2 requests that this run may send are used up')),
    ).toHaveLength(3);
  });

  test('no second holds more requests than its rate', async () => {
    const { asking, fetched } = await start(each);
    const others = Array.from({ length: 30 }, (_, i) => ({ ...work, ids: { tmdb: String(i + 1) } }));
    // Two runs, the second right after the first.
    for (const half of [others.slice(0, 15), others.slice(15)]) {
      const streaming = asking();
      await Promise.all(half.map((other) => streaming.where(other, gb)));
    }
    const times = fetched.map(({ at }) => at);
    expect(times).toHaveLength(30);
    for (const time of times)
      expect(times.filter((t) => t >= time && t < time + 1000).length).toBeLessThanOrEqual(terms.rate);
  });

  test('without a key it is not asked, and what it said before is shown', async () => {
    const { asking, server, clock } = await start(each);
    await asking().where(work, gb);
    clock.pass(3 * DAY);
    const document = documentOf(await asking({ environment: {} }).where(work, gb));
    expect(server.seen).toHaveLength(1);
    expect(document).toMatchObject({ stale: true, asOf: '2026-11-26T20:15:00Z' });
    expect(found(document.offers)).toEqual(film.GB);
    expect(document.problems.join(' ')).toMatch(
      /no key for one in TMDB_TOKEN, STREAMING_AVAILABILITY_KEY or WATCHMODE_KEY\. What is shown is the last that is known/,
    );
  });

  test('the key travels in a header alone, and is in nothing that is kept, shown or said', async () => {
    const { asking, server, fetched, store, clock } = await start(each);
    const written: string[] = [];
    const watching = noting(store, (place, text) => written.push(place, text));
    // A server that sends the key back, in every form, in what would be shown.
    const forms = [KEY, encodeURIComponent(KEY), `Bearer ${KEY}`];
    const echo = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('Harbour+', forms.join(' '))
          .replaceAll('.example/', `.example/?k=${encodeURIComponent(KEY)}&`),
      );
    server.routes = (path, query) => echo(each.routes!(path, query));
    const said: unknown[] = [await asking({ store: watching }).where(work, gb)];
    const bad: Instead[] = [
      { status: 500, body: KEY },
      { status: 200, body: `<p>${KEY}` },
      { status: 200, body: JSON.stringify({ x: KEY }) },
      'cut',
    ];
    for (const instead of bad) {
      clock.pass(2 * DAY);
      server.instead = () => instead;
      said.push(await asking({ store: watching }).where(work, gb));
    }
    const everywhere = JSON.stringify([
      said,
      written,
      fetched.map(({ address }) => address),
      server.seen.map(({ path, query }) => [path, query]),
    ]);
    for (const form of [...forms, JSON.stringify(KEY).slice(1, -1)]) expect(everywhere).not.toContain(form);
    expect(everywhere).toContain('…');
  });

  test('what it sends is one line of text and a web address, or nothing', async () => {
    const { asking, server } = await start(each);
    const hostile = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, part) => {
        if (part === 'Harbour+') return `\u001b[31mEvil\u0007\n<script>\u202Ex</script>${'y'.repeat(5000)}`;
        if (/^(?:link|web_url)$/.test(key)) return 'javascript:alert(1)';
        if (key === 'price') return typeof part === 'number' ? -1 : { amount: '<b>', currency: '££' };
        return part;
      });
    server.routes = (path, query) => hostile(each.routes!(path, query));
    const { offers } = documentOf(await asking().where(work, gb));
    expect(offers).not.toEqual([]);
    for (const { link, price, service } of offers) {
      expect([link, price]).toEqual([null, null]);
      expect(service).toMatch(/^[^\p{Cc}\p{Cf}]{1,120}$/u);
    }
  });

  test('an answer without end is cut short', async () => {
    const { asking, server } = await start(each);
    server.instead = () => ({ status: 200, body: `["${'x'.repeat(9_000_000)}"]` });
    expect(documentOf(await asking({ timeout: 5000 }).where(work, gb)).problems.join()).toMatch(
      /more than 8 megabytes/,
    );
  });

  test('odd entries cost only themselves', async () => {
    const { asking, server } = await start(each);
    server.routes = (path, query) =>
      JSON.parse(JSON.stringify(each.routes!(path, query)), (_, part) =>
        Array.isArray(part) ? [null, 7, {}, ...part, 'x', { name: 1, provider_name: null }] : part,
      );
    expect(found(documentOf(await asking().where(work, gb)).offers)).toEqual(film.GB);
  });
}

test.each([
  [{ region: { GB: true } }, 'Entry 1 under where: names a region that is none'],
  [{ region: ['GB', 'Great Britain'] }, 'Entry 1 under where: names a region that is none'],
  [{ region: 12 }, 'Entry 1 under where: names a region that is none'],
])('a region that cannot be read does not mean every region: %j', async (written, said) => {
  const { server, store, clock } = await start(cases[0]!);
  expect(server.seen).toHaveLength(0);
  const document = documentOf(
    await new Streaming({ environment: {}, fetch: null, store, clock }).where(
      { ...cases[0]!.work, where: [{ service: 'Harbour+', kind: 'rent', ...written }] },
      { region: 'GB' },
    ),
  );
  expect(document.offers).toEqual([]);
  expect(document.problems.join(' ')).toContain(said);
});

test('a name or a password in an address is refused, and not repeated', async () => {
  const { store, clock } = await start(cases[0]!);
  const streaming = new Streaming({
    environment: { TMDB_TOKEN: KEY, TMDB_BASE_URL: 'http://ann:s3cret@127.0.0.1:9/3' },
    fetch: () => Promise.reject(new Error('nobody is asked')),
    store,
    clock,
  });
  const { problems } = documentOf(await streaming.where(cases[0]!.work as never, { region: 'GB' }));
  expect(problems.join(' ')).toContain('TMDB_BASE_URL holds a name or a password');
  expect(problems.join(' ')).not.toMatch(/s3cret|there is no key/);
});
