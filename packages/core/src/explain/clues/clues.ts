import type { Engine } from '../../engine/engine.ts';
import { type Conflict, isAlive } from '../../rules/conflict.ts';
import type { EntityId } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { doubleMeanings, toldOtherwise, twoAccounts } from './accounts.ts';
import { laterCauses } from './causes-later.ts';
import { company } from './company.ts';
import { concludedClues } from './concluded.ts';
import { resolvedClue } from './conflicts.ts';
import { dreamClues } from './dreams.ts';
import { echoes } from './echoes.ts';
import { lastSeenClues } from './last-seen.ts';
import { neverThereClues } from './never-there.ts';
import { onePersonClues } from './one-person.ts';
import { returns, returnsAfter } from './returns.ts';

/** The clues of a story: what earlier scenes hold that a later one accounts for, in order of what accounts for them. */
export function cluesOf(
  engine: Engine,
  twists: readonly TwistFound[],
  conflicts: readonly Conflict[],
): readonly Clue[] {
  const open = conflicts.filter((conflict) => isAlive(conflict, engine.end));
  const resolved = conflicts.filter(({ resolved, into }) => resolved !== null && into === null);
  const clues = [
    ...conflicts.flatMap((conflict) => resolvedClue(engine, conflict, twists)),
    ...concludedClues(engine, open, twists),
    ...twists.flatMap((twist) => [
      ...returns(engine, twist),
      ...company(engine, twist),
      ...onePersonClues(engine, twist, boundIn(resolved)),
      ...lastSeenClues(engine, twist),
      ...neverThereClues(engine, twist),
      ...dreamClues(engine, twist),
      ...doubleMeanings(engine, twist),
    ]),
    ...returnsAfter(engine, twists),
    ...twoAccounts(engine, twists),
    ...toldOtherwise(engine),
    ...laterCauses(engine),
    ...echoes(engine, twists),
  ];
  return clues.sort((a, b) => a.resolved - b.resolved || (a.planted[0] ?? 0) - (b.planted[0] ?? 0));
}

/** All whom conflicts are about. */
const boundIn = (conflicts: readonly Conflict[]): ReadonlySet<EntityId> =>
  new Set(
    conflicts.flatMap(({ bindings }) =>
      Object.values(bindings).filter((v): v is EntityId => typeof v === 'number'),
    ),
  );
