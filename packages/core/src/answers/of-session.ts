import { explainStory } from '../explain/explain.ts';
import type { Explanation, Portrait, ToldSoFar } from '../explain/explanation.ts';
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

/** The story so far, but for what does not fit yet: nothing in it comes from after the position. */
export function toldIn(session: Session, request: LensRequest): ToldSoFar | { readonly problem: string } {
  const opened = session.open(request);
  return 'problem' in opened ? opened : storySoFar(opened.audience, opened.eyes);
}

/** One person, place or thing as far as has been told; undefined if nothing told has named it. */
export function portraitIn(session: Session, request: LensRequest, name: string): Portrait | undefined {
  const opened = session.open(request);
  return 'problem' in opened ? undefined : portraitOf(opened.audience, opened.eyes, name);
}
