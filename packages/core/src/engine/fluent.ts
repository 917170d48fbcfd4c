import type { Position, Value, Word } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import type { Instant } from './instant.ts';
import { type FluentValue, type Piece, Timeline } from './timeline.ts';

/** Two sentences that cannot both stand, found while painting: what no rule sentence can say. */
export interface Clash {
  /** `place`-like: two values at one moment; `forever`: against what cannot end; `known`: someone knows what is not so. */
  readonly kind: 'one at a time' | 'forever' | 'known';
  readonly fluent: Fluent;
  readonly earlier: Assertion;
  readonly later: Assertion;
  readonly at: Instant;
  readonly born: Position;
  /** The position at which the view has it no longer; null while it has. */
  resolved: Position | null;
}

/** Something that can vary: a relation with its key. `values` of it over story time are the timeline. */
export interface Fluent {
  readonly relation: Relation;
  /** The arguments that tell it from others of its relation, as those named go by when it was made. */
  readonly key: readonly Value[];
  readonly timeline: Timeline;
  /** What has been said of it, in the order of telling; the painting of the timeline. */
  assertions: Assertion[];
  clashes: Clash[];
}

/** All fluents of one word (and its opposites). */
export class Relation {
  readonly word: Word;
  /** Which argument is the value; -1: yes or no. */
  readonly value: number;
  readonly fluents = new Map<string, Fluent>();
  readonly #byKey: Map<Value, Set<Fluent>>[] = [];

  constructor(word: Word, value: number) {
    this.word = word;
    this.value = value;
  }

  /** The fluent of a key; made if it is not there. */
  fluent(key: readonly Value[]): Fluent {
    const id = keyOf(key);
    let fluent = this.fluents.get(id);
    if (!fluent) {
      fluent = { relation: this, key, timeline: new Timeline(), assertions: [], clashes: [] };
      this.fluents.set(id, fluent);
      key.forEach((value, i) => {
        this.#byKey[i] ??= new Map();
        const set = this.#byKey[i].get(value) ?? new Set();
        this.#byKey[i].set(value, set.add(fluent as Fluent));
      });
    }
    return fluent;
  }

  find(key: readonly Value[]): Fluent | undefined {
    return this.fluents.get(keyOf(key));
  }

  /** The fluents whose key has this value at this place. */
  withKey(index: number, value: Value): Iterable<Fluent> {
    return this.#byKey[index]?.get(value) ?? [];
  }
}

/** Entities are numbers and texts strings, so that the entity 3 and the number "3" stay apart. */
export function keyOf(key: readonly Value[]): string {
  let text = '';
  for (const value of key) text += typeof value === 'number' ? `#${value} ` : `${value.length}:${value} `;
  return text;
}

/** A change to a fluent at one position of the telling, in a span of story time. */
export interface LoggedPiece extends Piece {
  readonly fluent: Fluent;
  readonly position: Position;
}

export type { FluentValue };
