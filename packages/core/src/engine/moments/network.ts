import { Queue } from './queue.ts';

/** What a visitor of a search says about a node it is shown. */
export const GO_ON = 0;
export const STOP = 1;
/** Look no further beyond this one. */
export const PASS = 2;

/**
 * A simple temporal network (Dechter, Meiri & Pearl 1991): points in time, and edges `from → to` of some length that say
 * `to − from ≤ length`.
 *
 * A length is seconds and *ticks*: a tick is shorter than any second, and is how "before" differs from "not after": without it
 * `A after B` and `B after A` would agree on two moments of no length.
 *
 * The network keeps one solution, a feasible potential, and repairs it an edge at a time, looking only at the points that have
 * to move (Ausiello et al. 1991; Cesta & Oddi 1996; as one Dijkstra pass: Cotton & Maler 2006). An edge that admits no solution
 * closes a negative cycle, which is the explanation (`shortPath`), and is not added. The potential also makes all lengths
 * non-negative (Johnson 1977), so that searches are Dijkstra's.
 */
export class Network {
  readonly #seconds: number[] = [];
  readonly #ticks: number[] = [];
  readonly #firstIn: number[] = [];

  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #lengthSeconds: number[] = [];
  readonly #lengthTicks: number[] = [];
  readonly #nextIn: number[] = [];

  readonly #queue = new Queue();
  #run = 0;
  readonly #seen: number[] = [];
  readonly #done: number[] = [];
  readonly #distanceSeconds: number[] = [];
  readonly #distanceTicks: number[] = [];
  readonly #via: number[] = [];
  #latest = 0;
  readonly #placed: boolean[] = [];
  #latestPlaced = Number.NEGATIVE_INFINITY;
  /** The points that edges of more than no length lead to. */
  readonly #slack: boolean[] = [];
  #latestSlack = Number.NEGATIVE_INFINITY;

  get edgeCount(): number {
    return this.#from.length;
  }

  /** In the present solution, no point is later than this many seconds. */
  get latest(): number {
    return this.#latest;
  }

  /** Adds a point, which the present solution puts at these seconds and ticks. */
  addPoint(seconds: number, ticks: number): number {
    const point = this.#seconds.length;
    this.#seconds.push(seconds);
    this.#ticks.push(ticks);
    this.#firstIn.push(-1);
    this.#seen.push(0);
    this.#done.push(0);
    this.#distanceSeconds.push(0);
    this.#distanceTicks.push(0);
    this.#via.push(-1);
    if (seconds > this.#latest) this.#latest = seconds;
    return point;
  }

  /** Notes that a point is one that searches of `'placed'` look for. */
  markPlaced(point: number): void {
    this.#placed[point] = true;
    this.#latestPlaced = Math.max(this.#latestPlaced, this.#seconds[point] as number);
  }

  /**
   * Whether all bounds found by way of a point are no weaker than its own: no edge of more than no length lies beyond it. Such
   * edges lead to points that the present solution puts no later, which cannot be had from it by edges of no length or less.
   */
  isTight(point: number): boolean {
    return (this.#seconds[point] as number) > this.#latestSlack;
  }

  secondsOf(point: number): number {
    return this.#seconds[point] as number;
  }

  ticksOf(point: number): number {
    return this.#ticks[point] as number;
  }

  fromOf(edge: number): number {
    return this.#from[edge] as number;
  }

  toOf(edge: number): number {
    return this.#to[edge] as number;
  }

  /**
   * Adds `to − from ≤ length`, and says whether that admits a solution; if it does not, nothing has changed.
   */
  addEdge(from: number, to: number, seconds: number, ticks: number): boolean {
    const edge = this.#from.length;
    this.#from.push(from);
    this.#to.push(to);
    this.#lengthSeconds.push(seconds);
    this.#lengthTicks.push(ticks);
    this.#nextIn.push(this.#firstIn[to] as number);
    this.#firstIn[to] = edge;
    if (seconds > 0 || (seconds === 0 && ticks > 0)) {
      this.#slack[to] = true;
      this.#latestSlack = Math.max(this.#latestSlack, this.#seconds[to] as number);
    }
    const done = this.#repair(edge);
    if (!done) this.#removeLast();
    return done;
  }

  /** Takes back the newest edges, down to the first `count`. */
  shrink(count: number): void {
    while (this.#from.length > count) this.#removeLast();
  }

  #removeLast(): void {
    const edge = this.#from.length - 1;
    this.#firstIn[this.#to[edge] as number] = this.#nextIn[edge] as number;
    this.#from.pop();
    this.#to.pop();
    this.#lengthSeconds.pop();
    this.#lengthTicks.pop();
    this.#nextIn.pop();
  }

  /**
   * Moves points later, the one that has to move furthest first, until the new edge holds. Each point moves once at most, so
   * this ends whatever rounding does.
   */
  #repair(edge: number): boolean {
    const from = this.#from[edge] as number;
    const to = this.#to[edge] as number;
    const seconds = this.#seconds;
    const ticks = this.#ticks;
    const shiftSeconds = this.#distanceSeconds;
    const shiftTicks = this.#distanceTicks;
    const s = (seconds[to] as number) - (this.#lengthSeconds[edge] as number) - (seconds[from] as number);
    const t = (ticks[to] as number) - (this.#lengthTicks[edge] as number) - (ticks[from] as number);
    if (s < 0 || (s === 0 && t <= 0)) return true;
    if (from === to) return false;

    const queue = this.#queue;
    queue.clear();
    const run = ++this.#run;
    const moved: number[] = [];
    const before: number[] = [];
    this.#seen[from] = run;
    shiftSeconds[from] = s;
    shiftTicks[from] = t;
    queue.push(from, -s, -t);
    for (;;) {
      const point = queue.pop();
      if (point < 0) return true;
      if (this.#done[point] === run) continue;
      // What moves because of its own move can never come to rest: a negative cycle.
      if (point === to) break;
      this.#done[point] = run;
      moved.push(point);
      before.push(seconds[point] as number, ticks[point] as number);
      const nowSeconds = (seconds[point] as number) + (shiftSeconds[point] as number);
      const nowTicks = (ticks[point] as number) + (shiftTicks[point] as number);
      seconds[point] = nowSeconds;
      ticks[point] = nowTicks;
      if (nowSeconds > this.#latest) this.#latest = nowSeconds;
      if (nowSeconds > this.#latestPlaced && this.#placed[point] === true) this.#latestPlaced = nowSeconds;
      if (nowSeconds > this.#latestSlack && this.#slack[point] === true) this.#latestSlack = nowSeconds;
      for (let e = this.#firstIn[point] as number; e >= 0; e = this.#nextIn[e] as number) {
        const other = this.#from[e] as number;
        if (this.#done[other] === run) continue;
        const ds = nowSeconds - (this.#lengthSeconds[e] as number) - (seconds[other] as number);
        const dt = nowTicks - (this.#lengthTicks[e] as number) - (ticks[other] as number);
        if (ds < 0 || (ds === 0 && dt <= 0)) continue;
        if (this.#seen[other] === run) {
          const known = shiftSeconds[other] as number;
          if (ds < known || (ds === known && dt <= (shiftTicks[other] as number))) continue;
        }
        this.#seen[other] = run;
        shiftSeconds[other] = ds;
        shiftTicks[other] = dt;
        queue.push(other, -ds, -dt);
      }
    }
    for (const [i, point] of moved.entries()) {
      seconds[point] = before[2 * i] as number;
      ticks[point] = before[2 * i + 1] as number;
    }
    return false;
  }

  /**
   * Shows, nearest first as the present solution sees it, the points that bound `start` from above: `start − point ≤ (seconds,
   * ticks)`, the least such length. Points that the solution proves unable to be at or after `start` (of which no length of zero
   * or less can come) are left out when `atOrAfter` is set; with `'placed'`, so are those that lie beyond all points marked as
   * placed. Edges numbered `edges` and up are not there.
   */
  search(
    start: number,
    visit: (point: number, seconds: number, ticks: number) => typeof GO_ON | typeof STOP | typeof PASS,
    atOrAfter: boolean | 'placed',
    edges: number = this.#from.length,
  ): void {
    const run = ++this.#run;
    const queue = this.#queue;
    queue.clear();
    const originSeconds = this.#seconds[start] as number;
    const originTicks = this.#ticks[start] as number;
    // A point at or after start has, in any solution, at most this much room behind it; what is farther is of no use.
    const latest = atOrAfter === 'placed' ? this.#latestPlaced : this.#latest;
    const room = atOrAfter ? latest - originSeconds : Infinity;
    this.#seen[start] = run;
    this.#distanceSeconds[start] = 0;
    this.#distanceTicks[start] = 0;
    this.#via[start] = -1;
    queue.push(start, 0, 0);
    for (;;) {
      const point = queue.pop();
      if (point < 0) return;
      if (this.#done[point] === run) continue;
      this.#done[point] = run;
      const ds = this.#distanceSeconds[point] as number;
      const dt = this.#distanceTicks[point] as number;
      const answer = visit(point, ds, dt);
      if (answer === STOP) return;
      if (answer === PASS) continue;
      for (let e = this.#firstIn[point] as number; e >= 0; e = this.#nextIn[e] as number) {
        if (e >= edges) continue;
        const other = this.#from[e] as number;
        if (this.#done[other] === run) continue;
        const s = ds + (this.#lengthSeconds[e] as number);
        const t = dt + (this.#lengthTicks[e] as number);
        if (this.#seen[other] === run) {
          const known = this.#distanceSeconds[other] as number;
          if (s > known || (s === known && t >= (this.#distanceTicks[other] as number))) continue;
        }
        const reduced = s + (this.#seconds[other] as number) - originSeconds;
        if (reduced > room) continue;
        this.#seen[other] = run;
        this.#distanceSeconds[other] = s;
        this.#distanceTicks[other] = t;
        this.#via[other] = e;
        queue.push(other, reduced, t + (this.#ticks[other] as number) - originTicks);
      }
    }
  }

  /** After a search: the edges from a point it has shown to its start, in that order. */
  path(point: number): number[] {
    const edges: number[] = [];
    for (let e = this.#via[point] as number; e >= 0; e = this.#via[this.#to[e] as number] as number)
      edges.push(e);
    return edges;
  }

  /** After a search: the point that comes after this one on its path to the start; -1 for the start. */
  next(point: number): number {
    const e = this.#via[point] as number;
    return e < 0 ? -1 : (this.#to[e] as number);
  }

  /**
   * A path from one point to another that is shorter than this: of the fewest edges, where that can be found at no great cost, since
   * it is to be read by people (Bellman & Ford's rounds); else the shortest. The edges in order; empty if there is no such path.
   */
  shortPath(
    from: number,
    to: number,
    seconds: number,
    ticks: number,
    edges: number = this.edgeCount,
  ): readonly number[] {
    if (from === to) return [];
    const best = new Map<number, Step>();
    let round: Step[] = [{ point: to, seconds: 0, ticks: 0, edge: -1, rest: null }];
    let effort = 20_000 + 4 * edges;
    while (round.length > 0 && effort > 0) {
      const next = new Map<number, Step>();
      for (const step of round) {
        for (let e = this.#firstIn[step.point] as number; e >= 0; e = this.#nextIn[e] as number) {
          effort--;
          if (e >= edges) continue;
          const point = this.#from[e] as number;
          const s = step.seconds + (this.#lengthSeconds[e] as number);
          const t = step.ticks + (this.#lengthTicks[e] as number);
          const known = next.get(point) ?? best.get(point);
          if (known && (s > known.seconds || (s === known.seconds && t >= known.ticks))) continue;
          next.set(point, { point, seconds: s, ticks: t, edge: e, rest: step });
        }
      }
      const found = next.get(from);
      if (found && (found.seconds < seconds || (found.seconds === seconds && found.ticks < ticks))) {
        const path: number[] = [];
        for (let step: Step | null = found; step !== null && step.edge >= 0; step = step.rest)
          path.push(step.edge);
        return path;
      }
      round = [...next.values()];
      for (const step of round) best.set(step.point, step);
    }
    this.search(to, (point) => (point === from ? STOP : GO_ON), false, edges);
    return this.#done[from] === this.#run ? this.path(from) : [];
  }

  /**
   * The points that stand to `start` in every solution as they do in the present one: those on a cycle with it of edges
   * that the present solution uses to the full.
   */
  rigidWith(start: number): readonly number[] {
    const run = ++this.#run;
    const reached = [start];
    const tight = new Map<number, number[]>();
    this.#seen[start] = run;
    for (let i = 0; i < reached.length; i++) {
      const to = reached[i] as number;
      for (let e = this.#firstIn[to] as number; e >= 0; e = this.#nextIn[e] as number) {
        const from = this.#from[e] as number;
        if ((this.#seconds[to] as number) - (this.#seconds[from] as number) !== this.#lengthSeconds[e])
          continue;
        if ((this.#ticks[to] as number) - (this.#ticks[from] as number) !== this.#lengthTicks[e]) continue;
        const out = tight.get(from);
        if (out) out.push(to);
        else tight.set(from, [to]);
        if (this.#seen[from] === run) continue;
        this.#seen[from] = run;
        reached.push(from);
      }
    }
    const rigid = [start];
    this.#done[start] = run;
    for (let i = 0; i < rigid.length; i++) {
      for (const to of tight.get(rigid[i] as number) ?? []) {
        if (this.#done[to] === run) continue;
        this.#done[to] = run;
        rigid.push(to);
      }
    }
    return rigid;
  }

  /** The least (seconds, ticks) known for `to − from`; null if there is none, or if it is above zero and only `atOrAfter` is asked for. */
  bound(
    from: number,
    to: number,
    atOrAfter: boolean,
    edges?: number,
  ): { seconds: number; ticks: number } | null {
    // The present solution is a counterexample to what it does not satisfy.
    if (atOrAfter && (this.#seconds[from] as number) < (this.#seconds[to] as number)) return null;
    let found: { seconds: number; ticks: number } | null = null;
    this.search(
      to,
      (point, seconds, ticks) => {
        if (point !== from) return GO_ON;
        found = { seconds, ticks };
        return STOP;
      },
      atOrAfter,
      edges,
    );
    return found;
  }
}

/** The last step found to a point, on the way back from where a path ends. */
interface Step {
  readonly point: number;
  readonly seconds: number;
  readonly ticks: number;
  readonly edge: number;
  readonly rest: Step | null;
}
