import type { EntityId, Position } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import { type Brush, isPlaced } from './brush.ts';
import type { Clock } from './clock.ts';
import type { Clash, Fluent } from './fluent.ts';
import type { Painting } from './painting.ts';
import { countTold, partsOf, wholeOf } from './part.ts';
import type { SceneStates } from './scenes.ts';
import type { Tale } from './tale.ts';
import { type Change, Timeline } from './timeline.ts';

/**
 * What a late sentence does to what was painted before: a scene turns out to be a dream, or at another moment; two turn out to be
 * one. The outcome is that of painting every fluent afresh that it touches, from all that has been said of it, as of now. It is
 * painted where it may come out otherwise (`part.ts`).
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
    for (const number of numbers) {
      for (const assertion of this.#toldIn(number)) {
        if (!assertion.fluent) continue;
        const list = touched.get(assertion.fluent);
        if (list) list.push(assertion);
        else touched.set(assertion.fluent, [assertion]);
      }
    }
    for (const [fluent, assertions] of touched) this.afresh(fluent, position, assertions);
  }

  /** What a scene has said so far, in the order of telling. */
  #toldIn(number: number): readonly Assertion[] {
    const scene = this.#tale.story.scenes[number - 1];
    if (!scene) return [];
    // What comes of being in a scene is told half a step before its first sentence.
    const first = countTold(this.#assertions, scene.first - 0.5);
    return this.#assertions.slice(first, countTold(this.#assertions, scene.last + 0.5));
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
      if (this.#mayNestOtherwise(fluent, changed)) afresh.set(fluent, null);
      const moving = new Set<Assertion>();
      for (const assertion of named) {
        touch(fluent, assertion);
        const target = this.#painting.fluentOf(assertion, position);
        if (target === fluent) continue;
        moving.add(assertion);
        target.file(assertion);
        targets.add(target);
        touch(target, assertion);
      }
      if (moving.size > 0) fluent.assertions = fluent.assertions.filter((a) => !moving.has(a));
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

  // -------------------------------------------------------------- afresh

  /**
   * Paints a fluent afresh, where it may come out otherwise.
   *
   * @param touched what comes out otherwise now, or is said of another now; anything may, if absent.
   */
  afresh(fluent: Fluent, position: Position, touched: readonly Assertion[] | null = null): void {
    const parts = touched === null ? [wholeOf(fluent)] : partsOf(fluent, touched, this.#clock, position);
    const isPainted = new Set(touched);
    const clashes: Clash[] = [];
    for (const part of parts) {
      const fresh = Timeline.holding(part.stay);
      let held = 0;
      for (const assertion of part.painted) {
        isPainted.add(assertion);
        for (; held < part.before.length && wasTold(part.before[held]!, assertion); held++)
          fresh.hold(part.before[held]!);
        if (this.#scenes.isReal(assertion.scene, position))
          this.#brush.paint(fluent, fresh, assertion, position, (clash) => clashes.push(clash));
      }
      fluent.timeline.become(fresh, part, position, this.#painting.logging(fluent, position));
    }
    const same = (a: Clash, b: Clash) => a.kind === b.kind && a.earlier === b.earlier && a.later === b.later;
    for (const clash of fluent.clashes) {
      if (clash.resolved !== null || !isPainted.has(clash.later)) continue;
      if (!clashes.some((c) => same(c, clash))) clash.resolved = position;
    }
    for (const clash of clashes) {
      if (!fluent.clashes.some((c) => c.resolved === null && same(c, clash))) this.#painting.note(clash);
    }
    this.#painting.settle(fluent, position);
  }
}

/** Whether what a change comes of was told by the time of an assertion. */
const wasTold = ({ by }: Change, { told }: Assertion): boolean => by === undefined || by.told <= told;
