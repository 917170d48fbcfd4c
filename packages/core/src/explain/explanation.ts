/** Where something stands in the file: the line (from 1) and the scene (number from 1; 0 for a line outside the scenes). */
export interface Because {
  readonly line: number;
  readonly scene: number;
  /** The sentence as written. */
  readonly text: string;
}

/** The work and its people, as the front matter and the declarations have them. */
export interface StoryFacts {
  readonly title: string;
  readonly kind: string;
  readonly year: number | null;
  /** Seconds. */
  readonly runtime: number | null;
  readonly language: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly credits: readonly { readonly role: string; readonly names: readonly string[] }[];
  readonly awards: readonly string[];
  readonly other: readonly { readonly key: string; readonly text: string }[];
  /** What the author says of where it can be watched, as written. */
  readonly where: readonly unknown[];
}

export interface Person {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: 'person' | 'place' | 'thing' | 'group';
  /** As it follows the name: `is a writer`, `: a writer`, `, tall and thin`. */
  readonly introduction: string;
  readonly playedBy: string | null;
  /** Number of the scene that introduces them. */
  readonly scene: number;
  /** Those who turned out to be the same person, as they were introduced. */
  readonly sameAs: readonly Pick<Person, 'name' | 'introduction' | 'playedBy'>[];
}

export interface SceneLine {
  readonly number: number;
  readonly title: string;
  readonly chapter: string | null;
  /** The position in the telling as written (`0:09:10`), or null. */
  readonly at: string | null;
  /** The moment's name, or null where it has none. */
  readonly moment: string | null;
  readonly place: string | null;
  /** `imagined by Farquhar`, or null: as of the position the answer is for. */
  readonly frame: string | null;
  readonly present: readonly string[];
  /** Markdown paragraphs, quotations left out. */
  readonly prose: readonly string[];
}

/** One thing that a twist changed in one earlier scene. */
export interface Recast {
  readonly scene: number;
  /** `Harry is alive`, or for what has a value `Farquhar is in ?place`. */
  readonly about: string;
  /** At that scene's moment, in the view before the twist: true/false, the value's name, or null for nothing. */
  readonly then: boolean | string | null;
  /** The same in the view after the twist. */
  readonly now: boolean | string | null;
  /** Both as sentences: `Harry is alive`, `Harry is dead`. */
  readonly thenText: string;
  readonly nowText: string;
}

export interface Twist {
  readonly scene: number;
  /** Numbers of the scenes it changes, ascending. */
  readonly reach: readonly number[];
  readonly recasts: readonly Recast[];
  readonly mentions: readonly number[];
  readonly because: readonly Because[];
  /** What it changed, in one line each: `Harry is alive: true until now, false from the small hours on`. */
  readonly text: string;
}

/** A fact that a twist brings out, and who knew it when. */
export interface FactKnown {
  readonly twist: number;
  /** As in the recast: `Harry is alive`. */
  readonly about: string;
  /** As a sentence: `Harry is dead`. */
  readonly text: string;
  /** The moment from which it is so, or null: at all times, or from a moment without a name. */
  readonly since: string | null;
  /**
   * Those who know it or come to know it, and those who were ever in a scene with what it is about; in order of introduction.
   * Nobody else in the story learns it. Left out are the dead who never knew and, where two turn out to be one, they themselves.
   */
  readonly who: readonly Knower[];
}

/** The scenes that somebody is in, from one to another. */
export interface SceneSpan {
  /** Numbers of the first and the last of them. */
  readonly first: number;
  readonly last: number;
  /** How many of those from the first to the last they are in. */
  readonly scenes: number;
}

/** What somebody knew of a fact. */
export interface Knower {
  readonly name: string;
  /** They knew before the twist, in the telling or in story time; come to it with the twist or after; never do. */
  readonly how: 'knew' | 'learns' | 'never';
  /** Number of the scene that shows them come to it; null if none does: they never do, or they took it to be so all along. */
  readonly scene: number | null;
  /** The moment of story time at which they do; null if it has no name. */
  readonly since: string | null;
  /** Scenes before the twist that they are in, knowing what the audience does not. */
  readonly ahead: readonly SceneSpan[];
  /** Scenes after the twist that they are in, not knowing what the audience does; as long as it is so. */
  readonly behind: readonly SceneSpan[];
}

/** Something that somebody said or believed, and a later scene settled. */
export interface Said {
  /** Number of the scene, and the line, in which it is said. */
  readonly scene: number;
  readonly line: number;
  /** Whose claim it is, by the name they go by at the end. */
  readonly by: string;
  /** The sentence as written, its mark left out. */
  readonly text: string;
  /** Said to be a lie: `Amy lies to Nick that …`. */
  readonly lie: boolean;
  /** Whether it turned out so. */
  readonly so: boolean;
  /** Number of the scene after which that is known. */
  readonly settled: number;
}

export const CLUE_KINDS = [
  /** a contradiction that a later scene resolves; something odd that a twist accounts for */
  'conflict',
  'oddity',
  /** a thing or a state that comes back */
  'return',
  /** the only one somebody was ever with */
  'company',
  /** what each of two has to do with who turn out to be one; what one does to the other; that they are never together */
  'common',
  'self',
  'apart',
  /** how somebody was, and what was done, when they were last seen alive */
  'last',
  /** somebody is met everywhere but at their own place */
  'absence',
  /** what somebody says that has another meaning after; two who say the opposite of each other */
  'word',
  'denial',
  /** scenes that somebody says were not what they seemed */
  'retelling',
  /** a state whose cause is told later */
  'cause',
  /** what a dream is made of */
  'dream',
  /** words that are taken up again */
  'echo',
] as const;

export type ClueKind = (typeof CLUE_KINDS)[number];

export interface Clue {
  readonly kind: ClueKind;
  /** The scene that accounts for it. */
  readonly twist: number;
  /** For conflicts and oddities. */
  readonly rule: string | null;
  readonly planted: readonly number[];
  readonly because: readonly number[];
  /** The scene in which both sides of it had been told, so that a viewer could see that something is odd; null for what only later proves a clue. */
  readonly noticed: number | null;
  readonly resolved: number;
  /** For company: the recast person and the only other; for a return: the thing or state; else whom or what it is about, if not plain from the text. */
  readonly about: readonly string[];
  readonly text: string;
}

/** A conflict that stays: a plot hole, or an open question where a reading or a remark answers it. */
export interface Open {
  readonly rule: string;
  /** Scenes of its occurrences. */
  readonly scenes: readonly number[];
  /** Scenes that make its `while` part so. */
  readonly causes: readonly number[];
  /** The scene at which it was noticed. */
  readonly noticed: number;
  readonly text: string;
  readonly because: readonly Because[];
  /** Titles of the readings that remove it. */
  readonly answeredBy: readonly string[];
  /** `on purpose (rule): reason` */
  readonly reason: string | null;
}

/** A conflict, from where it was planted to what became of it. */
export interface ConflictLife {
  readonly rule: string;
  readonly text: string;
  /** A later sentence resolves it; it stays a plot hole, or an open question; `oddity`: it is only odd, and stays. */
  readonly end: 'resolved' | 'hole' | 'question' | 'oddity';
  /** A `rarely` rule: odd, not impossible. */
  readonly rarely: boolean;
  /** Numbers of the scenes of its acts, and of the scenes that make its `while` part so. */
  readonly planted: readonly number[];
  readonly because: readonly number[];
  /** The scene after which both are told. */
  readonly noticed: number;
  /** The scene that resolves it, and the sentence that does; null if nothing has. */
  readonly resolved: number | null;
  readonly resolvedBy: Because | null;
}

/** What a viewer had to go by before a twist. */
export interface FairPlay {
  /** The twist's scene. */
  readonly twist: number;
  /** Its clues in the order in which they are met, each with the scene in which it is. */
  readonly clues: readonly { readonly kind: ClueKind; readonly scene: number; readonly text: string }[];
  /** The first scene after which a viewer could have known; null if nothing before the twist gave it away. */
  readonly knowable: number | null;
}

export interface ReadingInstance {
  readonly rule: string;
  readonly scenes: readonly number[];
  /** A `rarely` rule: odd, not impossible. */
  readonly rarely: boolean;
  readonly text: string;
}

export interface ReadingReport {
  readonly title: string;
  readonly explains: readonly ReadingInstance[];
  readonly strains: readonly ReadingInstance[];
  readonly supposes: number;
  readonly suppositions: readonly string[];
  readonly heldBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly prose: readonly string[];
  readonly quotations: readonly {
    readonly text: string;
    readonly by: string | null;
    readonly where: string | null;
    readonly when: string | null;
    readonly url: string | null;
  }[];
  /**
   * The one sentence told that kills it, where one does: it says the opposite of a supposition, or a rule forbids a supposition
   * beside it, or it is all that the reading strains at. Else null.
   */
  readonly killedBy: Because | null;
  /** By the search, not by an author. */
  readonly found: boolean;
}

/** One way to account for a component. What it explains and strains at stands in the reading of the same title that is `found`. */
export interface SearchChoice {
  readonly title: string;
  /** Those of the component's conflicts that stay all the same. */
  readonly leaves: readonly ReadingInstance[];
  /** Titles of the author's readings that suppose the same of this component and account for as much. */
  readonly sameAs: readonly string[];
}

/** Conflicts that have to be accounted for together, since what removes one bears on another; and the lightest ways to do it. */
export interface SearchComponent {
  readonly conflicts: readonly ReadingInstance[];
  /** The fewest conflicts that stay or come of it first, then the fewest suppositions. None holds all that an earlier one supposes. */
  readonly choices: readonly SearchChoice[];
  /** Whether nothing lighter can have been missed. */
  readonly proven: boolean;
  /** What any choice comes to at least: conflicts that stay or come of it, and suppositions. */
  readonly atLeast: { readonly leaves: number; readonly supposes: number };
  /** Whether there are more choices, or may be. */
  readonly more: boolean;
}

/** The search for readings. */
export interface SearchReport {
  /** The words that may be supposed: `?x is a ghost`. */
  readonly words: readonly string[];
  /** How many choices of a component were asked for. */
  readonly limit: number;
  /** How many steps the search might take, and took. */
  readonly budget: number;
  readonly steps: number;
  readonly components: readonly SearchComponent[];
  /** Conflicts that nothing removes that may be supposed. */
  readonly stays: readonly ReadingInstance[];
}

export interface SourceLine {
  readonly name: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly text: string;
}

/** What `unspoiled explain --json` prints. */
export interface Explanation {
  readonly story: StoryFacts;
  readonly people: readonly Person[];
  readonly scenes: readonly SceneLine[];
  /** Widest reach first. */
  readonly twists: readonly Twist[];
  readonly clues: readonly Clue[];
  /** One entry for each twist that reaches back, in the order of `twists`. */
  readonly fairPlay: readonly FairPlay[];
  readonly knowledge: readonly FactKnown[];
  /** In the order in which it was said. */
  readonly said: readonly Said[];
  /** Every conflict there ever was, in the order in which they were noticed. */
  readonly conflicts: readonly ConflictLife[];
  readonly holes: readonly Open[];
  readonly openQuestions: readonly Open[];
  /** The author's; then those that the search has `found`. */
  readonly readings: readonly ReadingReport[];
  /** Only if it was asked for, and the story is over. */
  readonly search?: SearchReport;
  readonly sources: readonly SourceLine[];
}

/** The story as far as it has been told, but for what does not fit: nothing in it comes from after the position. */
export interface ToldSoFar {
  /** The last scene finished (or begun, inside one), or null before the first. */
  readonly after: { readonly number: number; readonly title: string } | null;
  /** Sentences told. */
  readonly position: number;
  readonly eyes: readonly string[];
  readonly scenes: readonly SceneLine[];
  readonly people: readonly (Person & {
    /** Innermost place now, or null. */
    readonly place: string | null;
    /** Other states that hold of them now, as sentences. */
    readonly states: readonly string[];
  })[];
}

/** What `unspoiled sofar --json` prints: nothing in it comes from after the position. */
export interface SoFar extends ToldSoFar {
  readonly story: StoryFacts;
  readonly conflicts: readonly Open[];
}

/** One person, place, thing or group, as a reader may be shown it. */
export interface Portrait extends Person {
  /** Innermost place now, or null. */
  readonly place: string | null;
  readonly known: readonly {
    /** As a sentence: `Mum is the parent of Adam`. */
    readonly text: string;
    /** Whom and what else it is about, by name. */
    readonly others: readonly string[];
    /** The sentence that says so; null where it follows from something else. */
    readonly because: Because | null;
  }[];
  /** Numbers of the scenes they were in, ascending. */
  readonly scenes: readonly number[];
}

/** What `unspoiled ask --json` prints. */
export interface Answer {
  readonly question: string;
  readonly lens: {
    readonly upTo: number;
    readonly eyes: readonly string[];
    readonly under: string | null;
    readonly when: string;
  };
  /** One entry an answer: variable name → name or value; with `--when always` also `from` and `to`. */
  readonly answers: readonly Readonly<Record<string, string | null>>[];
  /** Only beside an empty list, and only if the view holds nothing either way. */
  readonly known?: false;
  /** Why the question could not be read, in one sentence. */
  readonly problem?: string;
}

/** What `unspoiled why --json` prints. */
export interface Why {
  readonly question: string;
  /** What was explained: an answer, a conflict, a twist, or nothing of the kind. */
  readonly about: 'answer' | 'conflict' | 'twist' | 'nothing';
  readonly holds: boolean;
  /** Smallest set first (there may be several ways; the smallest found is first). Empty and holding: a default. */
  readonly because: readonly Because[];
  readonly text: string;
  /** What is wrong with the question, where something is; the text says it too. */
  readonly problem?: string;
}
