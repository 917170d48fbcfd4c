import type * as tree from '../language/tree.ts';
import type {
  Argument,
  Clause,
  EntityId,
  Frame,
  MomentId,
  Rule,
  RulePart,
  Statement,
  Time,
} from './model.ts';

/** How names and times in a syntax tree find what they mean. */
export interface Scope {
  /** Gives the entity that a name means; null if nothing told has named it. */
  entity(term: tree.Term): EntityId | null;
  time(expression: tree.TimeExpression): MomentId;
  /** The scenes moved by `… happens …`, with their new moments. */
  moves(content: Extract<tree.Content, { type: 'scenes' }>): { scene: number; moment: MomentId }[];
}

export function resolveTerm(term: tree.Term, scope: Scope): Argument {
  switch (term.type) {
    case 'name': {
      const id = scope.entity(term);
      return id === null ? { type: 'unknown' } : { type: 'value', value: id };
    }
    case 'variable':
      return { type: 'variable', name: term.name };
    case 'possessive':
      return { type: 'possessive', variable: term.variable, rest: term.rest };
    case 'number':
      return { type: 'value', value: String(term.value) };
    case 'date':
      return { type: 'value', value: term.text };
    case 'unknown':
      return { type: 'unknown' };
  }
}

export function resolveClause(clause: tree.Clause, scope: Scope): Clause {
  return {
    word: clause.word,
    args: clause.args.map((term) => resolveTerm(term, scope)),
    negated: clause.negated,
    secretly: clause.secretly,
    mentions: clause.mentions.flatMap((term) => scope.entity(term) ?? []),
  };
}

function resolveWhen(when: tree.When | null, scope: Scope): Time | null {
  if (when === null) return null;
  switch (when.type) {
    case 'at':
      return { type: 'at', moment: scope.time(when.at) };
    case 'since':
      return { type: 'since', from: scope.time(when.from) };
    case 'until':
      return { type: 'until', to: scope.time(when.to) };
    case 'span':
      return { type: 'span', from: scope.time(when.from), to: scope.time(when.to) };
    case 'always':
      return { type: 'always' };
  }
}

export function resolveFrame(frame: tree.Frame, scope: Scope): Frame {
  return { kind: frame.kind, by: frame.by.flatMap((term) => scope.entity(term) ?? []), text: frame.text };
}

/** A sentence's content with its names and moments found. Names are met in the order they stand in the text. */
export function resolveContent(content: tree.Content, scope: Scope): Statement {
  const when = resolveWhen(content.when, scope);
  switch (content.type) {
    case 'clauses':
      return {
        type: 'clauses',
        // A fact is so at every moment: `(night 1)` says when it shows.
        when: when?.type === 'at' && content.clauses.every(({ word }) => word.kind === 'fact') ? null : when,
        clauses: content.clauses.map((clause) => resolveClause(clause, scope)),
      };
    case 'claim':
      return {
        type: 'claim',
        when,
        holder: resolveTerm(content.holder, scope),
        verb: content.verb,
        to: content.to.map((term) => resolveTerm(term, scope)),
        negated: content.negated,
        secretly: content.secretly,
        content: resolveContent(content.content, scope),
      };
    case 'scenes':
      return {
        type: 'scenes',
        when,
        from: content.from,
        to: content.to,
        frame: content.frame && resolveFrame(content.frame, scope),
        moves: scope.moves(content),
      };
    case 'dialogue':
      return {
        type: 'dialogue',
        when,
        speaker: resolveTerm(content.speaker, scope),
        quotation: content.quotation,
      };
    case 'watches':
      return { type: 'watches', when, watcher: resolveTerm(content.watcher, scope) };
  }
}

function resolvePart(part: tree.RulePart, scope: Scope): RulePart {
  switch (part.type) {
    case 'clause':
      return { type: 'clause', clause: resolveClause(part.clause, scope) };
    case 'acts':
      return {
        type: 'acts',
        deed: part.deed,
        subject: resolveTerm(part.subject, scope),
        object: part.object && resolveTerm(part.object, scope),
      };
    case 'claim':
      return {
        type: 'claim',
        holder: resolveTerm(part.holder, scope),
        verb: part.verb,
        to: part.to && resolveTerm(part.to, scope),
        what: part.what,
        negated: part.negated,
      };
  }
}

export function resolveRule(rule: tree.Rule, scope: Scope): Rule {
  return {
    name: rule.name,
    kind: rule.kind,
    head: resolvePart(rule.head, scope),
    conditions: rule.conditions.map((part) => resolvePart(part, scope)),
    exceptions: rule.exceptions.map((part) => resolvePart(part, scope)),
    builtIn: rule.builtIn,
  };
}
