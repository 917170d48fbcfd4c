import type { Position, RulePart, Sentence, Statement } from '../story/model.ts';
import type { Act } from './assertion.ts';
import type { Engine } from './engine.ts';
import type { Instant } from './instant.ts';
import { type Bindings, withBound } from './match.ts';
import { solve } from './solve.ts';

/**
 * The claim parts of rules. `?what` stands for what a claim says; it is bound to the position of the sentence that makes it,
 * as the text `claim 12`, or `claim 12.1` where that is what the sentence says that somebody remembers.
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
      const name = claimName(engine, act);
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

/** What `?what` is bound to where an act makes the claim. */
export function claimName(engine: Engine, { position, claim }: Act): string {
  let depth = 0;
  // Claims within claims may have been given the outer one's moment: what they say is the same.
  for (
    let said = sentenceAt(engine, position)?.statement;
    said?.type === 'claim' && claim?.statement && said.content !== claim.statement.content;
    said = said.content
  )
    depth++;
  return depth === 0 ? `claim ${position}` : `claim ${position}.${depth}`;
}

/** What the claim that `claim 12` is bound to says. */
export function contentOf(engine: Engine, what: string): Statement | null {
  const [, depth = 0] = placeOf(what);
  let said = sentenceOf(engine, what)?.statement;
  for (let i = 0; i < depth && said?.type === 'claim'; i++) said = said.content;
  return said?.type === 'claim' ? said.content : null;
}

/** The sentence that makes the claim that `claim 12` is bound to. */
export const sentenceOf = (engine: Engine, what: string): Sentence | undefined =>
  sentenceAt(engine, placeOf(what)[0] ?? 0);

const placeOf = (what: string) => what.slice('claim '.length).split('.').map(Number);

const sentenceAt = ({ story }: Engine, position: Position): Sentence | undefined =>
  story.sentences[position - 1];
