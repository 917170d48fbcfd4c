import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { Argument, EntityId, Position, Sentence, Statement, Value } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import type { Life } from '../lives.ts';
import type { Source } from './untold.ts';

/** What somebody tells, or is said to know, that has to have come from somewhere. */
export interface Asked {
  readonly position: Position;
  readonly sentence: Sentence;
  readonly who: EntityId;
  readonly content: Extract<Statement, { type: 'clauses' }>;
  readonly isKnown: boolean;
  /** When it is told, as of the last position gone through. */
  at: Instant;
  /** Null before the end of its scene. */
  life: Life<Source> | null;
  /** The positions as of which it has been looked at. */
  readonly looks: Position[];
  /** Whether any look ever found something. */
  isFound: boolean;
  /** As it was last given, of that life. */
  conflict: Conflict | null;
}

/** What a sentence has somebody tell or know, where they have to have it from somewhere. */
export function askedBy(engine: Engine, sentence: Sentence): Asked | null {
  const { statement } = sentence;
  if (statement?.type !== 'claim' || statement.negated || !engine.isTold(sentence)) return null;
  const isKnown = statement.verb === 'knows';
  if (statement.verb !== 'tells' && statement.verb !== 'says' && !isKnown) return null;
  // The author may say what somebody knew, and has the last word on it.
  if (isKnown && (statement.when !== null || sentence.mark !== null)) return null;
  const { holder, content } = statement;
  const who = valueIn(holder);
  if (typeof who !== 'number' || content.type !== 'clauses') return null;
  const { position } = sentence;
  const at = engine.instantOfSentence(sentence, position);
  const before = { at, life: null, looks: [], isFound: false, conflict: null };
  return { position, sentence, who, content, isKnown, ...before };
}

export const valueIn = (argument: Argument | undefined): Value | undefined =>
  argument?.type === 'value' ? argument.value : undefined;
