import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import { isPlaced } from '../engine/painting.ts';
import type { Argument, Clause, Position, Rule, RulePart, Value } from '../story/model.ts';

/** What the variables of a rule stand for, by their place in `Straight.names`; undefined: nothing yet. */
export type Registers = (Value | undefined)[];

/** Whether a part holds, given what is bound before it; it may bind one variable more. */
type Step = (registers: Registers, t: Instant, p: Position) => boolean;

type Plain = Extract<Argument, { type: 'value' | 'variable' }>;

/**
 * A rule each of whose conditions can hold in one way at most once the rule's own act or state, and the conditions before it, are
 * known. Most rules are such. It is worked out once which variable stands where and which relation is asked, so that looking makes
 * no copies of what is bound: it goes straight from one condition to the next.
 *
 *     never ?x parts with ?thing while ?z holds ?thing and ?x does not hold ?thing
 *           0             1            2       1           0               1
 */
export class Straight {
  /** The variables, in the order in which they are bound. */
  readonly names: readonly string[];
  readonly #engine: Engine;
  readonly #conditions: readonly Step[];
  /** Null where one that is left open may hold in many ways. */
  readonly #exceptions: readonly { readonly part: RulePart; readonly step: Step | null }[];

  /** @returns null for a rule that is not such. */
  static of(engine: Engine, rule: Rule): Straight | null {
    const { head } = rule;
    const args =
      head.type === 'clause'
        ? head.clause.args
        : head.type === 'acts'
          ? [head.subject, ...(head.object ? [head.object] : [])]
          : [];
    const names = args.flatMap((a) => (a.type === 'variable' ? [a.name] : []));
    // One who stands there twice, or is named, is for the matcher.
    if (names.length === 0 || new Set(names).size !== args.length) return null;
    const steps: Step[] = [];
    for (const part of rule.conditions) {
      const step = stepOf(engine, part, names);
      if (step === null) return null;
      steps.push(step);
    }
    return new Straight(engine, rule, names, steps);
  }

  private constructor(engine: Engine, rule: Rule, names: readonly string[], conditions: readonly Step[]) {
    this.#engine = engine;
    this.names = names;
    this.#conditions = conditions;
    this.#exceptions = rule.exceptions.map((part) => ({
      part,
      step: stepOf(engine, part, [...names], false),
    }));
  }

  /** Whether every condition holds; binds what they bind. */
  meets(registers: Registers, t: Instant, p: Position): boolean {
    for (const step of this.#conditions) if (!step(registers, t, p)) return false;
    return true;
  }

  isExcused(registers: Registers, t: Instant, p: Position): boolean {
    for (const { part, step } of this.#exceptions) {
      if (
        step !== null
          ? step(registers, t, p)
          : this.#engine.matcher.holds(part, this.bindings(registers), t, p)
      )
        return true;
    }
    return false;
  }

  bindings(registers: Registers): Bindings {
    const bindings: Record<string, Value> = {};
    for (let i = 0; i < this.names.length; i++) {
      const value = registers[i];
      if (value !== undefined) bindings[this.names[i]!] = value;
    }
    return bindings;
  }
}

/**
 * The step of a part; null where it may hold in more than one way.
 *
 * @param names the variables bound before it; grows by the one that it binds.
 * @param mayBind false: a variable left open makes it none.
 */
function stepOf(engine: Engine, part: RulePart, names: string[], mayBind = true): Step | null {
  if (part.type !== 'clause') return null;
  const { word, args } = part.clause;
  if (word.kind === 'act' || word.kind === 'identity') return null;
  if (!args.every((a) => a.type === 'value' || a.type === 'variable')) return null;
  const open = args.flatMap((a, i) => (a.type === 'variable' && !names.includes(a.name) ? [i] : []));
  const shape = engine.painting.shape(word);
  // Only the value of a fluent that is known can be left open.
  if (open.some((i) => i !== shape.value)) return null;
  if (shape.value < 0) return stepOfYesOrNo(engine, part.clause, names);
  if (open.length > 0 && !part.clause.negated && !mayBind) return null;
  return stepOfValue(engine, part.clause, names);
}

/** Relations are asked for when they are first looked at, as the matcher does. */
function lookedAt(engine: Engine, clause: Clause): () => Relation {
  const shape = engine.painting.shape(clause.word);
  let relation: Relation | null = null;
  return () => {
    relation ??= engine.painting.relation(shape);
    return relation;
  };
}

/** What an argument stands for, by the name that it goes by. */
function reader(
  engine: Engine,
  argument: Plain,
  names: readonly string[],
): (registers: Registers, p: Position) => Value {
  const { painting } = engine;
  if (argument.type === 'value') return (_, p) => painting.canonical(argument.value, p);
  const at = names.indexOf(argument.name);
  return (registers, p) => painting.canonical(registers[at]!, p);
}

function stepOfYesOrNo(engine: Engine, clause: Clause, names: readonly string[]): Step {
  const { matcher } = engine;
  const relation = lookedAt(engine, clause);
  const wants = clause.negated === engine.painting.shape(clause.word).flipped;
  const readers = clause.args.map((a) => reader(engine, a as Plain, names));
  return (registers, t, p) =>
    matcher.truth(
      relation(),
      readers.map((read) => read(registers, p)),
      t,
      p,
    ) === wants;
}

function stepOfValue(engine: Engine, clause: Clause, names: string[]): Step {
  const { matcher, painting } = engine;
  const relation = lookedAt(engine, clause);
  const { value: place } = painting.shape(clause.word);
  const readers = clause.args.map((a) => reader(engine, a as Plain, names));
  const [value] = readers.splice(place, 1);
  const argument = clause.args[place] as Plain;
  const isOpen = argument.type === 'variable' && !names.includes(argument.name);
  const keyIn = (registers: Registers, p: Position) => readers.map((read) => read(registers, p));
  if (clause.negated)
    return (registers, t, p) => {
      const wanted = isOpen ? undefined : value!(registers, p);
      return matcher.known(relation(), keyIn(registers, p), wanted, t, p) === false;
    };
  if (!isOpen)
    return (registers, t, p) => matcher.has(relation(), keyIn(registers, p), value!(registers, p), t, p);
  const register = names.push(argument.name) - 1;
  return (registers, t, p) => {
    const asked = relation();
    const key = keyIn(registers, p);
    const held = isPlaced(asked) ? matcher.placeOf(key[0]!, t, p) : matcher.valueOf(asked, key, t, p);
    if (held === undefined || held === null) return false;
    registers[register] = painting.canonical(held, p);
    return true;
  };
}
