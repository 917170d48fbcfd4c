import type { EntityId, MomentId, Position, Value, Word } from '../story/model.ts';
import { type Assertion, type Shape, shapeOf } from './assertion.ts';
import { Brush, type Contains, isPlaced } from './brush.ts';
import { Clock, type Dated } from './clock.ts';
import { type Clash, type Fluent, isAfter, Relation } from './fluent.ts';
import { Identity } from './identity.ts';
import type { Instant } from './instant.ts';
import { Log } from './log.ts';
import { Repainting } from './repainting.ts';
import type { SceneStates } from './scenes.ts';
import type { Tale } from './tale.ts';
import type { Changed } from './timeline.ts';

export { type Contains, isPlaced } from './brush.ts';

/**
 * All fluents, painted in telling order. Sentences only ever come to the end; one that changes what earlier ones meant (a
 * scene reframed or moved, two who are one) has what it touches painted afresh, and the difference logged.
 */
export class Painting {
  readonly relations = new Map<string, Relation>();
  /** Those of which anything has been said, in the order of telling; the others have only been looked at. */
  readonly told: Relation[] = [];
  /** Who is where, once anybody has been anywhere. */
  whereabouts: Relation | undefined = undefined;
  readonly identity = new Identity();
  /** What changed at each position: all differences between consecutive views, as spans. */
  readonly log = new Log();
  readonly clashes: Clash[] = [];
  readonly #tale: Tale;
  readonly #scenes: SceneStates;
  readonly #clock: Clock;
  readonly #brush: Brush;
  readonly #repainting: Repainting;
  readonly #shapes = new Map<Word, Shape>();
  /** All that has been said, in the order of telling. */
  readonly #assertions: Assertion[] = [];
  /** The fluent and the position that are being painted. */
  #fluent: Fluent | null = null;
  #position: Position = 0;

  constructor(tale: Tale, scenes: SceneStates, contains: Contains) {
    this.#tale = tale;
    this.#scenes = scenes;
    this.#clock = new Clock(tale, scenes);
    this.#brush = new Brush(this.#clock, this.identity, contains);
    this.#repainting = new Repainting(this, this.#assertions, this.#clock, this.#brush, tale, scenes);
  }

  /** All that has been said, in the order of telling. */
  get said(): readonly Assertion[] {
    return this.#assertions;
  }

  shape(word: Word): Shape {
    let shape = this.#shapes.get(word);
    if (!shape) {
      shape = shapeOf(word, this.#tale.story.words);
      this.#shapes.set(word, shape);
    }
    return shape;
  }

  relation(shape: Shape): Relation {
    shape.relation ??= this.#relationOf(shape);
    return shape.relation;
  }

  #relationOf(shape: Shape): Relation {
    let relation = this.relations.get(shape.word.id);
    if (!relation) {
      relation = new Relation(shape.word, shape.value);
      this.relations.set(shape.word.id, relation);
      if (isPlaced(relation)) this.whereabouts = relation;
    }
    return relation;
  }

  /** What tells a fluent from others of its relation, as of a position. */
  key(shape: Pick<Shape, 'word' | 'value'>, args: readonly Value[], position: Position): Value[] {
    const key: Value[] = [];
    for (let i = 0; i < args.length; i++) if (i !== shape.value) key.push(this.canonical(args[i]!, position));
    if (shape.word.bothWays && key.length === 2 && isAfter(key[0]!, key[1]!)) key.reverse();
    return key;
  }

  /** The key of a relation's fluent, given the key's arguments as told. */
  keyFor(relation: Relation, key: readonly Value[], position: Position): Value[] {
    const args = [...key];
    if (relation.value >= 0) args.splice(relation.value, 0, '');
    return this.key(relation, args, position);
  }

  /** The fluent of a relation, given its key's arguments as told; undefined if nothing was ever said of it. */
  find(relation: Relation, key: readonly Value[], position: Position): Fluent | undefined {
    if (key.length === 1) return relation.about(this.canonical(key[0]!, position));
    if (key.length !== 2) return relation.find(this.keyFor(relation, key, position));
    return relation.between(this.canonical(key[0]!, position), this.canonical(key[1]!, position));
  }

  canonical(value: Value, position: Position): Value {
    return typeof value === 'number' ? this.identity.find(value, position) : value;
  }

  /** The fluent that an assertion is about, as of a position; made if it is not there. */
  fluentOf(assertion: Assertion, position: Position): Fluent {
    const { shape, args } = assertion;
    const relation = this.relation(shape);
    if (args.length === (shape.value < 0 ? 1 : 2)) {
      const known = relation.about(this.canonical(args[shape.value === 0 ? 1 : 0]!, position));
      if (known) return known;
    }
    return relation.fluent(this.key(shape, args, position));
  }

  instantIn(moment: MomentId, told: Position): Instant {
    return this.#clock.instantIn(moment, told);
  }

  begin(moment: MomentId): Instant {
    return this.#clock.begin(moment);
  }

  momentOf(scene: number, fallback: MomentId | null, position: Position): MomentId | null {
    return this.#clock.momentOf(scene, fallback, position);
  }

  start(what: Dated, position: Position): Instant {
    return this.#clock.start(what, position);
  }

  /** Notes an assertion and paints it. */
  assert(assertion: Assertion, position: Position): void {
    const fluent = this.fluentOf(assertion, position);
    if (!fluent.relation.isTold) {
      fluent.relation.isTold = true;
      this.told.push(fluent.relation);
    }
    fluent.file(assertion);
    this.#assertions.push(assertion);
    if (!this.#scenes.isReal(assertion.scene, position)) return;
    const { losses } = fluent.timeline;
    const standing = fluent.clashes.length;
    const changed = this.logging(fluent, position);
    this.#brush.paint(fluent, fluent.timeline, assertion, position, this.note, changed);
    // Where nothing was painted over, all that stood beside one another still do.
    const isWhole = fluent.timeline.losses === losses;
    if (fluent.clashes.length > (isWhole ? standing : 0))
      this.settle(fluent, position, isWhole ? standing : 0);
  }

  /** Paints a fluent afresh from all that has been said of it. */
  paintAfresh(fluent: Fluent, position: Position): void {
    this.#repainting.afresh(fluent, position);
  }

  /** Writes what changes in a fluent into the log; good until the next is asked for. */
  logging(fluent: Fluent, position: Position): Changed {
    this.#fluent = fluent;
    this.#position = position;
    return this.#write;
  }

  readonly #write: Changed = (from, to, old, value) => {
    this.log.add(from, to, old, value, this.#fluent!, this.#position);
  };

  /** Notes a clash. */
  readonly note = (clash: Clash): void => {
    const { fluent } = clash;
    if (fluent.clashes.length === 0) fluent.clashes = [clash];
    else fluent.clashes.push(clash);
    this.clashes.push(clash);
  };

  /** Paints afresh what scenes said, which from this position on are real or not, or at another moment. */
  repaintScenes(scenes: ReadonlySet<number>, position: Position): void {
    this.#repainting.scenes(scenes, position);
  }

  /** Files afresh, and paints, all that has been said of entities who go by another from this position on. */
  repaintEntities(entities: readonly EntityId[], position: Position): void {
    this.#repainting.entities(entities, position);
  }

  /** Lets go of clashes one of whose sides has been painted over, from the first-th of those that stood on. */
  settle(fluent: Fluent, position: Position, first = 0): void {
    const { changes } = fluent.timeline;
    let alive: Set<Assertion | undefined> | null = null;
    const stands = (assertion: Assertion, at: Instant): boolean => {
      if (changes.last(at)?.by === assertion) return true;
      // Its scene may have been moved since, or what it said be given back after a span.
      if (!fluent.givesBack) return changes.last(this.#clock.start(assertion, position))?.by === assertion;
      alive ??= new Set(changes.all.map((c) => c.by));
      return alive.has(assertion);
    };
    let settled = false;
    for (let i = first; i < fluent.clashes.length; i++) {
      const clash = fluent.clashes[i]!;
      if (clash.resolved === null) {
        // A fact holds at all times, so that one told later leaves nothing of the one before.
        const over = clash.kind === 'one at a time' && fluent.relation.word.kind === 'fact';
        const both =
          (over || stands(clash.earlier, clash.earlierAt)) &&
          (clash.kind === 'known' || stands(clash.later, clash.at));
        if (!both) clash.resolved = position;
      }
      settled ||= clash.resolved !== null;
    }
    // A long life holds many clashes, and few that still stand.
    if (settled) fluent.clashes = fluent.clashes.filter((c) => c.resolved === null);
  }
}
