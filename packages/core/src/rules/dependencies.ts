import type { Engine } from '../engine/engine.ts';
import type { Argument, Rule, RulePart } from '../story/model.ts';

/** What a rule looks at beside the act or state that may break it. */
export interface Dependencies {
  /** Ids of relations (base words), with those that its derivations look at. */
  readonly relations: ReadonlySet<string>;
  /** It looks at acts, claims or what someone knows: anything told may matter. */
  readonly everything: boolean;
}

/** Which relations a list of parts looks at, derivations followed. */
export function dependenciesOf(engine: Engine, rule: Rule): Dependencies {
  const relations = new Set<string>();
  let everything = false;
  const visit = (part: RulePart): void => {
    if (part.type !== 'clause' || part.clause.word.kind === 'act') {
      everything = true;
      return;
    }
    const id = engine.painting.shape(part.clause.word).word.id;
    if (relations.has(id)) return;
    relations.add(id);
    for (const other of engine.rules) {
      if (other.kind !== 'derives' || other.head.type !== 'clause') continue;
      if (engine.painting.shape(other.head.clause.word).word.id === id) other.conditions.forEach(visit);
    }
  };
  for (const part of [...rule.conditions, ...rule.exceptions]) visit(part);
  return { relations, everything };
}

/** The variables that a part binds or uses. */
export function variablesOf(part: RulePart): string[] {
  const args: Argument[] =
    part.type === 'clause'
      ? [...part.clause.args]
      : part.type === 'acts'
        ? [part.subject]
        : [part.holder, ...(part.to ? [part.to] : [])];
  const names = args.flatMap((a) =>
    a.type === 'variable' ? [a.name] : a.type === 'possessive' ? [a.variable] : [],
  );
  return part.type === 'claim' ? [...names, part.what] : names;
}
