export { type Clock, systemClock } from './asking/clock.ts';
export type { Fetch } from './asking/http.ts';
export { memoryStore, type Store } from './asking/store.ts';
export { type About, Availability, type Credited, type Pen, type WhereDocument } from './availability.ts';
export type { Disagreement, Offer, OfferKind, Quality, Saying } from './contract/offer.ts';
export type { Attribution, ProviderName, Terms } from './contract/terms.ts';
export { type Region, readRegion, regionName } from './contract/title.ts';
export { type RefreshOptions, type RefreshProgress, type RefreshReport, refresh } from './refresh.ts';
export {
  providerLabel,
  providers,
  regionsOf,
  Streaming,
  type WhereOptions,
  type WorkWithWhere,
  type World,
} from './streaming.ts';
export { type WatchActions, watchActions } from './watch-action.ts';
export { whereJsonSchema } from './where-schema.ts';
export { type SaidOffer, saidOf, timeOf } from './wording.ts';
export { attributionIn, type OfferWords, offersInEnglish } from './words.ts';
