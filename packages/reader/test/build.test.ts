import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { openAfter, soFar } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { lastCharted } from '../src/build/chart-pages.tsx';
import type { ShippedSegment } from '../src/pages/public.ts';
import { among, wordsToCome } from './later.ts';
import { built, fromShelf, PICTURE, read, shelfText, story } from './site.ts';

const SLUGS = readdirSync(new URL('../../../stories/', import.meta.url))
  .filter((file) => file.endsWith('.story.md'))
  .map((file) => file.replace('.story.md', ''));

describe('what anybody may read gives nothing away', () => {
  test.each(SLUGS)('%s: page, data for search engines, sitemap, feed, shelf', (slug) => {
    const site = built([fromShelf(slug)], 'https://example.org/shelf');
    const toCome = wordsToCome(slug, shelfText(slug))[0]!;
    for (const path of [
      'index.html',
      `${slug}/index.html`,
      'sitemap.xml',
      'feed.xml',
      'robots.txt',
      '_headers',
    ])
      expect(among(toCome, site.get(path)!)).toEqual([]);
    expect(site.get('sitemap.xml')).toContain(`https://example.org/shelf/${slug}/`);
    expect(site.get('sitemap.xml')).not.toContain('read/');
  });

  test.each(SLUGS)(
    '%s: the charts of every scene, for those without scripts, hold nothing from later',
    (slug) => {
      const site = built([fromShelf(slug)]);
      const toCome = wordsToCome(slug, shelfText(slug));
      for (let number = 1; number < toCome.length; number++) {
        const body = site.get(`${slug}/read/${lastCharted(number)}-charts.html`)!;
        expect(body.match(/<svg class="picture/g)!.length).toBeGreaterThanOrEqual(2);
        expect([number, among(toCome[number]!, body)]).toEqual([number, []]);
        expect(site.get(`${slug}/read/${number}.html`)).toContain(
          `href="${lastCharted(number)}-charts.html"`,
        );
      }
      expect(site.get(`${slug}/read/charts-1.html`)).toContain('<svg class="picture storyline"');
    },
  );

  test('of n scenes O(log n) have charts, and which they are tells of none to come', () => {
    const charted = (n: number) =>
      Array.from({ length: n }, (_, i) => i + 1).filter((k) => lastCharted(k) === k);
    expect(charted(40)).toEqual([...Array.from({ length: 32 }, (_, i) => i + 1), 34, 36, 38, 40]);
    expect(charted(3000).length).toBeLessThan(32 + 16 * Math.log2(3000 / 32) + 1);
    for (let k = 1; k < 3000; k++) expect(k - lastCharted(k)).toBeLessThanOrEqual(k / 16);
  });

  const front = '---\nstory: S\nkind: film\nruntime: 1:00:00\n---\n# Story\n';
  const scene = (n: number, at: number) =>
    `## Title ${n}\n*0:${String(at).padStart(2, '0')}:00, night ${n}*\n- Ann meets Ben${n}\n`;

  test('is the same whatever is told, and however much', () => {
    const face = (scenes: string) => {
      const site = built([story('s', front + scenes)]);
      return [site.get('s/index.html'), site.get('index.html')];
    };
    const short = face(scene(1, 0) + scene(2, 10));
    expect(face(scene(1, 0) + scene(9, 30))).toEqual(short);
    expect(face([1, 2, 3, 4, 5, 6, 7].map((n) => scene(n, n * 5)).join(''))).toEqual(short);
  });

  test.each(SLUGS)(
    '%s: what is open at every scene, shipped and for those without scripts, holds nothing from later',
    (slug) => {
      const site = built([fromShelf(slug)]);
      const toCome = wordsToCome(slug, shelfText(slug));
      const tree = read(shelfText(slug));
      let position = 0;
      const news: ShippedSegment['open'][number][] = [];
      for (const [i, { blocks }] of tree.scenes.entries()) {
        const number = i + 1;
        position += Math.max(1, blocks.filter(({ type }) => type === 'sentence').length);
        const segment: ShippedSegment = JSON.parse(site.get(`${slug}/segments/${i}-1.json`)!);
        expect(segment.open).toHaveLength(1);
        news.push(...segment.open);
        const all = openAfter(news);
        const open = all.filter(({ settled }) => settled === null);
        const told = soFar(tree, { position, eyes: [], under: null });
        if ('problem' in told) throw new Error(told.problem);
        expect(open.map(({ text }) => text)).toEqual(told.conflicts.map(({ text }) => text));
        expect([number, among(toCome[number]!, JSON.stringify(segment))]).toEqual([number, []]);
        if (lastCharted(number) !== number) continue;
        const page = site.get(`${slug}/read/${number}-open.html`)!;
        expect(page.match(/class="what"/g) ?? []).toHaveLength(all.length);
        expect([number, among(toCome[number]!, page)]).toEqual([number, []]);
      }
      // Longer runs hold what the single ones do.
      for (const [path, body] of site) {
        const run = /segments\/(\d+)-(\d+)\.json$/.exec(path);
        if (!run) continue;
        const [start, length] = [Number(run[1]), Number(run[2])];
        expect(JSON.parse(body).open).toEqual(news.slice(start, start + length));
      }
    },
  );

  test('a scene’s plain page and a segment are the same whatever comes after', () => {
    const told = `${front + scene(1, 0)}- Ben1 dies\n- Ben1 sings\n${scene(2, 10)}`;
    const first = built([story('s', told)]);
    const second = built([
      story('s', `${told}## The end\n*0:30:00*\n- reveal (night 1): Ann dies\n- reveal: Ben1 is a ghost\n`),
    ]);
    const same = ['1.html', '2.html', '2-charts.html', '1-open.html', '2-open.html'];
    for (const path of [...same.map((page) => `s/read/${page}`), 's/segments/0-1.json'])
      expect(second.get(path)).toBe(first.get(path));
    expect(first.get('s/segments/0-1.json')).toContain('although Ben1 is dead');
    // The last scene known of the first ends where the next begins.
    for (const path of first.keys()) if (path.startsWith('s/segments/')) expect(second.has(path)).toBe(true);
  });
});

test('pictures follow their scenes, under names that tell nothing; those that are not there are left out', () => {
  const text =
    '---\nstory: S\npictures:\n  - { file: harry-dies.png, alt: "He lies there", credit: "Photo: X", after: B }\n  - { file: gone.png, alt: Gone, credit: "", after: A }\n---\n# Story\n## A\n- Ann sleeps\n## B\n- Ben sleeps\n';
  const site = built([story('s', text, (file) => (file === 'harry-dies.png' ? PICTURE : null))]);
  expect([...site.keys()].filter((path) => /harry|gone/.test(path))).toEqual([]);
  const [picture] = [...site.keys()].filter((path) => path.startsWith('s/pictures/'));
  const name = picture!.split('/').at(-1)!;
  expect(site.get('s/segments/0-1.json')).not.toContain(name);
  expect(site.get('s/segments/0-1.json')).toContain('"pictures":[]');
  expect(site.get('s/segments/1-1.json')).toContain(name);
  expect(site.get('s/read/2.html')).toContain(`<img src="../pictures/${name}" alt="He lies there"`);
  expect(
    [...site].filter(([path, body]) => !path.startsWith('assets/') && body.includes('harry-dies')),
  ).toEqual([]);
});

test('a hostile story stays text', () => {
  const text =
    '---\nstory: "<script>alert(1)</script>"\nwritten by: "</script><img src=x onerror=alert(1)>"\nbased on: "[x](javascript:alert(1)) <b>"\n---\n# People\n- **<i>Ann</i>** is [here](javascript:x) <img src=x>.\n# Story\n## <h1>One</h1>\n*night 1*\n\n</script><script>alert(2)</script> [go](javascript:alert(3)) ![p](http://evil/x.png)\n\n- <i>Ann</i> sleeps\n';
  for (const [path, body] of built([story('s', text)])) {
    if (!path.endsWith('.html')) continue;
    expect(body).not.toMatch(/<script>|<img src=x|href="javascript|<i>Ann|<h1>One|src="http/);
    expect(body.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(3);
  }
});

test('of n scenes there are O(n) files and O(n log n) bytes', () => {
  const size = (n: number) => {
    const scenes = Array.from({ length: n }, (_, i) => `## Scene ${i}\n- Ann meets Ben\n`).join('');
    const site = built([story('s', `# Story\n${scenes}`)]);
    const own = [...site].filter(([path]) => path.startsWith('s/'));
    return {
      files: own.length,
      bytes: own.reduce((sum, [path, body]) => sum + (path.includes('segments') ? body.length : 0), 0),
    };
  };
  const [small, large] = [size(32), size(256)];
  expect(large.files).toBeLessThan(small.files * 8.1);
  // n log n: eight times as many scenes, each 8/5 times as often.
  expect(large.bytes / small.bytes).toBeLessThan(8 * (9 / 6) * 1.15);
});

test('all scripts of a language are at most 60 kB over the wire, and the one that a visit needs 40', () => {
  const folder = new URL('../dist/site/', import.meta.url);
  const { main, parts } = JSON.parse(readFileSync(new URL('assets.json', folder), 'utf8'));
  for (const language of Object.keys(main)) {
    // Whatever this one imports is fetched later: it is alone.
    const text = readFileSync(new URL(main[language], folder), 'utf8');
    expect(text).not.toMatch(/(?:^|[;}])import\s*["'{*]/);
    const weights = [main[language], ...parts.filter((name: string) => name.includes(`-${language}-`))].map(
      (name) => brotliCompressSync(readFileSync(new URL(name, folder))).length,
    );
    expect(weights).toHaveLength(2);
    expect(weights[0]).toBeLessThan(40_000);
    expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThan(60_000);
  }
});

test('a story in French has its companion in French', () => {
  const text =
    '---\nstory: La lampe\nkind: film\nlanguage: fr\nwords: fr\n---\n# Story\n## A\n- Paul est mort\n';
  const site = built([story('s', text)]);
  expect(site.get('s/index.html')).toContain('<html lang="fr" dir="ltr">');
  expect(site.get('s/index.html')).toContain('Où en êtes-vous ?');
  expect(site.get('s/index.html')).toMatch(/assets\/companion-fr-\w+\.js/);
  expect(site.get('index.html')).toContain('<h1>L’étagère</h1>');
  expect([...site.keys()].some((path) => /^assets\/prelude-fr-\w+\.json$/.test(path))).toBe(true);
});

test('that a rule is turned off is told with the first scene that it could bear on, not before', () => {
  const text =
    '---\nstory: S\n---\n# Rules\n- off: the dead do not act\n# Story\n## A\n- Ann sleeps\n## B\n- Ben dies\n';
  const site = built([story('s', text)]);
  for (const path of ['index.html', 's/index.html', 's/segments/0-1.json'])
    expect(site.get(path)).not.toContain('the dead do not act');
  expect(site.get('s/segments/1-1.json')).toContain('"off":["the dead do not act"]');
});
