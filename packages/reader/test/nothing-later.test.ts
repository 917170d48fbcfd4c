import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { among, wordsToCome } from './later.ts';
import { fromShelf, launch, Received, read, serve, shelfText } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(() => browser?.close());

const SLUGS = ['all-of-us-strangers', 'an-occurrence-at-owl-creek-bridge', 'the-murder-of-roger-ackroyd'];

test.each(SLUGS.flatMap((slug) => ['', 'charts', 'open'].map((route) => [slug, route])))(
  '%s: to the end and back, the browser has nothing from later at any scene, on the page “%s”',
  async (slug, route) => {
    const { scenes } = read(shelfText(slug));
    const toCome = wordsToCome(slug, shelfText(slug));
    const served = await serve(fromShelf(slug));
    const context = await browser.newContext();
    const received = new Received(context);
    const page = await context.newPage();
    const nothingLater = async (told: number) => {
      const later = toCome[told]!;
      expect(among(later, await received.fromTheNet())).toEqual([]);
      expect(among(later, await received.kept())).toEqual([]);
    };
    // The test would see it: most of what a story says is still to come at its start.
    expect(toCome[0]!.size).toBeGreaterThan(150);
    await page.goto(`${served.address}${slug}/`);
    await nothingLater(0);
    await page.getByRole('button', { name: 'Start from the beginning' }).click();
    await page.goto(`${served.address}${slug}/#/${route}`);
    for (const [i, scene] of scenes.entries()) {
      await nothingLater(i);
      await page.getByRole('button', { name: 'Where you are' }).click();
      await page.getByRole('button', { name: 'Next scene', exact: true }).click();
      await page.locator('.top .place', { hasText: `after “${scene.title}”` }).waitFor();
      if (route === 'charts')
        await page
          .locator(`svg.storyline .name:text-matches("^${i + 1}\\\\. ")`)
          .first()
          .waitFor();
    }
    await nothingLater(scenes.length);
    // What has been fetched has been; but going back, nothing of it stays.
    for (let told = scenes.length - 1; told >= 0; told--) {
      await page.getByRole('button', { name: 'Where you are' }).click();
      await page.getByRole('button', { name: 'One scene back', exact: true }).click();
      const after = told === 0 ? 'the beginning' : `after “${scenes[told - 1]!.title}”`;
      await page.locator('.top .place', { hasText: after }).waitFor();
      expect([told, among(toCome[told]!, await received.kept())]).toEqual([told, []]);
    }
    expect(received.problems).toEqual([]);
    await context.close();
    await served.close();
  },
  180_000,
);
