import type { InferOutput } from 'valibot';
import { cleanLink, cleanPrice, cleanText } from '../asking/clean.ts';
import { Trouble } from '../asking/trouble.ts';
import type { Finding, OfferKind, Quality } from '../contract/offer.ts';
import type { Ask, Provider } from '../contract/provider.ts';
import { theOne } from '../contract/same-title.ts';
import type { Question, Title } from '../contract/title.ts';
import { episodes, searched, sources } from './answers.ts';
import { terms } from './terms.ts';

const KINDS: Readonly<Record<string, OfferKind>> = {
  sub: 'subscription',
  free: 'free',
  rent: 'rent',
  buy: 'buy',
  purchase: 'buy',
  // “TV everywhere”: for those whose television package holds the channel.
  tve: 'addon',
};

const QUALITIES: Readonly<Record<string, Quality>> = { SD: 'sd', HD: 'hd', '4K': 'uhd' };

/** Watchmode. It knows prices (without a currency) and qualities, of a series also by episode; no languages, no leaving dates. */
export const watchmode: Provider = {
  name: 'watchmode',
  label: 'Watchmode',
  terms,
  access: {
    keyVariable: 'WATCHMODE_KEY',
    addressVariable: 'WATCHMODE_BASE_URL',
    address: 'https://api.watchmode.com/v1',
    headers: (key) => ({ 'x-api-key': key }),
  },
  look,
};

async function look({ title, region, season, episode }: Question, ask: Ask): Promise<readonly Finding[]> {
  const id = idOf(title) ?? (await searchFor(title, ask));
  if (title.kind === 'series' && season !== null && episode !== null) {
    const all = await ask({ path: `/title/${id}/episodes/`, schema: episodes });
    const found = all?.find((each) => each.season_number === season && each.episode_number === episode);
    // Some plans get episodes without sources: then none of them has any.
    const tells = all?.some((each) => (each.sources ?? []).length > 0) ?? false;
    if (tells && found !== undefined) return findingsIn(found.sources ?? [], region, season, episode);
  }
  const answer = await ask({ path: `/title/${id}/sources/`, query: { regions: region }, schema: sources });
  if (answer === null)
    throw new Trouble(`Watchmode knows no ${title.kind} with the id ${id}. Check the ids.`, 'settled');
  return findingsIn(answer, region, null, null);
}

/** An IMDb id as it is, a TMDB number as `movie-994108` or `tv-1396`. */
function idOf({ kind, imdb, tmdb }: Title): string | null {
  if (tmdb !== null) return `${kind === 'film' ? 'movie' : 'tv'}-${tmdb}`;
  return imdb;
}

async function searchFor(title: Title, ask: Ask): Promise<string> {
  const answer = await ask({
    path: '/search/',
    query: {
      search_field: 'name',
      search_value: title.title,
      types: title.kind === 'film' ? 'movie' : 'tv',
    },
    schema: searched,
    lasting: true,
  });
  const found = theOne(
    title,
    (answer?.title_results ?? [])
      .filter(({ type }) => type === null || type.startsWith('tv') === (title.kind === 'series'))
      .map(({ id, name, year }) => ({ id, titles: [name], year })),
  );
  if (found === null)
    throw new Trouble(
      `Watchmode does not know which ${title.kind} “${title.title}” is. Write ids: { imdb: … } in the front matter.`,
      'settled',
    );
  return String(found.id);
}

function findingsIn(
  all: InferOutput<typeof sources>,
  region: string,
  season: number | null,
  episode: number | null,
): readonly Finding[] {
  return all.flatMap((source) => {
    const kind = KINDS[source.type];
    if (kind === undefined || source.region.toUpperCase() !== region) return [];
    return [
      {
        service: cleanText(source.name),
        kind,
        addon: kind === 'addon' ? 'a television package' : null,
        price: cleanPrice(source.price),
        currency: null,
        quality: QUALITIES[source.format ?? ''] ?? null,
        audio: null,
        subtitles: null,
        link: cleanLink(source.web_url),
        season,
        episode,
        leaves: null,
      },
    ];
  });
}
