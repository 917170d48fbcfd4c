import type { Said } from '../explain/explanation.ts';
import type { NameScene } from './lives.ts';

/** The heading over what was said or believed and turned out so, or not. */
export const SAID_TITLE = 'What was said, and how it turned out';

/** What became of it, in parts: `not so, as “Cool girl” (5) shows`. */
export const howItTurnedOut = <T>(said: Said, name: NameScene<T>): readonly (string | T)[] => [
  said.so ? (said.lie ? 'so after all, as ' : 'so, as ') : said.lie ? 'a lie, as ' : 'not so, as ',
  name(said.settled),
  ' shows',
];
