import { parseStory } from '../language/parse.ts';
import { wordLists } from '../language/word-lists.ts';
import type { SealedPrelude } from '../seal/unseal.ts';
import { understand } from '../story/understand.ts';
import { Source } from '../text/source.ts';

/**
 * The words and rules that every story with the same prelude has from the start.
 *
 * @param words the prelude that a file names (`words: fr`, in `header.front.words`); null for the usual one.
 */
export function sealedPrelude(words: string | null): SealedPrelude {
  const front = words === null ? '' : `---\nwords: ${words}\n---\n\n`;
  const { words: found, rules } = understand(parseStory(new Source('prelude', `${front}# Story\n`)).tree);
  return { words: found, rules, lists: wordLists };
}
