import type { EntityId, MomentId, Position, Story, Time, Value, Word } from '../story/model.ts';
import { type Assertion, type Shape, shapeOf } from './assertion.ts';
import { type Clash, type Fluent, type LoggedPiece, Relation } from './fluent.ts';
import { Identity } from './identity.ts';
import { BEGINNING, beginOf, END, type Instant, instantOf, slotOf } from './instant.ts';
import type { MomentOrder } from './moments/order.ts';
import type { SceneStates } from './scenes.ts';
import { type Change, type Changed, type FluentValue, Timeline } from './timeline.ts';

/** Whether `inner` is `outer` or somewhere within it. */
export type Contains = (outer: Value, inner: Value, instant: Instant, position: Position) => boolean;

/**
 * All fluents, painted in telling order. Sentences only ever come to the end; one that changes what earlier ones meant (a
 * scene reframed or moved, two who are one) has the fluents it touches painted afresh, and the difference logged.
 */
export class Painting {
  readonly relations = new Map<string, Relation>();
  /** Who is where, once anybody has been anywhere. */
  whereabouts: Relation | undefined = undefined;
  readonly identity = new Identity();
  /** What changed at each position: all differences between consecutive views, as spans. */
  readonly log: LoggedPiece[] = [];
  readonly clashes: Clash[] = [];
  readonly #story: Story;
  readonly #order: MomentOrder;
  readonly #scenes: SceneStates;
  readonly #contains: Contains;
  readonly #shapes = new Map<Word, Shape>();
  /** What a scene said something of, and what was said with an entity; some of it more than once. */
  readonly #fluentsOfScene = new Map<number, Fluent[]>();
  readonly #fluentsOfEntity = new Map<EntityId, Fluent[]>();

  constructor(story: Story, order: MomentOrder, scenes: SceneStates, contains: Contains) {
    this.#story = story;
    this.#order = order;
    this.#scenes = scenes;
    this.#contains = contains;
  }

  shape(word: Word): Shape {
    let shape = this.#shapes.get(word);
    if (!shape) {
      shape = shapeOf(word, this.#story.words);
      this.#shapes.set(word, shape);
    }
    return shape;
  }

  relation(shape: Shape): Relation {
    let relation = this.relations.get(shape.word.id);
    if (!relation) {
      relation = new Relation(shape.word, shape.value);
      this.relations.set(shape.word.id, relation);
      if (isPlaced(relation)) this.whereabouts = relation;
    }
    return relation;
  }

  /** What tells a fluent from others of its relation, as of a position. */
  key(shape: Shape, args: readonly Value[], position: Position): Value[] {
    const key: Value[] = [];
    for (let i = 0; i < args.length; i++) if (i !== shape.value) key.push(this.canonical(args[i]!, position));
    if (shape.word.bothWays && key.length === 2 && isAfter(key[0]!, key[1]!)) key.reverse();
    return key;
  }

  /** The key of a relation's fluent, given the key's arguments as told. */
  keyFor(relation: Relation, key: readonly Value[], position: Position): Value[] {
    const args = [...key];
    if (relation.value >= 0) args.splice(relation.value, 0, '');
    return this.key({ word: relation.word, flipped: false, value: relation.value }, args, position);
  }

  canonical(value: Value, position: Position): Value {
    return typeof value === 'number' ? this.identity.find(value, position) : value;
  }

  /** The instant at which something told at `told` in a moment happens. */
  instantIn(moment: MomentId, told: Position): Instant {
    return instantOf(this.#order.lastSlot(moment, told), told);
  }

  begin(moment: MomentId): Instant {
    return beginOf(this.#order.slot[moment] ?? 0);
  }

  /** Where an assertion's own moment lies as of a position: its scene may have been moved. */
  momentOf(scene: number, fallback: MomentId | null, position: Position): MomentId | null {
    return scene > 0 ? this.#scenes.momentOf(scene, position) : fallback;
  }

  /** The instant that an act or assertion begins at, as of a position. */
  start(
    what: { when: Time | null; scene: number; moment: MomentId | null; told: Position },
    position: Position,
  ): Instant {
    const { when } = what;
    if (when === null) {
      const moment = this.momentOf(what.scene, what.moment, position);
      return moment === null ? BEGINNING : this.instantIn(moment, what.told);
    }
    switch (when.type) {
      case 'at':
        // What is supposed is told in no scene: it counts from the beginning of the moment it names.
        return what.scene === 0 ? this.begin(when.moment) : this.instantIn(when.moment, what.told);
      case 'since':
      case 'span':
        return this.begin(when.from);
      case 'until':
      case 'always':
        return BEGINNING;
    }
  }

  /** Notes an assertion and paints it. */
  assert(assertion: Assertion, position: Position): void {
    const fluent = this.relation(assertion.shape).fluent(this.key(assertion.shape, assertion.args, position));
    fluent.assertions.push(assertion);
    this.#index(fluent, assertion);
    if (!this.#scenes.isReal(assertion.scene, position)) return;
    this.#paint(
      fluent,
      fluent.timeline,
      assertion,
      position,
      (clash) => this.#note(clash),
      this.#logging(fluent, position),
    );
    this.#settle(fluent, position);
  }

  /** Takes assertions back, and paints what they were said of without them. */
  retract(assertions: Iterable<Assertion>, position: Position): void {
    const gone = new Set(assertions);
    const fluents = new Set<Fluent>();
    for (const { shape, args } of gone)
      fluents.add(this.relation(shape).fluent(this.key(shape, args, position)));
    for (const fluent of fluents) {
      fluent.assertions = fluent.assertions.filter((a) => !gone.has(a));
      this.#repaint(fluent, position);
    }
  }

  /** Writes what changes in a fluent into the log. */
  #logging(fluent: Fluent, position: Position): Changed {
    return (from, to, old, value) => {
      this.log.push({ from, to, old, new: value, fluent, position });
    };
  }

  #note(clash: Clash): void {
    clash.fluent.clashes.push(clash);
    this.clashes.push(clash);
  }

  #index(fluent: Fluent, assertion: Assertion): void {
    if (assertion.scene > 0) add(this.#fluentsOfScene, assertion.scene, fluent);
    for (const value of assertion.args)
      if (typeof value === 'number') add(this.#fluentsOfEntity, value, fluent);
  }

  /** Paints afresh all fluents that scenes said something of. */
  repaintScenes(scenes: Iterable<number>, position: Position): void {
    const fluents = new Set<Fluent>();
    for (const scene of scenes)
      for (const fluent of this.#fluentsOfScene.get(scene) ?? []) fluents.add(fluent);
    for (const fluent of fluents) this.#repaint(fluent, position);
  }

  /** Files afresh, and paints, all that has been said of entities who go by another from now on. */
  repaintEntities(entities: Iterable<EntityId>, position: Position): void {
    const old = new Set<Fluent>();
    for (const entity of entities)
      for (const fluent of this.#fluentsOfEntity.get(entity) ?? []) old.add(fluent);
    const moved: Assertion[] = [];
    for (const fluent of old) {
      moved.push(...fluent.assertions);
      fluent.assertions = [];
    }
    const touched = new Set(old);
    for (const assertion of moved) {
      const fluent = this.relation(assertion.shape).fluent(
        this.key(assertion.shape, assertion.args, position),
      );
      fluent.assertions.push(assertion);
      this.#index(fluent, assertion);
      touched.add(fluent);
    }
    for (const fluent of touched) {
      fluent.assertions = [...new Set(fluent.assertions)].sort((a, b) => a.told - b.told);
      this.#repaint(fluent, position);
    }
  }

  #repaint(fluent: Fluent, position: Position): void {
    const fresh = new Timeline();
    const clashes: Clash[] = [];
    for (const assertion of fluent.assertions) {
      if (this.#scenes.isReal(assertion.scene, position))
        this.#paint(fluent, fresh, assertion, position, (clash) => clashes.push(clash));
    }
    fluent.timeline.become(fresh, position, this.#logging(fluent, position));
    const same = (a: Clash, b: Clash) => a.kind === b.kind && a.earlier === b.earlier && a.later === b.later;
    for (const clash of fluent.clashes) {
      if (clash.resolved === null && !clashes.some((c) => same(c, clash))) clash.resolved = position;
    }
    for (const clash of clashes) {
      if (!fluent.clashes.some((c) => c.resolved === null && same(c, clash))) this.#note(clash);
    }
    this.#settle(fluent, position);
  }

  /** Lets go of clashes one of whose sides has been painted over. */
  #settle(fluent: Fluent, position: Position): void {
    if (fluent.clashes.length === 0) return;
    const { changes } = fluent.timeline;
    let alive: Set<Assertion | undefined> | null = null;
    const stands = (assertion: Assertion, at: Instant): boolean => {
      if (changes.last(at)?.by === assertion) return true;
      alive ??= new Set([...changes].map((c) => c.by));
      return alive.has(assertion);
    };
    for (const clash of fluent.clashes) {
      if (clash.resolved !== null) continue;
      // A fact holds at all times, so that one told later leaves nothing of the one before.
      const over = clash.kind === 'one at a time' && fluent.relation.word.kind === 'fact';
      const both =
        (over || stands(clash.earlier, clash.earlierAt)) &&
        (clash.kind === 'known' || stands(clash.later, clash.at));
      if (!both) clash.resolved = position;
    }
    // A long life holds many clashes, and few that still stand.
    if (fluent.clashes.some((c) => c.resolved !== null))
      fluent.clashes = fluent.clashes.filter((c) => c.resolved === null);
  }

  /** Paints one assertion on a timeline by the rules of the semantics; `changed` takes the spans that are other than before. */
  #paint(
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
        ? this.canonical(a.args[relation.value]!, position)
        : null
      : a.holds;
    const at = this.start(a, position);
    const before = timeline.changeAt(at, position);
    if (a.ifNothing && before?.value !== undefined) {
      const otherwise = valued
        ? a.holds !== this.#agrees(relation, before.value, a, at, position)
        : before.value !== value;
      // What someone only learns, the audience may have known for long; that is no news and no conflict.
      if (otherwise && before.by) {
        clash({
          kind: 'known',
          fluent,
          earlier: before.by,
          later: a,
          earlierAt: before.at,
          at,
          born: position,
          resolved: null,
        });
      }
      return;
    }
    if (valued && !a.holds) {
      this.#remove(relation, timeline, a, at, position, changed);
      return;
    }
    if (before && !a.reveal && !a.supposed) this.#clash(fluent, before, a, value, at, position, clash);
    const paint = (from: Instant, to: Instant, lasting: boolean) =>
      timeline.paint(from, to, lasting, value, a, position, changed);
    const { when } = a;
    if (when?.type === 'span' || when?.type === 'until') paint(at, this.begin(when.to), false);
    else if (a.supposed) paint(at, END, false);
    else if (when?.type === 'since') paint(at, this.#telling(a, position), true);
    else if (when?.type === 'always') paint(BEGINNING, END, false);
    // Parents are parents at every moment.
    else if (when === null && relation.word.kind === 'fact') paint(BEGINNING, END, false);
    else timeline.insert(at, value, a, position, changed);
  }

  /** The instant of the telling, up to which `since` paints over. */
  #telling(a: Assertion, position: Position): Instant {
    const moment = this.momentOf(a.scene, a.moment, position);
    return moment === null ? END : this.instantIn(moment, a.told);
  }

  #agrees(relation: Relation, value: FluentValue, a: Assertion, at: Instant, position: Position): boolean {
    if (value === null || value === undefined || typeof value === 'boolean') return false;
    if (a.whatever) return true;
    const said = this.canonical(a.args[relation.value]!, position);
    const now = this.canonical(value, position);
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
    const to = this.#removesUntil(timeline, a, position);
    const inForce = changes.last(at);
    const there = [...changes.between(at, to)];
    if (inForce && inForce.at < at) there.unshift(inForce);
    for (const [i, change] of there.entries()) {
      const from = Math.max(at, change.at);
      if (!this.#agrees(relation, change.value, a, from, position)) continue;
      timeline.paint(from, there[i + 1]?.at ?? to, false, null, a, position, changed);
    }
  }

  #removesUntil(timeline: Timeline, a: Assertion, position: Position): Instant {
    if (a.supposed && a.when?.type !== 'span' && a.when?.type !== 'until') return END;
    switch (a.when?.type) {
      case undefined:
      case 'at':
        return timeline.changes.next(this.start(a, position))?.at ?? END;
      case 'since':
        // Whatever comes at the telling or after it stays.
        return timeline.changes.next(this.#telling(a, position) - 1)?.at ?? END;
      case 'until':
      case 'span':
        return this.begin(a.when.to);
      case 'always':
        return END;
    }
  }

  /** Two scenes that put one thing in two places at one moment; a sentence against what cannot end. */
  #clash(
    fluent: Fluent,
    before: Change,
    a: Assertion,
    value: FluentValue,
    at: Instant,
    position: Position,
    clash: (found: Clash) => void,
  ): void {
    const earlier = before.by;
    if (!earlier || earlier === a || before.value === value) return;
    const found = (kind: Clash['kind']) =>
      clash({ kind, fluent, earlier, later: a, earlierAt: before.at, at, born: position, resolved: null });
    if (earlier.forever && earlier.holds === (before.value !== false && before.value !== null))
      found('forever');
    else if (fluent.relation.value >= 0 && before.value !== null && before.value !== undefined) {
      const otherScene =
        earlier.scene > 0 && a.scene > 0 && (earlier.scene !== a.scene || a.word.kind === 'fact');
      if (!otherScene || !this.#sameMoment(earlier, a, before.at, at, position)) return;
      const compatible =
        isPlaced(fluent.relation) &&
        (this.#contains(before.value as Value, value as Value, at, position) ||
          this.#contains(value as Value, before.value as Value, at, position));
      if (!compatible) found('one at a time');
    }
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
    const momentOf = (a: Assertion) => {
      const moment = a.when?.type === 'at' ? a.when.moment : this.momentOf(a.scene, a.moment, position);
      return moment === null ? null : this.#meanwhile(moment);
    };
    return momentOf(one) === momentOf(other);
  }

  /** The first of the moments that are said to be at the same time: `meanwhile` makes a moment of its own. */
  #meanwhile(moment: MomentId): MomentId {
    return firstOf(samesOf(this.#story.constraints), moment);
  }
}

const sames = new WeakMap<Story['constraints'], ReadonlyMap<MomentId, MomentId>>();

/** Of each moment that is said to be at the time of an earlier one, that one; worked out once a story. */
function samesOf(constraints: Story['constraints']): ReadonlyMap<MomentId, MomentId> {
  const known = sames.get(constraints);
  if (known) return known;
  const same = new Map<MomentId, MomentId>();
  for (const constraint of constraints) {
    if (constraint.type !== 'same') continue;
    const [one, other] = [firstOf(same, constraint.one), firstOf(same, constraint.other)];
    if (one !== other) same.set(Math.max(one, other), Math.min(one, other));
  }
  sames.set(constraints, same);
  return same;
}

function firstOf(same: ReadonlyMap<MomentId, MomentId>, moment: MomentId): MomentId {
  let first = moment;
  for (let next = same.get(first); next !== undefined; next = same.get(first)) first = next;
  return first;
}

/** The one relation that nests: who is in a place is also in those that hold it. */
export const isPlaced = (relation: Relation): boolean => relation.word.role === 'whereabouts';

/** One order of values, for keys that mean the same either way round: entities by introduction, then texts. */
const isAfter = (one: Value, other: Value): boolean =>
  typeof one === typeof other ? one > other : typeof one === 'string';

function add<K>(map: Map<K, Fluent[]>, key: K, fluent: Fluent): void {
  const list = map.get(key);
  if (!list) map.set(key, [fluent]);
  else if (list[list.length - 1] !== fluent) list.push(fluent);
}
