import type { Engine } from '../engine/engine.ts';
import { seenBy } from '../engine/eyes.ts';
import { isForAll } from '../engine/narrator.ts';
import type { EntityId, Sentence } from '../story/model.ts';
import type { ToldSoFar } from './explanation.ts';
import { castOf, recapOf, scenesTold } from './facts.ts';
import { heldAt } from './held.ts';

/**
 * The story so far, of a story that ends where the reader stands: what has been told, who is who, where everybody is. What does not
 * fit yet is `openNow`'s to say: it takes the rules and checks, and most pages do without.
 *
 * @param eyes the chain it is seen through, outermost first; empty for the audience. Of somebody's eyes there are the scenes that the
 *   outermost was in, with their prose or, where there is none, with what was taken in, and whom they have met or know something of.
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
  const told: ToldSoFar = {
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
  return eyes.length > 0 ? asLivedBy(engine, eyes, told) : told;
}

/** The scenes that the outermost was in, and those they met there or know something of. */
function asLivedBy(engine: Engine, eyes: readonly EntityId[], told: ToldSoFar): ToldSoFar {
  const name = told.eyes[0]!;
  const isSeen = (sentence: Sentence) =>
    isForAll(sentence.statement!) || seenBy(eyes, sentence, engine.witnesses(sentence.position)).length > 0;
  const scenes = told.scenes
    .filter((scene) => scene.present.includes(name))
    .map((line) => {
      const scene = engine.story.scenes[line.number - 1]!;
      return { ...line, prose: recapOf(engine, scene, Math.min(scene.last, engine.end), isSeen) };
    });
  const met = new Set(scenes.flatMap(({ present, place }) => [...present, place]));
  const people = told.people.filter(
    (p) => p.name === name || met.has(p.name) || p.place !== null || p.states.length > 0,
  );
  return { ...told, scenes, people };
}
