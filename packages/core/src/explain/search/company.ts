import type { Engine } from '../../engine/engine.ts';
import type { EntityId, EntityKind } from '../../story/model.ts';

/** Who and what is in which scenes, whoever they turn out to be. */
export class Company {
  readonly #engine: Engine;
  readonly #scenes = new Map<EntityId, Set<number>>();

  constructor(engine: Engine) {
    this.#engine = engine;
    const note = (entity: EntityId, scene: number) => {
      const being = engine.beingOf(entity);
      const scenes = this.#scenes.get(being);
      if (scenes) scenes.add(scene);
      else this.#scenes.set(being, new Set([scene]));
    };
    for (const { position, scene } of engine.story.sentences)
      for (const entity of engine.stage.presentAt(position)) note(entity, scene);
    // Whoever is never there is where they are spoken of; so is what has no say in where it is.
    const absent = engine.story.entities.filter((e) => !this.#scenes.has(engine.beingOf(e.id)));
    for (const { id } of absent) for (const scene of engine.naming.of(id)) note(id, scene);
  }

  /** The numbers of the scenes that somebody is in. */
  scenesOf(being: EntityId): ReadonlySet<number> {
    return this.#scenes.get(being) ?? NONE;
  }

  /** Those of a kind who are in every scene that these are in; where there is nobody like that, those who are ever in one with them. */
  closest(kind: EntityKind, beings: readonly EntityId[]): readonly EntityId[] {
    const engine = this.#engine;
    const among = [...engine.beings(engine.end, false)].filter(
      (id) => engine.story.entities[id]!.kind === kind && !beings.includes(id),
    );
    const all = (id: EntityId, enough: (shared: number, of: number) => boolean) =>
      beings.every((being) => {
        const theirs = this.scenesOf(being);
        let shared = 0;
        for (const scene of this.scenesOf(id)) if (theirs.has(scene)) shared++;
        return enough(shared, theirs.size);
      });
    const always = among.filter((id) => all(id, (shared, of) => of > 0 && shared === of));
    return always.length > 0 ? always : among.filter((id) => all(id, (shared) => shared > 0));
  }
}

const NONE: ReadonlySet<number> = new Set();
