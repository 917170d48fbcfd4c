import type { Act, Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Clause, Position, Value } from '../story/model.ts';
import { conditionsFor } from './unfolding.ts';

/** Where what something rests on is told. */
export type Support = Pick<Assertion, 'line' | 'scene' | 'position'>;

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
): readonly Support[] {
  const values = clause.args.map((a) => engine.matcher.value(a, bindings, p));
  if (values.some((a) => typeof a === 'symbol')) return [];
  if (clause.word.kind === 'act') return clause.negated ? [] : doneBy(engine, clause, values, t, p);
  const shape = engine.painting.shape(clause.word);
  const relation = engine.painting.relation(shape);
  const key = values.filter((_, i) => i !== shape.value);
  if (key.includes(undefined)) return [];
  const told = engine.painting.find(relation, key as Value[], p)?.timeline.changeAt(t, p);
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

/** The last act of a clause that was done at an instant or before it. */
function doneBy(
  engine: Engine,
  { word }: Clause,
  values: readonly unknown[],
  t: Instant,
  p: Position,
): readonly Act[] {
  const orders = word.bothWays && values.length === 2 ? [values, [values[1], values[0]]] : [values];
  const isSame = ({ args }: Act) =>
    orders.some((order) =>
      args.every((value, i) => order[i] === undefined || engine.painting.canonical(value, p) === order[i]),
    );
  let last: { readonly act: Act; readonly at: Instant } | null = null;
  for (const act of engine.actsOf(word.id)) {
    if (!engine.isDone(act, p) || !isSame(act)) continue;
    const at = engine.actInstant(act, p);
    if (at <= t && (last === null || at >= last.at)) last = { act, at };
  }
  return last === null ? [] : [last.act];
}
