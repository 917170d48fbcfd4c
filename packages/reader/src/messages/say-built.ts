import { enBuilt } from './en.ts';
import { type BuiltMessages, languages } from './messages.ts';
import { speak } from './say.ts';

/** What is being said on pages that are built: one language a page. */
export let sayBuilt: BuiltMessages = enBuilt;

/** From here on, everything is said in this language. */
export function speakIn(language: string): void {
  const [client, built] = languages[language] ?? languages.en!;
  speak(client);
  sayBuilt = built;
}
