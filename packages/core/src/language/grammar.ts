import type { Front } from './tree.ts';

/** The language that sentences are in: that of the words, else that of the work. */
export const languageOf = (front: Pick<Front, 'words' | 'language'>): string => front.words ?? front.language;

/** The languages that the grammar supplies inflections and negation for. */
export type Grammar = 'en' | 'fr';

/** The grammar of a language; null where patterns are read to the letter. */
export function grammarOf(language: string): Grammar | null {
  const written = language.trim();
  if (/^(?:en(?:[-_]|$)|english$|$)/iu.test(written)) return 'en';
  return /^(?:fr(?:[-_]|$)|fran[cç]ais$|french$)/iu.test(written) ? 'fr' : null;
}
