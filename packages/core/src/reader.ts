// What a reader's device needs: sealed stories, the engine, and what is worked out from them. Nothing here reads story files, so
// neither the Markdown nor the YAML parser comes with it, nor do rules and checks: what they find is shipped with the scenes.
// `@unspoiled/core/reader` is its name outside.

export { portraitIn, toldIn } from './answers/of-session.ts';
export { type LensRequest, Session } from './answers/session.ts';
export { toldBySealed } from './answers/told-sealed.ts';
export type * from './explain/explanation.ts';
export { type OpenNews, type OpenPoint, openAfter } from './explain/open-news.ts';
export { merge, type Segment, segmentName, segmentsFor } from './seal/merge.ts';
export { openPrelude, type PackedPrelude } from './seal/packed-prelude.ts';
export type { Contribution, Ending, Header, SealedStory } from './seal/sealed.ts';
export type { SealedPrelude } from './seal/unseal.ts';
export * from './wording/wording.ts';
