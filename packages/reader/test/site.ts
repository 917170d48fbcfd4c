import { readFileSync } from 'node:fs';
import { parseStory, Source, type Tree } from '@unspoiled/core';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.mjs';
import { type Served, type ShelfStory, serveSite, siteFiles } from '../src/index.ts';

export const read = (text: string): Tree => parseStory(new Source('test.story.md', text)).tree;

export const shelfText = (slug: string): string =>
  readFileSync(new URL(`../../../stories/${slug}.story.md`, import.meta.url), 'utf8');

export const story = (
  slug: string,
  text: string,
  picture: ShelfStory['picture'] = () => null,
): ShelfStory => ({
  slug,
  tree: read(text),
  where: [],
  picture,
});

export const fromShelf = (slug: string): ShelfStory => story(slug, shelfText(slug));

export const serve = (...stories: ShelfStory[]): Promise<Served> =>
  serveSite(siteFiles(stories, { address: null, live: false }), 0);

export async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium: npm run browser');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** All that a browser gets, and all that it keeps. */
export class Received {
  readonly addresses: string[] = [];
  readonly #bodies: Promise<string>[] = [];
  readonly problems: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext) {
    this.#context = context;
    context.on('response', (response) => {
      // What the service worker hands on, it has fetched itself.
      if (!response.fromServiceWorker()) this.addresses.push(response.url());
      this.#bodies.push(response.text().catch(() => ''));
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
    context.on('weberror', (error) => this.problems.push(String(error.error())));
  }

  /** Every text that came over the net, with the addresses it came from. */
  async fromTheNet(): Promise<string> {
    return [...this.addresses, ...(await Promise.all(this.#bodies))].join('\n');
  }

  /** Everything that is in the browser now: pages, storage, caches. */
  async kept(): Promise<string> {
    const parts: string[] = [];
    for (const page of this.#context.pages()) {
      parts.push(
        page.url(),
        await page.title(),
        await page.content(),
        await page.evaluate<string>(`(async () => {
          const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
              if (!/\\.(?:js|css)$/.test(request.url)) parts.push(request.url, await (await cache.match(request)).text());
          }
          for (const { name } of await indexedDB.databases()) parts.push(name);
          return parts.join('\\n');
        })()`),
      );
    }
    return parts.join('\n');
  }
}

/** A picture of one dot. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A site as it would be on a disk, by path. */
export const built = (
  stories: readonly ShelfStory[],
  address: string | null = null,
): ReadonlyMap<string, string> =>
  new Map(
    [...siteFiles(stories, { address, live: false })].map(({ path, body }) => [
      path,
      typeof body === 'string' ? body : Buffer.from(body).toString('latin1'),
    ]),
  );
