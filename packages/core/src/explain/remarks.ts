import type { Engine } from '../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import type { Remark } from '../story/model.ts';
import { causesOf } from './causes.ts';

/**
 * What is said to be on purpose, of the conflicts that stand. A remark (`on purpose (rule): why`) speaks of what its own scene holds of that
 * rule, or of any where it names none: of the sentences before it or, where these break nothing, of those after. One conflict is
 * spoken of wherever any of it is: however often the dead man acts, he is one.
 */
export function remarksOn(engine: Engine, standing: readonly Conflict[]): ReadonlyMap<Conflict, Remark> {
  const spoken = new Map<Conflict, Remark>();
  for (const [remark, conflicts] of spokenOf(engine, standing))
    for (const conflict of conflicts) if (!spoken.has(conflict)) spoken.set(conflict, remark);
  return spoken;
}

/** The remarks that speak of no conflict that stands. */
export function idleRemarks(engine: Engine, standing: readonly Conflict[]): readonly Remark[] {
  return [...spokenOf(engine, standing)].filter(([, of]) => of.length === 0).map(([remark]) => remark);
}

/** What each remark speaks of. One that gives no reason says nothing yet. */
function spokenOf(engine: Engine, standing: readonly Conflict[]): ReadonlyMap<Remark, readonly Conflict[]> {
  const spoken = new Map<Remark, readonly Conflict[]>();
  const remarks = engine.story.remarks.filter(({ reason }) => reason !== '');
  if (remarks.length === 0) return spoken;
  const held = standing.map((conflict) => ({ conflict, lines: linesOf(engine, conflict) }));
  for (const remark of remarks) {
    const line = engine.story.sentences[remark.position - 1]!.line;
    const here = held.flatMap(({ conflict, lines }) => {
      const within = lines.get(remark.scene);
      return within && (remark.rule === null || remark.rule === conflict.name) ? [{ conflict, within }] : [];
    });
    const before = here.filter(({ within }) => within.some((each) => each <= line));
    spoken.set(
      remark,
      (before.length > 0 ? before : here).map(({ conflict }) => conflict),
    );
  }
  return spoken;
}

/** The lines that make a conflict, and those that it goes against, by scene. */
function linesOf(engine: Engine, conflict: Conflict): ReadonlyMap<number, readonly number[]> {
  const lines = new Map<number, number[]>();
  for (const { scene, line } of [
    ...occurrencesAt(conflict, engine.end),
    ...causesOf(engine, conflict, engine.end),
  ])
    lines.set(scene, [...(lines.get(scene) ?? []), line]);
  return lines;
}
