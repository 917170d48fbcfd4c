import { explain, seal } from '@unspoiled/core';
import { chromium } from 'playwright-core';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { endingPages } from '../src/pages/ending/pages.tsx';
import { fromShelf, read, serve, story } from './site.ts';

const links = { scene: (n: number) => `#/scene/${n}`, person: () => null };

/** The pages of the ending as text, by their names. */
function pagesOf(text: string): Record<string, string> {
  const tree = read(text);
  const pages = endingPages(explain(tree, { position: null }), seal(tree, null).header, links);
  const plain = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ');
  return Object.fromEntries(pages.map(({ id, content }) => [id, plain(renderToString(content))]));
}

const LAMP = `---
story: The lamp
kind: film
runtime: 1:30:00
---

# People

- **Ada** keeps the lighthouse. Played by Nell Quist.
- **Ben** comes in out of the storm.

# Things

- **the lamp**

# Timeline

- the wreck: before night 1

# Story

## The knock
*0:05:00, night 1*

A man comes out of the storm.

- Ben meets Ada
- Ben holds the lamp

## The gift
*0:40:00, night 2*

They talk until morning.

- Ben talks to Ada

## The beach
*1:20:00, the next day, with Ada*

- reveal (the wreck): Ben dies
- Ada finds the lamp

# Readings

## She dreamed of company
*held by Nell Quist*

- suppose Ada imagines Ben

> I was always alone in that house.
> — Nell Quist, The Keeper's Almanac, 2021, <https://example.org/almanac>
`;

test('then and now, what was fair, what stays open, who knew', () => {
  const { ending = '' } = pagesOf(LAMP);
  expect(ending).toContain('Then Ben is alive Now Ben is dead');
  expect(ending).toContain('two earlier scenes are no longer what they seemed');
  expect(ending).toMatch(
    /What The beach brings out could have been known after The \w+\s?\.|Before The beach nothing told it|Nothing before The beach gave it away/,
  );
  expect(ending).toContain('Back again: the lamp');
  expect(ending).toContain('Nobody living but Ada is ever with Ben');
  expect(ending).toContain('Answered by “She dreamed of company”');
});

test('readings with who holds them and their words', () => {
  const { readings = '' } = pagesOf(LAMP);
  expect(readings).toContain('Held by Nell Quist.');
  expect(readings).toContain('“I was always alone in that house.”');
  expect(readings).toContain("Nell Quist, The Keeper's Almanac, 2021");
});

test('a guide to see it again, with the times on the player', () => {
  const { again = '' } = pagesOf(LAMP);
  expect(again).toMatch(
    /0:05:00 The knock night 1 Ben is dead\..* Mark the lamp: it comes back in “The beach”\./,
  );
  expect(again).not.toContain('The beach night');
});

test('the article has the order of such articles', () => {
  const { article = '' } = pagesOf(LAMP);
  const order = [
    'Film · 1 h 30 min',
    'A man comes',
    'Spoilers from here on',
    'The story',
    'They talk until morning',
    'The ending of',
    'What the ending of',
  ];
  const places = order.map((part) => article.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('a story without a twist, a reading or anything else says so', () => {
  const { ending, readings, again, article } = pagesOf('# Story\n\n## One\n\n- Ann waits\n');
  expect(ending).toContain('there is no twist');
  expect(readings).toContain('Nobody has written down a reading');
  expect(again).toContain('No scene looks different');
  expect(article).toContain('The story');
});

test('what a story says is text on these pages, whatever it holds', () => {
  const tree = read(LAMP.replaceAll('Ben', 'B<b>en').replace('The lamp', '<img src=x onerror=alert(1)>'));
  const pages = endingPages(explain(tree, { position: null }), seal(tree, null).header, links);
  for (const { content } of pages) expect(renderToString(content)).not.toMatch(/<b>|<img/);
});

test('the slider turns then into now, by keys and by hand, and says which it shows', async () => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium: npm run browser');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const served = await serve(fromShelf('an-occurrence-at-owl-creek-bridge'), story('lamp', LAMP));
  const page = await browser.newPage();
  await page.goto(`${served.address}lamp/`);
  await page.getByRole('button', { name: 'I have finished the whole story' }).click();
  await page.getByRole('button', { name: 'Yes, I have finished it' }).click();
  await page.getByRole('link', { name: 'The ending', exact: true }).click();
  // A page that has been turned to takes the focus to its title, once it is there.
  await expect.poll(() => page.evaluate<string>(`document.activeElement.tagName`)).toBe('H1');
  const slider = page.getByRole('slider').first();
  const says = () => slider.getAttribute('aria-valuetext');
  const turned = () =>
    page.evaluate<string>(`document.querySelector('.turnable').style.getPropertyValue('--turned')`);
  expect(await says()).toBe('Then');
  await slider.press('End');
  await expect.poll(says).toBe('Now');
  await expect.poll(turned).toBe('1');
  await slider.press('ArrowLeft');
  await expect.poll(turned).toBe('0.9');
  await slider.click();
  await expect.poll(async () => ['0', '1'].includes(await turned())).toBe(true);
  await browser.close();
  await served.close();
});
