import { readDialogue } from './dialogue.ts';
import type { Reading } from './reading.ts';
import { readScenesSentence } from './scene-sentence.ts';
import type { Content, When } from './tree.ts';
import { readWatching } from './watching.ts';

/**
 * Reads what can be told and not asked; null if the tokens are nothing of the kind.
 *
 *     the scene "The bedroom" is imagined by Adam
 *     Harry: “There are vampires at my door.”
 *     Sally secretly watches from the stairs
 */
export const readSpecial = (
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
): Content | 'unreadable' | null =>
  readScenesSentence(reading, start, end, when) ??
  readDialogue(reading, start, end, when) ??
  readWatching(reading, start, end, when);
