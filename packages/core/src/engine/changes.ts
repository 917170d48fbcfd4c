import type { Instant } from './instant.ts';
import type { Change } from './timeline.ts';

/** How many changes a run holds before it is split in two. */
const RUN = 256;

/**
 * Changes in the order of story time, no two at one instant. Kept in runs, so that one more costs a search and the shifting of
 * one run, however long the whole and wherever it falls: a story told backwards puts each before all the others.
 *
 *     runs   [ a b c | d e f g | h ]
 */
export class Changes implements Iterable<Change> {
  #runs: Change[][] = [];
  #length = 0;

  /** @param sorted in the order of story time. */
  static from(sorted: readonly Change[]): Changes {
    const changes = new Changes();
    changes.#length = sorted.length;
    for (let i = 0; i < sorted.length; i += RUN) changes.#runs.push(sorted.slice(i, i + RUN));
    return changes;
  }

  get length(): number {
    return this.#length;
  }

  *[Symbol.iterator](): Generator<Change> {
    for (const run of this.#runs) yield* run;
  }

  /** The last change at or before an instant. */
  last(instant: Instant): Change | undefined {
    const run = this.#runs[this.#runOf(instant)];
    return run && run[countUpTo(run, instant) - 1];
  }

  /** The first change after an instant. */
  next(instant: Instant): Change | undefined {
    const at = this.#runOf(instant);
    const run = this.#runs[at];
    return run && (run[countUpTo(run, instant)] ?? this.#runs[at + 1]?.[0]);
  }

  /** The changes from one instant up to, and without, another. */
  *between(from: Instant, to: Instant): Generator<Change> {
    for (let r = this.#runOf(from); r < this.#runs.length; r++) {
      const run = this.#runs[r]!;
      for (let i = countBefore(run, from); i < run.length; i++) {
        const change = run[i]!;
        if (change.at >= to) return;
        yield change;
      }
    }
  }

  /** Puts a change in its place. Gives the one that stood at its instant, which goes. */
  put(change: Change): Change | undefined {
    const r = this.#runOf(change.at);
    const run = this.#runs[r];
    if (!run) {
      this.#runs.push([change]);
      this.#length++;
      return undefined;
    }
    const i = countBefore(run, change.at);
    const there = run[i];
    if (there?.at === change.at) {
      run[i] = change;
      return there;
    }
    if (i === run.length) run.push(change);
    else run.splice(i, 0, change);
    this.#length++;
    if (run.length > RUN) this.#runs.splice(r + 1, 0, run.splice(RUN >> 1));
    return undefined;
  }

  /** Takes out the changes from one instant up to, and without, another; gives them. */
  take(from: Instant, to: Instant): Change[] {
    const taken: Change[] = [];
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

/** How many of the changes are at or before the instant. */
export function countUpTo(changes: readonly Change[], instant: Instant): number {
  const last = changes.length - 1;
  // Most stories are told forwards.
  if (last >= 0 && changes[last]!.at <= instant) return last + 1;
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.at <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the changes are before the instant. */
function countBefore(changes: readonly Change[], instant: Instant): number {
  const count = countUpTo(changes, instant);
  return count > 0 && changes[count - 1]!.at === instant ? count - 1 : count;
}
