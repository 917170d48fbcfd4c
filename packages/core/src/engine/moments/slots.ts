import type { MomentId } from '../../story/model.ts';
import type { MomentOrder } from './order.ts';

/** No slot is farther from 0, so that instants stay exact. */
const MOST = 2 ** 25;
/** The room between two that stand next to one another, where so much can be had: a power of two. */
const ROOM = 12;
/** Into how many steps that is parted for those who go in one after the other. */
const STEPS = 256;

/**
 * Where moments stand in story time, as whole numbers with room between them: ranks would all move when a moment told later is put
 * between two that are there.
 *
 *     ranks   1     2           3          slots of three moments
 *     slots   8192  16384       24576
 *                       16416              a fourth goes between the second and the third, which stay
 */
export class Slots {
  readonly #order: MomentOrder;
  readonly #gap: number;
  /** By rank, which begins at 1: the slot, and the moment that stands there. */
  readonly #slotAt: Float64Array;
  readonly #momentAt: Int32Array;

  private constructor(order: MomentOrder, gap: number, slotAt: Float64Array, momentAt: Int32Array) {
    this.#order = order;
    this.#gap = gap;
    this.#slotAt = slotAt;
    this.#momentAt = momentAt;
  }

  /** Those of an order by itself: one like another, with the same room between any two. Worked out once an order. */
  static evenly(order: MomentOrder): Slots {
    let slots = evenly.get(order);
    if (!slots) {
      const room = Math.floor(Math.log2(MOST / 2 / (order.slot.length + 1)));
      const none = new Slots(
        order,
        2 ** Math.max(0, Math.min(ROOM, room)),
        new Float64Array(),
        new Int32Array(),
      );
      slots = none.goOn(order, 0) ?? none;
      evenly.set(order, slots);
    }
    return slots;
  }

  /** The slot in which a moment begins. */
  of(moment: MomentId): number {
    return this.#slotAt[this.#order.slot[moment] ?? 0] as number;
  }

  /** The slot that is the last of a moment for those who have been told so far: see `MomentOrder.lastSlot`. */
  last(moment: MomentId, told: number): number {
    return this.#slotAt[this.#order.lastSlot(moment, told)] as number;
  }

  /** The moment that stands in a slot; undefined where none does. */
  momentIn(slot: number): MomentId | undefined {
    const rank = this.#slotAt.indexOf(slot, 1);
    return rank < 0 ? undefined : this.#momentAt[rank];
  }

  /**
   * Those of the order of a story that is told further: moments told before keep theirs.
   *
   * @param told how many moments had been told before: theirs are the first ids in both orders.
   * @returns null where they stand to each other otherwise than before, or where there is no room.
   */
  goOn(order: MomentOrder, told: number): Slots | null {
    const { slot: ranks } = order;
    const momentAt = new Int32Array(ranks.length + 1);
    for (let moment = 0; moment < ranks.length; moment++) momentAt[ranks[moment]!] = moment;
    const slotAt = new Float64Array(momentAt.length);
    let before = 0;
    for (let rank = 1; rank <= momentAt.length; rank++) {
      const moment = momentAt[rank];
      // One past the last stands for the end of all.
      if (moment !== undefined && moment >= told) continue;
      const slot = moment === undefined ? Number.POSITIVE_INFINITY : this.of(moment);
      const low = before === 0 ? Number.NEGATIVE_INFINITY : slotAt[before]!;
      if (slot <= low || !this.#fill(slotAt, before + 1, rank, low, slot)) return null;
      if (moment !== undefined) slotAt[rank] = slot;
      before = rank;
    }
    return new Slots(order, this.#gap, slotAt, momentAt);
  }

  /** Gives slots between two to those of the ranks `from` up to, and without, `to`. False where there is no room. */
  #fill(slotAt: Float64Array, from: number, to: number, low: number, high: number): boolean {
    const count = to - from;
    const isFirst = low === Number.NEGATIVE_INFINITY;
    const isLast = high === Number.POSITIVE_INFINITY;
    // Between two, close to the first: a flashback goes on from there.
    const most = isFirst || isLast ? this.#gap : Math.max(1, this.#gap / STEPS);
    const step = Math.min(Math.floor((high - low) / (count + 1)), most);
    const start = !isFirst ? low : isLast ? 0 : high - step * (count + 1);
    for (let i = 1; i <= count; i++) slotAt[from + i - 1] = start + i * step;
    return step > 0 && (count === 0 || Math.max(-slotAt[from]!, slotAt[to - 1]!) <= MOST);
  }
}

const evenly = new WeakMap<MomentOrder, Slots>();
