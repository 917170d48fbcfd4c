import { say } from '../messages/say.ts';
import type { Told } from './told.ts';

/** More than these nobody reads. */
const MOST = 8;

/**
 * What a question may go on with, from what has been told and from nothing else: whole texts, the likeliest first.
 *
 *     ""             where is …   who knows that …
 *     "where is H"   where is Harry
 *     "who l"        who loves …       of the words that sentences told have used
 */
export function completions(told: Told, text: string): readonly string[] {
  if (text.trim() === '') return say.askStarts;
  const found = new Set<string>();
  const wanted = text.toLowerCase();
  for (const start of say.askStarts) if (start.startsWith(wanted) && start !== wanted) found.add(start);
  for (const asked of wordsAsked(told)) if (asked.toLowerCase().startsWith(wanted)) found.add(asked);
  const names = told.soFar.people.flatMap((p) => [p.name, ...p.also]);
  // A name may be of several words: each beginning of a word may be its beginning.
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}'’])[\p{L}\p{N}]/gu)) {
    const begun = wanted.slice(index);
    for (const name of names)
      for (const written of [name, name.replace(/^the /i, '')])
        if (written.toLowerCase().startsWith(begun) && written.length > begun.length)
          found.add(text.slice(0, index) + name);
  }
  return [...found].slice(0, MOST);
}

const asked = new WeakMap<Told['sealed'], readonly string[]>();

/** `?x loves ?y` → `who loves `, of the words that sentences told have used. */
function wordsAsked({ sealed }: Told): readonly string[] {
  let list = asked.get(sealed);
  if (!list) {
    const ids = new Set<string>();
    const note = (statement: unknown): void => {
      const { clauses, content } = statement as { clauses?: { word: string }[]; content?: unknown };
      for (const { word } of clauses ?? []) ids.add(word);
      if (content) note(content);
    };
    for (const { sentences } of sealed.scenes)
      for (const { statement } of sentences) if (statement) note(statement);
    list = [...ids]
      .filter((id) => id.startsWith('?x '))
      .map((id) => `who ${id.slice(3).replace(/\?.*/u, '')}`)
      .sort();
    asked.set(sealed, [...new Set(list)]);
  }
  return list;
}
