import type { EntityId, MomentId, Position, Statement, Time, Value, Word } from '../story/model.ts';
import type { Fluent, Relation } from './fluent.ts';

/** The fluents of one word, or of a word and its opposites. */
export interface Shape {
  /** The word that it is the shape of. */
  readonly said: Word;
  /** The word whose timelines it uses: an `opposite of` word uses those of the other, negated. */
  readonly word: Word;
  readonly flipped: boolean;
  /** Which argument is the value; -1 for yes-or-no fluents. */
  readonly value: number;
  /** The fluents of that word, once they have been asked for. */
  relation: Relation | null;
}

/** In which way something is told. */
interface Manner {
  readonly reveal: boolean;
  readonly ifNothing: boolean;
  readonly supposed: boolean;
  readonly staged: boolean;
}

const plainly: Manner = { reveal: false, ifNothing: false, supposed: false, staged: false };
const asKnown: Manner = { ...plainly, ifNothing: true };

/** The ways in which a sentence, a stage line or a reading tells. */
export const manners = {
  plainly,
  asReveal: { ...plainly, reveal: true },
  onStage: { ...plainly, staged: true },
  asSupposed: { ...plainly, reveal: true, supposed: true },
} satisfies Record<string, Manner>;

/** Where assertions and acts come from: a sentence at its place in both times. All that one sentence says shares one. */
export class Telling {
  /** The sentence at whose position it counts. */
  readonly position: Position;
  /** 0 for suppositions. */
  readonly scene: number;
  readonly line: number;
  /** The moment it counts from, where `when` is null: its scene's, unless the scene has been moved. Null outside scenes. */
  readonly moment: MomentId | null;
  readonly when: Time | null;
  readonly #manner: Manner;

  constructor(
    position: Position,
    scene: number,
    line: number,
    moment: MomentId | null,
    manner: Manner,
    when: Time | null = null,
  ) {
    this.position = position;
    this.scene = scene;
    this.line = line;
    this.moment = moment;
    this.when = when;
    this.#manner = manner;
  }

  get reveal(): boolean {
    return this.#manner.reveal;
  }
  /** Comes of `X knows that …`: painted only where there is nothing. */
  get ifNothing(): boolean {
    return this.#manner.ifNothing;
  }
  /** A supposition: painted last, from the beginning of its moment. */
  get supposed(): boolean {
    return this.#manner.supposed;
  }
  /** Said by the stage line, or by taking part in a scene that has a place. */
  get staged(): boolean {
    return this.#manner.staged;
  }

  /** Where in the telling; half a step before a sentence for what comes of being in its scene. */
  get told(): Position {
    return this.staged ? this.position - 0.5 : this.position;
  }

  /** The same at another time of the story. */
  at(when: Time): Telling {
    return new Telling(this.position, this.scene, this.line, this.moment, this.#manner, when);
  }

  /** The same, as something that fills only what nothing says; unless it is a reveal, which may go against what was told. */
  known(): Telling {
    if (this.reveal) return this;
    return new Telling(this.position, this.scene, this.line, this.moment, asKnown, this.when);
  }
}

/** What is told at one place: what assertions and acts have in common. */
class Told {
  readonly telling: Telling;
  readonly args: readonly Value[];

  constructor(telling: Telling, args: readonly Value[]) {
    this.telling = telling;
    this.args = args;
  }

  get told(): Position {
    return this.telling.told;
  }
  get position(): Position {
    return this.telling.position;
  }
  get scene(): number {
    return this.telling.scene;
  }
  get line(): number {
    return this.telling.line;
  }
  get moment(): MomentId | null {
    return this.telling.moment;
  }
  get when(): Time | null {
    return this.telling.when;
  }
}

/**
 * What a sentence says of one fluent, placed in both times. It keeps the entities it was told with: who these turn out to be is
 * looked up, and nothing is rewritten.
 */
export class Assertion extends Told {
  readonly shape: Shape;
  /** True for `is`, false for a negation (after flipping opposites). */
  readonly holds: boolean;
  /** A negated effect whose value is left open: `?thing is not in ?anywhere`. */
  readonly whatever: boolean;
  /** Brought about by an act; said as a state otherwise. */
  readonly done: boolean;
  /** The fluent that it is filed with, as of the latest position. */
  fluent: Fluent | null = null;

  constructor(
    telling: Telling,
    shape: Shape,
    args: readonly Value[],
    says: boolean,
    whatever: boolean,
    done: boolean,
  ) {
    super(telling, args);
    this.done = done;
    this.shape = shape;
    this.holds = says !== shape.flipped;
    this.whatever = whatever;
  }

  get word(): Word {
    return this.shape.said;
  }
  get reveal(): boolean {
    return this.telling.reveal;
  }
  get ifNothing(): boolean {
    return this.telling.ifNothing;
  }
  get supposed(): boolean {
    return this.telling.supposed;
  }
  get staged(): boolean {
    return this.telling.staged;
  }
  /** Cannot end: said with a `forever` word, unnegated. */
  get forever(): boolean {
    return this.word.forever && this.holds !== this.shape.flipped;
  }
}

/** Something done, at one instant of story time. Telling, lying, saying and learning are acts too. */
export class Act extends Told {
  /** Null where what is done is a claim or a line of dialogue. */
  readonly word: Word | null;
  /** Who does it, where somebody does. */
  readonly subject: EntityId | null;
  /** For claims: whom it is told to, and what; a line of dialogue claims nothing. */
  readonly claim: {
    readonly verb: string;
    readonly to: readonly EntityId[];
    readonly statement?: Extract<Statement, { type: 'claim' }>;
  } | null;
  /** What it brings about: assertions painted by it. Two tellings of one death are no two deaths. */
  readonly effects: readonly Assertion[];

  constructor(
    telling: Telling,
    word: Word | null,
    subject: EntityId | null,
    args: readonly Value[],
    claim: Act['claim'],
    effects: readonly Assertion[],
  ) {
    super(telling, args);
    this.word = word;
    this.subject = subject;
    this.claim = claim;
    this.effects = effects;
  }
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
  return { said: word, word: base, flipped, value: base.variables.length > 1 ? value : -1, relation: null };
}
