import type { Finding } from '../src/contract/offer.ts';
import type { ProviderName } from '../src/contract/terms.ts';
import { type Fetch, memoryStore, Streaming, type WorkWithWhere } from '../src/index.ts';
import {
  film,
  finding,
  series,
  streamingAvailabilityRoutes,
  tmdbRoutes,
  watchmodeRoutes,
} from './fixtures.ts';
import { LocalProvider, type Routes } from './server.ts';

export const KEY = 'k3y-that/must+never=show';

/** A clock that waits for nobody. */
export function testClock(start = Date.parse('2026-11-26T20:15:00Z')) {
  let time = start;
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

/** A provider as the suite knows it: what it is to find, by which requests. */
export interface Case {
  readonly name: ProviderName;
  readonly routes: Routes | null;
  readonly accepts: (headers: { readonly [name: string]: string | string[] | undefined }) => boolean;
  readonly environment: (address: string) => Record<string, string>;
  readonly film: { readonly GB: readonly Finding[]; readonly US: readonly Finding[] };
  readonly work: WorkWithWhere;
  /** What of the series is known in GB: season and episode asked, what is found, and what is said of its being coarser. */
  readonly series: readonly (readonly [
    season: number | null,
    episode: number | null,
    findings: readonly Finding[],
    note: string | null,
  ])[];
  readonly seriesWork: WorkWithWhere;
  /** Why what is tested of the network does not apply; null: it does. */
  readonly noNetwork: string | null;
}

const link = {
  tmdb: (region: string) => `https://www.themoviedb.org/movie/994108/watch?locale=${region}`,
  harbour: 'https://harbour.example/title/1',
  store: 'https://lanternstore.example/title/1',
};
const languages = { audio: ['eng'], subtitles: ['eng', 'fra'] };

const wholeAtTmdb = ['Harbour+', 'Quayside'].map((service) =>
  finding({ service, kind: 'subscription', link: 'https://www.themoviedb.org/tv/700001/watch?locale=GB' }),
);
const seasonAtTmdb = [
  finding({
    service: 'Harbour+',
    kind: 'subscription',
    season: 1,
    link: 'https://www.themoviedb.org/tv/700001/season/1/watch',
  }),
];
const wholeAtWatchmode = [
  finding({
    service: 'Harbour+',
    kind: 'subscription',
    quality: 'hd',
    link: 'https://harbour.example/w?a=1&b=2',
  }),
];

export const cases: readonly Case[] = [
  {
    name: 'tmdb',
    routes: tmdbRoutes,
    accepts: ({ authorization }) => authorization === `Bearer ${KEY}`,
    environment: (address) => ({ TMDB_TOKEN: KEY, TMDB_BASE_URL: address }),
    work: film,
    film: {
      GB: [
        finding({ service: 'Harbour+', kind: 'subscription', link: link.tmdb('GB') }),
        finding({ service: 'Lantern Store', kind: 'rent', link: link.tmdb('GB') }),
        finding({ service: 'Lantern Store', kind: 'buy', link: link.tmdb('GB') }),
      ],
      US: [
        finding({ service: 'Quayside', kind: 'free', link: link.tmdb('US') }),
        finding({ service: 'Pier TV', kind: 'ads', link: link.tmdb('US') }),
      ],
    },
    seriesWork: series,
    series: [
      [null, null, wholeAtTmdb, null],
      // It knows seasons and no episodes: what it says of the season is said of the season.
      [1, null, seasonAtTmdb, null],
      [1, 1, seasonAtTmdb, 'TMDB does not tell episode 1 apart: what it says is of season 1 as a whole.'],
      // A season that it knows, and that is nowhere.
      [2, null, [], null],
      [7, null, wholeAtTmdb, 'TMDB does not tell season 7 apart: what it says is of the series as a whole.'],
    ],
    noNetwork: null,
  },
  {
    name: 'streaming-availability',
    routes: streamingAvailabilityRoutes,
    accepts: (headers) => headers['x-api-key'] === KEY,
    environment: (address) => ({ STREAMING_AVAILABILITY_KEY: KEY, STREAMING_AVAILABILITY_BASE_URL: address }),
    work: film,
    film: {
      GB: [
        finding({
          service: 'Harbour+',
          kind: 'subscription',
          quality: 'uhd',
          link: link.harbour,
          leaves: '2026-12-31',
          ...languages,
        }),
        finding({
          service: 'Harbour+',
          kind: 'addon',
          addon: 'Pier Films',
          quality: 'hd',
          link: link.harbour,
          ...languages,
        }),
        finding({
          service: 'Lantern Store',
          kind: 'rent',
          quality: 'hd',
          price: '3.49',
          currency: 'GBP',
          link: link.store,
          ...languages,
        }),
      ],
      US: [finding({ service: 'Quayside', kind: 'free', link: 'https://quayside.example/title/1' })],
    },
    seriesWork: series,
    series: [
      [
        null,
        null,
        [finding({ service: 'Harbour+', kind: 'subscription', link: link.harbour, ...languages })],
        null,
      ],
      [
        1,
        null,
        [
          finding({
            service: 'Harbour+',
            kind: 'subscription',
            quality: 'hd',
            season: 1,
            link: link.harbour,
            ...languages,
          }),
        ],
        null,
      ],
      [
        1,
        1,
        [
          finding({
            service: 'Lantern Store',
            kind: 'buy',
            quality: 'hd',
            price: '2.49',
            currency: 'GBP',
            season: 1,
            episode: 1,
            link: link.store,
            ...languages,
          }),
        ],
        null,
      ],
      [1, 2, [], null],
      [
        1,
        9,
        [
          finding({
            service: 'Harbour+',
            kind: 'subscription',
            quality: 'hd',
            season: 1,
            link: link.harbour,
            ...languages,
          }),
        ],
        'Streaming Availability does not tell episode 9 apart: what it says is of season 1 as a whole.',
      ],
      [2, 1, [], null],
      [
        7,
        1,
        [finding({ service: 'Harbour+', kind: 'subscription', link: link.harbour, ...languages })],
        'Streaming Availability does not tell season 7 apart: what it says is of the series as a whole.',
      ],
    ],
    noNetwork: null,
  },
  {
    name: 'watchmode',
    routes: watchmodeRoutes,
    accepts: (headers) => headers['x-api-key'] === KEY,
    environment: (address) => ({ WATCHMODE_KEY: KEY, WATCHMODE_BASE_URL: `${address}/` }),
    work: film,
    film: {
      GB: [
        finding({
          service: 'Harbour+',
          kind: 'subscription',
          quality: 'uhd',
          link: 'https://harbour.example/w?a=1&b=2',
        }),
        finding({
          service: 'Lantern Store',
          kind: 'rent',
          quality: 'hd',
          price: '4.49',
          link: 'https://lanternstore.example/w?a=1&b=2',
        }),
        finding({ service: 'Lantern Store', kind: 'buy', quality: 'sd', price: '7.99' }),
      ],
      US: [finding({ service: 'Cable App', kind: 'addon', addon: 'a television package' })],
    },
    seriesWork: series,
    series: [
      [null, null, wholeAtWatchmode, null],
      [
        1,
        1,
        [
          finding({
            service: 'Lantern Store',
            kind: 'buy',
            quality: 'hd',
            price: '2.99',
            season: 1,
            episode: 1,
            link: 'https://lanternstore.example/w?a=1&b=2',
          }),
        ],
        null,
      ],
      [1, 2, [], null],
      [
        1,
        null,
        wholeAtWatchmode,
        'Watchmode does not tell season 1 apart: what it says is of the series as a whole.',
      ],
      [
        7,
        1,
        wholeAtWatchmode,
        'Watchmode does not tell season 7 apart: what it says is of the series as a whole.',
      ],
    ],
    noNetwork: null,
  },
  {
    name: 'local',
    routes: null,
    accepts: () => true,
    environment: () => ({}),
    work: {
      ...film,
      where: [
        { region: 'GB', service: 'Harbour+', kind: 'subscription', leaves: '2026-12-31' },
        {
          region: ['gb', 'IE'],
          service: 'Lantern Store',
          kind: 'rent',
          price: 3.49,
          currency: 'GBP',
          quality: 'hd',
          link: 'https://store.example/',
        },
        { region: 'US', service: 'Quayside' },
      ],
    },
    film: {
      GB: [
        finding({ service: 'Harbour+', kind: 'subscription', leaves: '2026-12-31' }),
        finding({
          service: 'Lantern Store',
          kind: 'rent',
          quality: 'hd',
          price: '3.49',
          currency: 'GBP',
          link: 'https://store.example/',
        }),
      ],
      US: [finding({ service: 'Quayside', kind: null })],
    },
    seriesWork: {
      ...series,
      where: [
        { region: 'GB', service: 'Harbour+', kind: 'subscription' },
        { region: 'GB', service: 'Pier TV', kind: 'free', season: 1 },
        { region: 'GB', service: 'Quayside', kind: 'ads', season: 1, episode: 2 },
      ],
    },
    series: [
      [1, 2, [finding({ service: 'Quayside', kind: 'ads', season: 1, episode: 2 })], null],
      [
        1,
        1,
        [finding({ service: 'Pier TV', kind: 'free', season: 1 })],
        'The story file does not tell episode 1 apart: what it says is of season 1 as a whole.',
      ],
      [
        2,
        1,
        [finding({ service: 'Harbour+', kind: 'subscription' })],
        'The story file does not tell season 2 apart: what it says is of the series as a whole.',
      ],
    ],
    noNetwork: 'it is in the file: there is nothing to ask, to keep or to wait for',
  },
];

/** One provider on this machine, and the asking of it, on a clock that waits for nobody. */
export async function started(each: Case) {
  const server = await new LocalProvider(each.routes ?? (() => undefined), each.accepts).listen();
  const clock = testClock();
  const store = memoryStore(clock.now);
  const fetched: { readonly address: string; readonly at: number }[] = [];
  const watched: Fetch = (address, init) => {
    fetched.push({ address, at: clock.now() });
    return fetch(address, init);
  };
  const environment = each.environment(server.address);
  const asking = (rest: Partial<ConstructorParameters<typeof Streaming>[0]> = {}) =>
    new Streaming({ environment, fetch: watched, store, clock, ...rest });
  return { server, clock, store, fetched, environment, asking };
}
