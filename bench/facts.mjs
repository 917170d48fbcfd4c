// What our engine holds of a story, as plain numbers: so that every peer holds the same and nothing else.

/**
 * @returns `changes`: each change of each fluent, alive or painted over, in the order of telling: { fluent, at, value, born, died };
 *   `acts`: what may break the rule that the dead do not act, as of the end; `fluents`: how many; `end`: the last position.
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
  for (const relation of painting.relations.values()) {
    for (const fluent of relation.fluents) {
      const id = ids.size;
      ids.set(fluent, id);
      for (const c of fluent.timeline.ever)
        changes.push({ fluent: id, at: c.at, value: valueId(c.value), born: c.born, died: c.died });
    }
  }
  changes.sort((a, b) => a.born - b.born || a.at - b.at);
  const relationOf = (id) => painting.relations.get(id);
  const fluentOf = (relation, entity) => {
    const found = relation?.find([painting.canonical(entity, engine.end)]);
    return found ? ids.get(found) : -1;
  };
  const alive = relationOf('?x is alive');
  const ghost = relationOf('?x is a ghost');
  const acts = [];
  for (const act of engine.acts) {
    if (act.subject === null || !engine.isDone(act, engine.end)) continue;
    const dying = act.effects.find((e) => e.word.id === '?x is dead' || e.word.id === '?x is alive');
    acts.push({
      alive: fluentOf(alive, act.subject),
      ghost: fluentOf(ghost, act.subject),
      at: engine.actInstant(act, engine.end),
      // The same death told twice, at one moment, is one death.
      dies: dying ? fluentOf(alive, dying.args[0]) : -1,
    });
  }
  return {
    changes,
    acts,
    fluents: ids.size,
    ids,
    valueId,
    end: engine.end,
    sentences: story.sentences.length,
    no: valueId(false),
    yes: valueId(true),
  };
}

/** Look-ups at random, the same for the same seed: { fluent, at, position }. */
export function lookUps(facts, engine, count, below) {
  const instants = [];
  for (const sentence of engine.story.sentences) instants.push(engine.instantOfSentence(sentence, facts.end));
  return Array.from({ length: count }, () => ({
    fluent: below(facts.fluents),
    at: instants[below(instants.length)],
    position: 1 + below(facts.sentences),
  }));
}

const WIDTH = 2 ** 30;
export const slotOf = (instant) => Math.floor(instant / WIDTH);
