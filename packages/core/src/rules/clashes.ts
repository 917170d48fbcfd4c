import type { Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clash, Relation } from '../engine/fluent.ts';
import type { Bindings } from '../engine/match.ts';
import { isPlaced } from '../engine/painting.ts';
import type { Position } from '../story/model.ts';
import type { Conflict, Occurrence } from './conflict.ts';

/** The conflicts that follow from the words themselves, found while painting: no rule sentence can say them. */
export function clashConflicts(engine: Engine): Conflict[] {
  // Ages have a check of their own, which knows of years.
  const clashes = engine.painting.clashes.filter(({ fluent }) => fluent.relation.word.kind !== 'age');
  const going = new Map<Assertion, Conflict[]>();
  const found: Conflict[] = [];
  for (const clash of clashes) {
    const rivals = going.get(clash.later) ?? going.get(clash.earlier);
    const before = rivals?.find((conflict) => isSame(conflict, clash));
    if (before) {
      // Those it is about go by other names from here on.
      before.clash = clash;
      before.bindings = bindingsOf(clash);
      before.occurrences.push(...occurrencesOf(clash));
      before.resolved = clash.resolved;
      continue;
    }
    const conflict = conflictOf(clash);
    found.push(conflict);
    if (!isMerging(engine, clash.resolved)) continue;
    for (const assertion of [clash.earlier, clash.later])
      going.set(assertion, [...(going.get(assertion) ?? []), conflict]);
  }
  return found;
}

const isMerging = ({ painting }: Engine, position: Position | null): boolean =>
  position !== null && painting.identity.changedBy(position).length > 0;

/** Whether a clash is that of the same two sentences, which ended where this one begins. */
const isSame = ({ clash, resolved }: Conflict, { kind, earlier, later, born }: Clash): boolean =>
  clash !== null &&
  resolved === born &&
  clash.kind === kind &&
  (clash.earlier === earlier ? clash.later === later : clash.earlier === later && clash.later === earlier);

function occurrencesOf(clash: Clash): Occurrence[] {
  return [clash.earlier, clash.later].map((a) => ({
    position: a.position,
    scene: a.scene,
    line: a.line,
    at: clash.at,
    bindings: {},
    born: clash.born,
    died: clash.resolved,
    last: { at: clash.at, bindings: {} },
  }));
}

const bindingsOf = ({ fluent }: Clash): Bindings =>
  Object.fromEntries(fluent.key.map((value, i) => [`key${i}`, value]));

const conflictOf = (clash: Clash): Conflict => ({
  name: nameOf(clash.kind, clash.fluent.relation),
  rule: null,
  clash,
  found: null,
  rarely: false,
  bindings: bindingsOf(clash),
  occurrences: occurrencesOf(clash),
  born: clash.born,
  resolved: clash.resolved,
  into: null,
});

function nameOf(kind: 'one at a time' | 'forever' | 'known', relation: Relation): string {
  if (kind === 'forever') return 'what is forever does not end';
  if (kind === 'known') return 'what is known is so';
  if (isPlaced(relation)) return 'one place at a time';
  return relation.word.oneHolder ? 'one holder at a time' : 'one at a time';
}
