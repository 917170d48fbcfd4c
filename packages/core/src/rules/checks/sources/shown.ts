import type { Assertion } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Fluent } from '../../../engine/fluent.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { EntityId, Position, Scene } from '../../../story/model.ts';
import { toldBefore, toldIn } from '../../told-before.ts';
import { type AsOf, countBefore } from '../as-of.ts';

/** More of what has been said of one thing is not looked at. */
const MOST = 50;

/** Something said of a fluent, in a scene. */
interface Said {
  readonly position: Position;
  readonly scene: number;
  readonly holds: boolean;
  /** When it begins; null where that depends on the position, since its scene has been moved. */
  at: Instant | null;
  readonly assertion: Assertion;
}

/**
 * Who was there when things were shown. What is told over and over of one thing is asked about over and over: so when each was said is
 * looked up once.
 */
export class Shown {
  readonly #engine: Engine;
  readonly #said = new Map<Fluent, Said[]>();
  /** How much of what has been said of each is among that: what is supposed is told in no scene. */
  readonly #taken = new Map<Fluent, number>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Heeds that a scene is at another moment. */
  moved(scene: Scene): void {
    for (const { fluent } of toldIn(scene, this.#engine.painting.said))
      for (const said of toldIn(scene, (fluent && this.#said.get(fluent)) ?? NOTHING)) said.at = null;
  }

  /**
   * Whether somebody was there when something told by now showed a fluent to be so, before an instant of story time; at another
   * sentence than one.
   */
  toldTo(
    asOf: AsOf,
    who: EntityId,
    fluent: Fluent,
    holds: boolean,
    now: Instant,
    besides: Position,
  ): boolean {
    const { painting } = asOf.engine;
    const said = this.#of(fluent);
    const naming = asOf.scenesNaming(who);
    let looked = 0;
    for (let i = toldBefore(said, asOf.position + 1) - 1; i >= 0 && looked < MOST; i--) {
      const each = said[i]!;
      if (each.position === besides) continue;
      if ((each.at ?? painting.start(each.assertion, asOf.position)) > now) continue;
      looked++;
      if (each.holds === holds && isNamedIn(naming, each.scene) && asOf.saw(who, each.position)) return true;
    }
    return false;
  }

  #of(fluent: Fluent): readonly Said[] {
    const { assertions } = fluent;
    let said = this.#said.get(fluent);
    if (!said) {
      said = [];
      this.#said.set(fluent, said);
    }
    let taken = this.#taken.get(fluent) ?? 0;
    if (taken === assertions.length) return said;
    const { painting, scenes } = this.#engine;
    for (; taken < assertions.length; taken++) {
      const assertion = assertions[taken]!;
      const { position, scene, holds } = assertion;
      if (scene === 0) continue;
      const at = scenes.isEverMoved(scene) ? null : painting.start(assertion, position);
      said.push({ position, scene, holds, at, assertion });
    }
    this.#taken.set(fluent, taken);
    return said;
  }
}

const isNamedIn = (naming: readonly (readonly number[])[], scene: number): boolean =>
  naming.some((scenes) => scenes[countBefore(scenes, scene)] === scene);

const NOTHING: readonly never[] = [];
