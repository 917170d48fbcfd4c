import type { Engine } from '../engine/engine.ts';
import { momentsAt } from '../engine/moments/when.ts';
import { isOutside } from '../engine/scenes.ts';
import type { MomentId, Scene, Sentence, Statement } from '../story/model.ts';

/** The two orders of time: scenes as they are told, beside when they happen. */
export interface TwoOrders {
  /** In the order of telling. */
  readonly scenes: readonly TimedScene[];
  /** In the order of story time; moments in which no scene is and of which none tells are left out. */
  readonly moments: readonly ChartMoment[];
  /** Scenes (indices) outside reality as known now, in the order of telling: dreamed, imagined, a film within the film. */
  readonly outside: readonly number[];
}

export interface TimedScene {
  readonly number: number;
  readonly title: string;
  /** `dreamed by Bob`; null where it is plain reality. */
  readonly frame: string | null;
  /** Index into `moments`; null where it is outside reality. */
  readonly moment: number | null;
  /** Other moments that it tells of, by index, in the order of telling. */
  readonly tellsOf: readonly number[];
  /** Happens before a scene told earlier: the telling goes back. */
  readonly goesBack: boolean;
}

export interface ChartMoment {
  /** Null for a moment without a name. */
  readonly name: string | null;
  /** The scenes (indices) that happen in it, in the order of telling. */
  readonly scenes: readonly number[];
}

/**
 * The two orders of time of a story that ends where the reader stands, as known there: a scene that has been moved stands where it
 * is now taken to be, and one that turned out to be a dream stands outside.
 *
 * @param all the scenes to show, one after the other; those before and after them are left out.
 */
export function twoOrdersOf(engine: Engine, all: readonly Scene[] = engine.story.scenes): TwoOrders {
  const { story, end, order } = engine;
  const isThere = (scene: Scene) => !isOutside(engine.scenes.frameOf(scene.number, end));
  const momentOf = (scene: Scene) => engine.scenes.momentOf(scene.number, end);
  const told = all.map((scene) => (isThere(scene) ? momentsToldIn(story.sentences, scene) : []));
  const used = new Set<MomentId>(told.flat());
  for (const scene of all) if (isThere(scene)) used.add(momentOf(scene));
  // A nameless one that no scene is in says nothing to anybody.
  const inScene = new Set(all.filter(isThere).map(momentOf));
  const moments = [...used]
    .filter((moment) => inScene.has(moment) || story.moments[moment]?.name)
    .sort((a, b) => order.slot[a]! - order.slot[b]!);
  const index = new Map(moments.map((moment, i) => [moment, i]));
  let latest = -1;
  const scenes = all.map((scene, i): TimedScene => {
    const frame = engine.scenes.frameOf(scene.number, end);
    const moment = isThere(scene) ? index.get(momentOf(scene))! : null;
    const goesBack = moment !== null && moment < latest;
    latest = Math.max(latest, moment ?? -1);
    const others = told[i]!.flatMap((other) => index.get(other) ?? []);
    return {
      number: scene.number,
      title: scene.title,
      frame: frame && frame.kind !== 'real' ? frame.text : null,
      moment,
      tellsOf: [...new Set(others)].filter((other) => other !== moment),
      goesBack,
    };
  });
  return {
    scenes,
    moments: moments.map((moment, i) => ({
      name: story.moments[moment]!.name,
      scenes: [...scenes.keys()].filter((scene) => scenes[scene]!.moment === i),
    })),
    outside: [...scenes.keys()].filter((scene) => scenes[scene]!.moment === null),
  };
}

/** The moments that a scene's sentences name in `(when)`, those within claims included. */
function momentsToldIn(sentences: readonly Sentence[], scene: Scene): MomentId[] {
  return sentences
    .slice(scene.first - 1, scene.last)
    .flatMap(({ statement }) => (statement ? momentsIn(statement) : []));
}

function momentsIn(statement: Statement): readonly MomentId[] {
  const own = statement.when ? momentsAt(statement.when) : [];
  return statement.type === 'claim' ? [...own, ...momentsIn(statement.content)] : own;
}
