import type { Engine } from '../../engine/engine.ts';
import type { Scene } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import { clueOf, quoted, saying } from './clue.ts';

/**
 * Somebody was in a state, and nothing said how they came to be; a scene told later, of an earlier time, shows what brought it about.
 *
 *     told first:  Lanyon is ill            (the week after)
 *     told later:  Lanyon falls ill         (the midnight visit)
 */
export function laterCauses(engine: Engine): Clue[] {
  const { story, painting, end } = engine;
  const death = engine.wordFor('death');
  const spared = new Set(death ? [painting.shape(death).word.id] : []);
  const clues: Clue[] = [];
  for (const act of engine.acts) {
    if (act.scene === 0 || !engine.isDone(act, end)) continue;
    const scene: Scene = story.scenes[act.scene - 1]!;
    const at = engine.actInstant(act, end);
    for (const effect of act.effects) {
      const relation = painting.relation(effect.shape);
      if (relation.value >= 0 || spared.has(relation.word.id)) continue;
      const fluent = relation.find(painting.key(effect.shape, effect.args, end));
      if (!fluent) continue;
      const before = scene.first - 1;
      // It was so already, for all that had been told.
      if (fluent.timeline.valueAt(at, before) === effect.holds) continue;
      const shown = fluent.assertions.find(
        (a) =>
          a.scene > 0 &&
          a.position <= before &&
          !a.staged &&
          a.holds === effect.holds &&
          a.word.kind !== 'act' &&
          painting.start(a, before) > at &&
          fluent.timeline.valueAt(painting.start(a, before) - 1, a.position - 1) !== effect.holds,
      );
      const state = shown && story.sentences[shown.position - 1];
      const cause = story.sentences[act.position - 1];
      if (!state || !cause || state.statement?.type !== 'clauses') continue;
      // What somebody does there says well enough how it came about.
      if (state.statement.clauses.some(({ word }) => word.kind === 'act')) continue;
      const text = `${saying(state)}, and nothing says why until ${quoted(engine, scene.number)}: ${saying(cause)}`;
      clues.push(clueOf('cause', [state.scene], scene.number, [], text));
    }
  }
  return clues;
}
