import type { Constraint, Moment } from '../../src/story/model.ts';

/** The same as `orderMoments`, by all shortest paths after each constraint: O(n³) each, with nothing to go wrong. */
export function orderSlowly(
  moments: readonly Moment[],
  constraints: readonly Constraint[],
): { readonly row: readonly number[]; readonly refused: readonly Constraint[]; readonly proven: Closure } {
  const declared = new Set(moments.filter((moment) => moment.name !== null).map((moment) => moment.id));
  for (const constraint of constraints)
    if (constraint.told === 0) for (const moment of speaksOf(constraint)) declared.add(moment);
  const closure = new Closure(moments.length);
  const row: number[] = [];
  const refused: Constraint[] = [];
  const events = [
    ...constraints.map((constraint) => ({ told: constraint.told, moment: -1, constraint })),
    ...moments.map((moment) => ({ told: moment.told, moment: moment.id, constraint: null })),
  ].sort((one, other) => (one.told === other.told ? 0 : one.told - other.told));
  for (const { moment, constraint } of events) {
    if (constraint !== null) {
      if (!take(closure, constraint, declared)) refused.push(constraint);
      continue;
    }
    const atOrAfter = row.filter((other) => closure.proves(begin(moment), begin(other)));
    const twins = atOrAfter.filter((other) => closure.proves(begin(other), begin(moment)));
    const first = row.findIndex((other) => atOrAfter.includes(other) && !twins.includes(other));
    const twin = twins.length > 0 ? row.findLastIndex((other) => twins.includes(other)) + 1 : -1;
    row.splice(twin >= 0 ? twin : first >= 0 ? first : row.length, 0, moment);
  }
  return { row, refused, proven: closure };
}

/** Whether the last of the constraints is refused after the others, told in that order. */
export function refusesLast(
  moments: readonly Moment[],
  constraints: readonly Constraint[],
  all: readonly Constraint[],
): boolean {
  const declared = new Set(moments.filter((moment) => moment.name !== null).map((moment) => moment.id));
  for (const constraint of all)
    if (constraint.told === 0) for (const moment of speaksOf(constraint)) declared.add(moment);
  const closure = new Closure(moments.length);
  let taken = true;
  for (const constraint of constraints) taken = take(closure, constraint, declared);
  return !taken;
}

function take(closure: Closure, constraint: Constraint, declared: ReadonlySet<number>): boolean {
  const after =
    constraint.type === 'follows'
      ? [...declared].filter(
          (d) =>
            d !== constraint.earlier &&
            d !== constraint.later &&
            closure.proves(end(constraint.earlier), begin(d)),
        )
      : [];
  const saved = closure.copy();
  const edges: readonly (readonly [number, number, number, number])[] = lengths(constraint);
  for (const [from, to, seconds, ticks] of edges) {
    if (closure.add(from, to, seconds, ticks)) continue;
    closure.restore(saved);
    return false;
  }
  if (constraint.type === 'follows')
    for (const d of after) closure.add(begin(d), end(constraint.later), 0, -1);
  return true;
}

function lengths(c: Constraint): readonly (readonly [number, number, number, number])[] {
  switch (c.type) {
    case 'before':
    case 'follows':
      return [[begin(c.later), end(c.earlier), 0, -1]];
    case 'during':
      return [
        [begin(c.inner), begin(c.outer), 0, 0],
        [end(c.outer), end(c.inner), 0, 0],
      ];
    case 'same':
      return [
        [begin(c.one), begin(c.other), 0, 0],
        [begin(c.other), begin(c.one), 0, 0],
        [end(c.one), end(c.other), 0, 0],
        [end(c.other), end(c.one), 0, 0],
      ];
    case 'offset':
      return [
        [begin(c.later), begin(c.earlier), -c.low, 0],
        [begin(c.earlier), begin(c.later), c.high, 0],
      ];
    case 'date':
      return [
        [begin(c.moment), 0, -c.from, 0],
        ...(c.begins ? [] : [[0, end(c.moment), c.to, 0] as const]),
        [0, begin(c.moment), c.to, -1],
      ];
    case 'lasts':
      return [
        [end(c.moment), begin(c.moment), -c.low, 0],
        [begin(c.moment), end(c.moment), c.high, 0],
      ];
  }
}

export const begin = (moment: number): number => 1 + 2 * moment;
export const end = (moment: number): number => 2 + 2 * moment;

export function speaksOf(c: Constraint): readonly number[] {
  if (c.type === 'date' || c.type === 'lasts') return [c.moment];
  if (c.type === 'during') return [c.inner, c.outer];
  if (c.type === 'same') return [c.one, c.other];
  return [c.earlier, c.later];
}

/** All shortest paths, kept up to date; a tick is 2⁻²⁰ of a second, which small whole seconds leave room for. */
export class Closure {
  readonly #size: number;
  #length: Float64Array;

  constructor(moments: number) {
    this.#size = 1 + 2 * moments;
    this.#length = new Float64Array(this.#size ** 2).fill(Infinity);
    for (let i = 0; i < this.#size; i++) this.#length[i * this.#size + i] = 0;
    for (let m = 0; m < moments; m++) this.add(end(m), begin(m), 0, 0);
  }

  copy(): Float64Array {
    return this.#length.slice();
  }

  restore(saved: Float64Array): void {
    this.#length = saved;
  }

  length(from: number, to: number): number {
    return this.#length[from * this.#size + to] as number;
  }

  proves(earlier: number, later: number): boolean {
    return this.length(later, earlier) <= 0;
  }

  add(from: number, to: number, seconds: number, ticks: number): boolean {
    const length = seconds + ticks / 2 ** 20;
    if (this.length(to, from) + length < 0) return false;
    for (let i = 0; i < this.#size; i++) {
      for (let j = 0; j < this.#size; j++) {
        const way = this.length(i, from) + length + this.length(to, j);
        if (way < this.length(i, j)) this.#length[i * this.#size + j] = way;
      }
    }
    return true;
  }
}
