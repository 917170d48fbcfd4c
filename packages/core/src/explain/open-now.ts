import type { Engine } from '../engine/engine.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { EntityId } from '../story/model.ts';
import type { Open } from './explanation.ts';
import { openOf, standingConflicts } from './open.ts';

/**
 * What does not fit yet, of a story that ends where the reader stands. It is the audience's to see.
 *
 * @param eyes the chain it is seen through; through any, nothing is
 */
export const openNow = (engine: Engine, eyes: readonly EntityId[]): readonly Open[] =>
  eyes.length > 0 ? [] : standingConflicts(engine, conflictsOf(engine)).map((c) => openOf(engine, c));
