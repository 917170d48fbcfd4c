import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Argument, EntityId, Position, Rule, RulePart, Value, Word } from '../story/model.ts';
import { thingsOf } from './things.ts';

/**
 * What can be told of a rule's conditions at a look. Most acts are those of people of whom nothing unusual is known, and need no
 * matching.
 */
export interface Guard {
  /** False while nothing that was ever said can meet them. */
  isOpen(): boolean;
  /** Whether an act may meet them just before its instant, as of a position; false only where it certainly does not. */
  mayMeet(act: Act, p: Position): boolean;
  /** Of whom or what alone one of them holds at any time, as of the latest position, where that is told at a look. */
  readonly whom: (() => readonly EntityId[]) | null;
  /** Whether those are the ones who do it, rather than what it is done to. */
  readonly isOfSubject: boolean;
}

/** What one condition gives away. */
interface Look {
  readonly isOpen: () => boolean;
  readonly mayMeet: Guard['mayMeet'] | null;
  readonly whom: Guard['whom'];
  readonly isOfSubject: boolean;
}

/** The guard of a rule, worked out once. */
export function guardOf(engine: Engine, rule: Rule): Guard {
  const derived = new Set(
    engine.rules.flatMap((r) => {
      if (r.kind !== 'derives' || r.head.type !== 'clause') return [];
      const { word, flipped } = engine.painting.shape(r.head.clause.word);
      return [sideOf(word, r.head.clause.negated === flipped)];
    }),
  );
  const looks = rule.conditions.flatMap((part) => lookAt(engine, rule.head, part, derived) ?? []);
  const acts = looks.flatMap(({ mayMeet }) => mayMeet ?? []);
  const [only] = acts;
  const telling = looks.find(({ whom }) => whom !== null);
  return {
    isOpen: () => looks.every(({ isOpen }) => isOpen()),
    mayMeet: only && acts.length === 1 ? only : (act, p) => acts.every((mayMeet) => mayMeet(act, p)),
    whom: telling?.whom ?? null,
    isOfSubject: telling?.isOfSubject ?? false,
  };
}

function lookAt(engine: Engine, head: RulePart, part: RulePart, derived: ReadonlySet<string>): Look | null {
  if (part.type !== 'clause') return null;
  const { word, args, negated } = part.clause;
  if (word.kind === 'act' || word.kind === 'identity') return null;
  const { painting } = engine;
  const shape = painting.shape(word);
  const wants = shape.value >= 0 || negated === shape.flipped;
  if (derived.has(sideOf(shape.word, wants)) || (shape.value >= 0 && negated)) return null;
  const relation = painting.relation(shape);
  const isAssumed = wants && shape.word.assumedOfPeople && args.length === 1;
  // Where it was never said, nor is assumed, it holds of nobody; more may be supposed later.
  const isSaid = () => (shape.value >= 0 ? relation.size > 0 : relation.wasEver(wants));
  const onlySaid: Look = { isOpen: isSaid, mayMeet: null, whom: null, isOfSubject: false };
  if (shape.value >= 0) return onlySaid;
  const [only] = args;
  const valuesIn = args.length === 1 && only ? valuesInAct(engine, head, only) : null;
  if (valuesIn === null) return isAssumed ? null : onlySaid;
  const mayMeet = (act: Act, p: Position): boolean => {
    for (const value of valuesIn(act)) {
      // Of most nothing was ever said.
      const fluent = relation.about(painting.canonical(value, p));
      const told = fluent?.timeline.valueAt(engine.actInstant(act, p) - 1, p);
      const holds = typeof told === 'boolean' ? told === wants : isAssumed && isOneAssumed(engine, value, p);
      if (holds) return true;
    }
    return false;
  };
  const whom = (): readonly EntityId[] => {
    const found: EntityId[] = [];
    for (const { key, timeline } of relation.fluents) {
      const [who] = key;
      if (typeof who === 'number' && timeline.changes.some(({ value }) => value === wants)) found.push(who);
    }
    return found;
  };
  return {
    isOpen: isAssumed ? () => true : isSaid,
    mayMeet,
    whom: isAssumed ? null : whom,
    isOfSubject: head.type === 'acts' && isSame(head.subject, only!),
  };
}

/** That it is so, or that it is not so: a rule may make one follow and leave the other to be told. */
const sideOf = (word: Word, holds: boolean): string => `${holds} ${word.id}`;

const isOneAssumed = (engine: Engine, value: Value, p: Position): boolean =>
  typeof value === 'number' && engine.isAssumed(value, p);

const isSame = (one: Argument | null, other: Argument): boolean =>
  one?.type === 'variable' && other.type === 'variable' && one.name === other.name;

/** What a variable of the rule's head stands for in an act, in each way in which the act is one of the rule's. */
function valuesInAct(
  engine: Engine,
  head: RulePart,
  argument: Argument,
): ((act: Act) => readonly Value[]) | null {
  if (argument.type !== 'variable') return null;
  if (head.type === 'clause') {
    const index = head.clause.args.findIndex((a) => isSame(a, argument));
    return index < 0 ? null : (act) => act.args.slice(index, index + 1);
  }
  if (isSame(head.type === 'acts' ? head.subject : head.holder, argument))
    return (act) => (act.subject === null ? [] : [act.subject]);
  if (head.type !== 'acts' || head.deed === 'acts' || !isSame(head.object, argument)) return null;
  const { deed } = head;
  return (act) => thingsOf(engine, act, deed);
}
