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
  /** Of the site, with a slash behind it; null where nobody has said. */
  readonly address: string | null;
}

interface PlainPage {
  /** Where a step back leads; null where there is none. */
  readonly back: string | null;
  readonly content: ComponentChildren;
  /** Where to stream, unfolded. */
  readonly where?: boolean;
  /** What a page that people share is called, and its file: it is not one of those that are read scene by scene. */
  readonly shared?: { readonly title: string; readonly file: string };
}

/**
 * A page for readers without scripts. Its title is shown in tabs, histories and previews: it says what story it is of, and of a page
 * to share what that is, and never what it tells.
 */
export function plainPage(
  { shipped: { story }, files, language, address }: Plain,
  { back, content, where = false, shared }: PlainPage,
): string {
  const { title } = story.header.front;
  const named = `${title} · ${shared?.title ?? sayBuilt.plainTitle}`;
  const preview = sayBuilt.ended.preview(title);
  return documentOf({
    language,
    title: named,
    root: '../../',
    style: files.style,
    script: null,
    head: (
      <>
        <meta name="robots" content="noindex, nofollow" />
        {shared && (
          <>
            <meta name="description" content={preview} />
            <meta property="og:type" content="article" />
            <meta property="og:title" content={named} />
            <meta property="og:description" content={preview} />
            {address !== null && (
              <meta property="og:url" content={`${address}${story.slug}/read/${shared.file}`} />
            )}
          </>
        )}
      </>
    ),
    body: (
      <>
        <header class="top">
          <p class="title">
            <a href="../" dir="auto">
              {title}
            </a>
          </p>
          {!shared && <p class="soft small">{sayBuilt.plainIntro}</p>}
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
