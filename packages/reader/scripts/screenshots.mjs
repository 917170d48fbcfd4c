// Takes the pictures of the companion that the README shows, from the shelf as it is now.
//
//     npm run build && node packages/reader/scripts/screenshots.mjs

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseStory, Source } from '@unspoiled/core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.mjs';
import { serveSite, siteFiles } from '../dist/index.js';

const FILM = 'all-of-us-strangers';
const text = readFileSync(new URL(`../../../stories/${FILM}.story.md`, import.meta.url), 'utf8');
const tree = parseStory(new Source(FILM, text)).tree;
const stories = [{ slug: FILM, tree, where: [], picture: () => null }];
const served = await serveSite(siteFiles(stories, { address: null, live: false }), 0);

/** A phone's page at 0:50 of the film. */
const pictures = [
  { file: 'companion-place', hash: '', isThere: false, until: 'input[type=range]' },
  { file: 'companion-person', hash: '#/people/harry', isThere: true, until: 'h1' },
  { file: 'companion-chart', hash: '#/charts', isThere: true, until: 'svg.storyline' },
];

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { file, hash, isThere, until } of pictures) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${served.address}${FILM}/`);
  await page.getByLabel('Time on the player').fill('0:50');
  if (isThere) {
    await page.getByRole('button', { name: 'I paused here' }).click();
    await page.locator('.top .place').waitFor();
    await page.goto(`${served.address}${FILM}/${hash}`);
  }
  await page.locator(until).first().waitFor();
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  await page.screenshot({ path: fileURLToPath(new URL(`../../../docs/${file}.png`, import.meta.url)) });
  await context.close();
}
await browser.close();
await served.close();
