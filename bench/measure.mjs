// One measurement, in a process of its own: `node --expose-gc measure.mjs '{"job":"compare","kind":"serial","scenes":1000}'`.
// Prints one JSON document. Every time is processor time of the cheapest of several
// runs, in milliseconds.

import { existsSync, readFileSync } from 'node:fs';
import { factsOf, lookUps, RULES } from './facts.mjs';
import { generate } from './generate.mjs';
import * as arrays from './peers/arrays.mjs';
import * as clingo from './peers/clingo.mjs';
import * as reading from './peers/reading.mjs';
import {
  ConflictBook,
  conflictsAtEnd,
  parser,
  parseStory,
  Source,
  toldTo,
  twistsOf,
  understand,
} from './product.mjs';

const { job, kind, scenes, seed = 1, runs = 3 } = JSON.parse(process.argv[2]);
const text = generate({ scenes, seed, kind });

/**
 * Processor time of this thread, in milliseconds: on a machine with nothing else to do, the time that passes. Where the system does
 * not tell it, that of the process, whose helpers (garbage collection, compilation) then count too.
 */
function processor() {
  if (existsSync('/proc/thread-self/schedstat'))
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds: the clock of processor time is too coarse for less, and what takes less is done over and over. */
const LEAST = 40;

/**
 * The cheapest of several runs, by processor time: by the clock on the wall, what else the machine does would count, and more for
 * what takes long.
 *
 * @param clock another one, for work that another process does.
 */
function best(work, times = runs, clock = processor) {
  let started = clock();
  // The first is for warming up.
  let result = work();
  let often = 1;
  while (often < 10_000 && (clock() - started) * 1.2 < LEAST) {
    result = null;
    started = clock();
    for (let i = 0; i < often; i++) result = work();
    if (clock() - started < LEAST) often *= 2;
    else break;
  }
  let ms = Number.POSITIVE_INFINITY;
  for (let run = 0; run < times; run++) {
    result = null;
    globalThis.gc?.();
    const start = clock();
    for (let i = 0; i < often; i++) {
      result = null;
      result = work();
    }
    ms = Math.min(ms, (clock() - start) / often);
  }
  return { ms, result };
}

const peak = () => process.resourceUsage().maxRSS / 1024;

function below(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** How often to run what takes milliseconds. */
const quick = 10;

const understood = () => understand(parseStory(new Source('generated.story.md', text)).tree);

const jobs = {
  /** From text to story, against the Markdown library alone on the same text. */
  parse() {
    const markdown = best(() => parser.parse(text)).ms;
    const ours = best(understood).ms;
    return { bytes: text.length, markdown, ours };
  },

  /** What it takes in memory to explain nothing yet: text, story, engine. */
  memory() {
    const story = understood();
    const engine = toldTo(story);
    return { megabytes: peak(), sentences: story.sentences.length, end: engine.end };
  },

  /** Our engine against those who hold the same changes. */
  async compare() {
    const story = understood();
    const load = best(() => toldTo(story));
    const engine = load.result;
    const facts = factsOf(engine);
    const asked = lookUps(facts, engine, 1_000, below(7));
    const fluents = [...facts.ids.keys()];
    const ours = asked.map((q) => ({ timeline: fluents[q.fluent].timeline, at: q.at, position: q.position }));
    const many = 20;
    const look = best(() => {
      let known = 0;
      for (let k = 0; k < many; k++)
        for (const q of ours) if (q.timeline.valueAt(q.at, q.position) !== undefined) known++;
      return known / many;
    }, quick);
    // A book of its own each time: what one has found it keeps.
    const lives = best(() => {
      const book = new ConflictBook(engine);
      book.advance(engine.end);
      return book.conflicts;
    });
    const check = best(() => conflictsAtEnd(engine), quick);
    // Two ways to the same: what is found looking once at the end, and what is left at the end of all lives.
    const broken = (conflicts) =>
      RULES.map((rule) =>
        conflicts
          .filter((c) => c.name.replace("'", '’') === rule && c.resolved === null)
          .reduce((sum, c) => sum + c.occurrences.filter((o) => o.died === null).length, 0),
      );
    const expectedCounts = broken(lives.result);
    const twists = best(() => twistsOf(engine).length);
    const peers = {
      'our engine': { load: load.ms, look: look.ms / many, check: check.ms, all: lives.ms + twists.ms },
    };
    const problems = [];
    const same = (counts) => counts.join() === expectedCounts.join();
    if (!same(broken(check.result)))
      problems.push(`at the end ${broken(check.result)} break the rules, by their lives ${expectedCounts}`);
    const expected = asked.map((q) => plainValue(fluents[q.fluent].timeline.valueAt(q.at, q.position)));

    function measure(peer, prepared, lookTimes) {
      const loaded = best(() => peer.load(prepared));
      const store = loaded.result;
      const looked = best(() => {
        let last;
        for (let k = 0; k < lookTimes; k++) for (const q of asked) last = peer.lookUp(store, q);
        return last;
      }, quick);
      const checked = best(() => peer.check(store, facts), quick);
      for (const [i, q] of asked.entries()) {
        const answer = peer.lookUp(store, q);
        if (answer !== expected[i])
          problems.push(`${peer.name}: look-up ${i} gives ${answer}, ours ${expected[i]}`);
      }
      if (!same(checked.result))
        problems.push(`${peer.name}: ${checked.result} break the rules, ours ${expectedCounts}`);
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
      const checked = best(
        () => clingo.check(program),
        1,
        () => performance.now(),
      );
      if (!same(checked.result))
        problems.push(`clingo: ${checked.result} break the rules, ours ${expectedCounts}`);
      peers[clingo.name] = { load: null, look: null, check: checked.ms };
    }
    return {
      sentences: story.sentences.length,
      changes: facts.changes.length,
      conflicts: lives.result.length,
      broken: expectedCounts,
      twists: twists.result,
      peers,
      problems: problems.slice(0, 5),
    };
  },

  /** Our engine against those who read the sentences as well. */
  async reading() {
    const story = understood();
    const load = best(() => toldTo(story));
    const engine = load.result;
    const facts = factsOf(engine);
    const theirs = best(() => reading.load(story));
    const problems = [];
    const fluents = [...facts.ids.keys()];
    for (const { fluent, at, position, sentence } of lookUps(facts, engine, 1_000, below(7))) {
      const { relation, key, timeline } = fluents[fluent];
      const found = reading.find(theirs.result, relation, key);
      const [answer, expected] = [
        found && reading.lookUp(found, theirs.result.instantOf(sentence), position),
        timeline.valueAt(at, position),
      ];
      if (answer !== expected)
        problems.push(`${reading.name}: ${relation.word.id} is ${answer}, ours ${expected}`);
    }
    const peers = { 'our engine': { load: load.ms }, [reading.name]: { load: theirs.ms } };
    const sqlite = await import('./peers/sqlite.mjs').catch(() => null);
    if (sqlite && scenes <= 30_000) {
      const loaded = best(() => {
        const store = sqlite.reading.load(story);
        sqlite.reading.close(store);
      });
      peers[sqlite.reading.name] = { load: loaded.ms };
    }
    return { peers, problems: problems.slice(0, 5) };
  },

  /** A view through four pairs of eyes against the audience's, where those four see most of what there is. */
  eyes() {
    const story = understood();
    const audience = best(() => toldTo(story));
    const engine = audience.result;
    const present = new Map();
    for (const { position } of story.sentences)
      for (const e of engine.stage.presentAt(position)) present.set(e, (present.get(e) ?? 0) + 1);
    const chain = [...present]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([e]) => e);
    // Engines of eyes are kept, so each time those of an engine are asked that nobody has looked through yet.
    let eyes = 0;
    let seen = 0;
    for (let run = 0; run < runs; run++) {
      const fresh = toldTo(story);
      globalThis.gc?.();
      const start = processor();
      const view = fresh.through(chain);
      eyes += (processor() - start) / runs;
      seen = view.painting.log.length;
    }
    const all = engine.painting.log.length;
    const problems = seen < all / 4 ? [`through four pairs of eyes there are ${seen} changes of ${all}`] : [];
    return { audience: audience.ms, eyes, seen, all, people: chain.length, problems };
  },
};

console.log(JSON.stringify({ job, kind, scenes, ...(await jobs[job]()) }));
