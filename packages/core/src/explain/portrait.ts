import type { Engine } from '../engine/engine.ts';
import type { EntityId } from '../story/model.ts';
import { becauseOf } from './because.ts';
import type { Portrait } from './explanation.ts';
import { castOf } from './facts.ts';
import { heldAt } from './held.ts';

/**
 * One person, place or thing as far as has been told: what is known of it and which sentence says so, who it is to others, the
 * scenes it was in.
 *
 * @param name any name of it that has been told.
 * @param eyes the chain it is seen through, outermost first; empty for the audience.
 * @returns undefined if nothing told has named it.
 */
export function portraitOf(engine: Engine, eyes: readonly EntityId[], name: string): Portrait | undefined {
  const { end, story } = engine;
  const called = engine.called(name, end);
  if (called === undefined) return undefined;
  const id = engine.painting.identity.find(called, end);
  const person = castOf(engine, end).find((p) => p.id === id);
  if (!person) return undefined;
  const view = engine.through(eyes);
  const now = engine.now(end);
  const place = view.matcher.placeOf(id, now, end);
  const { id: _, ...facts } = person;
  return {
    ...facts,
    place: place === undefined ? null : view.nameOf(place, end),
    known: heldAt(view, now, end)
      .filter(({ args }) => args.includes(id))
      .map(({ text, args, by }) => ({
        text,
        others: args.flatMap((a) => (typeof a === 'number' && a !== id ? [view.nameOf(a, end)] : [])),
        because: by ? (becauseOf(engine, [by.line])[0] ?? null) : null,
      })),
    scenes: story.scenes
      .filter((scene) => {
        for (let p = scene.first; p <= scene.last; p++)
          for (const e of engine.stage.presentAt(p))
            if (engine.painting.identity.find(e, end) === id) return true;
        return false;
      })
      .map((scene) => scene.number),
  };
}
