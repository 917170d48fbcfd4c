import type { About } from './availability.ts';
import type { Disagreement, Offer, Saying } from './contract/offer.ts';
import type { ProviderName } from './contract/terms.ts';
import { providerLabel } from './streaming.ts';
import { type OfferWords, offersInEnglish } from './words.ts';

// What offers say in plain words. It knows nothing of terminals or HTML.

/** What an offer says, part by part, for whoever lays it out. Empty where nothing is known. */
export interface SaidOffer {
  /** `rent`, `add-on: Harbour Films` */
  readonly how: string;
  /** `£3.49`; `3.49, currency not said` */
  readonly price: string;
  readonly quality: string;
  /** `season 1, episode 4`; empty for a film or a whole series. */
  readonly part: string;
  /** What else is known, a line each: languages, the last day, what is disputed. */
  readonly details: readonly string[];
  /** `TMDB and the story file (2026-11-01)`: the day is there where it is another than that of the whole. */
  readonly sayers: string;
}

export function saidOf(
  offer: Offer,
  { asOf }: Pick<About, 'asOf'>,
  words: OfferWords = offersInEnglish,
): SaidOffer {
  const { kind, addon, season, episode, quality, sources } = offer;
  const label = kind === null ? '' : words.kinds[kind];
  return {
    how: kind !== null && addon !== null ? `${label}: ${addon}` : label,
    price: priceOf(offer, words),
    quality: quality === null ? '' : QUALITIES[quality],
    part: season === null ? '' : episode === null ? words.season(season) : words.episode(season, episode),
    details: detailsOf(offer, words),
    sayers: listed(
      sources.map((each) =>
        each.fetchedAt?.slice(0, 10) === asOf?.slice(0, 10)
          ? labelOf(each.provider, words)
          : sayer(each, words),
      ),
      words,
    ),
  };
}

/** `a, b and c` */
const listed = (items: readonly string[], { and }: OfferWords): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

const QUALITIES = { sd: 'SD', hd: 'HD', qhd: 'QHD', uhd: '4K' } as const;

function priceOf({ price, currency }: Offer, words: OfferWords): string {
  if (price === null) return '';
  if (currency === null) return words.noCurrency(price);
  try {
    return new Intl.NumberFormat(words.language, { style: 'currency', currency }).format(Number(price));
  } catch {
    return `${price} ${currency}`;
  }
}

function detailsOf({ audio, subtitles, leaves, disagreements }: Offer, words: OfferWords): readonly string[] {
  const named = (codes: readonly string[]) =>
    listed(
      codes.map((code) => languageName(code, words.language)),
      words,
    );
  const languages = [
    ...(audio === null ? [] : [words.spokenIn(named(audio))]),
    ...(subtitles === null ? [] : [words.subtitlesIn(named(subtitles))]),
  ].join('; ');
  return [
    languages,
    leaves === null ? '' : words.leavesAfter(leaves),
    ...disagreements.map((each) => disputed(each, words)),
  ].filter((line) => line !== '');
}

/** `price disputed: 3.49 GBP (Streaming Availability, 2026-11-26), 4.49 (Watchmode, 2026-11-25)` */
function disputed({ about, says }: Disagreement, words: OfferWords): string {
  const said = says.map(({ value, provider, fetchedAt }) => {
    const label = labelOf(provider, words);
    return `${value} (${fetchedAt === null ? label : `${label}, ${fetchedAt.slice(0, 10)}`})`;
  });
  return words.disputed(about === 'price' ? 'price' : 'leaves', said.join(', '));
}

const labelOf = (provider: ProviderName, { storyFile }: OfferWords) =>
  provider === 'local' ? storyFile : providerLabel(provider);

const sayer = ({ provider, fetchedAt }: Saying, words: OfferWords) =>
  fetchedAt === null ? labelOf(provider, words) : `${labelOf(provider, words)} (${fetchedAt.slice(0, 10)})`;

/** `English` for `en` and `eng`; the code where the platform has no name for it. */
function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `2026-11-26 19:45 UTC` */
export function timeOf(timestamp: string): string {
  return timestamp.includes('T') ? `${timestamp.slice(0, 16).replace('T', ' ')} UTC` : timestamp;
}
