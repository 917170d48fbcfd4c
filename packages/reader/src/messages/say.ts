import type { Messages } from './messages.ts';
import { messages } from './spoken.ts';

/** What is being said: one language a page. In a browser it is that of the bundle; in Node, English until a page says otherwise. */
export let say: Messages = messages;

/** From here on, everything is said in this language. */
export function speak(messages: Messages): void {
  say = messages;
}
