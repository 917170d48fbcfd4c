import type { Engine } from '../engine/engine.ts';
import type { Scene } from '../story/model.ts';
import { type Reach, ReachFinder, type RecastInScene } from './reach.ts';
import { type RecastSpan, recastsOf } from './recasts.ts';

/** A scene that changes what was true at earlier moments. What it changes is kept as spans; where that shows is found when asked for. */
export class TwistFound implements Reach {
  readonly scene: Scene;
  readonly recasts: readonly RecastSpan[];
  readonly #finder: ReachFinder;
  #shown: readonly RecastInScene[] | null = null;
  #reach: readonly number[] | null = null;
  #mentions: readonly number[] | null = null;

  constructor(scene: Scene, recasts: readonly RecastSpan[], finder: ReachFinder) {
    this.scene = scene;
    this.recasts = recasts;
    this.#finder = finder;
  }

  get shown(): readonly RecastInScene[] {
    this.#shown ??= this.#finder.shown(this.scene, this.recasts);
    return this.#shown;
  }

  get reach(): readonly number[] {
    this.#reach ??= this.shown.map(({ scene }) => scene).filter((scene, i, all) => scene !== all[i - 1]);
    return this.#reach;
  }

  get mentions(): readonly number[] {
    this.#mentions ??= this.#finder.mentions(this.scene, this.recasts, this.reach);
    return this.#mentions;
  }
}

/** The twists of a story, in order of telling; with `only`, that scene alone is looked at. */
export function twistsOf(engine: Engine, only: number | null = null): readonly TwistFound[] {
  const finder = new ReachFinder(engine);
  const { log } = engine.painting;
  const twists: TwistFound[] = [];
  let next = 0;
  for (const scene of engine.story.scenes) {
    const first = next;
    while (next < log.length && log.positionAt(next)! <= scene.last) next++;
    if (only !== null && scene.number !== only) continue;
    const recasts = recastsOf(engine, scene, first, next);
    if (recasts.length > 0) twists.push(new TwistFound(scene, recasts, finder));
  }
  return twists;
}
