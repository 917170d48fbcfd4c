import type { Engine } from '../engine/engine.ts';
import type { LoggedPiece } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import type { EntityId, Scene } from '../story/model.ts';
import { type RecastSpan, recastsOf } from './recasts.ts';

/** One thing a twist changed, as it shows in one earlier scene. */
export interface RecastInScene {
  readonly scene: number;
  readonly recast: RecastSpan;
  /** The first instant of the scene at which it shows. */
  readonly at: Instant;
}

/** A scene that changes what was true at earlier moments. */
export interface TwistFound {
  readonly scene: Scene;
  readonly recasts: readonly RecastSpan[];
  readonly shown: readonly RecastInScene[];
  readonly reach: readonly number[];
  readonly mentions: readonly number[];
}

/** The twists of a story, in order of telling; with `only`, that scene alone is looked at. */
export function twistsOf(engine: Engine, only: number | null = null): readonly TwistFound[] {
  const pieces = new Map<number, LoggedPiece[]>();
  for (const piece of engine.painting.log) {
    const scene = engine.story.sentences[piece.position - 1]?.scene;
    if (scene !== undefined) pieces.set(scene, [...(pieces.get(scene) ?? []), piece]);
  }
  return engine.story.scenes.flatMap((scene) => {
    if (only !== null && scene.number !== only) return [];
    const recasts = recastsOf(engine, scene, pieces.get(scene.number) ?? []);
    if (recasts.length === 0) return [];
    return [{ scene, recasts, ...reachOf(engine, scene, recasts) }];
  });
}

/** The scenes in which a recast shows: someone it is about is there, at an instant that it changed. */
function reachOf(
  engine: Engine,
  twist: Scene,
  recasts: readonly RecastSpan[],
): Pick<TwistFound, 'shown' | 'reach' | 'mentions'> {
  const shown: RecastInScene[] = [];
  const mentions: number[] = [];
  for (const scene of engine.story.scenes) {
    if (scene.number >= twist.number) break;
    let touched = false;
    for (const recast of recasts) {
      const at = firstShown(engine, scene, twist, recast);
      if (at === null) continue;
      touched = true;
      shown.push({ scene: scene.number, recast, at });
    }
    const about = (id: EntityId) =>
      recasts.some((r) => r.entities.some((e) => sameBeing(engine, e, id, twist.last)));
    if (!touched && scene.names.some(about)) mentions.push(scene.number);
  }
  return { shown, reach: [...new Set(shown.map((s) => s.scene))], mentions };
}

const sameBeing = (engine: Engine, one: EntityId, other: EntityId, position: number) =>
  engine.painting.identity.find(one, position) === engine.painting.identity.find(other, position);

function firstShown(engine: Engine, scene: Scene, twist: Scene, recast: RecastSpan): Instant | null {
  const sentences = engine.story.sentences.slice(scene.first - 1, scene.last);
  const before = twist.first - 1;
  if (recast.scenes !== null) {
    const [first] = sentences;
    return recast.scenes.includes(scene.number) && first ? engine.instantOfSentence(first, before) : null;
  }
  const named = (id: EntityId) => {
    const kind = engine.story.entities[id]?.kind;
    return (kind === 'place' || kind === 'thing') && scene.names.includes(id);
  };
  const isNamed = recast.entities.some(named);
  for (const sentence of sentences) {
    const t = engine.instantOfSentence(sentence, before);
    if (t < recast.from || t >= recast.to) continue;
    if (isNamed) return t;
    for (const id of engine.stage.presentAt(sentence.position)) {
      if (recast.entities.some((e) => sameBeing(engine, e, id, twist.last))) return t;
    }
  }
  return null;
}
