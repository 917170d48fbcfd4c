import type { Position, Time, Value, Word } from '../story/model.ts';
import type { Assertion } from './assertion.ts';
import { Engine } from './engine.ts';
import type { Fluent } from './fluent.ts';
import { supposing } from './narrator.ts';
import type { Painting } from './painting.ts';

/** A state to be supposed: a word with whom it is said of, from the beginning of a moment on. */
export interface Supposed {
  readonly word: Word;
  readonly args: readonly Value[];
  /** False: that it is not so. */
  readonly says: boolean;
  readonly when: Time | null;
}

/** An engine that supposes, after the end of the story, one thing after another. The story does not go on in it. */
export class SupposingEngine extends Engine {
  /**
   * Supposes other things than before, at a position of its own after all others: whoever stands earlier in the telling sees
   * nothing of it. What was supposed at the position before goes on being supposed unless it is taken back.
   *
   * @param position one more than the last: `end + 1` the first time.
   * @returns the assertions that were added, by which they can be taken back.
   */
  suppose(position: Position, added: readonly Supposed[], back: Iterable<Assertion>): readonly Assertion[] {
    retract(this.painting, back, position);
    return added.map(({ word, args, says, when }) =>
      this.narrator.teller.assert(word, args, says, false, supposing(position, 0, when)),
    );
  }

  override goOn(): boolean {
    return false;
  }
}

/** Takes assertions back, and paints what they were said of without them. */
export function retract(painting: Painting, assertions: Iterable<Assertion>, position: Position): void {
  const gone = new Set(assertions);
  const fluents = new Set<Fluent>();
  for (const assertion of gone) {
    if (assertion.fluent) fluents.add(assertion.fluent);
    assertion.fluent = null;
  }
  for (const fluent of fluents) {
    fluent.assertions = fluent.assertions.filter((a) => !gone.has(a));
    painting.paintAfresh(fluent, position);
  }
}
