import type { Engine } from '../engine/engine.ts';
import type { Argument, Clause, Rule, RulePart } from '../story/model.ts';

/** A state whose telling may make a rule's own state so, and what else has to hold for that. */
export interface Trigger {
  readonly clause: Clause;
  /** Besides the rule's own: the rule's state, and what it is derived from. */
  readonly conditions: readonly RulePart[];
}

/**
 * What to watch for a rule about a state: that state, and those from which it follows by rules with `when`, which may be told where it never
 * is itself.
 *
 *     never ?x is the parent of ?y while …        ?x is the parent of ?y
 *                                                 ?x is the mother of ?y      (mothers)
 *                                                 ?y is the child of ?x       (parents)
 *                                                 ?y is the son of ?x         (sons, parents)
 */
export function triggersOf(engine: Engine, { head }: Rule): readonly Trigger[] {
  if (head.type !== 'clause') return [];
  const triggers: Trigger[] = [];
  const seen = new Set<string>();
  const visit = (clause: Clause, conditions: readonly RulePart[]): void => {
    const { id } = engine.painting.shape(clause.word).word;
    if (seen.has(id)) return;
    seen.add(id);
    triggers.push({ clause, conditions });
    if (clause.negated) return;
    for (const rule of engine.rules) {
      if (rule.kind !== 'derives' || rule.head.type !== 'clause' || rule.head.clause.negated) continue;
      if (rule.head.clause.word.id !== clause.word.id) continue;
      const parts = conditionsFor(rule, rule.head.clause, clause, seen.size);
      if (!parts) continue;
      const at = parts.findIndex(
        (part) =>
          part.type === 'clause' &&
          !part.clause.negated &&
          isTellable(part.clause) &&
          !seen.has(engine.painting.shape(part.clause.word).word.id),
      );
      const part = parts[at];
      if (part?.type !== 'clause') continue;
      // Told otherwise, a state does not follow: so it is looked up itself.
      visit(part.clause, [
        { type: 'clause', clause: head.clause },
        ...parts.filter((_, i) => i !== at),
        ...conditions.slice(1),
      ]);
    }
  };
  visit(head.clause, []);
  return triggers;
}

/** What a derivation asks for, so that a clause holds: its conditions in that clause's own terms. Null where it does not lead to it. */
export function conditionsFor(
  { conditions }: Rule,
  head: Clause,
  clause: Clause,
  count: number,
): readonly RulePart[] | null {
  const renamed = renaming(head, clause, count);
  return renamed && !conditions.some(isPossessive) ? conditions.map((part) => rename(part, renamed)) : null;
}

/** What is called after somebody goes by its name, which is not looked up the other way round. */
const isPossessive = (part: RulePart): boolean =>
  part.type === 'clause' && part.clause.args.some(({ type }) => type === 'possessive');

const isTellable = ({ word }: Clause): boolean => word.kind !== 'act' && word.kind !== 'identity';

/** What the variables of a derived head are called in the clause that it makes so; others get names of their own. Null: they do not fit. */
function renaming(head: Clause, clause: Clause, count: number): ((name: string) => Argument) | null {
  const names = new Map<string, Argument>();
  for (const [i, own] of head.args.entries()) {
    const other = clause.args[i];
    if (!other) return null;
    if (own.type === 'variable') {
      if (names.has(own.name)) return null;
      names.set(own.name, other);
    } else if (own.type !== 'value' || other.type !== 'value' || own.value !== other.value) return null;
  }
  return (name) => names.get(name) ?? { type: 'variable', name: `${name} ${count}` };
}

function rename(part: RulePart, to: (name: string) => Argument): RulePart {
  const one = (argument: Argument): Argument => (argument.type === 'variable' ? to(argument.name) : argument);
  if (part.type === 'clause') return { ...part, clause: { ...part.clause, args: part.clause.args.map(one) } };
  if (part.type === 'acts')
    return { ...part, subject: one(part.subject), object: part.object && one(part.object) };
  return { ...part, holder: one(part.holder), to: part.to && one(part.to) };
}
