import type { MomentId } from '../../story/model.ts';
import type { Chronology } from './chronology.ts';
import { Line } from './line.ts';
import { GO_ON, PASS } from './network.ts';

/**
 * The one order of all moments, by their beginnings. Each is put in as it is told, and none is moved afterwards: what is told
 * later cannot change the order of what a reader knows already.
 */
export class Placement {
  readonly #chronology: Chronology;
  readonly #line: Line;
  /** By moment: of the trails' moments that follow it, the first in the order; -1 if there is none. */
  readonly #firstFollower: number[] = [];
  /** By beginning: the last moment placed of those that begin together, and how many constraints that was found from. */
  readonly #twins = new Map<number, { readonly taken: number; last: MomentId }>();
  readonly #firstAfter = new Map<number, { readonly version: number; readonly moment: MomentId }>();

  constructor(chronology: Chronology) {
    this.#chronology = chronology;
    this.#line = new Line(chronology.moments.length);
    this.grow();
    chronology.isPlaced = (moment) => this.#line.has(moment);
  }

  /** Makes room for as many moments as the chronology has by now. */
  grow(): void {
    const { length } = this.#chronology.moments;
    this.#line.grow(length);
    while (this.#firstFollower.length < length) this.#firstFollower.push(-1);
  }

  has(moment: MomentId): boolean {
    return this.#line.has(moment);
  }

  /** Puts a moment just before the first one there that must come after it; at the end if there is none. */
  place(moment: MomentId): void {
    this.#place(moment);
    this.#chronology.markPlaced(moment);
  }

  #place(moment: MomentId): void {
    const chronology = this.#chronology;
    if (chronology.beginOf(moment) >= 0) {
      this.#placeInNetwork(moment);
      chronology.version++;
      return;
    }
    const trail = chronology.trailOf(moment);
    if (trail === undefined) {
      this.#line.append(moment);
      return;
    }
    this.#insert(moment, trail.cap === null ? -1 : this.#firstAfterPoint(trail.cap.point));
    const place = chronology.placeOf(moment);
    const previous = place === 0 ? trail.root : (trail.members[place - 1] as number);
    const known = this.#firstFollower[previous] as number;
    if (known >= 0 && this.#line.isBefore(known, moment)) return;
    this.#firstFollower[previous] = moment;
    if (place === 0) chronology.version++;
  }

  /** By moment: its rank, from 1. */
  ranks(): Int32Array {
    const ranks = new Int32Array(this.#chronology.moments.length);
    let rank = 0;
    for (const moment of this.#line) ranks[moment] = ++rank;
    return ranks;
  }

  #placeInNetwork(moment: MomentId): void {
    const { network, taken } = this.#chronology;
    const begin = this.#chronology.beginOf(moment);
    const known = this.#twins.get(begin);
    if (known && known.taken === taken) {
      this.#line.insertAfter(moment, known.last);
      known.last = moment;
      return;
    }
    let first = -1;
    const level: MomentId[] = [];
    this.#eachAfter(begin, (other) => {
      if (other === moment) return;
      if (this.#standLevel(begin, this.#chronology.beginOf(other))) level.push(other);
      else first = this.#earlier(first, other);
    });
    if (level.length > 0) {
      const together = network.rigidWith(begin).filter((point) => this.#standLevel(begin, point));
      const points = new Set(together);
      let last = -1;
      for (const other of level) {
        if (!points.has(this.#chronology.beginOf(other))) first = this.#earlier(first, other);
        else if (last < 0 || this.#line.isBefore(last, other)) last = other;
      }
      if (last >= 0) {
        // Two that begin together stand together, in the order of telling.
        this.#line.insertAfter(moment, last);
        const twins = { taken, last: moment };
        for (const point of together) this.#twins.set(point, twins);
        return;
      }
    }
    this.#insert(moment, first);
  }

  /** Whether the present solution puts both points at one time: those that are together in all solutions are so in it. */
  #standLevel(one: number, other: number): boolean {
    const { network } = this.#chronology;
    return (
      other >= 0 &&
      network.secondsOf(one) === network.secondsOf(other) &&
      network.ticksOf(one) === network.ticksOf(other)
    );
  }

  #firstAfterPoint(point: number): MomentId {
    const known = this.#firstAfter.get(point);
    if (known && known.version === this.#chronology.version) return known.moment;
    let first = -1;
    this.#eachAfter(point, (other) => {
      first = this.#earlier(first, other);
    });
    this.#firstAfter.set(point, { version: this.#chronology.version, moment: first });
    return first;
  }

  /**
   * Shows the placed moments that begin at or after a point. Of a trail, its first is enough; so is, as long as the line heeds all
   * that is known, the first moment on each way.
   */
  #eachAfter(start: number, show: (moment: MomentId) => void): void {
    const chronology = this.#chronology;
    const beyond = chronology.heedsOrder ? PASS : GO_ON;
    chronology.network.search(
      start,
      (point, seconds, ticks) => {
        if (seconds > 0 || (seconds === 0 && ticks > 0)) return GO_ON;
        const moment = chronology.momentAt(point);
        if (moment < 0) return GO_ON;
        if (chronology.isBeginning(point)) {
          if (!this.#line.has(moment)) return GO_ON;
          show(moment);
          // Others further on may begin together with what is level, or with this one, and stand before it.
          return this.#twins.has(point) || this.#standLevel(start, point) ? GO_ON : beyond;
        } else {
          const follower = this.#firstFollower[moment] as number;
          if (follower >= 0) show(follower);
        }
        return GO_ON;
      },
      'placed',
    );
  }

  #earlier(one: MomentId, other: MomentId): MomentId {
    return one < 0 || this.#line.isBefore(other, one) ? other : one;
  }

  #insert(moment: MomentId, before: MomentId): void {
    if (before < 0) this.#line.append(moment);
    else this.#line.insertBefore(moment, before);
  }
}
