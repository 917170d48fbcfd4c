import type { Engine } from '../../engine/engine.ts';
import type { EntityId, EntityKind } from '../../story/model.ts';

/** Who and what is in which scenes, whoever they turn out to be. */
export class Company {
  readonly #engine: Engine;
  readonly #scenes = new Map<EntityId, Set<number>>();
  readonly #there = new Map<number, EntityId[]>();

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
    for (const [being, scenes] of this.#scenes)
      for (const scene of scenes) {
        const there = this.#there.get(scene);
        if (there) there.push(being);
        else this.#there.set(scene, [being]);
      }
  }

  /** The numbers of the scenes that somebody is in. */
  scenesOf(being: EntityId): ReadonlySet<number> {
    return this.#scenes.get(being) ?? NONE;
  }

  /** Those of a kind who are in every scene that these are in; where there is nobody like that, those who are ever in one with them. */
  closest(kind: EntityKind, beings: readonly EntityId[]): readonly EntityId[] {
    const engine = this.#engine;
    const [first, ...others] = beings;
    if (first === undefined)
      return [...engine.beings(engine.end, false)].filter((id) => engine.story.entities[id]!.kind === kind);
    const shared = beings.map((being) => this.#sharedWith(being));
    const among = [...shared[0]!.keys()]
      .filter((id) => engine.story.entities[id]!.kind === kind && !beings.includes(id))
      .filter((id) => others.every((_, i) => shared[i + 1]!.has(id)))
      .sort((a, b) => a - b);
    const always = among.filter((id) =>
      beings.every((being, i) => shared[i]!.get(id) === this.scenesOf(being).size),
    );
    return always.length > 0 ? always : among;
  }

  /** With whom somebody is in how many scenes. */
  #sharedWith(being: EntityId): ReadonlyMap<EntityId, number> {
    const shared = new Map<EntityId, number>();
    for (const scene of this.scenesOf(being))
      for (const other of this.#there.get(scene) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    return shared;
  }
}

const NONE: ReadonlySet<number> = new Set();
