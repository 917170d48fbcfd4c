import type { Said } from '../explain/explanation.ts';
import type { NameScene } from './lives.ts';
import { english, type Words } from './words.ts';

/** What became of something that was said, in parts: `not so, as “Cool girl” (5) shows`. */
export function howItTurnedOut<T>(
  { so, lie, settled }: Said,
  name: NameScene<T>,
  words: Words = english,
): readonly (string | T)[] {
  const [before, behind] = words.said.settled(so, lie);
  return [before, name(settled), behind];
}
