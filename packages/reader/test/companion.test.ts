import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Served } from '../src/index.ts';
import { among, wordsToCome } from './later.ts';
import { fromShelf, launch, Received, read, serve, shelfText, story } from './site.ts';

const FILM = 'all-of-us-strangers';
const BOOK = 'strange-case-of-dr-jekyll-and-mr-hyde';
const SERIES = `---
story: Two evenings
kind: series
---
# People
- **Ann** keeps the shop.
- **Ben** (also: the stranger) is new in town.
# Story
## Pilot
### The shop
*S1E1 0:00:00, evening 1*
Somebody comes in. [[Ann]] looks up.
- the stranger meets Ann
### The bill
*S1E1 0:20:00–0:40:00*
- Ann knows that the stranger is tired
## Second
### The letter
*S1E2 0:00:00–0:30:00, evening 2*
- reveal (evening 1): Ben is married to Ann
`;

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await launch();
  served = await serve(fromShelf(FILM), fromShelf(BOOK), story('two-evenings', SERIES));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const filmScenes = read(shelfText(FILM)).scenes;

/** A page of a story for a reader of whom nothing, or a place, is known. */
async function open(
  slug: string,
  {
    scenes,
    hash = '',
    ...options
  }: { scenes?: number; hash?: string } & Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page; received: Received }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  if (scenes !== undefined)
    await context.addInitScript(
      ([key, place]) => {
        if (location.protocol === 'http:' && localStorage.getItem(key) === null)
          localStorage.setItem(key, place);
      },
      [`unspoiled ${slug}`, JSON.stringify({ scenes, ended: false, label: '', before: scenes })] as const,
    );
  const received = new Received(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${served.address}${slug}/${hash}`);
  return { context, page, received };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const whereIAm = (page: Page) => page.locator('.top .place');

describe('where am I?', () => {
  test('a film: by the time on the player', async () => {
    const { context, page, received } = await open(FILM);
    await page.getByLabel('Time on the player').fill('0:43:10');
    await page.getByText('That is 43 minutes into it.').waitFor();
    await button(page, 'I paused here').click();
    await whereIAm(page).waitFor();
    expect(await whereIAm(page).innerText()).toMatch(/0:43 · after “/);
    const asked = received.addresses.map((a) => a.slice(served.address.length));
    expect(asked.filter((a) => a.includes('/places/'))).toEqual([`${FILM}/places/43.json`]);
    // Told by then are the scenes that were over by then.
    for (const segment of asked.flatMap((a) => /segments\/(\d+)-(\d+)/.exec(a)?.slice(1) ?? []).map(Number))
      expect(segment).toBeLessThan(filmScenes.length);
    await context.close();
  });

  test('a time that is none is answered, not taken', async () => {
    const { context, page } = await open(FILM);
    await page.getByLabel('Time on the player').fill('soon');
    await button(page, 'I paused here').click();
    await page.getByText('Write a time such as 0:43:10').waitFor();
    await context.close();
  });

  test('a time after the end opens nothing; what can be read in two ways is read as the reader says', async () => {
    const { context, page, received } = await open(FILM);
    const time = page.getByLabel('Time on the player');
    await time.fill('430');
    await page.getByText('It is only 1 h 45 min long.').waitFor();
    await button(page, 'I paused here').click();
    await time.fill('1:30');
    await page.getByText('That is 1 h 30 min into it.').waitFor();
    await button(page, 'No, I mean 1 min 30 s').click();
    await page.getByText('That is 1 minute into it.').waitFor();
    await button(page, 'I paused here').click();
    await whereIAm(page).getByText('0:01').waitFor();
    expect(received.addresses.filter((a) => a.includes('/places/'))).toEqual([
      `${served.address}${FILM}/places/1.json`,
    ]);
    await context.close();
  });

  test('a book: in a chapter is not through with it', async () => {
    const { context, page } = await open(BOOK);
    await page.getByLabel('Chapter', { exact: true }).fill('3');
    await button(page, 'This is where I am').click();
    await page.getByRole('heading', { name: 'The story so far' }).waitFor();
    const inIt = await whereIAm(page).innerText();
    await whereIAm(page).click();
    await page.getByLabel('Chapter', { exact: true }).fill('3');
    await page.getByLabel('I have finished it').check();
    await button(page, 'This is where I am').click();
    await expect.poll(() => whereIAm(page).innerText()).not.toBe(inIt);
    await whereIAm(page).click();
    await page.getByLabel('Chapter', { exact: true }).fill('99');
    await button(page, 'This is where I am').click();
    await page.getByText('This companion knows no such place.').first().waitFor();
    await context.close();
  });

  test('a series: season, episode, and where in it', async () => {
    const { context, page } = await open('two-evenings');
    await page.getByLabel('Episode', { exact: true }).fill('2');
    await button(page, 'This is where I am').click();
    await whereIAm(page).getByText('S1E2 · after “The bill”').waitFor();
    await whereIAm(page).click();
    await page.getByLabel('Episode', { exact: true }).fill('1');
    await page.getByLabel('Minute, if you are in the middle').fill('25');
    await button(page, 'This is where I am').click();
    await whereIAm(page).getByText('S1E1 0:25 · after “The shop”').waitFor();
    await context.close();
  });

  test('having finished it is asked once, and opens the ending', async () => {
    const { context, page, received } = await open(FILM, { scenes: filmScenes.length });
    await whereIAm(page).click();
    await button(page, 'I have finished the whole story').click();
    expect(received.addresses.some((a) => a.endsWith('ending.json'))).toBe(false);
    await page.getByText('Show how it ends?').waitFor();
    await button(page, 'No, not yet').click();
    await button(page, 'I have finished the whole story').click();
    await button(page, 'Yes, I have finished it').click();
    await page.getByRole('link', { name: 'The ending', exact: true }).click();
    await page.getByRole('heading', { name: 'The ending explained' }).first().waitFor();
    expect(received.problems).toEqual([]);
    await context.close();
  });

  test('the last scene is known by there being no other', async () => {
    const { context, page } = await open(FILM, { scenes: filmScenes.length });
    await button(page, 'I have finished the next scene too').click();
    await page.getByText('That was the last scene.').first().waitFor();
    await context.close();
  });
});

test('whoever goes back has nothing of what came after: page, storage, cache', async () => {
  const { context, page, received } = await open(FILM);
  await button(page, 'Start from the beginning').click();
  // Whoever leaves before they are there has not said where they are.
  await whereIAm(page).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  for (const scene of filmScenes) {
    await whereIAm(page).click();
    await button(page, 'Next scene').click();
    await whereIAm(page).getByText(`after “${scene.title}”`).waitFor();
  }
  const toCome = wordsToCome(FILM, shelfText(FILM));
  for (const [i, scene] of [...filmScenes.slice(0, -1).entries()].reverse()) {
    await whereIAm(page).click();
    await button(page, 'One scene back').click();
    await whereIAm(page).getByText(`after “${scene.title}”`).waitFor();
    expect(among(toCome[i + 1]!, await received.kept())).toEqual([]);
  }
  await context.close();
});

test('nor the page that was looked at, nor how far they were', async () => {
  const { context, page, received } = await open(FILM, { scenes: 9 });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${served.address}${FILM}/#/people/harry`);
  await page.reload();
  await page.getByRole('heading', { name: 'Harry', exact: true }).waitFor();
  await whereIAm(page).click();
  await page.getByLabel('Time on the player').fill('0:03:00');
  await button(page, 'I paused here').click();
  await whereIAm(page).getByText('0:03').waitFor();
  expect(page.url()).toMatch(/#\/people$/);
  expect(await received.kept()).not.toMatch(/harry/i);
  const begun = () => page.evaluate((key) => sessionStorage.getItem(key), `unspoiled ${FILM}`);
  expect(Number(await begun())).toBeLessThan(3);
  await whereIAm(page).click();
  await button(page, 'Forget where I am').click();
  await page.getByRole('heading', { name: 'Where are you?' }).waitFor();
  expect(await begun()).toBe('0');
  await context.close();
});

test('what is new is what was told since the last visit', async () => {
  const { context, page } = await open(FILM, { scenes: 5 });
  const news = page.locator('.scenes h2');
  await button(page, 'Since I was last here').click();
  await page.getByText('Nothing new since you were last here.').waitFor();
  await button(page, 'I have finished the next scene too').click();
  await expect.poll(() => news.allInnerTexts()).toEqual([filmScenes[5]!.title]);
  // Loading it again is no other visit; a new window is.
  await page.reload();
  await button(page, 'Since I was last here').click();
  await expect.poll(() => news.allInnerTexts()).toEqual([filmScenes[5]!.title]);
  const next = await context.newPage();
  await next.goto(`${served.address}${FILM}/`);
  await button(next, 'Since I was last here').click();
  await next.getByText('Nothing new since you were last here.').waitFor();
  await context.close();
});

test('a link to what lies ahead says no more than a link to nothing', async () => {
  const said = async (hash: string, scenes?: number) => {
    const { context, page } = await open(FILM, { hash, ...(scenes === undefined ? {} : { scenes }) });
    await page
      .getByRole('heading', { name: scenes === undefined ? 'Where are you?' : 'This lies ahead' })
      .waitFor();
    const text = await page.locator('main').innerText();
    await context.close();
    return text;
  };
  const nothing = await said('#/people/nobody-at-all', 1);
  for (const hash of [
    '#/people/harry',
    '#/scene/20',
    '#/scene/9999',
    '#/ending',
    '#/people/%E0%A4%A',
    '#/people/harry%27s-body',
  ])
    expect(await said(hash, 1)).toBe(nothing);
  expect(await said('#/people/harry')).toBe(await said('#/people/nobody-at-all'));
  const { context, page } = await open(FILM, { hash: '#/people/harry', scenes: 6 });
  await page.getByRole('heading', { name: 'Harry', exact: true }).waitFor();
  await context.close();
});

/** The code of the pages that are looked at later, which comes once the first has nothing else to do. */
const { parts: LATER }: { parts: string[] } = JSON.parse(
  readFileSync(new URL('../dist/site/assets.json', import.meta.url), 'utf8'),
);
const isLater = (address: string) => LATER.some((part) => address.endsWith(part));

test('what is asked of the net: three requests at first, one for a scene more, 2 + ⌈log₂(n + 1)⌉ for any place', async () => {
  const first = await open(FILM);
  await first.page.waitForLoadState('networkidle');
  const asked = (r: Received) => r.addresses.filter((address) => !isLater(address));
  const distinct = (r: Received) => [...new Set(asked(r))];
  expect(distinct(first.received).length - 1).toBeLessThanOrEqual(3);
  for (const address of first.received.addresses) expect(address.startsWith(served.address)).toBe(true);
  await first.page.getByLabel('Time on the player').fill('1:40');
  const before = asked(first.received).length;
  await button(first.page, 'I paused here').click();
  await whereIAm(first.page).waitFor();
  const most = 2 + Math.ceil(Math.log2(filmScenes.length + 1));
  expect(new Set(asked(first.received).slice(before)).size).toBeLessThanOrEqual(most);
  await first.context.close();
  const second = await open(FILM, { scenes: 7 });
  await button(second.page, 'I have finished the next scene too').waitFor();
  await second.page.waitForLoadState('networkidle');
  const sofar = asked(second.received).length;
  await button(second.page, 'I have finished the next scene too').click();
  await whereIAm(second.page).getByText(`after “${filmScenes[7]!.title}”`).waitFor();
  expect(asked(second.received).slice(sofar)).toEqual([`${served.address}${FILM}/segments/7-1.json`]);
  await second.context.close();
});

test('all that a visit has loaded is kept for when there is no connection', async () => {
  const { context, page } = await open(FILM, { scenes: 5 });
  await button(page, 'I have finished the next scene too').waitFor();
  const missing = () =>
    page.evaluate(async () => {
      const cache = await caches.open('unspoiled');
      const loaded = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => /\/(?:assets|segments)\//.test(new URL(name).pathname));
      if (loaded.length < 4) return ['what is still to be loaded'];
      const wanted = [location.href.split('#')[0]!, ...loaded];
      const kept = await Promise.all(wanted.map((address) => cache.match(address)));
      return wanted.filter((_, at) => !kept[at]?.ok);
    });
  // A service worker takes its time on a busy machine.
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  await context.close();
});

test('without a connection, a page that was visited loads again, with the story so far', async () => {
  const { context, page, received } = await open(FILM, { scenes: 9 });
  const told = page.locator('main h2', { hasText: filmScenes[8]!.title });
  await told.waitFor();
  const kept = () =>
    page.evaluate(async (later) => {
      const cache = await caches.open('unspoiled');
      const addresses = [
        location.href.split('#')[0]!,
        ...performance.getEntriesByType('resource').map(({ name }) => name),
      ].filter((address) => !address.endsWith('/worker.js'));
      const found = await Promise.all(addresses.map((address) => cache.match(address)));
      return (
        navigator.serviceWorker.controller !== null &&
        addresses.some((address) => later.some((part) => address.endsWith(part))) &&
        found.every((response) => response?.ok)
      );
    }, LATER);
  await expect.poll(kept, { timeout: 60_000 }).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await told.waitFor();
  expect(await whereIAm(page).innerText()).toContain(`after “${filmScenes[8]!.title}”`);
  // What was not told yet says so, and does not break what is there.
  await button(page, 'I have finished the next scene too').click();
  await page.getByText('and there is no connection').first().waitFor();
  // Pages that nobody had looked at are there.
  await page.goto(`${served.address}${FILM}/#/charts`);
  await page.locator('svg.storyline').waitFor();
  // Whoever goes back keeps what is still theirs, and reads on after loading the page again.
  await whereIAm(page).click();
  await button(page, 'One scene back').click();
  await whereIAm(page).getByText(`after “${filmScenes[7]!.title}”`).waitFor();
  await whereIAm(page).click();
  await button(page, 'One scene back').click();
  await whereIAm(page).getByText(`after “${filmScenes[6]!.title}”`).waitFor();
  await page.reload();
  await whereIAm(page).getByText(`after “${filmScenes[6]!.title}”`).waitFor();
  await page.goto(`${served.address}${FILM}/#/people`);
  await page.getByRole('heading', { name: 'Who is who' }).waitFor();
  // Back on the net, the rest comes.
  await context.setOffline(false);
  await page.goto(`${served.address}${FILM}/#/charts`);
  await page.reload();
  await page.locator('svg.storyline').waitFor();
  expect(
    received.problems.filter(
      (problem) => !/^Failed to load resource: net::ERR_|Failed to fetch/.test(problem),
    ),
  ).toEqual([]);
  await context.close();
});

test('by keyboard alone: say where you are, go to a person, back, look through their eyes', async () => {
  const { context, page } = await open(FILM);
  const { keyboard } = page;
  const tabTo = async (name: string) => {
    for (let i = 0; i < 60; i++) {
      await keyboard.press('Tab');
      const focused = await page.evaluate(
        () =>
          (document.activeElement as HTMLElement).innerText ||
          document.activeElement?.getAttribute('aria-label') ||
          (document.activeElement as HTMLInputElement).labels?.[0]?.innerText,
      );
      if (focused?.trim() === name) return;
    }
    throw new Error(`The keyboard does not reach “${name}”.`);
  };
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await tabTo('Time on the player');
  await keyboard.type('0:50');
  await keyboard.press('Enter');
  await whereIAm(page).waitFor();
  const at = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await expect.poll(at).toBe('The story so far');
  // In and out of the place: into it, back to its button, and after it was forgotten to what it is a story of.
  await whereIAm(page).focus();
  await keyboard.press('Enter');
  await page.locator('.top .where').waitFor();
  await expect.poll(at).toBe('Where you are');
  expect(await page.getByLabel('Time on the player').inputValue()).toBe('0:50');
  expect(await page.getByLabel('Drag to where you paused').inputValue()).toBe('50');
  await keyboard.press('Escape');
  await expect.poll(at).toContain('0:50');
  await keyboard.press('Enter');
  await tabTo('Next scene');
  await keyboard.press('Enter');
  await page.locator('.top .where').waitFor({ state: 'detached' });
  await expect.poll(at).toContain('Where you are');
  await keyboard.press('Enter');
  await tabTo('Forget where I am');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Where are you?' }).waitFor();
  await expect.poll(at).toBe('All of Us Strangers');
  await tabTo('Time on the player');
  await keyboard.type('0:50');
  await keyboard.press('Enter');
  await whereIAm(page).waitFor();
  await tabTo('People');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Who is who' }).waitFor();
  // Whoever gets to a page is at its heading.
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('h1');
  await tabTo('Harry');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Harry', exact: true }).waitFor();
  await tabTo('See it as Harry does');
  await keyboard.press('Enter');
  await page.getByText('As Harry sees it').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Who is who' }).waitFor();
  await context.close();
});

test('through somebody’s eyes there are only scenes they were in', async () => {
  const { context, page } = await open(FILM, { scenes: 9, hash: '#/people/mum' });
  await button(page, 'See it as Mum does').click();
  await page.getByRole('link', { name: 'So far' }).click();
  await button(page, 'From the start').click();
  const titles = await page.locator('.scenes h2').allInnerTexts();
  expect(titles).not.toContain('The knock');
  expect(titles).toContain('Home');
  // A scene that they were not in has been read all the same: it does not lie ahead.
  const knock = filmScenes.findIndex(({ title }) => title === 'The knock') + 1;
  await page.goto(`${page.url().split('#')[0]}#/scene/${knock}`);
  await page.getByRole('heading', { name: 'Mum was not there' }).waitFor();
  await page.getByRole('link', { name: 'So far' }).click();
  await button(page, 'From the start').click();
  await button(page, 'Back to what you know').click();
  expect(await page.locator('.scenes h2').allInnerTexts()).toContain('The knock');
  await context.close();
});

test('questions are answered from what has been told, with the reason; search finds nothing else', async () => {
  const { context, page } = await open(FILM, { scenes: 9, hash: '#/ask' });
  const ask = async (question: string) => {
    await page.getByLabel('A question, or something to look for').fill(question);
    await button(page, 'Ask').click();
    return page.locator('main [aria-live]').innerText();
  };
  expect(await ask('where is Harry?')).toContain("Adam's flat");
  await button(page, 'Why?').click();
  await page.locator('.answer .known li').first().waitFor();
  // The reason of one answer is not that of the next, nor of the same one at an earlier place.
  expect(await ask('is Mum dead?')).toContain('Yes.');
  expect(await page.locator('.answer .known li').count()).toBe(0);
  await button(page, 'Why?').click();
  await page.locator('.answer .known li').first().waitFor();
  await whereIAm(page).click();
  await button(page, 'One scene back').click();
  await expect.poll(() => page.locator('.answer .known li').count()).toBe(0);
  await whereIAm(page).click();
  await button(page, 'Next scene').click();
  await whereIAm(page).getByText(`after “${filmScenes[8]!.title}”`).waitFor();
  expect(await ask('is Harry dead?')).toContain('No');
  expect(await ask('whisky')).toContain('The bottle'.toLowerCase());
  // Of somebody not met yet, as of nobody.
  const nobody = (await ask('Zebediah')).replaceAll('Zebediah', '…');
  expect((await ask('Frankie')).replaceAll('Frankie', '…')).toBe(nobody);
  const offered = async (begun: string) => {
    await page.getByLabel('A question, or something to look for').fill(begun);
    return page
      .locator('#completions option')
      .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
  };
  expect(await offered('where is H')).toContain('where is Harry');
  expect(await offered('who knows that ')).toContain('who knows that Harry');
  expect(await offered('who knows that Harry ')).toContain('who knows that Harry is dead');
  expect(await offered('is Harry ')).toContain('is Harry dead');
  expect(await offered('who the ')).toEqual([]);
  expect(await offered('the the ')).toEqual([]);
  await context.close();
});

test('without scripts: the safe face, and one scene a page', async () => {
  const { context, page, received } = await open(FILM, { javaScriptEnabled: false });
  const toCome = wordsToCome(FILM, shelfText(FILM));
  await page.getByRole('heading', { name: 'All of Us Strangers' }).waitFor();
  await page.getByRole('link', { name: 'Read it scene by scene' }).click();
  for (const [i, scene] of filmScenes.entries()) {
    await page.getByRole('heading', { name: scene.title, exact: true }).waitFor();
    const got = await received.fromTheNet();
    expect(among(toCome[i + 1]!, got)).toEqual([]);
    expect(await page.title()).toBe('All of Us Strangers · Scene by scene');
    await page.getByRole('link', { name: 'I have finished the next scene too' }).click();
  }
  await page.getByRole('heading', { name: 'That was the last scene.' }).waitFor();
  await page.getByRole('link', { name: 'The ending explained' }).click();
  await page.getByRole('heading', { name: 'The ending explained' }).first().waitFor();
  await context.close();
});

test('on paper there are the words, and no buttons', async () => {
  const { context, page } = await open(FILM, { scenes: 9 });
  await button(page, 'From the start').click();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('button:not(.place)').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('nav').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'The knock' }).isVisible()).toBe(true);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await context.close();
});
