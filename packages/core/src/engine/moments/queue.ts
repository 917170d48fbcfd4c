/**
 * A binary heap of nodes under two-part keys (seconds, then ticks), smallest first. Equal keys leave in an order that
 * depends on nothing but the calls made. A node may stand in it several times; its user skips what is done already.
 */
export class Queue {
  readonly #nodes: number[] = [];
  readonly #seconds: number[] = [];
  readonly #ticks: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  clear(): void {
    this.#nodes.length = 0;
    this.#seconds.length = 0;
    this.#ticks.length = 0;
  }

  push(node: number, seconds: number, ticks: number): void {
    let i = this.#nodes.length;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const s = this.#seconds[parent] as number;
      if (s < seconds || (s === seconds && (this.#ticks[parent] as number) <= ticks)) break;
      this.#move(parent, i);
      i = parent;
    }
    this.#set(i, node, seconds, ticks);
  }

  /** Takes the node with the smallest key; -1 if there is none. */
  pop(): number {
    const nodes = this.#nodes;
    const top = nodes[0];
    if (top === undefined) return -1;
    const node = nodes.pop() as number;
    const seconds = this.#seconds.pop() as number;
    const ticks = this.#ticks.pop() as number;
    const size = nodes.length;
    if (size === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#less(child + 1, child)) child++;
      const s = this.#seconds[child] as number;
      if (seconds < s || (seconds === s && ticks <= (this.#ticks[child] as number))) break;
      this.#move(child, i);
      i = child;
    }
    this.#set(i, node, seconds, ticks);
    return top;
  }

  #less(i: number, j: number): boolean {
    const a = this.#seconds[i] as number;
    const b = this.#seconds[j] as number;
    return a < b || (a === b && (this.#ticks[i] as number) < (this.#ticks[j] as number));
  }

  #move(from: number, to: number): void {
    this.#set(to, this.#nodes[from] as number, this.#seconds[from] as number, this.#ticks[from] as number);
  }

  #set(i: number, node: number, seconds: number, ticks: number): void {
    this.#nodes[i] = node;
    this.#seconds[i] = seconds;
    this.#ticks[i] = ticks;
  }
}
