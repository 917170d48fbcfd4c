import type { Constraint, MomentId, Position, Story } from '../story/model.ts';
import type { MomentOrder } from './moments/order.ts';
import { Slots } from './moments/slots.ts';

/**
 * The story that engines look at, as far as it has been told, and its moments in their places in story time. Those who look at it
 * through different eyes share one; it goes on as more is told, and they with it.
 */
export class Tale {
  #story: Story;
  #order: MomentOrder;
  #slots: Slots;
  #sames: ReadonlyMap<MomentId, MomentId>;

  constructor(story: Story, order: MomentOrder) {
    this.#story = story;
    this.#order = order;
    this.#slots = Slots.evenly(this.#order);
    this.#sames = samesOf(story.constraints);
  }

  get story(): Story {
    return this.#story;
  }

  get order(): MomentOrder {
    return this.#order;
  }

  /** The slot of story time in which a moment begins. */
  slotOf(moment: MomentId): number {
    return this.#slots.of(moment);
  }

  /** The slot in which something told at a moment at a position happens, or at which the moment ends as of it. */
  lastSlot(moment: MomentId, told: Position): number {
    return this.#slots.last(moment, told);
  }

  /** The moment that begins in a slot. */
  momentIn(slot: number): MomentId | undefined {
    return this.#slots.momentIn(slot);
  }

  /** The first of the moments that are said to be at the same time: `meanwhile` makes a moment of its own. */
  meanwhile(moment: MomentId): MomentId {
    return firstOf(this.#sames, moment);
  }

  /**
   * Goes over to a story that is told further, its first scenes the same. What was told before keeps its place in story time, and lasts as
   * it did: whatever the Timeline says of two moments that have been told, by way of others too, has been there since.
   *
   * @returns false where it would not: then this is of no use any longer.
   */
  goOn(story: Story): boolean {
    const before = this.#story.moments;
    const told = before.filter((moment) => moment.told !== Number.POSITIVE_INFINITY).length;
    const order = this.#order.goOn(story);
    const slots = this.#slots.goOn(order, told);
    if (!slots) return false;
    this.#story = story;
    this.#slots = slots;
    this.#order = order;
    this.#sames = samesOf(story.constraints);
    return true;
  }
}

const known = new WeakMap<readonly Constraint[], ReadonlyMap<MomentId, MomentId>>();

/** Of each moment that is said to be at the time of an earlier one, that one; worked out once a story. */
function samesOf(constraints: readonly Constraint[]): ReadonlyMap<MomentId, MomentId> {
  const found = known.get(constraints);
  if (found) return found;
  const same = new Map<MomentId, MomentId>();
  for (const constraint of constraints) {
    if (constraint.type !== 'same') continue;
    const [one, other] = [firstOf(same, constraint.one), firstOf(same, constraint.other)];
    if (one !== other) same.set(Math.max(one, other), Math.min(one, other));
  }
  known.set(constraints, same);
  return same;
}

function firstOf(same: ReadonlyMap<MomentId, MomentId>, moment: MomentId): MomentId {
  let first = moment;
  for (let next = same.get(first); next !== undefined; next = same.get(first)) first = next;
  return first;
}
