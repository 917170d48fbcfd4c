import type { Constraint, Moment, MomentId } from '../../story/model.ts';
import { EPOCH, edgesOf, momentsOf } from './lengths.ts';
import { GO_ON, Network, PASS } from './network.ts';
import type { Cap, Reason, Trail } from './reason.ts';

interface After {
  /** Without those that are after another of them, where that is seen at once. */
  readonly declared: readonly MomentId[];
  /** None of them may begin at the instant at which the moment ends: there is room between. */
  readonly strictly: boolean;
}

/** What the constraints taken in so far say: a network of the moments of which there is something to say, and trails of the others. */
export class Chronology {
  readonly network = new Network();
  moments: readonly Moment[] = [];
  constraints: readonly Constraint[] = [];
  /** The reasons of the network's edges, by number. */
  readonly reasons: Reason[] = [];
  /** Grows when what comes after what may have changed for moments in the network. */
  version = 0;
  /** Which moments have their place in the one order of all. */
  isPlaced: (moment: MomentId) => boolean = () => false;
  /**
   * Whether what comes at or after a moment in place is in place after it: so it is as long as all that has been said is an order
   * (no dates, no lengths), and none of it came late, of moments in place or of those that order them.
   */
  get heedsOrder(): boolean {
    return this.#heedsOrder;
  }
  #heedsOrder = true;
  /** How many constraints the network holds. */
  taken = 0;

  /** No story needs this many; it keeps thousands of `follows` among declared moments from taking minutes. */
  #triesLeft = 5000;
  readonly #begin: number[] = [];
  readonly #end: number[] = [];
  readonly #epoch: number;
  /** By point: its moment, or -1. */
  readonly #momentOf: number[] = [];
  readonly #trailOf: (Trail | undefined)[] = [];
  readonly #placeOf: number[] = [];
  readonly #declared: boolean[] = [];
  readonly #caps = new Map<string, Cap>();
  readonly #knownAfter = new Map<MomentId, After & { readonly version: number }>();

  /** `declared`: which moments are; if not given, those that have a name or that a constraint of the Timeline speaks of. */
  constructor(
    moments: readonly Moment[],
    constraints: readonly Constraint[],
    declared?: readonly MomentId[],
  ) {
    this.grow(moments, constraints, declared ?? declaredIn(moments, constraints));
    this.#epoch = this.#addPoint(-1, 0, 0);
  }

  /** Makes room for more moments and constraints, with those that are there in front. */
  grow(moments: readonly Moment[], constraints: readonly Constraint[], declared: Iterable<MomentId>): void {
    this.moments = moments;
    this.constraints = constraints;
    while (this.#begin.length < moments.length) {
      this.#begin.push(-1);
      this.#end.push(-1);
      this.#placeOf.push(-1);
      this.#declared.push(false);
    }
    for (const moment of declared) this.#declared[moment] = true;
  }

  /** The point of the network that dates are counted from. */
  get epoch(): number {
    return this.#epoch;
  }

  isDeclared(moment: MomentId): boolean {
    return this.#declared[moment] === true;
  }

  /** Its beginning in the network; -1 if it is not there. */
  beginOf(moment: MomentId): number {
    return this.#begin[moment] as number;
  }

  endOf(moment: MomentId): number {
    return this.#end[moment] as number;
  }

  /** The moment of a point; -1 if it is none's. */
  momentAt(point: number): MomentId {
    return this.#momentOf[point] as number;
  }

  isBeginning(point: number): boolean {
    const moment = this.#momentOf[point] as number;
    return moment >= 0 && this.#begin[moment] === point;
  }

  /** The trail of a moment that is, or was, on one, and its place there. */
  trailOf(moment: MomentId): Trail | undefined {
    return this.#trailOf[moment];
  }

  placeOf(moment: MomentId): number {
    return this.#placeOf[moment] as number;
  }

  /** Nothing has been said of it yet. */
  isFresh(moment: MomentId): boolean {
    return this.#begin[moment] === -1 && this.#trailOf[moment] === undefined;
  }

  #isOrderOfFresh(constraint: Constraint, concerned: readonly MomentId[]): boolean {
    if (constraint.type === 'date' || constraint.type === 'offset' || constraint.type === 'lasts')
      return false;
    const isNew = (moment: MomentId) => this.isFresh(moment) && !this.isPlaced(moment);
    return concerned.some(isNew) || !concerned.some((moment) => this.isPlaced(moment));
  }

  /** Takes a constraint in, or gives back a negative cycle (edges, as their reasons) that it would close. */
  add(number: number): readonly Reason[] | null {
    const constraint = this.constraints[number] as Constraint;
    const { network } = this;
    const concerned = momentsOf(constraint);
    this.#heedsOrder &&= this.#isOrderOfFresh(constraint, concerned);
    // Those the network has already say where the others may be put.
    for (const moment of concerned) if (!this.isFresh(moment)) this.enter(moment, constraint);
    for (const moment of concerned) this.enter(moment, constraint);
    // Before its own edges: what comes after the earlier one must not be found by way of the later.
    const first = constraint.type === 'follows' ? this.#after(constraint.earlier).declared : [];
    const count = network.edgeCount;
    for (const edge of edgesOf(constraint)) {
      const from = this.#point(edge.from, edge.fromEnd);
      const to = this.#point(edge.to, edge.toEnd);
      if (this.#addEdge(from, to, edge.seconds, edge.ticks, number)) continue;
      const cycle = network
        .shortPath(to, from, -edge.seconds, -edge.ticks)
        .map((e) => this.reasons[e] as Reason);
      cycle.push(number);
      this.#shrink(count);
      return cycle;
    }
    if (constraint.type === 'follows')
      this.#precede(number, constraint.earlier, constraint.later, first, count);
    this.version++;
    this.taken++;
    return null;
  }

  /**
   * Takes in a `follows` whose later moment is nameless and fresh, and of which nothing else is said yet. False, and nothing is
   * taken in, where there may be no room for it: then it has to be added like any other.
   */
  addToTrail(number: number, earlier: MomentId, later: MomentId): boolean {
    let trail = this.#begin[earlier] === -1 ? this.#trailOf[earlier] : undefined;
    if (trail !== undefined && this.#placeOf[earlier] !== trail.members.length - 1) {
      // Trails do not branch: a moment that two others follow is a root.
      this.enter(earlier, null);
      trail = undefined;
    }
    if (trail === undefined) {
      this.enter(earlier, null);
      const { declared, strictly } = this.#after(earlier);
      if (!strictly) return false;
      const cap = declared.length === 0 ? null : this.#capBefore(declared);
      trail = { root: earlier, members: [], constraints: [], cuts: [], cap, edges: this.network.edgeCount };
    }
    this.#trailOf[later] = trail;
    this.#placeOf[later] = trail.members.length;
    trail.members.push(later);
    trail.constraints.push(number);
    return true;
  }

  /** Puts the later moment of a `follows` before what the edges numbered below `edges` put after the earlier one. */
  #precede(
    number: number,
    earlier: MomentId,
    later: MomentId,
    first: readonly MomentId[],
    edges: number,
  ): void {
    const end = this.endOf(later);
    const precede = (declared: MomentId): boolean =>
      declared !== later &&
      this.#addEdge(this.beginOf(declared), end, 0, -1, {
        type: 'follows',
        constraint: number,
        earlier,
        declared,
        edges,
      });
    const others = first.filter((declared) => declared !== later);
    const together =
      others.length > 1 &&
      this.#addEdge(this.#capBefore(others).point, end, 0, 0, {
        type: 'followsAll',
        constraint: number,
        earlier,
        edges,
      });
    const all = together || others.filter(precede).length === others.length;
    if (all && others.length === first.length) return;
    // This rule yields to what is told, a declared moment at a time: where it does, those that come after that one count again.
    const after = new Set<number>();
    const { network } = this;
    network.search(
      end,
      (point, seconds, ticks) => {
        if (seconds < 0 || (seconds === 0 && ticks < 0)) after.add(point);
        return GO_ON;
      },
      true,
    );
    for (const declared of this.#declaredAfter(earlier, edges, true).declared) {
      if (after.has(this.beginOf(declared))) continue;
      if (this.#triesLeft-- <= 0) return;
      precede(declared);
    }
  }

  /** What comes after a moment in the network by what has been taken in so far. */
  #after(moment: MomentId): After {
    const known = this.#knownAfter.get(moment);
    if (known && known.version === this.version) return known;
    const { declared, strictly } = this.#declaredAfter(moment, this.network.edgeCount, false);
    const after = { declared, strictly, version: this.version };
    this.#knownAfter.set(moment, after);
    return after;
  }

  #declaredAfter(moment: MomentId, edges: number, all: boolean): After {
    const { network } = this;
    const declared: MomentId[] = [];
    let strictly = true;
    // By point: the distance of the last declared moment on the way to it, where there is one.
    const behind = new Map<number, { readonly seconds: number; readonly ticks: number }>();
    network.search(
      this.endOf(moment),
      (point, seconds, ticks) => {
        const next = network.next(point);
        const shadow = behind.get(next);
        if (shadow) behind.set(point, shadow);
        if (!this.isBeginning(point) || seconds > 0 || (seconds === 0 && ticks > 0)) return GO_ON;
        const other = this.momentAt(point);
        if (other === moment || this.#declared[other] !== true) return GO_ON;
        if (seconds === 0 && ticks === 0) strictly = false;
        if (
          all ||
          !shadow ||
          seconds > shadow.seconds ||
          (seconds === shadow.seconds && ticks > shadow.ticks)
        )
          declared.push(other);
        // All beyond it come after it.
        if (!all && network.isTight(point)) return PASS;
        behind.set(point, { seconds, ticks });
        return GO_ON;
      },
      true,
      edges,
    );
    return { declared, strictly };
  }

  /** Whether both are on one trail, in this order. */
  isEarlierOnTrail(one: MomentId, other: MomentId): boolean {
    const trail = this.#trailOf[one];
    return trail !== undefined && trail === this.#trailOf[other] && this.placeOf(one) < this.placeOf(other);
  }

  /**
   * The point of the network that a side of a moment is, or for one on a trail the last point known to be before it; whatever is
   * before that side is so by way of this point (or earlier on its own trail). -1 if nothing is.
   */
  pointBefore(moment: MomentId, side: 'begin' | 'end'): number {
    const point = (side === 'begin' ? this.#begin[moment] : this.#end[moment]) ?? -1;
    const trail = this.#trailOf[moment];
    if (point >= 0 || trail === undefined) return point;
    const at = this.#firstCutAfter(trail, this.placeOf(moment));
    return this.endOf(at === 0 ? trail.root : (trail.members[trail.cuts[at - 1] as number] as number));
  }

  /** Likewise the points by way of which all that is after a side of a moment is after it. */
  pointsAfter(moment: MomentId, side: 'begin' | 'end'): readonly number[] {
    const point = (side === 'begin' ? this.#begin[moment] : this.#end[moment]) ?? -1;
    if (point >= 0) return [point];
    const trail = this.#trailOf[moment];
    if (trail === undefined) return [];
    const cut = trail.cuts[this.#firstCutAfter(trail, this.placeOf(moment))];
    const points = cut === undefined ? [] : [this.beginOf(trail.members[cut] as number)];
    if (trail.cap) points.push(trail.cap.point);
    return points;
  }

  /** Puts a moment into the network, if it is not there: out of its trail, or near what the constraint says of it. */
  enter(moment: MomentId, constraint: Constraint | null): void {
    if (this.#begin[moment] !== -1) return;
    const trail = this.#trailOf[moment];
    if (trail !== undefined) this.#cut(trail, this.#placeOf[moment] as number, moment);
    else this.#addMoment(moment, ...this.#near(moment, constraint));
  }

  /** Notes that a moment has its place, so that searches for such moments look as far as it. */
  markPlaced(moment: MomentId): void {
    if (this.beginOf(moment) < 0) return;
    this.network.markPlaced(this.beginOf(moment));
    this.network.markPlaced(this.endOf(moment));
  }

  #cut(trail: Trail, place: number, moment: MomentId): void {
    const at = this.#firstCutAfter(trail, place);
    const before = at === 0 ? -1 : (trail.cuts[at - 1] as number);
    const after = trail.cuts[at];
    trail.cuts.splice(at, 0, place);
    const previous = this.endOf(before < 0 ? trail.root : (trail.members[before] as number));
    this.#addMoment(
      moment,
      this.network.secondsOf(previous),
      this.network.ticksOf(previous) + place - before,
    );
    // There is room on a trail, so none of these fails.
    this.#addEdge(this.beginOf(moment), previous, 0, before - place, {
      type: 'trail',
      trail,
      from: before,
      to: place,
    });
    if (after !== undefined) {
      const next = this.beginOf(trail.members[after] as number);
      this.#addEdge(next, this.endOf(moment), 0, place - after, {
        type: 'trail',
        trail,
        from: place,
        to: after,
      });
    }
    if (trail.cap) this.#addEdge(trail.cap.point, this.endOf(moment), 0, 0, { type: 'capped', trail, place });
  }

  /** The index of the first cut of a trail past a place. */
  #firstCutAfter(trail: Trail, place: number): number {
    let low = 0;
    let high = trail.cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((trail.cuts[middle] as number) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #capBefore(moments: readonly MomentId[]): Cap {
    const declared = [...moments].sort((one, other) => one - other);
    const key = declared.join();
    const known = this.#caps.get(key);
    if (known) return known;
    let seconds = Infinity;
    let ticks = 0;
    for (const moment of declared) {
      const s = this.network.secondsOf(this.beginOf(moment));
      const t = this.network.ticksOf(this.beginOf(moment));
      if (s < seconds || (s === seconds && t < ticks)) {
        seconds = s;
        ticks = t;
      }
    }
    const cap = { point: this.#addPoint(-1, seconds, ticks - 1), declared };
    for (const moment of declared)
      this.#addEdge(this.beginOf(moment), cap.point, 0, -1, { type: 'cap', declared: moment });
    this.#caps.set(key, cap);
    return cap;
  }

  /**
   * Seconds and ticks that suit a fresh moment. After another, with more to come after that one: right behind it, so that those
   * need not move. Else as late as the constraint lets it be, and later than all there is if it can.
   */
  #near(moment: MomentId, constraint: Constraint | null): readonly [seconds: number, ticks: number] {
    const later = this.network.latest + APART;
    const at = (other: MomentId) =>
      this.#begin[other] === -1 ? null : this.network.secondsOf(this.#begin[other] as number);
    switch (constraint?.type) {
      case 'before':
      case 'follows': {
        if (moment === constraint.earlier) return [(at(constraint.later) ?? later + 1) - 1, 0];
        const previous = this.#end[constraint.earlier] as number;
        if (previous === -1 || this.network.secondsOf(previous) >= this.network.latest) return [later, 0];
        return [this.network.secondsOf(previous), this.network.ticksOf(previous) + 1];
      }
      case 'during':
        return [at(moment === constraint.inner ? constraint.outer : constraint.inner) ?? later, 0];
      case 'same':
        return [at(moment === constraint.one ? constraint.other : constraint.one) ?? later, 0];
      case 'offset': {
        const { low, high } = constraint;
        if (moment === constraint.later) return [between(at(constraint.earlier), low, high, later), 0];
        return [between(at(constraint.later), -high, -low, later), 0];
      }
      case 'date': {
        const epoch = this.network.secondsOf(this.#epoch);
        return [between(epoch, constraint.from, constraint.to, later), 0];
      }
      default:
        return [later, 0];
    }
  }

  #addMoment(moment: MomentId, seconds: number, ticks: number): void {
    this.#begin[moment] = this.#addPoint(moment, seconds, ticks);
    this.#end[moment] = this.#addPoint(moment, seconds, ticks);
    this.#addEdge(this.endOf(moment), this.beginOf(moment), 0, 0, null);
    if (this.isPlaced(moment)) this.markPlaced(moment);
  }

  #addPoint(moment: MomentId, seconds: number, ticks: number): number {
    this.#momentOf.push(moment);
    return this.network.addPoint(seconds, ticks);
  }

  #point(moment: MomentId, end: boolean): number {
    if (moment === EPOCH) return this.#epoch;
    return end ? this.endOf(moment) : this.beginOf(moment);
  }

  #addEdge(from: number, to: number, seconds: number, ticks: number, reason: Reason): boolean {
    const done = this.network.addEdge(from, to, seconds, ticks);
    if (done) this.reasons.push(reason);
    return done;
  }

  #shrink(count: number): void {
    this.network.shrink(count);
    this.reasons.length = count;
  }
}

/** Seconds between moments of which no more is said than their order: what is told to happen between finds room. */
const APART = 60;

function* declaredIn(moments: readonly Moment[], constraints: readonly Constraint[]): Generator<MomentId> {
  for (const [id, moment] of moments.entries()) if (moment.name !== null) yield id;
  for (const constraint of constraints) if (constraint.told === 0) yield* momentsOf(constraint);
}

function between(origin: number | null, low: number, high: number, wish: number): number {
  const from = origin ?? 0;
  const seconds = Math.max(from + low, Math.min(from + high, wish));
  return Math.abs(seconds) < 1e18 ? Math.round(seconds) : wish;
}
