// The fairer limit for loading: sorted arrays that read the sentences themselves. Given the same parsed statements as our engine, this
// works out who comes into a scene and leaves it, what acts bring about, what is claimed and when everything happens, as simply as
// somebody would who knows what these stories hold: no dream, nobody who turns out to be another, no scene that is moved (the kind
// `plain`), no reasons kept for anything, no log of what changed. Whatever else comes up is an error.

export const name = 'sorted arrays that read';

const WIDTH = 2 ** 30;
const ALWAYS = Number.NEGATIVE_INFINITY;
const EVER = Number.POSITIVE_INFINITY;

function upTo(array, at) {
  const last = array.length - 1;
  if (last >= 0 && array[last].at <= at) return last + 1;
  let low = 0;
  let high = array.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (array[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What there is to know of a word: whose timelines it uses, whether turned round, and which argument is the value. */
function shapeOf(word, words) {
  let base = word;
  let flipped = false;
  while (base.oppositeOf !== null) {
    base = words.get(base.oppositeOf);
    flipped = !flipped;
  }
  const value = base.oneHolder ? 0 : base.oneAtATime ? base.variables.length - 1 : -1;
  const places = new Map(word.variables.map((v, i) => [v.name, i]));
  const taking = word.variables.flatMap((v, i) =>
    word.kind === 'fact' || (word.atADistance && i > 0) || word.about.includes(v.name) ? [] : [i],
  );
  // Of each effect: which of the act's arguments stands where; -1 where it is left open.
  const effects = word.effects.map((e) => ({
    word: e.word,
    holds: !e.negated,
    from: e.args.map((a) => places.get(a.name) ?? -1),
  }));
  return {
    id: base.id,
    base,
    flipped,
    value: base.variables.length > 1 ? value : -1,
    taking,
    effects,
    place: base.role === 'whereabouts',
    fact: base.kind === 'fact',
    act: word.kind === 'act',
  };
}

class Reader {
  relations = new Map();
  acts = [];
  #shapes = new Map();
  #story;
  #whereabouts;
  #rank;
  /** By entity: the scene that it is in. */
  #in;
  /** Whoever the sentence being read takes elsewhere. */
  #gone = [];

  constructor(story) {
    this.#story = story;
    this.#whereabouts = [...story.words.values()].find((w) => w.role === 'whereabouts');
    this.#in = new Int32Array(story.entities.length);
    // Each moment comes after all told before it.
    this.#rank = Int32Array.from(story.moments, (_, i) => i + 1);
    for (const scene of story.scenes) this.#scene(scene);
  }

  #shape(word) {
    let shape = this.#shapes.get(word);
    if (!shape) {
      shape = shapeOf(word, this.#story.words);
      this.#shapes.set(word, shape);
    }
    return shape;
  }

  instant(moment, told) {
    return this.#rank[moment] * WIDTH + told * 2;
  }

  /** When a sentence's scene has got to as it is told: instants are its own, and not our engine's. */
  instantOf({ scene, position }) {
    return this.instant(this.#story.scenes[scene - 1].moment, position);
  }

  #scene(scene) {
    this.#enter(scene.with, scene, scene.first);
    for (let position = scene.first; position <= scene.last; position++)
      this.#sentence(this.#story.sentences[position - 1], scene);
  }

  #enter(entities, scene, position) {
    for (const entity of entities) {
      if (this.#in[entity] === scene.number || this.#story.entities[entity].kind !== 'person') continue;
      this.#in[entity] = scene.number;
      if (scene.place !== null)
        this.#say(
          this.#whereabouts,
          [entity, scene.place],
          true,
          position,
          position - 0.5,
          scene,
          null,
          false,
        );
    }
  }

  #sentence({ position, statement, mark }, scene) {
    if (!statement) return;
    if (mark !== null && mark !== 'reveal') throw new Error(`Nobody here reads "${mark}".`);
    if (statement.when === null) this.#enter(this.#takingPart(statement), scene, position);
    this.#gone.length = 0;
    this.#state(statement, position, scene, false, mark === 'reveal');
    for (const entity of this.#gone) this.#in[entity] = 0;
  }

  #takingPart(statement) {
    if (statement.type === 'claim') return [statement.holder, ...statement.to].map((a) => a.value);
    const found = [];
    for (const { word, args } of statement.clauses)
      for (const i of this.#shape(word).taking)
        if (typeof args[i].value === 'number') found.push(args[i].value);
    return found;
  }

  #state(statement, position, scene, ifNothing, reveal) {
    const { when } = statement;
    if (statement.type === 'claim') {
      if (statement.verb === 'tells')
        this.acts.push({
          subject: statement.holder.value,
          verb: 'tells',
          at: this.instant(scene.moment, position),
        });
      else if (statement.verb === 'knows') this.#state(statement.content, position, scene, !reveal, reveal);
      else throw new Error(`Nobody here reads who ${statement.verb} what.`);
      return;
    }
    if (statement.type !== 'clauses') throw new Error(`Nobody here reads ${statement.type}.`);
    for (const { word, args, negated } of statement.clauses) {
      const shape = this.#shape(word);
      const given = args.map((a) => a.value);
      if (!shape.act) {
        this.#say(word, given, !negated, position, position, scene, when, ifNothing);
        continue;
      }
      for (const effect of shape.effects)
        this.#say(
          effect.word,
          effect.from.map((i) => (i < 0 ? null : given[i])),
          effect.holds,
          position,
          position,
          scene,
          when,
          ifNothing,
        );
      this.acts.push({ word, subject: given[0], args: given, at: this.instant(scene.moment, position) });
    }
  }

  /** The changes of a fluent, in the order of story time: what is now, and what was painted over. */
  fluent({ id, base, value }, args) {
    let relation = this.relations.get(id);
    if (!relation) {
      relation = new Map();
      this.relations.set(id, relation);
    }
    let key;
    if (value >= 0) key = args[1 - value];
    else if (args.length === 1) key = args[0];
    else {
      const turned = base.bothWays && args[0] > args[1];
      key = args[turned ? 1 : 0] * 2 ** 26 + args[turned ? 0 : 1];
    }
    let fluent = relation.get(key);
    if (!fluent) {
      fluent = { now: [], dead: [], all: null, number: -1 };
      relation.set(key, fluent);
    }
    return fluent;
  }

  #say(word, args, says, position, told, scene, when, ifNothing) {
    const shape = this.#shape(word);
    const holds = says !== shape.flipped;
    const fluent = this.fluent(shape, args);
    const { now } = fluent;
    if (when !== null && when.type !== 'at' && when.type !== 'since')
      throw new Error(`Nobody here reads ${when.type}.`);
    const at =
      when === null
        ? this.instant(scene.moment, told)
        : when.type === 'at'
          ? this.instant(when.moment, told)
          : this.#rank[when.from] * WIDTH;
    const i = upTo(now, at);
    const before = i > 0 ? now[i - 1].value : undefined;
    if (ifNothing && before !== undefined) return;
    let value = holds;
    if (shape.value >= 0) {
      value = holds ? args[shape.value] : null;
      // A negation takes away a value that is there.
      const wanted = args[shape.value];
      if (!holds && (before === undefined || before === null || (wanted !== null && wanted !== before)))
        return;
    }
    if (shape.fact && when === null) this.#paint(fluent, ALWAYS, EVER, value, position);
    else if (when?.type === 'since')
      this.#paint(fluent, at, this.instant(scene.moment, told), value, position);
    else this.#put(fluent, i, at, value, position);
    if (
      shape.place &&
      holds &&
      before !== value &&
      told === position &&
      when?.type !== 'since' &&
      value !== scene.place
    )
      this.#gone.push(args[0]);
  }

  #put({ now, dead }, i, at, value, position) {
    const change = { at, value, born: position, died: EVER };
    const there = now[i - 1];
    if (there?.at === at) {
      this.#bury(there, dead, position);
      now[i - 1] = change;
    } else if (i === now.length) now.push(change);
    else now.splice(i, 0, change);
  }

  /** What was there in [from, to) goes; the new value lasts from there on. */
  #paint({ now, dead }, from, to, value, position) {
    const first = upTo(now, from);
    const start = first > 0 && now[first - 1].at === from ? first - 1 : first;
    let end = start;
    while (end < now.length && now[end].at < to) this.#bury(now[end++], dead, position);
    now.splice(start, end - start, { at: from, value, born: position, died: EVER });
  }

  #bury(change, dead, position) {
    change.died = position;
    if (change.born < position) dead.push(change);
  }
}

/** @returns the relations, each with its fluents' changes. */
export const load = (story) => new Reader(story);

/** The fluent of a relation and a key, as our engine has it; undefined where nothing was ever said of it. */
export function find(store, { word }, [one, other]) {
  return store.relations.get(word.id)?.get(other === undefined ? one : one * 2 ** 26 + other);
}

/** When a sentence's scene has got to as it is told. */
export const instantOf = (store, sentence) => store.instantOf(sentence);

/** What somebody told as far as `position` takes a fluent to be at an instant. */
export function lookUp(_, fluent, at, position) {
  fluent.all ??= [...fluent.dead, ...fluent.now].sort((a, b) => a.at - b.at || a.born - b.born);
  for (let i = upTo(fluent.all, at) - 1; i >= 0; i--) {
    const change = fluent.all[i];
    if (change.born <= position && position < change.died) return change.value;
  }
  return undefined;
}
