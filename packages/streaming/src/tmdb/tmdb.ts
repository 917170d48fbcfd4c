import { cleanLink, cleanText } from '../asking/clean.ts';
import { Trouble } from '../asking/trouble.ts';
import type { Finding, OfferKind } from '../contract/offer.ts';
import type { Ask, Provider } from '../contract/provider.ts';
import { theOne } from '../contract/same-title.ts';
import type { Question, Title } from '../contract/title.ts';
import { foundByImdb, searched, watchProviders } from './answers.ts';
import { terms } from './terms.ts';

const KINDS = [
  ['flatrate', 'subscription'],
  ['free', 'free'],
  ['ads', 'ads'],
  ['rent', 'rent'],
  ['buy', 'buy'],
] as const satisfies readonly (readonly [string, OfferKind])[];

/**
 * TMDB's watch providers, which are JustWatch's data. It knows services and kinds for each region, of a series also by season; no
 * prices, no qualities, no episodes. Its link leads to its own page of the title, where those of the services are.
 */
export const tmdb: Provider = {
  name: 'tmdb',
  label: 'TMDB',
  terms,
  access: {
    keyVariable: 'TMDB_TOKEN',
    addressVariable: 'TMDB_BASE_URL',
    address: 'https://api.themoviedb.org/3',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
  },
  look,
};

async function look({ title, region, season }: Question, ask: Ask): Promise<readonly Finding[]> {
  const id = title.tmdb ?? (await numberOf(title, ask));
  const path = `/${title.kind === 'film' ? 'movie' : 'tv'}/${id}`;
  if (season !== null && title.kind === 'series') {
    const answer = await ask({ path: `${path}/season/${season}/watch/providers`, schema: watchProviders });
    if (answer !== null) return findingsIn(answer.results[region], season);
  }
  const answer = await ask({ path: `${path}/watch/providers`, schema: watchProviders });
  if (answer === null)
    throw new Trouble(
      `TMDB knows no ${title.kind} with the number ${id}. Check tmdb: under ids:.`,
      'settled',
    );
  return findingsIn(answer.results[region], null);
}

type InRegion = {
  readonly link: string | null;
} & { readonly [K in (typeof KINDS)[number][0]]: readonly { readonly provider_name: string }[] | null };

function findingsIn(answer: InRegion | undefined, season: number | null): readonly Finding[] {
  if (answer === undefined) return [];
  const link = cleanLink(answer.link);
  return KINDS.flatMap(([name, kind]) =>
    (answer[name] ?? []).map(({ provider_name }) => ({
      service: cleanText(provider_name),
      kind,
      addon: null,
      price: null,
      currency: null,
      quality: null,
      audio: null,
      subtitles: null,
      link,
      season,
      episode: null,
      leaves: null,
    })),
  );
}

async function numberOf(title: Title, ask: Ask): Promise<number> {
  const film = title.kind === 'film';
  if (title.imdb !== null) {
    const query = { external_source: 'imdb_id' };
    const answer = await ask({ path: `/find/${title.imdb}`, query, schema: foundByImdb, lasting: true });
    const found = (film ? answer?.movie_results : answer?.tv_results)?.[0];
    if (found !== undefined) return found.id;
  }
  const year = title.year === null ? null : { [film ? 'year' : 'first_air_date_year']: String(title.year) };
  const answer = await ask({
    path: `/search/${film ? 'movie' : 'tv'}`,
    query: { query: title.title, include_adult: 'false', ...year },
    schema: searched,
    lasting: true,
  });
  const found = theOne(
    title,
    (answer?.results ?? []).map((each) => ({
      id: each.id,
      titles: [each.title, each.original_title, each.name, each.original_name].filter((t) => t !== null),
      year: Number((each.release_date ?? each.first_air_date ?? '').slice(0, 4)) || null,
    })),
  );
  if (found === null)
    throw new Trouble(
      `TMDB does not know which ${title.kind} “${title.title}” is. Write ids: { tmdb: … } in the front matter.`,
      'settled',
    );
  return found.id;
}
