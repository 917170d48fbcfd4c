import type {
  Attribution,
  ClaimVerb,
  Deed,
  EntityKind,
  FrameKind,
  Front,
  Quotation,
  Role,
  Rule as RuleTree,
  Telling,
  Word,
} from '../language/tree.ts';
import type { Range, Source } from '../text/source.ts';

export type { Attribution, ClaimVerb, Deed, EntityKind, FrameKind, Front, Quotation, Role, Telling, Word };

/** Index into `Story.entities`, which stands in order of introduction. */
export type EntityId = number;
/** Index into `Story.moments`. */
export type MomentId = number;
/**
 * A place in the order of telling. Sentences stand at 1, 2, 3, …; what a stage line says stands half a step before its
 * scene's first sentence, and who is put in a scene by a sentence is so half a step before that sentence.
 */
export type Position = number;

/** A story, told up to some position: nothing in it comes from later. */
export interface Story {
  readonly source: Source;
  readonly front: Front;
  /** In order of introduction. Nobody is here whom nothing told has named. */
  readonly entities: readonly Entity[];
  /** Told ones in order of first use, then declared ones not told yet, which have no name here. */
  readonly moments: readonly Moment[];
  readonly constraints: readonly Constraint[];
  /** What the constraints come to, where that has been worked out: in sealed stories. Null in those of files. */
  readonly order: KeptOrder | null;
  readonly scenes: readonly Scene[];
  /** `sentences[p - 1]` stands at position p. */
  readonly sentences: readonly Sentence[];
  readonly words: ReadonlyMap<string, Word>;
  readonly rules: readonly Rule[];
  readonly readings: readonly Reading[];
  readonly remarks: readonly Remark[];
  readonly sources: readonly {
    readonly name: string;
    readonly url: string | null;
    readonly date: string | null;
    readonly text: string;
  }[];
}

export interface Entity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  /** The main name first, then the aliases; `told` is Infinity for a name not told yet. */
  readonly names: readonly { readonly text: string; readonly told: Position }[];
  /** When the first of its names was told. */
  readonly told: Position;
  readonly introduction: string;
  readonly playedBy: string | null;
  /** For a place: the place that holds it. */
  readonly within: EntityId | null;
  readonly declared: boolean;
}

export interface Moment {
  readonly id: MomentId;
  /** Null for a nameless moment, and for a declared one that nothing told has named. */
  readonly name: string | null;
  /** The scene (number) that a nameless moment belongs to. */
  readonly scene: number | null;
  /** First use in the telling; Infinity if none yet. */
  readonly told: Position;
}

/** Where moments stand, as far as has been told. */
export interface KeptOrder {
  /** The moments told, as their beginnings lie in story time. */
  readonly line: readonly MomentId[];
  /**
   * Whole years from one moment to another, by both (`3 7`): from each at which somebody's age is told. None where there is
   * nothing: none have passed, or nothing is known of the time between. Null: one number or another.
   */
  readonly years: ReadonlyMap<string, number | null>;
  /** Of moments that hold others: the last of those in story time, from a position on at which it has come to be that. Ascending. */
  readonly lasts: ReadonlyMap<MomentId, readonly LastWithin[]>;
}

/** The moment in which something told from a position on in another happens. */
export interface LastWithin {
  readonly told: Position;
  readonly moment: MomentId;
}

/** What orders moments. Each moment is a stretch of story time with a beginning and an end; seconds throughout. */
export type Constraint = {
  /** From which position on it counts; 0 for those of the Timeline. */
  readonly told: Position;
  readonly range: Range;
  /** What goes without saying: it gives way where the others say otherwise, and that is no clash. */
  readonly soft?: boolean;
} & (
  | /** `earlier` ends before `later` begins */ {
      readonly type: 'before';
      readonly earlier: MomentId;
      readonly later: MomentId;
    }
  | { readonly type: 'during'; readonly inner: MomentId; readonly outer: MomentId }
  | /** at the same time */ { readonly type: 'same'; readonly one: MomentId; readonly other: MomentId }
  | /** `later` begins low to high seconds after `earlier` begins */ {
      readonly type: 'offset';
      readonly earlier: MomentId;
      readonly later: MomentId;
      readonly low: number;
      readonly high: number;
    }
  | /** lies within these seconds since 1970 */ {
      readonly type: 'date';
      readonly moment: MomentId;
      readonly from: number;
      readonly to: number;
      /** Only its beginning does. */
      readonly begins?: boolean;
    }
  | /** so many seconds lie between its beginning and its end */ {
      readonly type: 'lasts';
      readonly moment: MomentId;
      readonly low: number;
      readonly high: number;
    }
  | /** an undated scene: after `earlier`, and before every declared moment that comes after that one */ {
      readonly type: 'follows';
      readonly earlier: MomentId;
      readonly later: MomentId;
    }
);

export interface Scene {
  readonly number: number;
  readonly title: string;
  readonly chapter: string | null;
  readonly chapterNumber: number;
  readonly telling: Telling | null;
  /** Positions of its first and last sentence; a scene without sentences holds one empty one. */
  readonly first: Position;
  readonly last: Position;
  /** Seconds at which it is over in the telling, where that is known. */
  readonly endsAt: number | null;
  readonly moment: MomentId;
  readonly place: EntityId | null;
  readonly with: readonly EntityId[];
  readonly frame: Frame | null;
  /** Everyone and everything that its prose or sentences name. */
  readonly names: readonly EntityId[];
  /** Those of them that its prose or a quotation names. */
  readonly namedInProse: readonly EntityId[];
  /** Markdown paragraphs and quotations, with the positions at which they are told. */
  readonly prose: readonly {
    readonly markdown: string;
    readonly quotation: Quotation | null;
    readonly told: Position;
  }[];
  readonly line: number;
  /** The stage line's line, or the heading's. */
  readonly stageLine: number;
}

export interface Frame {
  readonly kind: FrameKind;
  readonly by: readonly EntityId[];
  readonly text: string;
}

export interface Sentence {
  readonly position: Position;
  /** The scene's number. */
  readonly scene: number;
  readonly text: string;
  readonly mark: 'reveal' | 'infer' | 'unseen' | 'suppose' | null;
  /** Null: an empty sentence, a remark, or one that could not be read. */
  readonly statement: Statement | null;
  /** Everything it names, in its main clause or within claims. */
  readonly names: readonly EntityId[];
  /** Its own timecode, seconds. */
  readonly at: number | null;
  readonly source: string | null;
  readonly line: number;
  readonly range: Range;
}

/** A number is an entity; a string is a number, a date or a text as written. */
export type Value = EntityId | string;

export type Argument =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'variable'; readonly name: string }
  | /** `?y's body`: the one called `NAME's rest`, where the variable is NAME */ {
      readonly type: 'possessive';
      readonly variable: string;
      readonly rest: string;
    }
  | /** a name that nothing told has named */ { readonly type: 'unknown' };

export interface Clause {
  readonly word: Word;
  readonly args: readonly Argument[];
  readonly negated: boolean;
  readonly secretly: boolean;
  readonly mentions: readonly EntityId[];
}

export type Time =
  | { readonly type: 'at'; readonly moment: MomentId }
  | { readonly type: 'since'; readonly from: MomentId }
  | { readonly type: 'until'; readonly to: MomentId }
  | { readonly type: 'span'; readonly from: MomentId; readonly to: MomentId }
  | { readonly type: 'always' };

/** A sentence's content with names and moments resolved. */
export type Statement =
  | { readonly type: 'clauses'; readonly when: Time | null; readonly clauses: readonly Clause[] }
  | {
      readonly type: 'claim';
      readonly when: Time | null;
      readonly holder: Argument;
      readonly verb: ClaimVerb;
      readonly to: readonly Argument[];
      readonly negated: boolean;
      readonly secretly: boolean;
      readonly content: Statement;
    }
  | {
      readonly type: 'scenes';
      readonly when: Time | null;
      readonly from: number;
      readonly to: number;
      readonly frame: Frame | null;
      /** Moved: the new moment of each scene that moves, the undated ones that follow on included. */
      readonly moves: readonly { readonly scene: number; readonly moment: MomentId }[];
    }
  | {
      readonly type: 'dialogue';
      readonly when: Time | null;
      readonly speaker: Argument;
      readonly quotation: string;
    }
  | { readonly type: 'watches'; readonly when: Time | null; readonly watcher: Argument };

export type RulePart =
  | { readonly type: 'clause'; readonly clause: Clause }
  | /** with an object: does something to that thing */ {
      readonly type: 'acts';
      readonly deed: Deed;
      readonly subject: Argument;
      readonly object: Argument | null;
    }
  | {
      readonly type: 'claim';
      readonly holder: Argument;
      readonly verb: ClaimVerb;
      readonly to: Argument | null;
      readonly what: string;
      readonly negated: boolean;
    };

export interface Rule {
  readonly name: string;
  readonly kind: RuleTree['kind'];
  readonly head: RulePart;
  readonly conditions: readonly RulePart[];
  /** Those that speak of what has been told. */
  readonly exceptions: readonly RulePart[];
  readonly builtIn: boolean;
}

export interface Reading {
  readonly title: string;
  readonly heldBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly prose: readonly string[];
  readonly quotations: readonly Quotation[];
  readonly suppositions: readonly Supposition[];
}

/** A sentence of a reading: in no scene, true from the beginning of the moment it names (always, if none). */
export interface Supposition {
  readonly text: string;
  readonly statement: Statement;
  readonly line: number;
}

/** `on purpose (rule): reason` */
export interface Remark {
  readonly rule: string | null;
  readonly reason: string;
  readonly scene: number;
  readonly position: Position;
}
