// The search for readings, ours beside clingo's: the same least cost, and how long each takes from the story as understood to the
// answer. Stories of `riddles.mjs`, so many of each size. For clingo that is: an engine of the bare story and what it holds as facts,
// starting the program (which does nothing else but for the column `start`), grounding and solving.
//
//     npm run bench -- search                                  200 stories, of 100 to 3,000 scenes
//     npm run bench -- search --sizes 100,300 --stories 20,5   20 of 100 scenes, 5 of 300
//     npm run bench -- search --json

import os from 'node:os';
import { parseArgs } from 'node:util';
import * as clingo from './peers/clingo-search.mjs';
import { Engine, parseStory, Source, search, toldTo, understand } from './product.mjs';
import { riddles } from './riddles.mjs';

/** Ours: what the first choices of all components leave and suppose, and how it was found. */
export function ours(story, order, budget = 2_000_000) {
  const found = search(story, order, { limit: 1, budget });
  let leaves = found.stays.length;
  let supposes = 0;
  for (const { choices, conflicts } of found.components) {
    const [first] = choices;
    // To suppose nothing leaves what there is.
    if (first.leaves >= conflicts.length) leaves += conflicts.length;
    else {
      leaves += first.leaves;
      supposes += first.supposed.size;
    }
  }
  return { leaves, supposes, proven: found.components.every((c) => c.proven), found };
}

/** How often each is done: the quickest counts, by the clock and of the processor, since what else the machine does only slows it down. */
const RUNS = 3;

/** Milliseconds by the clock and of the processor, and the result. `work` says itself what another process takes, as `cpu`. */
function timed(work) {
  let [took, processor, result] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, null];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    result = work();
    const { user, system } = process.cpuUsage(before);
    took = Math.min(took, performance.now() - start);
    processor = Math.min(processor, (user + system) / 1000 + (result?.cpu ?? 0));
  }
  return [took, processor, result];
}

export function compareOn(request) {
  const story = understand(parseStory(new Source('riddle.story.md', riddles(request))).tree);
  const { order } = toldTo(story);
  const [mineTook, mineCpu, { found, ...mine }] = timed(() => ours(story, order));
  const [wrote, wroteCpu, program] = timed(() => clingo.program(new Engine(story, { bare: true, order })));
  const [started] = timed(() => clingo.start());
  const [solved, solvedCpu, theirs] = timed(() => clingo.solve(program));
  const theirsTook = wrote + solved;
  return {
    ...request,
    mine,
    theirs,
    mineTook,
    wrote,
    started: Math.min(started, solved),
    theirsTook,
    mineCpu,
    theirsCpu: wroteCpu + solvedCpu,
    conflicts: found.components.reduce((n, c) => n + c.conflicts.length, found.stays.length),
    components: found.components.length,
    stays: found.stays.length,
    largest: Math.max(0, ...found.components.map((c) => c.clauses.length)),
    steps: found.steps,
    same:
      theirs !== null && mine.proven && mine.leaves === theirs.leaves && mine.supposes === theirs.supposes,
  };
}

/** How many stories are searched before any counts. */
const WARMING = 20;

/** Runs all and prints a table. */
export function main(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '100,300,1000,3000' },
      stories: { type: 'string', default: '110,70,17,3' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!clingo.isThere()) {
    console.error('clingo is not here, and there is nothing to compare with: apt-get install gringo');
    process.exit(1);
  }
  const sizes = values.sizes.split(',').map(Number);
  const counts = values.stories.split(',').map(Number);
  const results = [];
  // The first searches of a process are those of code not compiled yet: neither is counted, nor is clingo's program of the same.
  for (let i = 1; i <= WARMING; i++) compareOn({ scenes: sizes[0], seed: 10_000 + i });
  for (const [at, scenes] of sizes.entries())
    for (let i = 0; i < (counts[at] ?? counts.at(-1)); i++) {
      const result = compareOn({ scenes, seed: Number(values.seed) + i });
      results.push(result);
      process.stderr.write(
        `${scenes} scenes, seed ${result.seed}: ${result.same ? 'the same' : `WRONG ${JSON.stringify([result.mine, result.theirs])}`}\n`,
      );
    }
  const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  const table = sizes.map((scenes) => {
    const of = results.filter((r) => r.scenes === scenes);
    return {
      scenes,
      stories: of.length,
      same: of.filter((r) => r.same).length,
      conflicts: median(of.map((r) => r.conflicts)),
      components: median(of.map((r) => r.components)),
      ours: median(of.map((r) => r.mineTook)),
      clingo: median(of.map((r) => r.theirsTook)),
      wrote: median(of.map((r) => r.wrote)),
      started: median(of.map((r) => r.started)),
      ratio: median(of.map((r) => r.mineTook / r.theirsTook)),
      worst: Math.max(...of.map((r) => r.mineTook / r.theirsTook)),
      withoutStart: median(of.map((r) => r.mineTook / (r.theirsTook - r.started))),
      cpu: median(of.map((r) => r.mineCpu / r.theirsCpu)),
    };
  });
  const machine = `${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.cpus().length} cores, Node ${process.version}`;
  if (values.json) console.log(JSON.stringify({ machine, table, results }, null, 1));
  else {
    console.log(`\nThe search for readings, ours to clingo’s (usc), end to end. On ${machine}.\n`);
    console.log(
      'scenes  stories  same cost  conflicts  components    ours ms  clingo ms  of it facts  start   ratio  worst  without start  processor',
    );
    for (const r of table)
      console.log(
        [
          [r.scenes, 6],
          [r.stories, 9],
          [r.same, 11],
          [r.conflicts, 11],
          [r.components, 12],
          [r.ours.toFixed(0), 11],
          [r.clingo.toFixed(0), 11],
          [r.wrote.toFixed(0), 13],
          [r.started.toFixed(0), 7],
          [r.ratio.toFixed(2), 8],
          [r.worst.toFixed(2), 7],
          [r.withoutStart.toFixed(2), 15],
          [r.cpu.toFixed(2), 11],
        ]
          .map(([text, width]) => String(text).padStart(width))
          .join(''),
      );
  }
  const slower = table.filter((r) => r.ratio > 1).map((r) => r.scenes);
  if (slower.length > 0) console.error(`Slower than clingo, in the median, at ${slower.join(', ')} scenes.`);
  if (slower.length > 0 || results.some((r) => !r.same)) process.exitCode = 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.slice(2));
