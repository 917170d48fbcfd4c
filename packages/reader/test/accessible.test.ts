import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Served } from '../src/index.ts';
import { fromShelf, launch, PICTURE, serve, shelfText, story } from './site.ts';

vi.setConfig({ testTimeout: 180_000 });

const FILM = 'all-of-us-strangers';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await launch();
  const pictured = shelfText(FILM).replace(
    '\n---\n',
    '\npictures:\n  - { file: tower.png, alt: A tower at night, credit: A photographer, after: The alarm }\n---\n',
  );
  served = await serve(
    story(FILM, pictured, () => PICTURE),
    fromShelf('the-murder-of-roger-ackroyd'),
  );
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const place = (scenes: number, ended: boolean) =>
  JSON.stringify({ scenes, ended, label: '0:43', before: scenes - 2 });
const HERE = place(9, false);
const OVER = place(20, true);

/** Every kind of page: what it is called, its address, the place kept, what to press first. */
const PAGES: readonly [string, string, string | null, string?][] = [
  ['the shelf', '', null],
  ['the face of a film', `${FILM}/`, null],
  ['the face of a book', 'the-murder-of-roger-ackroyd/', null],
  ['a link ahead, at the start', `${FILM}/#/people/harry`, null],
  ['the story so far', `${FILM}/`, HERE],
  ['where am I', `${FILM}/`, HERE, '.top .place'],
  ['people', `${FILM}/#/people`, HERE],
  ['a person', `${FILM}/#/people/harry`, HERE],
  ['a scene', `${FILM}/#/scene/3`, HERE],
  ['places', `${FILM}/#/places`, HERE],
  ['open', `${FILM}/#/open`, HERE],
  ['charts', `${FILM}/#/charts`, HERE],
  ['pictures', `${FILM}/#/pictures`, HERE],
  ['search', `${FILM}/#/ask`, HERE],
  ['about', `${FILM}/#/about`, HERE],
  ['ahead', `${FILM}/#/scene/20`, HERE],
  ['the ending', `${FILM}/#/ending`, OVER],
  ['a plain page', `${FILM}/read/2.html`, null],
  ['the last plain page', `${FILM}/read/21.html`, null],
];

test.each(['light', 'dark'] as const)(
  'axe finds nothing on any page, and none needs sideways scrolling: %s',
  async (colorScheme) => {
    const found: string[] = [];
    for (const [name, path, kept, press] of PAGES) {
      const context = await browser.newContext({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 360, height: 740 },
      });
      if (kept !== null)
        await context.addInitScript(
          ([key, value]) => {
            if (location.protocol === 'http:') localStorage.setItem(key, value);
          },
          [`unspoiled ${FILM}`, kept] as const,
        );
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => found.push(`${name}: ${error.message}`));
      await page.goto(served.address + path);
      if (kept !== null) await page.locator('.top .place').waitFor();
      if (press !== undefined) await page.locator(press).click();
      await page.locator('h1').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        found.push(`${name}: ${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (sideways > 0) found.push(`${name}: ${sideways} px too wide`);
      const headings = await page.locator('h1').count();
      if (headings !== 1) found.push(`${name}: ${headings} h1`);
      await context.close();
    }
    expect(found).toEqual([]);
  },
);

test('nothing breaks where a page is read from the right', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(
    ([key, value]) => {
      if (location.protocol === 'http:') localStorage.setItem(key, value);
    },
    [`unspoiled ${FILM}`, HERE] as const,
  );
  const page = await context.newPage();
  for (const hash of ['', '#/people', '#/people/harry', '#/places', '#/ask']) {
    await page.goto(`${served.address}${FILM}/${hash}`);
    await page.locator('.top .place').waitFor();
    const wide = await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(wide).toBe(0);
    const [title] = await page.evaluate(() => [
      document.querySelector('.top .title a')?.getBoundingClientRect().right,
    ]);
    expect(title).toBeGreaterThan(300);
  }
  await context.close();
});
