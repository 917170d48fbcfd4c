// The companion site of a long serial, at three sizes: how long it takes to build, how large it is, and how both grow.
//
//     node bench/reader.mjs [--scenes 750,1500,3000]
//
// What the browser does with it is here as well: how many requests the last scene takes, how long the story so far takes to be
// worked out at the end, and how long it takes after one scene more.

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
  });
}

const columns = Object.keys(rows[0]);
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '--:').join('|')}|`);
for (const row of rows) console.log(`| ${columns.map((c) => row[c]).join(' | ')} |`);

/** The exponent of growth between the first and the last size; n log n is a little above 1. */
const growth = (column) =>
  (Math.log(rows.at(-1)[column] / rows[0][column]) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2);
console.log(
  `\nGrowth as an exponent (n log n from ${sizes[0]} to ${sizes.at(-1)}: ${(1 + Math.log(Math.log2(sizes.at(-1)) / Math.log2(sizes[0])) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2)}): build ${growth('build, ms')}, size ${growth('MB in all')}, story so far ${growth('story so far there, ms')}.`,
);
