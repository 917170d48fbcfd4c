import { spoken } from '../messages/messages.ts';
import { sayBuilt, speakIn } from '../messages/say-built.ts';
import { factsOf } from '../pages/face.tsx';
import { assets, readAsset } from './assets.ts';
import { policy } from './document.tsx';
import { feed, sitemap } from './public-data.ts';
import { shelfPage } from './shelf-page.tsx';
import { storyPages } from './story-pages.tsx';
import { dataFiles, type ShelfStory, type Shipped, type SiteFile, shipped } from './story-site.ts';

export interface SiteOptions {
  /** Where the site will be, such as `https://example.org/stories/`; null: no sitemap, no feed, no full addresses. */
  readonly address: string | null;
  /** Served live: pages load again when a story changes. */
  readonly live: boolean;
}

/** Every file of the companion site of some stories, one after another. Of n scenes there are O(n) files and O(n log n) bytes. */
export function* siteFiles(stories: readonly ShelfStory[], options: SiteOptions): Generator<SiteFile> {
  const files = assets();
  const address = options.address === null ? null : `${options.address.replace(/\/*$/, '')}/`;
  const all: Shipped[] = [];
  for (const story of stories) {
    const one = shipped(story, options.live, files.worker);
    all.push(one);
    yield one.prelude;
    yield* dataFiles(one);
    yield* storyPages(one, files, address);
  }
  const shelf = all.map(({ story }) => story);
  const tongues = new Set(shelf.map(({ header }) => spoken(header.front.language)));
  const language = tongues.size === 1 ? ([...tongues][0] as string) : 'en';
  speakIn(language);
  yield { path: 'index.html', body: shelfPage(shelf, files, language, address !== null) };
  for (const name of new Set([
    ...Object.values(files.main),
    ...files.parts,
    ...Object.values(files.shelf),
    files.style.name,
  ]))
    yield { path: `assets/${name}`, body: readAsset(name) };
  yield { path: files.worker, body: readAsset(files.worker) };
  yield {
    path: '_headers',
    body: `/*\n${Object.entries(headers())
      .map(([k, v]) => `  ${k}: ${v}\n`)
      .join('')}${OF_THE_STORY.map((part) => `/:story/${part}\n  Cache-Control: no-store\n`).join('')}`,
  };
  if (address === null) return;
  yield {
    path: 'sitemap.xml',
    body: sitemap(
      address,
      shelf.map((s) => s.slug),
    ),
  };
  const items = shelf.map(({ slug, header }) => ({ slug, title: header.front.title, line: factsOf(header) }));
  yield { path: 'feed.xml', body: feed(address, sayBuilt.shelf, items) };
  yield { path: 'robots.txt', body: `User-agent: *\nAllow: /\nSitemap: ${address}sitemap.xml\n` };
}

/** What is sent for a reader's place: the client keeps it as long as that is theirs, and nobody else does. */
const OF_THE_STORY = ['segments/*', 'places/*', 'storylines/*', 'pictures/*', 'ending.json'];

/** Whether a path of the site is of that kind. */
export const isOfTheStory = (path: string): boolean =>
  /^[^/]+\/(?:(?:segments|places|storylines|pictures)\/|ending\.json$)/.test(path);

/** For servers that take a `_headers` file, and for our own. */
export const headers = (): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': `${policy(assets().style.text)}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'interest-cohort=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
