import { type Availability, memoryStore, Streaming } from '@unspoiled/streaming';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, type ShelfStory, serveSite, siteFiles } from '../src/index.ts';
import { launch, shelfText, story } from './site.ts';

const KEY = 'a-key-that-never-shows';
const NOW = Date.parse('2026-11-26T20:15:00Z');
const DAY = 86_400_000;

/** TMDB, with services whose names are markup; in US it is away. */
const answer = {
  id: 1,
  results: {
    GB: {
      link: 'https://www.themoviedb.org/movie/994108/watch?locale=GB',
      flatrate: [{ provider_name: 'Harbour+', logo_path: '/SECRETPICTURE.jpg' }],
      rent: [{ provider_name: '<img src=x onerror=alert(1)>' }],
    },
    US: { link: 'javascript:alert(1)', ads: [{ provider_name: 'Quayside' }] },
  },
};

/** The film of the shelf where it can be watched, in two regions, as of some days ago. */
async function film({ daysAgo = 0, regions = ['GB', 'US'] } = {}): Promise<ShelfStory> {
  const one = story('all-of-us-strangers', shelfText('all-of-us-strangers'));
  let now = NOW - daysAgo * DAY;
  const clock = { now: () => now, sleep: async () => {} };
  const store = memoryStore(clock.now);
  const ask = (fetch: ConstructorParameters<typeof Streaming>[0]['fetch']) => {
    const streaming = new Streaming({ environment: { TMDB_TOKEN: KEY }, fetch, store, clock });
    return Promise.all(regions.map((region) => streaming.where(one.tree.front, { region })));
  };
  await ask(async () => Response.json(answer));
  now = NOW;
  return { ...one, where: await ask(null) };
}

const bodies = (where: ShelfStory) =>
  new Map(
    [...siteFiles([where], { address: null, live: false })].map(({ path, body }) => [path, String(body)]),
  );

describe('without scripts', () => {
  test('where to stream is at the top of every page of the story, with its attribution', async () => {
    const files = bodies(await film());
    const pages = [...files].filter(
      ([path]) => path.startsWith('all-of-us-strangers/') && path.endsWith('.html'),
    );
    expect(pages.length).toBeGreaterThan(20);
    for (const [path, body] of pages) {
      const main = body.slice(body.indexOf('<main'));
      expect([path, main]).toEqual([path, expect.stringMatching(/^<main[^>]*><details class="stream"/)]);
      expect(main).toMatch(
        /United Kingdom[\s\S]*Harbour\+[\s\S]*data by JustWatch, through TMDB[\s\S]*United States[\s\S]*Quayside[\s\S]*JustWatch[\s\S]*noted in the story file/,
      );
      // Open where the story is introduced, and on top of the article; folded where it is told.
      expect(main.startsWith('<main id="main" tabindex="-1"><details class="stream" open')).toBe(
        /\/(?:index|article)\.html$/.test(path),
      );
    }
  });

  test('what a provider sends is text, and leads to the web or nowhere', async () => {
    const all = [...bodies(await film()).values()].join('\n');
    expect(all).toContain('&lt;img src=x onerror=alert(1)>');
    expect(all).not.toMatch(/<img src=x|javascript:alert|SECRETPICTURE/);
    expect(all).not.toContain(KEY);
  });

  test('a story that is nowhere has no such part', async () => {
    const none = bodies({ ...(await film()), where: [] });
    expect(none.get('all-of-us-strangers/index.html')).not.toContain('class="stream"');
    expect(none.get('all-of-us-strangers/index.html')).not.toContain('WatchAction');
  });
});

test('search engines are told, with whose data it is', async () => {
  const page = bodies(await film()).get('all-of-us-strangers/index.html') ?? '';
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
  const data = JSON.parse(json);
  expect(data).toMatchObject({ '@type': 'Movie', name: 'All of Us Strangers' });
  expect(data.creditText).toMatch(/data by JustWatch, through TMDB.*https:\/\/www\.justwatch\.com\//);
  expect(data.potentialAction).toHaveLength(4);
  expect(data.potentialAction[0]).toEqual({
    '@type': 'WatchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: 'https://www.themoviedb.org/movie/994108/watch?locale=GB',
      actionPlatform: ['https://schema.org/DesktopWebPlatform', 'https://schema.org/MobileWebPlatform'],
    },
    actionAccessibilityRequirement: {
      '@type': 'ActionAccessSpecification',
      category: 'subscription',
      eligibleRegion: { '@type': 'Country', name: 'GB' },
      requiresSubscription: { '@type': 'MediaSubscription', name: 'Harbour+' },
      provider: { '@type': 'Organization', name: 'Harbour+' },
    },
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser?.close());

  async function opened(
    where: ShelfStory,
    use: (page: Page, served: Served) => Promise<void>,
    locale = 'en-US',
  ) {
    const served = await serveSite(siteFiles([where], { address: null, live: false }), 0);
    const context = await browser.newContext({ locale });
    try {
      const page = await context.newPage();
      await page.goto(`${served.address}all-of-us-strangers/`);
      await use(page, served);
    } finally {
      await context.close();
      await served.close();
    }
  }

  test('the region is the reader’s, another can be chosen, and the choice is kept', async () => {
    await opened(await film(), async (page) => {
      const stream = page.locator('.stream');
      await stream.getByText('Quayside').waitFor();
      expect(await stream.getByLabel('Country').inputValue()).toBe('US');
      await stream.getByLabel('Country').selectOption('GB');
      await stream.getByRole('link', { name: 'Harbour+' }).waitFor();
      expect(await stream.getByText('Quayside').count()).toBe(0);
      await page.reload();
      await stream.getByRole('link', { name: 'Harbour+' }).waitFor();
      await page.getByRole('button', { name: 'Start from the beginning' }).click();
      await page.getByText('The story so far').first().waitFor();
      // On every page further on it is there, folded.
      expect(await stream.getByRole('link', { name: 'Harbour+' }).isVisible()).toBe(false);
      await stream.getByRole('heading', { name: 'Where to stream' }).click();
      expect(await stream.getByRole('link', { name: 'Harbour+' }).isVisible()).toBe(true);
      expect(await stream.getByText('data by JustWatch').isVisible()).toBe(true);
    });
  });

  test('what is old says so, with its date', async () => {
    const [availability] = (await film({ daysAgo: 3 })).where as readonly Availability[];
    expect(availability?.stale).toBe(true);
    await opened(await film({ daysAgo: 3 }), async (page) => {
      const age = await page.locator('.stream .age').innerText();
      expect(age).toBe('The last that is known, as of November 23, 2026');
    });
  });
});
