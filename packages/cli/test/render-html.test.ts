import { readFileSync } from 'node:fs';
import {
  type Explanation,
  eased,
  explain,
  grouped,
  parseStory,
  plainLine,
  proseText,
  Source,
  secondLooks,
} from '@unspoiled/core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { renderExplanationHtml } from '../src/render/explanation-html.ts';
import { renderExplanationMarkdown } from '../src/render/explanation-markdown.ts';
import { html, raw } from '../src/render/html.ts';
import { proseHtml, proseMarkdown, textMarkdown } from '../src/render/inline-markdown.ts';

const explained = (text: string): Explanation =>
  explain(parseStory(new Source('test.story.md', text)).tree, { position: null });

const shelf = (name: string): Explanation =>
  explained(readFileSync(new URL(`../../../stories/${name}.story.md`, import.meta.url), 'utf8'));

const STRANGERS = shelf('all-of-us-strangers');
const OWL_CREEK = shelf('an-occurrence-at-owl-creek-bridge');

const HOSTILE = `---
story: "<script>alert('title')</script>"
kind: film
year: 2023
directed by: '"><img src=x onerror=alert(1)>'
based on: "[a novel](javascript:alert(1)) and [another](https://example.org/?a=1&b=2)"
---
# People
- **Ann** is <b onclick="x()">tall</b>. Played by </title><script>1</script>.
- **Ben** is *very* tall, see [here](data:text/html,x).
# Story
## <h1>One</h1>
*night 1*
<iframe src="https://example.org"></iframe> and **strong** and <https://example.org/>.
- Ann meets Ben
- Ann is alone
## Two
*night 2*
Nothing.
- Ann is in the hall
# Sources
- **<i>Paper</i>**: said so, <javascript:alert(1)>
`;

describe('the safe template', () => {
  test('escapes every value, in text and in attributes', () => {
    const value = `<a href='x' title="y">&`;
    expect(html`<p title="${value}">${value}</p>`.markup).toBe(
      '<p title="&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;">&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;</p>',
    );
  });

  test('takes markup only from itself or from raw, joins lists, leaves nothing out but nothing', () => {
    expect(html`${[html`<b>${'<'}</b>`, raw('<hr>'), 0, null, false, undefined, '']}`.markup).toBe(
      '<b>&lt;</b><hr>0',
    );
  });
});

describe('inline Markdown', () => {
  test.each([
    ['*so* and **very _so_**', '<em>so</em> and <strong>very <em>so</em></strong>'],
    [
      '***both*** and snake_case_name, 2 * 3 * 4',
      '<strong><em>both</em></strong> and snake_case_name, 2 * 3 * 4',
    ],
    ['[[Harry]] and [[Harry|him]]', 'Harry and him'],
    ['[a](https://example.org/a_(b))', '<a href="https://example.org/a_(b)" rel="noreferrer">a</a>'],
    [
      '<https://example.org/?a=1&b=2>',
      '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">https://example.org/?a=1&amp;b=2</a>',
    ],
    ['[a](javascript:alert) [b](data:x) [c](//x.org) [d](/etc) [e](https://)', 'a b c d e'],
    [
      '<b>bold</b> &amp; ![a picture](https://example.org/x.png)',
      '&lt;b&gt;bold&lt;/b&gt; &amp;amp; a picture',
    ],
    ['\\*not\\* emphasis', '*not* emphasis'],
    [
      '[x](https://example.org/"onclick="x)',
      '<a href="https://example.org/%22onclick=%22x" rel="noreferrer">x</a>',
    ],
  ])('%s', (markdown, expected) => {
    expect(proseHtml(markdown).markup).toBe(expected);
  });

  test('is the same text without markup', () => {
    expect(proseText('*so*, [[Harry]] said [it](https://example.org)')).toBe('so, Harry said it');
  });

  test('becomes Markdown that holds nothing else', () => {
    expect(proseMarkdown('1. <b>*so*</b> [x](javascript:y) a|b')).toBe('1\\. \\<b\\>*so*\\</b\\> x a\\|b');
    expect(textMarkdown('# *x* &lt; [y](z)')).toBe('\\# \\*x\\* &amp;lt; \\[y\\](z)');
  });

  test('takes no time over a hopeless text', () => {
    const start = performance.now();
    for (const part of ['*a **b** ', '_a **b** ', '[a](', '[[', '**', '<https://', '![', 'a_b*'])
      proseHtml(part.repeat(2000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('plain words', () => {
  test('a sentence of the file loses its machinery', () => {
    expect(plainLine('suppose (since the crash): Mum is a ghost [Time]')).toBe(
      'Since the crash: Mum is a ghost',
    );
    expect(plainLine('reveal: the scenes from "A" to "B" are imagined by Ann')).toBe(
      'The scenes from ‘A’ to ‘B’ are imagined by Ann',
    );
  });

  test('conflicts that differ in one name are one line', () => {
    const texts = (...list: string[]) =>
      grouped(
        list.map((text) => ({ rule: 'r', text, scenes: [1] })),
        STRANGERS.people,
      ).map((g) => `${g.text} ×${g.members.length}`);
    expect(texts('Dad acts although Dad is dead', 'Mum acts although Mum is dead')).toEqual([
      'Mum and Dad act although they are dead ×2',
    ]);
    expect(texts('“Dad sings” although Dad is dead', '“Mum cries” although Mum is dead')).toEqual([
      '“Mum cries” and “Dad sings” although Mum and Dad are dead ×2',
    ]);
    expect(
      texts('Adam finds nobody although Mum is in the hall', 'Adam finds nobody although Dad is in the hall'),
    ).toEqual(['Adam finds nobody although Mum and Dad are in the hall ×2']);
    expect(
      texts('Mum frees her hands although Mum is tied', 'Dad frees her hands although Dad is tied'),
    ).toEqual(['Mum frees her hands although Mum is tied; likewise Dad ×2']);
    expect(texts('Adam sings', 'Harry dances', 'Adam sings')).toEqual(['Adam sings ×2', 'Harry dances ×1']);
  });

  test('a name is not said twice where once will do', () => {
    expect(eased('Ann feels the rope although Ann is free of the rope')).toBe(
      'Ann feels the rope although free of the rope',
    );
    expect(eased('Ann imagines Ben although Ann is dead')).toBe('Ann imagines Ben although Ann is dead');
  });

  test('what is as in the scene before is not spelt out again', () => {
    const [twist] = OWL_CREEK.twists;
    const looks = secondLooks(OWL_CREEK, twist!);
    expect(looks.map((look) => look.scene)).toEqual(twist!.reach);
    for (const look of looks)
      expect(look.pairs[0]).toEqual({
        then: ['it really happens'],
        now: expect.stringContaining('imagined by'),
      });
    expect(looks[1]!.again.join()).toContain('Farquhar is dead');
  });
});

describe('the page', () => {
  test('lets nothing of a hostile story through', () => {
    const page = renderExplanationHtml(explained(HOSTILE));
    expect(page).not.toMatch(/<script|<iframe|<img|<i>|<b[ >]|javascript:|data:text|<h1>One/i);
    expect(page).toContain('<h1>&lt;script&gt;');
    expect(
      [...page.matchAll(/href="([^"]*)"/g)]
        .map((m) => m[1])
        .filter((url) => !/^(#|https?:\/\/|data:,$)/.test(url ?? '')),
    ).toEqual([]);
    expect(renderExplanationMarkdown(explained(HOSTILE))).not.toMatch(/(?<!\\)<(?!br>)|\]\((?!https?:)/);
  });

  test.each([
    ['strangers', STRANGERS],
    ['owl creek', OWL_CREEK],
  ])('has one h1, headings in order, a closed guard: %s', (_, explanation) => {
    const page = renderExplanationHtml(explanation);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(page.match(/<details/g)).toHaveLength(1);
    expect(page).not.toMatch(/<details[^>]*\sopen/);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  test('tells of nobody who comes later before the guard', () => {
    const outside = renderExplanationHtml(STRANGERS).split('<details')[0]!;
    expect(outside).toContain('Adam');
    expect(outside).not.toMatch(/Harry|Paul Mescal|ghost|The knock/);
    const [safe] = renderExplanationMarkdown(STRANGERS).split('> **Spoilers');
    expect(safe).not.toMatch(/Harry|Paul Mescal|ghost|The knock/);
  });

  test('says plainly that there is no twist, clue, question or hole', () => {
    const empty = explained('# Story\n## One\n*night 1*\nAll is well.\n- Ann sleeps\n');
    for (const page of [renderExplanationHtml(empty), renderExplanationMarkdown(empty)]) {
      expect(page).toContain('there is no twist');
      expect(page.match(/None: /g)).toHaveLength(3);
    }
    expect(renderExplanationHtml(empty).split('<details')[0]).not.toContain('All is well');
  });
});

describe('Markdown', () => {
  test('has the tables of then and now and of the readings', () => {
    const page = renderExplanationMarkdown(STRANGERS);
    expect(page).toContain('| Scene | Then | Now |');
    expect(page).toContain('| 6. Going up | Harry is alive | **Harry is dead** |');
    expect(page).toContain('| Reading | Explains | Strains | Supposes | Held by | Denied by |');
    const widths = page
      .split('\n')
      .map((line) => (line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0));
    for (const [i, width] of widths.entries())
      if (width > 0 && widths[i - 1]) expect(width).toBe(widths[i - 1]);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error('no Chromium: npm run browser');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(() => browser?.close());

  async function shown(explanation: Explanation, colorScheme: 'light' | 'dark', width: number) {
    const page = await browser.newPage({
      viewport: { width, height: 740 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!/^data:/.test(request.url())) problems.push(request.url());
    });
    await page.setContent(renderExplanationHtml(explanation));
    return { page, problems };
  }

  const overflow = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test.each([
    ['strangers', STRANGERS],
    ['owl creek', OWL_CREEK],
    ['hostile', explained(HOSTILE)],
    [
      'a long word',
      explained(
        `---\nstory: ${'Long'.repeat(30)}\n---\n# Story\n## ${'Word'.repeat(40)}\n${'prose'.repeat(60)}\n- Ann sleeps\n`,
      ),
    ],
  ])('needs no sideways scrolling on a phone, asks nobody for anything: %s', async (_, explanation) => {
    const { page, problems } = await shown(explanation, 'light', 360);
    expect(await overflow(page)).toBe(0);
    await page.locator('summary').click();
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('keeps the ending until it is asked for, by keyboard', async () => {
    const { page } = await shown(STRANGERS, 'dark', 1280);
    const ending = page.getByText('Harry is dead', { exact: true }).first();
    expect(await ending.isVisible()).toBe(false);
    expect(await page.locator('body').innerText()).not.toMatch(/Harry|ghost/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.localName')).toBe('summary');
    await page.keyboard.press('Enter');
    expect(await ending.isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await ending.isVisible()).toBe(false);
    await page.close();
  });

  test('prints what is behind the guard', async () => {
    const { page } = await shown(STRANGERS, 'light', 800);
    const height = () => page.evaluate<number>('document.documentElement.scrollHeight');
    const closed = await height();
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(closed * 3);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('has text of AA contrast everywhere: %s', async (scheme) => {
    const { page } = await shown(STRANGERS, scheme, 1280);
    await page.locator('summary').click();
    const low = await page.evaluate<string[]>(`(() => {
      const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const light = (colour) => {
        const [r, g, b] = rgb(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        const colour = getComputedStyle(element).backgroundColor;
        return rgb(colour)[3] === 0 && element.parentElement ? ground(element.parentElement) : colour;
      };
      return [...document.body.querySelectorAll('*')].flatMap((element) => {
        if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '')) return [];
        const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        return ratio < 4.5 ? [element.localName + '.' + element.className + ' ' + ratio.toFixed(2)] : [];
      });
    })()`);
    expect([...new Set(low)]).toEqual([]);
    await page.close();
  });
});
