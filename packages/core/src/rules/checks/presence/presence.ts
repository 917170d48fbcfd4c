import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, Rule, Scene } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, type ToldAt } from '../found.ts';

const NAME = 'the dead are not there';

/**
 * Somebody stands on a scene's stage line (`with Ben`) who is dead by then, and does nothing in it: a body, or a slip. What excuses the
 * dead who act excuses them too; where the dead may act, they may be there. It goes by what is told: what a reading supposes of them
 * excuses their acts, and this is only odd.
 */
export function presenceConflicts(engine: Engine): readonly Conflict[] {
  const rule = engine.rules.find((r) => r.kind !== 'derives' && isAboutTheDead(engine, r));
  if (!rule) return [];
  const found = new Map<EntityId, ToldAt[]>();
  for (const scene of engine.story.scenes) {
    if (!engine.scenes.isReal(scene.number, engine.end)) continue;
    for (const who of scene.with) {
      if (!isDeadIn(engine, who, scene) || isExcused(engine, rule, who, scene)) continue;
      if (engine.actsBy(who).some((act) => act.scene === scene.number)) continue;
      const told = { position: scene.first, scene: scene.number, line: scene.stageLine };
      const list = found.get(who);
      if (list) list.push(told);
      else found.set(who, [told]);
    }
  }
  return [...found].map(([who, told]) => {
    const name = engine.nameOf(who, engine.end);
    const { title } = engine.story.scenes[told[0]!.scene - 1]!;
    return conflictFound(engine, NAME, told, deathOf(engine, who, told[0]!), {
      text: `${name} is in “${title}” although ${name} is dead`,
      remedy: `take ${name} from the line under the heading, or write what lies there as a thing, “${name}'s body”`,
      rarely: true,
    });
  });
}

/** `never ?x acts while ?x is dead`, in whatever words. */
const isAboutTheDead = (engine: Engine, { head, conditions }: Rule): boolean =>
  head.type === 'acts' &&
  head.deed === 'acts' &&
  conditions.some(
    (part) =>
      part.type === 'clause' && engine.painting.shape(part.clause.word).word === deathRelation(engine),
  );

function deathRelation(engine: Engine) {
  for (const word of engine.story.words.values())
    if (word.role === 'death') return engine.painting.shape(word).word;
  return null;
}

/** The last position told, without what a reading supposes after it. */
const toldOf = (engine: Engine): number => engine.story.sentences.length;

const startOf = (engine: Engine, scene: Scene) =>
  engine.instantOfSentence(engine.story.sentences[scene.first - 1]!, toldOf(engine)) - 1;

const isDeadIn = (engine: Engine, who: EntityId, scene: Scene): boolean =>
  engine.isDead(who, startOf(engine, scene), toldOf(engine));

function isExcused(engine: Engine, { head, exceptions }: Rule, who: EntityId, scene: Scene): boolean {
  if (head.type !== 'acts') return true;
  const bound = engine.matcher.bind(head.subject, who, {}, toldOf(engine));
  const at = startOf(engine, scene) + 1;
  return !bound || exceptions.some((part) => engine.matcher.holds(part, bound, at, toldOf(engine)));
}

/** The sentence that tells of the death. */
function deathOf(engine: Engine, who: EntityId, { scene }: ToldAt): readonly ToldAt[] {
  const base = deathRelation(engine);
  const relation = base && engine.painting.relations.get(base.id);
  const key = engine.painting.canonical(who, toldOf(engine));
  const at = startOf(engine, engine.story.scenes[scene - 1]!);
  const by = relation?.find([key])?.timeline.changeAt(at, toldOf(engine))?.by;
  return by ? [by] : [];
}
