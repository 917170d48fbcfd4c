import { Act, manners, Telling } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { EntityId, Position, Rule, Scene } from '../../../story/model.ts';
import { ActWatcher } from '../../act-watcher.ts';
import type { Conflict } from '../../conflict.ts';
import type { Broken } from '../../watcher.ts';
import { conflictFound } from '../found.ts';
import { Life } from '../lives.ts';
import type { Step } from '../step.ts';
import { foundWords } from '../words.ts';

const NAME = 'the dead are not there';

/**
 * Somebody stands on a scene's stage line (`with Ben`) who is dead by then, and does nothing in it: a body, or a slip. What excuses the
 * dead who act excuses them too; where the dead may act, they may be there. It goes by what is told: what a reading supposes of them
 * excuses their acts, and this is only odd.
 */
export class Presence {
  readonly #engine: Engine;
  readonly #watcher: PresenceWatcher;

  /** @returns null where the dead may act. */
  static of(engine: Engine): Presence | null {
    const rule = engine.rules.find((r) => r.kind !== 'derives' && isAboutTheDead(engine, r));
    const there = rule && asThere(engine, rule);
    return there ? new Presence(engine, there) : null;
  }

  private constructor(engine: Engine, rule: Rule) {
    this.#engine = engine;
    this.#watcher = new PresenceWatcher(engine, rule);
  }

  move({ position, sentence, firstPiece, nextPiece, scenes, merged, ended }: Step): void {
    if (!sentence) return;
    const acts = ended ? ended.with.map((who) => standing(this.#engine, ended, who)) : NOBODY;
    const { relations, everything } = this.#watcher.interest;
    const pieces = this.#engine.painting.log.ofRelations(relations, firstPiece, nextPiece);
    if (acts.length > 0 || pieces.length > 0 || everything || scenes.size > 0 || merged.length > 0)
      this.#watcher.move({ position, acts, pieces, scenes, merged, whole: false });
  }

  get conflicts(): readonly Conflict[] {
    const engine = this.#engine;
    // One conflict, in however many scenes they are, for as long as it stands.
    const found = new Map<string, Found>();
    for (const [act, { stands }] of [...this.#watcher.lives].sort(([a], [b]) => a.position - b.position)) {
      if (!stands) continue;
      const key = `${act.subject} ${stands.resolved}`;
      const known = found.get(key);
      if (known) known.told.push(act);
      else found.set(key, { who: act.subject!, told: [act], born: stands.born, resolved: stands.resolved });
    }
    return [...found.values()].map(({ who, told, born, resolved }) => {
      const until = resolved === null ? engine.story.sentences.length : resolved - 1;
      const say = () => {
        const name = engine.nameOf(who, engine.end);
        const { title } = engine.story.scenes[told[0]!.scene - 1]!;
        return {
          text: foundWords(engine).isDeadIn(name, title),
          remedy: `take ${name} from the line under the heading, or write what lies there as a thing, “${name}'s body”`,
        };
      };
      const causes = deathOf(engine, who, told[0]!, until);
      return conflictFound(engine, NAME, told, causes, say, true, { born, resolved });
    });
  }
}

interface Found {
  readonly who: EntityId;
  readonly told: Act[];
  readonly born: Position;
  readonly resolved: Position | null;
}

const NOBODY: readonly Act[] = [];

/** To stand on a scene's stage line, as if it were something done as the scene begins. */
function standing({ scenes }: Engine, { number, first, stageLine }: Scene, who: EntityId): Act {
  const telling = new Telling(first, number, stageLine, scenes.momentOf(number, first), manners.plainly);
  return new Act(telling, null, who, [], null, []);
}

/** The rule about what the dead do, as one about those who are only there: being dead is all it takes. */
function asThere(engine: Engine, rule: Rule): Rule | null {
  const word = engine.wordFor('death');
  const { head } = rule;
  if (head.type !== 'acts' || !word) return null;
  const clause = { word, args: [head.subject], negated: false, secretly: false, mentions: [] };
  return { ...rule, conditions: [{ type: 'clause', clause }] };
}

class PresenceWatcher extends ActWatcher {
  /** Of those that ever stood. */
  readonly lives = new Map<Act, Life<true>>();

  /** Whoever does something in the scene is there, and another rule speaks of that. */
  protected override isPassedOver({ subject, scene }: Act, _: Instant, p: Position): boolean {
    return this.engine.actsBy(subject!, p).some((act) => act.scene === scene);
  }

  protected override settle(candidate: unknown, found: readonly Broken[], p: Position): void {
    const act = candidate as Act;
    const is = found.length > 0 ? true : null;
    if (!is && !this.lives.has(act)) return;
    const isFirst = p === this.engine.story.scenes[act.scene - 1]!.last;
    const life = this.lives.get(act) ?? new Life(act.position, isFirst ? is : null);
    life.look(p, is);
    if (is) this.lives.set(act, life);
  }
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

/** The sentence that tells of the death, as of a position. */
function deathOf(engine: Engine, who: EntityId, { scene }: Act, p: Position) {
  const base = deathRelation(engine);
  const relation = base && engine.painting.relations.get(base.id);
  const key = engine.painting.canonical(who, p);
  const first = engine.story.sentences[engine.story.scenes[scene - 1]!.first - 1]!;
  const by = relation?.find([key])?.timeline.changeAt(engine.instantOfSentence(first, p) - 1, p)?.by;
  return by ? [by] : [];
}
