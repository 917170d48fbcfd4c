// The companion site of a long serial, at three sizes: how long it takes to build, how large it is, and how both grow.
//
//     node bench/reader.mjs [--scenes 750,1500,3000]
//
// Of the build, what is open at each scene is measured once more by itself. What the browser does with it all is here as well: how many
// requests the last scene takes, how long the story so far takes to be worked out at the end, and how long it takes after one scene
// more: of the last hundred scenes the one in the middle and the worst. These are milliseconds of processor time.

import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  openByScene,
  openPrelude,
  packPrelude,
  parseStory,
  Source,
  sealedPrelude,
  segmentsFor,
  segmentsOf,
} from '../packages/core/dist/index.js';
import { merge, openAfter, Session, toldBySealed, toldIn } from '../packages/core/dist/reader.js';
import { siteFiles } from '../packages/reader/dist/index.js';
import { generate } from './generate.mjs';

const { values } = parseArgs({ options: { scenes: { type: 'string', default: '750,1500,3000' } } });
const sizes = values.scenes.split(',').map(Number);
const LENS = { position: null, eyes: [], under: null };

/** Processor time, garbage collected along the way included. */
function worked(work) {
  globalThis.gc?.();
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

/** How many scenes are moved on, one by one. */
const STEPS = 100;

/** Moves on by the last scenes as the companion does: the segment of one, then the story so far. */
function movesOn(scenes, text, header, prelude) {
  const shipped = Array.from({ length: scenes }, (_, i) => JSON.parse(text(i)));
  const upTo = (count) =>
    merge(
      header,
      [{ start: 0, length: count, scenes: shipped.slice(0, count).map((segment) => segment.scenes[0]) }],
      null,
    );
  let session = new Session(toldBySealed(upTo(scenes - STEPS), prelude));
  toldIn(session, LENS);
  const drawn = [];
  for (let count = scenes - STEPS + 1; count <= scenes; count++) {
    const { ms } = worked(() => {
      shipped[count - 1] = JSON.parse(text(count - 1));
      const sealed = upTo(count);
      session = session.goOn(sealed) ?? new Session(toldBySealed(sealed, prelude));
      toldIn(session, LENS);
      openAfter(shipped.slice(0, count).map((segment) => segment.open[0]));
    });
    drawn.push(ms);
  }
  return drawn;
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const rows = [];
for (const scenes of sizes) {
  const text = generate({ scenes, seed: 1, kind: 'serial' });
  const { result: tree, ms: parse } = worked(() => parseStory(new Source('serial.story.md', text)).tree);
  const parts = new Map();
  const { ms: build } = worked(() => {
    for (const { path, body } of siteFiles([{ slug: 's', tree, where: [], picture: () => null }], {
      address: null,
      live: false,
    }))
      parts.set(path, body);
  });
  const { header: head, segments } = segmentsOf(tree);
  const singles = segments.filter(({ length }) => length === 1).flatMap((segment) => segment.scenes);
  const { ms: open } = worked(() => [...openByScene(head, singles, sealedPrelude(null))]);
  const own = [...parts].filter(([path]) => path.startsWith('s/'));
  const bytes = own.reduce((sum, [, body]) => sum + body.length, 0);
  const zipped = own.reduce(
    (sum, [path, body]) => sum + (path.includes('/segments/') ? gzipSync(body).length : 0),
    0,
  );

  const openBytes = own.reduce(
    (sum, [path, body]) =>
      sum + (path.includes('/segments/') ? JSON.stringify(JSON.parse(body).open).length : 0),
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
    return worked(() => toldIn(new Session(toldBySealed(merge(header, segments, null), prelude)), LENS)).ms;
  };
  sofar(scenes);
  const whole = Math.min(sofar(scenes), sofar(scenes), sofar(scenes));
  const drawn = movesOn(scenes, (i) => parts.get(`s/segments/${i}-1.json`), header, prelude);
  rows.push({
    scenes,
    'parse, ms': Math.round(parse),
    'build, ms': Math.round(build),
    'of it what is open, ms': Math.round(open),
    files: own.length,
    'MB in all': (bytes / 1e6).toFixed(1),
    'MB of segments, gzip': (zipped / 1e6).toFixed(1),
    'MB in segments for what is open': (openBytes / 1e6).toFixed(2),
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
  });
}

const columns = Object.keys(rows[0]);
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '--:').join('|')}|`);
for (const row of rows) console.log(`| ${columns.map((c) => row[c]).join(' | ')} |`);

/** The exponent of growth between the first and the last size; n log n is a little above 1. */
const growth = (column) =>
  (Math.log(rows.at(-1)[column] / rows[0][column]) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2);
console.log(
  `\nGrowth as an exponent (n log n from ${sizes[0]} to ${sizes.at(-1)}: ${(1 + Math.log(Math.log2(sizes.at(-1)) / Math.log2(sizes[0])) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2)}): build ${growth('build, ms')}, what is open in it ${growth('of it what is open, ms')}, size ${growth('MB in all')}, what is open in it ${growth('MB in segments for what is open')}, story so far ${growth('story so far there, ms')}, one scene more ${growth('one scene more, ms')}.`,
);
