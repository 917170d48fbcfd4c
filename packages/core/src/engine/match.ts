import type { Argument, Clause, EntityId, Position, Rule, RulePart, Value, Word } from '../story/model.ts';
import type { Act } from './assertion.ts';
import { Derivations } from './derivations.ts';
import type { Relation } from './fluent.ts';
import { Holdings } from './holdings.ts';
import { type Instant, slotOf } from './instant.ts';
import type { Painting } from './painting.ts';
import type { FluentValue } from './timeline.ts';

/** What the variables of a pattern stand for. */
export type Bindings = Readonly<Record<string, Value>>;

/**
 * The bindings with one more. Copied key by key: V8 gives each object a shape of its own to which a key is added after a spread, and
 * looks every key of it up the long way.
 */
export const withBound = (bindings: Bindings, name: string, value: Value): Bindings => {
  const more: Record<string, Value> = Object.assign({}, bindings);
  more[name] = value;
  return more;
};

/** What the matcher looks things up in. */
export interface World {
  readonly painting: Painting;
  readonly rules: readonly Rule[];
  /** Acts of a word, in the order of telling. */
  actsOf(word: string): readonly Act[];
  /** What somebody does, under any name that they go by as of a position. */
  actsBy(subject: EntityId, position: Position): readonly Act[];
  /** Whether the act is in the view as of a position. */
  isDone(act: Act, position: Position): boolean;
  actInstant(act: Act, position: Position): Instant;
  /** Introduced so far, beings counted once; with `people` only those a default is assumed of. */
  beings(position: Position, people: boolean): Iterable<EntityId>;
  /** Whole years of story time from one instant to another, less than none if it is earlier; undefined if not known. */
  yearsBetween(from: Instant, to: Instant): number | undefined;
  /** Introduced so far, places left out. */
  movables(position: Position): Iterable<EntityId>;
  isAssumed(entity: EntityId, position: Position): boolean;
  within(entity: EntityId): EntityId | null;
  /** The entity of that name among those introduced. */
  called(name: string, position: Position): EntityId | undefined;
  namesOf(entity: EntityId, position: Position): readonly string[];
  /** Solutions of a claim part of a rule (`?x knows ?what`). */
  claims(
    part: Extract<RulePart, { type: 'claim' }>,
    bindings: Bindings,
    instant: Instant,
    position: Position,
  ): Iterable<Bindings>;
}

export const NONE = Symbol('a name that means nobody');
type Found = Value | undefined | typeof NONE;

/**
 * Finds what makes clauses true at an instant as of a position: the one evaluator behind questions, rules, derivations and
 * places within places.
 */
export class Matcher {
  readonly #world: World;
  readonly #derivations: Derivations;
  readonly #holdings: Holdings;

  constructor(world: World) {
    this.#world = world;
    this.#derivations = new Derivations(world, this);
    this.#holdings = new Holdings(world, this.#derivations);
  }

  // -------------------------------------------------------------- what holds of what is known

  /** True, false, or undefined where the view holds nothing either way. */
  truth(relation: Relation, args: readonly Value[], t: Instant, p: Position): boolean | undefined {
    return this.#holdings.truth(relation, args, t, p);
  }

  /** Whether a fluent has a value; for where somebody is, whether that place holds them. */
  has(relation: Relation, key: readonly Value[], wanted: Value, t: Instant, p: Position): boolean {
    return this.#holdings.has(relation, key, wanted, t, p);
  }

  /** Whether the fluent has the value (any, if none is given): undefined where the view holds nothing either way. */
  known(
    relation: Relation,
    key: readonly Value[],
    wanted: Value | undefined,
    t: Instant,
    p: Position,
  ): boolean | undefined {
    return this.#holdings.known(relation, key, wanted, t, p);
  }

  /** The value of a fluent: told, else derived; null where it is known to have lost the one it had. */
  valueOf(relation: Relation, key: readonly Value[], t: Instant, p: Position): Value | null | undefined {
    return this.#holdings.valueOf(relation, key, t, p);
  }

  /** The innermost place of something. */
  placeOf(entity: Value, t: Instant, p: Position): Value | undefined {
    return this.#holdings.placeOf(entity, t, p);
  }

  /** The places that hold something, innermost first. */
  places(entity: Value, t: Instant, p: Position): Value[] {
    return this.#holdings.places(entity, t, p);
  }

  /** Whether `inner` is `outer` or within it. */
  contains(outer: Value, inner: Value, t: Instant, p: Position): boolean {
    return this.#holdings.contains(outer, inner, t, p);
  }

  // -------------------------------------------------------------- parts

  /** All ways in which every part holds, given what is bound already. */
  *all(
    parts: readonly RulePart[],
    bindings: Bindings,
    t: Instant,
    p: Position,
    from = 0,
  ): Generator<Bindings> {
    const part = parts[from];
    if (part === undefined) {
      yield bindings;
      return;
    }
    for (const found of this.part(part, bindings, t, p)) yield* this.all(parts, found, t, p, from + 1);
  }

  *part(part: RulePart, bindings: Bindings, t: Instant, p: Position): Generator<Bindings> {
    if (part.type === 'clause') yield* this.clause(part.clause, bindings, t, p);
    else if (part.type === 'claim') yield* this.#world.claims(part, bindings, t, p);
    else yield* this.#acting(part.subject, bindings, t, p);
  }

  holds(part: RulePart, bindings: Bindings, t: Instant, p: Position): boolean {
    for (const _ of this.part(part, bindings, t, p)) return true;
    return false;
  }

  *clause(clause: Clause, bindings: Bindings, t: Instant, p: Position): Generator<Bindings> {
    const { word } = clause;
    if (word.kind === 'act') yield* this.#done(clause, bindings, t, p);
    else if (word.kind === 'identity') yield* this.#same(clause, bindings, p);
    else {
      const relation = this.#relation(word);
      if (relation.value < 0) yield* this.#yesOrNo(clause, relation, bindings, t, p);
      else yield* this.#valued(clause, relation, bindings, t, p);
    }
  }

  // -------------------------------------------------------------- arguments

  value(argument: Argument, bindings: Bindings, p: Position): Found {
    switch (argument.type) {
      case 'value':
        return this.#world.painting.canonical(argument.value, p);
      case 'variable': {
        const bound = bindings[argument.name];
        return bound === undefined ? undefined : this.#world.painting.canonical(bound, p);
      }
      case 'possessive': {
        const owner = bindings[argument.variable];
        if (typeof owner !== 'number') return NONE;
        for (const name of this.#world.namesOf(owner, p)) {
          const found = this.#world.called(`${name}'s ${argument.rest}`, p);
          if (found !== undefined) return this.#world.painting.canonical(found, p);
        }
        return NONE;
      }
      case 'unknown':
        return NONE;
    }
  }

  /** Binds an argument to a value, if it can stand for it. */
  bind(argument: Argument, value: Value, bindings: Bindings, p: Position): Bindings | null {
    const bound = this.value(argument, bindings, p);
    if (bound === NONE) return null;
    const canonical = this.#world.painting.canonical(value, p);
    if (bound !== undefined) return bound === canonical ? bindings : null;
    if (argument.type !== 'variable') return null;
    return withBound(bindings, argument.name, canonical);
  }

  #unifyAll(
    args: readonly Argument[],
    values: readonly Value[],
    bindings: Bindings,
    p: Position,
  ): Bindings | null {
    let found: Bindings | null = bindings;
    for (let i = 0; i < args.length && found; i++) found = this.bind(args[i]!, values[i]!, found, p);
    return found;
  }

  #relation(word: Word): Relation {
    return this.#world.painting.relation(this.#world.painting.shape(word));
  }

  // -------------------------------------------------------------- acts and identity

  /** An act has been done if it was done at or before the instant. */
  *#done(clause: Clause, bindings: Bindings, t: Instant, p: Position): Generator<Bindings> {
    const { painting } = this.#world;
    const sees = (act: Act) => this.#world.isDone(act, p) && this.#world.actInstant(act, p) <= t;
    if (clause.args.some((a) => this.value(a, bindings, p) === NONE)) {
      if (clause.negated) yield bindings;
      return;
    }
    const orders =
      clause.word.bothWays && clause.args.length === 2
        ? [clause.args, [clause.args[1]!, clause.args[0]!]]
        : [clause.args];
    let any = false;
    for (const act of this.#world.actsOf(clause.word.id)) {
      if (!sees(act)) continue;
      for (const args of orders) {
        const found = this.#unifyAll(
          args,
          act.args.map((v) => painting.canonical(v, p)),
          bindings,
          p,
        );
        if (!found) continue;
        any = true;
        if (!clause.negated) yield found;
      }
    }
    if (clause.negated && !any) yield bindings;
  }

  /** `?x acts`, as a condition: it does something in the same moment. */
  *#acting(subject: Argument, bindings: Bindings, t: Instant, p: Position): Generator<Bindings> {
    const bound = this.value(subject, bindings, p);
    if (bound === NONE) return;
    const candidates = typeof bound === 'number' ? [bound] : [...this.#world.beings(p, false)];
    for (const being of candidates) {
      const acts = this.#world.actsBy(being, p).some((act) => {
        return this.#world.isDone(act, p) && slotOf(this.#world.actInstant(act, p)) === slotOf(t);
      });
      const found = acts ? this.bind(subject, being, bindings, p) : null;
      if (found) yield found;
    }
  }

  *#same(clause: Clause, bindings: Bindings, p: Position): Generator<Bindings> {
    const [left, right] = clause.args;
    if (!left || !right) return;
    const one = this.value(left, bindings, p);
    const other = this.value(right, bindings, p);
    if (one === NONE || other === NONE) return;
    const { identity } = this.#world.painting;
    if (one !== undefined && other !== undefined) {
      if ((one === other) !== clause.negated) yield bindings;
      return;
    }
    if (clause.negated) return;
    const known = one ?? other;
    const beings = typeof known === 'number' ? [known] : [...this.#world.beings(p, false)];
    for (const being of beings) {
      if (identity.members(being, p).length < 2) continue;
      const found = this.#unifyAll([left, right], [being, being], bindings, p);
      if (found) yield found;
    }
  }

  // -------------------------------------------------------------- yes or no

  *#yesOrNo(
    clause: Clause,
    relation: Relation,
    bindings: Bindings,
    t: Instant,
    p: Position,
  ): Generator<Bindings> {
    const flipped = this.#world.painting.shape(clause.word).flipped;
    const want = clause.negated === flipped;
    const values = clause.args.map((a) => this.value(a, bindings, p));
    if (values.includes(NONE)) return;
    if (!values.includes(undefined)) {
      if (this.truth(relation, values as Value[], t, p) === want) yield bindings;
      return;
    }
    const seen = new Set<string>();
    for (const args of this.#candidates(relation, values as (Value | undefined)[], t, p)) {
      if (this.truth(relation, args, t, p) !== want) continue;
      const found = this.#unifyAll(clause.args, args, bindings, p);
      if (!found) continue;
      const id = JSON.stringify(found);
      if (!seen.has(id)) {
        seen.add(id);
        yield found;
      }
    }
  }

  /** Argument lists of a yes-or-no relation worth asking about, given some of the arguments. */
  *#candidates(
    relation: Relation,
    values: readonly (Value | undefined)[],
    t: Instant,
    p: Position,
  ): Generator<readonly Value[]> {
    const bothWays = relation.word.bothWays && values.length === 2;
    for (const fluent of this.#holdings.fluents(relation, values, bothWays)) {
      yield fluent.key;
      if (bothWays) yield [fluent.key[1]!, fluent.key[0]!];
    }
    for (const holds of [true, false]) {
      yield* this.#derivations.derived(relation, values, t, p, holds);
      if (!bothWays) continue;
      for (const [one, other] of this.#derivations.derived(relation, [values[1], values[0]], t, p, holds))
        yield [other!, one!];
    }
    if (relation.word.assumedOfPeople && values.length === 1) {
      for (const being of this.#world.beings(p, true)) yield [being];
    }
  }

  // -------------------------------------------------------------- values

  *#valued(
    clause: Clause,
    relation: Relation,
    bindings: Bindings,
    t: Instant,
    p: Position,
  ): Generator<Bindings> {
    const values = clause.args.map((a) => this.value(a, bindings, p));
    if (values.includes(NONE)) return;
    const keyed = values.filter((_, i) => i !== relation.value);
    const wanted = values[relation.value] as Value | undefined;
    if (clause.negated) {
      yield* this.#lost(relation, keyed as (Value | undefined)[], wanted, bindings, t, p);
      return;
    }
    for (const [key, value] of this.#holdings.held(relation, keyed as (Value | undefined)[], wanted, t, p)) {
      const args = [...key.slice(0, relation.value), value, ...key.slice(relation.value)];
      const found = this.#unifyAll(clause.args, args, bindings, p);
      if (found) yield found;
    }
  }

  /** A negation over a value: the view holds another, or knows that the fluent lost it. */
  *#lost(
    relation: Relation,
    key: readonly (Value | undefined)[],
    wanted: Value | undefined,
    bindings: Bindings,
    t: Instant,
    p: Position,
  ): Generator<Bindings> {
    if (key.includes(undefined)) return;
    if (this.known(relation, key as Value[], wanted, t, p) === false) yield bindings;
  }
}

export type { FluentValue };
