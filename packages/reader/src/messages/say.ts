import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** What is being said: one language a page; English until a page says otherwise. */
export let say: Messages = en;

/** From here on, everything is said in this language. */
export function speak(messages: Messages): void {
  say = messages;
}
