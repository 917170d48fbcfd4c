import type { Engine } from '../../engine/engine.ts';
import type { EntityId, Scene } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, distinct, saidOf, saying, tells } from './clue.ts';

/**
 * Scenes turn out to be somebody's dream: what it is made of. Whoever dreams had to do with it in a scene that is real, and it is in
 * the dream again: whom they thought of, what they wore, a place they had been.
 */
export function dreamClues(engine: Engine, twist: TwistFound): Clue[] {
  const { scene } = twist;
  const numbers = distinct(twist.recasts.flatMap((r) => (r.new === false ? (r.scenes ?? []) : [])));
  const dreamers = new Set(numbers.flatMap((number) => engine.scenes.frameOf(number, scene.last)?.by ?? []));
  const dreamt = numbers.map((number) => engine.story.scenes[number - 1]!);
  const real = engine.story.scenes
    .slice(0, scene.number - 1)
    .filter(({ number }) => engine.scenes.isReal(number, scene.last));
  return [...dreamers].flatMap((dreamer) => {
    const members = new Set(engine.painting.identity.members(dreamer, scene.last));
    return [...things(engine, scene, members, real, dreamt), ...places(engine, scene, members, real, dreamt)];
  });
}

function things(
  engine: Engine,
  twist: Scene,
  members: ReadonlySet<EntityId>,
  real: readonly Scene[],
  dreamt: readonly Scene[],
): Clue[] {
  const inDream = new Set(dreamt.flatMap(({ first, last }) => namedIn(engine, first, last)));
  const found = new Map<EntityId, { scenes: number[]; text: string }>();
  for (const { number, first, last } of real)
    for (const sentence of engine.story.sentences.slice(first - 1, last)) {
      if (!tells(sentence)) continue;
      for (const [who, ...others] of saidOf(sentence)) {
        if (who === undefined || !members.has(who)) continue;
        for (const other of others) {
          const kind = engine.story.entities[other]?.kind;
          if (!inDream.has(other) || members.has(other) || (kind !== 'thing' && kind !== 'person')) continue;
          const known = found.get(other);
          if (known) known.scenes.push(number);
          else found.set(other, { scenes: [number], text: saying(sentence) });
        }
      }
    }
  return [...found].map(([entity, { scenes, text }]) => {
    const name = engine.nameOf(entity, twist.last);
    return clueOf('dream', scenes, twist.number, [name], `${text}; ${name} is in the dream`);
  });
}

/** A dream is set where the dreamer has been, but for where they are lying. */
function places(
  engine: Engine,
  twist: Scene,
  members: ReadonlySet<EntityId>,
  real: readonly Scene[],
  dreamt: readonly Scene[],
): Clue[] {
  const found = new Map<EntityId, number[]>();
  for (const { place, number } of dreamt)
    if (place !== null && place !== twist.place) found.set(place, [...(found.get(place) ?? []), number]);
  return [...found].flatMap(([place, dreams]) => {
    const been = real.filter(
      (scene) =>
        scene.place === place &&
        engine.story.sentences
          .slice(scene.first - 1, scene.last)
          .some(({ position }) => [...engine.stage.presentAt(position)].some((e) => members.has(e))),
    );
    if (been.length === 0) return [];
    const [who] = members;
    const names = [engine.nameOf(who!, twist.last), engine.nameOf(place, twist.last)];
    const planted = [...been.map((s) => s.number), ...dreams];
    return [
      clueOf(
        'dream',
        planted,
        twist.number,
        [names[1]!],
        `${names[1]}, of which ${names[0]} dreams, is one that ${names[0]} knows`,
      ),
    ];
  });
}

/** What sentences name. */
const namedIn = (engine: Engine, first: number, last: number): readonly EntityId[] =>
  engine.story.sentences.slice(first - 1, last).flatMap((s) => (tells(s) ? s.names : []));
