import { say } from '../messages/say.ts';
import { sayBuilt } from '../messages/say-built.ts';
import type { PublicStory } from '../pages/public.ts';
import type { Assets } from './assets.ts';
import { documentOf } from './document.tsx';

/** The index of the stories, which can be searched and sifted by kind. */
export function shelfPage(
  stories: readonly PublicStory[],
  files: Assets,
  language: string,
  hasFeed: boolean,
): string {
  const kinds = [...new Set(stories.map((s) => s.header.front.kind))].filter((k) => k !== '');
  return documentOf({
    language,
    title: `${sayBuilt.shelf} · ${sayBuilt.companion}`,
    root: '',
    style: files.style,
    script: files.shelf[language] ?? null,
    head: (
      <>
        <meta name="description" content={sayBuilt.shelfLead} />
        {hasFeed && (
          <link rel="alternate" type="application/rss+xml" href="feed.xml" title={sayBuilt.shelf} />
        )}
      </>
    ),
    body: (
      <>
        <header class="masthead">
          <p class="label">{sayBuilt.companion}</p>
          <h1>{sayBuilt.shelf}</h1>
          <p class="line">{sayBuilt.shelfLead}</p>
        </header>
        <main id="main" tabIndex={-1}>
          <search>
            <form class="sift" hidden>
              <label for="wanted">{sayBuilt.shelfSearch}</label>
              <input id="wanted" type="search" autocomplete="off" />
              {kinds.length > 1 && (
                <fieldset class="choice" aria-label={sayBuilt.shelfAll}>
                  <button type="button" data-kind="" aria-pressed="true">
                    {sayBuilt.shelfAll}
                  </button>
                  {kinds.map((kind) => (
                    <button type="button" key={kind} data-kind={kind} aria-pressed="false">
                      {sayBuilt.kinds[kind] ?? kind}
                    </button>
                  ))}
                </fieldset>
              )}
            </form>
          </search>
          <ul class="shelf">
            {stories.map(({ slug, header }) => (
              <li key={slug} data-kind={header.front.kind}>
                <a href={`${slug}/`}>
                  <span class="label">{sayBuilt.kinds[header.front.kind] ?? header.front.kind}</span>
                  <span class="name" dir="auto">
                    {header.front.title}
                  </span>
                  <span class="soft small" dir="auto">
                    {[header.front.year, header.front.credits[0]?.names.join(', ')]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <p class="none" role="status" hidden>
            {sayBuilt.shelfNone}
          </p>
        </main>
        <footer class="foot">
          <p>{say.footer}</p>
        </footer>
      </>
    ),
  });
}
