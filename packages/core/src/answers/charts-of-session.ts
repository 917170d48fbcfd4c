import { type LayOut, STRETCH, type Storyline, storylineOf, stretchOf } from '../charts/storyline.ts';
import { type TwoOrders, twoOrdersOf } from '../charts/times.ts';
import { type Remembered, type WhoIsWho, whoIsWhoOf } from '../charts/who.ts';
import type { LensRequest, Session } from './session.ts';

/** The layouts of the pictures that explain, each made when first asked for. */
export interface ChartsOf {
  /** How many stretches of scenes the first two are drawn in: one, but for a long story. */
  readonly stretches: number;
  /** @param stretch which, from 0. */
  readonly storyline: (stretch: number) => Storyline;
  readonly times: (stretch: number) => TwoOrders;
  readonly who: () => WhoIsWho;
}

/**
 * Charts of the story as far as it has been told. Who meets whom and when is as the audience knows it; who is who to whom is as
 * seen through the eyes asked for.
 *
 * @param options.asOne how a finished story is laid out; null: as if more might come
 * @param options.remembered who is who, laid out before: see `whoIsWhoOf`
 */
export function chartsIn(
  session: Session,
  request: LensRequest,
  { asOne = null, remembered }: { readonly asOne?: LayOut | null; readonly remembered?: Remembered } = {},
): ChartsOf | { readonly problem: string } {
  const opened = session.open(request);
  if ('problem' in opened) return opened;
  const { audience, eyes } = opened;
  const finished = session.isEnd(request.position) ? asOne : null;
  return {
    stretches: Math.max(1, Math.ceil(audience.story.scenes.length / STRETCH)),
    storyline: (stretch) => storylineOf(audience, { stretch, finished }),
    times: (stretch) => twoOrdersOf(audience, stretchOf(audience.story.scenes, stretch)),
    who: () => whoIsWhoOf(audience.through(eyes), remembered),
  };
}
