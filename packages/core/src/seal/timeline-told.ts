import { momentsOf, renamed } from '../engine/moments/lengths.ts';
import type { MomentOrder } from '../engine/moments/order.ts';
import type { Constraint, MomentId, Position, Story } from '../story/model.ts';
import { pack } from './pack.ts';
import type { Contribution } from './sealed.ts';

/** Dates count from here: as good as a moment told. */
const CALENDAR = -1;

/** What the Timeline says by some position. */
interface TimelineNews {
  readonly moments: Contribution['moments'];
  readonly lasts: Contribution['lasts'];
  /** How many nameless moments come in between. */
  readonly between: number;
  readonly constraints: readonly unknown[];
}

/**
 * The Timeline as the telling goes on. A declared moment that is not told yet is nowhere, unless it orders some that are: night 2,
 * where night 1 and night 3 have been told, keeps those apart, and is there without a name. One that leads nowhere but to one
 * told moment says nothing of any two, and is left out.
 *
 *     night 1 (told) ── night 2 ── night 3 (told)      night 2 is there, nameless
 *     night 1 (told) ── night 2 ── night 3             neither is
 */
export class TimelineTold {
  readonly #story: Story;
  readonly #constraints: readonly Constraint[];
  readonly #near = new Map<MomentId, Set<MomentId>>();
  readonly #hidden = new Map<MomentId, number>();
  readonly #sent = new Set<Constraint>();
  readonly #after: readonly (MomentId | null)[];
  readonly #lasts: readonly Last[];
  #next = 0;
  #nextLast = 0;
  #started = false;

  constructor(story: Story, order: MomentOrder) {
    this.#story = story;
    this.#after = neighbours(order.slot);
    this.#lasts = lastsOf(story, order);
    this.#constraints = story.constraints.filter((c) => c.told === 0);
    for (const constraint of this.#constraints) {
      const ids = nodesOf(constraint);
      for (const one of ids) for (const other of ids) if (one !== other) this.#neighbours(one).add(other);
    }
  }

  #neighbours(moment: MomentId): Set<MomentId> {
    const near = this.#near.get(moment) ?? new Set();
    this.#near.set(moment, near);
    return near;
  }

  /** What is new up to a position. */
  tell(last: number): TimelineNews {
    const { moments } = this.#story;
    const told: Contribution['moments'][number][] = [];
    let touched = !this.#started;
    this.#started = true;
    for (; this.#next < moments.length && moments[this.#next]!.told <= last; this.#next++) {
      const { name, scene, told: at } = moments[this.#next]!;
      if (at === Number.POSITIVE_INFINITY) break;
      const was = this.#hidden.get(this.#next) ?? null;
      told.push({ name, scene, told: at, was, after: this.#after[this.#next] ?? null });
      touched ||= this.#near.has(this.#next);
    }
    const lasts: Contribution['lasts'][number][] = [];
    for (
      let next = this.#lasts[this.#nextLast];
      next && next.shipped <= last;
      next = this.#lasts[++this.#nextLast]
    )
      lasts.push(next.last);
    if (!touched || this.#constraints.length === 0)
      return { moments: told, lasts, between: 0, constraints: [] };
    const before = this.#hidden.size;
    for (const moment of this.#ordering())
      if (!this.#hidden.has(moment)) this.#hidden.set(moment, -1 - this.#hidden.size);
    const isThere = (id: MomentId) => this.#isTold(id) || this.#hidden.has(id);
    const fresh = this.#constraints.filter((c) => !this.#sent.has(c) && nodesOf(c).every(isThere));
    for (const constraint of fresh) this.#sent.add(constraint);
    return {
      moments: told,
      lasts,
      between: this.#hidden.size - before,
      constraints: fresh.map((c) => pack(this.#renamed(c))),
    };
  }

  #isTold(id: MomentId): boolean {
    return id === CALENDAR || id < this.#next;
  }

  /** The moments not told that order some that are, in the order in which they are declared. */
  #ordering(): MomentId[] {
    const found = new Set<MomentId>();
    const seen = new Set<MomentId>();
    for (const start of this.#near.keys()) {
      if (this.#isTold(start) || seen.has(start)) continue;
      const group = new Set([start]);
      const told = new Set<MomentId>();
      for (const moment of group)
        for (const next of this.#neighbours(moment)) (this.#isTold(next) ? told : group).add(next);
      for (const moment of group) seen.add(moment);
      if (told.size < 2) continue;
      this.#prune(group);
      for (const moment of group) found.add(moment);
    }
    // By the Timeline, not by when they will be told.
    return [...this.#near.keys()].filter((moment) => found.has(moment));
  }

  /** Dead ends order nothing. */
  #prune(group: Set<MomentId>): void {
    const waiting = [...group];
    for (let moment = waiting.pop(); moment !== undefined; moment = waiting.pop()) {
      if (!group.has(moment)) continue;
      const near = [...this.#neighbours(moment)].filter((n) => this.#isTold(n) || group.has(n));
      if (near.length > 1) continue;
      group.delete(moment);
      waiting.push(...near.filter((n) => group.has(n)));
    }
  }

  /** The constraint with moments not told under the numbers they have here, which stay theirs when they are told. */
  #renamed(constraint: Constraint): Constraint {
    const id = (moment: MomentId) => (this.#isTold(moment) ? moment : this.#hidden.get(moment)!);
    return renamed(constraint, id);
  }
}

const nodesOf = (constraint: Constraint): readonly MomentId[] =>
  constraint.type === 'date' ? [constraint.moment, CALENDAR] : momentsOf(constraint);

/** What comes to be the last in a moment, and at which position both have been told. */
interface Last {
  readonly shipped: Position;
  readonly last: Contribution['lasts'][number];
}

function lastsOf({ moments }: Story, order: MomentOrder): readonly Last[] {
  const found = moments.flatMap((outer): Last[] =>
    order.lasts(outer.id).map(({ told, moment }) => ({
      shipped: Math.max(outer.told, told),
      last: [outer.id, told, moment],
    })),
  );
  return found.filter(({ shipped }) => shipped < Infinity).sort((one, other) => one.shipped - other.shipped);
}

/** Of each moment the one before it in story time, of those with smaller ids; null if there is none. */
function neighbours(slot: ArrayLike<number>): readonly (MomentId | null)[] {
  const line = Array.from(slot, (_, id) => id).sort((one, other) => slot[one]! - slot[other]!);
  const before: (MomentId | null)[] = [];
  const behind: (MomentId | null)[] = [];
  for (const [i, id] of line.entries()) [before[id], behind[id]] = [line[i - 1] ?? null, line[i + 1] ?? null];
  // The last one is taken out of the line, then the one before it, until the first is alone.
  for (let id = line.length - 1; id >= 0; id--) {
    const [left, right] = [before[id]!, behind[id]!];
    if (left !== null) behind[left] = right;
    if (right !== null) before[right] = left;
  }
  return before;
}
