import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, Position, Rule, Scene } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, type ToldAt } from '../found.ts';
import { lifeOf } from '../lives.ts';

const NAME = 'the dead are not there';

/**
 * Somebody stands on a scene's stage line (`with Ben`) who is dead by then, and does nothing in it: a body, or a slip. What excuses the
 * dead who act excuses them too; where the dead may act, they may be there. It goes by what is told: what a reading supposes of them
 * excuses their acts, and this is only odd.
 */
export function presenceConflicts(engine: Engine): readonly Conflict[] {
  const rule = engine.rules.find((r) => r.kind !== 'derives' && isAboutTheDead(engine, r));
  if (!rule) return [];
  const found = new Map<string, Found>();
  for (const scene of engine.story.scenes) {
    for (const who of scene.with) {
      const told = { position: scene.first, scene: scene.number, line: scene.stageLine };
      const life = lifeOf(engine, told, (p) =>
        isDeadWeight(engine, rule, who, scene, Math.min(p, toldOf(engine))) ? true : null,
      );
      if (!life) continue;
      const { born, resolved } = life;
      // One conflict, in however many scenes they are, for as long as it stands.
      const known = found.get(`${who} ${resolved}`);
      if (known) known.told.push(told);
      else found.set(`${who} ${resolved}`, { who, told: [told], born, resolved });
    }
  }
  return [...found.values()].map(({ who, told, born, resolved }) => {
    const name = engine.nameOf(who, engine.end);
    const { title } = engine.story.scenes[told[0]!.scene - 1]!;
    const until = resolved === null ? toldOf(engine) : resolved - 1;
    return conflictFound(
      engine,
      NAME,
      told,
      deathOf(engine, who, told[0]!, until),
      {
        text: `${name} is in “${title}” although ${name} is dead`,
        remedy: `take ${name} from the line under the heading, or write what lies there as a thing, “${name}'s body”`,
        rarely: true,
      },
      { born, resolved },
    );
  });
}

interface Found {
  readonly who: EntityId;
  readonly told: ToldAt[];
  readonly born: Position;
  readonly resolved: Position | null;
}

/** Dead by then, with no excuse, and without doing anything, as of a position. */
const isDeadWeight = (engine: Engine, rule: Rule, who: EntityId, scene: Scene, p: Position): boolean =>
  engine.scenes.isReal(scene.number, p) &&
  engine.isDead(who, startOf(engine, scene, p), p) &&
  !isExcused(engine, rule, who, scene, p) &&
  !engine.actsBy(who, p).some((act) => act.scene === scene.number);

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

const startOf = (engine: Engine, scene: Scene, p: Position) =>
  engine.instantOfSentence(engine.story.sentences[scene.first - 1]!, p) - 1;

function isExcused(
  engine: Engine,
  { head, exceptions }: Rule,
  who: EntityId,
  scene: Scene,
  p: Position,
): boolean {
  if (head.type !== 'acts') return true;
  const bound = engine.matcher.bind(head.subject, who, {}, p);
  const at = startOf(engine, scene, p) + 1;
  return !bound || exceptions.some((part) => engine.matcher.holds(part, bound, at, p));
}

/** The sentence that tells of the death, as of a position. */
function deathOf(engine: Engine, who: EntityId, { scene }: ToldAt, p: Position): readonly ToldAt[] {
  const base = deathRelation(engine);
  const relation = base && engine.painting.relations.get(base.id);
  const key = engine.painting.canonical(who, p);
  const at = startOf(engine, engine.story.scenes[scene - 1]!, p);
  const by = relation?.find([key])?.timeline.changeAt(at, p)?.by;
  return by ? [by] : [];
}
