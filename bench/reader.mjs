// The companion site of a long serial, at three sizes: how long it takes to build, how large it is, and how both grow.
//
//     node bench/reader.mjs [--scenes 750,1500,3000]
//
// What the browser does with it is here as well: how many requests the last scene takes, how long the story so far takes to be
// worked out at the end, and how long it takes after one scene more: of the last hundred scenes the one in the middle and the worst,
// with what does not fit (the page of open questions) and without. These are milliseconds of processor time.

import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  openPrelude,
  packPrelude,
  parseStory,
  Source,
  sealedPrelude,
  segmentsFor,
} from '../packages/core/dist/index.js';
import { merge, Session, toldBySealed, toldIn } from '../packages/core/dist/reader.js';
import { openIn } from '../packages/core/dist/reader-questions.js';
import { siteFiles } from '../packages/reader/dist/index.js';
import { generate } from './generate.mjs';

const { values } = parseArgs({ options: { scenes: { type: 'string', default: '750,1500,3000' } } });
const sizes = values.scenes.split(',').map(Number);
const LENS = { position: null, eyes: [], under: null };

function timed(work) {
  globalThis.gc?.();
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

/** Processor time, garbage collected along the way included. */
function worked(work) {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

/** How many scenes are moved on, one by one. */
const STEPS = 100;

/** Moves on by the last scenes as the companion does: the segment of one, then the story so far. */
function movesOn(scenes, text, header, prelude) {
  const shipped = Array.from({ length: scenes }, (_, i) => JSON.parse(text(i)).scenes[0]);
  const upTo = (count) => merge(header, [{ start: 0, length: count, scenes: shipped.slice(0, count) }], null);
  let session = new Session(toldBySealed(upTo(scenes - STEPS), prelude));
  toldIn(session, LENS);
  openIn(session, LENS);
  const drawn = [];
  const open = [];
  for (let count = scenes - STEPS + 1; count <= scenes; count++) {
    const { ms } = worked(() => {
      shipped[count - 1] = JSON.parse(text(count - 1)).scenes[0];
      const sealed = upTo(count);
      session = session.goOn(sealed) ?? new Session(toldBySealed(sealed, prelude));
      toldIn(session, LENS);
    });
    drawn.push(ms);
    open.push(ms + worked(() => openIn(session, LENS)).ms);
  }
  return { drawn, open };
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const rows = [];
for (const scenes of sizes) {
  const text = generate({ scenes, seed: 1, kind: 'serial' });
  const { result: tree, ms: parse } = timed(() => parseStory(new Source('serial.story.md', text)).tree);
  const parts = new Map();
  const { ms: build } = timed(() => {
    for (const { path, body } of siteFiles([{ slug: 's', tree, where: [], picture: () => null }], {
      address: null,
      live: false,
    }))
      parts.set(path, body);
  });
  const own = [...parts].filter(([path]) => path.startsWith('s/'));
  const bytes = own.reduce((sum, [, body]) => sum + body.length, 0);
  const zipped = own.reduce(
    (sum, [path, body]) => sum + (path.includes('/segments/') ? gzipSync(body).length : 0),
    0,
  );

  // As a browser does it, from what the files hold.
  const header = JSON.parse(
    /<script type="application\/json" id="story">(.*?)<\/script>/.exec(parts.get('s/index.html'))[1],
  ).header;
  const prelude = openPrelude(packPrelude(sealedPrelude(null)));
  const fetched = (count) =>
    segmentsFor(count).map(({ start, length }) =>
      JSON.parse(parts.get(`s/segments/${start}-${length}.json`)),
    );
  const sofar = (count) => {
    const segments = fetched(count);
    return timed(() => toldIn(new Session(toldBySealed(merge(header, segments, null), prelude)), LENS)).ms;
  };
  sofar(scenes);
  const whole = Math.min(sofar(scenes), sofar(scenes), sofar(scenes));
  const { drawn, open } = movesOn(scenes, (i) => parts.get(`s/segments/${i}-1.json`), header, prelude);
  rows.push({
    scenes,
    'parse, ms': Math.round(parse),
    'build, ms': Math.round(build),
    files: own.length,
    'MB in all': (bytes / 1e6).toFixed(1),
    'MB of segments, gzip': (zipped / 1e6).toFixed(1),
    'requests for the last scene': segmentsFor(scenes).length,
    'kB for it, gzip': Math.round(
      segmentsFor(scenes).reduce(
        (sum, s) => sum + gzipSync(parts.get(`s/segments/${s.start}-${s.length}.json`)).length,
        0,
      ) / 1000,
    ),
    'story so far there, ms': Math.round(whole),
    'one scene more, ms': median(drawn).toFixed(1),
    'at worst, ms': Math.max(...drawn).toFixed(1),
    'with what is open, ms': median(open).toFixed(1),
    'with it at worst, ms': Math.max(...open).toFixed(1),
  });
}

const columns = Object.keys(rows[0]);
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '--:').join('|')}|`);
for (const row of rows) console.log(`| ${columns.map((c) => row[c]).join(' | ')} |`);

/** The exponent of growth between the first and the last size; n log n is a little above 1. */
const growth = (column) =>
  (Math.log(rows.at(-1)[column] / rows[0][column]) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2);
console.log(
  `\nGrowth as an exponent (n log n from ${sizes[0]} to ${sizes.at(-1)}: ${(1 + Math.log(Math.log2(sizes.at(-1)) / Math.log2(sizes[0])) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2)}): build ${growth('build, ms')}, size ${growth('MB in all')}, story so far ${growth('story so far there, ms')}, one scene more ${growth('one scene more, ms')}, with what is open ${growth('with what is open, ms')}.`,
);
