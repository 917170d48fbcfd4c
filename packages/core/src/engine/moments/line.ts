/**
 * Moments in a row, into which more may be put anywhere, and which says of two which comes first, in constant time.
 *
 * An order-maintenance list (Dietz & Sleator 1987) in the one-level form of Bender, Cole, Demaine, Farach-Colton & Zito 2002:
 * whole numbers as labels; where there is no room between two, the smallest surrounding range of labels that is sparse enough is
 * spread out evenly. An insertion costs O(log n) amortized.
 */
export class Line {
  // Everything stands one place further on: at 0 is what stands for both ends of the row.
  readonly #label: number[] = [0];
  readonly #next: number[] = [0];
  readonly #previous: number[] = [0];

  /** A row for the numbers from 0 to size − 1, empty at first. */
  constructor(size: number) {
    this.grow(size);
  }

  /** Makes it a row for the numbers up to a greater size. */
  grow(size: number): void {
    while (this.#label.length <= size) {
      this.#label.push(-1);
      this.#next.push(0);
      this.#previous.push(0);
    }
  }

  has(item: number): boolean {
    return (this.#label[item + 1] as number) > 0;
  }

  /** Both must be in the row. */
  isBefore(one: number, other: number): boolean {
    return (this.#label[one + 1] as number) < (this.#label[other + 1] as number);
  }

  append(item: number): void {
    this.#insert(this.#previous[EDGE] as number, item + 1);
  }

  insertBefore(item: number, other: number): void {
    this.#insert(this.#previous[other + 1] as number, item + 1);
  }

  insertAfter(item: number, other: number): void {
    this.#insert(other + 1, item + 1);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let i = this.#next[EDGE] as number; i !== EDGE; i = this.#next[i] as number) yield i - 1;
  }

  #insert(previous: number, item: number): void {
    if (this.#gap(previous) < 2) this.#spread(previous);
    const next = this.#next[previous] as number;
    const low = this.#label[previous] as number;
    // At the end of the row labels grow by a fixed step, not by halves: that is where most are put.
    const step = next === EDGE ? Math.min(this.#gap(previous) / 2, STEP) : this.#gap(previous) / 2;
    this.#label[item] = low + Math.floor(step);
    this.#next[item] = next;
    this.#previous[item] = previous;
    this.#next[previous] = item;
    this.#previous[next] = item;
  }

  #gap(item: number): number {
    const next = this.#next[item] as number;
    return (next === EDGE ? TOP : (this.#label[next] as number)) - (this.#label[item] as number);
  }

  /** Spreads out the labels around the item over the smallest aligned range of 2^i labels with fewer than 1.5^i in it. */
  #spread(item: number): void {
    let first = item;
    let last = item;
    let count = 1;
    let allowed = 1;
    for (let size = 2; ; size *= 2) {
      allowed *= 1.5;
      const from = Math.floor((this.#label[item] as number) / size) * size;
      const to = from + size;
      while (first !== EDGE && (this.#label[this.#previous[first] as number] as number) >= from) {
        first = this.#previous[first] as number;
        count++;
      }
      while (
        (this.#next[last] as number) !== EDGE &&
        (this.#label[this.#next[last] as number] as number) < to
      ) {
        last = this.#next[last] as number;
        count++;
      }
      if (count * 3 > size || (count > allowed && size < TOP)) continue;
      const gap = Math.floor(size / count);
      let label = from;
      for (let i = first; ; i = this.#next[i] as number) {
        this.#label[i] = label;
        label += gap;
        if (i === last) return;
      }
    }
  }
}

const EDGE = 0;
const TOP = 2 ** 50;
const STEP = 2 ** 24;
