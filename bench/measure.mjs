// One measurement, in a process of its own: `node --expose-gc measure.mjs '{"job":"compare","kind":"serial","scenes":1000}'`.
// Prints one JSON document. Every time is the median of several runs, in milliseconds.

import { factsOf, lookUps } from './facts.mjs';
import { generate } from './generate.mjs';
import * as arrays from './peers/arrays.mjs';
import * as clingo from './peers/clingo.mjs';
import { conflictsOf, Engine, parser, parseStory, Source, twistsOf, understand } from './product.mjs';

const { job, kind, scenes, seed = 1, runs = 3 } = JSON.parse(process.argv[2]);
const text = generate({ scenes, seed, kind });

function median(work, times = runs) {
  const found = [];
  let result;
  for (let i = 0; i <= times; i++) {
    result = null;
    globalThis.gc?.();
    const start = performance.now();
    result = work();
    // The first is for warming up.
    if (i > 0 || times === 0) found.push(performance.now() - start);
  }
  return { ms: found.sort((a, b) => a - b)[found.length >> 1], result };
}

const peak = () => process.resourceUsage().maxRSS / 1024;

function below(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const understood = () => understand(parseStory(new Source('generated.story.md', text)).tree);

const jobs = {
  /** From text to story, against the Markdown library alone on the same text. */
  parse() {
    const markdown = median(() => parser.parse(text)).ms;
    const ours = median(understood).ms;
    return { bytes: text.length, markdown, ours };
  },

  /** What it takes in memory to explain nothing yet: text, story, engine. */
  memory() {
    const story = understood();
    const engine = new Engine(story);
    return { megabytes: peak(), sentences: story.sentences.length, end: engine.end };
  },

  /** Our engine against those who hold the same changes. */
  async compare() {
    const story = understood();
    const load = median(() => new Engine(story));
    const engine = load.result;
    const facts = factsOf(engine);
    const asked = lookUps(facts, engine, 1_000, below(7));
    const fluents = [...facts.ids.keys()];
    const ours = asked.map((q) => ({ timeline: fluents[q.fluent].timeline, at: q.at, position: q.position }));
    const many = 20;
    const look = median(() => {
      let known = 0;
      for (let k = 0; k < many; k++)
        for (const q of ours) if (q.timeline.valueAt(q.at, q.position) !== undefined) known++;
      return known / many;
    });
    const check = median(() => conflictsOf(engine));
    const dead = check.result
      .filter((c) => c.name === 'the dead do not act' && c.resolved === null)
      .flatMap((c) => c.occurrences.filter((o) => o.died === null)).length;
    const twists = median(() => twistsOf(engine).length);
    const peers = {
      'our engine': { load: load.ms, look: look.ms / many, check: check.ms, all: check.ms + twists.ms },
    };
    const problems = [];
    const expected = asked.map((q) => plainValue(fluents[q.fluent].timeline.valueAt(q.at, q.position)));

    function measure(peer, prepared, lookTimes) {
      const loaded = median(() => peer.load(prepared));
      const store = loaded.result;
      const looked = median(() => {
        let last;
        for (let k = 0; k < lookTimes; k++) for (const q of asked) last = peer.lookUp(store, q);
        return last;
      });
      const checked = median(() => peer.check(store, facts));
      for (const [i, q] of asked.entries()) {
        const answer = peer.lookUp(store, q);
        if (answer !== expected[i])
          problems.push(`${peer.name}: look-up ${i} gives ${answer}, ours ${expected[i]}`);
      }
      if (checked.result !== dead)
        problems.push(`${peer.name}: ${checked.result} acts of the dead, ours ${dead}`);
      peers[peer.name] = { load: loaded.ms, look: looked.ms / lookTimes, check: checked.ms };
      peer.close?.(store);
    }
    function plainValue(v) {
      return v === undefined || v === null ? -1 : facts.valueId(v);
    }
    measure(arrays, facts, many);
    const sqlite = await import('./peers/sqlite.mjs').catch(() => null);
    if (sqlite && scenes <= 30_000) {
      measure(sqlite.events, facts, 1);
      measure(sqlite.rectangles, sqlite.rectangles.prepare(facts), 1);
    }
    if (clingo.isThere() && scenes <= 10_000) {
      const program = clingo.program(facts);
      const checked = median(() => clingo.check(program), 1);
      if (checked.result !== dead) problems.push(`clingo: ${checked.result} acts of the dead, ours ${dead}`);
      peers[clingo.name] = { load: null, look: null, check: checked.ms };
    }
    return {
      sentences: story.sentences.length,
      changes: facts.changes.length,
      conflicts: check.result.length,
      dead,
      twists: twists.result,
      peers,
      problems: problems.slice(0, 5),
    };
  },

  /** A view through four pairs of eyes against the audience's: everything that anybody takes to be anywhere. */
  eyes() {
    const story = understood();
    const audience = median(() => new Engine(story));
    const engine = audience.result;
    const present = new Map();
    for (const { position } of story.sentences)
      for (const e of engine.stage.presentAt(position)) present.set(e, (present.get(e) ?? 0) + 1);
    const chain = [...present]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([e]) => e);
    // Engines of eyes are kept: each run looks through those of an engine that nobody has looked through yet.
    const fresh = Array.from({ length: runs + 1 }, () => new Engine(story));
    let next = 0;
    const eyes = median(() => fresh[next++].through(chain));
    return { audience: audience.ms, eyes: eyes.ms, people: chain.length };
  },
};

console.log(JSON.stringify({ job, kind, scenes, ...(await jobs[job]()) }));
