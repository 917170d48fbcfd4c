// What our engine holds of a story, as plain numbers: so that every peer holds the same and nothing else.

import { instantOf, thingsOf } from './product.mjs';

/** All fluents of an engine: in the same order in each engine of a story that nobody has asked anything. */
export const fluentsOf = (engine) =>
  [...engine.painting.relations.values()].flatMap((relation) => [...relation.fluents]);

/**
 * @returns `changes`: each change of each fluent, alive or painted over, in the order of telling: { fluent, at, value, born, died };
 *   `keys`: of each fluent the number of its word and its arguments, [word, one, other], -1 where it has no other;
 *   `cases`: what may break a rule, as of the end; `fluents`: how many; `end`: the last position.
 */
export function factsOf(engine) {
  const { painting, story } = engine;
  const ids = new Map();
  const values = new Map();
  const valueId = (v) => {
    if (v === undefined || v === null) return -1;
    if (!values.has(v)) values.set(v, values.size);
    return values.get(v);
  };
  const changes = [];
  const keys = [];
  const words = new Map([...painting.relations.keys()].map((word, i) => [word, i]));
  for (const fluent of fluentsOf(engine)) {
    const id = ids.size;
    ids.set(fluent, id);
    keys.push([words.get(fluent.relation.word.id), ...plainKey(fluent.key)]);
    for (const c of fluent.timeline.ever)
      changes.push({ fluent: id, at: c.at, value: valueId(c.value), born: c.born, died: c.died });
  }
  changes.sort((a, b) => a.born - b.born || a.at - b.at);
  const cases = casesOf(engine, { ids, valueId, no: valueId(false), yes: valueId(true) });
  return {
    changes,
    keys,
    words,
    cases,
    fluents: ids.size,
    ids,
    valueId,
    end: engine.end,
    sentences: story.sentences.length,
  };
}

/** A fluent's arguments as two numbers. */
function plainKey([one, other = -1, ...more]) {
  // Of nothing else is anything told here, so that two numbers are all that a peer needs.
  if (more.length > 0 || typeof one !== 'number' || typeof other !== 'number')
    throw new Error('These stories have fluents of more than two entities now.');
  return [one, other];
}

/** The rules of which the stories hold anything, in the order in which peers count what breaks them. */
export const RULES = [
  'the dead do not act',
  'the blind do not see',
  'the deaf do not hear',
  'one marriage at a time',
  'nobody is their parent’s parent',
  'nobody parts with what another has',
];

/**
 * What may break a rule, as of the end: a rule is broken where `fluent` has `value` at `before` (with `unlike` 1: has another value),
 * unless `excuse` has `pardon` at `at`, unless `retold` had `value` since the same moment (the same death told twice is one death).
 * Which fluents those are is worked out here, so that no peer has to: -1 where nothing was ever said of it.
 */
function casesOf(engine, { ids, valueId, no, yes }) {
  const { painting, end } = engine;
  const relation = (id) => painting.relations.get(id);
  const one = (id, ...key) => {
    const found = relation(id);
    const fluent = found && painting.find(found, key, end);
    return fluent ? ids.get(fluent) : -1;
  };
  const who = (value) => painting.canonical(value, end);
  const cases = [];
  // All of one shape, as whoever wants them quick would have them.
  const add = ({
    rule,
    fluent,
    value,
    before,
    at,
    unlike = 0,
    excuse = -1,
    pardon = -1,
    retold = -1,
    gives = -1,
  }) => cases.push({ rule, fluent, value, unlike, before, excuse, pardon, at, retold, gives });
  // Of no member of anything is ever told here, so that nothing excuses who parts with what another has.
  if (relation('?x is a member of ?group')?.size > 0) throw new Error('These stories have groups now.');
  for (const act of engine.acts) {
    if (act.subject === null || !engine.isDone(act, end)) continue;
    const at = engine.actInstant(act, end);
    const x = who(act.subject);
    const effect = (id) => act.effects.find((e) => painting.relation(e.shape).word.id === id);
    const dying = effect('?x is alive');
    for (const thing of thingsOf(engine, act, 'parts with'))
      add({
        rule: 5,
        fluent: one('?x holds ?thing', who(thing)),
        value: valueId(x),
        unlike: 1,
        before: at - 1,
        at,
      });
    add({
      rule: 0,
      fluent: one('?x is alive', x),
      value: no,
      before: at - 1,
      excuse: one('?x is a ghost', x),
      pardon: yes,
      at,
      retold: dying ? one('?x is alive', who(dying.args[0])) : -1,
      gives: dying?.holds ? yes : no,
    });
    if (act.word?.id === '?x sees ?y')
      add({ rule: 1, fluent: one('?x is blind', x), value: yes, before: at - 1, at });
    if (act.word?.id === '?x hears ?y')
      add({ rule: 2, fluent: one('?x is deaf', x), value: yes, before: at - 1, at });
    if (act.word?.id !== '?x marries ?y') continue;
    const married = relation('?x is married to ?y');
    for (const fluent of new Set([...married.withKey(0, x), ...married.withKey(1, x)])) {
      const z = fluent.key[0] === x ? fluent.key[1] : fluent.key[0];
      add({
        rule: 3,
        fluent: ids.get(fluent),
        value: yes,
        before: at - 1,
        excuse: one('?x is alive', z),
        pardon: no,
        at,
        retold: one('?x is married to ?y', ...act.args.map(who)),
        gives: yes,
      });
    }
  }
  const start = Number.NEGATIVE_INFINITY;
  for (const fluent of relation('?x is the parent of ?y')?.fluents ?? []) {
    if (fluent.timeline.valueAt(start, end) !== true) continue;
    const other = one('?x is the parent of ?y', fluent.key[1], fluent.key[0]);
    add({ rule: 4, fluent: other, value: yes, before: start, at: start });
  }
  return cases;
}

/**
 * Look-ups at random, the same for the same seed: { fluent, at, position }, the sentence whose instant `at` is, and the same fluent by
 * its key as told up to the position: `relation` and `args` for our engine, `word`, `one`, `other` for the others, with its number
 * `named`; -1 if there is none.
 */
export function lookUps(facts, engine, count, below) {
  const { painting, story } = engine;
  const { sentences } = story;
  const fluents = [...facts.ids.keys()];
  return Array.from({ length: count }, () => {
    const fluent = below(facts.fluents);
    const sentence = sentences[below(sentences.length)];
    const position = 1 + below(facts.sentences);
    const { relation, key } = fluents[fluent];
    // Whoever names somebody at a position names them by whom they go by there.
    const args = painting.keyFor(relation, key, position);
    const [one, other] = plainKey(args);
    const named = facts.ids.get(relation.find(args)) ?? -1;
    const at = engine.instantOfSentence(sentence, facts.end);
    const word = facts.words.get(relation.word.id);
    return { fluent, at, position, sentence, relation, args, word, one, other, named };
  });
}

/** How many instants a slot of story time holds. */
export const WIDTH = instantOf(1, 0);
export const slotOf = (instant) => Math.floor(instant / WIDTH);
