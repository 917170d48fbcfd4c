// The search for readings, ours beside clingo's: the same least cost, and how long each takes from the story as understood to the
// answer. Stories of `riddles.mjs`, so many of each size.
//
//     npm run bench -- search                                  200 stories, of 100 to 3,000 scenes
//     npm run bench -- search --sizes 100,300 --stories 20,5   20 of 100 scenes, 5 of 300
//     npm run bench -- search --json

import os from 'node:os';
import { parseArgs } from 'node:util';
import * as clingo from './peers/clingo-search.mjs';
import { Engine, parseStory, Source, search, understand } from './product.mjs';
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

/** Milliseconds by the clock and of the processor, and the result. */
function timed(work) {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [performance.now() - start, (user + system) / 1000, result];
}

export function compareOn(request) {
  const story = understand(parseStory(new Source('riddle.story.md', riddles(request))).tree);
  const { order } = new Engine(story);
  const [mineTook, mineCpu, { found, ...mine }] = timed(() => ours(story, order));
  const [theirsTook, theirsCpu, theirs] = timed(() =>
    clingo.solve(clingo.program(new Engine(story, { bare: true, order }))),
  );
  return {
    ...request,
    mine,
    theirs,
    mineTook,
    theirsTook,
    mineCpu,
    // What a process of its own takes is not counted as ours.
    theirsCpu: theirsCpu + (theirs?.cpu ?? 0),
    conflicts: found.components.reduce((n, c) => n + c.conflicts.length, found.stays.length),
    components: found.components.length,
    stays: found.stays.length,
    largest: Math.max(0, ...found.components.map((c) => c.clauses.length)),
    steps: found.steps,
    same:
      theirs !== null && mine.proven && mine.leaves === theirs.leaves && mine.supposes === theirs.supposes,
  };
}

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
      ratio: median(of.map((r) => r.mineTook / r.theirsTook)),
      worst: Math.max(...of.map((r) => r.mineTook / r.theirsTook)),
      cpu: median(of.map((r) => r.mineCpu / r.theirsCpu)),
    };
  });
  const machine = `${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.cpus().length} cores, Node ${process.version}`;
  if (values.json) console.log(JSON.stringify({ machine, table, results }, null, 1));
  else {
    console.log(`\nThe search for readings, ours to clingo’s (usc), end to end. On ${machine}.\n`);
    console.log(
      'scenes  stories  same cost  conflicts  components    ours ms  clingo ms   ratio  worst ratio',
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
          [r.ratio.toFixed(3), 8],
          [r.worst.toFixed(3), 13],
          [r.cpu.toFixed(3), 19],
        ]
          .map(([text, width]) => String(text).padStart(width))
          .join(''),
      );
  }
  if (results.some((r) => !r.same)) process.exitCode = 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.slice(2));
