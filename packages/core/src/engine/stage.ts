import type { Argument, Entity, EntityId, Position, Sentence, Statement, Story } from '../story/model.ts';

/** Who takes part in what a main clause says, and so is put in the scene by it. */
export function participants(statement: Statement): readonly EntityId[] {
  const found: EntityId[] = [];
  if (statement.when !== null) return found;
  const note = (argument: Argument) => {
    if (argument.type === 'value' && typeof argument.value === 'number') found.push(argument.value);
  };
  switch (statement.type) {
    case 'clauses':
      for (const { word, args } of statement.clauses) {
        if (word.kind === 'fact' || word.kind === 'identity') continue;
        // Someone called on the telephone is where they are.
        for (const [i, argument] of args.entries())
          if (!(word.atADistance && i > 0) && !word.about.includes(word.variables[i]?.name ?? ''))
            note(argument);
      }
      break;
    case 'claim':
      note(statement.holder);
      statement.to.forEach(note);
      break;
    case 'dialogue':
      note(statement.speaker);
      break;
    case 'watches':
      note(statement.watcher);
      break;
    case 'scenes':
      break;
  }
  return found;
}

/** Whether a sentence may put anyone in its scene. */
export const isStaged = (sentence: Sentence): boolean =>
  sentence.mark !== 'infer' && sentence.mark !== 'unseen';

/** Only people and groups are ever present; things and places are merely named. */
export const isSomebody = (entity: Entity | undefined): boolean =>
  entity?.kind === 'person' || entity?.kind === 'group';

const NOBODY: ReadonlySet<EntityId> = new Set();

/** Who is in the scene being told, and who watches it unseen. */
export class Stage {
  readonly #story: Story;
  #present: ReadonlySet<EntityId> = NOBODY;
  #watching: ReadonlySet<EntityId> = NOBODY;
  /** Maps, since a story told in part leaves most positions out. */
  readonly #at = new Map<Position, ReadonlySet<EntityId>>();
  readonly #watchersAt = new Map<Position, ReadonlySet<EntityId>>();

  constructor(story: Story) {
    this.#story = story;
  }

  clear(): void {
    this.#present = NOBODY;
    this.#watching = NOBODY;
  }

  /** Gives those who were not there before. */
  enter(entities: readonly EntityId[]): readonly EntityId[] {
    const fresh: EntityId[] = [];
    for (const entity of entities) {
      if (this.#present.has(entity) || fresh.includes(entity)) continue;
      if (isSomebody(this.#story.entities[entity])) fresh.push(entity);
    }
    if (fresh.length > 0) this.#present = new Set([...this.#present, ...fresh]);
    return fresh;
  }

  watch(entity: EntityId): void {
    this.#watching = new Set([...this.#watching, entity]);
  }

  /** Whoever takes part openly watches in secret no longer. */
  show(entities: readonly EntityId[]): void {
    if (this.#watching.size > 0 && entities.some((e) => this.#watching.has(e)))
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
    this.#at.set(position, this.#present);
    if (this.#watching.size > 0) this.#watchersAt.set(position, this.#watching);
  }

  presentAt(position: Position): ReadonlySet<EntityId> {
    return this.#at.get(position) ?? NOBODY;
  }

  watchingAt(position: Position): ReadonlySet<EntityId> {
    return this.#watchersAt.get(position) ?? NOBODY;
  }
}
