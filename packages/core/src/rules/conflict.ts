import type { Clash } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Position, Rule } from '../story/model.ts';

/** One thing told that makes a conflict, for as long as it does. */
export interface Occurrence {
  /** The sentence's position, scene and line. */
  readonly position: Position;
  readonly scene: number;
  readonly line: number;
  /** When in story time, as of its birth. */
  readonly at: Instant;
  /** All that the rule's variables stand for in it. */
  readonly bindings: Bindings;
  readonly born: Position;
  died: Position | null;
  /** The same as of the position at which it was looked at last: what it rests on may have changed, and it stand all the same. */
  last: { readonly at: Instant; readonly bindings: Bindings };
}

/** What a check in code found. */
export interface Found {
  /** In one line, as of the end of what is told. */
  readonly text: string;
  /** What to do about it; null: what is done about any conflict. */
  readonly remedy: string | null;
  /** The lines that it rests on beside its occurrences, with their scenes. */
  readonly causes: readonly { readonly line: number; readonly scene: number }[];
}

/**
 * An instance of a rule: the rule with the bindings of its `while` part. It lives over positions: from the first at which the
 * view has it to the first at which it no longer does.
 */
export interface Conflict {
  /** What a check found that no rule sentence can say; null for a rule's conflicts and clashes. */
  readonly found: Found | null;
  /** The rule's name. */
  readonly name: string;
  /** Null for what no rule sentence can say. */
  readonly rule: Rule | null;
  clash: Clash | null;
  /** Odd, not impossible. */
  readonly rarely: boolean;
  /** As those named go by since the last of them turned out to be one with another. */
  bindings: Bindings;
  readonly occurrences: Occurrence[];
  readonly born: Position;
  resolved: Position | null;
  /** Where two were resolved into one, since those they are about turned out to be one: that one. Nothing accounts for it then. */
  into: Conflict | null;
}

export const isAlive = (conflict: Conflict, position: Position): boolean =>
  conflict.born <= position && (conflict.resolved === null || position < conflict.resolved);

export const isStanding = (occurrence: Occurrence, position: Position): boolean =>
  occurrence.born <= position && (occurrence.died === null || position < occurrence.died);

/** The occurrences that make a conflict as of a position. */
export const occurrencesAt = (conflict: Conflict, position: Position): Occurrence[] =>
  conflict.occurrences.filter((o) => isStanding(o, position));
