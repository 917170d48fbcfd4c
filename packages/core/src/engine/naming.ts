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

/** The scenes that name each of a story that goes on from another, of which that has been worked out. */
export function namingGoesOn(before: Story, story: Story): void {
  const found = known.get(before);
  if (!found) return;
  const naming = new Map(found);
  for (const scene of story.scenes.slice(before.scenes.length))
    for (const entity of new Set([...scene.names, ...scene.with]))
      naming.set(entity, [...(naming.get(entity) ?? []), scene.number]);
  known.set(story, naming);
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
