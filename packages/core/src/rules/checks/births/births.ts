import type { Act } from '../../../engine/assertion.ts';
import { isSameBeing } from '../../../engine/beings.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, MomentId } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { type Evidence, evidenceOf } from '../ages/evidence.ts';
import { conflictFound, quoteLine, type ToldAt } from '../found.ts';
import { foundWords } from '../words.ts';

const NAME = 'nobody acts before they are born';

/** Seconds. */
const YEAR = 366 * 86_400;
/** After so many appearances on end, in the order of story time, that are no earlier than a birth, no later one is looked at. */
const ENOUGH = 25;

/**
 * Somebody does something, or is in a scene, before they are born, as their birth, its date or an age told of them has it.
 *
 * @param doubtful lines that clash with what else is told of somebody's years: nothing follows from them.
 */
export function birthConflicts(engine: Engine, doubtful: ReadonlySet<number>): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const [who, evidence] of evidenceOf(engine)) {
    const appearances = appearancesOf(engine, who);
    for (const of of evidence) {
      if (doubtful.has(of.by.line)) continue;
      const unborn = early(engine, appearances, of);
      const [first] = unborn;
      if (!first) continue;
      const words = foundWords(engine);
      const years = of.kind === 'age' ? of.years + 1 : null;
      const does = () =>
        first.acts
          ? quoteLine(engine, first.line)
          : words.isIn(engine.nameOf(who, engine.end), quoteLine(engine, first.line));
      conflicts.push(
        conflictFound(engine, NAME, unborn, [of.by], () => ({
          text: words.before(does(), years, quoteLine(engine, of.by.line)),
        })),
      );
      break;
    }
  }
  return conflicts;
}

interface Appearance extends ToldAt {
  readonly moment: MomentId;
  readonly acts: boolean;
}

/** Where somebody does something or is there, in reality, in the order of story time. */
function appearancesOf(engine: Engine, who: EntityId): readonly Appearance[] {
  const { story, scenes, stage, end, order } = engine;
  const found: Appearance[] = [];
  const seen = new Set<number>();
  for (const act of engine.actsBy(who, engine.end)) {
    const moment = momentOfAct(engine, act);
    if (moment === null || !engine.isDone(act, end)) continue;
    if (act.when === null && seen.has(act.scene)) continue;
    if (act.when === null) seen.add(act.scene);
    found.push({ position: act.position, scene: act.scene, line: act.line, moment, acts: true });
  }
  for (const scene of engine.scenesNaming(who)) {
    if (seen.has(scene.number) || !scenes.isReal(scene.number, end)) continue;
    for (let position = scene.first; position <= scene.last; position++) {
      if (![...stage.presentAt(position)].some((e) => isSameBeing(engine, e, who))) continue;
      const { line, text } = story.sentences[position - 1]!;
      found.push({
        position,
        scene: scene.number,
        line: scene.with.includes(who) || text === '' ? scene.stageLine : line,
        moment: scenes.momentOf(scene.number, end),
        acts: false,
      });
      break;
    }
  }
  return found.sort(
    (a, b) => (order.slot[a.moment] ?? 0) - (order.slot[b.moment] ?? 0) || a.position - b.position,
  );
}

function momentOfAct(engine: Engine, act: Act): MomentId | null {
  if (act.when === null) return engine.painting.momentOf(act.scene, act.moment, engine.end);
  return act.when.type === 'at' ? act.when.moment : null;
}

/** Those that are certainly before the birth. */
function early(engine: Engine, appearances: readonly Appearance[], birth: Evidence): readonly Appearance[] {
  const found: Appearance[] = [];
  let late = 0;
  for (const appearance of appearances) {
    if (isBefore(engine, appearance, birth)) {
      found.push(appearance);
      late = 0;
    } else if (++late === ENOUGH) break;
  }
  return found;
}

function isBefore(engine: Engine, { moment, line }: Appearance, birth: Evidence): boolean {
  const { order } = engine;
  if (birth.by.line === line) return false;
  if (birth.kind === 'birthday') return order.date(moment).to <= birth.from;
  if (moment === birth.moment || (order.slot[moment] ?? 0) >= (order.slot[birth.moment] ?? 0)) return false;
  if (birth.kind === 'birth') return order.before(moment, birth.moment) === true;
  return (order.distance(moment, birth.moment)?.low ?? 0) > (birth.years + 1) * YEAR;
}
