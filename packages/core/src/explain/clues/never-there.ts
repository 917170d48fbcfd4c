import type { Engine } from '../../engine/engine.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf } from './clue.ts';

/**
 * A twist at a place that is called after one whom it is about (*Harry's flat*), and that nobody was ever in before: in every scene of
 * its reach that person was elsewhere.
 */
export function neverThereClues(engine: Engine, twist: TwistFound): Clue[] {
  const { scene, reach } = twist;
  const { story } = engine;
  const place = scene.place === null ? undefined : story.entities[scene.place];
  if (!place) return [];
  const owners = new Set(
    twist.recasts
      .flatMap((r) => r.entities)
      .filter((e) =>
        story.entities[e]!.names.some(({ text }) => isCalledAfter(place.names[0]?.text ?? '', text)),
      ),
  );
  const isThere = (id: number | null): boolean =>
    id !== null && (id === place.id || isThere(story.entities[id]?.within ?? null));
  if (story.scenes.slice(0, scene.number - 1).some((earlier) => isThere(earlier.place))) return [];
  return [...owners].flatMap((owner) => {
    const planted = reach.filter((number) => {
      const { first, last } = story.scenes[number - 1]!;
      for (let p = first; p <= last; p++) if (engine.stage.presentAt(p).has(owner)) return true;
      return false;
    });
    if (planted.length < 2) return [];
    const names = [engine.nameOf(owner, scene.last), engine.nameOf(place.id, scene.last)];
    return [
      clueOf('absence', planted, scene.number, names, `${names[0]} is met everywhere but in ${names[1]}`),
    ];
  });
}

const isCalledAfter = (place: string, name: string) =>
  place.toLowerCase().startsWith(`${name.toLowerCase()}'s `) ||
  place.toLowerCase().startsWith(`${name.toLowerCase()}’s `);
