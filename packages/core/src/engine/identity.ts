import type { EntityId, Position } from '../story/model.ts';

/**
 * Who turns out to be whom. `A is the same person as B` makes one being of two, for all of story time, from one position of the
 * telling on; a later sentence may take that back. A being goes by the entity that was introduced last.
 */
export class Identity {
  readonly #pairs: { one: EntityId; other: EntityId; line: number }[] = [];
  /** Of each entity that was ever merged: whom it goes by, from which position on. */
  readonly #history = new Map<EntityId, { from: Position; root: EntityId }[]>();

  readonly #changes = new Map<Position, EntityId[]>();

  /** The entities that the sentence at this position makes go by another. */
  changedBy(position: Position): readonly EntityId[] {
    return this.#changes.get(position) ?? [];
  }

  changedAt(position: Position): boolean {
    return this.#changes.has(position);
  }

  /** Whom the entity goes by, as of a position. */
  find(entity: EntityId, position: Position): EntityId {
    const history = this.#history.get(entity);
    if (!history) return entity;
    for (let i = history.length - 1; i >= 0; i--) {
      const entry = history[i]!;
      if (entry.from <= position) return entry.root;
    }
    return entity;
  }

  /** All entities that are one being with this one, as of a position, in order of introduction. */
  members(entity: EntityId, position: Position): readonly EntityId[] {
    const root = this.find(entity, position);
    if (this.#history.size === 0) return [root];
    const members = [...this.#history.keys()].filter((e) => this.find(e, position) === root);
    return members.length > 0 ? members.sort((a, b) => a - b) : [root];
  }

  /** Merges two, or takes a merging back. Gives the entities that go by another than before; none if nothing changes. */
  say(one: EntityId, other: EntityId, same: boolean, position: Position, line: number): EntityId[] {
    if (same) this.#pairs.push({ one, other, line });
    else {
      // Only what was said to be one can be said not to be: `A is not the same person as B` undoes every chain between them.
      const classOf = new Set(this.members(one, position));
      if (!classOf.has(other)) return [];
      for (let i = this.#pairs.length - 1; i >= 0; i--) {
        const pair = this.#pairs[i]!;
        const direct =
          (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one);
        if (direct) this.#pairs.splice(i, 1);
      }
    }
    return this.#recompute(position);
  }

  #recompute(position: Position): EntityId[] {
    const roots = new Map<EntityId, EntityId>();
    const find = (e: EntityId): EntityId => {
      let root = e;
      for (let next = roots.get(root); next !== undefined && next !== root; next = roots.get(root))
        root = next;
      return root;
    };
    for (const { one, other } of this.#pairs) {
      const a = find(one);
      const b = find(other);
      const root = Math.max(a, b);
      roots.set(a, root);
      roots.set(b, root);
    }
    const changed: EntityId[] = [];
    for (const entity of new Set([...roots.keys(), ...this.#history.keys()])) {
      const root = find(entity);
      const history = this.#history.get(entity) ?? [];
      if (this.find(entity, position) === root && history.length > 0) continue;
      if (history.length === 0 && root === entity) {
        this.#history.set(entity, [{ from: position, root }]);
        continue;
      }
      this.#history.set(entity, [...history, { from: position, root }]);
      if (root !== entity || history.length > 0) changed.push(entity);
    }
    if (changed.length > 0) this.#changes.set(position, [...(this.#changes.get(position) ?? []), ...changed]);
    return changed;
  }
}
