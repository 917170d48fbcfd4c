import { en, enBuilt } from './en.ts';
import { fr, frBuilt } from './fr.ts';

export type Messages = typeof en;
export type BuiltMessages = typeof enBuilt;

/**
 * The languages that the companion speaks: what its client says, and what stands on the pages that are built. Each says all of it:
 * what a language left out would not compile.
 */
export const languages: Readonly<Record<string, readonly [Messages, BuiltMessages]>> = {
  en: [en, enBuilt],
  fr: [fr, frBuilt],
};

/** The language spoken for a story in some language: its own if the companion speaks it, else English. */
export function spoken(language: string): string {
  const code = language.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, code) ? code : 'en';
}
