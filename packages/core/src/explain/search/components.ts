import type { Clause } from './clauses.ts';

/** Clauses that have to be met together: they share a supposition, a fluent or a conflict with others of the component, and with no others. */
export type Component = readonly Clause[];

/** Splits clauses into independent components, in the order of their first clauses. */
export function componentsOf(clauses: readonly Clause[]): readonly Component[] {
  const parent = clauses.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const firstOf = { conflict: new Map<string, number>(), fluent: new Map<string, number>() };
  const join = (first: Map<string, number>, key: string, i: number) => {
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, i);
      return;
    }
    const [a, b] = [find(other), find(i)];
    parent[Math.max(a, b)] = Math.min(a, b);
  };
  clauses.forEach((clause, i) => {
    join(firstOf.conflict, clause.conflict, i);
    for (const { fluent } of clause.suppose.keys()) join(firstOf.fluent, fluent, i);
    for (const { fluent } of clause.not.keys()) join(firstOf.fluent, fluent, i);
  });
  const found = new Map<number, Clause[]>();
  clauses.forEach((clause, i) => {
    const root = find(i);
    const component = found.get(root);
    if (component) component.push(clause);
    else found.set(root, [clause]);
  });
  return [...found.values()];
}
