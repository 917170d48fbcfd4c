import type {
  Attribution,
  Constraint,
  EntityKind,
  Front,
  MomentId,
  Position,
  Reading,
  Remark,
  Rule,
  Scene,
  Sentence,
  Story,
  Word,
} from '../story/model.ts';

declare const sealed: unique symbol;

/**
 * A story that ends where a reader stands: the only thing that anything facing a reader accepts. Plain data, that JSON holds as
 * it is; nothing in it comes from later, and it equals, byte for byte, what is made of a file that ends there. It carries no line
 * numbers, no offsets and no counts of what is not in it.
 *
 * Made by `seal` from a file, or by `merge` from segments.
 */
export interface SealedStory {
  readonly [sealed]: true;
  readonly format: 1;
  readonly header: Header;
  /** Of each scene told, in order: what it adds. */
  readonly scenes: readonly Contribution[];
  /** What looks back on the whole; null before the end. */
  readonly ending: Ending | null;
}

/** What somebody who has seen nothing may know. */
export interface Header {
  /** The work's own facts; pictures follow their scenes. */
  readonly front: Omit<Front, 'pictures'>;
}

/** What one scene adds to the story: it depends on nothing told after that scene. */
export interface Contribution {
  readonly scene: Packed<Omit<Scene, 'line' | 'stageLine' | 'number'>> & { readonly stage: string };
  readonly sentences: readonly Packed<Omit<Sentence, 'line' | 'scene' | 'range'>>[];
  /** Whom and what it introduces, in order; their ids go on from those before. */
  readonly entities: readonly NewEntity[];
  /** Names of those already there that it is first to use; `main` for the one they go by from now on. */
  readonly names: readonly {
    readonly entity: number;
    readonly text: string;
    readonly told: Position;
    readonly main: boolean;
  }[];
  /** Places now known to be in another. */
  readonly within: readonly { readonly entity: number; readonly place: number }[];
  /** Moments that it is first to use, in order; `was`: the nameless one that ordered others before. */
  readonly moments: readonly {
    readonly name: string | null;
    /** Whether it belongs to a scene, and which. */
    readonly scene: number | null;
    readonly told: Position;
    readonly was: number | null;
    /** The one before it in story time, of those before it here and in the scenes before; null: it is the first. */
    readonly after: MomentId | null;
  }[];
  /** Moments that come to be the last of those in another, from a position on. */
  readonly lasts: readonly (readonly [outer: MomentId, told: Position, inner: MomentId])[];
  /** Whole years from a moment at which somebody's age is told to another, where they are other than before; 0 at first; null: one number or another. */
  readonly years: readonly (readonly [from: MomentId, to: MomentId, years: number | null])[];
  /** How many more declared moments, nameless still, order those told. Their ids go on from -1 downwards. */
  readonly between: number;
  readonly constraints: readonly Packed<Constraint>[];
  readonly words: readonly Packed<Word>[];
  readonly rules: readonly Packed<Rule>[];
  /** Built-in rules that the story turns off, each with the first scene by which it could apply. */
  readonly off: readonly string[];
  readonly pictures: Front['pictures'];
}

export interface NewEntity {
  readonly kind: EntityKind;
  readonly names: readonly { readonly text: string; readonly told: Position }[];
  readonly told: Position;
  readonly introduction: string;
  readonly playedBy: string | null;
  readonly within: number | null;
  readonly declared: boolean;
}

export interface Ending {
  readonly readings: readonly Packed<Reading>[];
  /** What the readings' suppositions speak of beside what was told. */
  readonly more: Omit<Contribution, 'scene' | 'sentences'>;
  readonly remarks: readonly Remark[];
  readonly sources: Story['sources'];
}

/** A value as JSON holds it: words by their ids, without places in a file. */
export type Packed<T> = T extends Word
  ? { readonly [K in Exclude<keyof T, 'range'>]: K extends 'effects' ? readonly unknown[] : T[K] }
  : { readonly [K in Exclude<keyof T, 'range'>]: unknown };

export type { Attribution, MomentId };
