import type { Position, RulePart, Statement } from '../story/model.ts';
import type { Engine } from './engine.ts';
import type { Instant } from './instant.ts';
import { type Bindings, withBound } from './match.ts';
import { solve } from './solve.ts';

/**
 * The claim parts of rules. `?what` stands for what a claim says; it is bound to the position of the sentence that makes it,
 * as the text `claim 12`.
 *
 *     never ?y tells ?x ?what while ?x imagines ?y, unless ?x knows ?what
 */
export function* claimSolutions(
  engine: Engine,
  part: Extract<RulePart, { type: 'claim' }>,
  bindings: Bindings,
  t: Instant,
  p: Position,
): Generator<Bindings> {
  const what = bindings[part.what];
  const made = part.verb === 'tells' || part.verb === 'lies' || part.verb === 'says';
  if (!made) {
    const content = typeof what === 'string' ? contentOf(engine, what) : null;
    if (!content) return;
    const statement: Statement = {
      type: 'claim',
      when: null,
      holder: part.holder,
      verb: part.verb,
      to: [],
      negated: part.negated,
      secretly: false,
      content,
    };
    yield* solve(engine, statement, bindings, t, p);
    return;
  }
  for (const act of engine.acts) {
    if (
      act.claim?.verb !== part.verb ||
      act.subject === null ||
      !engine.isDone(act, p) ||
      engine.actInstant(act, p) > t
    )
      continue;
    for (const to of part.to ? act.claim.to : [null]) {
      const name = `claim ${act.position}`;
      if (what !== undefined && what !== name) continue;
      let bound: Bindings | null = withBound(bindings, part.what, name);
      for (const [argument, value] of [
        [part.holder, act.subject],
        ...(part.to && to !== null ? [[part.to, to]] : []),
      ] as const) {
        if (!bound) break;
        bound = engine.matcher.bind(argument as typeof part.holder, value as number, bound, p);
      }
      if (bound) yield bound;
    }
  }
}

/** What the sentence bound to `claim 12` says. */
export function contentOf(engine: Engine, what: string): Statement | null {
  const statement = engine.story.sentences[Number(what.slice('claim '.length)) - 1]?.statement;
  return statement?.type === 'claim' ? statement.content : null;
}
