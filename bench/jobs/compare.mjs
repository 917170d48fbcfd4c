// Our engine against those who hold the same changes.

import { best } from '../clock.mjs';
import { factsOf, fluentsOf, lookUps, RULES } from '../facts.mjs';
import { random } from '../generate.mjs';
import * as arrays from '../peers/arrays.mjs';
import * as clingo from '../peers/clingo.mjs';
import { ConflictBook, conflictsAtEnd, toldTo, twistsOf } from '../product.mjs';

const OURS = 'ours';

/** The checks of what no rule sentence says look at nothing that a peer looks at: with these they are left out. */
const NO_CHECKS = { conflicts: [], canGoOn: () => true };

/** The same story with those rules alone that the peers have, and whatever derives what is so. */
const withTheirRules = (story) => ({
  ...story,
  rules: story.rules.filter((rule) => rule.kind === 'derives' || RULES.includes(plainName(rule.name))),
});
const plainName = (name) => name.replace("'", '’');

/** By rule: how often it is broken at the end. */
const brokenIn = (conflicts) =>
  RULES.map((rule) =>
    conflicts
      .filter((c) => plainName(c.name) === rule && c.resolved === null)
      .reduce((sum, c) => sum + c.occurrences.filter((o) => o.died === null).length, 0),
  );

/** All conflicts with their lives, from nothing: a book keeps what it has found. */
function lived(engine, checks) {
  const book = new ConflictBook(engine, checks);
  book.advance(engine.end);
  return book.conflicts;
}

/** How many scenes all twists show in, and are mentioned in: that is found when it is asked for. */
const reached = (engine) =>
  twistsOf(engine).reduce(
    (sum, { shown, reach, mentions }) => sum + shown.length + reach.length + mentions.length,
    0,
  );

/** What is measured of us, and of a peer, for each thing that is asked. */
const OF_US = {
  load: ['load'],
  first: ['first'],
  look: ['look'],
  keyed: ['keyed'],
  check: ['check', 'check by their rules', 'broken'],
  all: ['lives', 'lives by their rules', 'twists'],
};
const OF_PEERS = ['load', 'first', 'look', 'keyed', 'check'];
const OF_CLINGO = ['load', 'look', 'check', 'load and check'];
const SQLITE = ['better-sqlite3, events', 'better-sqlite3, rectangles'];

/** What `run` is to find. */
export function due({ asks, peers }) {
  const named = [
    ...(peers.includes('arrays') ? [arrays.name] : []),
    ...(peers.includes('sqlite') ? SQLITE : []),
  ];
  return [
    ...['sentences', ...asks.flatMap((ask) => OF_US[ask])].map((what) => ({ who: OURS, what })),
    ...named.flatMap((who) => asks.filter((ask) => OF_PEERS.includes(ask)).map((what) => ({ who, what }))),
    ...(peers.includes('clingo') ? OF_CLINGO.map((what) => ({ who: clingo.name, what })) : []),
  ];
}

/**
 * @param request.asks what is measured: `load`, and of `first`, `look`, `keyed`, `check`, `all`.
 * @param request.peers against whom: of `arrays`, `sqlite`, `clingo`.
 * @param emit takes what is found: see `measure.mjs`.
 */
export async function run({ asks, peers, runs }, { understood }, emit) {
  const story = understood();
  const wanted = new Set(asks);
  // What takes a millisecond, and can be done once only.
  const many = runs === 0 ? 0 : Math.max(runs, 2);
  const note = (who, what, value) => emit({ who, what, value });
  const problem = (text) => emit({ problem: text });
  note(OURS, 'sentences', story.sentences.length);

  const load = best(() => toldTo(story), { runs, once: true });
  note(OURS, 'load', load.ms);
  const known = load.result;
  load.result = null;
  const facts = factsOf(known);
  const asked = lookUps(facts, known, 1_000, random(7));
  const fluents = [...facts.ids.keys()];
  const plain = (fluent, q) => {
    const value = fluent?.timeline.valueAt(q.at, q.position);
    return value === undefined || value === null ? -1 : facts.valueId(value);
  };
  const answers = asked.map((q) => plain(fluents[q.fluent], q));
  const keyedAnswers = asked.map((q) => plain(fluents[q.named], q));
  const other = toldTo(story);
  if (fluentsOf(other).some((fluent, i) => fluent.key.join() !== fluents[i].key.join()))
    problem('two engines of a story have different fluents');

  const counts = measureOurs();
  if (peers.includes('arrays')) measure(arrays);
  if (peers.includes('sqlite')) {
    const sqlite = await import('../peers/sqlite.mjs').catch((error) => {
      problem(`better-sqlite3 cannot be loaded: ${error.message.split('\n')[0]}`);
    });
    if (sqlite) {
      measure(sqlite.events);
      measure(sqlite.rectangles);
    }
  }
  if (peers.includes('clingo')) measureClingo();

  function measureOurs() {
    const fresh = () => toldTo(story);
    const timelines = (engine) => {
      const all = fluentsOf(engine);
      return asked.map((q) => ({ timeline: all[q.fluent].timeline, at: q.at, position: q.position }));
    };
    const lookUpAll = (list) => {
      let found = 0;
      for (const { timeline, at, position } of list)
        if (timeline.valueAt(at, position) !== undefined) found++;
      return found;
    };
    if (wanted.has('first'))
      note(OURS, 'first', best(lookUpAll, { runs: many, prepare: () => timelines(fresh()) }).ms);
    if (wanted.has('look')) {
      const list = timelines(known);
      note(OURS, 'look', best(() => lookUpAll(list), { runs }).ms);
    }
    if (wanted.has('keyed')) {
      const { painting } = known;
      const keyed = best(
        () => {
          let found = 0;
          for (const { id, args, at, position } of asked) {
            const relation = painting.relations.get(id);
            const fluent = relation.find(painting.keyFor(relation, args, position));
            if (fluent?.timeline.valueAt(at, position) !== undefined) found++;
          }
          return found;
        },
        { runs },
      );
      note(OURS, 'keyed', keyed.ms);
    }
    const same = toldTo(withTheirRules(story));
    const standing = [];
    /** One engine is enough: what these look at, and they alone, it keeps in no order of its own. */
    const conflicts = (what, find) => {
      const { ms, result } = best(find, { runs });
      note(OURS, what, ms);
      standing.push(brokenIn(result));
    };
    if (wanted.has('check')) {
      conflicts('check', () => conflictsAtEnd(other));
      conflicts('check by their rules', () => conflictsAtEnd(same));
    }
    if (wanted.has('all')) {
      conflicts('lives', () => lived(other));
      conflicts('lives by their rules', () => lived(same, NO_CHECKS));
      note(OURS, 'twists', best(reached, { runs, prepare: fresh }).ms);
    }
    // Ways to the same: looking once at the end, and what is left there of all lives; with all rules, and with the peers' alone.
    const found = new Set(standing.map((counts) => counts.join()));
    if (found.size > 1) problem(`ours break the rules in different ways: ${[...found].join(' or ')}`);
    if (wanted.has('check'))
      note(
        OURS,
        'broken',
        standing[0].reduce((sum, count) => sum + count, 0),
      );
    return standing[0];
  }

  function measure(peer) {
    const { name } = peer;
    const prepared = peer.prepare?.(facts) ?? facts;
    const dispose = peer.close;
    const load = () => peer.load(prepared);
    const close = dispose && ((_, store) => dispose(store));
    note(name, 'load', best(load, { runs, once: true, dispose: close }).ms);
    const store = load();
    const each = (find) => (from) => {
      let last;
      for (const q of asked) last = find(from, q);
      return last;
    };
    const lookUpAll = each(peer.lookUp);
    if (wanted.has('first')) note(name, 'first', best(lookUpAll, { runs: many, prepare: load, dispose }).ms);
    if (wanted.has('look')) note(name, 'look', best(() => lookUpAll(store), { runs }).ms);
    compareAnswers(
      name,
      asked.map((q) => peer.lookUp(store, q)),
      answers,
    );
    if (wanted.has('keyed')) {
      const keyed = peer.loadByKey(prepared);
      const all = each(peer.lookUpByKey);
      note(name, 'keyed', best(() => all(keyed), { runs }).ms);
      compareAnswers(
        `${name}, by key`,
        asked.map((q) => peer.lookUpByKey(keyed, q)),
        keyedAnswers,
      );
      dispose?.(keyed);
    }
    if (wanted.has('check')) {
      peer.readyToCheck?.(store, facts);
      const checked = best(() => peer.check(store, facts), { runs });
      note(name, 'check', checked.ms);
      compareCounts(name, checked.result);
    }
    dispose?.(store);
  }

  function measureClingo() {
    const { name, PATIENCE } = clingo;
    const unmeasured = (whats, why) => {
      for (const what of whats) emit({ who: name, what, why });
    };
    if (!clingo.isThere()) {
      unmeasured(OF_CLINGO, 'clingo could not be installed');
      return;
    }
    const late = `clingo was not done after ${PATIENCE / 60} minutes`;
    /** What a program takes over another that is part of it; both null where they take too long. */
    const over = (what, more, less, times = 1) => {
      if (more === null || less === null) unmeasured([what], late);
      else if (more.ms <= less.ms) unmeasured([what], 'it is less than what two runs of clingo differ by');
      else note(name, what, (more.ms - less.ms) / times);
    };
    const cheapest = (program) => {
      let found = null;
      for (let run = 0; run < runs; run++) {
        const one = clingo.run(program);
        if (one === null) return null;
        if (found === null || one.ms < found.ms) found = one;
      }
      return found;
    };
    // A thousand are lost in what its runs differ by.
    const often = 10;
    const questions = lookUps(facts, known, asked.length * often, random(8));
    const { facts: holding, asking } = clingo.holding(facts, questions);
    const [held, told] = [holding, asking].map(cheapest);
    if (held === null) unmeasured(['load'], late);
    else note(name, 'load', held.ms);
    over('look', told, held, often);
    if (told)
      compareAnswers(
        name,
        clingo.answersIn(told.shown, questions.length),
        questions.map((q) => plain(fluents[q.fluent], q)),
      );
    const { facts: standing, checking } = clingo.standing(facts);
    const [stood, checked] = [standing, checking].map(cheapest);
    over('check', checked, stood);
    if (checked === null) unmeasured(['load and check'], late);
    else {
      note(name, 'load and check', checked.ms);
      compareCounts(name, clingo.countsIn(checked.shown));
    }
  }

  function compareAnswers(name, theirs, expected) {
    const wrong = theirs.findIndex((answer, i) => answer !== expected[i]);
    if (wrong >= 0) problem(`${name}: look-up ${wrong} gives ${theirs[wrong]}, ours ${expected[wrong]}`);
  }

  function compareCounts(name, theirs) {
    if (theirs.join() !== counts.join()) problem(`${name}: ${theirs} break the rules, ours ${counts}`);
  }
}
