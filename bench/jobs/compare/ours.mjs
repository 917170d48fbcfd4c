// What our engine takes.

import { best } from '../../clock.mjs';
import { fluentsOf, RULES } from '../../facts.mjs';
import { ConflictBook, conflictsAtEnd, toldTo, twistsOf } from '../../product.mjs';

export const OURS = 'ours';

/** What is measured for each thing that is asked. */
export const OF_US = {
  load: ['load'],
  first: ['first'],
  look: ['look'],
  keyed: ['keyed'],
  check: ['check', 'check by their rules', 'broken'],
  all: ['lives', 'lives by their rules', 'twists'],
};

/** All but loading. */
export function measureOurs(comparison) {
  const { asks } = comparison;
  if (asks.has('first')) firstLooks(comparison);
  if (asks.has('look')) looks(comparison);
  if (asks.has('keyed')) keyedLooks(comparison);
  if (asks.has('check') || asks.has('all')) conflicts(comparison);
  if (asks.has('all')) twists(comparison);
}

/** The 1,000 questions, with an engine's fluents at hand. */
function questions(comparison, engine) {
  const all = fluentsOf(engine);
  const { fluents } = comparison;
  if (all.length !== fluents.length || all.some((f, i) => f.key.join() !== fluents[i].key.join()))
    comparison.problem('two engines of a story have different fluents');
  return comparison.asked.map((q) => ({ timeline: all[q.fluent].timeline, at: q.at, position: q.position }));
}

function lookUpAll(list) {
  let found = 0;
  for (const { timeline, at, position } of list) if (timeline.valueAt(at, position) !== undefined) found++;
  return found;
}

/** So often a short story is looked at before what can be done once only is timed. */
const WARM = 200;

/** Each time of an engine that nobody has looked at: the first look at a fluent puts in order what was painted over there. */
function firstLooks(comparison) {
  const { story, runs } = comparison;
  // The arrays are loaded so quickly that their many runs warm them up, which ours have to be as well.
  const short = comparison.shortened();
  for (let i = 0; i < WARM; i++) lookUpAll(questions(short, toldTo(short.story)));
  const prepare = () => questions(comparison, toldTo(story));
  comparison.note(OURS, 'first', best(lookUpAll, { runs: atLeastTwo(runs), prepare }).ms);
}

/** What takes a millisecond, and can be done once only, is done twice where all else is done once. */
export const atLeastTwo = (runs) => (runs === 1 ? 2 : runs);

function looks(comparison) {
  const list = questions(comparison, comparison.known);
  comparison.note(OURS, 'look', best(() => lookUpAll(list), { runs: comparison.runs }).ms);
}

/** As the engine itself finds a fluent by its key. */
function keyedLooks(comparison) {
  const { known, asked, runs } = comparison;
  const { painting } = known;
  const all = () => {
    let found = 0;
    for (const { relation, args, at, position } of asked) {
      const fluent = painting.find(relation, args, position);
      if (fluent?.timeline.valueAt(at, position) !== undefined) found++;
    }
    return found;
  };
  comparison.note(OURS, 'keyed', best(all, { runs }).ms);
}

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

/** Those at the end, and all with their lives; each with all rules, and with the peers' alone. */
function conflicts(comparison) {
  const { story, asks, runs } = comparison;
  // None of this leaves anything behind in an engine that would make the next run quicker.
  const all = toldTo(story);
  const theirs = toldTo(withTheirRules(story));
  const ways = [];
  const measure = (what, find) => {
    const { ms, result } = best(find, { runs });
    comparison.note(OURS, what, ms);
    ways.push(brokenIn(result));
  };
  if (asks.has('check')) {
    measure('check', () => conflictsAtEnd(all));
    measure('check by their rules', () => conflictsAtEnd(theirs));
  }
  if (asks.has('all')) {
    measure('lives', () => lived(all));
    measure('lives by their rules', () => lived(theirs, NO_CHECKS));
  }
  // Ways to the same: looking once at the end, and what is left there of all lives.
  const found = new Set(ways.map((counts) => counts.join()));
  if (found.size > 1)
    comparison.problem(`ours break the rules in different ways: ${[...found].join(' or ')}`);
  [comparison.counts] = ways;
  const broken = comparison.counts.reduce((sum, count) => sum + count, 0);
  if (asks.has('check')) comparison.note(OURS, 'broken', broken);
}

/** How many scenes all twists show in, and are mentioned in: that is found when it is asked for. */
const reached = (engine) =>
  twistsOf(engine).reduce(
    (sum, { shown, reach, mentions }) => sum + shown.length + reach.length + mentions.length,
    0,
  );

function twists(comparison) {
  const { story, runs } = comparison;
  comparison.note(OURS, 'twists', best(reached, { runs, prepare: () => toldTo(story) }).ms);
}
