import type { Position } from '../story/model.ts';
import type { Instant } from './instant.ts';
import type { Change } from './timeline.ts';

/** Up to here, looking at each is quicker than a search. */
const FEW = 16;

/**
 * Every change that a fluent ever had, those painted over included, for those who stand earlier in the telling: "the last change
 * at or before `t` that is alive at `p`".
 */
export class History {
  readonly changes: readonly Change[];
  /** Where there are few: of each change its instant, birth and death, side by side. */
  readonly #few: readonly number[];
  /** Where there are many. */
  readonly #tree: Lives | null;

  constructor(changes: Change[]) {
    this.changes = changes.sort((a, b) => a.at - b.at || a.born - b.born);
    this.#few = changes.length > FEW ? NOTHING : changes.flatMap(({ at, born, died }) => [at, born, died]);
    this.#tree = changes.length > FEW ? new Lives(changes) : null;
  }

  /** The last change at or before the instant that is alive at the position. */
  last(instant: Instant, position: Position): Change | undefined {
    const few = this.#few;
    for (let i = few.length - 3; i >= 0; i -= 3)
      if (few[i]! <= instant && few[i + 1]! <= position && position < few[i + 2]!) return this.changes[i / 3];
    const found = this.#tree === null ? -1 : this.#tree.last(instant, position);
    return found < 0 ? undefined : this.changes[found];
  }
}

const NOTHING: readonly never[] = [];

/**
 * When many changes begin, are born and die: a tree over them in the order of story time, each node with the first birth and the
 * last death beneath it, so that what was not yet born or is long dead is passed over whole. Where lives follow one another or
 * nest, as painting makes them, a look-up takes O(log n).
 *
 *     node 1            born ≥ 1, died ≤ ∞
 *     nodes 2, 3        ≥ 1, ≤ 7      ≥ 3, ≤ ∞
 *     leaves            a     b       c     d
 */
class Lives {
  /** Leaves are at `#width + i`, the node above `n` is `n >> 1`. */
  readonly #width: number;
  readonly #at: Float64Array;
  readonly #born: Float64Array;
  readonly #died: Float64Array;

  constructor(changes: readonly Change[]) {
    let width = 1;
    while (width < changes.length) width *= 2;
    this.#width = width;
    this.#at = new Float64Array(changes.length);
    this.#born = new Float64Array(width * 2).fill(Number.POSITIVE_INFINITY);
    this.#died = new Float64Array(width * 2).fill(Number.NEGATIVE_INFINITY);
    changes.forEach((change, i) => {
      this.#at[i] = change.at;
      this.#born[width + i] = change.born;
      this.#died[width + i] = change.died;
    });
    for (let node = width - 1; node > 0; node--) {
      this.#born[node] = Math.min(this.#born[node * 2]!, this.#born[node * 2 + 1]!);
      this.#died[node] = Math.max(this.#died[node * 2]!, this.#died[node * 2 + 1]!);
    }
  }

  /** Which is the last at or before the instant that is alive at the position; -1 if none is. */
  last(instant: Instant, position: Position): number {
    const at = this.#at;
    let count = 0;
    for (let high = at.length; count < high; ) {
      const middle = (count + high) >> 1;
      if (at[middle]! <= instant) count = middle + 1;
      else high = middle;
    }
    // The last of them is the one more often than not.
    const leaf = this.#width + count - 1;
    if (count > 0 && this.#born[leaf]! <= position && position < this.#died[leaf]!) return count - 1;
    return this.#search(1, 0, this.#width, count, position);
  }

  /** The last leaf before `count` within the node, which covers [from, to), that is alive; -1 if none is. */
  #search(node: number, from: number, to: number, count: number, position: Position): number {
    if (from >= count || this.#born[node]! > position || this.#died[node]! <= position) return -1;
    if (to - from === 1) return from;
    const middle = (from + to) >> 1;
    const right = this.#search(node * 2 + 1, middle, to, count, position);
    return right >= 0 ? right : this.#search(node * 2, from, middle, count, position);
  }
}

export const isAlive = (change: Change, position: Position): boolean =>
  change.born <= position && position < change.died;
