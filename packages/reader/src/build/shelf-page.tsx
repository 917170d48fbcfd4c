import { say } from '../messages/say.ts';
import { factsOf } from '../pages/face.tsx';
import type { PublicStory } from '../pages/public.ts';
import type { Assets } from './assets.ts';
import { documentOf } from './document.tsx';

/** The index of the stories, which can be searched and sifted by kind. */
export function shelfPage(stories: readonly PublicStory[], files: Assets, hasFeed: boolean): string {
  const kinds = [...new Set(stories.map((s) => s.header.front.kind))].filter((k) => k !== '');
  return documentOf({
    language: 'en',
    title: `${say.shelf} · ${say.companion}`,
    root: '',
    style: files.style,
    script: files.shelf.en ?? null,
    head: (
      <>
        <meta name="description" content={say.shelfLead} />
        {hasFeed && <link rel="alternate" type="application/rss+xml" href="feed.xml" title={say.shelf} />}
      </>
    ),
    body: (
      <>
        <header class="masthead">
          <p class="label">{say.companion}</p>
          <h1>{say.shelf}</h1>
          <p class="line">{say.shelfLead}</p>
        </header>
        <main id="main" tabIndex={-1}>
          <search>
            <form class="sift" hidden>
              <label for="wanted">{say.shelfSearch}</label>
              <input id="wanted" type="search" autocomplete="off" />
              {kinds.length > 1 && (
                <fieldset class="choice" aria-label={say.shelfAll}>
                  <button type="button" data-kind="" aria-pressed="true">
                    {say.shelfAll}
                  </button>
                  {kinds.map((kind) => (
                    <button type="button" key={kind} data-kind={kind} aria-pressed="false">
                      {say.kinds[kind] ?? kind}
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
                  <span class="label">{say.kinds[header.front.kind] ?? header.front.kind}</span>
                  <span class="name" dir="auto">
                    {header.front.title}
                  </span>
                  <span class="soft small" dir="auto">
                    {[factsOf(header), header.front.credits[0]?.names.join(', ')].filter(Boolean).join(' · ')}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <p class="none" role="status" hidden>
            {say.shelfNone}
          </p>
        </main>
        <footer class="foot">
          <p>{say.footer}</p>
        </footer>
      </>
    ),
  });
}
