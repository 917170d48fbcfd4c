import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Argument, Position, Rule, RulePart, Value } from '../story/model.ts';
import { thingsOf } from './things.ts';

/** Whether an act may meet a rule's conditions just before its instant, as of a position; false only where it certainly does not. */
export type Guard = (act: Act, p: Position) => boolean;

/**
 * What can be told of an act at a look, worked out once a rule: which of its conditions say yes or no of whoever the act names. Most
 * acts are those of people of whom nothing unusual is known, and need no matching.
 */
export function guardOf(engine: Engine, rule: Rule): Guard {
  const derived = new Set(
    engine.rules.flatMap((r) =>
      r.kind === 'derives' && r.head.type === 'clause'
        ? [engine.painting.shape(r.head.clause.word).word.id]
        : [],
    ),
  );
  const guards = rule.conditions.flatMap((part) => guardOfPart(engine, rule.head, part, derived) ?? []);
  const [only] = guards;
  if (only && guards.length === 1) return only;
  return (act, p) => guards.every((guard) => guard(act, p));
}

function guardOfPart(
  engine: Engine,
  head: RulePart,
  part: RulePart,
  derived: ReadonlySet<string>,
): Guard | null {
  if (part.type !== 'clause') return null;
  const { word, args, negated } = part.clause;
  if (word.kind === 'act' || word.kind === 'identity') return null;
  const { painting } = engine;
  const shape = painting.shape(word);
  if (derived.has(shape.word.id)) return null;
  const relation = painting.relation(shape);
  const assumed = shape.word.assumedOfPeople && args.length === 1;
  const wants = negated === shape.flipped;
  // Where nothing was ever said of it, nor is it assumed, it holds of nobody; more may be supposed later.
  const isSaid = () => relation.size > 0;
  if (shape.value >= 0) return negated ? null : isSaid;
  const [only] = args;
  const valuesIn = args.length === 1 && only ? valuesInAct(engine, head, only) : null;
  if (valuesIn === null) return assumed || shape.word.assumedOfPeople || wants === false ? null : isSaid;
  return (act, p) => {
    const holds = (value: Value): boolean => {
      // Of most nothing was ever said.
      const fluent = relation.about(painting.canonical(value, p));
      const told = fluent?.timeline.valueAt(engine.actInstant(act, p) - 1, p);
      if (typeof told === 'boolean') return told === wants;
      return wants && assumed && typeof value === 'number' && engine.isAssumed(value, p);
    };
    return valuesIn(act).some(holds);
  };
}

/** What a variable of the rule's head stands for in an act, in each way in which the act is one of the rule's. */
function valuesInAct(
  engine: Engine,
  head: RulePart,
  argument: Argument,
): ((act: Act) => readonly Value[]) | null {
  if (argument.type !== 'variable') return null;
  const is = (a: Argument | null) => a?.type === 'variable' && a.name === argument.name;
  if (head.type === 'clause') {
    const index = head.clause.args.findIndex(is);
    return index < 0 ? null : (act) => act.args.slice(index, index + 1);
  }
  if (is(head.type === 'acts' ? head.subject : head.holder))
    return (act) => (act.subject === null ? [] : [act.subject]);
  if (head.type !== 'acts' || head.deed === 'acts' || !is(head.object)) return null;
  const { deed } = head;
  return (act) => thingsOf(engine, act, deed);
}
