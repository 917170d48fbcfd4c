import type { Engine } from '../../engine/engine.ts';
import type { Conflict } from '../conflict.ts';
import { ageConflicts } from './ages/ages.ts';
import { generationConflicts } from './ages/generations.ts';
import { birthConflicts } from './births/births.ts';
import { presenceConflicts } from './presence/presence.ts';
import { Knowing } from './sources/knowing.ts';
import { nameConflicts } from './sources/names.ts';
import { sourceConflicts } from './sources/sources.ts';

/** The conflicts of a story's world that no rule sentence can say, as of the end of what is told. */
export function checkedConflicts(engine: Engine): readonly Conflict[] {
  const ages = ageConflicts(engine);
  const doubtful = new Set(ages.flatMap((c) => c.occurrences.map(({ line }) => line)));
  const births = birthConflicts(engine, doubtful);
  const clashing = new Set([
    ...doubtful,
    ...births.flatMap((c) => c.found?.causes.map(({ line }) => line) ?? []),
  ]);
  const knowing = new Knowing(engine);
  return [
    ...ages,
    ...births,
    ...generationConflicts(engine, clashing),
    ...presenceConflicts(engine),
    ...sourceConflicts(engine, knowing),
    ...nameConflicts(engine, knowing),
  ];
}
