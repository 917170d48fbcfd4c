import type { Constraint, LastWithin, Moment, MomentId, Story } from '../../story/model.ts';
import { Chronology } from './chronology.ts';
import { Comparison } from './comparison.ts';
import { Containment } from './containment.ts';
import { momentsOf } from './lengths.ts';
import { Placement } from './placement.ts';
import type { Reason } from './reason.ts';

/** A constraint that was refused: its number, and the cycle that it would have closed. */
export interface Refused {
  readonly chronology: Chronology;
  readonly number: number;
  readonly cycle: readonly Reason[];
}

/** Story time, put in order. Moments are given by their `MomentId`, their place in `Story.moments`. */
export interface MomentOrder {
  /** Rank of each moment's beginning in one total order of all moments (by MomentId). Dense integers from 1. */
  readonly slot: ArrayLike<number>;
  /**
   * The slot in which something told at the moment at position `told` happens, or at which the moment ends as of `told`: the last
   * slot, by rank, among the moment itself and those contained in it (`during` and `same`, transitively) first told at or before
   * `told`.
   */
  lastSlot(moment: MomentId, told: number): number;
  /** What `lastSlot` goes by: the moments that come to be the last in one, and from where on, ascending. */
  lasts(moment: MomentId): readonly LastWithin[];
  /** True if the constraints prove that `one` ends no later than `other` begins; false if they prove the opposite or containment; undefined if left open. */
  before(one: MomentId, other: MomentId): boolean | undefined;
  /** Bounds in seconds of begin(other) − begin(one); undefined if nothing is known. Dates, offsets and chains are used. */
  distance(one: MomentId, other: MomentId): { low: number; high: number } | undefined;
  /** Whole years from the beginning of one moment to that of another: 0 if nothing is known; undefined if it may be one number or another. */
  years(one: MomentId, other: MomentId): number | undefined;
  /** Seconds since 1970: the earliest and the latest at which a moment is known to begin, and the latest at which it ends; infinite where nothing is known. */
  date(moment: MomentId): { from: number; begins: number; to: number };
  /** The constraints that those before them rule out, and that were left out of the order: `clashesOf` says what they clash with. */
  readonly refused: readonly Refused[];
  /**
   * The order of a story that is told further: the same as one made afresh. Costs what is new, unless that is something that counts
   * from the start. Proofs and distances are not to be asked of this one after.
   *
   * @param story with the moments and constraints of this order in front, as objects.
   */
  goOn(story: Timed): MomentOrder;
}

/** What of a story is about its moments. */
export type Timed = Pick<Story, 'moments' | 'constraints'> & Partial<Pick<Story, 'order'>>;

/** The order of a story's moments, by its constraints. */
export const orderOf = ({ moments, constraints }: Timed): MomentOrder => orderMoments(moments, constraints);

/**
 * Puts all moments of a story in one order.
 *
 * The order is made as the story is told. At each position the constraints told there are taken in, in the order given, and then
 * the moments told there are put in: each just before the first one in place that must come after it, or at the end. A constraint
 * that those before it rule out is left out and refused. So **nothing told after a position changes how the moments told up
 * to it stand to each other**, which is what keeps a view free of what comes later. The price: a constraint told later that orders
 * two moments in place already, whose order was open and went by the telling, is a constraint (`before` and `distance` heed it) but
 * moves neither; what is told from then on is put before the first that must come after it, as ever.
 *
 * The constraints form a simple temporal network: see `Network` for the method and its sources. Takes O(n log n) for n moments
 * that follow one another, and a search of the network for each that more is said of.
 *
 * @param moments by MomentId; `told` is a position, Infinity for those not told yet.
 * @param constraints in seconds; those with `told` 0 count from the start, also where they speak of moments told late or never.
 */
export function orderMoments(moments: readonly Moment[], constraints: readonly Constraint[]): MomentOrder {
  const ordering = new Ordering(moments, constraints);
  ordering.takeAll(0, 0);
  return ordering.order();
}

/** Takes in what orders moments, and puts them in, as they are told. */
class Ordering {
  readonly #chronology: Chronology;
  readonly #placement: Placement;
  readonly #kept: Constraint[] = [];
  readonly #refused: Refused[] = [];
  /** When the last of what has been taken in is told. */
  #end = 0;

  constructor(moments: readonly Moment[], constraints: readonly Constraint[]) {
    this.#chronology = new Chronology(moments, usableOf(moments, constraints));
    this.#placement = new Placement(this.#chronology);
  }

  /** Takes in constraints and moments from the ones numbered so on. */
  takeAll(firstMoment: number, firstConstraint: number): void {
    const { moments, constraints } = this.#chronology;
    const inOrder = byTold(constraints, firstConstraint);
    const places = byTold(moments, firstMoment);
    for (const last of [constraints[inOrder.at(-1) ?? -1], moments[places.at(-1) ?? -1]])
      this.#end = Math.max(this.#end, last?.told ?? 0);
    let next = 0;
    const takeIn = (told: number): void => {
      for (; next < inOrder.length; next++) {
        const number = inOrder[next] as number;
        if ((constraints[number] as Constraint).told > told) return;
        this.#take(number);
      }
    };
    takeIn(0);
    for (const moment of places) {
      takeIn((moments[moment] as Moment).told);
      this.#placement.place(moment);
    }
    takeIn(Infinity);
  }

  #take(number: number): void {
    const chronology = this.#chronology;
    const constraint = chronology.constraints[number] as Constraint;
    const cycle =
      this.#isStep(constraint) && chronology.addToTrail(number, constraint.earlier, constraint.later)
        ? null
        : chronology.add(number);
    if (cycle === null) this.#kept.push(constraint);
    else if (!constraint.soft) this.#refused.push({ chronology, number, cycle });
  }

  #isStep(constraint: Constraint): constraint is Constraint & { type: 'follows' } {
    return (
      constraint.type === 'follows' &&
      constraint.earlier !== constraint.later &&
      this.#chronology.isFresh(constraint.later) &&
      !this.#chronology.isDeclared(constraint.later) &&
      !this.#placement.has(constraint.later) &&
      this.#placement.has(constraint.earlier)
    );
  }

  order(): MomentOrder {
    const { moments } = this.#chronology;
    const slot = this.#placement.ranks();
    const containment = new Containment(moments, this.#kept, slot);
    const comparison = new Comparison(this.#chronology);
    return {
      slot,
      lastSlot: (moment, told) => containment.lastSlot(moment, told),
      lasts: (moment) => containment.lasts(moment),
      before: (one, other) => comparison.before(one, other),
      distance: (one, other) => comparison.distance(one, other),
      years: (one, other) => comparison.years(one, other),
      date: (moment) => comparison.date(moment),
      refused: [...this.#refused],
      goOn: (story) => (this.#goOn(moments, story) ? this.order() : orderOf(story)),
    };
  }

  /** False, and nothing is done, where what is new does not all come after what has been taken in. */
  #goOn(before: readonly Moment[], { moments, constraints }: Timed): boolean {
    const { constraints: taken } = this.#chronology;
    if (this.#chronology.moments !== before) return false;
    const end = this.#end;
    const goesOn =
      before.every((moment, id) => moment === moments[id]) &&
      taken.every((constraint, i) => constraint === constraints[i]) &&
      moments.slice(before.length).every(({ told }) => told > end) &&
      constraints.slice(taken.length).every(({ told }) => told > end);
    // Those taken in have been looked at then.
    if (!goesOn || !constraints.slice(taken.length).every((c) => isAbout(c, moments))) return false;
    const named = moments.slice(before.length).filter(({ name }) => name !== null);
    this.#chronology.grow(
      moments,
      constraints,
      named.map(({ id }) => id),
    );
    this.#placement.grow();
    this.takeAll(before.length, taken.length);
    return true;
  }
}

/** Those that speak of moments that there are. */
function usableOf(moments: readonly Moment[], constraints: readonly Constraint[]): readonly Constraint[] {
  const usable = constraints.filter((constraint) => isAbout(constraint, moments));
  return usable.length === constraints.length ? constraints : usable;
}

const isAbout = (constraint: Constraint, moments: readonly Moment[]): boolean =>
  momentsOf(constraint).every((moment) => moments[moment] !== undefined);

/** The places of the items from one on, the first told first; of those told together, as given. */
function byTold(items: readonly { readonly told: number }[], first: number): readonly number[] {
  const told = (i: number): number => (items[i] as { readonly told: number }).told;
  return Array.from({ length: items.length - first }, (_, i) => first + i).sort((one, other) =>
    told(one) === told(other) ? one - other : told(one) - told(other),
  );
}
