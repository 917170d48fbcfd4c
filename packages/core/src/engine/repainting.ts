import type { EntityId, Position, Value } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import { type Brush, isPlaced } from './brush.ts';
import type { Clock } from './clock.ts';
import { type Clash, type Fluent, isPoint } from './fluent.ts';
import { BEGINNING, END, type Instant } from './instant.ts';
import type { Painting } from './painting.ts';
import type { SceneStates } from './scenes.ts';
import type { Tale } from './tale.ts';
import { type Change, type FluentValue, Timeline } from './timeline.ts';

/**
 * What a late sentence does to what was painted before: a scene turns out to be a dream, or at another moment; two turn out to be
 * one. The outcome is that of painting every fluent afresh that it touches, from all that has been said of it, as of now. Where
 * that comes to the same, only the spans are touched that it changes:
 *
 *     a scene that is real no longer     the changes that it made go, where nothing told later looked at them
 *     a scene at another moment          they go there, likewise
 *     a value that goes by another       is renamed where it stands
 *     one that goes by another           has its timeline handed on, where the other has none of that kind
 */
export class Repainting {
  readonly #painting: Painting;
  readonly #assertions: readonly Assertion[];
  readonly #clock: Clock;
  readonly #brush: Brush;
  readonly #tale: Tale;
  readonly #scenes: SceneStates;
  /** What has been said with each entity; of the first so many assertions. */
  readonly #naming: Assertion[][] = [];
  #indexed = 0;

  /** @param assertions all that has been said, in the order of telling; grows. */
  constructor(
    painting: Painting,
    assertions: readonly Assertion[],
    clock: Clock,
    brush: Brush,
    tale: Tale,
    scenes: SceneStates,
  ) {
    this.#painting = painting;
    this.#assertions = assertions;
    this.#clock = clock;
    this.#brush = brush;
    this.#tale = tale;
    this.#scenes = scenes;
  }

  // -------------------------------------------------------------- scenes

  scenes(numbers: ReadonlySet<number>, position: Position): void {
    const touched = new Map<Fluent, Assertion[]>();
    /** Those with something of a scene that is real as of now, or that is not. */
    const isBack = new Set<Fluent>();
    const isGone = new Set<Fluent>();
    for (const number of numbers) {
      const which = this.#scenes.isReal(number, position) ? isBack : isGone;
      for (const assertion of this.#toldIn(number)) {
        const { fluent } = assertion;
        if (!fluent) continue;
        const list = touched.get(fluent);
        if (list) list.push(assertion);
        else touched.set(fluent, [assertion]);
        which.add(fluent);
      }
    }
    for (const [fluent, assertions] of touched) {
      const done = isBack.has(fluent)
        ? !isGone.has(fluent) && this.#move(fluent, assertions, position)
        : this.#takeOut(fluent, assertions, position);
      if (!done) this.afresh(fluent, position, assertions);
    }
  }

  /** What a scene has said so far, in the order of telling. */
  #toldIn(number: number): readonly Assertion[] {
    const scene = this.#tale.story.scenes[number - 1];
    if (!scene) return [];
    // What comes of being in a scene is told half a step before its first sentence.
    const first = countBefore(this.#assertions, scene.first - 0.5);
    return this.#assertions.slice(first, countBefore(this.#assertions, scene.last + 0.5));
  }

  /**
   * Takes out the changes that these assertions made. False, and nothing is done, where that may not be all: each of them must have
   * put one change at most, and whatever was told later must come out the same without it.
   *
   *     story time →    before    [gone]    next
   */
  #takeOut(fluent: Fluent, assertions: readonly Assertion[], position: Position): boolean {
    const gone = this.#unseen(fluent, assertions, position, position);
    if (gone === null) return false;
    fluent.timeline.exchange(gone, [], position, this.#painting.logging(fluent, position));
    if (fluent.clashes.length > 0) this.#painting.settle(fluent, position);
    return true;
  }

  /**
   * Takes the changes that these assertions made to where their scenes are now. False, and nothing is done, where more than that may
   * come of it.
   *
   *     story time →    before    [change]    next    …    before    [there now]    next
   */
  #move(fluent: Fluent, assertions: readonly Assertion[], position: Position): boolean {
    if (fluent.clashes.length > 0) return false;
    const { changes } = fluent.timeline;
    const moved: Assertion[] = [];
    for (const assertion of assertions) {
      // What a span reaches as far as may have moved, too.
      if (!isPoint(assertion)) return false;
      const at = this.#clock.start(assertion.telling, position);
      if (at !== this.#clock.start(assertion.telling, position - 1)) moved.push(assertion);
      // It may not have been there before.
      else if (changes.last(at)?.by !== assertion) return false;
    }
    const gone = this.#unseen(fluent, moved, position, position - 1);
    if (gone === null) return false;
    const come = gone.map((change) => ({
      ...change,
      at: this.#clock.start(change.by!.telling, position),
    }));
    const stays = (change: Change | undefined) => change === undefined || !gone.includes(change);
    const isSteady = come.every((change) => {
      const { at } = change;
      const by = change.by!;
      // A span told later paints over what is in it.
      if (fluent.unsteady.some((a) => a === by || (a.told > by.told && !isPoint(a)))) return false;
      let before = changes.last(at);
      while (!stays(before)) before = changes.last(before!.at - 1);
      let next = changes.next(at);
      while (!stays(next)) next = changes.next(next!.at);
      for (const other of come) {
        if (other === change) continue;
        if (other.at <= at && (!before || other.at > before.at)) before = other;
        if (other.at > at && (!next || other.at < next.at)) next = other;
      }
      if (before?.at === at || (before && !(before.by && before.by.told < by.told))) return false;
      if (before && this.#brush.clashes(fluent, before, by, change.value, at, position)) return false;
      if (next?.by && this.#brush.clashes(fluent, change, next.by, next.value, next.at, position))
        return false;
      return this.#isUnseen(fluent, change, before, next, () => false, position);
    });
    if (!isSteady) return false;
    fluent.timeline.exchange(gone, come, position, this.#painting.logging(fluent, position));
    return true;
  }

  /**
   * The changes that these assertions made, in the order of story time. Null where they cannot be taken out at a glance: each of them must
   * have put one change at most, and whatever was told later must come out the same without it.
   *
   * @param when the position as of which their scenes stood where the changes are.
   */
  #unseen(
    fluent: Fluent,
    assertions: readonly Assertion[],
    position: Position,
    when: Position,
  ): Change[] | null {
    if (fluent.givesBack) return null;
    const { changes } = fluent.timeline;
    const isGone = (a: Assertion | undefined) => a !== undefined && assertions.includes(a);
    const gone: Change[] = [];
    for (const assertion of assertions) {
      if (!isPoint(assertion)) return null;
      const at = this.#clock.start(assertion.telling, when);
      const change = changes.last(at);
      // Not there: painted over, or it left nothing, or was a dream already. What looked at it then cannot be seen at a glance.
      if (change?.at !== at || change.by !== assertion) return null;
      let before = changes.last(at - 1);
      while (isGone(before?.by)) before = changes.last(before!.at - 1);
      let next = changes.next(at);
      while (isGone(next?.by)) next = changes.next(next!.at);
      if (!this.#isUnseen(fluent, change, before, next, isGone, position)) return null;
      gone.push(change);
    }
    return gone.sort((one, other) => one.at - other.at);
  }

  /**
   * Whether what was told later comes out the same with and without a change. What may look at it is what was told after it, at or
   * after its instant, with nothing between the two: the next change, what was told before that, and what leaves no change.
   *
   * @param isGone those that are taken out with it.
   */
  #isUnseen(
    fluent: Fluent,
    { at, by }: Change,
    before: Change | undefined,
    next: Change | undefined,
    isGone: (a: Assertion) => boolean,
    position: Position,
  ): boolean {
    const { told } = by!;
    const until = next?.at ?? END;
    for (const later of fluent.unsteady) {
      if (later.fluent !== fluent || later.told <= told || isGone(later)) continue;
      const start = this.#clock.start(later.telling, position);
      if (start >= at && start < until) return false;
    }
    const nextTold = next?.by?.told ?? (next ? -1 : Number.POSITIVE_INFINITY);
    if (nextTold < told) return true;
    const { assertions } = fluent;
    for (let i = assertions.lastIndexOf(by!) + 1; i < assertions.length; i++) {
      const later = assertions[i]!;
      if (later.told >= nextTold) break;
      if (!isGone(later) && (!isPoint(later) || this.#clock.start(later.telling, position) >= at))
        return false;
    }
    if (!next?.by) return true;
    if (next.by.ifNothing || (before?.by && before.by.told > next.by.told)) return false;
    // What takes a value away must still find one to take; what puts one must still stand beside the one before it.
    if (next.value === null) return next.by.whatever && before?.value !== undefined && before.value !== null;
    return !before || this.#brush.clashes(fluent, before, next.by, next.value, next.at, position) === null;
  }

  // -------------------------------------------------------------- entities

  entities(changed: readonly EntityId[], position: Position): void {
    /** What is to be painted afresh, with what comes out otherwise; null: anything may. */
    const afresh = new Map<Fluent, Assertion[] | null>();
    const touch = (fluent: Fluent, assertion: Assertion) => {
      const known = afresh.get(fluent);
      if (known) known.push(assertion);
      else if (known === undefined) afresh.set(fluent, [assertion]);
    };
    const targets = new Set<Fluent>();
    for (const [fluent, named] of this.#saidOf(changed)) {
      const moving = [...named].filter((a) => this.#painting.fluentOf(a, position) !== fluent);
      if (moving.length === 0) {
        if (this.#mayNestOtherwise(fluent, changed)) afresh.set(fluent, null);
        else if (!this.#rename(fluent, named, position)) for (const a of named) touch(fluent, a);
        continue;
      }
      const target = this.#painting.fluentOf(moving[0]!, position);
      const whole = moving.length === fluent.assertions.length;
      if (whole && target.assertions.length === 0 && !targets.has(target) && !isTouchy(fluent)) {
        this.#handOn(fluent, target, position);
        continue;
      }
      const stay = new Set(fluent.assertions);
      for (const assertion of moving) {
        stay.delete(assertion);
        const to = this.#painting.fluentOf(assertion, position);
        to.file(assertion);
        targets.add(to);
        touch(to, assertion);
        touch(fluent, assertion);
      }
      fluent.assertions = [...stay];
    }
    for (const target of targets) target.assertions.sort((one, other) => one.told - other.told);
    for (const [fluent, touched] of afresh) this.afresh(fluent, position, touched);
  }

  /** What has been said that names one of them, by fluent, in the order of telling. */
  #saidOf(entities: readonly EntityId[]): ReadonlyMap<Fluent, ReadonlySet<Assertion>> {
    for (; this.#indexed < this.#assertions.length; this.#indexed++) {
      const assertion = this.#assertions[this.#indexed]!;
      for (const value of assertion.args) {
        if (typeof value !== 'number') continue;
        while (this.#naming.length <= value) this.#naming.push([]);
        this.#naming[value]!.push(assertion);
      }
    }
    const found = new Map<Fluent, Set<Assertion>>();
    for (const entity of entities) {
      for (const assertion of this.#naming[entity] ?? []) {
        if (!assertion.fluent) continue;
        const known = found.get(assertion.fluent);
        if (known) known.add(assertion);
        else found.set(assertion.fluent, new Set([assertion]));
      }
    }
    return found;
  }

  /** Whether what is in what may be otherwise, once a place goes by another name. */
  #mayNestOtherwise(fluent: Fluent, changed: readonly EntityId[]): boolean {
    return isPlaced(fluent.relation) && changed.some((e) => this.#tale.story.entities[e]?.kind === 'place');
  }

  /** Renames the values of a fluent that go by another. False, and nothing is done, where more may come of it. */
  #rename(fluent: Fluent, named: ReadonlySet<Assertion>, position: Position): boolean {
    if (isTouchy(fluent) || fluent.givesBack) return false;
    const renamed = this.#nameAsOf(fluent, position);
    const { timeline } = fluent;
    for (const assertion of named) {
      const change = timeline.changes.last(this.#clock.start(assertion, position));
      if (change?.by !== assertion) continue;
      const value = renamed(change);
      if (value === change.value) continue;
      timeline.rename(change, value, position, this.#painting.logging(fluent, position));
    }
    return true;
  }

  #handOn(fluent: Fluent, target: Fluent, position: Position): void {
    for (const assertion of fluent.assertions) target.file(assertion);
    fluent.assertions = [];
    const renamed = this.#nameAsOf(target, position);
    fluent.timeline.handOn(target.timeline, position, renamed, this.#painting.logging(target, position));
    fluent.timeline.become(new Timeline(), BEGINNING, position, this.#painting.logging(fluent, position));
  }

  /** The value of a change by the name that it goes by as of a position. */
  #nameAsOf(fluent: Fluent, position: Position): (change: Change) => FluentValue {
    const { value } = fluent.relation;
    return (change) => {
      if (typeof change.value !== 'number' || !change.by) return change.value;
      return this.#painting.canonical(change.by.args[value] as Value, position);
    };
  }

  // -------------------------------------------------------------- afresh

  /**
   * Paints a fluent afresh, from what has been said of it since the first of some assertions. What was told before that stays: it looked
   * at nothing that was told since. Unless a span was painted since, under which earlier changes have gone: then from all that has
   * been said of it.
   *
   * @param touched those that come out otherwise now, or are said of another now; null: any may.
   */
  afresh(fluent: Fluent, position: Position, touched: readonly Assertion[] | null = null): void {
    const { timeline, assertions } = fluent;
    const first = touched === null ? Number.NEGATIVE_INFINITY : firstTold(touched);
    const since = assertions.slice(countBefore(assertions, first));
    const isPart =
      touched !== null && since.length < assertions.length && since.every(isPoint) && touched.every(isPoint);
    const from = isPart
      ? Math.min(this.#earliest(since, position), this.#earliest(touched, position))
      : BEGINNING;
    const stays = (by: Assertion | undefined) => isPart && (by === undefined || by.told < first);
    const fresh = timeline.from(from, (change) => stays(change.by));
    const clashes: Clash[] = [];
    for (const assertion of isPart ? since : assertions) {
      if (this.#scenes.isReal(assertion.scene, position))
        this.#brush.paint(fluent, fresh, assertion, position, (clash) => clashes.push(clash));
    }
    timeline.become(fresh, from, position, this.#painting.logging(fluent, position));
    const same = (a: Clash, b: Clash) => a.kind === b.kind && a.earlier === b.earlier && a.later === b.later;
    for (const clash of fluent.clashes) {
      if (clash.resolved !== null || stays(clash.later)) continue;
      if (!clashes.some((c) => same(c, clash))) clash.resolved = position;
    }
    for (const clash of clashes) {
      if (!fluent.clashes.some((c) => c.resolved === null && same(c, clash))) this.#painting.note(clash);
    }
    this.#painting.settle(fluent, position);
  }

  /** The first instant at which any of these stands, or stood before a position. */
  #earliest(assertions: readonly Assertion[], position: Position): Instant {
    let earliest = END;
    for (const { telling } of assertions) {
      earliest = Math.min(earliest, this.#clock.start(telling, position));
      earliest = Math.min(earliest, this.#clock.start(telling, position - 1));
    }
    return earliest;
  }
}

function firstTold(assertions: readonly Assertion[]): Position {
  let first = Number.POSITIVE_INFINITY;
  for (const { told } of assertions) first = Math.min(first, told);
  return first;
}

/** How many of assertions in the order of telling were told before a position. */
function countBefore(assertions: readonly Assertion[], position: Position): number {
  let low = 0;
  let high = assertions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (assertions[middle]!.told < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether what has been said of it may come out otherwise once a value, or whoever it is about, goes by another name. */
const isTouchy = (fluent: Fluent): boolean => fluent.takesAway || fluent.clashes.length > 0;
