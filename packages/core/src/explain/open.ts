import type { Engine } from '../engine/engine.ts';
import { type Conflict, isAlive, occurrencesAt } from '../rules/conflict.ts';
import type { Position } from '../story/model.ts';
import { becauseOf } from './because.ts';
import { causesOf, sayConflict } from './causes.ts';
import type { Open } from './explanation.ts';
import { sceneAt } from './lives.ts';

const distinct = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/** The conflicts that stand at the end of what has been told; oddities left out. */
export const standingConflicts = (engine: Engine, conflicts: readonly Conflict[]): readonly Conflict[] =>
  conflicts.filter((conflict) => isAlive(conflict, engine.end) && !conflict.rarely);

/** A conflict that stands, for a page; who answers it is not known yet. */
export function openOf(engine: Engine, conflict: Conflict): Open {
  const occurrences = occurrencesAt(conflict, engine.end);
  const causes = causesOf(engine, conflict, engine.end);
  const lines = distinct([...causes, ...occurrences.slice(0, 1)].map((o) => o.line));
  return {
    ...whereOpen(engine, conflict, engine.end),
    text: sayConflict(engine, conflict, engine.end),
    because: becauseOf(engine, lines),
    answeredBy: [],
    reason: null,
  };
}

/** Which scenes a conflict that stands as of a position has to do with then. */
export function whereOpen(
  engine: Engine,
  conflict: Conflict,
  position: Position,
): Pick<Open, 'rule' | 'scenes' | 'causes' | 'noticed'> {
  const scenes = (list: readonly { readonly scene: number }[]) =>
    distinct(list.map((o) => o.scene).filter((s) => s > 0));
  return {
    rule: conflict.name,
    scenes: scenes(occurrencesAt(conflict, position)),
    causes: scenes(causesOf(engine, conflict, position)),
    noticed: sceneAt(engine, conflict.born),
  };
}
