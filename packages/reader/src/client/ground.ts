import { plainSentence } from '@unspoiled/core/reader';

/**
 * A sentence of the story file as readers are told it: without the author's marks, and when it happens, if it says.
 *
 *     reveal (half past seven): Dr Sheppard takes the dagger      Dr Sheppard takes the dagger · half past seven
 *     Adam tells Harry that (the crash) Mum dies                  Adam tells Harry that Mum dies · the crash
 */
export function groundOf(written: string): { readonly text: string; readonly when: string | null } {
  const { text, when } = plainSentence(written.replace(/^- /, ''));
  const inside = /^(.*\s(?:that|que)) \(([^()]*)\) (.*)$/s.exec(text);
  if (when !== null || !inside) return { text, when };
  return { text: `${inside[1]} ${inside[3]}`, when: inside[2] ?? null };
}
