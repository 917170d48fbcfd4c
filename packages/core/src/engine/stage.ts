import type { Argument, Entity, EntityId, Position, Sentence, Statement, Story } from '../story/model.ts';

/** Who takes part in what a main clause says, and so is put in the scene by it. */
export function participants(statement: Statement): EntityId[] {
  const entities = (args: readonly Argument[]) =>
    args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : []));
  if (statement.when !== null) return [];
  switch (statement.type) {
    case 'clauses':
      return statement.clauses.flatMap((clause) => {
        const { word } = clause;
        if (word.kind === 'fact' || word.kind === 'identity') return [];
        const there = clause.args.filter((_, i) => {
          if (word.about.includes(word.variables[i]?.name ?? '')) return false;
          // Someone called on the telephone is where they are.
          return !(word.atADistance && i > 0);
        });
        return entities(there);
      });
    case 'claim':
      return entities([statement.holder, ...statement.to]);
    case 'dialogue':
      return entities([statement.speaker]);
    case 'watches':
      return entities([statement.watcher]);
    case 'scenes':
      return [];
  }
}

/** Whether a sentence may put anyone in its scene. */
export const isStaged = (sentence: Sentence): boolean =>
  sentence.mark !== 'infer' && sentence.mark !== 'unseen';

/** Only people and groups are ever present; things and places are merely named. */
export const isSomebody = (entity: Entity | undefined): boolean =>
  entity?.kind === 'person' || entity?.kind === 'group';

/** Who is in the scene being told, and who watches it unseen. */
export class Stage {
  readonly #story: Story;
  #present: ReadonlySet<EntityId> = new Set();
  #watching: ReadonlySet<EntityId> = new Set();
  readonly #at: ReadonlySet<EntityId>[] = [];
  readonly #watchersAt: ReadonlySet<EntityId>[] = [];

  constructor(story: Story) {
    this.#story = story;
  }

  clear(): void {
    this.#present = new Set();
    this.#watching = new Set();
  }

  /** Gives those who were not there before. */
  enter(entities: readonly EntityId[]): EntityId[] {
    const fresh = entities.filter((e) => !this.#present.has(e) && isSomebody(this.#story.entities[e]));
    if (fresh.length > 0) this.#present = new Set([...this.#present, ...fresh]);
    return [...new Set(fresh)];
  }

  watch(entity: EntityId): void {
    this.#watching = new Set([...this.#watching, entity]);
  }

  /** Whoever takes part openly watches in secret no longer. */
  show(entities: readonly EntityId[]): void {
    if (entities.some((e) => this.#watching.has(e)))
      this.#watching = new Set([...this.#watching].filter((e) => !entities.includes(e)));
  }

  leave(entity: EntityId): void {
    if (!this.#present.has(entity) && !this.#watching.has(entity)) return;
    this.#present = new Set([...this.#present].filter((e) => e !== entity));
    this.#watching = new Set([...this.#watching].filter((e) => e !== entity));
  }

  get present(): ReadonlySet<EntityId> {
    return this.#present;
  }

  /** Notes who is there as the sentence at this position is told. */
  record(position: Position): void {
    this.#at[position] = this.#present;
    this.#watchersAt[position] = this.#watching;
  }

  presentAt(position: Position): ReadonlySet<EntityId> {
    return this.#at[position] ?? new Set();
  }

  watchingAt(position: Position): ReadonlySet<EntityId> {
    return this.#watchersAt[position] ?? new Set();
  }
}
