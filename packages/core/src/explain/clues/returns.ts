import type { Engine } from '../../engine/engine.ts';
import type { Scene } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, quoted } from './clue.ts';

/** A thing, or a state, that comes back: last named, not just before, beside someone that the twist is about. */
export function returns(engine: Engine, twist: TwistFound): Clue[] {
  const { scene } = twist;
  const recast = new Set(twist.recasts.flatMap((r) => r.entities));
  const clues: Clue[] = [];
  const clue = (planted: Scene, what: string, text: string) =>
    clues.push(clueOf('return', [planted.number], scene.number, [what], text));
  for (const id of scene.names) {
    const entity = engine.story.entities[id];
    if (entity?.kind !== 'thing' || recast.has(id)) continue;
    const last = lastBefore(engine, scene, (earlier) => earlier.names.includes(id));
    if (!last?.names.some((n) => recast.has(n))) continue;
    const name = engine.nameOf(id, scene.last);
    clue(last, name, `back again: ${name}, last seen in ${quoted(engine, last.number)}`);
  }
  for (const state of statesSaid(engine, scene)) {
    if (twist.recasts.some((r) => r.about.endsWith(state.rest))) continue;
    const last = lastBefore(engine, scene, (earlier) =>
      statesSaid(engine, earlier).some((s) => s.word === state.word),
    );
    if (!last?.names.some((n) => recast.has(n))) continue;
    clue(last, state.rest, `somebody ${state.rest} again, as in ${quoted(engine, last.number)}`);
  }
  return clues;
}

/**
 * After a twist, a scene that tells of an earlier time shows where a thing comes from that was last named before the twist, beside
 * someone whom the twist is about.
 */
export function returnsAfter(engine: Engine, twists: readonly TwistFound[]): Clue[] {
  const { story, painting, scenes, end } = engine;
  const began = (scene: Scene) => painting.begin(scenes.momentOf(scene.number, end));
  return story.scenes.flatMap((scene) => {
    const twist = twists.findLast((t) => t.scene.number < scene.number && t.reach.length > 0);
    if (!twist || !(began(scene) < began(twist.scene))) return [];
    const recast = new Set(twist.recasts.flatMap((r) => r.entities));
    return scene.names.flatMap((id) => {
      if (story.entities[id]?.kind !== 'thing' || recast.has(id)) return [];
      const last = lastBefore(engine, scene, (earlier) => earlier.names.includes(id));
      if (!last || last.number >= twist.scene.number || !last.names.some((n) => recast.has(n))) return [];
      const name = engine.nameOf(id, scene.last);
      const text = `back again: ${name}, last seen in ${quoted(engine, last.number)}`;
      return [clueOf('return', [last.number], scene.number, [name], text)];
    });
  });
}

/** The last earlier scene that names it, if that is not the one just before. */
function lastBefore(engine: Engine, scene: Scene, names: (earlier: Scene) => boolean): Scene | null {
  for (let number = scene.number - 1; number >= 1; number--) {
    const earlier = engine.story.scenes[number - 1]!;
    if (names(earlier)) return number === scene.number - 1 ? null : earlier;
  }
  return null;
}

/** What a scene says of somebody's condition: yes-or-no states of one subject, `?x is barefoot`. */
function statesSaid(engine: Engine, scene: Scene): { word: string; rest: string }[] {
  return engine.story.sentences.slice(scene.first - 1, scene.last).flatMap((sentence) => {
    if (sentence.mark === 'infer' || sentence.statement?.type !== 'clauses') return [];
    return sentence.statement.clauses.flatMap(({ word, negated }) =>
      word.kind === 'state' && word.variables.length === 1 && !word.maybeSupposed && !negated && !word.forever
        ? [{ word: word.id, rest: word.id.replace(/^\?\S+\s*/, '') }]
        : [],
    );
  });
}
