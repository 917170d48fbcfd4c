/** A variable `v` as `v + 1`, its negation as `-(v + 1)`. */
export type Literal = number;

export const yes = (variable: number): Literal => variable + 1;
export const no = (variable: number): Literal => -(variable + 1);
export const variableOf = (literal: Literal): number => Math.abs(literal) - 1;

/**
 * Find truth values for all variables that satisfy every clause, at the least cost. Variables come in groups, and the weight of a
 * group is paid once if any variable in it is true.
 */
export interface Problem {
  /** Of each variable, its group. */
  readonly groups: readonly number[];
  /** Of each group, its weight: a whole number, not negative. */
  readonly weights: readonly number[];
  readonly clauses: readonly (readonly Literal[])[];
}

export interface Solved {
  /** The best assignment found, by variable; null if there is none, or none was found. */
  readonly values: readonly boolean[] | null;
  /** Its cost; Infinity without one. */
  readonly cost: number;
  /** No assignment costs less. Equal to `cost` where that is proven; Infinity where it is proven that there is none. */
  readonly bound: number;
  readonly proven: boolean;
  /** Nodes of the search tree looked at. */
  readonly steps: number;
}

type Value = -1 | 0 | 1;
const OPEN = -1;

/**
 * Solves a problem by branch and bound. At each node: unit propagation; a lower bound by dual ascent over the clauses that what is
 * open, taken as false, leaves unsatisfied (each raises its own price until one of its groups is paid for: the dual of the
 * set-covering relaxation, Fisher and Kedia 1990); and reduced-cost fixing (a group that, with its reduced cost, would reach the
 * best known cost is false from here on). Deterministic: no clock, no chance.
 *
 * @param budget how many nodes may be looked at. When they run out, the best found so far is given, with `proven` false.
 * @param any whether any assignment will do: the first found is given.
 */
export function leastCost(problem: Problem, budget: number, any = false): Solved {
  return new Search(problem).run(budget, any);
}

/** A point of the tree to which the search can come back: what it tried, and how much had been assigned before. */
interface Choice {
  readonly literal: Literal;
  readonly trail: number;
  flipped: boolean;
}

class Search {
  readonly #problem: Problem;
  readonly #values: Value[];
  /** Of each group: how many of its variables are true. */
  readonly #paid: number[];
  readonly #members: number[][];
  /** Clauses by the literal that they hold: positive ones, negative ones. */
  readonly #withTrue: number[][];
  readonly #withFalse: number[][];
  /** Of each clause: literals that are true, and literals that are open. */
  readonly #true: number[];
  readonly #open: number[];
  readonly #trail: number[] = [];
  readonly #choices: Choice[] = [];
  #cost = 0;
  #best: boolean[] | null = null;
  #bestCost = Number.POSITIVE_INFINITY;
  /** What the dual ascent needs, made once. */
  readonly #reduced: number[];
  /** Of each group and clause, the last round in which it was come across: so none is counted twice. */
  readonly #marked: number[];
  readonly #markedClause: number[];
  #mark = 0;

  constructor(problem: Problem) {
    this.#problem = problem;
    const { groups, weights, clauses } = problem;
    this.#values = groups.map(() => OPEN);
    this.#paid = weights.map(() => 0);
    this.#members = weights.map(() => []);
    groups.forEach((group, v) => {
      this.#members[group]!.push(v);
    });
    this.#withTrue = groups.map(() => []);
    this.#withFalse = groups.map(() => []);
    clauses.forEach((clause, c) => {
      for (const literal of clause)
        (literal > 0 ? this.#withTrue : this.#withFalse)[variableOf(literal)]!.push(c);
    });
    this.#true = clauses.map(() => 0);
    this.#open = clauses.map((clause) => clause.length);
    this.#reduced = weights.map(() => 0);
    this.#marked = weights.map(() => 0);
    this.#markedClause = clauses.map(() => 0);
  }

  run(budget: number, any: boolean): Solved {
    let steps = 0;
    let root = 0;
    const { clauses } = this.#problem;
    let sound =
      clauses.every((clause) => clause.length > 0) &&
      this.#propagate(clauses.filter((clause) => clause.length === 1).map((clause) => clause[0]!));
    for (;;) {
      if (sound) {
        if (steps >= budget) return this.#outcome(Math.min(root, this.#bestCost), false, steps);
        steps++;
        const bound = this.#bound();
        if (steps === 1) root = bound;
        sound = bound < this.#bestCost && this.#fix(bound);
      }
      if (sound) {
        const literal = this.#pick();
        if (literal !== 0) {
          this.#choices.push({ literal, trail: this.#trail.length, flipped: false });
          sound = this.#propagate([literal]);
          continue;
        }
        this.#keep();
        if (any) return this.#outcome(Math.min(root, this.#bestCost), false, steps);
      }
      // This part of the tree is done with: back to the last choice that can still be made otherwise.
      for (;;) {
        const choice = this.#choices.at(-1);
        if (!choice) return this.#outcome(this.#bestCost, true, steps);
        this.#undo(choice.trail);
        if (!choice.flipped) {
          choice.flipped = true;
          sound = this.#propagate([-choice.literal]);
          break;
        }
        this.#choices.pop();
      }
    }
  }

  #outcome(bound: number, proven: boolean, steps: number): Solved {
    return { values: this.#best, cost: this.#bestCost, bound, proven, steps };
  }

  /** What is open is false: every clause is satisfied by that. */
  #keep(): void {
    if (this.#cost >= this.#bestCost) return;
    this.#bestCost = this.#cost;
    this.#best = this.#values.map((value) => value === 1);
  }

  /** Makes literals true, and whatever follows from that. False if it cannot be. */
  #propagate(literals: readonly Literal[]): boolean {
    const { clauses } = this.#problem;
    const queue = [...literals];
    for (let next = 0; next < queue.length; next++) {
      const literal = queue[next]!;
      const v = variableOf(literal);
      const value: Value = literal > 0 ? 1 : 0;
      if (this.#values[v] === value) continue;
      if (this.#values[v] !== OPEN) return false;
      this.#assign(v, value);
      if (this.#cost >= this.#bestCost) return false;
      for (const c of (value === 1 ? this.#withFalse : this.#withTrue)[v]!) {
        if (this.#true[c]! > 0 || this.#open[c]! > 1) continue;
        if (this.#open[c] === 0) return false;
        queue.push(clauses[c]!.find((l) => this.#values[variableOf(l)] === OPEN)!);
      }
    }
    return true;
  }

  #assign(v: number, value: Value): void {
    this.#values[v] = value;
    this.#trail.push(v);
    for (const c of this.#withTrue[v]!) {
      this.#open[c]!--;
      if (value === 1) this.#true[c]!++;
    }
    for (const c of this.#withFalse[v]!) {
      this.#open[c]!--;
      if (value === 0) this.#true[c]!++;
    }
    const group = this.#problem.groups[v]!;
    if (value === 1 && this.#paid[group]!++ === 0) this.#cost += this.#problem.weights[group]!;
  }

  #undo(to: number): void {
    while (this.#trail.length > to) {
      const v = this.#trail.pop()!;
      const value = this.#values[v];
      this.#values[v] = OPEN;
      for (const c of this.#withTrue[v]!) {
        this.#open[c]!++;
        if (value === 1) this.#true[c]!--;
      }
      for (const c of this.#withFalse[v]!) {
        this.#open[c]!++;
        if (value === 0) this.#true[c]!--;
      }
      const group = this.#problem.groups[v]!;
      if (value === 1 && --this.#paid[group]! === 0) this.#cost -= this.#problem.weights[group]!;
    }
  }

  /** Whether a clause is satisfied neither by what is assigned nor by what is open being false. */
  #isUnmet(c: number): boolean {
    if (this.#true[c]! > 0) return false;
    for (const l of this.#problem.clauses[c]!)
      if (l < 0 && this.#values[variableOf(l)] === OPEN) return false;
    return true;
  }

  /** A lower bound on what any assignment from here on costs; leaves the reduced costs behind. */
  #bound(): number {
    const { groups, weights, clauses } = this.#problem;
    const reduced = this.#reduced;
    for (let g = 0; g < reduced.length; g++) reduced[g] = this.#paid[g]! > 0 ? 0 : weights[g]!;
    let bound = this.#cost;
    for (const c of this.#shortestFirst()) {
      let least = Number.POSITIVE_INFINITY;
      for (const literal of clauses[c]!) {
        const v = variableOf(literal);
        if (this.#values[v] === OPEN) least = Math.min(least, reduced[groups[v]!]!);
      }
      if (least <= 0 || least === Number.POSITIVE_INFINITY) continue;
      bound += least;
      const mark = ++this.#mark;
      for (const literal of clauses[c]!) {
        const v = variableOf(literal);
        const g = groups[v]!;
        if (this.#values[v] !== OPEN || this.#marked[g] === mark) continue;
        this.#marked[g] = mark;
        reduced[g]! -= least;
      }
    }
    return bound;
  }

  /** The unmet clauses, those with the fewest ways out first. */
  #shortestFirst(): number[] {
    const unmet: number[] = [];
    for (let c = 0; c < this.#problem.clauses.length; c++) if (this.#isUnmet(c)) unmet.push(c);
    return unmet.sort((a, b) => this.#open[a]! - this.#open[b]! || a - b);
  }

  /** Makes false whatever would cost too much. */
  #fix(bound: number): boolean {
    if (this.#bestCost === Number.POSITIVE_INFINITY) return true;
    const dear: Literal[] = [];
    for (let g = 0; g < this.#reduced.length; g++) {
      if (this.#paid[g]! > 0 || bound + this.#reduced[g]! < this.#bestCost) continue;
      for (const v of this.#members[g]!) if (this.#values[v] === OPEN) dear.push(no(v));
    }
    return dear.length === 0 || this.#propagate(dear);
  }

  /** What to try next: of the unmet clause with the fewest ways out, the one that meets most others for its cost. 0: all are met. */
  #pick(): Literal {
    const unmet = this.#shortestFirst();
    const [first] = unmet;
    if (first === undefined) return 0;
    const mark = ++this.#mark;
    for (const c of unmet) this.#markedClause[c] = mark;
    let best = 0;
    let bestWorth = -1;
    for (const literal of this.#problem.clauses[first]!) {
      const v = variableOf(literal);
      if (this.#values[v] !== OPEN) continue;
      let meets = 0;
      for (const c of this.#withTrue[v]!) if (this.#markedClause[c] === mark) meets++;
      const group = this.#problem.groups[v]!;
      const price = this.#paid[group]! > 0 ? 0 : this.#problem.weights[group]!;
      const worth = meets / (price + 1);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = literal;
      }
    }
    return best;
  }
}
