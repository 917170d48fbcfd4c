import type { Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Clause, Position, Value } from '../story/model.ts';
import { conditionsFor } from './unfolding.ts';

/** Derivations that lead to one another are followed so far. */
const DEEPEST = 8;

/** What is told that a state rests on: what puts it, or, where it only follows, what puts those from which it does. */
export function supportOf(
  engine: Engine,
  clause: Clause,
  bindings: Bindings,
  t: Instant,
  p: Position,
  depth = 0,
): readonly Assertion[] {
  const values = clause.args.map((a) => engine.matcher.value(a, bindings, p));
  if (values.some((a) => typeof a === 'symbol')) return [];
  const shape = engine.painting.shape(clause.word);
  const relation = engine.painting.relation(shape);
  const key = values.filter((_, i) => i !== shape.value);
  if (key.includes(undefined)) return [];
  const told = relation.find(engine.painting.keyFor(relation, key as Value[], p))?.timeline.changeAt(t, p);
  if (told?.by) return [told.by];
  if (clause.negated || depth >= DEEPEST) return [];
  for (const rule of engine.rules) {
    if (rule.kind !== 'derives' || rule.head.type !== 'clause' || rule.head.clause.negated) continue;
    if (rule.head.clause.word.id !== clause.word.id) continue;
    const conditions = conditionsFor(rule, rule.head.clause, clause, depth);
    if (!conditions) continue;
    for (const found of engine.matcher.all(conditions, bindings, t, p)) {
      const parts = conditions.flatMap((part) =>
        part.type === 'clause' ? supportOf(engine, part.clause, found, t, p, depth + 1) : [],
      );
      if (parts.length > 0) return parts;
    }
  }
  return [];
}
