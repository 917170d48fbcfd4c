import type { Argument, Position, Rule, RulePart, Value } from '../story/model.ts';
import type { Shape } from './assertion.ts';
import type { Relation } from './fluent.ts';
import type { Instant } from './instant.ts';
import { type Bindings, type Matcher, NONE, type World } from './match.ts';

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

/** How far rules may call on rules: a derivation that needs itself is no ground. */
const DEEPEST = 12;

/** What follows from rules: those that say when something is so, and those that say when it is not. */
export class Derivations {
  readonly #world: World;
  readonly #matcher: Matcher;
  /** By the relation's word. */
  readonly #rules = new Map<string, Derivation[]>();
  readonly #open: string[] = [];

  /** @param matcher finds what makes their conditions true. */
  constructor(world: World, matcher: Matcher) {
    this.#world = world;
    this.#matcher = matcher;
    for (const rule of world.rules) {
      if (rule.kind !== 'derives' || rule.head.type !== 'clause') continue;
      const { word, args, negated } = rule.head.clause;
      const { word: base, flipped } = world.painting.shape(word);
      const known = this.#rules.get(base.id) ?? [];
      const needs = rule.conditions.flatMap((part) => needsOf(part, args, world));
      this.#rules.set(base.id, [...known, { rule, holds: negated === flipped, needs }]);
    }
    // What follows from rules, or is assumed, may hold though nothing was ever said of it.
    for (const derivations of this.#rules.values())
      for (const derivation of derivations)
        derivation.needs = derivation.needs.filter(
          ({ shape }) => !this.#rules.has(shape.word.id) && !shape.word.assumedOfPeople,
        );
  }

  /** Whether any rule speaks of such. */
  has(relation: Relation): boolean {
    return this.#rules.has(relation.word.id);
  }

  /** Whether anything was ever said of what some derivation needs. */
  may(relation: Relation, values: readonly (Value | undefined)[], p: Position, holds: boolean): boolean {
    const derivations = this.#rules.get(relation.word.id);
    if (derivations === undefined) return false;
    for (const derivation of derivations)
      if (derivation.holds === holds && this.#areMet(derivation.needs, values, p)) return true;
    return false;
  }

  /** Whether rules make it so (or not so), either way round for what goes both ways. */
  follows(relation: Relation, key: readonly Value[], t: Instant, p: Position, holds: boolean): boolean {
    if (key.length === 1 && !this.may(relation, key, p, holds)) return false;
    for (const _ of this.derived(relation, key, t, p, holds)) return true;
    if (!relation.word.bothWays || key.length !== 2) return false;
    for (const _ of this.derived(relation, [key[1]!, key[0]!], t, p, holds)) return true;
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
  *derived(
    relation: Relation,
    values: readonly (Value | undefined)[],
    t: Instant,
    p: Position,
    holds = true,
  ): Generator<readonly Value[]> {
    for (const { rule, holds: makes, needs } of this.#rules.get(relation.word.id) ?? []) {
      if (rule.head.type !== 'clause' || makes !== holds) continue;
      if (!this.#areMet(needs, values, p)) continue;
      const { args } = rule.head.clause;
      const goal = `${rule.name} ${values.map((v) => v ?? '?').join(' ')}`;
      if (this.#open.includes(goal) || this.#open.length >= DEEPEST) continue;
      let bindings: Bindings | null = {};
      values.forEach((value, i) => {
        if (value !== undefined && bindings) bindings = this.#matcher.bind(args[i]!, value, bindings, p);
      });
      if (!bindings) continue;
      // Solved in full before anything is yielded: whoever stops listening early must not leave the goal open.
      const solutions: Value[][] = [];
      this.#open.push(goal);
      for (const found of this.#matcher.all(rule.conditions, bindings, t, p)) {
        if (rule.exceptions.some((part) => this.#matcher.holds(part, found, t, p))) continue;
        const solved = args.map((a) => this.#matcher.value(a, found, p));
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
