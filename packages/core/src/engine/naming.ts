import type { EntityId, Story } from '../story/model.ts';
import { namesIn } from './lines.ts';

const known = new WeakMap<Story, ReadonlyMap<EntityId, readonly number[]>>();

function namingOf(story: Story): ReadonlyMap<EntityId, readonly number[]> {
  const found = known.get(story);
  if (found) return found;
  const naming = new Map<EntityId, number[]>();
  for (const scene of story.scenes)
    for (const entity of new Set([...scene.names, ...scene.with])) {
      const scenes = naming.get(entity);
      if (scenes) scenes.push(scene.number);
      else naming.set(entity, [scene.number]);
    }
  known.set(story, naming);
  return naming;
}

/** Which scenes name whom. */
export class Naming {
  readonly #story: Story;
  readonly #lines: ReadonlySet<number> | null;
  readonly #scenes: ReadonlyMap<EntityId, readonly number[]>;

  /** @param lines of the sentences and stage lines that count; null for all of them. */
  constructor(story: Story, lines: ReadonlySet<number> | null) {
    this.#story = story;
    this.#lines = lines;
    this.#scenes = namingOf(story);
  }

  /** The numbers of the scenes that name an entity, on the stage line, in prose or in a sentence; ascending. */
  of(entity: EntityId): readonly number[] {
    const all = this.#scenes.get(entity) ?? [];
    const lines = this.#lines;
    return lines
      ? all.filter((scene) => namesIn(this.#story, this.#story.scenes[scene - 1]!, entity, lines))
      : all;
  }
}
