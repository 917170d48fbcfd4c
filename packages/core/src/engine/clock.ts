import type { Constraint, MomentId, Position, Time } from '../story/model.ts';
import { BEGINNING, beginOf, END, type Instant, instantOf } from './instant.ts';
import type { MomentOrder } from './moments/order.ts';
import type { SceneStates } from './scenes.ts';

/** What has a place in both times. */
export interface Dated {
  readonly when: Time | null;
  readonly scene: number;
  readonly moment: MomentId | null;
  readonly told: Position;
}

/** Where in story time what is told happens: scenes may have been moved, and moments hold others. */
export class Clock {
  readonly #order: MomentOrder;
  readonly #scenes: SceneStates;

  readonly #constraints: readonly Constraint[];

  constructor(order: MomentOrder, scenes: SceneStates, constraints: readonly Constraint[]) {
    this.#order = order;
    this.#scenes = scenes;
    this.#constraints = constraints;
  }

  /** The instant at which something told at `told` in a moment happens. */
  instantIn(moment: MomentId, told: Position): Instant {
    return instantOf(this.#order.lastSlot(moment, told), told);
  }

  begin(moment: MomentId): Instant {
    return beginOf(this.#order.slot[moment] ?? 0);
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

  /** The first of the moments that are said to be at the same time: `meanwhile` makes a moment of its own. */
  meanwhile(moment: MomentId): MomentId {
    return firstOf(samesOf(this.#constraints), moment);
  }
}

const sames = new WeakMap<readonly Constraint[], ReadonlyMap<MomentId, MomentId>>();

/** Of each moment that is said to be at the time of an earlier one, that one; worked out once a story. */
function samesOf(constraints: readonly Constraint[]): ReadonlyMap<MomentId, MomentId> {
  const known = sames.get(constraints);
  if (known) return known;
  const same = new Map<MomentId, MomentId>();
  for (const constraint of constraints) {
    if (constraint.type !== 'same') continue;
    const [one, other] = [firstOf(same, constraint.one), firstOf(same, constraint.other)];
    if (one !== other) same.set(Math.max(one, other), Math.min(one, other));
  }
  sames.set(constraints, same);
  return same;
}

function firstOf(same: ReadonlyMap<MomentId, MomentId>, moment: MomentId): MomentId {
  let first = moment;
  for (let next = same.get(first); next !== undefined; next = same.get(first)) first = next;
  return first;
}
