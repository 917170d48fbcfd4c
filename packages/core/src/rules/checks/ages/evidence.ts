import type { Assertion } from '../../../engine/assertion.ts';
import { isSo } from '../../../engine/beings.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, MomentId } from '../../../story/model.ts';
import { readDate } from '../../../text/calendar.ts';

/** Something told of when somebody was born. */
export type Evidence = { readonly by: Assertion } & (
  | { readonly kind: 'age'; readonly years: number; readonly moment: MomentId }
  | /** seconds since 1970, half-open */ {
      readonly kind: 'birthday';
      readonly from: number;
      readonly to: number;
    }
  | /** seen to be born */ { readonly kind: 'birth'; readonly moment: MomentId }
);

/** What is told of people's years, by person, as of the end of what is told. */
export function evidenceOf(engine: Engine): ReadonlyMap<EntityId, readonly Evidence[]> {
  const found = new Map<EntityId, Evidence[]>();
  for (const relation of engine.painting.told) {
    const { kind, role } = relation.word;
    if (kind !== 'age' && role !== 'birth' && role !== 'birthday') continue;
    for (const fluent of relation.fluents) {
      const [who] = fluent.key;
      if (typeof who !== 'number') continue;
      for (const { value, by } of fluent.timeline.aliveAt(engine.end)) {
        const evidence = by && value !== null && value !== false ? read(engine, by, String(value)) : null;
        if (!evidence) continue;
        const list = found.get(who);
        if (list) list.push(evidence);
        else found.set(who, [evidence]);
      }
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.by.told - b.by.told);
  return found;
}

function read(engine: Engine, by: Assertion, value: string): Evidence | null {
  if (by.word.role === 'birthday') {
    const date = readDate(value);
    return date && { kind: 'birthday', ...date, by };
  }
  const moment = momentOf(engine, by);
  if (moment === null) return null;
  if (by.word.role === 'birth') return { kind: 'birth', moment, by };
  const years = Number(value);
  const [who] = by.args;
  // The dead grow no older.
  if (typeof who === 'number' && isSo(engine, 'death', who, engine.painting.begin(moment), engine.end))
    return null;
  return Number.isFinite(years) ? { kind: 'age', years, moment, by } : null;
}

/** The moment at which something is said to be so; null for all time. */
export function momentOf(engine: Engine, by: Assertion): MomentId | null {
  const { when } = by;
  if (when === null) return engine.painting.momentOf(by.scene, by.moment, engine.end);
  if (when.type === 'at') return when.moment;
  return when.type === 'since' || when.type === 'span' ? when.from : null;
}
