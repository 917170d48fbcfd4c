import * as v from 'valibot';
import { listOf, maybe } from '../asking/lenient.ts';

// GET /title/{id}/sources/?regions=GB
//
//     [ { "source_id": 203, "name": "…", "type": "sub", "region": "GB", "web_url": "https://…", "format": "HD", "price": null,
//         "seasons": 5, "episodes": 62 } ]
//
// On free plans the addresses for apps are a sentence about plans; there is no currency.

export const sources = listOf(
  v.object({
    name: v.string(),
    type: v.string(),
    region: v.string(),
    web_url: maybe(v.string()),
    format: maybe(v.string()),
    price: maybe(v.union([v.number(), v.string()])),
  }),
);

// GET /title/{id}/episodes/: every episode, with sources of the same form in all regions

export const episodes = listOf(
  v.object({ season_number: v.number(), episode_number: v.number(), sources: v.nullish(sources, []) }),
);

// GET /search/?search_field=name&search_value=…

export const searched = v.object({
  title_results: listOf(
    v.object({ id: v.number(), name: v.string(), type: maybe(v.string()), year: maybe(v.number()) }),
  ),
});
