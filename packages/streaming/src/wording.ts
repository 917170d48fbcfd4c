import type { About } from './availability.ts';
import type { Disagreement, Offer, OfferKind, Saying } from './contract/offer.ts';
import { providerLabel } from './streaming.ts';

// What offers say in plain words. It knows nothing of terminals or HTML.

/** `a, b and c` */
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const KINDS: Readonly<Record<OfferKind, string>> = {
  free: 'free',
  ads: 'free with ads',
  subscription: 'subscription',
  addon: 'add-on',
  rent: 'rent',
  buy: 'buy',
};

const QUALITIES = { sd: 'SD', hd: 'HD', qhd: 'QHD', uhd: '4K' } as const;

/** `rent`, `add-on: Harbour Films`; nothing where the author does not say. */
export function howOf({ kind, addon }: Pick<Offer, 'kind' | 'addon'>): string {
  if (kind === null) return '';
  return addon === null ? KINDS[kind] : `${KINDS[kind]}: ${addon}`;
}

/** `£3.49`, in the language given; `3.49, currency not said`. */
export function priceOf({ price, currency }: Pick<Offer, 'price' | 'currency'>, language = 'en'): string {
  if (price === null) return '';
  if (currency === null) return `${price}, currency not said`;
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(price));
  } catch {
    return `${price} ${currency}`;
  }
}

export const qualityOf = ({ quality }: Pick<Offer, 'quality'>): string =>
  quality === null ? '' : QUALITIES[quality];

/** `season 1, episode 4`; nothing for a film or a whole series. */
export function partOf({ season, episode }: Pick<Offer, 'season' | 'episode'>): string {
  if (season === null) return '';
  return episode === null ? `season ${season}` : `season ${season}, episode ${episode}`;
}

/** `TMDB and the story file (2026-11-01)`: the day is there where it is another than that of the whole. */
export const sayersOf = ({ sources }: Pick<Offer, 'sources'>, { asOf }: Pick<About, 'asOf'>): string =>
  listed(
    sources.map((each) =>
      each.fetchedAt?.slice(0, 10) === asOf?.slice(0, 10) ? providerLabel(each.provider) : sayer(each),
    ),
  );

/** What else is known of an offer, a line each: languages, the last day, what is disputed. */
export function detailsOf(offer: Offer): readonly string[] {
  const { audio, subtitles, leaves, disagreements } = offer;
  const spoken = audio === null ? null : `spoken in ${listed(audio.map((code) => languageName(code)))}`;
  const written =
    subtitles === null ? null : `subtitles in ${listed(subtitles.map((code) => languageName(code)))}`;
  const languages = [spoken, written].filter((part) => part !== null).join('; ');
  return [languages, leaves === null ? '' : `leaves after ${leaves}`, ...disagreements.map(disputed)].filter(
    (line) => line !== '',
  );
}

/** `price disputed: 3.49 GBP (Streaming Availability, 2026-11-26), 4.49 (Watchmode, 2026-11-25)` */
function disputed({ about, says }: Disagreement): string {
  const said = says.map(({ value, provider, fetchedAt }) =>
    fetchedAt === null
      ? `${value} (${providerLabel(provider)})`
      : `${value} (${providerLabel(provider)}, ${fetchedAt.slice(0, 10)})`,
  );
  return `${about === 'price' ? 'price' : 'last day'} disputed: ${said.join(', ')}`;
}

const sayer = ({ provider, fetchedAt }: Saying) =>
  fetchedAt === null ? providerLabel(provider) : `${providerLabel(provider)} (${fetchedAt.slice(0, 10)})`;

/** `English` for `en` and `eng`; the code where the platform has no name for it. */
export function languageName(code: string, language = 'en'): string {
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
