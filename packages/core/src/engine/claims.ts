import { isSaid } from '../story/claims.ts';
import type { Position, RulePart, Sentence, Statement } from '../story/model.ts';
import type { Act } from './assertion.ts';
import type { Engine } from './engine.ts';
import type { Instant } from './instant.ts';
import { type Bindings, withBound } from './match.ts';
import { solve } from './solve.ts';

/**
 * The claim parts of rules. `?what` stands for what a claim says; it is bound to the sentence that makes it, as the
 * text `claim 12.1`; `claim 12.2` claims that somebody claims it.
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
  if (!isSaid(part.verb)) {
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
      const name = claimName(act);
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

/** What `?what` is bound to where an act makes the claim: the claims within the sentence are told apart by how much of it they are. */
export const claimName = ({ position, claim }: Act): string =>
  `claim ${position}.${depthOf(claim?.statement)}`;

/** What the claim that `claim 12.1` is bound to says. */
export function contentOf(engine: Engine, what: string): Statement | null {
  let said = sentenceOf(engine, what)?.statement;
  while (said?.type === 'claim' && !what.endsWith(`.${depthOf(said)}`)) said = said.content;
  return said?.type === 'claim' ? said.content : null;
}

/** How many claims are within a statement, itself included. */
const depthOf = (said?: Statement): number => (said?.type === 'claim' ? depthOf(said.content) + 1 : 0);

/** The sentence that makes the claim that `claim 12.1` is bound to. */
export const sentenceOf = ({ story }: Engine, what: string): Sentence | undefined =>
  story.sentences[Number.parseInt(what.slice(6), 10) - 1];
