import type { Argument, Clause, EntityId, Position, Rule, RulePart, Value, Word } from '../story/model.ts';
import type { Act, Shape } from './assertion.ts';
import type { Fluent, Relation } from './fluent.ts';
import { BEGINNING, type Instant, slotOf } from './instant.ts';
import { isPlaced, type Painting } from './painting.ts';
import type { FluentValue } from './timeline.ts';

/** What the variables of a pattern stand for. */
export type Bindings = Readonly<Record<string, Value>>;

/** What the matcher looks things up in. */
export interface World {
  readonly painting: Painting;
  readonly rules: readonly Rule[];
  /** Acts of a word, in the order of telling. */
  actsOf(word: string): readonly Act[];
  actsBy(subject: EntityId): readonly Act[];
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

/** A rule that says when something is so, or is not, and what must have been said for it to yield anything. */
interface Derivation {
  readonly rule: Rule;
  readonly holds: boolean;
  needs: readonly Need[];
}

/** Something must have been said in these words with the value of the head's argument at this place of the key. */
interface Need {
  readonly shape: Shape;
  readonly key: number;
  readonly argument: number;
}

/** What a condition needs, given the head's arguments: `carried` needs that somebody ever held the thing. */
function needsOf(part: RulePart, head: readonly Argument[], { painting }: World): readonly Need[] {
  if (part.type !== 'clause' || part.clause.negated) return [];
  const { word, args } = part.clause;
  if (word.kind === 'act' || word.kind === 'identity' || word.role === 'whereabouts') return [];
  const shape = painting.shape(word);
  // What its opposite says may be so of whoever has neither.
  if (shape.word.bothWays || shape.flipped) return [];
  return args.flatMap((argument, i): Need[] => {
    if (argument.type !== 'variable' || i === shape.value) return [];
    const at = head.findIndex((a) => a.type === 'variable' && a.name === argument.name);
    const key = shape.value >= 0 && shape.value < i ? i - 1 : i;
    return at < 0 ? [] : [{ shape, key, argument: at }];
  });
}

const NONE = Symbol('a name that means nobody');
type Found = Value | undefined | typeof NONE;

/** How far rules may call on rules: a derivation that needs itself is no ground. */
const DEEPEST = 12;

/**
 * Finds what makes clauses true at an instant as of a position: the one evaluator behind questions, rules, derivations and
 * places within places.
 */
export class Matcher {
  readonly #world: World;
  /** The rules that say when something is so, and those that say when it is not, by the relation's word. */
  readonly #derivations = new Map<string, Derivation[]>();
  readonly #open: string[] = [];

  constructor(world: World) {
    this.#world = world;
    for (const rule of world.rules) {
      if (rule.kind !== 'derives' || rule.head.type !== 'clause') continue;
      const { word, args, negated } = rule.head.clause;
      const { word: base, flipped } = world.painting.shape(word);
      const known = this.#derivations.get(base.id) ?? [];
      const needs = rule.conditions.flatMap((part) => needsOf(part, args, world));
      this.#derivations.set(base.id, [...known, { rule, holds: negated === flipped, needs }]);
    }
    // What follows from rules, or is assumed, may hold though nothing was ever said of it.
    for (const derivations of this.#derivations.values())
      for (const derivation of derivations)
        derivation.needs = derivation.needs.filter(
          ({ shape }) => !this.#derivations.has(shape.word.id) && !shape.word.assumedOfPeople,
        );
  }

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

  /** Whether a part certainly does not hold: told at a look, where it is a yes-or-no clause with everything in it bound. */
  excludes(part: RulePart, bindings: Bindings, t: Instant, p: Position): boolean {
    if (part.type !== 'clause') return false;
    const { word, args, negated } = part.clause;
    if (word.kind === 'act' || word.kind === 'identity') return false;
    const shape = this.#world.painting.shape(word);
    if (shape.value >= 0) return false;
    const values: Value[] = [];
    for (const argument of args) {
      const value = this.value(argument, bindings, p);
      if (value === NONE) return true;
      if (value === undefined) return false;
      values.push(value);
    }
    return this.truth(this.#world.painting.relation(shape), values, t, p) !== (negated === shape.flipped);
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
    return { ...bindings, [argument.name]: canonical };
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
      const acts = this.#world.actsBy(being).some((act) => {
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
    for (const fluent of this.#fluents(relation, values, bothWays)) {
      yield fluent.key;
      if (bothWays) yield [fluent.key[1]!, fluent.key[0]!];
    }
    for (const holds of [true, false]) {
      yield* this.#derived(relation, values, t, p, holds);
      if (!bothWays) continue;
      for (const [one, other] of this.#derived(relation, [values[1], values[0]], t, p, holds))
        yield [other!, one!];
    }
    if (relation.word.assumedOfPeople && values.length === 1) {
      for (const being of this.#world.beings(p, true)) yield [being];
    }
  }

  *#fluents(
    relation: Relation,
    values: readonly (Value | undefined)[],
    anyOrder: boolean,
  ): Generator<Fluent> {
    const index = values.findIndex((v) => v !== undefined);
    if (index < 0) yield* relation.fluents;
    else {
      yield* relation.withKey(index, values[index]!);
      if (anyOrder) yield* relation.withKey(1 - index, values[index]!);
    }
  }

  /** True, false, or undefined where the view holds nothing either way. What is told goes before what follows from rules. */
  truth(relation: Relation, args: readonly Value[], t: Instant, p: Position): boolean | undefined {
    const told = this.#fluent(relation, args, p)?.timeline.valueAt(t, p);
    if (typeof told === 'boolean') return told;
    if (this.#derivations.has(relation.word.id)) {
      const key = this.#world.painting.keyFor(relation, args, p);
      const so = this.#follows(relation, key, t, p, true);
      const notSo = this.#follows(relation, key, t, p, false);
      // Where rules say both, nothing is known.
      if (so && notSo) return undefined;
      if (so || notSo) return so;
    }
    if (relation.word.assumedOfPeople && args.length === 1) {
      const [being] = args;
      if (typeof being === 'number' && this.#world.isAssumed(being, p)) return true;
    }
    return undefined;
  }

  /** Whether rules make it so (or not so), either way round for what goes both ways. */
  #follows(relation: Relation, key: readonly Value[], t: Instant, p: Position, holds: boolean): boolean {
    if (key.length === 1 && !this.#mayDerive(relation, key, p, holds)) return false;
    for (const _ of this.#derived(relation, key, t, p, holds)) return true;
    if (!relation.word.bothWays || key.length !== 2) return false;
    for (const _ of this.#derived(relation, [key[1]!, key[0]!], t, p, holds)) return true;
    return false;
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
    for (const [key, value] of this.#held(relation, keyed as (Value | undefined)[], wanted, t, p)) {
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

  /** Whether a fluent has a value; for where somebody is, whether that place holds them. */
  has(relation: Relation, key: readonly Value[], wanted: Value, t: Instant, p: Position): boolean {
    if (isPlaced(relation)) return this.places(key[0]!, t, p).includes(wanted);
    return this.valueOf(relation, key, t, p) === wanted;
  }

  /** Whether the fluent has the value (any, if none is given): undefined where the view holds nothing either way. */
  known(
    relation: Relation,
    key: readonly Value[],
    wanted: Value | undefined,
    t: Instant,
    p: Position,
  ): boolean | undefined {
    if (wanted === undefined ? this.#hasAny(relation, key, t, p) : this.has(relation, key, wanted, t, p))
      return true;
    const change = this.#fluent(relation, key, p)?.timeline.changeAt(t, p);
    if (change?.value === undefined) return this.#hasAny(relation, key, t, p) ? false : undefined;
    if (change.value !== null || wanted === undefined) return false;
    // It lost one value; of others the view holds nothing.
    const lost = change.by && !change.by.whatever ? change.by.args[relation.value] : undefined;
    return lost === undefined || this.#world.painting.canonical(lost, p) === wanted ? false : undefined;
  }

  #hasAny(relation: Relation, key: readonly Value[], t: Instant, p: Position): boolean {
    const value = isPlaced(relation) ? this.placeOf(key[0]!, t, p) : this.valueOf(relation, key, t, p);
    return value !== undefined && value !== null;
  }

  /** The fluent of a key, by the names that its parts go by as of a position. */
  #fluent(relation: Relation, key: readonly Value[], p: Position): Fluent | undefined {
    const { painting } = this.#world;
    return key.length === 1
      ? relation.about(painting.canonical(key[0]!, p))
      : relation.find(painting.keyFor(relation, key, p));
  }

  /** The (key, value) pairs that hold, given part of them. */
  *#held(
    relation: Relation,
    key: readonly (Value | undefined)[],
    wanted: Value | undefined,
    t: Instant,
    p: Position,
  ): Generator<[readonly Value[], Value]> {
    if (isPlaced(relation)) {
      yield* this.#placed(key[0], wanted, t, p);
      return;
    }
    if (!key.includes(undefined)) {
      const value = this.valueOf(relation, key as Value[], t, p);
      if (value !== undefined && value !== null && (wanted === undefined || wanted === value))
        yield [key as Value[], value];
      return;
    }
    const seen = new Set<Fluent>();
    for (const fluent of this.#fluents(relation, key, false)) {
      if (seen.has(fluent)) continue;
      seen.add(fluent);
      if (key.some((k, i) => k !== undefined && k !== fluent.key[i])) continue;
      const value = this.valueOf(relation, fluent.key, t, p);
      if (value !== undefined && value !== null && (wanted === undefined || wanted === value))
        yield [fluent.key, value];
    }
    const asked = [...key.slice(0, relation.value), wanted, ...key.slice(relation.value)];
    for (const args of this.#derived(relation, asked, t, p)) {
      const keyed = args.filter((_, i) => i !== relation.value);
      if (typeof this.#told(relation, keyed, t, p) === 'undefined') yield [keyed, args[relation.value]!];
    }
  }

  #told(relation: Relation, key: readonly Value[], t: Instant, p: Position): Value | null | undefined {
    const value = this.#fluent(relation, key, p)?.timeline.valueAt(t, p);
    if (typeof value === 'boolean') return undefined;
    return typeof value === 'number' ? this.#world.painting.canonical(value, p) : value;
  }

  /** An age told at one moment, as it is at another: it grows with story time. Unknown where the years between are not known. */
  #age(relation: Relation, key: readonly Value[], t: Instant, p: Position): Value | undefined {
    const changes = this.#fluent(relation, key, p)?.timeline.aliveAt(p) ?? [];
    const told = changes.findLast((c) => c.at <= t) ?? (t === BEGINNING ? undefined : changes[0]);
    if (!told || (typeof told.value !== 'string' && typeof told.value !== 'number')) return undefined;
    const years = this.#world.yearsBetween(told.at, t);
    return years === undefined ? undefined : String(Number(told.value) + years);
  }

  /** The value of a fluent: told, else derived; null where it is known to have lost the one it had. */
  valueOf(relation: Relation, key: readonly Value[], t: Instant, p: Position): Value | null | undefined {
    if (relation.word.kind === 'age') return this.#age(relation, key, t, p);
    const told = this.#told(relation, key, t, p);
    if ((told !== undefined && told !== null) || !this.#derivations.has(relation.word.id)) return told;
    const asked: (Value | undefined)[] = [...key];
    asked.splice(relation.value, 0, undefined);
    if (!this.#mayDerive(relation, asked, p, true)) return told;
    for (const args of this.#derived(relation, asked, t, p)) return args[relation.value];
    return told;
  }

  // -------------------------------------------------------------- places

  /** The innermost place of something: told, or following from rules (what is carried is where its holder is), or declared. */
  placeOf(entity: Value, t: Instant, p: Position): Value | undefined {
    const word = this.#world.painting.whereabouts;
    const value = word ? this.valueOf(word, [entity], t, p) : undefined;
    if (value !== undefined && value !== null) return value;
    const holder = typeof entity === 'number' ? this.#world.within(entity) : null;
    return holder === null ? undefined : this.#world.painting.canonical(holder, p);
  }

  /** The places that hold something, innermost first. */
  places(entity: Value, t: Instant, p: Position): Value[] {
    const chain: Value[] = [];
    for (
      let place = this.placeOf(entity, t, p);
      place !== undefined && place !== entity;
      place = this.placeOf(place, t, p)
    ) {
      if (chain.includes(place)) break;
      chain.push(place);
    }
    return chain;
  }

  /** Whether `inner` is `outer` or within it. */
  contains(outer: Value, inner: Value, t: Instant, p: Position): boolean {
    return inner === outer || this.places(inner, t, p).includes(outer);
  }

  *#placed(
    entity: Value | undefined,
    wanted: Value | undefined,
    t: Instant,
    p: Position,
  ): Generator<[readonly Value[], Value]> {
    // Asked who is somewhere, nobody means the rooms of a house.
    const entities = entity === undefined ? this.#world.movables(p) : [entity];
    for (const each of entities) {
      if (wanted === undefined) {
        const place = this.placeOf(each, t, p);
        if (place !== undefined) yield [[each], place];
      } else if (this.places(each, t, p).includes(wanted)) yield [[each], wanted];
    }
  }

  // -------------------------------------------------------------- derivations

  /** Whether anything was ever said of what some derivation needs. */
  #mayDerive(
    relation: Relation,
    values: readonly (Value | undefined)[],
    p: Position,
    holds: boolean,
  ): boolean {
    const derivations = this.#derivations.get(relation.word.id);
    if (derivations === undefined) return false;
    for (const derivation of derivations)
      if (derivation.holds === holds && this.#areMet(derivation.needs, values, p)) return true;
    return false;
  }

  #areMet(needs: readonly Need[], values: readonly (Value | undefined)[], p: Position): boolean {
    for (const need of needs) if (!this.#isMet(need, values, p)) return false;
    return true;
  }

  /** Whether anything was ever said of what a derivation needs, told at a look. */
  #isMet({ shape, key, argument }: Need, values: readonly (Value | undefined)[], p: Position): boolean {
    const relation = this.#world.painting.relation(shape);
    const value = values[argument];
    if (value === undefined) return relation.size > 0;
    return relation.hasKey(key, this.#world.painting.canonical(value, p));
  }

  /** Argument lists for which a rule `head when …, unless …` makes the relation true; with `holds` false, not true. */
  *#derived(
    relation: Relation,
    values: readonly (Value | undefined)[],
    t: Instant,
    p: Position,
    holds = true,
  ): Generator<readonly Value[]> {
    for (const { rule, holds: makes, needs } of this.#derivations.get(relation.word.id) ?? []) {
      if (rule.head.type !== 'clause' || makes !== holds) continue;
      if (!this.#areMet(needs, values, p)) continue;
      const { args } = rule.head.clause;
      const goal = `${rule.name} ${values.map((v) => v ?? '?').join(' ')}`;
      if (this.#open.includes(goal) || this.#open.length >= DEEPEST) continue;
      let bindings: Bindings | null = {};
      values.forEach((value, i) => {
        if (value !== undefined && bindings) bindings = this.bind(args[i]!, value, bindings, p);
      });
      if (!bindings) continue;
      // Solved in full before anything is yielded: whoever stops listening early must not leave the goal open.
      const solutions: Value[][] = [];
      this.#open.push(goal);
      for (const found of this.all(rule.conditions, bindings, t, p)) {
        if (rule.exceptions.some((part) => this.holds(part, found, t, p))) continue;
        const solved = args.map((a) => this.value(a, found, p));
        // Nobody is a sibling of themselves.
        const distinct = new Set(solved).size === solved.length;
        if (distinct && !solved.includes(undefined) && !solved.includes(NONE))
          solutions.push(solved as Value[]);
      }
      this.#open.pop();
      yield* solutions;
    }
  }
}

export type { FluentValue };
