import type { Range, Source } from '../text/source.ts';

/**
 * What a story file says, before anyone asks what it means: every part, with where it stands.
 * Sentences are already read against the words and names known where they stand, so a file cut after
 * any scene yields exactly the front part of the tree of the whole file.
 */
export interface Tree {
  readonly source: Source;
  readonly front: Front;
  /** People, places, things and groups: the declared ones in file order, then the undeclared in order of first use. */
  readonly declarations: readonly Declaration[];
  readonly timeline: readonly MomentDeclaration[];
  /** All words in force, by id: the prelude's, overridden by the story's. */
  readonly words: ReadonlyMap<string, Word>;
  /** The prelude's words as they are without the story's: what a word of the story replaces is there until it is told. */
  readonly builtIn: ReadonlyMap<string, Word>;
  /** The prelude's and the story's rules, those turned off left out. */
  readonly rules: readonly Rule[];
  /** The prelude's rules that the story turns off, or puts its own in the place of. */
  readonly off: readonly Rule[];
  /** The names of the story's rules that have an error, and are not in force. */
  readonly brokenRules: readonly string[];
  readonly scenes: readonly SceneTree[];
  readonly readings: readonly ReadingTree[];
  readonly sources: readonly SourceTree[];
  /** The story goes on where this ends: it has been cut at a reader's place. */
  readonly unfinished?: true;
}

/** The front matter. Values are kept as written; `entries` has every key in order. */
export interface Front {
  readonly title: string;
  readonly kind: string;
  readonly year: number | null;
  /** Seconds, or null. */
  readonly runtime: number | null;
  readonly language: string;
  /** The prelude that the file names, `words: fr`; null if it names none that there is. */
  readonly words: string | null;
  readonly ids: Readonly<Record<string, string>>;
  /** Keys such as `directed by`, each with the people it names. */
  readonly credits: readonly {
    readonly role: string;
    readonly names: readonly string[];
    readonly range: Range;
  }[];
  readonly awards: readonly string[];
  readonly where: readonly unknown[];
  readonly pictures: readonly Picture[];
  /** Any other key, as text: `based on`, … */
  readonly other: readonly { readonly key: string; readonly text: string; readonly range: Range }[];
}

export interface Picture {
  readonly file: string;
  readonly alt: string;
  readonly credit: string;
  /** The title of the scene after which it may be shown; null: never before the end. */
  readonly after: string | null;
}

export type EntityKind = 'person' | 'place' | 'thing' | 'group';

/** `- **Harry** (also: the neighbour) lives on a lower floor. Played by Paul Mescal.` */
export interface Declaration {
  readonly kind: EntityKind;
  /** The main name; it is the key by which terms refer to the entity, unique in the file. */
  readonly name: string;
  readonly also: readonly string[];
  /** One line, Markdown stripped; empty if none. */
  readonly introduction: string;
  readonly playedBy: string | null;
  /** For places: the name of the place that holds it. */
  readonly within: string | null;
  /** False for a name that the story uses without declaring it. */
  readonly declared: boolean;
  readonly range: Range;
}

// ---------------------------------------------------------------- story time

/** An amount of story time in seconds, as bounds: "3 days" is exact, "about 12 years" is not. */
export interface Amount {
  readonly low: number;
  readonly high: number;
}

/** A point or stretch of story time, as written. Days and seconds count from 1970-01-01T00:00 (proleptic Gregorian, no zone). */
export type TimeExpression = { readonly text: string; readonly range: Range } & (
  | /** a moment named in the Timeline or used before; or, in a stage line or `(when)`, a new name */ {
      readonly type: 'moment';
      readonly name: string;
    }
  | /** a date or clock stretch, seconds, half-open */ {
      readonly type: 'date';
      readonly from: number;
      readonly to: number;
    }
  | /** `after X`, `3 days before X`, `the next day` (to: null is the scene told before), `meanwhile` */ {
      readonly type: 'relative';
      readonly relation: 'after' | 'before' | 'during' | 'same';
      readonly to: string | null;
      readonly amount: Amount | null;
    }
  | /** in the Timeline: `for three days`, how long it lasts */ {
      readonly type: 'lasts';
      readonly amount: Amount;
    }
);

/** `- night 1: after the crash, before night 3` */
export interface MomentDeclaration {
  readonly name: string;
  readonly constraints: readonly TimeExpression[];
  readonly range: Range;
}

export type When =
  | { readonly type: 'at'; readonly at: TimeExpression; readonly range: Range }
  | { readonly type: 'since'; readonly from: TimeExpression; readonly range: Range }
  | { readonly type: 'until'; readonly to: TimeExpression; readonly range: Range }
  | {
      readonly type: 'span';
      readonly from: TimeExpression;
      readonly to: TimeExpression;
      readonly range: Range;
    }
  | { readonly type: 'always'; readonly range: Range };

// ---------------------------------------------------------------- words and rules

export type VariableKind = 'any' | 'place' | 'thing' | 'group' | 'date' | 'number';

export interface Variable {
  /** Without the question mark. */
  readonly name: string;
  readonly kind: VariableKind;
}

export type WordKind = 'state' | 'act' | 'fact' | 'age' | 'identity' | 'claim';

/** What the engine must know of a word, whatever the language it is in. No two words of a vocabulary have the same. */
export type Role = 'whereabouts' | 'death' | 'ghost' | 'birth' | 'birthday' | 'parent';

/** One entry of the vocabulary. An undeclared event has a word made up for it (`invented`). */
export interface Word {
  /** The pattern in its first form: `?x goes to ?place`. Identity: a story's word with the id of the prelude's replaces it. */
  readonly id: string;
  readonly kind: WordKind;
  /** `whereabouts`, `death`, `ghost`: a word that replaces one of the prelude's keeps its role. */
  readonly role: Role | null;
  /** Of kind `claim` only: which of the claims of the grammar it says. */
  readonly claim: ClaimVerb | null;
  /** In the order of the pattern; the arguments of a clause are aligned with these. */
  readonly variables: readonly Variable[];
  /** Every form it can be read in, with its variables, `?x goes to ?place` first. Inflections that the grammar supplies are not listed. */
  readonly forms: readonly string[];
  /** `one at a time`: all arguments but the last are the key, the last is the value. */
  readonly oneAtATime: boolean;
  /** `one holder at a time`: the last argument is the key, the first is the value. */
  readonly oneHolder: boolean;
  readonly bothWays: boolean;
  readonly forever: boolean;
  /** The id of the word that it is the complement of: it shares that word's timelines, negated. */
  readonly oppositeOf: string | null;
  readonly assumedOfPeople: boolean;
  readonly maybeSupposed: boolean;
  readonly atADistance: boolean;
  /** It is talk: what it is `about` is spoken of, and not only thought of; if it is about nothing in particular, about anything. */
  readonly aloud: boolean;
  /** Names of the variables that are spoken or thought of, not there. */
  readonly about: readonly string[];
  /** `then …`: what the act brings about, in terms of its variables. An unbound variable in a negated effect means "whatever it is". */
  readonly effects: readonly Clause[];
  readonly builtIn: boolean;
  readonly invented: boolean;
  readonly range: Range;
}

export type Term =
  | /** `name` is the entity's main name (its key), `written` what stands in the text */ {
      readonly type: 'name';
      readonly name: string;
      readonly written: string;
      readonly range: Range;
    }
  | { readonly type: 'variable'; readonly name: string; readonly range: Range }
  | /** `?y's body` in rules: the entity called so */ {
      readonly type: 'possessive';
      readonly variable: string;
      readonly rest: string;
      readonly range: Range;
    }
  | { readonly type: 'number'; readonly value: number; readonly range: Range }
  | /** a date, as written and as seconds */ {
      readonly type: 'date';
      readonly text: string;
      readonly from: number;
      readonly to: number;
      readonly range: Range;
    }
  | /** in questions only: a name nobody has told (yet) */ {
      readonly type: 'unknown';
      readonly text: string;
      readonly range: Range;
    };

/** A sentence's clause against one word. `Mum and Dad die` is two clauses. */
export interface Clause {
  readonly word: Word;
  /** Aligned with `word.variables`. */
  readonly args: readonly Term[];
  readonly negated: boolean;
  readonly secretly: boolean;
  /** Names in trailing modifiers (`with the lamp`): mentioned, nothing more. */
  readonly mentions: readonly Term[];
  readonly range: Range;
}

/** What rules say of all acts of a kind, whatever their words. */
export type Deed = 'acts' | 'handles' | 'parts with';

/** What a rule is made of beside clauses: `?x acts`, `?x handles ?thing`, `?x parts with ?thing`, and what is told or known. */
export type RulePart =
  | { readonly type: 'clause'; readonly clause: Clause }
  | /** any act or undeclared event whose subject it is; `?x handles ?thing`: any act done to a thing; `?x parts with ?thing`: any by which it is no longer theirs */ {
      readonly type: 'acts';
      readonly deed: Deed;
      readonly subject: Term;
      readonly object: Term | null;
      readonly range: Range;
    }
  | /** `?y tells ?x ?what`, `?x knows ?what` */ {
      readonly type: 'claim';
      readonly holder: Term;
      readonly verb: ClaimVerb;
      readonly to: Term | null;
      readonly what: string;
      readonly negated: boolean;
      readonly range: Range;
    };

export interface Rule {
  readonly name: string;
  /** never: a conflict; rarely: an oddity; derives: `head when conditions`. */
  readonly kind: 'never' | 'rarely' | 'derives';
  readonly head: RulePart;
  readonly conditions: readonly RulePart[];
  /** Any one of them excuses. */
  readonly exceptions: readonly RulePart[];
  /** As written, for people. */
  readonly text: string;
  readonly builtIn: boolean;
  readonly range: Range;
}

// ---------------------------------------------------------------- sentences

export type ClaimVerb =
  | 'believes'
  | 'thinks'
  | 'knows'
  | 'learns'
  | 'remembers'
  | 'sees'
  | 'hears'
  | 'says'
  | 'tells'
  | 'lies';

export type Content =
  | /** one clause, or one for each name of `Mum and Dad`; `text` without `(when)` */ {
      readonly type: 'clauses';
      readonly when: When | null;
      readonly clauses: readonly Clause[];
      readonly range: Range;
    }
  | {
      readonly type: 'claim';
      readonly when: When | null;
      readonly holder: Term;
      readonly verb: ClaimVerb;
      /** Whom it is told to (tells, lies); empty otherwise. */
      readonly to: readonly Term[];
      readonly negated: boolean;
      readonly secretly: boolean;
      readonly content: Content;
      readonly range: Range;
    }
  | /** `the scenes from "A" to "B" are imagined by Farquhar`; `… happens the same night` */ {
      readonly type: 'scenes';
      readonly when: When | null;
      /** Numbers (from 1, telling order) of the scenes meant. */
      readonly from: number;
      readonly to: number;
      readonly frame: Frame | null;
      readonly happens: TimeExpression | null;
      readonly range: Range;
    }
  | {
      readonly type: 'dialogue';
      readonly when: When | null;
      readonly speaker: Term;
      readonly quotation: string;
      readonly range: Range;
    }
  | /** `X secretly watches` */ {
      readonly type: 'watches';
      readonly when: When | null;
      readonly watcher: Term;
      readonly range: Range;
    };

export type Mark = 'reveal' | 'infer' | 'unseen' | 'suppose' | 'off' | 'on purpose';

export interface SentenceTree {
  /** The list item without its bullet, as written. */
  readonly text: string;
  readonly mark: Mark | null;
  /** `on purpose (rule): reason`. The rule's name or null, and the reason. Content is null then. */
  readonly purpose: { readonly rule: string | null; readonly reason: string } | null;
  /** Null for a remark or a sentence that could not be read. */
  readonly content: Content | null;
  /** `[source]` at the end. */
  readonly source: string | null;
  /** Its own timecode, seconds, if it carries one: `(0:43:10) Harry dies`. */
  readonly at: number | null;
  readonly range: Range;
}

// ---------------------------------------------------------------- scenes

export type FrameKind = 'dreamed' | 'imagined' | 'remembered' | 'told' | 'film' | 'real';

export interface Frame {
  readonly kind: FrameKind;
  /** Who dreams, imagines, remembers, tells. Empty for `a film within the film` and `real`. */
  readonly by: readonly Term[];
  readonly text: string;
  readonly range: Range;
}

export interface Telling {
  /** Seconds from the start of the work (of the episode, for a series), or null. */
  readonly start: number | null;
  readonly end: number | null;
  /** For a book: the page. */
  readonly page: number | null;
  /** `S1E4` as [1, 4]. */
  readonly episode: readonly [number, number] | null;
  /** As written: `0:09:10`. */
  readonly text: string;
}

export interface SceneTree {
  /** From 1, in telling order. */
  readonly number: number;
  readonly title: string;
  /** The title of the chapter, act or episode (`##` above a `###`) that it stands in, or null. */
  readonly chapter: string | null;
  /** From 1: which chapter; 0 if there are none. */
  readonly chapterNumber: number;
  readonly telling: Telling | null;
  readonly moment: TimeExpression | null;
  /** The place's main name. */
  readonly place: Term | null;
  readonly with: readonly Term[];
  readonly frame: Frame | null;
  /** Prose, quotations and sentences in file order. */
  readonly blocks: readonly Block[];
  readonly range: Range;
  readonly headingRange: Range;
  /** The stage line's, or null. */
  readonly stageRange: Range | null;
}

export type Block =
  | {
      readonly type: 'prose';
      readonly markdown: string;
      readonly names: readonly Mention[];
      readonly range: Range;
    }
  | { readonly type: 'quotation'; readonly quotation: Quotation }
  | { readonly type: 'sentence'; readonly sentence: SentenceTree };

/** A name found in prose. */
export interface Mention {
  readonly name: string;
  readonly written: string;
  readonly range: Range;
}

export interface Quotation {
  readonly text: string;
  /** Null: dialogue. */
  readonly attribution: Attribution | null;
  readonly names: readonly Mention[];
  readonly range: Range;
}

/** `— who, where, when, <url>` */
export interface Attribution {
  readonly who: string;
  readonly where: string | null;
  readonly when: string | null;
  readonly url: string | null;
  readonly range: Range;
}

export interface ReadingTree {
  readonly title: string;
  readonly heldBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly prose: readonly string[];
  readonly suppositions: readonly SentenceTree[];
  readonly quotations: readonly Quotation[];
  readonly range: Range;
}

export interface SourceTree {
  readonly name: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly text: string;
  readonly range: Range;
}
