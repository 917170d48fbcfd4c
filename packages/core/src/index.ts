export { about, codes } from './answers/about.ts';
export { ask, createAsker, explain, soFar, why } from './answers/answers.ts';
export type { AskOptions } from './answers/ask.ts';
export { type Checked, check } from './answers/check.ts';
export { type FixedFile, fixFile } from './answers/fix.ts';
export { openByScene } from './answers/open-by-scene.ts';
export { type Found, type Place as ReadersPlace, positionOf } from './answers/place.ts';
export { placesOf } from './answers/places.ts';
export { type JsonSchema, jsonSchemas } from './answers/schemas.ts';
export { sealedPrelude } from './answers/sealed-prelude.ts';
export { asOne, asOneOf } from './charts/as-one.ts';
export {
  type ChartLine,
  type ChartScene,
  type LayOut,
  STRETCH,
  type Storyline,
  type StorylineOptions,
  storylineOf,
} from './charts/storyline.ts';
export { type ChartMoment, type TimedScene, type TwoOrders, twoOrdersOf } from './charts/times.ts';
export type { Allowed } from './diagnostics/allowances.ts';
export type { Diagnostic, Edit, Fix, Related, Severity } from './diagnostics/diagnostic.ts';
export type { Fixed } from './diagnostics/edits.ts';
export { renderGithub } from './diagnostics/render/github.ts';
export { type CheckReport, reportJson } from './diagnostics/render/json.ts';
export { countDiagnostics, type Paint, PLAIN, renderPretty } from './diagnostics/render/pretty.ts';
export { reportSarif } from './diagnostics/render/sarif.ts';
export type * from './explain/explanation.ts';
export { type OpenNews, type OpenPoint, openAfter } from './explain/open-news.ts';
export { parseStory } from './language/parse.ts';
export { printStory } from './language/print.ts';
export type { Tree } from './language/tree.ts';
export { merge, type Segment, type Segments, segmentName, segmentsFor } from './seal/merge.ts';
export { openPrelude, type PackedPrelude, packPrelude } from './seal/packed-prelude.ts';
export { seal, segmentsOf } from './seal/seal.ts';
export type { Contribution, Ending, Header, SealedStory } from './seal/sealed.ts';
export { type SealedPrelude, unseal } from './seal/unseal.ts';
export { type Place, type Range, Source, type Span } from './text/source.ts';
export * from './wording/wording.ts';
