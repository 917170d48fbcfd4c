// Runs all measurements, each in a process of its own, one after the other, and prints a table of ratios.
//
//     npm run bench                          everything, at 1,000, 10,000, 30,000 and 100,000 scenes
//     npm run bench -- --sizes 1000,3000     at these sizes
//     npm run bench -- --only parse,eyes     of compare, lives, reading, shapes, parse, memory, eyes
//     npm run bench -- --json                as one JSON document
//     npm run bench -- search                the search for readings instead: see search.mjs

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

if (process.argv[2] === 'search') {
  const { main } = await import('./search.mjs');
  main(process.argv.slice(3));
  process.exit();
}

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,30000,100000' },
    only: { type: 'string', default: 'compare,lives,reading,shapes,parse,memory,eyes' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const only = new Set(values.only.split(','));
const say = (text) => process.stderr.write(`${text}\n`);

function prepare() {
  if (!existsSync(`${here}node_modules/better-sqlite3`)) {
    say('Installing what the bench measures against (bench/node_modules) …');
    execFileSync('npm', ['ci'], { cwd: here, stdio: ['ignore', 2, 2] });
  }
  if (spawnSync('clingo', ['--version']).status === 0) return null;
  say('Installing clingo (Debian: gringo) …');
  const got = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'gringo'], {
    stdio: 'ignore',
  });
  return got.status === 0 ? null : 'clingo is not here and could not be installed: apt-get install gringo';
}

function measure(request) {
  say(`${request.job}, ${request.kind}, ${request.scenes.toLocaleString('en')} scenes …`);
  const run = spawnSync(
    'node',
    ['--expose-gc', '--max-old-space-size=16000', 'measure.mjs', JSON.stringify(request)],
    {
      cwd: here,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  if (run.status === 0) return JSON.parse(run.stdout);
  const reason =
    run.stderr
      .trim()
      .split('\n')
      .findLast((line) => /Error|heap/.test(line)) ?? `status ${run.status}`;
  return { ...request, failed: reason };
}

const runsAt = (scenes) => (scenes <= 10_000 ? 5 : scenes <= 30_000 ? 3 : 2);
const missing = prepare();
const results = [];
for (const scenes of sizes) {
  const runs = runsAt(scenes);
  const request = (job, kind = 'serial') => results.push(measure({ job, kind, scenes, runs }));
  if (only.has('compare') || only.has('lives')) request('compare');
  if (only.has('reading')) request('reading', 'plain');
  if (only.has('shapes'))
    for (const kind of ['forwards', 'backwards', 'one-fluent']) request('compare', kind);
  if (only.has('parse')) request('parse');
  if (only.has('memory')) request('memory');
  if (only.has('eyes')) request('eyes', 'regulars');
}

// ---------------------------------------------------------------- the table

const of = (job, scenes, kind = 'serial') =>
  results.find((r) => r.job === job && r.scenes === scenes && r.kind === kind && !r.failed);
const ours = (scenes, kind) => of('compare', scenes, kind)?.peers['our engine'];
const peerOf = (scenes, name, kind) => of('compare', scenes, kind)?.peers[name];
const ratio = (a, b) => (a === undefined || a === null || !b ? null : a / b);
const rows = [];
/**
 * A row: a ratio at each size, beside what it must not exceed.
 *
 * @param outOfReach why it is not to be had, in a few words, where that is known; ARCHITECTURE.md says more.
 */
function row(title, at, target, outOfReach = null) {
  const cells = sizes.map(at);
  if (cells.some((c) => c !== null && c !== undefined)) rows.push({ title, cells, target, outOfReach });
}
const readyMade = 'they are given the changes ready-made, and we work them out';
const changesOnly = 'they keep the changes, and no reasons and no log of differences';
const readyCases = 'they are given which fluents each case looks at, and count';
for (const [what, title, outOfReach] of [
  ['load', 'loading', readyMade],
  ['look', '1,000 look-ups', null],
  ['check', 'the check of the end', readyCases],
]) {
  const limit = what === 'check' ? 1.5 : 2;
  row(
    `${title}: ours to sorted arrays`,
    (n) => ratio(ours(n)?.[what], peerOf(n, 'sorted arrays')?.[what]),
    limit,
    outOfReach,
  );
  for (const peer of ['better-sqlite3, events', 'better-sqlite3, rectangles', 'clingo'])
    row(`${title}: ours to ${peer}`, (n) => ratio(ours(n)?.[what], peerOf(n, peer)?.[what]), 1, outOfReach);
}
for (const [peer, limit] of [
  ['sorted arrays that read', 2],
  ['better-sqlite3 that reads', 1],
]) {
  row(
    `loading, where they read the sentences too: ours to ${peer}`,
    (n) => {
      const peers = of('reading', n, 'plain')?.peers;
      return ratio(peers?.['our engine'].load, peers?.[peer]?.load);
    },
    limit,
    changesOnly,
  );
}
row(
  'all twists, conflicts, lives at all positions: ours to their check of the end',
  (n) => ratio(ours(n)?.all, peerOf(n, 'sorted arrays')?.check),
  3,
  'conflicts are made, with their lives, and what is told is held against its sources',
);
row(
  'told backwards to told forwards, loading',
  (n) => ratio(ours(n, 'backwards')?.load, ours(n, 'forwards')?.load),
  3,
);
row(
  'told backwards to told forwards, all',
  (n) => ratio(ours(n, 'backwards')?.all, ours(n, 'forwards')?.all),
  3,
);
row(
  'one fluent to told forwards, loading',
  (n) => ratio(ours(n, 'one-fluent')?.load, ours(n, 'forwards')?.load),
  3,
);
row(
  'one fluent to told forwards, look-ups',
  (n) => ratio(ours(n, 'one-fluent')?.look, ours(n, 'forwards')?.look),
  3,
);
row(
  'text to story: ours to the Markdown library alone',
  (n) => ratio(of('parse', n)?.ours, of('parse', n)?.markdown),
  4,
);
row(
  'through four pairs of eyes to the audience’s',
  (n) => ratio(of('eyes', n, 'regulars')?.eyes, of('eyes', n, 'regulars')?.audience),
  2,
);

const megabytes = (n) => of('memory', n)?.megabytes;
const growth = [];
if (sizes.length > 1) {
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  const exponent = (a, b) => (a && b ? Math.log(b / a) / Math.log(large / small) : null);
  for (const [what, title] of [
    ['load', 'loading'],
    ['look', 'look-ups'],
    ['check', 'the check of the end'],
    ['all', 'twists, conflicts and lives'],
  ])
    growth.push({ title, exponent: exponent(ours(small)?.[what], ours(large)?.[what]) });
  growth.push({
    title: 'text to story',
    exponent: exponent(of('parse', small)?.ours, of('parse', large)?.ours),
  });
  growth.push({ title: 'peak memory', exponent: exponent(megabytes(small), megabytes(large)) });
}
const problems = results.flatMap((r) => [
  ...(r.problems ?? []),
  ...(r.failed ? [`${r.job}, ${r.kind}, ${r.scenes}: ${r.failed}`] : []),
]);
const machine = `${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

if (values.json) console.log(JSON.stringify({ machine, sizes, rows, growth, results, problems }, null, 1));
else print();
if (problems.length > 0) process.exitCode = 1;

function print() {
  const wide = Math.max(...rows.map((r) => r.title.length), 30);
  const cell = (text) => String(text).padStart(10);
  const number = (n) =>
    n === null || n === undefined ? '–' : n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2);
  console.log(`\nRatios: smaller is better for us. On ${machine}.\n`);
  console.log(
    `${'scenes'.padEnd(wide)}${sizes.map((n) => cell(n.toLocaleString('en'))).join('')}    at most`,
  );
  const unreached = [];
  for (const { title, cells, target, outOfReach } of rows) {
    const missed = cells.some((c) => c > target);
    let verdict = missed ? 'missed' : 'kept';
    if (missed && outOfReach) {
      if (!unreached.includes(outOfReach)) unreached.push(outOfReach);
      verdict = `missed, out of reach (${unreached.indexOf(outOfReach) + 1})`;
    }
    console.log(
      `${title.padEnd(wide)}${cells.map((c) => cell(number(c))).join('')}${cell(target)}  ${verdict}`,
    );
  }
  console.log(
    `${'peak memory of text, story and engine, in MB'.padEnd(wide)}${sizes.map((n) => cell(number(megabytes(n)))).join('')}`,
  );
  if (unreached.length > 0) console.log('\nOut of reach: see ARCHITECTURE.md, bench.');
  for (const [i, why] of unreached.entries()) console.log(`(${i + 1}) ${why}`);
  console.log(`\nGrowth, as an exponent, over all sizes (at most 1.15):`);
  for (const { title, exponent } of growth)
    console.log(
      `${title.padEnd(wide)}${cell(number(exponent))}${exponent !== null ? (exponent > 1.15 ? '  missed' : '  kept') : ''}`,
    );
  console.log('\nIn milliseconds:');
  for (const n of sizes) {
    const e = ours(n);
    const parts = [
      e && `loading ${number(e.load)}`,
      e && `look-ups ${number(e.look)}`,
      e && `check ${number(e.check)}`,
      of('parse', n) && `text to story ${number(of('parse', n).ours)}`,
    ].filter(Boolean);
    console.log(`${n.toLocaleString('en').padStart(10)}  ${parts.join(', ')}`);
  }
  if (missing) console.log(`\n${missing}`);
  for (const problem of problems) console.log(`\nWRONG: ${problem}`);
  if (problems.length === 0) console.log('\nEvery peer gave the same answers as ours.');
}
