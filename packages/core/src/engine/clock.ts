import type { MomentId, Position, Time } from '../story/model.ts';
import { BEGINNING, beginOf, END, type Instant, instantOf } from './instant.ts';
import type { SceneStates } from './scenes.ts';
import type { Tale } from './tale.ts';

/** What has a place in both times. */
export interface Dated {
  readonly when: Time | null;
  readonly scene: number;
  readonly moment: MomentId | null;
  readonly told: Position;
}

/** Where in story time what is told happens: scenes may have been moved, and moments hold others. */
export class Clock {
  readonly #tale: Tale;
  readonly #scenes: SceneStates;

  constructor(tale: Tale, scenes: SceneStates) {
    this.#tale = tale;
    this.#scenes = scenes;
  }

  /** The instant at which something told at `told` in a moment happens. */
  instantIn(moment: MomentId, told: Position): Instant {
    return instantOf(this.#tale.lastSlot(moment, told), told);
  }

  begin(moment: MomentId): Instant {
    return beginOf(this.#tale.slotOf(moment));
  }

  /** The first of the moments that are at the time of one. */
  meanwhile(moment: MomentId): MomentId {
    return this.#tale.meanwhile(moment);
  }

  /** Where the moment of what a scene told lies as of a position: the scene may have been moved. */
  momentOf(scene: number, fallback: MomentId | null, position: Position): MomentId | null {
    return scene > 0 ? this.#scenes.momentOf(scene, position) : fallback;
  }

  /** The instant that an act or assertion begins at, as of a position. */
  start(what: Dated, position: Position): Instant {
    const { when } = what;
    if (when === null) {
      const moment = this.momentOf(what.scene, what.moment, position);
      return moment === null ? BEGINNING : this.instantIn(moment, what.told);
    }
    switch (when.type) {
      case 'at':
        // What is supposed is told in no scene: it counts from the beginning of the moment it names.
        return what.scene === 0 ? this.begin(when.moment) : this.instantIn(when.moment, what.told);
      case 'since':
      case 'span':
        return this.begin(when.from);
      case 'until':
      case 'always':
        return BEGINNING;
    }
  }

  /** The instant of the telling, up to which `since` paints over. */
  telling(what: Dated, position: Position): Instant {
    const moment = this.momentOf(what.scene, what.moment, position);
    return moment === null ? END : this.instantIn(moment, what.told);
  }
}
