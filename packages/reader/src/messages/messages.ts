import { en } from './en.ts';

export type Messages = typeof en;

/** The languages that the companion speaks. */
export const languages: Readonly<Record<string, Messages>> = { en };

/** The language spoken for a story in some language: its own if the companion speaks it, else English. */
export function spoken(language: string): string {
  const code = language.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, code) ? code : 'en';
}
