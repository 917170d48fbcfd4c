import type { Position, Value, Word } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import type { Instant } from './instant.ts';
import { keyOf, keyOfTwo } from './key.ts';
import { type FluentValue, Timeline } from './timeline.ts';

/** Two sentences that cannot both stand, found while painting: what no rule sentence can say. */
export interface Clash {
  /** `place`-like: two values at one moment; `forever`: against what cannot end; `known`: someone knows what is not so. */
  readonly kind: 'one at a time' | 'forever' | 'known';
  readonly fluent: Fluent;
  readonly earlier: Assertion;
  readonly later: Assertion;
  /** Where the earlier one's change stood, and where the later one's came. */
  readonly earlierAt: Instant;
  readonly at: Instant;
  readonly born: Position;
  /** The position at which the view has it no longer; null while it has. */
  resolved: Position | null;
}

/** Something that can vary: a relation with its key. `values` of it over story time are the timeline. */
export class Fluent {
  readonly relation: Relation;
  /** The arguments that tell it from others of its relation, as those named go by when it was made. */
  readonly key: readonly Value[];
  readonly timeline = new Timeline();
  /** What has been said of it, in the order of telling; the painting of the timeline. */
  assertions: Assertion[] = NO_ASSERTIONS;
  /**
   * Those of them that do not simply put a value at an instant: they take one away, fill only what nothing says, or paint a span. What
   * they do depends on what they find, or what was there on them. Some may be filed with another fluent by now.
   */
  unsteady: Assertion[] = NO_ASSERTIONS;
  /** Those that stand. */
  clashes: Clash[] = NONE;
  /** Whether anything said of it paints a span at whose end the earlier value returns, or takes values away over a span. */
  givesBack = false;

  constructor(relation: Relation, key: readonly Value[]) {
    this.relation = relation;
    this.key = key;
  }

  /** Files an assertion with it. */
  file(assertion: Assertion): void {
    assertion.fluent = this;
    // Of most fluents little is ever said: a list grows once it is needed.
    if (this.assertions.length === 0) this.assertions = [assertion];
    else this.assertions.push(assertion);
    if (!isSteady(assertion)) {
      if (this.unsteady.length === 0) this.unsteady = [assertion];
      else this.unsteady.push(assertion);
    }
    if (isPoint(assertion)) return;
    if (takesAway(assertion) || assertion.supposed || assertion.when?.type !== 'since') this.givesBack = true;
  }
}

const NONE: Clash[] = [];
const NO_ASSERTIONS: Assertion[] = [];

/** Whether an assertion puts one change at most, at one instant; others paint spans. */
export const isPoint = ({ telling, shape }: Assertion): boolean =>
  !telling.supposed && (telling.when === null ? shape.word.kind !== 'fact' : telling.when.type === 'at');

/** Whether an assertion takes a value away. */
const takesAway = ({ shape, holds }: Assertion): boolean => shape.value >= 0 && !holds;

/** Whether an assertion puts its change at its instant, whatever it finds there; but for a sentence that takes it away again. */
export const isSteady = (assertion: Assertion): boolean =>
  !takesAway(assertion) && !assertion.ifNothing && isPoint(assertion);

/** All fluents of one word (and its opposites). */
export class Relation {
  readonly word: Word;
  /** Which argument is the value; -1: yes or no. */
  readonly value: number;
  /** Whether anything has been said of it. */
  isTold = false;
  /** Whether anything has ever been painted that it is so, or is not so. */
  #everSo = false;
  #everNotSo = false;
  readonly #fluents = new Map<Value, Fluent>();
  /** With keys of several: of each place in the key, the fluents by what stands there. */
  readonly #byKey: Map<Value, Fluent[]>[] = [];

  constructor(word: Word, value: number) {
    this.word = word;
    this.value = value;
  }

  /** Notes that it has been so, or not so, of somebody. */
  note(value: FluentValue): void {
    if (value === true) this.#everSo = true;
    else if (value === false) this.#everNotSo = true;
  }

  /** Whether it was ever so (or not so) of anybody, at any time, as far as anybody has been told. */
  wasEver(so: boolean): boolean {
    return so ? this.#everSo : this.#everNotSo;
  }

  get fluents(): Iterable<Fluent> {
    return this.#fluents.values();
  }

  /** The fluent of a key; made if it is not there. */
  fluent(key: readonly Value[]): Fluent {
    const id = keyOf(key);
    let fluent = this.#fluents.get(id);
    if (!fluent) {
      fluent = new Fluent(this, key);
      this.#fluents.set(id, fluent);
      if (key.length > 1) this.#file(fluent);
    }
    return fluent;
  }

  #file(fluent: Fluent): void {
    fluent.key.forEach((value, i) => {
      this.#byKey[i] ??= new Map();
      const list = this.#byKey[i].get(value);
      if (list) list.push(fluent);
      else this.#byKey[i].set(value, [fluent]);
    });
  }

  get size(): number {
    return this.#fluents.size;
  }

  /** The fluent whose key is this one value. */
  about(value: Value): Fluent | undefined {
    return this.#fluents.get(value);
  }

  find(key: readonly Value[]): Fluent | undefined {
    return this.#fluents.get(keyOf(key));
  }

  /** The fluent whose key is these two values; either way round where the word holds both ways. */
  between(one: Value, other: Value): Fluent | undefined {
    const isTurned = this.word.bothWays && isAfter(one, other);
    return this.#fluents.get(isTurned ? keyOfTwo(other, one) : keyOfTwo(one, other));
  }

  /** Whether anything was ever said with this value at this place of the key. */
  hasKey(index: number, value: Value): boolean {
    if (this.#byKey.length === 0) return index === 0 && this.#fluents.has(value);
    return this.#byKey[index]?.has(value) ?? false;
  }

  /** The fluents whose key has this value at this place. */
  withKey(index: number, value: Value): Iterable<Fluent> {
    const only = index === 0 ? this.#fluents.get(value) : undefined;
    // A key of one is its own index; of a longer key no single value is.
    return only?.key.length === 1 ? [only] : (this.#byKey[index]?.get(value) ?? []);
  }
}

/** One order of values, for keys that mean the same either way round: entities by introduction, then texts. */
export const isAfter = (one: Value, other: Value): boolean =>
  typeof one === typeof other ? one > other : typeof one === 'string';

export type { FluentValue };
