import type { Position } from '../../story/model.ts';

/** From when to when something stands, over positions of the telling; null: to the end. */
export interface Stands<T> {
  readonly found: T;
  readonly born: Position;
  readonly resolved: Position | null;
}

/**
 * The life of what a check finds of one sentence. It is looked at as of the end of the scene that tells it, and again whenever something is
 * told that it rests on: so it costs what is told of it, and the positions between need no look. What is the same at the end as it was
 * there has stood throughout.
 */
export class Life<T> {
  readonly #told: Position;
  readonly #first: T | null;
  #last: T | null;
  /** Where it last came to stand, or to stand no longer. */
  #turned: Position;

  /**
   * @param told the position of the sentence.
   * @param first what is found as of the end of its scene; null: nothing.
   */
  constructor(told: Position, first: T | null) {
    this.#told = told;
    this.#first = first;
    this.#last = first;
    this.#turned = told;
  }

  /** Takes in what is found as of a later position. */
  look(position: Position, found: T | null): void {
    if ((found === null) !== (this.#last === null)) this.#turned = position;
    this.#last = found;
  }

  /** Null for what did not stand at the end of its scene, and does not now. */
  get stands(): Stands<T> | null {
    const [first, last] = [this.#first, this.#last];
    if (last !== null)
      return { found: last, born: first === null ? this.#turned : this.#told, resolved: null };
    return first && { found: first, born: this.#told, resolved: this.#turned };
  }
}
