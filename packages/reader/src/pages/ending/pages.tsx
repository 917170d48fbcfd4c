import type { Explanation, Header } from '@unspoiled/core/reader';
import type { VNode } from 'preact';
import { say } from '../../messages/say.ts';
import { Ending } from './ending.tsx';

/** How the pages of the ending lead to what they speak of. Null where there is nothing to lead to. */
export interface Links {
  readonly scene: (number: number) => string;
  readonly person: (name: string) => string | null;
}

/** A page for those who have finished the story. */
export interface EndingPage {
  /** Its address in the companion: `#/ending`. */
  readonly id: string;
  readonly title: string;
  readonly content: VNode;
}

/**
 * The pages for those who have finished. They are drawn when the site is built and shipped as markup with the ending, so they weigh
 * nothing before it, and readers without scripts have them too. So they hold no state: what moves on them, the browser moves by
 * itself (`<details>`, `<input>` with style), or `client/turning.ts` does.
 */
export const endingPages = (
  explanation: Explanation,
  _header: Header,
  links: Links,
): readonly EndingPage[] => [
  { id: 'ending', title: say.ending, content: <Ending explanation={explanation} links={links} /> },
];
