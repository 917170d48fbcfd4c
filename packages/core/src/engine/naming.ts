import type { EntityId, Story } from '../story/model.ts';

/** Which scenes name whom. */
export class Naming {
  readonly #scenes = new Map<EntityId, number[]>();

  constructor(story: Story) {
    for (const scene of story.scenes)
      for (const entity of new Set([...scene.names, ...scene.with])) {
        const scenes = this.#scenes.get(entity);
        if (scenes) scenes.push(scene.number);
        else this.#scenes.set(entity, [scene.number]);
      }
  }

  /** The numbers of the scenes that name an entity, on the stage line, in prose or in a sentence; ascending. */
  of(entity: EntityId): readonly number[] {
    return this.#scenes.get(entity) ?? [];
  }
}
