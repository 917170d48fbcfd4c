// What is measured of one story, in a process of its own, job after job:
//
//     node --expose-gc measure.mjs '{"kind":"serial","scenes":1000,"runs":3,"jobs":{"parse":{}}}'
//
// `jobs` are those in `jobs/`, each with what else it is to know. Prints a JSON document a line as soon as something is known, so
// that of a process that is cut short what it found remains: first, for each job, all that it is to find, { job, who, what, due: true };
// then { job, who, what, value }, or `why` in place of `value` where there is none; { job, problem } for a wrong answer; and
// { job, done: true }. Values are milliseconds of processor time, but for `megabytes`, `sentences` and `broken`: how often the peers'
// rules are broken at the end.

import { writeSync } from 'node:fs';
import { generate } from './generate.mjs';
import * as compare from './jobs/compare.mjs';
import * as eyes from './jobs/eyes.mjs';
import * as memory from './jobs/memory.mjs';
import * as parse from './jobs/parse.mjs';
import * as reading from './jobs/reading.mjs';
import { parseStory, Source, understand } from './product.mjs';

const JOBS = { memory, parse, compare, reading, eyes };

const { kind, scenes, seed = 1, runs = 3, jobs } = JSON.parse(process.argv[2]);
const print = (line) => {
  writeSync(1, `${JSON.stringify(line)}\n`);
};
for (const [job, more] of Object.entries(jobs))
  for (const each of JOBS[job].due(more)) print({ job, ...each, due: true });
const text = generate({ scenes, seed, kind });
const storyOf = (text) => understand(parseStory(new Source('generated.story.md', text)).tree);
const understood = () => storyOf(text);
/** A short story of the same kind, for what is warmed up with it. */
const short = () => storyOf(generate({ scenes: Math.min(scenes, 300), seed, kind }));
for (const [job, more] of Object.entries(jobs)) {
  await JOBS[job].run({ runs, ...more }, { text, understood, short }, (found) => print({ job, ...found }));
  print({ job, done: true });
}
