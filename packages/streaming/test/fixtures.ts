import type { Finding } from '../src/contract/offer.ts';
import type { WorkWithWhere } from '../src/index.ts';
import type { Routes } from './server.ts';

// Written from the documented fields; the services, prices and addresses are invented. What is in capitals must reach no reader.

export const film: WorkWithWhere = {
  title: 'All of Us Strangers',
  kind: 'film',
  year: 2023,
  ids: { tmdb: '994108', imdb: 'tt21192142' },
  where: [],
};

export const series: WorkWithWhere = {
  title: 'The Lantern Room',
  kind: 'series',
  year: 2019,
  ids: { tmdb: '700001', imdb: 'tt9900001' },
  where: [],
};

const SPOILER = 'SPOILER: THE KEEPER IS DEAD';

/** A finding of which nothing is known but what is given. */
export const finding = (known: Partial<Finding> & Pick<Finding, 'service' | 'kind'>): Finding => ({
  addon: null,
  price: null,
  currency: null,
  quality: null,
  audio: null,
  subtitles: null,
  link: null,
  season: null,
  episode: null,
  leaves: null,
  ...known,
});

// ---------------------------------------------------------------- TMDB

const service = (provider_name: string, provider_id: number) => ({
  provider_name,
  provider_id,
  logo_path: '/SECRETPICTURE.jpg',
  display_priority: 1,
});

const strangersAtTmdb = {
  id: 994108,
  results: {
    GB: {
      link: 'https://www.themoviedb.org/movie/994108/watch?locale=GB',
      flatrate: [service('Harbour+', 1)],
      rent: [service('Lantern Store', 2)],
      buy: [service('Lantern Store', 2)],
    },
    US: {
      link: 'https://www.themoviedb.org/movie/994108/watch?locale=US',
      ads: [service('Pier TV', 3)],
      free: [service('Quayside', 4)],
    },
  },
};

export const tmdbRoutes: Routes = (path, query) => {
  const seriesResult = {
    id: 700001,
    name: 'The Lantern Room',
    original_name: 'Das Laternenzimmer',
    first_air_date: '2019-10-04',
    overview: SPOILER,
  };
  const filmResult = {
    id: 994108,
    title: 'All of Us Strangers',
    original_title: 'All of Us Strangers',
    release_date: '2023-12-22',
    overview: SPOILER,
  };
  switch (path) {
    case '/movie/994108/watch/providers':
      return strangersAtTmdb;
    case '/tv/700001/watch/providers':
      return {
        id: 700001,
        results: {
          GB: {
            link: 'https://www.themoviedb.org/tv/700001/watch?locale=GB',
            flatrate: [service('Harbour+', 1), service('Quayside', 4)],
          },
        },
      };
    case '/tv/700001/season/1/watch/providers':
      return {
        id: 1,
        results: {
          GB: {
            link: 'https://www.themoviedb.org/tv/700001/season/1/watch',
            flatrate: [service('Harbour+', 1)],
          },
        },
      };
    case '/tv/700001/season/2/watch/providers':
      return { id: 2, results: {} };
    case '/find/tt21192142':
      return query.external_source === 'imdb_id'
        ? { movie_results: [filmResult], tv_results: [] }
        : undefined;
    case '/find/tt9900001':
      return { movie_results: [], tv_results: [seriesResult] };
    case '/search/movie':
      return {
        page: 1,
        results: [
          { ...filmResult, id: 5, title: 'All of Us Strangers Too', original_title: 'Too' },
          filmResult,
        ].filter((r) => query.query?.startsWith('All') && r),
      };
    case '/search/tv':
      return { page: 1, results: [seriesResult, { ...seriesResult, id: 9, first_air_date: '1973-01-01' }] };
    default:
      return undefined;
  }
};

// ---------------------------------------------------------------- Streaming Availability

const images = {
  lightThemeImage: 'https://x.example/l',
  darkThemeImage: 'https://x.example/d',
  whiteImage: 'https://x.example/w',
};
const at = (id: string, name: string) => ({
  id,
  name,
  homePage: 'https://x.example/',
  themeColorCode: '#000000',
  imageSet: images,
});
const spoken = [{ language: 'eng' }];
const option = (type: string, name: string, rest: object = {}) => ({
  service: at(name.toLowerCase(), name),
  type,
  link: `https://${name.toLowerCase().replace(/\W/g, '')}.example/title/1`,
  audios: spoken,
  subtitles: [
    { closedCaptions: true, locale: { language: 'eng' } },
    { closedCaptions: false, locale: { language: 'fra', region: 'FRA' } },
  ],
  expiresSoon: false,
  availableSince: 1700000000,
  ...rest,
});

const picture = { w240: 'x', w360: 'x', w480: 'x', w600: 'x', w720: 'x', w1080: 'x', w1440: 'x' };
const showOf = (rest: object) => ({
  itemType: 'show',
  id: '1',
  originalTitle: 'Das Laternenzimmer',
  overview: SPOILER,
  cast: ['SOMEBODY LATE'],
  genres: [{ id: 'drama', name: 'Drama' }],
  rating: 80,
  imageSet: { verticalPoster: picture, horizontalPoster: picture },
  ...rest,
});

const strangersShow = showOf({
  showType: 'movie',
  imdbId: 'tt21192142',
  tmdbId: 'movie/994108',
  title: 'All of Us Strangers',
  originalTitle: 'All of Us Strangers',
  releaseYear: 2023,
  directors: ['Andrew Haigh'],
  runtime: 105,
  streamingOptions: {
    gb: [
      option('subscription', 'Harbour+', { quality: 'uhd', expiresSoon: true, expiresOn: 1798675200 }),
      option('rent', 'Lantern Store', {
        quality: 'hd',
        price: { amount: '3.49', currency: 'GBP', formatted: '3.49 GBP' },
      }),
      option('addon', 'Harbour+', { addon: at('pier', 'Pier Films'), quality: 'hd' }),
    ],
    us: [option('free', 'Quayside', { audios: [], subtitles: [] })],
  },
});

const episodeShow = (title: string, options: object) => ({
  itemType: 'episode',
  title: SPOILER,
  overview: SPOILER,
  airYear: 2019,
  streamingOptions: options,
  _: title,
});

const lanternShow = (granularity: string) => {
  const seasons = [
    {
      itemType: 'season',
      title: 'Season 1',
      firstAirYear: 2019,
      lastAirYear: 2019,
      streamingOptions: { gb: [option('subscription', 'Harbour+', { quality: 'hd' })] },
      episodes: [
        episodeShow('1', {
          gb: [
            option('buy', 'Lantern Store', {
              quality: 'hd',
              price: { amount: '2.49', currency: 'GBP', formatted: '' },
            }),
          ],
        }),
        episodeShow('2', {}),
      ],
    },
    {
      itemType: 'season',
      title: 'Season 2',
      firstAirYear: 2020,
      lastAirYear: 2020,
      streamingOptions: {},
      episodes: [episodeShow('1', {})],
    },
  ];
  const bare = seasons.map(({ episodes: _, ...season }) => season);
  return showOf({
    showType: 'series',
    imdbId: 'tt9900001',
    tmdbId: 'tv/700001',
    title: 'The Lantern Room',
    firstAirYear: 2019,
    lastAirYear: 2020,
    creators: ['SOMEBODY LATE'],
    streamingOptions: { gb: [option('subscription', 'Harbour+')] },
    ...(granularity !== 'show' && { seasons: granularity === 'season' ? bare : seasons }),
  });
};

/** The provider sends the country that was asked for, and no other. */
const only = (show: object, country: string | undefined): unknown =>
  JSON.parse(JSON.stringify(show), (key, value) =>
    key === 'streamingOptions' && country !== undefined
      ? country in value
        ? { [country]: value[country] }
        : {}
      : value,
  );

export const streamingAvailabilityRoutes: Routes = (path, query) => {
  const id = decodeURIComponent(path.replace(/^\/shows\//, ''));
  if (['tt21192142', 'movie/994108'].includes(id)) return only(strangersShow, query.country);
  if (['tt9900001', 'tv/700001'].includes(id))
    return only(lanternShow(query.series_granularity ?? 'episode'), query.country);
  if (id !== 'search/title') return undefined;
  const found =
    query.show_type === 'movie'
      ? [strangersShow, { ...strangersShow, title: 'All of Us Strangers Too', originalTitle: 'x' }]
      : [lanternShow('show')];
  return found.map((show) => only(show, query.country));
};

// ---------------------------------------------------------------- Watchmode

const PLANS = 'Deeplinks available for paid plans only.';
const source = (name: string, type: string, region: string, rest: object = {}) => ({
  source_id: 1,
  name,
  type,
  region,
  ios_url: PLANS,
  android_url: PLANS,
  web_url: `https://${name.toLowerCase().replace(/\W/g, '')}.example/w?a=1&amp;b=2`,
  format: null,
  price: null,
  seasons: null,
  episodes: null,
  ...rest,
});

export const watchmodeRoutes: Routes = (path, query) => {
  const inRegions = (all: readonly { region: string }[]) =>
    query.regions === undefined
      ? all
      : all.filter(({ region }) => query.regions?.split(',').includes(region));
  const id = path.split('/')[2];
  if (path === '/search/') {
    const results = [
      {
        id: 1994108,
        name: 'All of Us Strangers',
        type: 'movie',
        year: 2023,
        imdb_id: 'tt21192142',
        tmdb_id: 994108,
        tmdb_type: 'movie',
        resultType: 'title',
      },
      {
        id: 1700001,
        name: 'The Lantern Room',
        type: 'tv_series',
        year: 2019,
        imdb_id: 'tt9900001',
        tmdb_id: 700001,
        tmdb_type: 'tv',
        resultType: 'title',
      },
    ];
    return { title_results: results.filter(({ name }) => name === query.search_value), people_results: [] };
  }
  if (['1994108', 'movie-994108', 'tt21192142'].includes(id ?? '') && path.endsWith('/sources/'))
    return inRegions([
      source('Harbour+', 'sub', 'GB', { format: '4K' }),
      source('Lantern Store', 'rent', 'GB', { format: 'HD', price: 4.49 }),
      source('Lantern Store', 'buy', 'GB', { format: 'SD', price: 7.99, web_url: PLANS }),
      source('Cable App', 'tve', 'US', { web_url: null }),
      source('Something New', 'hologram', 'US'),
    ]);
  if (['1700001', 'tv-700001', 'tt9900001'].includes(id ?? '')) {
    if (path.endsWith('/sources/'))
      return inRegions([source('Harbour+', 'sub', 'GB', { format: 'HD', seasons: 2, episodes: 3 })]);
    if (path.endsWith('/episodes/'))
      return [
        {
          id: 1,
          name: SPOILER,
          overview: SPOILER,
          season_number: 1,
          episode_number: 1,
          thumbnail_url: 'https://x.example/SECRETPICTURE.jpg',
          sources: [
            source('Lantern Store', 'buy', 'GB', { format: 'HD', price: 2.99 }),
            source('Pier TV', 'free', 'US'),
          ],
        },
        { id: 2, name: SPOILER, season_number: 1, episode_number: 2, sources: [] },
      ];
  }
  return undefined;
};
