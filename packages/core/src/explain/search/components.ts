import type { Clause } from './clauses.ts';

/** Clauses that have to be met together: they share a supposition, a fluent or a conflict with others of the component, and with no others. */
export type Component = readonly Clause[];

/** Splits clauses into independent components as they come. */
export class Components {
  readonly #clauses: Clause[] = [];
  readonly #parent: number[] = [];
  /** By conflict and by fluent, the first clause that speaks of it. */
  readonly #byConflict = new Map<string, number>();
  readonly #byFluent = new Map<string, number>();
  /** As they were when last asked for, by the number of their first clause. */
  #known = new Map<number, Component>();

  add(clause: Clause): void {
    const i = this.#clauses.push(clause) - 1;
    this.#parent.push(i);
    this.#join(this.#byConflict, clause.conflict, i);
    for (const { fluent } of clause.suppose.keys()) this.#join(this.#byFluent, fluent, i);
    for (const { fluent } of clause.not.keys()) this.#join(this.#byFluent, fluent, i);
  }

  #find(i: number): number {
    const parent = this.#parent;
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  #join(first: Map<string, number>, key: string, i: number): void {
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, i);
      return;
    }
    const a = this.#find(other);
    const b = this.#find(i);
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** The components, in the order of their first clauses. One that has not changed since is the same object as before. */
  split(): readonly Component[] {
    const found = new Map<number, Clause[]>();
    this.#clauses.forEach((clause, i) => {
      const root = this.#find(i);
      const component = found.get(root);
      if (component) component.push(clause);
      else found.set(root, [clause]);
    });
    const now = new Map<number, Component>();
    // Clauses only ever join one, so that one of the same length has the same clauses.
    for (const [root, clauses] of found) {
      const before = this.#known.get(root);
      now.set(root, before?.length === clauses.length ? before : clauses);
    }
    this.#known = now;
    return [...now.values()];
  }
}
