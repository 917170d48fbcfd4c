import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/instant.ts';
import type { EntityId, Position, Scene } from '../story/model.ts';
import type { RecastSpan } from './recasts.ts';

/** One thing a twist changed, as it shows in one earlier scene. */
export interface RecastInScene {
  readonly scene: number;
  readonly recast: RecastSpan;
  /** The first instant of the scene at which it shows. */
  readonly at: Instant;
}

/** Where recasts show. */
export interface Reach {
  /** By scene; in one scene, in the order of the recasts. */
  readonly shown: readonly RecastInScene[];
  /** The numbers of the scenes in which any recast shows. */
  readonly reach: readonly number[];
  /** Earlier scenes that name what is recast, and in which nothing of it shows. */
  readonly mentions: readonly number[];
}

/** A sentence at which somebody is present, where in story time it was told to be. */
interface Appearance {
  readonly at: Instant;
  readonly position: Position;
}

/**
 * Finds the scenes in which a recast shows without walking through all of them: who is where, by story time, and which scenes name
 * what. Made when a twist's reach is first asked for, in O(n log n) for n presences; a recast then costs a search and what it finds.
 */
export class ReachFinder {
  readonly #engine: Engine;
  /** Of each entity, its appearances in the order of story time as first told; scenes that were ever moved are left out. */
  #appearances: Map<EntityId, Appearance[]> | null = null;
  #moved: readonly Scene[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Where the recasts of a scene show. */
  of(twist: Scene, recasts: readonly RecastSpan[]): Reach {
    const before = twist.first - 1;
    const shown = recasts.flatMap((recast, order) => {
      const found = new Map<number, RecastInScene & { order: number; position: Position }>();
      const note = (scene: number, at: Instant, position: Position) => {
        const known = found.get(scene);
        if (!known || position < known.position) found.set(scene, { scene, recast, at, order, position });
      };
      if (recast.scenes) {
        for (const scene of recast.scenes) this.#whole(scene, twist, before, note);
      } else {
        for (const entity of recast.entities)
          for (const member of this.#engine.painting.identity.members(entity, twist.last)) {
            this.#present(member, recast, twist, before, note);
            if (isThingOrPlace(this.#engine, entity) && member === entity)
              this.#named(entity, recast, twist, before, note);
          }
      }
      return [...found.values()];
    });
    shown.sort((a, b) => a.scene - b.scene || a.order - b.order);
    const reach = [...new Set(shown.map((s) => s.scene))];
    return { shown, reach, mentions: this.#mentions(twist, recasts, new Set(reach)) };
  }

  #whole(number: number, twist: Scene, before: Position, note: Note): void {
    const scene = this.#engine.story.scenes[number - 1];
    if (!scene || number >= twist.number) return;
    const first = this.#engine.story.sentences[scene.first - 1];
    if (first) note(number, this.#engine.instantOfSentence(first, before), first.position);
  }

  #present(entity: EntityId, recast: RecastSpan, twist: Scene, before: Position, note: Note): void {
    const { story, stage } = this.#engine;
    this.#appearances ??= this.#index();
    const list = this.#appearances.get(entity) ?? [];
    for (let i = firstFrom(list, recast.from); i < list.length && list[i]!.at < recast.to; i++) {
      const { at, position } = list[i]!;
      if (position < twist.first) note(story.sentences[position - 1]!.scene, at, position);
    }
    for (const scene of this.#moved) {
      for (let p = scene.first; p <= scene.last && p < twist.first; p++) {
        if (stage.presentAt(p).has(entity)) this.#sentence(p, recast, before, note);
      }
    }
  }

  #named(entity: EntityId, recast: RecastSpan, twist: Scene, before: Position, note: Note): void {
    for (const number of this.#engine.naming.of(entity)) {
      if (number >= twist.number) break;
      const scene = this.#engine.story.scenes[number - 1]!;
      for (let p = scene.first; p <= scene.last; p++) this.#sentence(p, recast, before, note);
    }
  }

  #sentence(position: Position, recast: RecastSpan, before: Position, note: Note): void {
    const sentence = this.#engine.story.sentences[position - 1]!;
    const at = this.#engine.instantOfSentence(sentence, before);
    if (at >= recast.from && at < recast.to) note(sentence.scene, at, position);
  }

  #mentions(twist: Scene, recasts: readonly RecastSpan[], reach: ReadonlySet<number>): readonly number[] {
    const entities = new Set(recasts.flatMap((r) => r.entities));
    const found = new Set<number>();
    for (const entity of entities)
      for (const member of this.#engine.painting.identity.members(entity, twist.last))
        for (const scene of this.#engine.naming.of(member))
          if (scene < twist.number && !reach.has(scene)) found.add(scene);
    return [...found].sort((a, b) => a - b);
  }

  #index(): Map<EntityId, Appearance[]> {
    const { story, scenes, stage, toldScenes } = this.#engine;
    const index = new Map<EntityId, Appearance[]>();
    this.#moved = toldScenes.filter((scene) => scenes.isEverMoved(scene.number));
    for (const scene of toldScenes) {
      if (scenes.isEverMoved(scene.number)) continue;
      for (let position = scene.first; position <= scene.last; position++) {
        const sentence = story.sentences[position - 1];
        if (!sentence) continue;
        const at = this.#engine.instantOfSentence(sentence, position);
        for (const entity of stage.presentAt(position)) push(index, entity, { at, position });
      }
    }
    for (const list of index.values()) list.sort((a, b) => a.at - b.at);
    return index;
  }
}

type Note = (scene: number, at: Instant, position: Position) => void;

function isThingOrPlace(engine: Engine, entity: EntityId): boolean {
  const kind = engine.story.entities[entity]?.kind;
  return kind === 'place' || kind === 'thing';
}

function firstFrom(list: readonly Appearance[], instant: Instant): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.at < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function push<T>(map: Map<EntityId, T[]>, key: EntityId, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
