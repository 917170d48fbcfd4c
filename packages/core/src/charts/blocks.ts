import type { Line, Order } from './crossings.ts';

/** Lines that stand together, in the order in which they stand. */
export type Block = readonly Line[];

/** A pair's cost of standing in this order, `one` before `other`: how many neighbouring steps have it the other way round. */
export type Cost = (one: Line, other: Line) => number;

/** Adds up, over the neighbours, how many have `other` before `one`. */
export function costFrom(neighbours: readonly ReadonlyMap<Line, number>[]): Cost {
  return (one, other) => {
    let cost = 0;
    for (const places of neighbours) {
      const a = places.get(one);
      const b = places.get(other);
      if (a !== undefined && b !== undefined && b < a) cost++;
    }
    return cost;
  };
}

export const placesOf = (order: Order): Map<Line, number> => new Map(order.map((line, i) => [line, i]));

/**
 * Puts blocks into an order of few crossings, starting from one: each in turn is taken out and put where it costs least, until
 * nothing is gained (the insertion neighbourhood of the linear ordering problem). Of places that cost the same it takes the one
 * nearest to where the block was, so that nothing moves without need.
 */
export function arranged(blocks: readonly Block[], cost: Cost): readonly Block[] {
  const found = [...blocks];
  const between = new Map<Block, Map<Block, number>>();
  /** What it costs more to have `one` before `other` than the other way round. */
  const excess = (one: Block, other: Block): number => {
    const row = between.get(one) ?? new Map<Block, number>();
    between.set(one, row);
    let sum = row.get(other);
    if (sum === undefined) {
      sum = 0;
      for (const a of one) for (const b of other) sum += cost(a, b) - cost(b, a);
      row.set(other, sum);
    }
    return sum;
  };
  for (let round = 0, moved = true; moved && round < 20; round++) {
    moved = false;
    for (const block of blocks) {
      const from = found.indexOf(block);
      let best = from;
      let least = 0;
      for (let to = from - 1, sum = 0; to >= 0; to--) {
        sum += excess(block, found[to]!);
        if (sum < least) [least, best] = [sum, to];
      }
      for (let to = from + 1, sum = 0; to < found.length; to++) {
        sum += excess(found[to]!, block);
        if (sum < least) [least, best] = [sum, to];
      }
      if (best === from) continue;
      found.splice(from, 1);
      found.splice(best, 0, block);
      moved = true;
    }
  }
  return found;
}
