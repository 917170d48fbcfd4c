import type { Engine } from '../engine/engine.ts';
import type { Argument, Rule, RulePart } from '../story/model.ts';

/** What a rule looks at beside the act or state that may break it. */
export interface Dependencies {
  /** Ids of relations (base words), with those that its derivations look at. */
  readonly relations: ReadonlySet<string>;
  /** Those of them that only its exceptions look at: where its conditions do not hold they do not matter. */
  readonly excuses: ReadonlySet<string>;
  /** Its conditions look at acts, claims or what someone knows: anything told may matter. */
  readonly everything: boolean;
  /** Its exceptions do: anything told may matter where its conditions hold. */
  readonly everythingExcuses: boolean;
  /** It looks at who is whom, or at what is called after somebody: two who turn out to be one may matter. */
  readonly identity: boolean;
  /** Relations that it looks at only for somebody or something that the act or state itself names. */
  readonly local: ReadonlySet<string>;
}

/** Which relations a rule looks at, derivations followed. */
export function dependenciesOf(engine: Engine, rule: Rule): Dependencies {
  const relations = new Set<string>();
  const local = new Set<string>();
  const elsewhere = new Set<string>();
  const own = new Set(variablesOf(rule.head));
  let everything = false;
  let identity = false;
  const visit = (part: RulePart, direct: boolean): void => {
    if (part.type !== 'clause' || part.clause.word.kind === 'act') {
      everything = true;
      return;
    }
    if (part.clause.word.kind === 'identity') identity = true;
    const { id, role } = engine.painting.shape(part.clause.word).word;
    const named = part.clause.args.some((a) => a.type === 'variable' && own.has(a.name));
    const possessive = part.clause.args.some((a) => a.type === 'possessive');
    if (possessive) identity = true;
    // Who is in a place is in those that hold it: a place may move.
    if (direct && named && !possessive && role !== 'whereabouts') local.add(id);
    else elsewhere.add(id);
    if (relations.has(id)) return;
    relations.add(id);
    for (const other of engine.rules) {
      if (other.kind !== 'derives' || other.head.type !== 'clause') continue;
      if (engine.painting.shape(other.head.clause.word).word.id !== id) continue;
      for (const condition of [...other.conditions, ...other.exceptions]) visit(condition, false);
    }
  };
  for (const part of rule.conditions) visit(part, true);
  const ofConditions = new Set(relations);
  const conditionsLookAtEverything = everything;
  everything = false;
  for (const part of rule.exceptions) visit(part, true);
  for (const id of elsewhere) local.delete(id);
  return {
    relations,
    excuses: new Set([...relations].filter((id) => !ofConditions.has(id))),
    everything: conditionsLookAtEverything,
    everythingExcuses: everything,
    identity,
    local,
  };
}

/** The variables that a part binds or uses. */
export function variablesOf(part: RulePart): string[] {
  const args: Argument[] =
    part.type === 'clause'
      ? [...part.clause.args]
      : part.type === 'acts'
        ? [part.subject, ...(part.object ? [part.object] : [])]
        : [part.holder, ...(part.to ? [part.to] : [])];
  const names = args.flatMap((a) =>
    a.type === 'variable' ? [a.name] : a.type === 'possessive' ? [a.variable] : [],
  );
  return part.type === 'claim' ? [...names, part.what] : names;
}
