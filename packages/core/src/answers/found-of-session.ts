import { explainStory } from '../explain/explain.ts';
import type { Explanation, Open, SoFar } from '../explain/explanation.ts';
import { storyFacts } from '../explain/facts.ts';
import { openNow } from '../explain/open-now.ts';
import { SEARCH_BUDGET, SEARCH_LIMIT, type SearchOptions } from '../explain/search/search.ts';
import type { Position } from '../story/model.ts';
import { toldIn } from './of-session.ts';
import type { LensRequest, Session } from './session.ts';

// What takes the rules and checks.

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

/** What does not fit yet, as far as has been told; nothing through eyes that nobody has. */
export function openIn(session: Session, request: LensRequest): readonly Open[] {
  const opened = session.open(request);
  return 'problem' in opened ? [] : openNow(opened.audience, opened.eyes);
}

/** The story so far: nothing in it comes from after the position. */
export function soFarIn(session: Session, request: LensRequest): SoFar | { readonly problem: string } {
  const told = toldIn(session, request);
  if ('problem' in told) return told;
  const story = storyFacts(session.story(request.position));
  return { story, ...told, conflicts: openIn(session, request) };
}
