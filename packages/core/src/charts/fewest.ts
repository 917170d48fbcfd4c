import { arranged, costFrom, placesOf } from './blocks.ts';
import { crossingsOf, type Line, type Order, type Step } from './crossings.ts';
import { type Cord, cordsOf, type Meetings, meetingsOf, reroute } from './reroute.ts';

/**
 * Orders the lines of a whole chart so that few cross, starting from orders that are there already.
 *
 * Two moves, until neither gains anything: a step is ordered by both its neighbours (the sweep of Liu et al., "StoryFlow", 2013,
 * with an insertion search in place of the barycentre), and a line, or several that stay together, is taken out and led through
 * anew (see `reroute`). Then a stretch of steps is shaken and it is tried again, and the best is kept: an iterated local search
 * for the multi-layer crossing minimisation with tree constraints of Gronemann, Jünger, Liers & Mambelli (2016), who solve it
 * exactly. What it shakes is drawn from fixed numbers, so the same steps give the same orders on every machine.
 *
 * @param rounds how often to shake; 0 for one descent.
 */
export function fewestCrossings(
  steps: readonly Step[],
  start: readonly Order[],
  rounds: number,
): readonly Order[] {
  const search = new Search(steps);
  let best = search.descend(start, steps.keys());
  let least = crossingsOf(best);
  const random = randomFrom(SEED);
  for (let round = 0; round < rounds && least > 0; round++) {
    const from = Math.floor(random() * steps.length);
    const to = Math.min(steps.length, from + 1 + Math.floor(random() * LONGEST));
    const tried = search.descend(shaken(best, steps, from, to, random), range(from, to));
    const crossings = crossingsOf(tried);
    if (crossings <= least) [best, least] = [tried, crossings];
  }
  // Where nothing is gained, nothing moves.
  return least < crossingsOf(start) ? best : start;
}

/** The longest stretch that is shaken, in steps. */
const LONGEST = 32;
const SEED = 1;

class Search {
  readonly #steps: readonly Step[];
  readonly #meetings: Meetings;
  readonly #cords: readonly Cord[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#meetings = meetingsOf(steps);
    this.#cords = cordsOf(steps, this.#meetings);
  }

  /**
   * Both moves until neither gains anything.
   *
   * @param changed the steps at which the orders are not known to be settled.
   */
  descend(start: readonly Order[], changed: Iterable<number>): Order[] {
    const orders = [...start];
    let crossings = crossingsOf(orders);
    let due = new Set(changed);
    while (due.size > 0) {
      const before = [...orders];
      for (const i of near(due, orders.length)) orders[i] = this.#swept(orders, i);
      for (const i of near(due, orders.length).reverse()) orders[i] = this.#swept(orders, i);
      for (const cord of this.#cords) {
        for (let i = cord.from - 1; i <= cord.to + 1; i++)
          if (due.has(i) || orders[i] !== before[i]) {
            reroute(orders, this.#meetings, cord);
            break;
          }
      }
      const now = crossingsOf(orders);
      if (now >= crossings) break;
      crossings = now;
      due = new Set([...orders.keys()].filter((i) => !isSame(orders[i]!, before[i]!)));
    }
    return orders;
  }

  /** The order of one step that suits its neighbours: within each meeting, then of the meetings. */
  #swept(orders: readonly Order[], i: number): Order {
    const neighbours = [orders[i - 1], orders[i + 1]].filter((order) => order !== undefined);
    const cost = costFrom(neighbours.map(placesOf));
    const places = placesOf(orders[i]!);
    const at = (line: Line) => places.get(line)!;
    const blocks = this.#steps[i]!.map((meeting) => {
      const standing = [...meeting].sort((a, b) => at(a) - at(b));
      return standing.length < 2
        ? standing
        : arranged(
            standing.map((line) => [line]),
            cost,
          ).flat();
    });
    blocks.sort((a, b) => Math.min(...a.map(at)) - Math.min(...b.map(at)));
    const found = arranged(blocks, cost).flat();
    return isSame(found, orders[i]!) ? orders[i]! : found;
  }
}

const isSame = (one: Order, other: Order) => one === other || one.every((line, i) => line === other[i]);

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** These steps and those beside them, in order. */
function near(steps: ReadonlySet<number>, length: number): number[] {
  return range(0, length).filter((i) => steps.has(i - 1) || steps.has(i) || steps.has(i + 1));
}

/** A stretch of steps whose meetings, and those in them, stand in a random order, the same at each of them. */
function shaken(
  orders: readonly Order[],
  steps: readonly Step[],
  from: number,
  to: number,
  random: () => number,
): Order[] {
  const weights: number[] = [];
  const weight = (line: Line) => (weights[line] ??= random());
  return orders.map((order, i) => {
    if (i < from || i >= to) return order;
    const meetings = steps[i]!.map((meeting) => [...meeting].sort((a, b) => weight(a) - weight(b)));
    return meetings.sort((a, b) => weight(a[0]!) - weight(b[0]!)).flat();
  });
}

/** Numbers in [0, 1) that are the same at each visit (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
