import type { Engine } from '../engine/engine.ts';
import { END } from '../engine/instant.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import type { Position, Statement, Value } from '../story/model.ts';
import { becauseOf } from './because.ts';
import type { Because } from './explanation.ts';

/**
 * The one sentence told that kills a reading, where one does. There are three ways in which one may: it says the opposite of what is
 * supposed; a rule forbids what is supposed beside what it says (*never ?x imagines ?y while ?y's body is in ?place*, and the body
 * is found); or it is all that the reading strains at.
 *
 * @param statements what is supposed.
 * @param engine the story under the reading, as of `position`; `strains` are the conflicts that the reading adds there.
 */
export function killerOf(
  bare: Engine,
  statements: readonly Statement[],
  engine: Engine,
  position: Position,
  strains: readonly Conflict[],
): Because | null {
  const line =
    contradicting(bare, statements) ??
    forbidding(engine, position, strains) ??
    onlyStrain(
      position,
      strains.filter((c) => !c.rarely),
    );
  return line === null ? null : (becauseOf(bare, [line])[0] ?? null);
}

/** The line of a sentence that says the opposite of a supposition, where it would have to hold. */
function contradicting(bare: Engine, statements: readonly Statement[]): number | null {
  for (const statement of statements) {
    if (statement.type !== 'clauses') continue;
    for (const { word, args, negated } of statement.clauses) {
      const shape = bare.painting.shape(word);
      if (word.kind === 'act' || word.kind === 'identity' || shape.value >= 0) continue;
      const values = args.flatMap((a) => (a.type === 'value' ? [a.value] : []));
      if (values.length < args.length) continue;
      const relation = bare.painting.relation(shape);
      const { timeline } = relation.find(bare.painting.key(shape, values, bare.end)) ?? {};
      const supposed = negated === shape.flipped;
      const from = bare.painting.start(
        { when: statement.when, scene: 0, moment: null, told: bare.end },
        bare.end,
      );
      // What was so before may have come to an end.
      const against = [...(timeline?.changes.between(from, END) ?? [])].find(
        (c) => c.by && c.value === !supposed,
      );
      if (against?.by) return against.by.line;
    }
  }
  return null;
}

/** The line of what a rule forbids a supposition beside. */
function forbidding(engine: Engine, position: Position, strains: readonly Conflict[]): number | null {
  const { matcher, painting } = engine;
  for (const { rule, rarely, occurrences } of strains) {
    const first = occurrences.find((o) => o.died === null);
    if (!rule || rarely || !first || first.scene > 0) continue;
    for (const part of rule.conditions) {
      if (part.type !== 'clause') continue;
      const shape = painting.shape(part.clause.word);
      const args = part.clause.args.map((a) => matcher.value(a, first.last.bindings, position));
      if (args.some((value) => typeof value === 'symbol' || value === undefined)) continue;
      const fluent = painting.relation(shape).find(painting.key(shape, args as Value[], position));
      const by = fluent?.timeline.changeAt(first.last.at, position)?.by;
      if (by && by.scene > 0) return by.line;
    }
  }
  return null;
}

function onlyStrain(position: Position, strains: readonly Conflict[]): number | null {
  const told = strains.flatMap((c) => occurrencesAt(c, position)).filter((o) => o.scene > 0);
  const lines = new Set(told.map((o) => o.line));
  return lines.size === 1 ? told[0]!.line : null;
}
