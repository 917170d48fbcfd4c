import type { EntityId, Position } from '../story/model.ts';

/** Entities that are one being, from a position on. */
interface Being {
  readonly from: Position;
  /** Whom they go by: the one introduced last. */
  readonly root: EntityId;
  /** In order of introduction. */
  readonly members: readonly EntityId[];
}

/**
 * Who turns out to be whom. `A is the same person as B` makes one being of two, for all of story time, from one position of the
 * telling on; a later sentence may take that back. A being goes by the entity that was introduced last.
 */
export class Identity {
  /** Of each entity that was ever merged: the pairs said to be one that name it, in the order of telling. */
  readonly #pairs = new Map<EntityId, EntityId[]>();
  /** Of each entity that was ever merged: the beings it has been part of, the latest last. */
  readonly #beings: Being[][] = [];
  readonly #changes = new Map<Position, EntityId[]>();

  /** The last position that makes anybody go by another. */
  changedAt: Position = 0;

  /** The last position up to this one that makes anybody go by another; 0 if none does. */
  lastChange(position: Position): Position {
    let last: Position = 0;
    for (const changed of this.#changes.keys()) if (changed <= position) last = changed;
    return last;
  }

  /** The entities that the sentence at this position makes go by another. */
  changedBy(position: Position): readonly EntityId[] {
    return this.#changes.get(position) ?? NOBODY;
  }

  #beingOf(entity: EntityId, position: Position): Being | undefined {
    const beings = this.#beings[entity];
    if (beings === undefined) return undefined;
    for (let i = beings.length - 1; i >= 0; i--) if (beings[i]!.from <= position) return beings[i];
    return undefined;
  }

  /** Whom the entity goes by, as of a position. */
  find(entity: EntityId, position: Position): EntityId {
    // Most stories merge nobody.
    if (this.#beings.length === 0) return entity;
    return this.#beingOf(entity, position)?.root ?? entity;
  }

  /** All entities that are one being with this one, as of a position, in order of introduction. */
  members(entity: EntityId, position: Position): readonly EntityId[] {
    return this.#beingOf(entity, position)?.members ?? [entity];
  }

  /** Merges two, or takes a merging back. Gives the entities that go by another than before; none if nothing changes. */
  say(one: EntityId, other: EntityId, same: boolean, position: Position): readonly EntityId[] {
    if (one === other) return NOBODY;
    const touched = new Set([...this.members(one, position), ...this.members(other, position)]);
    if (same) {
      push(this.#pairs, one, other);
      push(this.#pairs, other, one);
    } else {
      // Only what was said to be one can be said not to be.
      if (!this.members(one, position).includes(other)) return NOBODY;
      this.#pairs.set(
        one,
        (this.#pairs.get(one) ?? []).filter((e) => e !== other),
      );
      this.#pairs.set(
        other,
        (this.#pairs.get(other) ?? []).filter((e) => e !== one),
      );
    }
    const changed: EntityId[] = [];
    while (touched.size > 0) {
      const [start] = touched;
      const members = this.#joined(start!).sort((a, b) => a - b);
      const being: Being = { from: position, root: members.at(-1)!, members };
      for (const entity of members) {
        touched.delete(entity);
        if (this.find(entity, position) !== being.root) changed.push(entity);
        while (this.#beings.length <= entity) this.#beings.push(NONE);
        this.#beings[entity] = [...this.#beings[entity]!, being];
      }
    }
    if (changed.length > 0) {
      changed.sort((a, b) => a - b);
      this.changedAt = position;
      this.#changes.set(position, [...this.changedBy(position), ...changed]);
    }
    return changed;
  }

  /** Everyone that pairs lead to from one. */
  #joined(start: EntityId): EntityId[] {
    const found = new Set([start]);
    for (const entity of found) for (const next of this.#pairs.get(entity) ?? []) found.add(next);
    return [...found];
  }
}

const NOBODY: readonly EntityId[] = [];
const NONE: Being[] = [];

function push<T>(map: Map<EntityId, T[]>, key: EntityId, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
