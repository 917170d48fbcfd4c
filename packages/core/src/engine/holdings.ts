import type { Position, Value } from '../story/model.ts';
import type { Derivations } from './derivations.ts';
import type { Fluent, Relation } from './fluent.ts';
import { BEGINNING, type Instant } from './instant.ts';
import type { World } from './match.ts';
import { isPlaced } from './painting.ts';

/** What holds of what is known: told, following from rules, assumed or declared, in this order. */
export class Holdings {
  readonly #world: World;
  readonly #derivations: Derivations;

  constructor(world: World, derivations: Derivations) {
    this.#world = world;
    this.#derivations = derivations;
  }

  // -------------------------------------------------------------- yes or no

  /** True, false, or undefined where the view holds nothing either way. What is told goes before what follows from rules. */
  truth(relation: Relation, args: readonly Value[], t: Instant, p: Position): boolean | undefined {
    const told = this.#fluent(relation, args, p)?.timeline.valueAt(t, p);
    if (typeof told === 'boolean') return told;
    if (this.#derivations.has(relation)) {
      const key = this.#world.painting.keyFor(relation, args, p);
      const so = this.#derivations.follows(relation, key, t, p, true);
      const notSo = this.#derivations.follows(relation, key, t, p, false);
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

  // -------------------------------------------------------------- values

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
    return this.#world.painting.find(relation, key, p);
  }

  /** The (key, value) pairs that hold, given part of them. */
  *held(
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
    for (const fluent of this.fluents(relation, key, false)) {
      if (seen.has(fluent)) continue;
      seen.add(fluent);
      if (key.some((k, i) => k !== undefined && k !== fluent.key[i])) continue;
      const value = this.valueOf(relation, fluent.key, t, p);
      if (value !== undefined && value !== null && (wanted === undefined || wanted === value))
        yield [fluent.key, value];
    }
    const asked = [...key.slice(0, relation.value), wanted, ...key.slice(relation.value)];
    for (const args of this.#derivations.derived(relation, asked, t, p)) {
      const keyed = args.filter((_, i) => i !== relation.value);
      if (typeof this.#told(relation, keyed, t, p) === 'undefined') yield [keyed, args[relation.value]!];
    }
  }

  *fluents(relation: Relation, values: readonly (Value | undefined)[], anyOrder: boolean): Generator<Fluent> {
    const index = values.findIndex((v) => v !== undefined);
    if (index < 0) yield* relation.fluents;
    else {
      yield* relation.withKey(index, values[index]!);
      if (anyOrder) yield* relation.withKey(1 - index, values[index]!);
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
    if ((told !== undefined && told !== null) || !this.#derivations.has(relation)) return told;
    const asked: (Value | undefined)[] = [...key];
    asked.splice(relation.value, 0, undefined);
    if (!this.#derivations.may(relation, asked, p, true)) return told;
    for (const args of this.#derivations.derived(relation, asked, t, p)) return args[relation.value];
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
}
