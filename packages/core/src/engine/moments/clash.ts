import type { Constraint, Moment, MomentId } from '../../story/model.ts';
import { Chronology } from './chronology.ts';
import { momentsOf, renamed } from './lengths.ts';
import type { MomentOrder } from './order.ts';
import type { Reason } from './reason.ts';

type Clashes = readonly { readonly constraints: readonly Constraint[] }[];

const known = new WeakMap<MomentOrder['refused'], Clashes>();

/**
 * What does not work out in an order: for each constraint that was refused a smallest (subset-minimal) set of those that clash, itself
 * among them, the first told first. Looked for when somebody first asks.
 */
export function clashesOf({ refused }: Pick<MomentOrder, 'refused'>): Clashes {
  let clashes = known.get(refused);
  if (!clashes) {
    const effort = { left: 500_000 };
    clashes = refused.map(({ chronology, cycle, number }) => ({
      constraints: clashOf(chronology, cycle, number, effort),
    }));
    known.set(refused, clashes);
  }
  return clashes;
}

/**
 * A smallest set of constraints that clash (one without any of which the rest agree), the first told first.
 *
 * The cycle that the newest constraint closes says which clash; what is not needed is then left out one by one (a deletion filter:
 * Chinneck & Dravnieks 1991).
 *
 * @param cycle the negative cycle, as the reasons of its edges.
 * @param newest the number of the constraint that was refused.
 * @param effort what may be spent, on this clash and all after it.
 */
function clashOf(
  chronology: Chronology,
  cycle: readonly Reason[],
  newest: number,
  effort: Effort,
): readonly Constraint[] {
  const numbers = reasonsOf(chronology, cycle).add(newest);
  const told = (number: number): number => (chronology.constraints[number] as Constraint).told;
  const sorted = [...numbers].sort((one, other) => told(one) - told(other) || one - other);
  return smallest(chronology, sorted, newest, effort).map(
    (number) => chronology.constraints[number] as Constraint,
  );
}

/** The constraints behind a path of the network or behind a cycle. */
function reasonsOf(chronology: Chronology, cycle: readonly Reason[]): Set<number> {
  const found = new Set<number>();
  const shown = new Set<string>();
  const paths = [cycle];
  const show = (earlier: MomentId, declared: MomentId, edges: number): void => {
    const key = `${earlier} ${declared} ${edges}`;
    if (shown.has(key)) return;
    shown.add(key);
    paths.push(proofOf(chronology, earlier, declared, edges));
  };
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i] as readonly Reason[];
    for (const [j, reason] of path.entries()) {
      if (reason === null) continue;
      if (typeof reason === 'number') {
        found.add(reason);
      } else if (reason.type === 'follows') {
        found.add(reason.constraint);
        show(reason.earlier, reason.declared, reason.edges);
      } else if (reason.type === 'trail') {
        for (let place = reason.from + 1; place <= reason.to; place++)
          found.add(reason.trail.constraints[place] as number);
      } else if (reason.type === 'cap') {
        // The edge after, around the corner of a cycle too, says what ends before the cap.
        const next = path[(j + 1) % path.length] ?? null;
        if (next === null || typeof next === 'number') continue;
        if (next.type === 'capped') show(next.trail.root, reason.declared, next.trail.edges);
        if (next.type === 'followsAll') show(next.earlier, reason.declared, next.edges);
      } else if (reason.type === 'capped') {
        for (const number of reason.trail.constraints.slice(0, reason.place + 1)) found.add(number);
      } else {
        reason.type satisfies 'followsAll';
        found.add(reason.constraint);
      }
    }
  }
  return found;
}

/** Why the declared moment comes after the earlier one, by the edges numbered below `edges`. */
function proofOf(
  chronology: Chronology,
  earlier: MomentId,
  declared: MomentId,
  edges: number,
): readonly Reason[] {
  const path = chronology.network.shortPath(
    chronology.beginOf(declared),
    chronology.endOf(earlier),
    0,
    1,
    edges,
  );
  return path.map((edge) => chronology.reasons[edge] as Reason);
}

function smallest(
  chronology: Chronology,
  numbers: readonly number[],
  newest: number,
  effort: Effort,
): readonly number[] {
  const tried = (some: readonly number[]): readonly number[] | null => {
    effort.left -= some.length;
    return coreOf(chronology, some, newest);
  };
  const alone = tried([newest]);
  if (alone !== null) return alone;
  let kept = tried(numbers);
  // Left out constraints can let in others that were out: then what was found is as good as it gets.
  if (kept === null) return numbers;
  for (const link of linksOf(chronology, kept)) {
    if (effort.left < 0) break;
    if (link.includes(newest) || !kept.includes(link[0] as number)) continue;
    const without = new Set(link);
    kept = tried(kept.filter((number) => !without.has(number))) ?? kept;
  }
  return kept;
}

/**
 * The constraints in links of those of which either all are needed or none is: two that meet at a moment of which no
 * other speaks. A clash that is one long chain, which is what most are, is one link, however long.
 */
function linksOf(chronology: Chronology, numbers: readonly number[]): readonly (readonly number[])[] {
  const follows = numbers.some((number) => chronology.constraints[number]?.type === 'follows');
  const at = new Map<MomentId, number[]>();
  for (const number of numbers) {
    for (const moment of new Set(momentsOf(chronology.constraints[number] as Constraint))) {
      // A `follows` may speak of a declared moment without naming it.
      if (follows && chronology.isDeclared(moment)) continue;
      const list = at.get(moment);
      if (list) list.push(number);
      else at.set(moment, [number]);
    }
  }
  const next = new Map<number, number[]>(numbers.map((number) => [number, []]));
  for (const list of at.values()) {
    const [one, other] = list;
    if (list.length !== 2 || one === undefined || other === undefined) continue;
    next.get(one)?.push(other);
    next.get(other)?.push(one);
  }
  const links: number[][] = [];
  const done = new Set<number>();
  // The latest told are tried first, so that what was told first is what stays.
  for (const number of [...numbers].reverse()) {
    if (done.has(number)) continue;
    done.add(number);
    const link = [number];
    for (let i = 0; i < link.length; i++) {
      for (const other of next.get(link[i] as number) ?? []) {
        if (done.has(other)) continue;
        done.add(other);
        link.push(other);
      }
    }
    links.push(link);
  }
  return links;
}

/** Those of the constraints for which the newest is refused where only these have been told; null if it is not. */
function coreOf(
  chronology: Chronology,
  numbers: readonly number[],
  newest: number,
): readonly number[] | null {
  const ids = new Map<MomentId, MomentId>();
  const moments: Moment[] = [];
  const declared: MomentId[] = [];
  for (const number of numbers) {
    for (const moment of momentsOf(chronology.constraints[number] as Constraint)) {
      if (ids.has(moment)) continue;
      if (chronology.isDeclared(moment)) declared.push(moments.length);
      ids.set(moment, moments.length);
      moments.push(chronology.moments[moment] as Moment);
    }
  }
  const constraints = numbers.map((number) =>
    renamed(chronology.constraints[number] as Constraint, (id) => ids.get(id) as MomentId),
  );
  const small = new Chronology(moments, constraints, declared);
  for (const [i, number] of numbers.entries()) {
    const cycle = small.add(i);
    if (number !== newest) continue;
    if (cycle === null) return null;
    const needed = reasonsOf(small, cycle);
    return numbers.filter((other, j) => other === newest || needed.has(j));
  }
  return null;
}

/** How many more constraints may be looked at to make clashes smaller; past that they are shown as found. */
interface Effort {
  left: number;
}
