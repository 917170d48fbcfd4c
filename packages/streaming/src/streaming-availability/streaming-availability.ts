import { cleanLink, cleanPrice, cleanText, dayOf } from '../asking/clean.ts';
import { Trouble } from '../asking/trouble.ts';
import type { Finding } from '../contract/offer.ts';
import type { Ask, Provider } from '../contract/provider.ts';
import { theOne } from '../contract/same-title.ts';
import type { Question, Title } from '../contract/title.ts';
import { type Option, type Show, show, shows } from './answers.ts';
import { terms } from './terms.ts';

/** The languages that the provider writes its answers in. */
const LANGUAGES = ['en', 'es', 'tr', 'fr'];

/**
 * The Streaming Availability API of Movie of the Night. It knows prices, qualities, languages, add-ons and leaving dates, of a series
 * also by season and episode.
 */
export const streamingAvailability: Provider = {
  name: 'streaming-availability',
  label: 'Streaming Availability',
  terms,
  access: {
    keyVariable: 'STREAMING_AVAILABILITY_KEY',
    addressVariable: 'STREAMING_AVAILABILITY_BASE_URL',
    address: 'https://api.movieofthenight.com/v4',
    // Its keys come from two shops, with an address and a header each.
    headers: (key, { hostname }): Readonly<Record<string, string>> =>
      hostname.endsWith('.rapidapi.com')
        ? { 'x-rapidapi-key': key, 'x-rapidapi-host': hostname }
        : { 'x-api-key': key },
  },
  look,
};

async function look(question: Question, ask: Ask): Promise<readonly Finding[]> {
  const { title, season, episode } = question;
  const id = idOf(title) ?? (await searchFor(question, ask));
  const series = title.kind === 'series';
  const granularity = !series || season === null ? 'show' : episode === null ? 'season' : 'episode';
  const answer = await ask({
    path: `/shows/${encodeURIComponent(id)}`,
    query: {
      country: question.region.toLowerCase(),
      series_granularity: granularity,
      output_language: languageOf(question),
    },
    schema: show,
  });
  if (answer === null)
    throw new Trouble(
      `Streaming Availability knows no ${title.kind} with the id ${id}. Check the ids.`,
      'settled',
    );
  return finest(answer, question);
}

const languageOf = ({ language }: Question) => (LANGUAGES.includes(language) ? language : 'en');

/** An IMDb id as it is, a TMDB number as `movie/994108` or `tv/1396`. */
export function idOf({ kind, imdb, tmdb }: Title): string | null {
  if (imdb !== null) return imdb;
  return tmdb === null ? null : `${kind === 'film' ? 'movie' : 'tv'}/${tmdb}`;
}

async function searchFor(question: Question, ask: Ask): Promise<string> {
  const { title, region } = question;
  const query = {
    title: title.title,
    country: region.toLowerCase(),
    show_type: title.kind === 'film' ? 'movie' : 'series',
    output_language: languageOf(question),
  };
  const answer = await ask({ path: '/shows/search/title', query, schema: shows, lasting: true });
  const found = theOne(
    title,
    (answer ?? []).map((each) => ({
      id: each.imdbId ?? each.tmdbId,
      titles: [each.title, each.originalTitle].filter((t) => t !== null),
      year: each.releaseYear ?? each.firstAirYear,
    })),
  );
  if (found === null || found.id === null)
    throw new Trouble(
      `Streaming Availability does not know which ${title.kind} “${title.title}” is. Write ids: { imdb: … } in the front matter.`,
      'settled',
    );
  return found.id;
}

/** The episode's offers, be they none; where the episode is not known, the season's; where that is not known, the series'. */
function finest(answer: Show, { title, region, season, episode }: Question): readonly Finding[] {
  const code = region.toLowerCase();
  const within = title.kind === 'series' && season !== null ? seasonIn(answer, season) : undefined;
  // Episodes come without numbers, all of them and in order.
  const part = episode === null ? undefined : within?.episodes?.[episode - 1];
  const [known, ofSeason, ofEpisode] =
    part !== undefined
      ? [part, season, episode]
      : within !== undefined
        ? [within, season, null]
        : [answer, null, null];
  return (known.streamingOptions[code] ?? []).map((each) => findingOf(each, ofSeason, ofEpisode));
}

/** `Season 2` by its number; where no title has one, by its place. */
function seasonIn({ seasons }: Show, season: number) {
  const numbered = seasons?.some((each) => each.title) ?? false;
  return numbered ? seasons?.find((each) => Number(each.title) === season) : seasons?.[season - 1];
}

function findingOf(option: Option, season: number | null, episode: number | null): Finding {
  const price = cleanPrice(option.price?.amount);
  return {
    service: cleanText(option.service.name),
    kind: option.type,
    addon: option.addon === null ? null : cleanText(option.addon.name),
    price,
    currency: price === null ? null : currencyOf(option.price?.currency),
    quality: option.quality,
    audio: languages(option.audios?.map((each) => each.language)),
    subtitles: languages(option.subtitles?.map((each) => each.locale.language)),
    link: cleanLink(option.link),
    season,
    episode,
    leaves: dayOf(option.expiresOn),
  };
}

/** Each once; none at all means that they are not known. */
function languages(codes: readonly string[] | undefined): readonly string[] | null {
  const known = [
    ...new Set(codes?.map((code) => code.toLowerCase()).filter((code) => /^[a-z]{2,3}$/.test(code))),
  ];
  return known.length > 0 ? known.sort() : null;
}

const currencyOf = (code: string | undefined): string | null =>
  code !== undefined && /^[A-Za-z]{3}$/.test(code) ? code.toUpperCase() : null;
