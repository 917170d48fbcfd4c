import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Stretch } from '../text/calendar.ts';
import type { Range, Source } from '../text/source.ts';
import type { readClosing } from './closing.ts';
import type * as problems from './content-problems.ts';
import { dateByForm } from './date-form.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import type { Lexicon } from './lexicon.ts';
import type { newMoment } from './new-moment.ts';
import type { holdsNoDate } from './no-date.ts';
import type { behindOpening } from './opening.ts';
import { type Patterns, patternsOf } from './pattern.ts';
import { oneLine } from './ranges.ts';
import type { reportSeveral } from './several.ts';
import type { readSpecial } from './special.ts';
import type { readTime } from './time.ts';
import { type Token, tokenise, tokenRange } from './tokens.ts';
import type { keepEvent } from './told-event.ts';
import type { guessKind, introduceName, introduceSubject } from './undeclared.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A scene told so far, as sentences refer to it. */
export interface SceneTitle {
  readonly number: number;
  readonly title: string;
}

/**
 * The four uses of the one grammar. `telling` (supposing too) makes up names and words that are not declared;
 * `defining` allows variables; `asking` does both, but what it does not know it leaves unknown.
 */
export type Use = 'telling' | 'defining' | 'asking';

/** What is done with what nobody knows yet: it is made up, and the writer is told, with advice. */
export interface MakingUp {
  readonly name: typeof introduceName;
  readonly kind: typeof guessKind;
  readonly moment: typeof newMoment;
  /** A moment, a date, or a time that counts from one. */
  readonly time: typeof readTime;
  /** Keeps a sentence that no word fits. */
  readonly event: typeof keepEvent;
  readonly subject: typeof introduceSubject;
  readonly several: typeof reportSeveral;
  /** What can be told and not asked: a line of dialogue, who watches, what scenes are. */
  readonly special: typeof readSpecial;
  /** What may stand around a clause: a modifier before it, a moment behind it. */
  readonly behindOpening: typeof behindOpening;
  readonly closing: typeof readClosing;
  /** A date that there is not. */
  readonly isNoDate: typeof holdsNoDate;
}

/**
 * How a sentence is read. `telling`, `defining` and `advising` are in `making-up.ts`; a device that only asks has `askingBy`, and does
 * without all that they need.
 */
export interface Way {
  readonly use: Use;
  readonly lexicon: Lexicon;
  /** The stretch of time that is written as a date; null if none is. */
  readonly date: (text: string) => Stretch | null;
  /** Null in questions: what is not known stays unknown. */
  readonly makesUp: MakingUp | null;
  /** What is said of what cannot be read; null where nobody is told. */
  readonly problems: typeof problems | null;
}

/** Questions on a device, which has its lexicon with the prelude. */
export const askingBy = (lexicon: Lexicon): Way => ({
  use: 'asking',
  lexicon,
  date: dateByForm,
  makesUp: null,
  problems: null,
});

/** One sentence being read: its tokens and all that it may be read with. */
export class Reading {
  readonly source: Source;
  readonly range: Range;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  readonly patterns: Patterns;
  /** What the grammar supplies inflections and negation for. */
  readonly grammar: Grammar | null;
  readonly english: boolean;
  readonly way: Way;
  readonly scenes: readonly SceneTitle[];
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    source: Source,
    range: Range,
    vocabulary: Vocabulary,
    way: Way,
    scenes: readonly SceneTitle[] = [],
    patterns?: Patterns,
  ) {
    this.source = source;
    this.range = range;
    this.tokens = tokenise(source, range);
    this.vocabulary = vocabulary;
    this.grammar = grammarOf(vocabulary.language);
    this.english = this.grammar === 'en';
    this.patterns = patterns ?? patternsOf(vocabulary.words, this.grammar);
    this.way = way;
    this.scenes = scenes;
  }

  get use(): Use {
    return this.way.use;
  }

  get makesUp(): MakingUp | null {
    return this.way.makesUp;
  }

  /** The token's text in lower case; empty past the end. */
  word(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  /** From the first of the tokens [from, to) to the last. */
  rangeOf(from: number, to: number): Range {
    return tokenRange(this.tokens, from, to);
  }

  /** What stands there, on one line, without markup. */
  textOf(from: number, to: number): string {
    const { tokens } = this;
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first === undefined || last === undefined || to <= from) return '';
    const text = this.source.text.slice(first.from, last.to);
    return oneLine(/[[\]*`\\]/u.test(text) ? text.replace(/\[\[|\]\]|[*`\\]/gu, '') : text);
  }
}
