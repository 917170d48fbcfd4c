import { DAY, HOUR, type Terms } from '../contract/terms.ts';

/**
 * As others report the terms at https://www.themoviedb.org/api-terms-of-use and the notes at
 * https://developer.themoviedb.org/reference/movie-watch-providers; read these before you rely on them:
 *
 * - The data is JustWatch's, and JustWatch must be named wherever it is shown; TMDB's notice and logo must be shown too.
 * - Nothing may be kept for longer than six months.
 * - Commercial use needs an agreement with TMDB. Unspoiled itself asks nothing for it, and whoever runs it commercially must have one.
 * - No passing on: the data goes to this program's own readers, and into no other database.
 * - No limit of requests is promised; five a second is far below the one in force.
 * - A page that shows the data may say the same to search engines, with JustWatch named there too.
 */
export const terms: Terms = {
  attribution: {
    provider: 'tmdb',
    text: 'Where to watch: data by JustWatch, through TMDB. This product uses the TMDB API but is not endorsed or certified by TMDB.',
    link: 'https://www.justwatch.com/',
    logo: { name: 'TMDB', link: 'https://www.themoviedb.org/about/logos-attribution' },
  },
  freshFor: 24 * HOUR,
  keepFor: 180 * DAY,
  rate: 5,
  linksTo: 'its own page',
  commercialUse: 'by agreement',
  structuredData: 'allowed',
  redistribution: 'forbidden',
};
