import type { OfferKind } from './contract/offer.ts';
import type { Attribution } from './contract/terms.ts';
import { terms as local } from './local/terms.ts';

/** The words in which offers are said, in one language. */
export interface OfferWords {
  /** BCP 47: what prices, countries and languages are named in. */
  readonly language: string;
  readonly and: string;
  readonly kinds: Readonly<Record<OfferKind, string>>;
  /** `3.49, currency not said` */
  readonly noCurrency: (price: string) => string;
  readonly season: (season: number) => string;
  readonly episode: (season: number, episode: number) => string;
  readonly spokenIn: (languages: string) => string;
  readonly subtitlesIn: (languages: string) => string;
  readonly leavesAfter: (day: string) => string;
  /** What providers do not agree on, and what each says. */
  readonly disputed: (what: 'price' | 'leaves', said: string) => string;
  /** What the story file is called as a provider. */
  readonly storyFile: string;
  /** Its attribution. What other providers ask to be said stays in their own words. */
  readonly storyFileSays: string;
}

export const offersInEnglish: OfferWords = {
  language: 'en',
  and: 'and',
  kinds: {
    free: 'free',
    ads: 'free with ads',
    subscription: 'subscription',
    addon: 'add-on',
    rent: 'rent',
    buy: 'buy',
  },
  noCurrency: (price) => `${price}, currency not said`,
  season: (season) => `season ${season}`,
  episode: (season, episode) => `season ${season}, episode ${episode}`,
  spokenIn: (languages) => `spoken in ${languages}`,
  subtitlesIn: (languages) => `subtitles in ${languages}`,
  leavesAfter: (day) => `leaves after ${day}`,
  disputed: (what, said) => `${what === 'price' ? 'price' : 'last day'} disputed: ${said}`,
  storyFile: 'the story file',
  storyFileSays: local.attribution.text,
};

/** What stands beside a provider's offers. */
export const attributionIn = ({ provider, text }: Attribution, words: OfferWords): string =>
  provider === 'local' ? words.storyFileSays : text;
