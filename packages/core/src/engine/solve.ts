import { isSaid, isThought } from '../story/claims.ts';
import type { Argument, EntityId, Position, Statement } from '../story/model.ts';
import type { Engine } from './engine.ts';
import type { Instant } from './instant.ts';
import { type Bindings, withBound } from './match.ts';

/** All ways in which a statement holds at an instant as of a position: what a question asks. */
export function* solve(
  engine: Engine,
  statement: Statement,
  bindings: Bindings,
  t: Instant,
  p: Position,
): Generator<Bindings> {
  switch (statement.type) {
    case 'clauses': {
      const parts = statement.clauses.map((clause) => ({ type: 'clause' as const, clause }));
      yield* engine.matcher.all(parts, bindings, at(engine, statement, t, p), p);
      return;
    }
    case 'claim':
      yield* solveClaim(engine, statement, bindings, at(engine, statement, t, p), p);
      return;
    default:
      return;
  }
}

/** The instant that a question's own `(when)` names. */
function at(engine: Engine, statement: Statement, t: Instant, p: Position): Instant {
  const { when } = statement;
  if (when?.type === 'at') return engine.momentSpan(when.moment, p).end;
  if (when?.type === 'since') return engine.momentSpan(when.from, p).end;
  return t;
}

function* solveClaim(
  engine: Engine,
  claim: Extract<Statement, { type: 'claim' }>,
  bindings: Bindings,
  t: Instant,
  p: Position,
): Generator<Bindings> {
  const found: Bindings[] = [];
  if (isSaid(claim.verb)) found.push(...utterances(engine, claim, bindings, t, p));
  else {
    for (const [holder, bound] of holders(engine, claim.holder, bindings, p)) {
      const eyes = engine.through([holder], p);
      for (const answer of solve(eyes, claim.content, bound, t, p)) {
        // To know is to take to be so what is so.
        if (isThought(claim.verb) || some(solve(engine, claim.content, answer, t, p))) found.push(answer);
      }
    }
  }
  if (!claim.negated) yield* found;
  else if (found.length === 0) yield bindings;
}

const some = (solutions: Generator<Bindings>): boolean => !solutions.next().done;

function* holders(
  engine: Engine,
  holder: Argument,
  bindings: Bindings,
  p: Position,
): Generator<[EntityId, Bindings]> {
  const bound = engine.matcher.value(holder, bindings, p);
  if (typeof bound === 'number') yield [bound, bindings];
  else if (bound === undefined && holder.type === 'variable') {
    for (const being of engine.beings(p, true)) yield [being, withBound(bindings, holder.name, being)];
  }
}

/** What was told, lied or said in so many words, up to the instant, as far as this view has it. */
function* utterances(
  engine: Engine,
  claim: Extract<Statement, { type: 'claim' }>,
  bindings: Bindings,
  t: Instant,
  p: Position,
): Generator<Bindings> {
  for (const act of engine.acts) {
    const made = act.claim?.statement;
    if (made?.verb !== claim.verb || !engine.isDone(act, p) || engine.actInstant(act, p) > t) continue;
    yield* sameClaim(engine, claim, made, bindings, p);
  }
}

/** The bindings under which a pattern reads as a statement that was made. */
function* sameClaim(
  engine: Engine,
  pattern: Statement,
  told: Statement,
  bindings: Bindings,
  p: Position,
): Generator<Bindings> {
  if (pattern.type === 'claim' && told.type === 'claim') {
    if (pattern.verb !== told.verb) return;
    const heads = pattern.to.length === 0 ? [[told.holder]] : told.to.map((to) => [told.holder, to]);
    for (const head of heads) {
      const bound = unify(engine, [pattern.holder, ...pattern.to.slice(0, 1)], head, bindings, p);
      if (bound) yield* sameClaim(engine, pattern.content, told.content, bound, p);
    }
    return;
  }
  if (pattern.type !== 'clauses' || told.type !== 'clauses') return;
  const [asked] = pattern.clauses;
  if (!asked) return;
  for (const clause of told.clauses) {
    if (clause.word.id !== asked.word.id || clause.negated !== asked.negated) continue;
    const bound = unify(engine, asked.args, clause.args, bindings, p);
    if (bound) yield bound;
  }
}

function unify(
  engine: Engine,
  patterns: readonly Argument[],
  args: readonly Argument[],
  bindings: Bindings,
  p: Position,
): Bindings | null {
  let bound: Bindings = bindings;
  for (const [i, pattern] of patterns.entries()) {
    const arg = args[i];
    if (arg?.type !== 'value') return null;
    const value = engine.painting.canonical(arg.value, p);
    const known = engine.matcher.value(pattern, bound, p);
    if (known === undefined && pattern.type === 'variable') bound = withBound(bound, pattern.name, value);
    else if (known !== value) return null;
  }
  return bound;
}
