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
  const firstWith = new Map<string, number>();
  clauses.forEach((clause, i) => {
    const shared = [
      `conflict ${clause.conflict}`,
      ...[...clause.suppose, ...clause.not].map(({ candidate }) => `fluent ${candidate.fluent}`),
    ];
    for (const thing of shared) {
      const other = firstWith.get(thing);
      if (other === undefined) firstWith.set(thing, i);
      else {
        const [a, b] = [find(other), find(i)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
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
