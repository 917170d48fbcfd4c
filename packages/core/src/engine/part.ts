import type { Position } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import type { Clock } from './clock.ts';
import { type Fluent, isPoint, isSteady } from './fluent.ts';
import { BEGINNING, END, type Instant } from './instant.ts';
import type { Change } from './timeline.ts';

/** Where one in so many is touched, painting all is quicker than finding out what has to be. */
const MANY = 8;

/** A span of story time in which a fluent may come out otherwise, and what that takes. */
export interface Part {
  /** The first and the last instant of the span. */
  readonly from: Instant;
  readonly to: Instant;
  /** The changes in the span that stay. */
  readonly stay: readonly Change[];
  /**
   * What is in force before the span, in the order of telling and of story time: of the changes before it, each that has none told earlier
   * between itself and the span.
   */
  readonly before: readonly Change[];
  /** What is to be painted in the span, in the order of telling. */
  readonly painted: readonly Assertion[];
}

/** All of a fluent. */
export const wholeOf = ({ assertions }: Fluent): Part => ({
  from: BEGINNING,
  to: END,
  stay: [],
  before: [],
  painted: assertions,
});

/** Where something touched stands now, or stood before. */
interface Place {
  readonly at: Instant;
  readonly told: Position;
}

/**
 * The parts of a fluent in which anything may come out otherwise as of a position, in the order of story time. What is told looks at
 * the change in force where it stands, among those told before it, and at nothing else. So what was told before all that is touched
 * stays, as does what is earlier in story time; and nothing looks past a change that is put there whatever comes before it, but what was
 * told before that.
 *
 *     story time →    stays    [touched    what looks at it    put in any case]    stays
 *
 * A span painted since may have covered anything: then the whole of the fluent is the one part.
 *
 * @param touched what stands elsewhere, counts or reads otherwise as of this position, or is said of another fluent now; one at least.
 * @yields each part; the fluent must have been painted in it before the next is asked for.
 */
export function* partsOf(
  fluent: Fluent,
  touched: readonly Assertion[],
  clock: Clock,
  position: Position,
): Generator<Part> {
  const { assertions } = fluent;
  if (touched.length * MANY >= assertions.length) {
    yield wholeOf(fluent);
    return;
  }
  const { changes } = fluent.timeline;
  const start = ({ telling }: Assertion) => clock.start(telling, position);
  const earliest = Math.min(...touched.map((a) => a.told));
  const unsteady = fluent.unsteady.filter((a) => a.fluent === fluent && a.told >= earliest);
  if (!touched.every(isPoint) || !unsteady.every(isPoint)) {
    yield wholeOf(fluent);
    return;
  }
  const isTouched = new Set(touched);
  const places = touched
    .flatMap(({ told, telling }): Place[] => [
      { at: clock.start(telling, position), told },
      { at: clock.start(telling, position - 1), told },
    ])
    .sort((one, other) => one.at - other.at);
  // Of two that stand at one instant only one shows.
  const beside = touched.flatMap(({ told }) =>
    assertions.slice(countTold(assertions, told), countTold(assertions, told + 0.25)),
  );

  for (let p = 0; p < places.length; ) {
    const from = places[p]!.at;
    let first = places[p]!.told;
    let to = END;
    // Up to the first change that nothing told before it, or touched, looks past.
    let reach = from;
    let next = countTold(assertions, first);
    const take = (place: Place) => {
      reach = Math.max(reach, place.at);
      if (place.told >= first) return;
      first = place.told;
      next = countTold(assertions, first);
    };
    for (const { at, by } of changes.between(from, END)) {
      for (; p < places.length && places[p]!.at <= at; p++) take(places[p]!);
      if (at <= reach || !by || isTouched.has(by) || !isSteady(by)) continue;
      for (; next < assertions.length && assertions[next]!.told <= by.told; next++)
        if (!isTouched.has(assertions[next]!)) reach = Math.max(reach, start(assertions[next]!));
      if (at < reach) continue;
      to = at;
      break;
    }
    if (to === END) for (; p < places.length; p++) take(places[p]!);

    const isSince = (by: Assertion | undefined) => by !== undefined && by.told >= first;
    const there = [...changes.between(from, to + 1)];
    const painted = new Set<Assertion>();
    for (const assertion of [...there.map(({ by }) => by), ...beside, ...unsteady]) {
      if (!assertion || !isSince(assertion) || assertion.fluent !== fluent) continue;
      const at = start(assertion);
      if (at >= from && at <= to) painted.add(assertion);
    }
    const order = [...painted].sort((one, other) => one.told - other.told);
    yield {
      from,
      to,
      stay: there.filter((change) => !isSince(change.by)),
      before: before(from, first, order.at(-1)?.told ?? first),
      painted: order,
    };
  }

  /** @param last when the last is told that may look at any of them. */
  function before(from: Instant, first: Position, last: Position): readonly Change[] {
    const found: Change[] = [];
    let least = last;
    for (let change = changes.before(from); change; change = changes.before(change.at)) {
      const told = change.by?.told ?? Number.NEGATIVE_INFINITY;
      if (told <= least) found.unshift(change);
      if (told < first) break;
      least = Math.min(least, told);
    }
    return found;
  }
}

/** How many of assertions in the order of telling were told before a position. */
export function countTold(assertions: readonly Assertion[], position: Position): number {
  let low = 0;
  let high = assertions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (assertions[middle]!.told < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
