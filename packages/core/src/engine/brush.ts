import type { MomentId, Position, Value } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import type { Clock } from './clock.ts';
import { type Clash, type Fluent, isPoint, type Relation } from './fluent.ts';
import type { Identity } from './identity.ts';
import { BEGINNING, END, type Instant, slotOf } from './instant.ts';
import type { Change, Changed, FluentValue, Timeline } from './timeline.ts';

/** Whether `inner` is `outer` or somewhere within it. */
export type Contains = (outer: Value, inner: Value, instant: Instant, position: Position) => boolean;

/** The one relation that nests: who is in a place is also in those that hold it. */
export const isPlaced = (relation: Relation): boolean => relation.word.role === 'whereabouts';

/** Paints one assertion on a timeline by the rules of the semantics. */
export class Brush {
  readonly #clock: Clock;
  readonly #identity: Identity;
  readonly #contains: Contains;

  constructor(clock: Clock, identity: Identity, contains: Contains) {
    this.#clock = clock;
    this.#identity = identity;
    this.#contains = contains;
  }

  /**
   * @param clash takes what cannot stand beside it.
   * @param changed takes the spans that are other than before.
   */
  paint(
    fluent: Fluent,
    timeline: Timeline,
    a: Assertion,
    position: Position,
    clash: (found: Clash) => void,
    changed?: Changed,
  ): void {
    const { relation } = fluent;
    const valued = relation.value >= 0;
    const value: FluentValue = valued
      ? a.holds
        ? this.#canonical(a.args[relation.value]!, position)
        : null
      : a.holds;
    const at = this.#clock.start(a.telling, position);
    const before = timeline.changeAt(at, position);
    if (a.ifNothing && before?.value !== undefined) {
      const otherwise = valued
        ? a.holds !== this.#agrees(relation, before.value, a, at, position)
        : before.value !== value;
      // What someone only learns, the audience may have known for long; that is no news and no conflict.
      if (otherwise && before.by) clash(clashOf('known', fluent, before.by, a, before.at, at, position));
      return;
    }
    if (valued && !a.holds) {
      this.#remove(relation, timeline, a, at, position, changed);
      return;
    }
    if (before) {
      const kind = this.clashes(fluent, before, a, value, at, position);
      if (kind) clash(clashOf(kind, fluent, before.by!, a, before.at, at, position));
    }
    relation.note(value);
    const { when } = a;
    if (a.supposed && when?.type !== 'span' && when?.type !== 'until')
      timeline.paint(at, END, false, value, a, position, changed);
    else if (when === null) {
      // Parents are parents at every moment.
      if (relation.word.kind === 'fact') timeline.paint(BEGINNING, END, false, value, a, position, changed);
      else timeline.insert(at, value, a, position, changed);
    } else if (when.type === 'at') timeline.insert(at, value, a, position, changed);
    else if (when.type === 'since')
      timeline.paint(at, this.#clock.telling(a.telling, position), true, value, a, position, changed);
    else {
      const to = when.type === 'always' ? END : this.#clock.begin(when.to);
      timeline.paint(at, to, false, value, a, position, changed);
    }
  }

  #canonical(value: Value, position: Position): Value {
    return typeof value === 'number' ? this.#identity.find(value, position) : value;
  }

  #agrees(relation: Relation, value: FluentValue, a: Assertion, at: Instant, position: Position): boolean {
    if (value === null || value === undefined || typeof value === 'boolean') return false;
    if (a.whatever) return true;
    const said = this.#canonical(a.args[relation.value]!, position);
    const now = this.#canonical(value, position);
    if (now === said) return true;
    return isPlaced(relation) && this.#contains(said, now, at, position);
  }

  /** A negation takes a value away, and only where the timeline has that value. */
  #remove(
    relation: Relation,
    timeline: Timeline,
    a: Assertion,
    at: Instant,
    position: Position,
    changed: Changed | undefined,
  ): void {
    const { changes } = timeline;
    const to = this.#removesUntil(timeline, a, at, position);
    if (isPoint(a)) {
      // Up to the next change there is the one in force, and no other.
      const value = changes.last(at)?.value;
      if (this.#agrees(relation, value, a, at, position))
        timeline.paint(at, to, false, null, a, position, changed);
      return;
    }
    const inForce = changes.last(at);
    const there = [...changes.between(at, to)];
    if (inForce && inForce.at < at) there.unshift(inForce);
    for (let i = 0; i < there.length; i++) {
      const change = there[i]!;
      const from = Math.max(at, change.at);
      if (!this.#agrees(relation, change.value, a, from, position)) continue;
      timeline.paint(from, there[i + 1]?.at ?? to, false, null, a, position, changed);
    }
  }

  #removesUntil(timeline: Timeline, a: Assertion, at: Instant, position: Position): Instant {
    if (a.supposed && a.when?.type !== 'span' && a.when?.type !== 'until') return END;
    switch (a.when?.type) {
      case undefined:
      case 'at':
        return timeline.changes.next(at)?.at ?? END;
      case 'since':
        // Whatever comes at the telling or after it stays.
        return timeline.changes.next(this.#clock.telling(a.telling, position) - 1)?.at ?? END;
      case 'until':
      case 'span':
        return this.#clock.begin(a.when.to);
      case 'always':
        return END;
    }
  }

  /** Two scenes that put one thing in two places at one moment; a sentence against what cannot end. Null: they stand together. */
  clashes(
    fluent: Fluent,
    before: Change,
    a: Assertion,
    value: FluentValue,
    at: Instant,
    position: Position,
  ): 'forever' | 'one at a time' | null {
    const earlier = before.by;
    if (!earlier || earlier === a || before.value === value || a.reveal || a.supposed) return null;
    if (earlier.forever && earlier.holds === (before.value !== false && before.value !== null))
      return 'forever';
    if (fluent.relation.value < 0 || before.value === null || before.value === undefined) return null;
    if (isRemembered(earlier) && !a.done) return null;
    const otherScene =
      earlier.scene > 0 && a.scene > 0 && (earlier.scene !== a.scene || a.word.kind === 'fact');
    if (!otherScene || !this.#sameMoment(earlier, a, before.at, at, position)) return null;
    const compatible =
      isPlaced(fluent.relation) &&
      (this.#contains(before.value as Value, value as Value, at, position) ||
        this.#contains(value as Value, before.value as Value, at, position));
    return compatible ? null : 'one at a time';
  }

  #sameMoment(
    one: Assertion,
    other: Assertion,
    oneAt: Instant,
    otherAt: Instant,
    position: Position,
  ): boolean {
    if (one.word.kind === 'fact' && other.word.kind === 'fact' && !one.when && !other.when) return true;
    if (one.when && one.when.type !== 'at') return slotOf(oneAt) === slotOf(otherAt);
    if (other.when && other.when.type !== 'at') return slotOf(oneAt) === slotOf(otherAt);
    return this.#momentOf(one, position) === this.#momentOf(other, position);
  }

  #momentOf(a: Assertion, position: Position): MomentId | null {
    const moment = a.when?.type === 'at' ? a.when.moment : this.#clock.momentOf(a.scene, a.moment, position);
    return moment === null ? null : this.#clock.meanwhile(moment);
  }
}

/**
 * Brought about by what somebody knows to have been done at a moment: until when in that moment it was otherwise, that does not say, and
 * the scene of that moment may begin before.
 */
const isRemembered = ({ done, ifNothing, when }: Assertion): boolean =>
  done && ifNothing && when?.type === 'at';

function clashOf(
  kind: Clash['kind'],
  fluent: Fluent,
  earlier: Assertion,
  later: Assertion,
  earlierAt: Instant,
  at: Instant,
  born: Position,
): Clash {
  return { kind, fluent, earlier, later, earlierAt, at, born, resolved: null };
}
