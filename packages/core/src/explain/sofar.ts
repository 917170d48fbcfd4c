import type { Engine } from '../engine/engine.ts';
import { isPlaced } from '../engine/painting.ts';
import { oppositeOf, phrase } from '../engine/phrase.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { EntityId, Value } from '../story/model.ts';
import type { SoFar } from './explanation.ts';
import { castOf, scenesTold, storyFacts } from './facts.ts';
import { openOf, standingConflicts } from './open.ts';

/**
 * The story so far, of a story that ends where the reader stands: what has been told, who is who, where everybody is, what does
 * not fit yet.
 *
 * @param eyes the chain it is seen through, outermost first; empty for the audience.
 */
export function storySoFar(engine: Engine, eyes: readonly EntityId[]): SoFar {
  const { story, end } = engine;
  const position = story.sentences.length;
  const scene = story.scenes.at(-1);
  const view = engine.through(eyes);
  const now = engine.now(end);
  const cast = castOf(engine, end);
  return {
    story: storyFacts(story),
    after: scene ? { number: scene.number, title: scene.title } : null,
    position,
    eyes: eyes.map((e) => engine.nameOf(e, end)),
    scenes: scenesTold(engine, end),
    people: cast.map(({ id, ...person }) => {
      const place = view.matcher.placeOf(id, now, end);
      return {
        ...person,
        place: place === undefined ? null : view.nameOf(place, end),
        states: statesOf(view, id, now, end),
      };
    }),
    // What does not fit is the audience's to see.
    conflicts:
      eyes.length > 0 ? [] : standingConflicts(engine, conflictsOf(engine)).map((c) => openOf(engine, c)),
  };
}

/** What holds of somebody now, beside where they are, as sentences. */
function statesOf(engine: Engine, entity: EntityId, t: number, p: number): readonly string[] {
  const states: string[] = [];
  for (const relation of engine.painting.relations.values()) {
    if (isPlaced(relation)) continue;
    for (const fluent of relation.fluents) {
      const value =
        relation.word.kind === 'age'
          ? engine.matcher.valueOf(relation, fluent.key, t, p)
          : fluent.timeline.valueAt(t, p);
      if (value === undefined || value === null) continue;
      const args: Value[] = [...fluent.key];
      if (typeof value !== 'boolean') args.splice(relation.value, 0, engine.painting.canonical(value, p));
      if (args[0] !== entity) continue;
      const opposite = value === false ? oppositeOf(engine, relation.word) : null;
      if (value === false && !opposite) continue;
      states.push(phrase(engine, opposite ?? relation.word, args, true, p));
    }
  }
  return states;
}
