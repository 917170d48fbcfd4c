import type { Explanation, Header } from '@unspoiled/core/reader';
import type { VNode } from 'preact';
import { sayBuilt } from '../../messages/say-built.ts';
import { Article } from './article.tsx';
import { Ending } from './ending.tsx';
import type { Links } from './parts.tsx';
import { Readings } from './readings.tsx';
import { Rewatch } from './rewatch.tsx';

export type { Links } from './parts.tsx';

/** A page for those who have finished the story. */
export interface EndingPage {
  /** Its address in the companion: `#/ending`. */
  readonly id: string;
  /** As it stands among the pages of the companion: short. */
  readonly name: string;
  readonly title: string;
  readonly content: VNode;
}

/**
 * The pages for those who have finished. They are drawn when the site is built and shipped as markup with the ending, so they weigh
 * nothing before it, and readers without scripts have them too. So they hold no state: what moves on them, the browser moves by
 * itself (`<details>`), or `client/turning.ts` does.
 */
export function endingPages(explanation: Explanation, header: Header, links: Links): readonly EndingPage[] {
  const drawn = { page: explanation, links };
  const { names } = sayBuilt.ended;
  const [again, againName] = sayBuilt.ended.rewatch(explanation.story.kind);
  return [
    { id: 'ending', name: names.ending, title: sayBuilt.ending, content: <Ending {...drawn} /> },
    {
      id: 'readings',
      name: names.readings,
      title: sayBuilt.ended.readings,
      content: <Readings {...drawn} />,
    },
    { id: 'again', name: againName, title: again, content: <Rewatch {...drawn} /> },
    {
      id: 'article',
      name: names.article,
      title: sayBuilt.ended.article,
      content: <Article {...drawn} header={header} />,
    },
  ];
}
