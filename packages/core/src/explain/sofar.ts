import type { Engine } from '../engine/engine.ts';
import type { EntityId } from '../story/model.ts';
import type { ToldSoFar } from './explanation.ts';
import { castOf, scenesTold } from './facts.ts';
import { heldAt } from './held.ts';

/**
 * The story so far, of a story that ends where the reader stands: what has been told, who is who, where everybody is. What does not
 * fit yet is `openNow`'s to say: it takes the rules and checks, and most pages do without.
 *
 * @param eyes the chain it is seen through, outermost first; empty for the audience.
 */
export function storySoFar(engine: Engine, eyes: readonly EntityId[]): ToldSoFar {
  const { story, end } = engine;
  const position = story.sentences.length;
  const scene = story.scenes.at(-1);
  const view = engine.through(eyes);
  const now = engine.now(end);
  const cast = castOf(engine, end);
  const states = new Map<unknown, string[]>();
  for (const { args, text } of heldAt(view, now, end)) {
    const [subject] = args;
    const known = states.get(subject);
    if (known) known.push(text);
    else states.set(subject, [text]);
  }
  return {
    after: scene ? { number: scene.number, title: scene.title } : null,
    position,
    eyes: eyes.map((e) => engine.nameOf(e, end)),
    scenes: scenesTold(engine, end),
    people: cast.map(({ id, ...person }) => {
      const place = view.matcher.placeOf(id, now, end);
      return {
        ...person,
        place: place === undefined ? null : view.nameOf(place, end),
        states: states.get(id) ?? [],
      };
    }),
  };
}
