import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lettersOf, widthOf, wrapped } from '../src/pages/charts/text.ts';
import { fromShelf, launch, serve, story } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(() => browser?.close());

const NAMES = [
  'Bartholomew Featherstonehaugh-Cholmondeley',
  'the Dowager Countess of Somewhere',
  'Ann',
  'Anna',
  'ليلى',
  'عبد الرحمن',
  'Константин Дмитриевич Лёвин',
  '松本 清張',
  "O'Brien",
  'Dr Jekyll',
  'Mr Hyde',
  'Zoë',
  'X Æ A-12',
  'Ng',
  'Wwwwwwwwwwwwwwwwwwwwwwwwwwww',
  'Bob',
  'Cy',
];

/** Seventeen people of all kinds of names, forty scenes, who meet one another in turn and are something to each other. */
const CROWD = `---
story: A crowd
---
# People

${NAMES.map((name) => `- **${name}** is here.`).join('\n')}

# Story

${Array.from({ length: 40 }, (_, i) => {
  const at = (k: number) => NAMES[(i * 5 + k * 3) % NAMES.length]!;
  const word = ['is married to', 'loves', 'is the mother of', 'works for', 'fears'][i % 5];
  const title =
    i % 4 === 1 ? 'What the gardener’s younger sister said that night about the letter' : 'The gate';
  return `## ${title} ${i + 1}
${i % 9 === 4 ? '*dreamed by Ann*\n' : ''}
- ${at(0)} meets ${at(1)}
- ${at(1)} meets ${at(2)}
${i % 3 === 0 ? `- ${at(0)} ${word} ${at(1)}\n` : ''}`;
}).join('\n')}`;

const ONE = '---\nstory: One\n---\n# Story\n## Alone\n- Ann sleeps\n';
const NOBODY = '---\nstory: Nobody\n---\n# Story\n## Rain\nIt rains.\n## More rain\nIt rains on.\n';

interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** How many scenes have been seen; all and the ending, if absent. */
  readonly seen?: number;
}

/** The page of charts for a reader at a place. */
async function charts(
  shelved: ReturnType<typeof story>,
  look: Look,
  then: (page: Page, problems: string[]) => Promise<void>,
) {
  const served = await serve(shelved);
  const context = await browser.newContext({
    viewport: { width: look.width ?? 390, height: 844 },
    colorScheme: look.colorScheme ?? 'light',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${served.address}${shelved.slug}/`);
  if (look.seen === undefined) {
    await page.getByRole('button', { name: 'I have finished the whole story' }).first().click();
    await page.getByRole('button', { name: 'Yes, I have finished it' }).click();
  } else {
    await page.getByRole('button', { name: 'Start from the beginning' }).click();
    for (const scene of shelved.tree.scenes.slice(0, look.seen)) {
      await page.getByRole('button', { name: 'Where you are' }).click();
      await page.getByRole('button', { name: 'Next scene', exact: true }).click();
      await page.locator('.top .place', { hasText: `after “${scene.title}”` }).waitFor();
    }
  }
  await page.locator('.top .place').waitFor();
  await page.goto(`${served.address}${shelved.slug}/#/charts`);
  await page.locator('svg.storyline').waitFor();
  await then(page, problems);
  await context.close();
  await served.close();
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What is written outside a picture, or outside the box of its person; by more than half a pixel. */
const outside = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('svg.picture')].flatMap((svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll('text')].flatMap((text) => {
      const box = text.getBBox();
      const within = text.parentElement.querySelector(':scope > rect.person')?.getBBox() ?? { x: 0, y: 0, width, height };
      const isInside = box.x > within.x - 0.5 && box.x + box.width < within.x + within.width + 0.5
        && box.y > within.y - 0.5 && box.y + box.height < within.y + within.height + 0.5;
      return isInside ? [] : [text.textContent];
    });
    return boxes;
  })`);

describe('the pictures', () => {
  test.each([
    ['strangers, finished', fromShelf('all-of-us-strangers'), {}],
    ['Ackroyd, finished, dark', fromShelf('the-murder-of-roger-ackroyd'), { colorScheme: 'dark' }],
    ['Ackroyd, half way, desktop', fromShelf('the-murder-of-roger-ackroyd'), { seen: 13, width: 1280 }],
    ['a crowd', story('crowd', CROWD), {}],
    ['a crowd, half way, dark', story('crowd', CROWD), { seen: 12, colorScheme: 'dark' }],
    ['one person, one scene', story('one', ONE), {}],
    ['nobody', story('nobody', NOBODY), {}],
  ] as [string, ReturnType<typeof story>, Look][])(
    'have names, say the same in words, fit, and are accessible: %s',
    async (_, shelved, look) => {
      await charts(shelved, look, async (page, problems) => {
        for (const picture of await page.locator('svg.picture').all()) {
          expect(await picture.getAttribute('role')).toBe('img');
          const title = await picture.locator('title').textContent();
          const text = await picture.locator('desc').textContent();
          expect(title).toMatch(/\w/);
          expect(text).toMatch(/\d+ (?:people|person|scenes?)/);
          expect(await page.getByRole('img', { name: `${title} ${text}` }).count()).toBe(1);
        }
        const pictures = await page.locator('svg.picture').count();
        expect(pictures).toBeGreaterThanOrEqual(2);
        const words = page.locator('details.in-words');
        expect(await words.count()).toBe(pictures);
        for (const summary of await words.locator('summary').all()) await summary.click();
        const all = (await words.allTextContents()).join(' ');
        const told = shelved.tree.scenes.slice(0, look.seen ?? shelved.tree.scenes.length);
        for (const { title } of told) expect(all).toContain(title);
        expect(await overflow(page)).toBe(0);
        expect(await outside(page)).toEqual([]);
        expect(problems).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    },
  );

  test('hold nothing from later, and next scene leaves what is drawn', async () => {
    const shelved = fromShelf('the-murder-of-roger-ackroyd');
    await charts(shelved, { seen: 5 }, async (page) => {
      const dots = () =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('svg.storyline .letters')].map((text) => text.textContent)`,
        );
      const names = () =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('svg.storyline .name')].map((t) => t.textContent)`,
        );
      const [letters, titles] = [await dots(), await names()];
      const later = shelved.tree.scenes.slice(5).map((scene) => scene.title);
      const text = await page.content();
      expect(later.filter((title) => text.includes(title))).toEqual([]);
      await page.getByRole('button', { name: 'Where you are' }).click();
      await page.getByRole('button', { name: 'Next scene', exact: true }).click();
      await page.locator('svg.storyline .name', { hasText: `6. ${later[0]}` }).waitFor();
      expect((await dots()).slice(0, letters.length)).toEqual(letters);
      expect((await names()).slice(0, titles.length)).toEqual(titles);
    });
  });

  test('of a long story are drawn in stretches', async () => {
    const scenes = Array.from(
      { length: 65 },
      (_, i) => `## Day ${i + 1}\n- Ann meets ${i < 60 ? 'Bob' : 'Cy'}\n`,
    );
    const text = `---\nstory: Long\n---\n# People\n- **Ann**\n- **Bob**\n- **Cy**\n# Story\n${scenes.join('')}`;
    await charts(story('long', text), {}, async (page) => {
      const rows = page.locator('svg.storyline .name');
      expect(await rows.allTextContents()).toEqual([61, 62, 63, 64, 65].map((n) => `${n}. Day ${n}`));
      await page.getByLabel('Part of the story').selectOption({ label: 'Scenes 1–60' });
      await page.locator('svg.storyline .name', { hasText: '1. Day 1' }).first().waitFor();
      expect(await rows.count()).toBe(60);
      expect(await page.locator('svg.times .name', { hasText: 'Day' }).count()).toBe(60);
    });
  });

  test.each(['light', 'dark'] as const)('have text of AA contrast: %s', async (colorScheme) => {
    await charts(fromShelf('the-murder-of-roger-ackroyd'), { colorScheme }, async (page) => {
      const low = await page.evaluate<string[]>(`(() => {
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map(Number)
            .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = getComputedStyle(document.body).backgroundColor;
        return [...document.querySelectorAll('svg.picture text')].flatMap((text) => {
          const under = text.parentElement.querySelector(':scope > circle.dot, :scope > rect.person');
          const ground = under ? getComputedStyle(under).fill : paper;
          const [a, b] = [light(getComputedStyle(text).fill), light(ground)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05) < 4.5 ? [text.textContent] : [];
        });
      })()`);
      expect(low).toEqual([]);
    });
  });
});

describe('text in a picture', () => {
  test('is broken between words, long words within, and cut off behind an ellipsis', () => {
    expect(wrapped('one two three', widthOf('one two'), 3)).toEqual(['one two', 'three']);
    expect(wrapped('aaaaaaaa', widthOf('aaa'), 9)).toEqual(['aaa', 'aaa', 'aa']);
    expect(wrapped('one two three four', widthOf('one two'), 1)).toEqual(['one tw…']);
    expect(wrapped('', 5, 2)).toEqual([]);
  });

  test('two letters for each name, no two alike', () => {
    expect(lettersOf(['Ann', 'Anna', 'Anne', 'the stranger', 'Roger Ackroyd', 'Ann'])).toEqual([
      'An',
      'Aa',
      'Ae',
      'St',
      'RA',
      'A',
    ]);
    const many = lettersOf(NAMES);
    expect(new Set(many).size).toBe(many.length);
    expect(lettersOf(['…', 'ليلى'])).toEqual(['?', 'لي']);
  });
});
