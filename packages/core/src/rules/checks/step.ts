import type { Act, Assertion } from '../../engine/assertion.ts';
import type { Engine } from '../../engine/engine.ts';
import { firstAfter } from '../../engine/log.ts';
import type { EntityId, Position, Scene, Sentence } from '../../story/model.ts';

/** One position of the telling, with all that is new there. */
export interface Step {
  readonly position: Position;
  /** Undefined for what a reading supposes, after the last. */
  readonly sentence: Sentence | undefined;
  readonly acts: readonly Act[];
  readonly said: readonly Assertion[];
  /** What changes: in the log, the first of its pieces, and the first after them. */
  readonly firstPiece: number;
  readonly nextPiece: number;
  /** Scenes that it moves or reframes. */
  readonly scenes: ReadonlySet<number>;
  /** Entities that go by another from here on. */
  readonly merged: readonly EntityId[];
  /** The scene whose last sentence this is. */
  readonly ended: Scene | null;
}

/** Goes through what an engine tells, position by position, and goes on when it is told more. */
export class Steps {
  readonly #engine: Engine;
  #position: Position = 0;
  #acts = 0;
  #said = 0;
  #pieces = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The last position gone through. */
  get position(): Position {
    return this.#position;
  }

  /** Those up to the engine's end that have not been gone through. */
  *next(): Generator<Step> {
    const engine = this.#engine;
    const { acts, painting, scenes, story } = engine;
    while (this.#position < engine.end) {
      const position = ++this.#position;
      const sentence = story.sentences[position - 1];
      const scene = sentence && story.scenes[sentence.scene - 1];
      const [firstAct, firstSaid, firstPiece] = [this.#acts, this.#said, this.#pieces];
      this.#acts = after(acts, firstAct, position);
      this.#said = after(painting.said, firstSaid, position);
      this.#pieces = firstAfter(painting.log, firstPiece, position);
      yield {
        position,
        sentence,
        acts: part(acts, firstAct, this.#acts),
        said: part(painting.said, firstSaid, this.#said),
        firstPiece,
        nextPiece: this.#pieces,
        scenes: scenes.changedBy(position),
        merged: painting.identity.changedBy(position),
        ended: scene?.last === position ? scene : null,
      };
    }
  }
}

/** The number of the first that comes after a position, from one on. */
function after(list: readonly { readonly position: Position }[], from: number, position: Position): number {
  let i = from;
  while (i < list.length && list[i]!.position <= position) i++;
  return i;
}

const part = <T>(list: readonly T[], from: number, to: number): readonly T[] =>
  from === to ? NONE : list.slice(from, to);

const NONE: readonly never[] = [];
