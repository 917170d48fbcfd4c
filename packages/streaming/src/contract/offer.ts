import type { ProviderName } from './terms.ts';

/** In the order in which offers are shown: what costs nothing more comes first. */
export const offerKinds = ['free', 'ads', 'subscription', 'addon', 'rent', 'buy'] as const;
export type OfferKind = (typeof offerKinds)[number];

export const qualities = ['sd', 'hd', 'qhd', 'uhd'] as const;
export type Quality = (typeof qualities)[number];

/** What one provider says of one way to watch. What it does not say is null. */
export interface Finding {
  readonly service: string;
  /** Null only where an author does not say. */
  readonly kind: OfferKind | null;
  /** What has to be subscribed to besides the service; only for the kind `addon`. */
  readonly addon: string | null;
  /** A decimal number: `3.49`. */
  readonly price: string | null;
  /** ISO 4217: `GBP`. A price may come without one. */
  readonly currency: string | null;
  readonly quality: Quality | null;
  /** Languages, as codes; null: not known. */
  readonly audio: readonly string[] | null;
  readonly subtitles: readonly string[] | null;
  /** An http or https address. */
  readonly link: string | null;
  /** Null for a film and for a series as a whole. */
  readonly season: number | null;
  /** Null for a season as a whole. */
  readonly episode: number | null;
  /** The last day, `2026-12-01`. */
  readonly leaves: string | null;
}

/** Who says it, and as of when: ISO 8601 in UTC, or null where that is not known. */
export interface Saying {
  readonly provider: ProviderName;
  readonly fetchedAt: string | null;
}

/** Two providers say different things about one offer. */
export interface Disagreement {
  readonly about: 'price' | 'leaves';
  readonly says: readonly (Saying & { readonly value: string })[];
}

/** One way to watch, put together from what all providers say of it. */
export interface Offer extends Finding, Saying {
  /** Everybody who says so; `provider` is the one whose price is shown, or who spoke last. */
  readonly sources: readonly Saying[];
  readonly disagreements: readonly Disagreement[];
}
