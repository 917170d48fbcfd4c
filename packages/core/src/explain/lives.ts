import type { Engine } from '../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import type { Position } from '../story/model.ts';
import { becauseOf } from './because.ts';
import { causesOf, sayConflict } from './causes.ts';
import type { ConflictLife } from './explanation.ts';

const distinct = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * Every conflict there ever was, from where it was planted to what became of it, in the order in which they were noticed.
 *
 * @param standing what becomes of one that stands at the end of what is told.
 */
export function livesOf(
  engine: Engine,
  conflicts: readonly Conflict[],
  standing: (conflict: Conflict) => ConflictLife['end'],
): readonly ConflictLife[] {
  const lived = conflicts.filter(({ into }) => into === null);
  const lives = lived.map((conflict): ConflictLife => {
    const { resolved } = conflict;
    // As it was just before it was resolved, or as it stands.
    const last = resolved === null ? engine.end : resolved - 1;
    const scenes = (list: readonly { readonly scene: number }[]) =>
      distinct(list.map(({ scene }) => scene).filter((scene) => scene > 0));
    const planted = occurrencesAt(conflict, last);
    return {
      rule: conflict.name,
      text: sayConflict(engine, conflict, last),
      end: resolved === null ? standing(conflict) : 'resolved',
      rarely: conflict.rarely,
      planted: scenes(planted),
      because: scenes(causesOf(engine, conflict, last)),
      noticed: sceneAt(engine, conflict.born),
      resolved: resolved === null ? null : sceneAt(engine, resolved),
      resolvedBy: resolved === null ? null : (becauseOf(engine, [lineAt(engine, resolved)])[0] ?? null),
    };
  });
  return lives.sort((a, b) => a.noticed - b.noticed || (a.planted[0] ?? 0) - (b.planted[0] ?? 0));
}

/** The number of the scene of a position. */
export function sceneAt(engine: Engine, position: Position): number {
  const { sentences } = engine.story;
  return sentences[Math.min(Math.ceil(position), sentences.length) - 1]?.scene ?? 0;
}

const lineAt = (engine: Engine, position: Position): number =>
  engine.story.sentences[Math.min(Math.ceil(position), engine.story.sentences.length) - 1]?.line ?? 1;
