import type { Assertion } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/instant.ts';
import { isPlaced } from '../engine/painting.ts';
import { oppositeOf, phrase } from '../engine/phrase.ts';
import type { Position, Value, Word } from '../story/model.ts';

/** Something that holds: a state, a fact, an age. */
export interface Held {
  /** As a sentence: `Harry is dead`. */
  readonly text: string;
  readonly word: Word;
  /** Whom and what it is about, in the order of the word, under the names they go by. */
  readonly args: readonly Value[];
  /** What says so. */
  readonly by: Assertion | undefined;
}

/** All that holds in a view at an instant as of a position, beside where everybody is. What is merely assumed is left out. */
export function heldAt(engine: Engine, t: Instant, p: Position): readonly Held[] {
  const { painting } = engine;
  const held: Held[] = [];
  for (const relation of painting.told) {
    if (isPlaced(relation)) continue;
    const opposite = oppositeOf(engine, relation.word);
    for (const fluent of relation.fluents) {
      const change = fluent.timeline.changeAt(t, p);
      const value =
        relation.word.kind === 'age' ? engine.matcher.valueOf(relation, fluent.key, t, p) : change?.value;
      if (value === undefined || value === null) continue;
      if (value === false && !opposite) continue;
      const args: Value[] = fluent.key.map((each) => painting.canonical(each, p));
      if (typeof value !== 'boolean') args.splice(relation.value, 0, painting.canonical(value, p));
      const word = value === false && opposite ? opposite : relation.word;
      held.push({ text: phrase(engine, word, args, true, p), word, args, by: change?.by });
    }
  }
  return held;
}
