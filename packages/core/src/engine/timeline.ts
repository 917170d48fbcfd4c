import type { Position, Value } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import { END, type Instant } from './instant.ts';

/**
 * What a fluent can be. Yes-or-no fluents: true, false. Others: a value, or null where it is known to have lost the one it had.
 * Undefined: the view holds nothing (a default may).
 */
export type FluentValue = boolean | Value | null | undefined;

/** From `at` on the fluent has `value`, for those who have been told as far as `born` and not as far as `died`. */
export interface Change {
  readonly at: Instant;
  readonly value: FluentValue;
  /** What says so. A change that only gives back an earlier value names what gave that value; undefined if nothing did. */
  readonly by: Assertion | undefined;
  readonly born: Position;
  died: Position;
}

/** In the span [from, to) of story time the value went from `old` to `new` at one position of the telling. */
export interface Piece {
  readonly from: Instant;
  readonly to: Instant;
  readonly old: FluentValue;
  readonly new: FluentValue;
}

/** The index of the last change at or before the instant; -1 if there is none. */
function lastAt(changes: readonly Change[], instant: Instant): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.at <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the first change at or after the instant. */
function firstFrom(changes: readonly Change[], instant: Instant): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.at < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The changes of one fluent over story time, and over the telling: a bitemporal history. `#now` is what it is as of the latest
 * position; a change painted over or taken back dies, and stays in `#history` for those who stand earlier in the telling.
 */
export class Timeline {
  #now: Change[] = [];
  /** Every change that ever was, by (at, born); made when first looked at from an earlier position. */
  #history: Change[] | null = null;
  readonly #dead: Change[] = [];
  #touched: Position = 0;

  get changes(): readonly Change[] {
    return this.#now;
  }

  /** The change in force at an instant as of a position: the rightmost at or before it that is alive. */
  changeAt(instant: Instant, position: Position): Change | undefined {
    if (position >= this.#touched) {
      const index = lastAt(this.#now, instant);
      return index < 0 ? undefined : this.#now[index];
    }
    const history = this.#all();
    for (let i = lastAt(history, instant); i >= 0; i--) {
      const change = history[i]!;
      if (change.born <= position && position < change.died) return change;
    }
    return undefined;
  }

  valueAt(instant: Instant, position: Position): FluentValue {
    return this.changeAt(instant, position)?.value;
  }

  /** The changes alive at a position, in the order of story time. */
  aliveAt(position: Position): readonly Change[] {
    if (position >= this.#touched) return this.#now;
    return this.#all().filter((c) => c.born <= position && position < c.died);
  }

  #all(): Change[] {
    this.#history ??= [...this.#dead, ...this.#now].sort((a, b) => a.at - b.at || a.born - b.born);
    return this.#history;
  }

  #touch(position: Position): void {
    this.#touched = Math.max(this.#touched, position);
    this.#history = null;
  }

  #kill(from: number, to: number, position: Position): Change[] {
    const killed = this.#now.splice(from, to - from);
    for (const change of killed) {
      change.died = position;
      // One born and dead at the same position was never seen by anyone.
      if (change.born < position) this.#dead.push(change);
    }
    return killed;
  }

  /** Inserts a change; it lasts until the next one already there, or on. */
  insert(at: Instant, value: FluentValue, by: Assertion, position: Position): Piece[] {
    this.#touch(position);
    const old = this.#now[lastAt(this.#now, at)]?.value;
    const index = firstFrom(this.#now, at);
    const same = this.#now[index]?.at === at;
    if (same) this.#kill(index, index + 1, position);
    const to = this.#now[index]?.at ?? END;
    this.#now.splice(index, 0, { at, value, by, born: position, died: Number.POSITIVE_INFINITY });
    return [{ from: at, to, old, new: value }];
  }

  /**
   * Paints the span [from, to): what was there goes.
   *
   * @param lasting true: after `to` the new value lasts until the next change already there; false: at `to` the earlier value
   *   returns.
   */
  paint(
    from: Instant,
    to: Instant,
    lasting: boolean,
    value: FluentValue,
    by: Assertion,
    position: Position,
  ): Piece[] {
    if (!(from < to)) return lasting ? this.insert(from, value, by, position) : [];
    this.#touch(position);
    const before = this.#now[lastAt(this.#now, from)];
    const last = to === END ? this.#now.at(-1) : this.#now[firstFrom(this.#now, to) - 1];
    const start = firstFrom(this.#now, from);
    const stop = to === END ? this.#now.length : firstFrom(this.#now, to);
    const killed = this.#kill(start, stop, position);
    const next = this.#now[start];
    const end = lasting ? (next?.at ?? END) : to;
    const painted: Change[] = [{ at: from, value, by, born: position, died: Number.POSITIVE_INFINITY }];
    if (!lasting && to !== END && next?.at !== to) {
      painted.push({
        at: to,
        value: last?.value,
        by: last?.by,
        born: position,
        died: Number.POSITIVE_INFINITY,
      });
    }
    this.#now.splice(start, 0, ...painted);
    const pieces: Piece[] = [];
    let at = from;
    let old = before?.at === from ? undefined : before?.value;
    for (const change of killed) {
      if (change.at > at) pieces.push({ from: at, to: change.at, old, new: value });
      at = change.at;
      old = change.value;
    }
    if (end > at) pieces.push({ from: at, to: end, old, new: value });
    return pieces;
  }

  /** Replaces the whole of it by what another, painted afresh, has now. Gives the spans that differ. */
  become(other: Timeline, position: Position): Piece[] {
    const old = this.#now;
    const fresh = other.#now;
    const pieces: Piece[] = [];
    const points = [...new Set([...old, ...fresh].map((c) => c.at))].sort((a, b) => a - b);
    let was: FluentValue;
    let is: FluentValue;
    let i = 0;
    let j = 0;
    points.forEach((at, k) => {
      if (old[i]?.at === at) was = old[i++]!.value;
      if (fresh[j]?.at === at) is = fresh[j++]!.value;
      if (was !== is) pieces.push({ from: at, to: points[k + 1] ?? END, old: was, new: is });
    });
    this.#touch(position);
    const kept = new Map(old.map((c) => [c.at, c]));
    this.#now = fresh.map((change) => {
      const same = kept.get(change.at);
      if (same && same.by === change.by && same.value === change.value) {
        kept.delete(change.at);
        return same;
      }
      return { ...change, born: position };
    });
    for (const change of kept.values()) {
      change.died = position;
      if (change.born < position) this.#dead.push(change);
    }
    return pieces;
  }
}
