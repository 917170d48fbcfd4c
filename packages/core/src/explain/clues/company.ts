import { isSo } from '../../engine/beings.ts';
import type { Engine } from '../../engine/engine.ts';
import type { EntityId, Scene } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf } from './clue.ts';

/** A recast person whom, all through the reach, one and the same living other is ever with. */
export function company(engine: Engine, twist: TwistFound): Clue[] {
  const position = twist.scene.last;
  const people = new Set(
    twist.recasts
      .flatMap((r) => r.entities)
      .filter((e) => engine.story.entities[e]?.kind === 'person')
      .map((e) => engine.painting.identity.find(e, position)),
  );
  const clues: Clue[] = [];
  for (const person of people) {
    const others = new Set<EntityId>();
    const scenes: number[] = [];
    let many = false;
    for (const number of twist.reach) {
      const scene = engine.story.scenes[number - 1]!;
      const present = presentIn(engine, scene, position);
      if (!present.has(person)) continue;
      const living = [...present.keys()].filter(
        (e) => e !== person && isLiving(engine, e, present.get(e)!, position),
      );
      if (living.length === 0) continue;
      scenes.push(number);
      for (const e of living) others.add(e);
      many ||= living.length > 1;
    }
    const [other] = others;
    if (many || others.size !== 1 || other === undefined) continue;
    const about = [engine.nameOf(person, position), engine.nameOf(other, position)];
    const text = `nobody living but ${about[1]} is ever with ${about[0]}`;
    clues.push(clueOf('company', scenes, twist.scene.number, about, text));
  }
  return clues;
}

/** Who is in a scene at any of its sentences, with the position of the last at which they are. */
export function presentIn(engine: Engine, scene: Scene, as: number): Map<EntityId, number> {
  const present = new Map<EntityId, number>();
  for (let p = scene.first; p <= scene.last; p++) {
    for (const e of engine.stage.presentAt(p)) present.set(engine.painting.identity.find(e, as), p);
  }
  return present;
}

function isLiving(engine: Engine, entity: EntityId, sentence: number, position: number): boolean {
  const t = engine.instantOfSentence(engine.story.sentences[sentence - 1]!, position);
  return !isSo(engine, 'death', entity, t, position);
}
