// Counts crossings of storyline charts, by one counter: ours as a whole and scene by scene, the plain barycentre method, and the
// fewest there can be.
//
//     npm run bench:storylines
//     STORYLINES=FOLDER npm run bench:storylines      iStoryline's XML files; ../shared/data/storylines beside the project if not given
//     npm run bench:storylines -- --json --seconds 60     how long clingo may take over each
//
// Exits 1 where a limit is missed or two exact methods disagree, 2 where there is no data.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { barycentre } from './storylines/barycentre.mjs';
import { byAllOrders, byClingo } from './storylines/exact.mjs';
import { readAll } from './storylines/read.mjs';

const core = '../packages/core/dist/charts/';
const { crossingsBetween, crossingsOf } = await import(`${core}crossings.js`);
const { asOne } = await import(`${core}as-one.js`);
const { laidOut } = await import(`${core}storyline.js`);
const { placedAsOne } = await import(`${core}slots.js`);

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, json: { type: 'boolean', default: false } },
});
const folder =
  process.env.STORYLINES ??
  fileURLToPath(new URL('../../shared/data/storylines/istoryline/xml', import.meta.url));
if (!existsSync(folder)) {
  console.error(`No storylines in ${folder}: set STORYLINES to a folder of iStoryline's XML files.`);
  process.exit(2);
}

/** The lines that bend between two steps. */
function wigglesOf({ steps }) {
  let wiggles = 0;
  for (const [i, slots] of steps.entries())
    for (const [line, slot] of slots) {
      const before = steps[i - 1]?.get(line);
      if (before !== undefined && before !== slot) wiggles++;
    }
  return wiggles;
}

function timed(make) {
  const start = performance.now();
  const made = make();
  return { made, ms: performance.now() - start };
}

const rows = readAll(folder).map(({ name, lines, steps }) => {
  const whole = timed(() => laidOut(steps, asOne));
  const stable = timed(() => laidOut(steps, null));
  const plain = timed(() => barycentre(steps, crossingsOf));
  const clingo = byClingo(steps, Number(values.seconds));
  const tried = byAllOrders(steps, crossingsBetween);
  const proven = tried ?? (clingo?.proven ? clingo.least : null);
  return {
    name,
    lines,
    steps: steps.length,
    optimum: proven,
    agree: tried === null || !clingo?.proven || tried === clingo.least,
    by: [tried === null ? null : 'all orders', clingo?.proven ? 'clingo' : null].filter(Boolean).join(', '),
    whole: of(whole.made.orders, whole.made.placed, whole.ms),
    stable: of(stable.made.orders, stable.made.placed, stable.ms),
    barycentre: of(plain.made, placedAsOne(steps, plain.made), plain.ms),
  };
});

function of(orders, placed, ms) {
  return { crossings: crossingsOf(orders), wiggles: wigglesOf(placed), ms: Math.round(ms * 10) / 10 };
}

const missed = rows.flatMap((row) => [
  ...(row.agree ? [] : [`${row.name}: all orders and clingo disagree`]),
  ...(row.optimum !== null && row.whole.crossings > 1.1 * row.optimum
    ? [`${row.name}: more than 1.1 times the optimum`]
    : []),
  ...(row.optimum !== null && row.whole.crossings < row.optimum
    ? [`${row.name}: fewer than the optimum?`]
    : []),
  ...(row.whole.crossings > row.barycentre.crossings ? [`${row.name}: more than the barycentre method`] : []),
]);

if (values.json) console.log(JSON.stringify({ rows, missed }, null, 1));
else {
  const ratio = (n, optimum) =>
    optimum === null ? '–' : optimum === 0 ? (n === 0 ? '1.00' : `+${n}`) : (n / optimum).toFixed(2);
  const cells = (way, optimum) => [way.crossings, ratio(way.crossings, optimum), way.wiggles, way.ms];
  const table = [
    '| story | lines | steps | optimum | whole: crossings | ratio | wiggles | ms | scene by scene: crossings | ratio | wiggles | ms | barycentre: crossings | ratio | wiggles | ms |',
    `|${' --- |'.repeat(16)}`,
    ...rows.map((row) => {
      const ways = [row.whole, row.stable, row.barycentre].flatMap((way) => cells(way, row.optimum));
      const optimum = row.optimum === null ? 'not proven' : `${row.optimum} (${row.by})`;
      return `| ${[row.name, row.lines, row.steps, optimum, ...ways].join(' | ')} |`;
    }),
  ];
  console.log(table.join('\n'));
  for (const line of missed) console.log(`MISSED: ${line}`);
  if (missed.length === 0)
    console.log(
      '\nAs a whole: at most 1.1 times every proven optimum, and nowhere more than the barycentre method.',
    );
}
if (missed.length > 0) process.exitCode = 1;
