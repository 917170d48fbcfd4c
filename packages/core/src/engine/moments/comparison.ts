import type { MomentId } from '../../story/model.ts';
import type { Chronology } from './chronology.ts';

/** Questions about two moments, answered by what the constraints prove, not by the order of telling. Answers are kept. */
export class Comparison {
  readonly #chronology: Chronology;
  readonly #bounds = new Map<string, Bound | null>();

  constructor(chronology: Chronology) {
    this.#chronology = chronology;
  }

  before(one: MomentId, other: MomentId): boolean | undefined {
    if (one === other) return false;
    if (this.#isAtOrBefore(one, 'end', other, 'begin')) return true;
    if (this.#isAtOrBefore(other, 'end', one, 'begin')) return false;
    const contained = (inner: MomentId, outer: MomentId): boolean =>
      this.#isAtOrBefore(outer, 'begin', inner, 'begin') && this.#isAtOrBefore(inner, 'end', outer, 'end');
    return contained(one, other) || contained(other, one) ? false : undefined;
  }

  distance(one: MomentId, other: MomentId): { low: number; high: number } | undefined {
    if (one === other) return { low: 0, high: 0 };
    const high = this.#atMost(one, 'begin', other, 'begin', false)?.seconds ?? Infinity;
    const low = -(this.#atMost(other, 'begin', one, 'begin', false)?.seconds ?? Infinity);
    // Adding zero makes 0 of −0.
    return low === -Infinity && high === Infinity ? undefined : { low: low + 0, high: high + 0 };
  }

  years(one: MomentId, other: MomentId): number | undefined {
    const distance = this.distance(one, other);
    // Where nothing is said of the time between, an age stays what was told last.
    if (!distance) return 0;
    const low = years(distance.low, 365, 366);
    const high = years(distance.high, 366, 365);
    return low === high ? low : undefined;
  }

  /** Seconds since 1970: earliest and latest beginning, latest end. */
  date(moment: MomentId): { from: number; begins: number; to: number } {
    const { epoch, network } = this.#chronology;
    const start = this.#chronology.pointBefore(moment, 'begin');
    const from = start < 0 ? null : network.bound(start, epoch, false);
    const latest = (side: Side) =>
      Math.min(
        Infinity,
        ...this.#chronology
          .pointsAfter(moment, side)
          .map((point) => network.bound(epoch, point, false)?.seconds ?? Infinity),
      );
    return {
      from: from === null ? -Infinity : -from.seconds + 0,
      begins: latest('begin'),
      to: latest('end'),
    };
  }

  #isAtOrBefore(one: MomentId, side: Side, other: MomentId, otherSide: Side): boolean {
    const bound = this.#atMost(other, otherSide, one, side, true);
    return bound !== null && (bound.seconds < 0 || (bound.seconds === 0 && bound.ticks <= 0));
  }

  /** The least known for a side of `to` less a side of `from`. */
  #atMost(from: MomentId, fromSide: Side, to: MomentId, toSide: Side, atOrAfter: boolean): Bound | null {
    const chronology = this.#chronology;
    let least: Bound | null = chronology.isEarlierOnTrail(to, from) ? { seconds: 0, ticks: -1 } : null;
    const start = chronology.pointBefore(from, fromSide);
    if (start < 0) return least;
    for (const end of chronology.pointsAfter(to, toSide)) {
      const bound = this.#between(start, end, atOrAfter);
      if (
        bound !== null &&
        (least === null ||
          bound.seconds < least.seconds ||
          (bound.seconds === least.seconds && bound.ticks < least.ticks))
      ) {
        least = bound;
      }
    }
    return least;
  }

  #between(start: number, end: number, atOrAfter: boolean): Bound | null {
    const key = `${start} ${end} ${atOrAfter}`;
    const known = this.#bounds.get(key);
    if (known !== undefined) return known;
    const bound = this.#chronology.network.bound(start, end, atOrAfter);
    this.#bounds.set(key, bound);
    return bound;
  }
}

/** A year has 365 or 366 days, so `3 years later` is so many days at least and at most: three years either way. */
const years = (seconds: number, forward: number, back: number) =>
  Math.trunc(seconds / (DAY * (seconds < 0 ? back : forward)));

const DAY = 24 * 60 * 60;

type Side = 'begin' | 'end';

interface Bound {
  readonly seconds: number;
  readonly ticks: number;
}
