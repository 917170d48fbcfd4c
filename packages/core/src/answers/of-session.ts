import { STRETCH, type Storyline, storylineOf, stretchOf } from '../charts/storyline.ts';
import { type TwoOrders, twoOrdersOf } from '../charts/times.ts';
import { type WhoIsWho, whoIsWhoOf } from '../charts/who.ts';
import { explainStory } from '../explain/explain.ts';
import type { Explanation, Portrait, SoFar } from '../explain/explanation.ts';
import { portraitOf } from '../explain/portrait.ts';
import { SEARCH_BUDGET, SEARCH_LIMIT, type SearchOptions } from '../explain/search/search.ts';
import { storySoFar } from '../explain/sofar.ts';
import type { Position } from '../story/model.ts';
import type { LensRequest, Session } from './session.ts';

/** The ending explained; of a story that is not over, what can be said so far. */
export const explanationIn = (
  session: Session,
  position: Position | null,
  search: Partial<SearchOptions> | null = null,
): Explanation =>
  explainStory(
    session.story(position),
    session.isEnd(position),
    search && { limit: SEARCH_LIMIT, budget: SEARCH_BUDGET, ...search },
  );

/** The story so far: nothing in it comes from after the position. */
export function soFarIn(session: Session, request: LensRequest): SoFar | { readonly problem: string } {
  const opened = session.open(request);
  return 'problem' in opened ? opened : storySoFar(opened.audience, opened.eyes);
}

/** One person, place or thing as far as has been told; undefined if nothing told has named it. */
export function portraitIn(session: Session, request: LensRequest, name: string): Portrait | undefined {
  const opened = session.open(request);
  return 'problem' in opened ? undefined : portraitOf(opened.audience, opened.eyes, name);
}

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
 */
export function chartsIn(session: Session, request: LensRequest): ChartsOf | { readonly problem: string } {
  const opened = session.open(request);
  if ('problem' in opened) return opened;
  const { audience, eyes } = opened;
  const finished = session.isEnd(request.position);
  return {
    stretches: Math.max(1, Math.ceil(audience.story.scenes.length / STRETCH)),
    storyline: (stretch) => storylineOf(audience, { stretch, finished }),
    times: (stretch) => twoOrdersOf(audience, stretchOf(audience.story.scenes, stretch)),
    who: () => whoIsWhoOf(audience.through(eyes)),
  };
}
