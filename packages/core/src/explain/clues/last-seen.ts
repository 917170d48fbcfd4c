import type { Engine } from '../../engine/engine.ts';
import type { EntityId, Scene, Sentence } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { RecastSpan } from '../recasts.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, listed, saidOf, saying, tells } from './clue.ts';
import { presentIn } from './company.ts';

/**
 * Somebody turns out to have died, and nobody saw it: in what state they were when last seen alive, and what was done there by them
 * and to them.
 */
export function lastSeenClues(engine: Engine, twist: TwistFound): Clue[] {
  return twist.recasts.flatMap((recast) => {
    const [who] = recast.entities;
    if (who === undefined || !isDeath(engine, recast)) return [];
    const scene = lastAlive(engine, twist.scene, who, recast);
    if (!scene) return [];
    const name = engine.nameOf(who, twist.scene.last);
    const members = new Set(engine.painting.identity.members(who, twist.scene.last));
    const { states, acts } = about(engine, scene, members);
    const clue = (sentences: readonly Sentence[], text: string) =>
      sentences.length === 0
        ? []
        : [
            clueOf(
              'last',
              [scene.number],
              twist.scene.number,
              [name],
              `${text}: ${listed(sentences.map(saying))}`,
            ),
          ];
    return [
      ...clue(states, `how ${name} was when last seen alive`),
      ...clue(acts, `the last that is seen of ${name} alive`),
    ];
  });
}

/** Whether it says that somebody was dead who was taken to be alive. */
function isDeath(engine: Engine, { fluent, value }: RecastSpan): boolean {
  const word = engine.wordFor('death');
  if (!word || !fluent) return false;
  const shape = engine.painting.shape(word);
  return fluent.relation.word.id === shape.word.id && value === !shape.flipped;
}

/** The latest scene in story time, of those told before and real, in which they are before they were dead. */
function lastAlive(engine: Engine, twist: Scene, who: EntityId, { from }: RecastSpan): Scene | null {
  let last: { scene: Scene; at: number } | null = null;
  for (const scene of engine.story.scenes.slice(0, twist.number - 1)) {
    if (!engine.scenes.isReal(scene.number, twist.last)) continue;
    const position = presentIn(engine, scene, twist.last).get(engine.painting.identity.find(who, twist.last));
    if (position === undefined) continue;
    const at = engine.instantOfSentence(engine.story.sentences[position - 1]!, twist.last);
    if (at < from && (last === null || at >= last.at)) last = { scene, at };
  }
  return last?.scene ?? null;
}

/** What a scene says of somebody: states of theirs alone, and acts of theirs or done to them. */
function about(engine: Engine, scene: Scene, members: ReadonlySet<EntityId>) {
  const states: Sentence[] = [];
  const acts: Sentence[] = [];
  for (const sentence of engine.story.sentences.slice(scene.first - 1, scene.last)) {
    const { statement } = sentence;
    if (!tells(sentence) || statement?.type !== 'clauses' || statement.when !== null) continue;
    if (!saidOf(sentence).some((list) => list.some((e) => members.has(e)))) continue;
    if (statement.clauses.some(({ word }) => word.kind === 'act')) acts.push(sentence);
    else if (statement.clauses.some(({ word }) => word.kind === 'state' && word.variables.length === 1))
      states.push(sentence);
  }
  return { states, acts };
}
