import type { Instant } from './instant.ts';

/** How many a run holds before it is split in two. */
const RUN = 256;

/** Something that stands at an instant of story time. */
export interface Placed {
  readonly at: Instant;
}

/**
 * Things in the order of story time, no two at one instant. Kept in runs, so that one more costs a search and the shifting of
 * one run, however long the whole and wherever it falls: a story told backwards puts each before all the others.
 *
 *     runs   [ a b c | d e f g | h ]
 */
export class Runs<T extends Placed> implements Iterable<T> {
  #runs: T[][] = NONE;
  #length = 0;
  /** The last of all: most stories are told forwards, and most that is asked or put in comes after it. */
  #end: T | undefined = undefined;

  /** @param sorted in the order of story time, no two at one instant. */
  static from<T extends Placed>(sorted: readonly T[]): Runs<T> {
    const runs = new Runs<T>();
    runs.#length = sorted.length;
    if (sorted.length > 0) runs.#runs = [];
    for (let i = 0; i < sorted.length; i += RUN) runs.#runs.push(sorted.slice(i, i + RUN));
    runs.#end = sorted.at(-1);
    return runs;
  }

  get length(): number {
    return this.#length;
  }

  /** All of them, in the order of story time. */
  get all(): readonly T[] {
    return this.#runs.length === 1 ? this.#runs[0]!.slice() : this.#runs.flat();
  }

  [Symbol.iterator](): Iterator<T> {
    return this.all[Symbol.iterator]();
  }

  some(holds: (item: T) => boolean): boolean {
    return this.#runs.some((run) => run.some(holds));
  }

  /** The last one at or before an instant. */
  last(instant: Instant): T | undefined {
    const end = this.#end;
    if (end === undefined || end.at <= instant) return end;
    const run = this.#runs[this.#runOf(instant)];
    return run?.[countUpTo(run, instant) - 1];
  }

  /** The last one at or before an instant of which something holds. */
  lastThat(instant: Instant, holds: (item: T) => boolean): T | undefined {
    let r = this.#runOf(instant);
    let run = this.#runs[r];
    if (run === undefined) return undefined;
    for (let i = countUpTo(run, instant) - 1; ; i--) {
      if (i < 0) {
        run = this.#runs[--r];
        if (run === undefined) return undefined;
        i = run.length - 1;
      }
      if (holds(run[i]!)) return run[i];
    }
  }

  /** The last one before an instant. */
  before(instant: Instant): T | undefined {
    const end = this.#end;
    if (end === undefined || end.at < instant) return end;
    const r = this.#runOf(instant);
    const run = this.#runs[r]!;
    return run[countBefore(run, instant) - 1] ?? this.#runs[r - 1]?.at(-1);
  }

  /** The first one after an instant. */
  next(instant: Instant): T | undefined {
    const end = this.#end;
    if (end === undefined || end.at <= instant) return undefined;
    const at = this.#runOf(instant);
    const run = this.#runs[at];
    return run?.[countUpTo(run, instant)] ?? this.#runs[at + 1]?.[0];
  }

  /** Those from one instant up to, and without, another. */
  *between(from: Instant, to: Instant): Generator<T> {
    for (let r = this.#runOf(from); r < this.#runs.length; r++) {
      const run = this.#runs[r]!;
      for (let i = countBefore(run, from); i < run.length; i++) {
        const item = run[i]!;
        if (item.at >= to) return;
        yield item;
      }
    }
  }

  /** Puts one in its place. Gives the one that stood at its instant, which goes. */
  put(item: T): T | undefined {
    const end = this.#end;
    if (end === undefined || end.at <= item.at) this.#end = item;
    if (end === undefined) {
      this.#runs = [[item]];
      this.#length++;
      return undefined;
    }
    const isLast = end.at < item.at;
    const r = isLast ? this.#runs.length - 1 : this.#runOf(item.at);
    const run = this.#runs[r]!;
    if (isLast) run.push(item);
    else {
      const i = countBefore(run, item.at);
      const there = run[i];
      if (there?.at === item.at) {
        run[i] = item;
        return there;
      }
      run.splice(i, 0, item);
    }
    this.#length++;
    if (run.length > RUN) this.#runs.splice(r + 1, 0, run.splice(RUN >> 1));
    return undefined;
  }

  /** Takes out those from one instant up to, and without, another; gives them. */
  take(from: Instant, to: Instant): readonly T[] {
    if (this.#end === undefined || this.#end.at < from) return NONE;
    const taken: T[] = [];
    let r = this.#runOf(from);
    for (let run = this.#runs[r]; run; run = this.#runs[r]) {
      const start = countBefore(run, from);
      const stop = countBefore(run, to);
      const ends = stop < run.length;
      if (stop > start) taken.push(...run.splice(start, stop - start));
      if (run.length === 0) this.#runs.splice(r, 1);
      else r++;
      if (ends) break;
    }
    this.#length -= taken.length;
    this.#end = this.#runs.at(-1)?.at(-1);
    return taken;
  }

  /** The run that an instant falls in: the last that begins at or before it, or the first. */
  #runOf(instant: Instant): number {
    let low = 0;
    let high = this.#runs.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#runs[middle]![0]!.at <= instant) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** How many, in the order of story time, are at or before the instant. */
export function countUpTo(sorted: readonly Placed[], instant: Instant): number {
  const last = sorted.length - 1;
  // Most stories are told forwards.
  if (last >= 0 && sorted[last]!.at <= instant) return last + 1;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.at <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many, no two at one instant, are before the instant. */
function countBefore(sorted: readonly Placed[], instant: Instant): number {
  const count = countUpTo(sorted, instant);
  return count > 0 && sorted[count - 1]!.at === instant ? count - 1 : count;
}

/** Shared by all that hold nothing yet: there are many, and none is ever filled. */
const NONE: never[] = [];
