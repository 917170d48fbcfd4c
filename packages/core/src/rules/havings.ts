import { Act, type Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/fluent.ts';
import type { LoggedPiece } from '../engine/log.ts';
import type { Position } from '../story/model.ts';
import { toldBefore } from './told-before.ts';

/**
 * Sentences that say that somebody has a thing (`Della wears the combs`), as if they were acts done to it: for a rule about what is done
 * to things, to be said to have one is to handle it. What an act brings about is the act's affair, and is none of these.
 */
export function havingsTold(
  acts: readonly Act[],
  pieces: readonly LoggedPiece[],
  position: Position,
): readonly Act[] {
  if (pieces.length === 0) return NONE;
  const brought = (assertion: Assertion) => acts.some(({ effects }) => effects.includes(assertion));
  const found = new Set<Assertion>();
  for (const { fluent } of pieces) {
    if (!isHaving(fluent.relation)) continue;
    const { assertions } = fluent;
    // Long before, a thing may have been had by many.
    for (let i = toldBefore(assertions, position + 1) - 1; assertions[i]?.position === position; i--) {
      const assertion = assertions[i]!;
      if (isSaid(assertion) && !brought(assertion)) found.add(assertion);
    }
  }
  return [...found].map(havingOf);
}

/** All of them that a story tells. */
export function havings(engine: Engine): readonly Act[] {
  const brought = new Set(engine.acts.flatMap(({ effects }) => effects));
  return [...engine.painting.relations.values()]
    .filter(isHaving)
    .flatMap((relation) => [...relation.fluents].flatMap(({ assertions }) => assertions))
    .filter((assertion) => isSaid(assertion) && !brought.has(assertion))
    .sort((a, b) => a.told - b.told)
    .map(havingOf);
}

/** Ids of the relations that say who has a thing. */
export const havingRelations = (engine: Engine): readonly string[] =>
  [...engine.story.words.values()].filter((word) => word.oneHolder).map(({ id }) => id);

const isHaving = ({ word }: Relation): boolean => word.oneHolder;

const isSaid = ({ holds, staged, supposed, when, reveal, ifNothing, scene }: Assertion): boolean =>
  holds &&
  !staged &&
  !supposed &&
  !ifNothing &&
  !reveal &&
  (when === null || when.type === 'at') &&
  scene > 0;

const havingOf = ({ telling, word, args }: Assertion): Act => {
  const [who] = args;
  return new Act(telling, word, typeof who === 'number' ? who : null, args, null, NONE);
};

const NONE: readonly never[] = [];
