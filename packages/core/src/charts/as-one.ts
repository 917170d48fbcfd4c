import { fewestCrossings } from './fewest.ts';
import { placedAsOne } from './slots.ts';
import type { LayOut } from './storyline.ts';

/** How often the search for few crossings is shaken: see `bench/README.md` for what that gives. */
const ROUNDS = 120;
/** And at least, of each of many charts. */
const LEAST = 6;

/**
 * Lays a finished story out as a whole: the fewest crossings that are found, and lines that bend as little as they can.
 *
 * @param charts how many there are to lay out: the search is shared among them
 */
export const asOneOf =
  (charts: number): LayOut =>
  (steps, start) => {
    const orders = fewestCrossings(steps, start, Math.max(LEAST, Math.round(ROUNDS / charts)));
    return { orders, placed: placedAsOne(steps, orders) };
  };

/** Likewise, of a story that one chart holds. */
export const asOne: LayOut = asOneOf(1);
