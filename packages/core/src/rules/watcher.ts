import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fluent } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import type { LoggedPiece } from '../engine/log.ts';
import { type Bindings, NONE as NOBODY } from '../engine/match.ts';
import type { EntityId, Position, Rule, RulePart, Value } from '../story/model.ts';
import type { Conflict, Occurrence } from './conflict.ts';
import { type Dependencies, dependenciesOf, variablesOf } from './dependencies.ts';
import { type Registers, Straight } from './straight.ts';

/** What one position of the telling does. */
export interface Told {
  readonly position: Position;
  readonly acts: readonly Act[];
  readonly pieces: readonly LoggedPiece[];
  /** Scenes that it moves or reframes. */
  readonly scenes: ReadonlySet<number>;
  /** Entities that go by another from here on. */
  readonly merged: readonly EntityId[];
  /** The acts are all there are, and all else is to be looked at too; nothing is told after. */
  readonly whole: boolean;
  /** Wants to know what has to be looked at again, and because of which change. */
  readonly touch?: Touch | null;
}

/** Takes note that a rule's act or state has to be looked at again because a fluent changed. */
export type Touch = (rule: Rule, candidate: unknown, by: Fluent) => void;

/** What a rule has to be told of. */
export interface Interest {
  /** Acts that may break it: of these words, claims with this verb, any, or none. */
  readonly acts: { readonly words: readonly string[] } | { readonly verb: string } | 'all' | 'none';
  /** Ids of relations a change in which may matter. */
  readonly relations: ReadonlySet<string>;
  /** Anything told may matter. */
  readonly everything: boolean;
}

/** How a rule is broken, as of some position. */
export type Broken = Omit<Occurrence, 'born' | 'died' | 'last'>;

/** An occurrence with the key of the conflict that it is one of. */
interface Made {
  readonly key: string;
  readonly occurrence: Occurrence;
}

const NONE: readonly Made[] = [];

/** Keeps the conflicts of one rule as the telling goes on. */
export abstract class Watcher {
  readonly conflicts: Conflict[] = [];
  protected readonly engine: Engine;
  protected readonly rule: Rule;
  protected readonly dependencies: Dependencies;
  /** How to look at the rule without a search, where it is one that can be. */
  protected readonly straight: Straight | null;
  readonly #whileVariables: readonly string[];
  /** It says the same of two either way round, so each two make one conflict. */
  readonly #mirrored: boolean;
  readonly #open = new Map<string, { conflict: Conflict; live: number }>();
  /** Of each candidate: the occurrences it makes now, each with its conflict. */
  readonly #made = new Map<unknown, Made[]>();

  constructor(engine: Engine, rule: Rule) {
    this.engine = engine;
    this.rule = rule;
    this.dependencies = dependenciesOf(engine, rule);
    this.straight = Straight.of(engine, rule);
    this.#whileVariables = [...new Set(rule.conditions.flatMap(variablesOf))].sort();
    this.#mirrored = isMirrored(rule);
  }

  /** The occurrences looked at again since somebody last took note, with their conflicts; null: nobody does. */
  touched: Map<Occurrence, Conflict> | null = null;

  /** Those of them that stand, as of the last position taken in. */
  get standing(): readonly Conflict[] {
    return [...this.#open.values()].map(({ conflict }) => conflict);
  }

  /** Candidates whose conditions have held: only of these do exceptions matter. */
  protected readonly met = new Set<unknown>();

  /** What it has to be told of: acts that may break the rule, relations that it looks at. */
  abstract readonly interest: Interest;

  /** Whom or what a value goes by, as of a position. */
  protected readonly canonical = (value: Value, p: Position): Value =>
    this.engine.painting.canonical(value, p);

  /** Takes in what a position tells and changes. */
  abstract move(told: Told): void;

  /**
   * Instants and bindings under which a rule is broken: conditions just before, exceptions at the instant itself. What somebody
   * knows is looked at just before, too: by the telling of it they know it in any case.
   */
  protected *broken(
    candidate: unknown,
    head: Bindings,
    t: Instant,
    before: Instant,
    p: Position,
  ): Generator<Bindings> {
    const { conditions } = this.rule;
    if (conditions.some((part) => isRuledOut(this.engine, part, head, before, p))) return;
    for (const found of this.engine.matcher.all(conditions, head, before, p)) {
      this.met.add(candidate);
      const isExcuse = (part: RulePart) =>
        this.engine.matcher.holds(part, found, part.type === 'claim' ? before : t, p);
      if (!this.rule.exceptions.some(isExcuse)) yield found;
    }
  }

  /** The same of a straight rule, its own act or state in the registers; null if it is not broken. */
  protected breaks(
    straight: Straight,
    candidate: unknown,
    head: Registers,
    t: Instant,
    before: Instant,
    p: Position,
  ): Bindings | null {
    if (!straight.meets(head, before, p)) return null;
    this.met.add(candidate);
    return straight.isExcused(head, t, p) ? null : straight.bindings(head);
  }

  /** Sets what a candidate makes of the rule as of a position; conflicts are born and resolved by it. */
  protected settle(candidate: unknown, found: readonly Broken[], p: Position): void {
    if (found.length === 0 && this.#made.size === 0) return;
    const before = this.#made.get(candidate) ?? NONE;
    if (before.length === 0 && found.length === 0) return;
    const now: Made[] = [];
    for (const data of found) {
      const key = this.#key(data.bindings);
      if (now.some((made) => made.key === key)) continue;
      const known = before.find((made) => made.key === key);
      if (known) known.occurrence.last = data;
      const made = known ?? { key, occurrence: this.#bear(key, data, p) };
      if (!known) this.#fresh.push(made);
      this.touched?.set(made.occurrence, this.#open.get(key)!.conflict);
      now.push(made);
    }
    for (const { key, occurrence } of before) {
      if (now.some((made) => made.key === key)) continue;
      occurrence.died = p;
      const open = this.#open.get(key);
      if (open) open.live--;
      this.#ended.add(key);
    }
    if (now.length > 0) this.#made.set(candidate, now);
    else this.#made.delete(candidate);
  }

  /** Notes what a candidate makes of the rule, where nothing is told after and each is looked at once. */
  protected bear(found: readonly Broken[], p: Position): void {
    const [one] = found;
    if (one && found.length === 1) {
      this.#bear(this.#key(one.bindings), one, p);
      return;
    }
    const keys = new Set<string>();
    for (const data of found) {
      const key = this.#key(data.bindings);
      if (!keys.has(key)) this.#bear(key, data, p);
      keys.add(key);
    }
  }

  /** One more occurrence of a conflict, which is born with it if it stands open no longer, or has never been. */
  #bear(key: string, data: Broken, p: Position): Occurrence {
    const { position, scene, line, at, bindings } = data;
    const occurrence: Occurrence = { position, scene, line, at, bindings, born: p, died: null, last: data };
    let open = this.#open.get(key);
    if (!open) {
      const conflict: Conflict = {
        name: this.rule.name,
        rule: this.rule,
        clash: null,
        found: null,
        rarely: this.rule.kind === 'rarely',
        bindings: this.#whileBindings(bindings),
        occurrences: [],
        born: p,
        resolved: null,
        into: null,
      };
      open = { conflict, live: 0 };
      this.#open.set(key, open);
      this.conflicts.push(conflict);
    }
    open.live++;
    open.conflict.occurrences.push(occurrence);
    return occurrence;
  }

  readonly #ended = new Set<string>();
  /** What this position made, with the keys. */
  #fresh: Made[] = [];

  /** After all candidates of a position: a conflict that nothing makes any longer is resolved. */
  protected close({ position: p, merged }: Told): void {
    const fresh = this.#fresh;
    if (fresh.length > 0) this.#fresh = [];
    if (this.#ended.size === 0) return;
    for (const key of this.#ended) {
      const open = this.#open.get(key);
      if (!open || open.live > 0) continue;
      this.#open.delete(key);
      const heir = merged.length > 0 ? this.#heirOf(open.conflict, fresh, p) : null;
      if (heir === null) open.conflict.resolved = p;
      else this.#pass(open.conflict, heir, p);
    }
    this.#ended.clear();
  }

  /** The key of what the same sentences make from here on, where those whom a conflict is about only go by other names. */
  #heirOf({ occurrences, bindings }: Conflict, fresh: readonly Made[], p: Position): string | null {
    const { identity } = this.engine.painting;
    const sentences = new Set(occurrences.filter((o) => o.died === p).map((o) => o.position));
    const isSame = (one: Value | undefined, other: Value | undefined) =>
      one === other ||
      (typeof one === 'number' &&
        typeof other === 'number' &&
        identity.members(one, p - 1).some((member) => identity.members(other, p).includes(member)));
    const heir = fresh.find(
      ({ occurrence: o }) =>
        sentences.has(o.position) &&
        (this.#mirrored || this.#whileVariables.every((v) => isSame(bindings[v], o.bindings[v]))),
    );
    return heir?.key ?? null;
  }

  /** A conflict goes on as what was born under another key; where that has stood before, it is one with it. */
  #pass(conflict: Conflict, key: string, p: Position): void {
    const open = this.#open.get(key)!;
    const heir = open.conflict;
    if (heir.born < p) {
      conflict.resolved = p;
      conflict.into = heir;
      return;
    }
    conflict.bindings = heir.bindings;
    conflict.occurrences.push(...heir.occurrences);
    open.conflict = conflict;
    this.conflicts.splice(this.conflicts.lastIndexOf(heir), 1);
    if (this.touched)
      for (const occurrence of heir.occurrences)
        if (this.touched.has(occurrence)) this.touched.set(occurrence, conflict);
  }

  #whileBindings(bindings: Bindings): Bindings {
    const bound: Record<string, Value> = {};
    for (const v of this.#whileVariables) {
      const value = bindings[v];
      if (value !== undefined) bound[v] = value;
    }
    return bound;
  }

  #key(bindings: Bindings): string {
    if (this.#mirrored)
      return this.#whileVariables
        .map((v) => `${typeof bindings[v]}${bindings[v] ?? ''}`)
        .sort()
        .join(' ');
    let key = '';
    for (const v of this.#whileVariables) key += `${typeof bindings[v]}${bindings[v] ?? ''} `;
    return key;
  }
}

/** `never ?x is the parent of ?y while ?y is the parent of ?x`. */
function isMirrored({ head, conditions, exceptions }: Rule): boolean {
  const [only] = conditions;
  if (head.type !== 'clause' || only?.type !== 'clause' || conditions.length > 1 || exceptions.length > 0)
    return false;
  const [own, other] = [head.clause, only.clause];
  const [one, two] = [variablesOf(head), variablesOf(only)];
  return (
    own.word.id === other.word.id &&
    own.negated === other.negated &&
    one.length === 2 &&
    one[0] !== one[1] &&
    one[0] === two[1] &&
    one[1] === two[0]
  );
}

/** Whether a part certainly does not hold: told at a look, where it is a yes-or-no clause with everything in it bound. */
function isRuledOut(
  { matcher, painting }: Engine,
  part: RulePart,
  bindings: Bindings,
  t: Instant,
  p: Position,
): boolean {
  if (part.type !== 'clause') return false;
  const { word, args, negated } = part.clause;
  if (word.kind === 'act' || word.kind === 'identity') return false;
  const shape = painting.shape(word);
  if (shape.value >= 0) return false;
  const values: Value[] = [];
  for (const argument of args) {
    const value = matcher.value(argument, bindings, p);
    if (value === NOBODY) return true;
    if (value === undefined) return false;
    values.push(value);
  }
  return matcher.truth(painting.relation(shape), values, t, p) !== (negated === shape.flipped);
}
