import * as v from 'valibot';
import { listOf, maybe } from '../asking/lenient.ts';

// GET /shows/{id} and GET /shows/search/title, as the provider's OpenAPI document describes them (version 4.1.0)
//
//     { "showType": "movie", "title": "…", "releaseYear": 2023,
//       "streamingOptions": { "gb": [ { "service": { "name": "…" }, "type": "rent", "link": "https://…", "quality": "uhd",
//           "price": { "amount": "3.49", "currency": "GBP" }, "addon": { "name": "…" },
//           "audios": [ { "language": "eng" } ], "subtitles": [ { "closedCaptions": true, "locale": { "language": "eng" } } ],
//           "expiresOn": 1764547200 } ] },
//       "seasons": [ { "title": "Season 1", "streamingOptions": { … }, "episodes": [ { "streamingOptions": { … } } ] } ] }

const locale = v.object({ language: v.string() });

const option = v.object({
  service: v.object({ name: v.string() }),
  type: v.picklist(['free', 'subscription', 'buy', 'rent', 'addon']),
  addon: maybe(v.object({ name: v.string() })),
  link: maybe(v.string()),
  quality: maybe(v.picklist(['sd', 'hd', 'qhd', 'uhd'])),
  price: maybe(v.object({ amount: v.union([v.string(), v.number()]), currency: v.string() })),
  audios: maybe(listOf(locale)),
  subtitles: maybe(listOf(v.object({ locale }))),
  expiresOn: maybe(v.number()),
});

export type Option = v.InferOutput<typeof option>;

const options = v.record(v.string(), listOf(option));

export const show = v.object({
  streamingOptions: options,
  seasons: maybe(
    v.array(
      v.object({
        // Only its number is kept of the title: titles tell too much.
        title: maybe(
          v.pipe(
            v.string(),
            v.transform((title) => /^\D*(\d{1,4})\D*$/.exec(title)?.[1] ?? ''),
          ),
        ),
        streamingOptions: options,
        episodes: maybe(v.array(v.object({ streamingOptions: options }))),
      }),
    ),
  ),
});

export type Show = v.InferOutput<typeof show>;

export const shows = listOf(
  v.object({
    showType: v.picklist(['movie', 'series']),
    imdbId: maybe(v.string()),
    tmdbId: maybe(v.string()),
    title: v.string(),
    originalTitle: maybe(v.string()),
    releaseYear: maybe(v.number()),
    firstAirYear: maybe(v.number()),
  }),
);
