import type { ComponentChildren } from 'preact';
import { sayBuilt } from '../messages/say-built.ts';
import { Stream } from '../pages/stream.tsx';
import type { Assets } from './assets.ts';
import { documentOf } from './document.tsx';
import type { Shipped } from './story-site.ts';

/** What every page for readers without scripts is made from. */
export interface Plain {
  readonly shipped: Shipped;
  readonly files: Assets;
  readonly language: string;
}

interface PlainPage {
  /** Where a step back leads; null where there is none. */
  readonly back: string | null;
  readonly content: ComponentChildren;
  /** Where to stream, unfolded. */
  readonly where?: boolean;
}

/** A page for readers without scripts. Its title is shown in tabs and histories: it says only what story it is of. */
export function plainPage(
  { shipped: { story }, files, language }: Plain,
  { back, content, where = false }: PlainPage,
): string {
  const { title } = story.header.front;
  return documentOf({
    language,
    title: `${title} · ${sayBuilt.plainTitle}`,
    root: '../../',
    style: files.style,
    script: null,
    head: <meta name="robots" content="noindex, nofollow" />,
    body: (
      <>
        <header class="top">
          <p class="title">
            <a href="../" dir="auto">
              {title}
            </a>
          </p>
          <p class="soft small">{sayBuilt.plainIntro}</p>
        </header>
        <main id="main" tabIndex={-1}>
          <Stream where={story.where} open={where} />
          {content}
        </main>
        <footer class="foot">
          <p>
            {back !== null && <a href={back}>{sayBuilt.plainBack}</a>} <a href="../">{sayBuilt.aboutLink}</a>
          </p>
        </footer>
      </>
    ),
  });
}
