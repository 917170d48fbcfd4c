import type { Engine } from '../engine/engine.ts';
import { type Instant, instantOf, slotOf } from '../engine/instant.ts';
import { isSomebody } from '../engine/stage.ts';
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

/** Sentences of one scene, one after the other, that happen in one slot of story time. */
interface Stretch {
  readonly scene: Scene;
  readonly slot: number;
  readonly first: Position;
  readonly last: Position;
}

/** All that is told, in the order of story time; left out are scenes that were ever moved. */
interface Order {
  readonly stretches: readonly Stretch[];
  /** Where those of a scene stand among them, by its number: of most there is one. */
  readonly ofScene: readonly (number | readonly number[] | undefined)[];
}

/** The scenes that name somebody or something. */
interface Named {
  /** Where their stretches stand, ascending. */
  readonly stretches: readonly number[];
  /** Those that have none, in the order of telling. */
  readonly others: readonly Scene[];
}

/** Where a recast shows: the sentence, and which of its scene's recasts it is. */
interface Sight extends RecastInScene {
  readonly order: number;
  readonly position: Position;
}

/**
 * Finds the scenes in which a recast shows without walking through all of them: what is told is put in the order of story time once,
 * and of each whom a recast is about which scenes name them. A recast then costs a search and what it finds.
 */
export class ReachFinder {
  readonly #engine: Engine;
  readonly #named = new Map<EntityId, Named>();
  #known: Order | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Where the recasts of a scene show: by scene; in one scene, in the order of the recasts. */
  shown(twist: Scene, recasts: readonly RecastSpan[]): readonly RecastInScene[] {
    const sights: Sight[] = [];
    for (const [order, recast] of recasts.entries()) {
      const note = (scene: number, at: Instant, position: Position) => {
        sights.push({ scene, recast, at, order, position });
      };
      if (recast.scenes) for (const scene of recast.scenes) this.#whole(scene, twist, note);
      // Of things and places that are one, each scene speaks of that which it names.
      else
        for (const entity of recast.entities)
          for (const member of this.#engine.painting.identity.members(entity, twist.last))
            if (member === entity || this.#isSomebody(member)) this.#look(member, recast, twist, note);
    }
    sights.sort((a, b) => a.scene - b.scene || a.order - b.order || a.position - b.position);
    // Of one recast in one scene, where it shows first.
    return sights.filter(({ scene, order }, i) => {
      const before = sights[i - 1];
      return before === undefined || before.scene !== scene || before.order !== order;
    });
  }

  /**
   * The scenes before one that name what it recasts, and in which nothing of it shows.
   *
   * @param reach those in which something of it does, ascending
   */
  mentions(twist: Scene, recasts: readonly RecastSpan[], reach: readonly number[]): readonly number[] {
    const named = new Set<EntityId>();
    for (const { entities } of recasts)
      for (const entity of entities)
        for (const member of this.#engine.painting.identity.members(entity, twist.last)) named.add(member);
    let scenes: readonly number[] = [];
    for (const entity of named) scenes = joined(scenes, this.#engine.naming.of(entity), twist.number);
    return without(scenes, reach);
  }

  #whole(number: number, twist: Scene, note: Note): void {
    const scene = this.#engine.story.scenes[number - 1];
    if (!scene || number >= twist.number) return;
    const first = this.#engine.story.sentences[scene.first - 1];
    if (first) note(number, this.#engine.instantOfSentence(first, twist.first - 1), first.position);
  }

  #look(entity: EntityId, { from, to }: RecastSpan, twist: Scene, note: Note): void {
    const { stretches: all } = this.#order;
    const { stretches, others } = this.#namedIn(entity);
    for (let i = firstWithin(stretches, all, from); i < stretches.length; i++) {
      const { scene, slot, first, last } = all[stretches[i]!]!;
      if (instantOf(slot, first) >= to) break;
      if (first >= twist.first) continue;
      const there = this.#thereIn(scene, entity);
      let p = first;
      while (p <= last && (instantOf(slot, p) < from || !isThere(there, entity, p - scene.first))) p++;
      if (p <= last && instantOf(slot, p) < to) note(scene.number, instantOf(slot, p), p);
    }
    for (const scene of others) {
      if (scene.first >= twist.first) break;
      const there = this.#thereIn(scene, entity);
      for (let p = scene.first; p <= scene.last; p++) {
        if (!isThere(there, entity, p - scene.first)) continue;
        const at = this.#engine.instantOfSentence(this.#engine.story.sentences[p - 1]!, twist.first - 1);
        if (at < from || at >= to) continue;
        note(scene.number, at, p);
        break;
      }
    }
  }

  /** Who is there at each sentence of a scene; null for things and places, which are where they are named. */
  #thereIn(scene: Scene, entity: EntityId): There {
    return this.#isSomebody(entity) ? this.#engine.stage.presentIn(scene) : null;
  }

  /** Nobody is in a scene that does not name them. */
  #namedIn(entity: EntityId): Named {
    const known = this.#named.get(entity);
    if (known) return known;
    const { naming, story } = this.#engine;
    const { ofScene } = this.#order;
    const stretches: number[] = [];
    const others: Scene[] = [];
    for (const number of naming.of(entity)) {
      const own = ofScene[number];
      if (own === undefined) others.push(story.scenes[number - 1]!);
      else if (typeof own === 'number') stretches.push(own);
      else stretches.push(...own);
    }
    stretches.sort((a, b) => a - b);
    const named = { stretches, others };
    this.#named.set(entity, named);
    return named;
  }

  get #order(): Order {
    this.#known ??= this.#inOrder();
    return this.#known;
  }

  #inOrder(): Order {
    const { scenes, story, toldScenes } = this.#engine;
    const stretches: Stretch[] = [];
    const slotAt = (p: Position) => slotOf(this.#engine.instantOfSentence(story.sentences[p - 1]!, p));
    for (const scene of toldScenes) {
      if (scenes.isEverMoved(scene.number)) continue;
      for (let first = scene.first; first <= scene.last; first++) {
        const slot = slotAt(first);
        let { last } = scene;
        // What comes after those that its moment holds by then is in another slot.
        if (slotAt(last) !== slot) for (last = first; slotAt(last + 1) === slot; ) last++;
        stretches.push({ scene, slot, first, last });
        first = last;
      }
    }
    stretches.sort((a, b) => a.slot - b.slot || a.first - b.first);
    const ofScene: Order['ofScene'][number][] = [];
    for (const [i, { scene }] of stretches.entries()) {
      const known = ofScene[scene.number];
      ofScene[scene.number] = known === undefined ? i : [...[known].flat(), i];
    }
    return { stretches, ofScene };
  }

  #isSomebody(entity: EntityId): boolean {
    return isSomebody(this.#engine.story.entities[entity]);
  }
}

type Note = (scene: number, at: Instant, position: Position) => void;

type There = readonly ReadonlySet<EntityId>[] | null;

const isThere = (there: There, entity: EntityId, i: number): boolean =>
  there === null || there[i]!.has(entity);

/** Which is the first of some stretches, by their numbers among all, that is not over before an instant. */
function firstWithin(some: readonly number[], all: readonly Stretch[], from: Instant): number {
  let low = 0;
  let high = some.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { slot, last } = all[some[middle]!]!;
    if (instantOf(slot, last) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers in either list, both ascending; those of the other only before a limit. */
function joined(one: readonly number[], other: readonly number[], limit: number): readonly number[] {
  const all: number[] = [];
  let i = 0;
  for (const number of other) {
    if (number >= limit) break;
    while (i < one.length && one[i]! < number) all.push(one[i++]!);
    if (one[i] !== number) all.push(number);
  }
  while (i < one.length) all.push(one[i++]!);
  return all;
}

/** The numbers that are not in another list; both ascending. */
function without(all: readonly number[], some: readonly number[]): readonly number[] {
  let i = 0;
  return all.filter((number) => {
    while (i < some.length && some[i]! < number) i++;
    return some[i] !== number;
  });
}
