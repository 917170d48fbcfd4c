// Runs all measurements, each story in a process of its own, one after the other, and prints tables of ratios.
//
//     npm run bench                          everything, at 1,000, 10,000, 30,000 and 100,000 scenes
//     npm run bench -- --sizes 1000,3000     at these sizes
//     npm run bench -- --only parse,eyes     of memory, parse, compare, lives, regulars, reading, shapes, eyes
//     npm run bench -- --patience 20         minutes that a story may take: what is not measured by then is said to be not
//     npm run bench -- --markdown            the tables as Markdown
//     npm run bench -- --keep FILE.json      what was measured, for `node bench/table.mjs FILE.json`
//     npm run bench -- --json                the same, printed
//     npm run bench -- search                the search for readings instead: see search.mjs

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownOf, textOf } from './print.mjs';
import { tablesOf } from './rows.mjs';

if (process.argv[2] === 'search') {
  const { main } = await import('./search.mjs');
  main(process.argv.slice(3));
  process.exit();
}

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,30000,100000' },
    only: { type: 'string', default: 'memory,parse,compare,lives,regulars,reading,shapes,eyes' },
    patience: { type: 'string', default: '6' },
    markdown: { type: 'boolean', default: false },
    keep: { type: 'string' },
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
  if (spawnSync('clingo', ['--version']).status === 0) return;
  say('Installing clingo (Debian: gringo) …');
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'gringo'], { stdio: 'ignore' });
}

/** What is measured of the stories of a size, each: { kind, scenes, runs, jobs }. */
function requestsAt(scenes) {
  const requests = [];
  const ask = (kind, jobs) => {
    if (Object.keys(jobs).length > 0) requests.push({ kind, scenes, runs: runsAt(scenes), jobs });
  };
  const asks = [];
  if (only.has('compare')) asks.push('load', 'first', 'look', 'keyed', 'check');
  else if (only.has('lives')) asks.push('load', 'check');
  if (only.has('lives')) asks.push('all');
  const text = {};
  if (only.has('memory')) text.memory = {};
  if (only.has('parse')) text.parse = {};
  ask('serial', text);
  const peers = only.has('compare') ? ['arrays', 'sqlite', 'clingo'] : ['arrays'];
  if (asks.length > 0) ask('serial', { compare: { asks, peers } });
  if (only.has('regulars')) ask('regulars', { compare: { asks: ['load'], peers: ['arrays', 'sqlite'] } });
  if (only.has('reading')) ask('plain', { reading: { peers: ['arrays', 'sqlite'] } });
  if (only.has('shapes'))
    for (const kind of ['forwards', 'backwards', 'one-fluent'])
      ask(kind, { compare: { asks: ['load', 'look', 'all'], peers: ['arrays'] } });
  if (only.has('eyes')) ask('regulars', { eyes: {} });
  return requests;
}

const runsAt = (scenes) => (scenes <= 10_000 ? 5 : scenes <= 30_000 ? 3 : 1);
const minutes = Number(values.patience);

/** Runs one request. @returns what it found, and `why` for what it was stopped in. */
function measure(request) {
  const { kind, scenes, jobs } = request;
  const names = Object.keys(jobs);
  const start = performance.now();
  const run = spawnSync(
    'node',
    ['--expose-gc', '--max-old-space-size=16000', 'measure.mjs', JSON.stringify(request)],
    { cwd: here, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: minutes * 60_000, killSignal: 'SIGKILL' },
  );
  const seconds = Math.round((performance.now() - start) / 1000);
  say(`${names.join(', ')}: ${kind}, ${scenes.toLocaleString('en')} scenes: ${seconds} s`);
  const lines = run.stdout.split('\n').slice(0, -1);
  const found = lines.map((line) => ({ kind, scenes, ...JSON.parse(line) }));
  if (run.status === 0) return found;
  const undone = names.filter((job) => !found.some((f) => f.job === job && f.done));
  const stopped = { kind, scenes };
  if (run.error?.code === 'ETIMEDOUT')
    return [
      ...found,
      ...undone.map((job) => ({ ...stopped, job, why: `not done after ${minutes} minutes` })),
    ];
  const reason =
    run.stderr
      .trim()
      .split('\n')
      .findLast((line) => /Error|heap/.test(line)) ??
    (run.signal ? `it was ended by ${run.signal}` : `status ${run.status}`);
  return [
    ...found,
    ...undone.map((job) => ({ ...stopped, job, why: 'see what went wrong', problem: reason })),
  ];
}

prepare();
const results = sizes.flatMap(requestsAt).flatMap(measure);
const problems = results
  .filter(({ problem }) => problem !== undefined)
  .map(({ job, kind, scenes, problem }) => `${job}, ${kind}, ${scenes.toLocaleString('en')}: ${problem}`);
for (const gap of tablesOf({ sizes, results }).gaps) problems.push(`nothing was measured of ${gap}`);
const machine = `${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const run = { machine, sizes, results, problems };
if (values.keep) writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.keep), JSON.stringify(run));
process.stdout.write(
  values.json ? `${JSON.stringify(run, null, 1)}\n` : values.markdown ? markdownOf(run) : textOf(run),
);
if (problems.length > 0) process.exitCode = 1;
