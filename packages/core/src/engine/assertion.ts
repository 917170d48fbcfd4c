import type { EntityId, MomentId, Position, Time, Value, Word } from '../story/model.ts';

/** The fluents of one word, or of a word and its opposites. */
export interface Shape {
  /** The word whose timelines it uses: an `opposite of` word uses those of the other, negated. */
  readonly word: Word;
  readonly flipped: boolean;
  /** Which argument is the value; -1 for yes-or-no fluents. */
  readonly value: number;
}

/**
 * What a sentence says of one fluent, placed in both times. It keeps the entities it was told with: who these turn out to be is
 * looked up, and nothing is rewritten.
 */
export interface Assertion {
  /** Where in the telling; half a step before a sentence for what comes of being in its scene. */
  readonly told: Position;
  /** The sentence at whose position it counts. */
  readonly position: Position;
  /** 0 for suppositions. */
  readonly scene: number;
  readonly line: number;
  readonly shape: Shape;
  readonly word: Word;
  readonly args: readonly Value[];
  /** True for `is`, false for a negation (after flipping opposites). */
  readonly holds: boolean;
  /** A negated effect whose value is left open: `?thing is not in ?anywhere`. */
  readonly whatever: boolean;
  readonly when: Time | null;
  /** The moment it counts from, where `when` is null: its scene's, unless the scene has been moved. Null outside scenes. */
  readonly moment: MomentId | null;
  readonly reveal: boolean;
  /** Cannot end: said with a `forever` word, unnegated. */
  readonly forever: boolean;
  /** Comes of `X knows that …`: painted only where there is nothing. */
  readonly ifNothing: boolean;
  /** A supposition: painted last, from the beginning of its moment. */
  readonly supposed: boolean;
  /** Said by the stage line, or by taking part in a scene that has a place. */
  readonly staged: boolean;
}

/** Something done, at one instant of story time. Telling, lying, saying and learning are acts too. */
export interface Act {
  readonly told: Position;
  readonly position: Position;
  readonly scene: number;
  readonly line: number;
  /** Null where what is done is a claim or a line of dialogue. */
  readonly word: Word | null;
  /** Who does it, where somebody does. */
  readonly subject: EntityId | null;
  readonly args: readonly Value[];
  readonly when: Time | null;
  readonly moment: MomentId | null;
  /** Whom it is told to, for claims. */
  readonly claim: { readonly verb: string; readonly to: readonly EntityId[] } | null;
  /** What it brings about: assertions painted by it. Two tellings of one death are no two deaths. */
  readonly effects: readonly Assertion[];
}

/** The shape of a word's fluents. */
export function shapeOf(word: Word, words: ReadonlyMap<string, Word>): Shape {
  let base = word;
  let flipped = false;
  for (const seen = new Set([word.id]); base.oppositeOf !== null; ) {
    const next = words.get(base.oppositeOf);
    if (!next || seen.has(next.id)) break;
    seen.add(next.id);
    base = next;
    flipped = !flipped;
  }
  const value = base.oneHolder ? 0 : base.oneAtATime || base.kind === 'age' ? base.variables.length - 1 : -1;
  // With one variable there is no object to be a value.
  return { word: base, flipped, value: base.variables.length > 1 ? value : -1 };
}
