import type { Position, Value } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import { History, isAlive } from './history.ts';
import { END, type Instant } from './instant.ts';
import type { Part } from './part.ts';
import { Runs } from './runs.ts';

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

/** Takes the spans that a painting changed, in the order of story time. */
export type Changed = (from: Instant, to: Instant, old: FluentValue, value: FluentValue) => void;

/** After all positions, and a whole number: an infinite one would be kept in a box of its own, for each change. */
const NEVER: Position = 2 ** 30 - 1;
const NOTHING: Changed = () => {};
const NONE: readonly never[] = [];
/** So many times looking at each change takes about as long as putting them in order. */
const LOOKS = 16;

/**
 * The changes of one fluent over story time, and over the telling: a bitemporal history. `changes` is what it is as of the latest
 * position; a change painted over or taken back dies, and stays in the history for those who stand earlier in the telling.
 */
export class Timeline {
  #now = new Runs<Change>();
  /** Every change that ever was, in order; made once it has been looked at from earlier positions so often that it pays. */
  #history: History | null = null;
  /** How often it has been looked at without since it was last painted. */
  #looks = 0;
  #dead: Change[] | null = null;
  #touched: Position = 0;
  /** How many changes have been painted over or taken back so far. */
  losses = 0;

  /** A timeline to paint on, with these changes of another in it, in the order of story time. */
  static holding(changes: readonly Change[]): Timeline {
    const timeline = new Timeline();
    timeline.#now = Runs.from(changes);
    return timeline;
  }

  /** Takes in one more change of another. */
  hold(change: Change): void {
    this.#now.put(change);
  }

  /** What it is as of the latest position. */
  get changes(): Runs<Change> {
    return this.#now;
  }

  /** The change in force at an instant as of a position: the rightmost at or before it that is alive. */
  changeAt(instant: Instant, position: Position): Change | undefined {
    if (this.#history !== null) return this.#history.last(instant, position);
    if (position >= this.#touched) return this.#now.last(instant);
    return this.#looks++ < LOOKS ? this.#among(instant, position) : this.#all().last(instant, position);
  }

  /** The same, found by looking at each. */
  #among(instant: Instant, position: Position): Change | undefined {
    let last = this.#now.lastThat(instant, (change) => change.born <= position);
    // No two are alive at one instant.
    for (const change of this.#dead ?? NONE)
      if (change.at <= instant && isAlive(change, position) && (last === undefined || change.at > last.at))
        last = change;
    return last;
  }

  valueAt(instant: Instant, position: Position): FluentValue {
    return this.changeAt(instant, position)?.value;
  }

  /** The changes alive at a position, in the order of story time. */
  aliveAt(position: Position): readonly Change[] {
    if (position >= this.#touched) return this.#now.all;
    return this.#all().changes.filter((c) => isAlive(c, position));
  }

  /** Every change there ever was, in the order of story time. */
  get ever(): readonly Change[] {
    return this.#all().changes;
  }

  #all(): History {
    this.#history ??= new History([...(this.#dead ?? NONE), ...this.#now.all]);
    return this.#history;
  }

  #touch(position: Position): void {
    if (position > this.#touched) this.#touched = position;
    this.#history = null;
    this.#looks = 0;
  }

  #bury(change: Change, position: Position): void {
    change.died = position;
    this.losses++;
    // One born and dead at the same position was never seen by anyone.
    if (change.born >= position) return;
    this.#dead ??= [];
    this.#dead.push(change);
  }

  /** Inserts a change; it lasts until the next one already there, or on. */
  insert(
    at: Instant,
    value: FluentValue,
    by: Assertion,
    position: Position,
    changed: Changed = NOTHING,
  ): void {
    this.#touch(position);
    const old = this.#now.last(at)?.value;
    const there = this.#now.put({ at, value, by, born: position, died: NEVER });
    if (there) this.#bury(there, position);
    if (old !== value) changed(at, this.#now.next(at)?.at ?? END, old, value);
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
    changed: Changed = NOTHING,
  ): void {
    if (!(from < to)) {
      if (lasting) this.insert(from, value, by, position, changed);
      return;
    }
    this.#touch(position);
    const before = this.#now.last(from);
    const covered = this.#now.take(from, to);
    for (const change of covered) this.#bury(change, position);
    const last = covered.at(-1) ?? before;
    // Nothing is left in the span, so this is the first change from `to` on.
    const next = this.#now.next(from);
    const end = lasting ? (next?.at ?? END) : to;
    this.#now.put({ at: from, value, by, born: position, died: NEVER });
    if (!lasting && to !== END && next?.at !== to)
      this.#now.put({ at: to, value: last?.value, by: last?.by, born: position, died: NEVER });
    let at = from;
    let old = before?.at === from ? undefined : before?.value;
    for (const change of covered) {
      if (change.at > at && old !== value) changed(at, change.at, old, value);
      at = change.at;
      old = change.value;
    }
    if (end > at && old !== value) changed(at, end, old, value);
  }

  /** Replaces what it has in a span of story time by what another, painted afresh at this position, has there. */
  become(
    other: Timeline,
    { from, to }: Pick<Part, 'from' | 'to'>,
    position: Position,
    changed: Changed,
  ): void {
    let was = this.#now.before(from)?.value;
    let is = was;
    const old = this.#now.take(from, to + 1);
    const fresh = [...other.#now.between(from, to + 1)];
    const end = this.#now.next(to)?.at ?? END;
    let i = 0;
    let j = 0;
    while (i < old.length || j < fresh.length) {
      const at = Math.min(old[i]?.at ?? END, fresh[j]?.at ?? END);
      const gone = old[i]?.at === at ? old[i++] : undefined;
      const come = fresh[j]?.at === at ? fresh[j++] : undefined;
      if (gone) was = gone.value;
      if (come) is = come.value;
      if (was !== is) changed(at, Math.min(old[i]?.at ?? end, fresh[j]?.at ?? end), was, is);
      const same = gone && come && gone.by === come.by && gone.value === come.value;
      if (gone && !same) this.#bury(gone, position);
      if (come) this.#now.put(same ? gone : come);
    }
    this.#touch(position);
  }
}
