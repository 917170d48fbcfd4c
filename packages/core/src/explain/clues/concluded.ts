import { Engine } from '../../engine/engine.ts';
import type { Conflict } from '../../rules/conflict.ts';
import { conflictsOf } from '../../rules/conflicts.ts';
import type { Clue } from '../explanation.ts';
import { conflictKey } from '../readings.ts';
import type { TwistFound } from '../twists.ts';
import { resolvedClue } from './conflicts.ts';

/**
 * Conflicts that no sentence told resolves, and that are resolved by what the writer concludes: of *As told*, so to speak, and said to
 * be so.
 *
 * @param open the conflicts that stand in the story as told.
 */
export function concludedClues(
  engine: Engine,
  open: readonly Conflict[],
  twists: readonly TwistFound[],
): Clue[] {
  const { story } = engine;
  if (!story.sentences.some(({ mark }) => mark === 'infer')) return [];
  const concluding = new Engine(story, { infer: true, order: engine.order });
  const standing = new Set(open.map((conflict) => conflictKey(engine, conflict)));
  return conflictsOf(concluding).flatMap((conflict) => {
    if (conflict.resolved === null || !standing.has(conflictKey(concluding, conflict))) return [];
    if (story.sentences[conflict.resolved - 1]?.mark !== 'infer') return [];
    return resolvedClue(concluding, conflict, twists).map((clue) => ({
      ...clue,
      text: `${clue.text}, by what is concluded there`,
    }));
  });
}
