import type { Candidate } from './candidates.ts';
import type { Clause, Supposed } from './clauses.ts';
import type { Component } from './components.ts';
import { type Literal, leastCost, no, type Problem, variableOf, yes } from './solver.ts';

/** One way to deal with a component. */
export interface Choice {
  readonly supposed: Supposed;
  /** Conflicts that stay, or come of it, as far as the clauses say. */
  readonly leaves: number;
}

/** The lightest choices of a component, in order: the fewest conflicts left, then the fewest suppositions. */
export interface Choices {
  readonly choices: readonly Choice[];
  /** Whether it is proven that nothing is lighter than the first of them, and nothing left out lighter than the last. */
  readonly proven: boolean;
  /** No choice leaves fewer conflicts, or as few with fewer suppositions. */
  readonly bound: { readonly leaves: number; readonly supposes: number };
  /** Whether there are more. */
  readonly more: boolean;
  /** Nodes of the search tree looked at. */
  readonly steps: number;
}

/** What a conflict that stays weighs against suppositions, and a supposition against how well it goes with its scenes. */
const CONFLICT = 1e9;
const SUPPOSITION = 1e5;

/**
 * Finds the lightest choices of a component. Each removes at least one conflict of the bare story, and none holds all that a
 * lighter one supposes.
 *
 * @param bare keys of the bare story's conflicts.
 * @param strangeness of a candidate, 0 to 1: of two that weigh the same the less strange one comes first.
 * @param limit how many are wanted.
 * @param budget how many nodes of search trees may be looked at; one dive to a first solution is always made.
 */
export function choicesOf(
  component: Component,
  bare: { has(key: string): boolean },
  strangeness: (candidate: Candidate) => number,
  limit: number,
  budget: number,
): Choices {
  const encoded = new Encoding(component, bare, strangeness);
  const choices: Choice[] = [];
  let proven = true;
  let bound = { leaves: 0, supposes: 0 };
  let steps = 0;
  const blocked: (readonly Literal[])[] = [];
  for (;;) {
    const problem = { ...encoded.problem, clauses: [...encoded.problem.clauses, ...blocked] };
    const enough = choices.length === limit;
    const solved = leastCost(problem, Math.max(budget - steps, 2 * problem.groups.length + 8), enough);
    steps += solved.steps;
    if (choices.length === 0) bound = encoded.weightOf(solved.bound);
    if (enough) return { choices, proven, bound, more: solved.values !== null, steps };
    proven &&= solved.proven;
    if (solved.values === null) return { choices, proven, bound, more: false, steps };
    const choice = encoded.choice(solved.values, solved.cost);
    choices.push(choice);
    blocked.push([...choice.supposed.keys()].map((candidate) => no(encoded.everOf(candidate))));
  }
}

/**
 * A component as a problem for the solver. A candidate has a variable for each start from which a clause wants it supposed (or not):
 * *supposed from this start, or from an earlier one*. The later ones follow from the earlier, and all of them together weigh one.
 * A conflict has one: *it stays*.
 */
class Encoding {
  readonly problem: Problem;
  readonly #groups: number[] = [];
  readonly #weights: number[] = [];
  readonly #clauses: Literal[][] = [];
  /** Of each candidate: its starts, ascending, with their variables; where it best begins. */
  readonly #starts = new Map<Candidate, { from: number; variable: number }[]>();
  readonly #since = new Map<Candidate, number>();

  constructor(
    component: Component,
    bare: { has(key: string): boolean },
    strangeness: (candidate: Candidate) => number,
  ) {
    const needed = withoutImplied(component);
    for (const { suppose, since } of component)
      for (const candidate of suppose.keys())
        this.#since.set(candidate, Math.min(since, this.#since.get(candidate) ?? since));
    this.#candidates(needed, strangeness);
    const stays = new Map<string, number>();
    for (const clause of needed) {
      let stay = stays.get(clause.conflict);
      if (stay === undefined) {
        stay = this.#variable(this.#weigh(CONFLICT));
        stays.set(clause.conflict, stay);
      }
      const suppose = [...clause.suppose].map(([candidate, from]) => yes(this.#from(candidate, from)));
      const not = [...clause.not].map(([candidate, from]) => no(this.#from(candidate, from)));
      this.#clauses.push([...suppose, ...not, yes(stay)]);
    }
    // Of what the bare story holds, something has to go.
    const theirs = [...stays].filter(([key]) => bare.has(key));
    this.#clauses.push(theirs.map(([, stay]) => no(stay)));
    this.problem = { groups: this.#groups, weights: this.#weights, clauses: this.#clauses };
  }

  #weigh(weight: number): number {
    return this.#weights.push(weight) - 1;
  }

  #variable(group: number): number {
    return this.#groups.push(group) - 1;
  }

  #candidates(component: Component, strangeness: (candidate: Candidate) => number): void {
    const used = new Map<Candidate, Set<number>>();
    for (const { suppose, not } of component) {
      for (const [candidate, from] of [...suppose, ...not]) {
        const starts = used.get(candidate) ?? new Set();
        used.set(candidate, starts.add(from));
      }
    }
    const fluents = new Map<string, Candidate[]>();
    // All the strangeness there may be weighs less than one supposition.
    const most = Math.floor((SUPPOSITION - 1) / used.size);
    for (const [candidate, starts] of used) {
      const group = this.#weigh(SUPPOSITION + Math.round(strangeness(candidate) * most));
      const variables = [...starts]
        .sort((a, b) => a - b)
        .map((from) => ({ from, variable: this.#variable(group) }));
      variables.forEach(({ variable }, i) => {
        const next = variables[i + 1];
        if (next) this.#clauses.push([no(variable), yes(next.variable)]);
      });
      this.#starts.set(candidate, variables);
      for (const other of fluents.get(candidate.fluent) ?? [])
        this.#clauses.push([no(this.everOf(candidate)), no(this.everOf(other))]);
      fluents.set(candidate.fluent, [...(fluents.get(candidate.fluent) ?? []), candidate]);
    }
  }

  #from(candidate: Candidate, from: number): number {
    return this.#starts.get(candidate)!.find((start) => start.from === from)!.variable;
  }

  /** The variable that is true if a candidate is supposed at all. */
  everOf(candidate: Candidate): number {
    return this.#starts.get(candidate)!.at(-1)!.variable;
  }

  /** A cost as what it counts. */
  weightOf(cost: number): { leaves: number; supposes: number } {
    if (cost === Number.POSITIVE_INFINITY) return { leaves: 0, supposes: 0 };
    return {
      leaves: Math.floor(cost / CONFLICT),
      supposes: Math.floor((cost % CONFLICT) / SUPPOSITION),
    };
  }

  choice(values: readonly boolean[], cost: number): Choice {
    const chosen = [...values];
    const supposed = new Map<Candidate, number>();
    for (const [candidate, starts] of this.#starts) {
      const first = starts.findIndex(({ variable }) => chosen[variable]);
      if (first >= 0) supposed.set(candidate, this.#start(candidate, starts, first, chosen));
    }
    return { supposed, leaves: this.weightOf(cost).leaves };
  }

  /** It begins where the state that it accounts for does, if no clause is against that; else as early as it can. */
  #start(
    candidate: Candidate,
    starts: readonly { from: number; variable: number }[],
    first: number,
    chosen: boolean[],
  ): number {
    const since = Math.min(this.#since.get(candidate) ?? starts[first]!.from, starts[first]!.from);
    const earliest = starts.findIndex(({ from }) => from >= since);
    const after = (i: number) => (i === earliest ? since : starts[i - 1]!.from + 1);
    for (let i = earliest; i < first; i++) {
      for (let k = i; k < first; k++) chosen[starts[k]!.variable] = true;
      const sound = this.#clauses.every((clause) => clause.some((l) => chosen[variableOf(l)] === l > 0));
      if (sound) return after(i);
      chosen[starts[i]!.variable] = false;
    }
    return after(first);
  }
}

/**
 * Without the clauses that others of the same conflict imply: what has to be supposed from the first night on, or earlier, is supposed
 * on the second.
 */
function withoutImplied(component: Component): Component {
  const byConflict = new Map<string, Clause[]>();
  for (const clause of component) {
    const others = byConflict.get(clause.conflict);
    if (others) others.push(clause);
    else byConflict.set(clause.conflict, [clause]);
  }
  return component.filter((clause) =>
    byConflict.get(clause.conflict)!.every((other) => {
      if (other === clause || !implies(other, clause)) return true;
      // Of two that say the same, the first stays.
      return implies(clause, other) && component.indexOf(clause) < component.indexOf(other);
    }),
  );
}

function implies(one: Clause, other: Clause): boolean {
  if (one.suppose.size > other.suppose.size || one.not.size > other.not.size) return false;
  for (const [candidate, from] of one.suppose) {
    const there = other.suppose.get(candidate);
    if (there === undefined || there < from) return false;
  }
  for (const [candidate, from] of one.not) {
    const there = other.not.get(candidate);
    if (there === undefined || there > from) return false;
  }
  return true;
}
