// Lighthouse, as on a phone, on the companion of the shelf: accessibility and best practices have to be 100. Performance is
// reported, and not judged: it is a matter of the machine.
//
//     npm run build && npm --prefix bench ci && node bench/lighthouse.mjs

import { readdirSync, readFileSync } from 'node:fs';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { parseStory, Source } from '../packages/core/dist/index.js';
import { serveSite, siteFiles } from '../packages/reader/dist/index.js';
import { findBrowser } from '../scripts/browser.mjs';

const folder = new URL('../stories/', import.meta.url);
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.story.md'))
  .map((file) => ({
    slug: file.replace('.story.md', ''),
    tree: parseStory(new Source(file, readFileSync(new URL(file, folder), 'utf8'))).tree,
    where: [],
    picture: () => null,
  }));
const FILM = 'all-of-us-strangers';
const pages = [
  ['the shelf', '', null],
  ['somebody who has seen nothing', `${FILM}/`, null],
  ['the story so far', `${FILM}/`, { scenes: 9, ended: false, label: '0:43', before: 5 }],
  ['a person', `${FILM}/#/people/harry`, { scenes: 9, ended: false, label: '0:43', before: 5 }],
  ['the charts', `${FILM}/#/charts`, { scenes: 9, ended: false, label: '0:43', before: 5 }],
  ['the ending', `${FILM}/#/ending`, { scenes: 23, ended: true, label: '', before: 5 }],
  ['what is open', `${FILM}/#/open`, { scenes: 9, ended: false, label: '0:43', before: 5 }],
  ['questions', `${FILM}/#/ask`, { scenes: 9, ended: false, label: '0:43', before: 5 }],
  ['the readings', `${FILM}/#/readings`, { scenes: 23, ended: true, label: '', before: 5 }],
  ['the second time', `${FILM}/#/again`, { scenes: 23, ended: true, label: '', before: 5 }],
  ['the article', `${FILM}/#/article`, { scenes: 23, ended: true, label: '', before: 5 }],
  ['without scripts', `${FILM}/read/2.html`, null],
  ['without scripts, charts', `${FILM}/read/9-charts.html`, null],
  ['without scripts, the article', `${FILM}/read/article.html`, null],
];

const served = await serveSite(siteFiles(stories, { address: null, live: false }), 0);
const browser = await puppeteer.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
let bad = 0;
console.log(
  '| page | accessibility | best practices | performance | blocking time, ms |\n|---|--:|--:|--:|--:|',
);
for (const [name, path, place] of pages) {
  const page = await browser.newPage();
  if (place)
    await page.evaluateOnNewDocument(
      (key, value) => {
        if (location.protocol === 'http:') localStorage.setItem(key, value);
      },
      `unspoiled ${FILM}`,
      JSON.stringify(place),
    );
  const { lhr } = await lighthouse(
    served.address + path,
    { logLevel: 'error', onlyCategories: ['accessibility', 'best-practices', 'performance'] },
    undefined,
    page,
  );
  const score = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
  console.log(
    `| ${name} | ${score('accessibility')} | ${score('best-practices')} | ${score('performance')} | ${Math.round(lhr.audits['total-blocking-time'].numericValue ?? 0)} |`,
  );
  for (const category of ['accessibility', 'best-practices']) {
    if (score(category) === 100) continue;
    bad++;
    for (const { id } of lhr.categories[category].auditRefs) {
      const audit = lhr.audits[id];
      if (audit.score !== null && audit.score < 1)
        console.error(`${name}: ${id}: ${audit.title}`, JSON.stringify(audit.details?.items?.slice(0, 3)));
    }
  }
  await page.close();
}
await browser.close();
await served.close();
process.exitCode = bad > 0 ? 1 : 0;
