import * as v from 'valibot';
import { listOf, maybe } from '../asking/lenient.ts';

// GET /movie/{id}/watch/providers, /tv/{id}/watch/providers, /tv/{id}/season/{n}/watch/providers
//
//     { "id": 1, "results": { "GB": { "link": "https://…/watch?locale=GB",
//         "flatrate": [ { "provider_name": "…", "provider_id": 8, "logo_path": "/….jpg", "display_priority": 0 } ],
//         "free": […], "ads": […], "rent": […], "buy": […] } } }
//
// A region without offers is absent, and so is a kind without offers.

const services = maybe(listOf(v.object({ provider_name: v.string() })));

export const watchProviders = v.object({
  results: v.record(
    v.string(),
    v.object({
      link: maybe(v.string()),
      flatrate: services,
      free: services,
      ads: services,
      rent: services,
      buy: services,
    }),
  ),
});

// GET /find/{imdb id}?external_source=imdb_id

const numbers = listOf(v.object({ id: v.number() }));
export const foundByImdb = v.object({ movie_results: numbers, tv_results: numbers });

// GET /search/movie, /search/tv. A film has a title and a release date, a series a name and a first air date.

export const searched = v.object({
  results: listOf(
    v.object({
      id: v.number(),
      title: maybe(v.string()),
      original_title: maybe(v.string()),
      release_date: maybe(v.string()),
      name: maybe(v.string()),
      original_name: maybe(v.string()),
      first_air_date: maybe(v.string()),
    }),
  ),
});
