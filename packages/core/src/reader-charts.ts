// Charts for a reader's device: `@unspoiled/core/reader/charts`, fetched when they are first looked at.

export { type ChartsOf, chartsIn } from './answers/charts-of-session.ts';
export { type ChartLine, type ChartScene, STRETCH, type Storyline } from './charts/storyline.ts';
export type { ChartMoment, TimedScene, TwoOrders } from './charts/times.ts';
export type { PeopleTie, Remembered, TiedPerson, TieWord, WhoIsWho } from './charts/who.ts';
