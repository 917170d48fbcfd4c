import type { Constraint, MomentId } from '../../story/model.ts';

/** Stands for 1970 among the moments of `EdgeOf`: what dates are counted from. */
export const EPOCH = -1;

/** `to − from ≤ seconds + ticks`, between the beginnings or ends of moments. */
export interface EdgeOf {
  readonly from: number;
  readonly fromEnd: boolean;
  readonly to: number;
  readonly toEnd: boolean;
  readonly seconds: number;
  readonly ticks: number;
}

/** What a constraint says, as edges. What it says without bound (infinitely far, not a number) is no edge. */
export function edgesOf(constraint: Constraint): readonly EdgeOf[] {
  switch (constraint.type) {
    case 'before':
    case 'follows':
      return [edge(constraint.later, false, constraint.earlier, true, 0, -1)];
    case 'during':
      return [
        edge(constraint.inner, false, constraint.outer, false, 0, 0),
        edge(constraint.outer, true, constraint.inner, true, 0, 0),
      ];
    case 'same':
      return [
        edge(constraint.one, false, constraint.other, false, 0, 0),
        edge(constraint.other, false, constraint.one, false, 0, 0),
        edge(constraint.one, true, constraint.other, true, 0, 0),
        edge(constraint.other, true, constraint.one, true, 0, 0),
      ];
    case 'offset':
      return [
        edge(constraint.later, false, constraint.earlier, false, atMost(-constraint.low), 0),
        edge(constraint.earlier, false, constraint.later, false, atMost(constraint.high), 0),
      ].filter(bounds);
    case 'date':
      return [
        edge(constraint.moment, false, EPOCH, false, atMost(-constraint.from), 0),
        constraint.begins === true
          ? edge(constraint.moment, false, EPOCH, false, atMost(-constraint.from), 0)
          : edge(EPOCH, false, constraint.moment, true, atMost(constraint.to), 0),
        // What begins as the day ends is of the next.
        edge(EPOCH, false, constraint.moment, false, atMost(constraint.to), -1),
      ].filter(bounds);
    case 'lasts':
      return [
        edge(constraint.moment, true, constraint.moment, false, atMost(-constraint.low), 0),
        edge(constraint.moment, false, constraint.moment, true, atMost(constraint.high), 0),
      ].filter(bounds);
  }
}

/** The moments that a constraint speaks of. */
export function momentsOf(constraint: Constraint): readonly number[] {
  switch (constraint.type) {
    case 'before':
    case 'follows':
    case 'offset':
      return [constraint.earlier, constraint.later];
    case 'during':
      return [constraint.inner, constraint.outer];
    case 'same':
      return [constraint.one, constraint.other];
    case 'date':
    case 'lasts':
      return [constraint.moment];
  }
}

/** The constraint with its moments under other ids. */
export function renamed(constraint: Constraint, id: (moment: MomentId) => MomentId): Constraint {
  switch (constraint.type) {
    case 'before':
    case 'follows':
    case 'offset':
      return { ...constraint, earlier: id(constraint.earlier), later: id(constraint.later) };
    case 'during':
      return { ...constraint, inner: id(constraint.inner), outer: id(constraint.outer) };
    case 'same':
      return { ...constraint, one: id(constraint.one), other: id(constraint.other) };
    case 'date':
    case 'lasts':
      return { ...constraint, moment: id(constraint.moment) };
  }
}

function edge(
  from: number,
  fromEnd: boolean,
  to: number,
  toEnd: boolean,
  seconds: number,
  ticks: number,
): EdgeOf {
  return { from, fromEnd, to, toEnd, seconds, ticks };
}

function bounds(of: EdgeOf): boolean {
  return of.seconds < Infinity;
}

/**
 * A bound in whole seconds, rounded to the side that says less: sums of whole numbers are exact (to 285 million years), so that
 * no clash comes from rounding. The age of the universe is 4e17 s; nothing farther is told apart.
 */
function atMost(seconds: number): number {
  if (Number.isNaN(seconds) || seconds > FARTHEST) return Infinity;
  // The sum turns −0 into 0.
  return Math.max(Math.ceil(seconds), -FARTHEST) + 0;
}

const FARTHEST = 1e18;
