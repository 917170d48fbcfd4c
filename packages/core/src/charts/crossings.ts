/** A line of a storyline chart, from 0 in the order of appearance. */
export type Line = number;

/**
 * One step of a chart: who is together at it. Each line stands in at most one meeting; one that is there and with nobody is a
 * meeting of one. A line that is in no meeting is not drawn at this step.
 *
 *     [[0, 2], [1]]     0 and 2 meet, 1 is elsewhere
 */
export type Step = readonly (readonly Line[])[];

/** The lines of a step side by side. Those of a meeting stand together. */
export type Order = readonly Line[];

/**
 * How many pairs of lines change places between two steps that follow one another. A line that begins or ends between them
 * crosses nobody there.
 */
export function crossingsBetween(one: Order, next: Order): number {
  const place = new Map(next.map((line, i) => [line, i]));
  const seen: number[] = [];
  let crossings = 0;
  for (const line of one) {
    const at = place.get(line);
    if (at === undefined) continue;
    // `seen` stays sorted: those after `at` stood before this line and will stand behind it.
    let i = seen.length;
    while (i > 0 && seen[i - 1]! > at) i--;
    crossings += seen.length - i;
    seen.splice(i, 0, at);
  }
  return crossings;
}

/** The crossings of a whole chart: the one counter, for every way of ordering. */
export function crossingsOf(orders: readonly Order[]): number {
  let crossings = 0;
  for (let i = 1; i < orders.length; i++) crossings += crossingsBetween(orders[i - 1]!, orders[i]!);
  return crossings;
}
