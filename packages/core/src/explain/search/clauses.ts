import { contentOf } from '../../engine/claims.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Fluent, Relation } from '../../engine/fluent.ts';
import type { Instant } from '../../engine/instant.ts';
import type { Bindings } from '../../engine/match.ts';
import { isPlaced } from '../../engine/painting.ts';
import type { Change } from '../../engine/timeline.ts';
import type { Conflict, Occurrence } from '../../rules/conflict.ts';
import type { Argument, RulePart, Clause as Said, Value } from '../../story/model.ts';
import type { Candidate, Candidates, Starts } from './candidates.ts';

/** Candidates, each with a start: supposed from there, or from an earlier one. */
export type Supposed = ReadonlyMap<Candidate, number>;

/**
 * What a conflict asks for: one of `suppose` is supposed, or one of `not` is not, or the conflict stays.
 *
 *     never ?x acts while ?x is dead, unless ?x is a ghost, unless ?y imagines ?x          Mum cooks
 *     suppose: Mum is a ghost, Adam imagines Mum, Dad imagines Mum
 *
 *     never ?x imagines ?y while ?y's body is in ?place                                    as supposed: Adam imagines Harry
 *     not: Adam imagines Harry
 */
export interface Clause {
  /** The key of the conflict. */
  readonly conflict: string;
  readonly suppose: Supposed;
  readonly not: Supposed;
  /** Where the state that the conflict is about begins: what removes it best begins there too. */
  readonly since: number;
}

/** Gives conflicts their keys: the same for the same conflict in every trial. */
export class Keys {
  readonly #keys = new Map<Conflict, string>();

  of(conflict: Conflict): string {
    let key = this.#keys.get(conflict);
    if (key === undefined) {
      key = makeKey(conflict);
      this.#keys.set(conflict, key);
    }
    return key;
  }
}

function makeKey({ name, bindings, clash, found, occurrences }: Conflict): string {
  const bound = Object.entries(bindings).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const rests = clash ? [clash.earlier, clash.later] : found ? [...found.causes, ...occurrences] : [];
  const lines = rests.map(({ line }) => ` ${line}`).join('');
  return `${name} ${JSON.stringify(bound)}${lines}`;
}

/** Makes clauses of the conflicts that stand in a trial. */
export class ClauseMaker {
  readonly #engine: Engine;
  readonly #candidates: Candidates;
  readonly #starts: Starts;
  readonly #bare: ReadonlySet<string>;
  readonly #keys: Keys;
  readonly #states: BareStates;

  /** @param bare keys of the conflicts of the bare story. */
  constructor(engine: Engine, candidates: Candidates, starts: Starts, bare: ReadonlySet<string>, keys: Keys) {
    this.#engine = engine;
    this.#candidates = candidates;
    this.#starts = starts;
    this.#bare = bare;
    this.#keys = keys;
    this.#states = new BareStates(engine);
  }

  /** What one occurrence of a conflict asks for, seen at a position at which `supposed` is supposed. */
  clause(conflict: Conflict, occurrence: Occurrence, supposed: Supposed, position: number): Clause {
    const found = new Literals(
      this.#engine,
      this.#candidates,
      this.#starts,
      this.#states,
      supposed,
      position,
    );
    const { rule, clash } = conflict;
    const { at: t, bindings } = occurrence.last;
    let since = 0;
    if (clash) {
      const { relation, key } = clash.fluent;
      found.ofFluent(relation, key, t);
    } else if (rule) {
      const { head } = rule;
      const isState = head.type === 'clause' && !['act', 'identity'].includes(head.clause.word.kind);
      // An act breaks a rule if the state held just before it.
      const before = isState ? t : t - 1;
      for (const part of [...(isState ? [head] : []), ...rule.conditions])
        found.make(part, false, bindings, before);
      for (const part of rule.exceptions) found.make(part, true, bindings, t);
      since = this.#since(rule.conditions, bindings, before);
    }
    // Something supposed has brought it about, if it is not seen what: one of them is not supposed.
    if (found.not.size === 0 && !this.#bare.has(this.#keys.of(conflict)))
      for (const [candidate] of supposed) found.not.set(candidate, this.#starts.at(Number.POSITIVE_INFINITY));
    return { conflict: this.#keys.of(conflict), suppose: found.suppose, not: found.not, since };
  }

  /** The start of what the conditions rest on: of the state told last, where there are several. */
  #since(conditions: readonly RulePart[], bindings: Bindings, t: Instant): number {
    const { matcher, painting, end } = this.#engine;
    let since = 0;
    for (const part of conditions) {
      if (part.type !== 'clause' || part.clause.word.kind === 'act') continue;
      const shape = painting.shape(part.clause.word);
      const args = part.clause.args.map((a) => matcher.value(a, bindings, end));
      if (args.some((value) => typeof value === 'symbol' || value === undefined)) continue;
      const fluent = painting.relation(shape).find(painting.key(shape, args as Value[], end));
      const change = fluent?.timeline.changeAt(t, end);
      if (change) since = Math.max(since, this.#starts.at(change.at));
    }
    return since;
  }
}

/** What the bare story says of states that may be supposed: looked up once, since trials go on changing them. */
class BareStates {
  readonly #engine: Engine;
  readonly #of = new Map<Relation, readonly { fluent: Fluent; changes: readonly Change[] }[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  of(relation: Relation): readonly { readonly fluent: Fluent; readonly changes: readonly Change[] }[] {
    let known = this.#of.get(relation);
    if (!known) {
      known = [...relation.fluents]
        .map((fluent) => ({ fluent, changes: fluent.timeline.aliveAt(this.#engine.end) }))
        .filter(({ changes }) => changes.length > 0);
      this.#of.set(relation, known);
    }
    return known;
  }
}

/** How far rules are followed that follow from rules. */
const DEEPEST = 6;

/** Collects what would make parts of a rule hold, or not hold. Too much does no harm but for time: a trial says what is so. */
class Literals {
  readonly suppose = new Map<Candidate, number>();
  readonly not = new Map<Candidate, number>();
  readonly #engine: Engine;
  readonly #candidates: Candidates;
  readonly #starts: Starts;
  readonly #bare: BareStates;
  readonly #supposed: Supposed;
  readonly #position: number;

  constructor(
    engine: Engine,
    candidates: Candidates,
    starts: Starts,
    bare: BareStates,
    supposed: Supposed,
    position: number,
  ) {
    this.#engine = engine;
    this.#bare = bare;
    this.#candidates = candidates;
    this.#starts = starts;
    this.#supposed = supposed;
    this.#position = position;
  }

  /** What would make a part hold (or not hold) at an instant. */
  make(part: RulePart, hold: boolean, bindings: Bindings, t: Instant, depth = 0): void {
    if (part.type === 'clause') this.#clause(part.clause, hold, bindings, t, depth);
    else if (part.type === 'claim') {
      const what = bindings[part.what];
      const content = typeof what === 'string' ? contentOf(this.#engine, what) : null;
      if (content?.type === 'clauses')
        for (const clause of content.clauses) this.#clause(clause, hold, bindings, t, depth);
    }
  }

  #clause(clause: Said, hold: boolean, bindings: Bindings, t: Instant, depth: number): void {
    const { painting, rules } = this.#engine;
    if (clause.word.kind === 'act' || clause.word.kind === 'identity') return;
    const shape = painting.shape(clause.word);
    const relation = painting.relation(shape);
    const id = shape.word.id;
    if (this.#candidates.has(id)) {
      const want = relation.value >= 0 ? !clause.negated : clause.negated === shape.flipped;
      this.#paint(clause, relation, want === hold, bindings, t);
    }
    if (depth >= DEEPEST) return;
    for (const rule of rules) {
      if (rule.kind !== 'derives' || rule.head.type !== 'clause') continue;
      const { head } = rule;
      if (painting.shape(head.clause.word).word.id !== id) continue;
      let inner: Bindings | null = {};
      head.clause.args.forEach((argument, i) => {
        const value = this.#value(clause.args[i]!, bindings);
        if (inner && value !== undefined && value !== null)
          inner = this.#engine.matcher.bind(argument, value, inner, this.#position);
      });
      if (!inner) continue;
      const follows = clause.negated ? !hold : hold;
      for (const condition of rule.conditions) this.make(condition, follows, inner, t, depth + 1);
      for (const exception of rule.exceptions) this.make(exception, !follows, inner, t, depth + 1);
    }
  }

  /** What an argument stands for; undefined: it is open; null: nobody. */
  #value(argument: Argument, bindings: Bindings): Value | undefined | null {
    const value = this.#engine.matcher.value(argument, bindings, this.#position);
    return typeof value === 'symbol' ? null : value;
  }

  /** What makes a relation true of these (or false), where it may be supposed. */
  #paint(clause: Said, relation: Relation, holds: boolean, bindings: Bindings, t: Instant): void {
    const values = clause.args.map((a) => this.#value(a, bindings));
    if (values.includes(null)) return;
    const given = values as (Value | undefined)[];
    // Who is in a place is in those that hold it: what is said of any place may matter.
    if (isPlaced(relation)) given[relation.value] = undefined;
    this.#taken(relation, given, holds, t);
    if (holds) {
      for (const args of this.#ground(clause, given, bindings)) this.#given(relation, args, true, t);
      return;
    }
    // Only what is told to be so can be supposed not to be: the rest comes of suppositions, which need not be made.
    for (const args of this.#told(relation, given, t)) this.#given(relation, args, false, t);
  }

  #given(relation: Relation, args: readonly Value[], holds: boolean, t: Instant): void {
    const candidate = this.#candidates.of(relation.word.id, args, holds);
    const from = this.#starts.at(t);
    if (!candidate || (this.#supposed.get(candidate) ?? Number.POSITIVE_INFINITY) <= from) return;
    this.suppose.set(candidate, Math.max(from, this.suppose.get(candidate) ?? 0));
  }

  /** Of what is supposed, what paints the opposite. */
  #taken(relation: Relation, args: readonly (Value | undefined)[], holds: boolean, t: Instant): void {
    const at = this.#starts.at(t);
    for (const [candidate, start] of this.#supposed) {
      if (candidate.relation !== relation.word.id || start > at) continue;
      if (relation.value < 0 && candidate.holds === holds) continue;
      const matches = (said: readonly Value[]) =>
        args.every((value, i) => value === undefined || i === relation.value || value === said[i]);
      const [one, other] = candidate.args;
      const turned = relation.word.bothWays && candidate.args.length === 2 && matches([other!, one!]);
      if (!matches(candidate.args) && !turned) continue;
      const same =
        relation.value >= 0 && args[relation.value] === candidate.args[relation.value] && candidate.holds;
      if (relation.value >= 0 && holds && same) continue;
      this.not.set(candidate, Math.min(at, this.not.get(candidate) ?? at));
    }
  }

  /** The arguments that the bare story has it true of, among those that fit. */
  *#told(relation: Relation, args: readonly (Value | undefined)[], t: Instant): Generator<readonly Value[]> {
    for (const { fluent, changes } of this.#bare.of(relation)) {
      const value = changes.findLast((change) => change.at <= t)?.value;
      if (value === undefined || value === null || value === false) continue;
      const said: Value[] = [...fluent.key];
      if (relation.value >= 0) said.splice(relation.value, 0, value as Value);
      const fits = (order: readonly Value[]) => args.every((a, i) => a === undefined || a === order[i]);
      const [one, other] = said;
      if (fits(said) || (relation.word.bothWays && said.length === 2 && fits([other!, one!]))) yield said;
    }
  }

  /** Every way to fill in what is open. */
  *#ground(
    clause: Said,
    values: readonly (Value | undefined)[],
    bindings: Bindings,
    from = 0,
  ): Generator<readonly Value[]> {
    const index = values.indexOf(undefined, from);
    if (index < 0) {
      yield values as Value[];
      return;
    }
    const others = values.filter((v): v is Value => v !== undefined);
    for (const value of this.#candidates.ranges(clause.word, index, others)) {
      // The same variable twice is the same somebody.
      const argument = clause.args[index];
      const filled = values.map((v, i) => {
        const other = clause.args[i];
        const same =
          argument?.type === 'variable' && other?.type === 'variable' && argument.name === other.name;
        return v === undefined && (i === index || same) ? value : v;
      });
      yield* this.#ground(clause, filled, bindings, index + 1);
    }
  }

  /** A clash is gone once something else is painted over either side. */
  ofFluent(relation: Relation, key: readonly Value[], t: Instant): void {
    if (!this.#candidates.has(relation.word.id)) return;
    const args: (Value | undefined)[] = [...key];
    if (relation.value >= 0) args.splice(relation.value, 0, undefined);
    for (const told of this.#told(relation, args, t)) this.#given(relation, told, false, t);
    if (relation.value < 0) this.#given(relation, key, true, t);
  }
}
