import { arranged, type Block, costFrom, placesOf } from './blocks.ts';
import type { Line, Order, Step } from './crossings.ts';

/**
 * Orders the lines step by step, each step from the one before it and from nothing later. So what is there stays as it is when
 * more is told: the orders of the first n steps are the first n orders of any longer story that begins with them.
 *
 * A step is the one-sided crossing minimisation of storyline charts (Tanahashi & Ma, "Design Considerations for Optimizing
 * Storyline Visualizations", 2012; the sweep of Liu et al., "StoryFlow", 2013, in one direction only): those of a meeting are put
 * together in the order they had, and the meetings where they cross the fewest lines. Where nothing else decides, they stay nearest
 * to where they were.
 */
export function stableOrders(steps: readonly Step[]): readonly Order[] {
  const orders: Order[] = [];
  let last: Order = [];
  for (const step of steps) {
    last = nextOrder(last, step);
    orders.push(last);
  }
  return orders;
}

function nextOrder(last: Order, step: Step): Order {
  const places = placesOf(last);
  const place = (line: Line) => places.get(line) ?? Number.POSITIVE_INFINITY;
  const known: { block: Block; at: number }[] = [];
  const fresh: Block[] = [];
  for (const meeting of step) {
    const block = [...meeting].sort((a, b) => place(a) - place(b) || a - b);
    const old = block.filter((line) => places.has(line));
    if (old.length === 0) fresh.push(block);
    else known.push({ block: inwards(block, old.length, places, last.length), at: median(old.map(place)) });
  }
  known.sort((a, b) => a.at - b.at || a.block[0]! - b.block[0]!);
  const found = arranged(
    known.map((k) => k.block),
    costFrom([places]),
  );
  return [...found.flat(), ...fresh.flat()];
}

/** Those who are new to a meeting go to the side of it that is nearer to the edge of the chart. */
function inwards(block: Block, old: number, places: ReadonlyMap<Line, number>, count: number): Block {
  if (old === block.length) return block;
  const middle = median(block.slice(0, old).map((line) => places.get(line)!));
  return middle < (count - 1) / 2 ? [...block.slice(old), ...block.slice(0, old)] : block;
}

function median(sorted: readonly number[]): number {
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
