// A long serial told to one engine scene by scene, with the conflicts asked for after each, at three sizes: what the build of a
// companion does, and a reader who moves on by a scene each time.
//
//     node bench/scene-by-scene.mjs [--scenes 750,1500,3000]
//
// Milliseconds of processor time over all scenes, garbage collected along the way included.

import { parseArgs } from 'node:util';
import { merge, parseStory, Source, sealedPrelude, segmentsOf } from '../packages/core/dist/index.js';
import { Session, toldBySealed } from '../packages/core/dist/reader.js';
import { generate } from './generate.mjs';
import { conflictsOf, orderOf } from './product.mjs';

const { values } = parseArgs({ options: { scenes: { type: 'string', default: '750,1500,3000' } } });
const sizes = values.scenes.split(',').map(Number);
const LENS = { position: null, eyes: [], under: null };

const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function tell(scenes) {
  const { tree } = parseStory(new Source('serial.story.md', generate({ scenes, seed: 1, kind: 'serial' })));
  const { header, segments } = segmentsOf(tree);
  const all = segments.filter(({ length }) => length === 1).flatMap((segment) => segment.scenes);
  const prelude = sealedPrelude(null);
  const upTo = (count) => merge(header, [{ start: 0, length: count, scenes: all.slice(0, count) }], null);
  let session = new Session(toldBySealed(upTo(0), prelude, orderOf));
  session.open(LENS);
  const spent = { scenes, 'the engine, ms': 0, 'the conflicts, ms': 0 };
  for (let count = 1; count <= scenes; count++) {
    const start = clock();
    session = session.goOn(upTo(count)) ?? new Session(toldBySealed(upTo(count), prelude, orderOf));
    const { audience } = session.open(LENS);
    const told = clock();
    conflictsOf(audience);
    spent['the engine, ms'] += told - start;
    spent['the conflicts, ms'] += clock() - told;
  }
  return spent;
}

const rows = sizes.map(tell);
const columns = Object.keys(rows[0]);
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '--:').join('|')}|`);
for (const row of rows) console.log(`| ${columns.map((c) => Math.round(row[c])).join(' | ')} |`);
const growth = (column) =>
  (Math.log(rows.at(-1)[column] / rows[0][column]) / Math.log(sizes.at(-1) / sizes[0])).toFixed(2);
console.log(
  `\nGrowth as an exponent: ${columns
    .slice(1)
    .map((c) => `${c.replace(', ms', '')} ${growth(c)}`)
    .join(', ')}.`,
);
