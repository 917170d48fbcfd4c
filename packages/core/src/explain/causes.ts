import type { Engine } from '../engine/engine.ts';
import { connectives, phrase, phrasePart } from '../engine/phrase.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import { supportOf } from '../rules/support.ts';
import type { Position } from '../story/model.ts';
import { unmarked } from './unmarked.ts';

/** A sentence behind something. */
export interface Cause {
  readonly line: number;
  readonly scene: number;
}

/** The sentences that make a conflict's `while` part so. */
export function causesOf(engine: Engine, conflict: Conflict, position: Position): Cause[] {
  if (conflict.found) return [...conflict.found.causes];
  if (conflict.clash) return [{ line: conflict.clash.earlier.line, scene: conflict.clash.earlier.scene }];
  const [occurrence] = occurrencesAt(conflict, position);
  if (!conflict.rule || !occurrence) return [];
  return conflict.rule.conditions.flatMap((part) => {
    if (part.type !== 'clause') return [];
    return supportOf(engine, part.clause, occurrence.bindings, occurrence.at - 1, position).map(
      ({ line, scene }) => ({ line, scene }),
    );
  });
}

/** A conflict in one line: `Mum acts although Mum is dead`. */
export function sayConflict(engine: Engine, conflict: Conflict, position: Position): string {
  const { clash, rule, found } = conflict;
  if (found) return found.text;
  const words = connectives(engine);
  if (clash) {
    const { earlier, later } = clash;
    const say = (a: typeof earlier) => phrase(engine, a.word, a.args, a.holds !== a.shape.flipped, position);
    if (clash.kind === 'forever') return `${say(later)}, ${words.although} ${say(earlier)} ${words.forever}`;
    if (clash.kind === 'known')
      return `${quoted(engine, later.position) ?? say(later)} ${words.although} ${say(earlier)}`;
    const always = earlier.word.kind === 'fact' ? words.onlyOne : words.atOneMoment;
    return `${say(earlier)} ${words.and} ${say(later)}, ${always}`;
  }
  const [occurrence] = occurrencesAt(conflict, position);
  const bindings = occurrence?.bindings ?? conflict.bindings;
  if (!rule) return conflict.name;
  const conditions = rule.conditions.map((part) => phrasePart(engine, part, bindings, position));
  // What is done says more than that something is.
  const done = rule.head.type === 'acts' && occurrence ? quoted(engine, occurrence.position) : undefined;
  const head = done ?? phrasePart(engine, rule.head, bindings, position);
  return conditions.length > 0
    ? `${head} ${words.although} ${conditions.join(` ${words.and} `)}`
    : `${head}, ${conflict.rarely ? words.rarely : words.never}`;
}

/** The sentence at a position, in quotation marks; undefined if there is none. */
function quoted(engine: Engine, position: Position): string | undefined {
  const text = engine.story.sentences[position - 1]?.text;
  return text ? `“${unmarked(text)}”` : undefined;
}
