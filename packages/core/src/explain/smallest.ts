/**
 * A smallest part of a list that is still enough: taking everything else away keeps `enough`, and nothing in it can be left out.
 *
 * Finds a subset-minimal part by halving (QuickXplain, Junker 2004: about k log(n / k) trials for k out of n), then makes sure
 * that it is minimal where `enough` is not monotone (a sentence may undo another), then looks for one or two items that do alone,
 * so that the smallest of the small ones is found. `enough` must hold of the whole list.
 */
export function smallest<T>(items: readonly T[], enough: (part: readonly T[]) => boolean): readonly T[] {
  if (enough([])) return [];
  const first = sweep(halve([], items, enough, false), enough);
  const part = enough(first) ? first : sweep(items, enough);
  return fewer(items, part, enough);
}

/** What of `items` is needed beside `kept`. */
function halve<T>(
  kept: readonly T[],
  items: readonly T[],
  enough: (part: readonly T[]) => boolean,
  grown: boolean,
): readonly T[] {
  if (grown && enough(kept)) return [];
  if (items.length <= 1) return items;
  const middle = items.length >> 1;
  // Earlier sentences are taken away first only where later ones do: what is told first is the better reason.
  const early = items.slice(0, middle);
  const late = items.slice(middle);
  const fromLate = halve([...kept, ...early], late, enough, early.length > 0);
  const fromEarly = halve([...kept, ...fromLate], early, enough, fromLate.length > 0);
  return [...fromEarly, ...fromLate];
}

/** Drops whatever can be dropped, until nothing can. */
function sweep<T>(items: readonly T[], enough: (part: readonly T[]) => boolean): readonly T[] {
  let part = [...items];
  for (let dropped = true; dropped; ) {
    dropped = false;
    for (let i = part.length - 1; i >= 0; i--) {
      const without = part.toSpliced(i, 1);
      if (!enough(without)) continue;
      part = without;
      dropped = true;
    }
  }
  return part;
}

/** How many items are tried one by one, and in pairs: beyond that the search would cost more than it tells. */
const SINGLE = 400;
const PAIRED = 40;

function fewer<T>(
  items: readonly T[],
  part: readonly T[],
  enough: (part: readonly T[]) => boolean,
): readonly T[] {
  if (part.length < 2 || items.length > SINGLE) return part;
  for (const item of items) if (enough([item])) return [item];
  if (part.length < 3 || items.length > PAIRED) return part;
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++)
      if (enough([items[i]!, items[j]!])) return [items[i]!, items[j]!];
  }
  return part;
}
