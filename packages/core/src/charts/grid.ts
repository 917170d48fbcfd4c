/** Where somebody stands: whole columns and rows, from 0. Every second column stands half a row lower: see `pointOf`. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Two who are tied, by their numbers. */
export type Tie = readonly [number, number];

/** How many columns there are: as many as a phone has room for. */
export const COLUMNS = 3;

/**
 * The middle of a cell, in units of a column and a row. With every second column half a row lower, neighbours in other columns
 * stand aslant, and what is written on a tie has room between them.
 *
 *     0       2
 *         1
 *     3       5
 *         4
 */
export const pointOf = ({ column, row }: Cell): readonly [number, number] => [column, row + (column % 2) / 2];

/** What it costs, in rows, that two ties cross, that one runs through somebody, and that somebody has to move. */
const CROSSING = 3;
const THROUGH = 4;
const MOVE = 2.5;
/** With more people than this, only those who are new are placed. */
const MOST = 40;

/**
 * People in the cells of a grid, so that ties are short, do not cross, and run through nobody: the cost function and the moves
 * (to a free cell, or two change places) of Li & Kurata, "A grid layout algorithm for automatic drawing of biochemical networks"
 * (2005). Whoever is there already moves only where that gains more than a fixed price.
 *
 * @param before where people stand; they keep their numbers.
 * @param added who is new, in the order in which they are placed.
 */
export function arrangedOnGrid(
  before: ReadonlyMap<number, Cell>,
  added: readonly number[],
  ties: readonly Tie[],
): ReadonlyMap<number, Cell> {
  const cells = new Map(before);
  const waiting = [...added];
  while (waiting.length > 0) {
    // Whoever is tied to most of those who are there comes next.
    const known = (person: number) =>
      ties.filter((tie) => tie.includes(person) && tie.some((p) => cells.has(p))).length;
    const most = Math.max(...waiting.map(known));
    const person = waiting.splice(
      waiting.findIndex((p) => known(p) === most),
      1,
    )[0]!;
    cells.set(person, cheapest(person, cells, ties));
  }
  if (cells.size <= MOST) settle(cells, new Set(added), ties);
  return cells;
}

/** The free cells down to one row below all. */
function freeCells(cells: ReadonlyMap<number, Cell>): Cell[] {
  if (cells.size === 0) return [{ column: 1, row: 1 }];
  const taken = new Set([...cells.values()].map(({ column, row }) => row * COLUMNS + column));
  const rows = Math.max(...[...cells.values()].map(({ row }) => row)) + 2;
  return Array.from({ length: rows * COLUMNS }, (_, i) => i)
    .filter((i) => !taken.has(i))
    .map((i) => ({ column: i % COLUMNS, row: Math.floor(i / COLUMNS) }));
}

function cheapest(person: number, cells: ReadonlyMap<number, Cell>, ties: readonly Tie[]): Cell {
  let best: Cell = { column: 1, row: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (const cell of freeCells(cells)) {
    const cost = costOf([person], new Map([...cells, [person, cell]]), ties);
    if (cost < least) [least, best] = [cost, cell];
  }
  return best;
}

/** Moves and exchanges until none gains more than its price. */
function settle(cells: Map<number, Cell>, added: ReadonlySet<number>, ties: readonly Tie[]): void {
  const home = new Map(cells);
  const price = (person: number, cell: Cell) =>
    added.has(person) || (home.get(person)!.column === cell.column && home.get(person)!.row === cell.row)
      ? 0
      : MOVE;
  for (let round = 0, moved = true; moved && round < 10; round++) {
    moved = false;
    for (const person of [...cells.keys()]) {
      const cell = cells.get(person)!;
      const others = [...cells.keys()].filter((other) => other > person);
      let best: Map<number, Cell> | null = null;
      let least = -1e-9;
      const attempt = (people: readonly number[], tried: Map<number, Cell>) => {
        let gain = costOf(people, tried, ties) - costOf(people, cells, ties);
        for (const p of people) gain += price(p, tried.get(p)!) - price(p, cells.get(p)!);
        if (gain < least) [least, best] = [gain, tried];
      };
      for (const free of freeCells(cells)) attempt([person], new Map([...cells, [person, free]]));
      for (const other of others)
        attempt([person, other], new Map([...cells, [person, cells.get(other)!], [other, cell]]));
      if (best === null) continue;
      for (const [p, c] of best as Map<number, Cell>) cells.set(p, c);
      moved = true;
    }
  }
}

/** What the places of some people cost: the ties they have, and those that run through them. */
function costOf(people: readonly number[], cells: ReadonlyMap<number, Cell>, ties: readonly Tie[]): number {
  const there = ties.filter(([one, other]) => cells.has(one) && cells.has(other));
  let cost = 0;
  for (const person of people) cost += cells.get(person)!.row / 50;
  for (const tie of there) {
    const own = tie.some((p) => people.includes(p));
    const [from, to] = tie.map((p) => pointOf(cells.get(p)!)) as [Point, Point];
    if (own) cost += Math.hypot(from[0] - to[0], from[1] - to[1]) ** 1.5;
    for (const [person, cell] of cells)
      if ((own || people.includes(person)) && !tie.includes(person) && isOn(pointOf(cell), from, to))
        cost += THROUGH;
    if (!own) continue;
    for (const other of there) {
      if (other === tie || other.some((p) => tie.includes(p))) continue;
      // Counted once, where both are their own.
      const share = other.some((p) => people.includes(p)) ? 0.5 : 1;
      const [a, b] = other.map((p) => pointOf(cells.get(p)!)) as [Point, Point];
      if (cross(from, to, a, b)) cost += CROSSING * share;
    }
  }
  return cost;
}

type Point = readonly [number, number];

/** How near to somebody's middle a tie may pass. */
const NEAR = 0.3;

function isOn(point: Point, from: Point, to: Point): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
  if (along <= 0 || along >= 1) return false;
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy) < NEAR;
}

const side = (a: Point, b: Point, c: Point) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const cross = (a: Point, b: Point, c: Point, d: Point) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
