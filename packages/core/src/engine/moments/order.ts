import type { Constraint, Moment, MomentId } from '../../story/model.ts';
import { Chronology } from './chronology.ts';
import { clashOf } from './clash.ts';
import { Comparison } from './comparison.ts';
import { Containment } from './containment.ts';
import { momentsOf } from './lengths.ts';
import { Placement } from './placement.ts';

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
  /** True if the constraints prove that `one` ends no later than `other` begins; false if they prove the opposite or containment; undefined if left open. */
  before(one: MomentId, other: MomentId): boolean | undefined;
  /** Bounds in seconds of begin(other) − begin(one); undefined if nothing is known. Dates, offsets and chains are used. */
  distance(one: MomentId, other: MomentId): { low: number; high: number } | undefined;
  /** Seconds since 1970: the earliest and the latest at which a moment is known to begin, and the latest at which it ends; infinite where nothing is known. */
  date(moment: MomentId): { from: number; begins: number; to: number };
  /** Inconsistencies: each with a smallest (subset-minimal) set of clashing constraints, the first told first; the latest-told of each was left out of the order. */
  readonly clashes: readonly { readonly constraints: readonly Constraint[] }[];
}

/**
 * Puts all moments of a story in one order.
 *
 * The order is made as the story is told. At each position the constraints told there are taken in, in the order given, and then
 * the moments told there are put in: each just before the first one in place that must come after it, or at the end. A constraint
 * that those before it rule out is left out and becomes a clash. So **nothing told after a position changes how the moments told up
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
  const usable = constraints.every((constraint) => isAbout(constraint, moments))
    ? constraints
    : constraints.filter((constraint) => isAbout(constraint, moments));
  const chronology = new Chronology(moments, usable);
  const placement = new Placement(chronology);
  const kept: Constraint[] = [];
  const clashes: { readonly constraints: readonly Constraint[] }[] = [];
  const effort = { left: 500_000 };

  const constraintOrder = byTold(usable);
  let next = 0;
  const takeIn = (told: number): void => {
    for (; next < constraintOrder.length; next++) {
      const number = constraintOrder[next] as number;
      const constraint = usable[number] as Constraint;
      if (constraint.told > told) return;
      const cycle =
        isStep(constraint) && chronology.addToTrail(number, constraint.earlier, constraint.later)
          ? null
          : chronology.add(number);
      if (cycle === null) kept.push(constraint);
      else if (!constraint.soft) clashes.push({ constraints: clashOf(chronology, cycle, number, effort) });
    }
  };
  const isStep = (constraint: Constraint): constraint is Constraint & { type: 'follows' } =>
    constraint.type === 'follows' &&
    constraint.earlier !== constraint.later &&
    chronology.isFresh(constraint.later) &&
    !chronology.isDeclared(constraint.later) &&
    !placement.has(constraint.later) &&
    placement.has(constraint.earlier);

  takeIn(0);
  for (const moment of byTold(moments)) {
    takeIn((moments[moment] as Moment).told);
    placement.place(moment);
  }
  takeIn(Infinity);

  const slot = placement.ranks();
  const containment = new Containment(moments, kept, slot);
  const comparison = new Comparison(chronology);
  return {
    slot,
    lastSlot: (moment, told) => containment.lastSlot(moment, told),
    before: (one, other) => comparison.before(one, other),
    distance: (one, other) => comparison.distance(one, other),
    date: (moment) => comparison.date(moment),
    clashes,
  };
}

const isAbout = (constraint: Constraint, moments: readonly Moment[]): boolean =>
  momentsOf(constraint).every((moment) => moments[moment] !== undefined);

/** The places of the items, the first told first; of those told together, as given. */
function byTold(items: readonly { readonly told: number }[]): readonly number[] {
  const told = (i: number): number => (items[i] as { readonly told: number }).told;
  return items
    .map((_, i) => i)
    .sort((one, other) => (told(one) === told(other) ? one - other : told(one) - told(other)));
}
