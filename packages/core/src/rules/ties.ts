import type { Engine } from '../engine/engine.ts';
import type { Fluent, Relation } from '../engine/fluent.ts';
import type { Argument, Rule, RulePart, Value } from '../story/model.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * How something that a rule about a state looks at hangs together with the state: it names one whom the state names, or one of whom
 * something is said together with one of those.
 *
 *     never ?x is a ghost while ?x shares a room with ?y and ?y is a ghost
 *           the state           the link                 looked at
 *
 * If anything changes about a ghost, only the ghosts need be looked at who were ever said to share a room with them.
 */
interface Tie {
  /** Where among the state's arguments the one stands who ties them, and where among those of what is looked at. */
  readonly state: number;
  readonly looked: number;
  /** What is said of the two, if they are two, and where they stand in it. */
  readonly link: { readonly relation: Relation; readonly state: number; readonly looked: number } | null;
}

/** The ties of a rule about a state; of a relation that it looks at in any other way too there are none. */
export class Ties {
  readonly #engine: Engine;
  readonly #of = new Map<string, readonly Tie[]>();

  constructor(engine: Engine, rule: Rule, { relations, local }: Dependencies) {
    this.#engine = engine;
    const head = argumentsOf(rule.head);
    const derives = engine.rules.some(
      (r) => r.kind === 'derives' && r.head.type === 'clause' && relations.has(this.#id(r.head)),
    );
    const parts = [...rule.conditions, ...rule.exceptions];
    for (const id of relations) {
      // What follows from other rules hangs together with more than what this one says.
      if (derives && !local.has(id)) continue;
      const ties = parts
        .filter((part) => this.#id(part) === id)
        .map((part) => this.#tie(head, argumentsOf(part), rule.conditions));
      if (!ties.includes(null)) this.#of.set(id, ties as Tie[]);
    }
  }

  #id(part: RulePart): string {
    if (part.type !== 'clause' || ['act', 'identity'].includes(part.clause.word.kind)) return '';
    return this.#engine.painting.shape(part.clause.word).word.id;
  }

  #tie(head: readonly Argument[], args: readonly Argument[], conditions: readonly RulePart[]): Tie | null {
    const direct = common(head, args);
    if (direct) return { state: direct[0], looked: direct[1], link: null };
    for (const part of conditions) {
      if (part.type !== 'clause' || !['state', 'fact'].includes(part.clause.word.kind)) continue;
      const { word, negated } = part.clause;
      const shape = this.#engine.painting.shape(word);
      // It has to be told for the rule to be broken.
      if (shape.value >= 0 || shape.word.assumedOfPeople || negated !== shape.flipped) continue;
      const one = common(head, part.clause.args);
      const other = common(args, part.clause.args);
      if (!one || !other) continue;
      const relation = this.#engine.painting.relation(shape);
      return { state: one[0], looked: other[0], link: { relation, state: one[1], looked: other[1] } };
    }
    return null;
  }

  /** The states that rest on a fluent that the rule looks at; null: any may. */
  statesOn(states: Relation, fluent: Fluent): ReadonlySet<Fluent> | null {
    const ties = this.#of.get(fluent.relation.word.id);
    if (!ties || states.value >= 0 || fluent.relation.value >= 0) return null;
    const found = new Set<Fluent>();
    for (const { state, looked, link } of ties)
      for (const value of standing(fluent.relation, fluent.key, looked))
        for (const named of link ? across(link.relation, value, link.looked, link.state) : [value])
          for (const other of having(states, named, state)) found.add(other);
    return found;
  }

  /** The fluents of a relation that the rule may look at for a state with these arguments. */
  lookedAt(looked: Relation, states: Relation, args: readonly Value[]): Iterable<Fluent> {
    const ties = this.#of.get(looked.word.id);
    if (!ties || looked.value >= 0 || states.value >= 0) return looked.fluents;
    const found = new Set<Fluent>();
    for (const { state, looked: place, link } of ties)
      for (const value of standing(states, args, state))
        for (const about of link ? across(link.relation, value, link.state, link.looked) : [value])
          for (const fluent of having(looked, about, place)) found.add(fluent);
    return found;
  }
}

const argumentsOf = (part: RulePart): readonly Argument[] => (part.type === 'clause' ? part.clause.args : []);

/** Where the first variable stands that both have. */
function common(one: readonly Argument[], other: readonly Argument[]): readonly [number, number] | null {
  for (const [i, a] of one.entries()) {
    if (a.type !== 'variable') continue;
    const j = other.findIndex((b) => b.type === 'variable' && b.name === a.name);
    if (j >= 0) return [i, j];
  }
  return null;
}

/** What stands at a place; what is said both ways may stand the other way round. */
const standing = ({ word }: Relation, key: readonly Value[], place: number): readonly Value[] =>
  word.bothWays ? key : [key[place]!];

function* having(relation: Relation, value: Value, place: number): Generator<Fluent> {
  if (!relation.word.bothWays) yield* relation.withKey(place, value);
  else for (let i = 0; i < relation.word.variables.length; i++) yield* relation.withKey(i, value);
}

/** Those who stand at one place where somebody stands at another. */
function* across(relation: Relation, value: Value, from: number, to: number): Generator<Value> {
  for (const { key } of relation.withKey(from, value)) yield key[to]!;
  if (relation.word.bothWays) for (const { key } of relation.withKey(to, value)) yield key[from]!;
}

/** The fluents of a relation whose key holds one of the values. */
export function* naming(relation: Relation, values: Iterable<Value>): Generator<Fluent> {
  for (const value of values)
    for (let i = 0; i < relation.word.variables.length; i++) yield* relation.withKey(i, value);
}
