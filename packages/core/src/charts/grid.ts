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
/** With more ties than this, only those who are new are placed. */
const MOST = 80;

/**
 * People in the cells of a grid, so that ties are short, do not cross, and run through nobody: the cost function and the moves
 * (to a free cell, or two change places) of Li & Kurata, "A grid layout algorithm for automatic drawing of biochemical networks"
 * (2005). Whoever is there already moves only where that gains more than a fixed price.
 *
 * @param before where people stand; they keep their numbers.
 * @param added who is new, in the order in which they are placed.
 * @param ties between those who are there and those who are added.
 * @param fresh the ties that were not there before.
 */
export function arrangedOnGrid(
  before: ReadonlyMap<number, Cell>,
  added: readonly number[],
  ties: readonly Tie[],
  fresh: readonly Tie[] = ties,
): ReadonlyMap<number, Cell> {
  const grid = new Grid(before, ties);
  grid.place(added);
  if (ties.length <= MOST) grid.settle(new Set(added), new Set(fresh.flat()));
  return grid.cells;
}

type Point = readonly [number, number];

class Grid {
  readonly cells: Map<number, Cell>;
  readonly #ties: readonly Tie[];

  constructor(before: ReadonlyMap<number, Cell>, ties: readonly Tie[]) {
    this.cells = new Map(before);
    this.#ties = ties;
  }

  /** Gives each a free cell; whoever is tied to most of those who are there comes next. */
  place(added: readonly number[]): void {
    const waiting = [...added];
    const known = (person: number) =>
      this.#ties.filter((tie) => tie.includes(person) && tie.some((p) => this.cells.has(p))).length;
    while (waiting.length > 0) {
      const counts = waiting.map(known);
      const [person] = waiting.splice(counts.indexOf(Math.max(...counts)), 1) as [number];
      let best: Cell = FIRST;
      let least = Number.POSITIVE_INFINITY;
      for (const cell of this.#free()) {
        this.cells.set(person, cell);
        const cost = this.#cost([person]);
        if (cost < least) [least, best] = [cost, cell];
      }
      this.cells.set(person, best);
    }
  }

  /** Moves and exchanges of some people until none gains more than its price. */
  settle(added: ReadonlySet<number>, movable: ReadonlySet<number>): void {
    const home = new Map(this.cells);
    const price = (person: number) =>
      added.has(person) || isSame(home.get(person)!, this.cells.get(person)!) ? 0 : MOVE;
    const costOf = (people: readonly number[]) =>
      people.reduce((sum, person) => sum + price(person), this.#cost(people));
    const put = (moves: Moves) => {
      for (const [person, cell] of moves) this.cells.set(person, cell);
    };
    for (let round = 0, moved = true; moved && round < 10; round++) {
      moved = false;
      for (const person of this.cells.keys()) {
        if (!movable.has(person)) continue;
        const cell = this.cells.get(person)!;
        let best: Moves | null = null;
        let most = 1e-9;
        const attempt = (there: Moves, back: Moves) => {
          const people = there.map(([p]) => p);
          const cost = costOf(people);
          put(there);
          const gain = cost - costOf(people);
          put(back);
          if (gain > most) [most, best] = [gain, there];
        };
        for (const free of this.#free()) attempt([[person, free]], [[person, cell]]);
        for (const [other, place] of [...this.cells])
          if (other !== person)
            attempt(
              [
                [person, place],
                [other, cell],
              ],
              [
                [person, cell],
                [other, place],
              ],
            );
        if (best === null) continue;
        put(best);
        moved = true;
      }
    }
  }

  /** The free cells down to one row below all. */
  #free(): Cell[] {
    const all = [...this.cells.values()];
    if (all.length === 0) return [FIRST];
    const taken = new Set(all.map(({ column, row }) => row * COLUMNS + column));
    const rows = Math.max(...all.map(({ row }) => row)) + 2;
    return Array.from({ length: rows * COLUMNS }, (_, i) => i)
      .filter((i) => !taken.has(i))
      .map((i) => ({ column: i % COLUMNS, row: Math.floor(i / COLUMNS) }));
  }

  #at(person: number): Point | undefined {
    const cell = this.cells.get(person);
    return cell && pointOf(cell);
  }

  /** What the places of some people cost: the ties they have, and those that run through them. */
  #cost(people: readonly number[]): number {
    let cost = 0;
    for (const person of people) cost += this.cells.get(person)!.row / 50;
    for (const tie of this.#ties) {
      const [from, to] = [this.#at(tie[0]), this.#at(tie[1])];
      if (!from || !to) continue;
      const isOwn = people.includes(tie[0]) || people.includes(tie[1]);
      // Of another's tie only what runs through these people counts; of their own, all.
      for (const person of isOwn ? this.cells.keys() : people)
        if (person !== tie[0] && person !== tie[1] && isOn(this.#at(person)!, from, to)) cost += THROUGH;
      if (isOwn)
        cost += Math.hypot(from[0] - to[0], from[1] - to[1]) ** 1.5 + this.#crossed(people, tie, from, to);
    }
    return cost;
  }

  /** What it costs that others cross a tie of these people; where both are their own, half, since it is met twice. */
  #crossed(people: readonly number[], tie: Tie, from: Point, to: Point): number {
    let cost = 0;
    for (const other of this.#ties) {
      if (tie.includes(other[0]) || tie.includes(other[1])) continue;
      const [a, b] = [this.#at(other[0]), this.#at(other[1])];
      if (!a || !b || !cross(from, to, a, b)) continue;
      cost += people.includes(other[0]) || people.includes(other[1]) ? CROSSING / 2 : CROSSING;
    }
    return cost;
  }
}

type Moves = readonly (readonly [number, Cell])[];

const FIRST: Cell = { column: 1, row: 1 };

const isSame = (one: Cell, other: Cell) => one.column === other.column && one.row === other.row;

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
