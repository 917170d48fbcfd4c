import type { Constraint, LastWithin, Moment, MomentId } from '../../story/model.ts';
import { Queue } from './queue.ts';

/**
 * Which moments lie in which, and the last slot of each as of a position. A moment lies in another by a chain of `during` (and of
 * `same`, which goes both ways: things told at either of two moments that are one stretch happen in one order).
 */
export class Containment {
  readonly #moments: readonly Moment[];
  readonly #slot: ArrayLike<number>;
  readonly #inner = new Map<MomentId, { readonly moment: MomentId; readonly told: number }[]>();
  readonly #lasts = new Map<MomentId, readonly LastWithin[]>();

  constructor(moments: readonly Moment[], constraints: Iterable<Constraint>, slot: ArrayLike<number>) {
    this.#moments = moments;
    this.#slot = slot;
    for (const constraint of constraints) {
      if (constraint.type === 'during') this.#add(constraint.outer, constraint.inner, constraint.told);
      if (constraint.type === 'same') {
        this.#add(constraint.one, constraint.other, constraint.told);
        this.#add(constraint.other, constraint.one, constraint.told);
      }
    }
  }

  lastSlot(moment: MomentId, told: number): number {
    const lasts = this.lasts(moment);
    let low = 0;
    let high = lasts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lasts[middle]!.told <= told) low = middle + 1;
      else high = middle;
    }
    return this.#slot[low === 0 ? moment : lasts[low - 1]!.moment] ?? 0;
  }

  /** The positions at which the last slot of a moment grows, and the moments that it grows to. Made when first asked for. */
  lasts(moment: MomentId): readonly LastWithin[] {
    if (!this.#inner.has(moment)) return NONE;
    const known = this.#lasts.get(moment);
    if (known) return known;
    const found = this.#find(moment);
    this.#lasts.set(moment, found);
    return found;
  }

  #add(outer: MomentId, inner: MomentId, told: number): void {
    if (outer === inner) return;
    const list = this.#inner.get(outer);
    if (list) list.push({ moment: inner, told });
    else this.#inner.set(outer, [{ moment: inner, told }]);
  }

  #find(moment: MomentId): readonly LastWithin[] {
    // An inner moment counts from where it and every constraint on the way to it have been told; ways told early come first.
    const queue = new Queue();
    const counts = new Map<MomentId, number>([[moment, -Infinity]]);
    const done = new Set<MomentId>();
    const found: LastWithin[] = [];
    queue.push(moment, -Infinity, 0);
    for (;;) {
      const at = queue.pop();
      if (at < 0) break;
      if (done.has(at)) continue;
      done.add(at);
      const since = counts.get(at) as number;
      const from = Math.max(since, this.#moments[at]?.told ?? Infinity);
      // What is never told has nothing told in it.
      if (at !== moment && from < Infinity) found.push({ told: from, moment: at });
      for (const inner of this.#inner.get(at) ?? []) {
        const counted = Math.max(since, inner.told);
        if (counted >= (counts.get(inner.moment) ?? Infinity)) continue;
        counts.set(inner.moment, counted);
        queue.push(inner.moment, counted, 0);
      }
    }
    found.sort((one, other) => one.told - other.told);
    const lasts: LastWithin[] = [];
    let last = this.#slot[moment] ?? 0;
    for (const step of found) {
      const slot = this.#slot[step.moment] ?? 0;
      if (slot <= last) continue;
      last = slot;
      if (lasts.at(-1)?.told === step.told) lasts.pop();
      lasts.push(step);
    }
    return lasts;
  }
}

const NONE: readonly never[] = [];
