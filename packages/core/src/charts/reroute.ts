import { crossingsBetween, type Line, type Order, type Step } from './crossings.ts';

/** Lines that are in one meeting from a step to another, both included. One line alone makes a cord, too. */
export interface Cord {
  readonly lines: readonly Line[];
  readonly from: number;
  readonly to: number;
}

/** Of each step, the number of the meeting that each line is in. */
export type Meetings = readonly ReadonlyMap<Line, number>[];

export const meetingsOf = (steps: readonly Step[]): Meetings =>
  steps.map((step) => new Map(step.flatMap((meeting, i) => meeting.map((line) => [line, i] as const))));

/**
 * Every cord worth leading anew: each line for as long as it is there, each meeting for as long as it stays together, and those
 * who go together from one meeting to the next.
 */
export function cordsOf(steps: readonly Step[], meetings: Meetings): readonly Cord[] {
  const found = new Map<string, Cord>();
  const add = (lines: readonly Line[], at: number) => {
    if (lines.length === 0) return;
    const together = (i: number) => {
      const first = meetings[i]?.get(lines[0]!);
      return first !== undefined && lines.every((line) => meetings[i]!.get(line) === first);
    };
    let from = at;
    let to = at;
    while (together(from - 1)) from--;
    while (together(to + 1)) to++;
    found.set(`${lines.join()} ${from}`, { lines, from, to });
  };
  for (const [i, step] of steps.entries())
    for (const meeting of step) {
      const lines = [...meeting].sort((a, b) => a - b);
      for (const line of lines) add([line], i);
      add(lines, i);
      for (const next of steps[i + 1] ?? [])
        add(
          lines.filter((line) => next.includes(line)),
          i,
        );
    }
  return [...found.values()];
}

/**
 * Takes a cord out of a chart and leads it through anew, with all other lines where they are: of all ways one with the fewest
 * crossings, and of those one that changes places least. A shortest path over (step, place among the others), which costs O(m²)
 * a step with m lines in it. Changes `orders` unless that would make crossings more.
 *
 *     step      1     2     3
 *     others   A B   B A   B A        places 0 1 2 of each: before A, between, behind B, …
 */
export function reroute(orders: Order[], meetings: Meetings, cord: Cord): void {
  const { from, to } = cord;
  const lines = new Set(cord.lines);
  const others = orders.slice(from, to + 1).map((order) => order.filter((line) => !lines.has(line)));
  const inner = orders[from]!.filter((line) => lines.has(line));
  const before = orders[from - 1];
  const after = orders[to + 1];
  const atStart = before && crossingsBeside(before, others[0]!, inner);
  const atEnd = after && crossingsBeside(after, others.at(-1)!, inner);
  let costs = placesFor(others[0]!, meetings[from]!, inner[0]!).map((may, q) =>
    may ? (atStart?.[q] ?? 0) * CROSSING : IMPOSSIBLE,
  );
  const came: number[][] = [];
  for (let i = 1; i < others.length; i++) {
    const crossings = crossingsOfLine(others[i - 1]!, others[i]!);
    const width = others[i]!.length + 1;
    const by: number[] = [];
    const last = costs;
    costs = placesFor(others[i]!, meetings[from + i]!, inner[0]!).map((may, r) => {
      let least = IMPOSSIBLE;
      by[r] = 0;
      if (!may) return least;
      for (let q = 0; q < last.length; q++) {
        if (last[q]! >= least) continue;
        const cost = last[q]! + crossings[q * width + r]! * inner.length * CROSSING + Math.abs(q - r);
        if (cost < least) {
          least = cost;
          by[r] = q;
        }
      }
      return least;
    });
    came.push(by);
  }
  if (atEnd) costs = costs.map((cost, q) => cost + atEnd[q]! * CROSSING);
  let at = costs.indexOf(Math.min(...costs));
  const led: Order[] = [];
  for (let i = others.length - 1; i >= 0; i--) {
    led[i] = [...others[i]!.slice(0, at), ...inner, ...others[i]!.slice(at)];
    if (i > 0) at = came[i - 1]![at]!;
  }
  // With one line that cannot be worse; several may have crossed one another on the way, and now do so at the ends.
  if (
    inner.length > 1 &&
    around(orders, led, from, to) > around(orders, orders.slice(from, to + 1), from, to)
  )
    return;
  for (const [i, order] of led.entries()) orders[from + i] = order;
}

/** A crossing outweighs any change of place. */
const CROSSING = 1024;
const IMPOSSIBLE = Number.POSITIVE_INFINITY;

/** The crossings of a stretch of steps, and of its ends with the steps beside it. */
function around(orders: readonly Order[], stretch: readonly Order[], from: number, to: number): number {
  let crossings = 0;
  for (let i = from; i <= to + 1; i++) {
    const one = i === from ? orders[i - 1] : stretch[i - 1 - from];
    const next = i > to ? orders[i] : stretch[i - from];
    if (one && next) crossings += crossingsBetween(one, next);
  }
  return crossings;
}

/** The crossings of the cord with the step beside it, for each place among the others of its first or last step. */
function crossingsBeside(beside: Order, others: Order, inner: Order): number[] {
  const at = new Map(beside.map((line, i) => [line, i]));
  const own = inner.flatMap((line) => at.get(line) ?? []);
  let crossings = 0;
  // From before all others, it crosses those who stand before it there; one more before it turns that round.
  const turns = others.map((other) => {
    const there = at.get(other);
    if (there === undefined) return 0;
    const before = own.filter((place) => there < place).length;
    crossings += before;
    return own.length - 2 * before;
  });
  return [crossings, ...turns.map((turn) => (crossings += turn))];
}

/** Whether the cord may stand at each place among the others: beside or among those it meets, and inside nobody else's meeting. */
function placesFor(others: Order, meeting: ReadonlyMap<Line, number>, line: Line): boolean[] {
  const own = meeting.get(line);
  const of = (place: number) => {
    const other = others[place];
    return other === undefined ? undefined : meeting.get(other);
  };
  const isAlone = !others.some((other) => meeting.get(other) === own);
  const places: boolean[] = [];
  for (let q = 0; q <= others.length; q++) {
    const [before, behind] = [of(q - 1), of(q)];
    if (isAlone) places.push(before === undefined || before !== behind);
    else places.push(before === own || behind === own);
  }
  return places;
}

/** Kept from one call to the next: a search makes many thousands of these tables. */
let table = new Int32Array(1024);
let place = new Int32Array(64);

/** How many of the others a line crosses that goes from place q among `one` to place r among `next`: at q × (next + 1) + r. */
function crossingsOfLine(one: Order, next: Order): Int32Array {
  const width = next.length + 1;
  if (table.length < (one.length + 1) * width) table = new Int32Array(2 * (one.length + 1) * width);
  const highest = Math.max(0, ...one, ...next);
  if (place.length <= highest) place = new Int32Array(2 * highest);
  for (const line of next) place[line] = -1;
  for (const line of one) place[line] = ABSENT;
  for (let r = 0; r < next.length; r++) if (place[next[r]!] === ABSENT) place[next[r]!] = r;
  // From before all of them, it crosses those who end up before r.
  table[0] = 0;
  for (let r = 0; r < next.length; r++) table[r + 1] = table[r]! + (place[next[r]!]! >= 0 ? 1 : 0);
  // One more stands before it: crossed if it ends up behind, and no longer crossed if it ends up before.
  for (let q = 0; q < one.length; q++) {
    const at = place[one[q]!]!;
    const row = (q + 1) * width;
    for (let r = 0; r < width; r++) {
      const last = table[row - width + r]!;
      table[row + r] = at === ABSENT ? last : last + (at < r ? -1 : 1);
    }
  }
  return table;
}

const ABSENT = -2;
