import type { Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/fluent.ts';
import { isPlaced } from '../engine/painting.ts';
import type { Conflict, Occurrence } from './conflict.ts';

/** The conflicts that follow from the words themselves, found while painting: no rule sentence can say them. */
export function clashConflicts(engine: Engine): Conflict[] {
  // Ages have a check of their own, which knows of years.
  const clashes = engine.painting.clashes.filter(({ fluent }) => fluent.relation.word.kind !== 'age');
  return clashes.map((clash): Conflict => {
    const occurrence = (a: Assertion): Occurrence => ({
      position: a.position,
      scene: a.scene,
      line: a.line,
      at: clash.at,
      bindings: {},
      born: clash.born,
      died: clash.resolved,
      last: { at: clash.at, bindings: {} },
    });
    const bindings = Object.fromEntries(clash.fluent.key.map((value, i) => [`key${i}`, value]));
    return {
      name: nameOf(clash.kind, clash.fluent.relation),
      rule: null,
      clash,
      found: null,
      rarely: false,
      bindings,
      occurrences: [occurrence(clash.earlier), occurrence(clash.later)],
      born: clash.born,
      resolved: clash.resolved,
    };
  });
}

function nameOf(kind: 'one at a time' | 'forever' | 'known', relation: Relation): string {
  if (kind === 'forever') return 'what is forever does not end';
  if (kind === 'known') return 'what is known is so';
  if (isPlaced(relation)) return 'one place at a time';
  return relation.word.oneHolder ? 'one holder at a time' : 'one at a time';
}
