import { useEffect, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import type { PublicStory } from '../pages/public.ts';
import { beginVisit, keepPlace, keepVisit, keptPlace, type Place } from './place.ts';
import { outerRoute } from './routes.ts';
import { Missing, preludeAt, scenesAt, ship, shipEnding, Unreachable } from './shipping.ts';
import { type Told, tell, through } from './told.ts';

export interface State {
  /** Null: nothing said yet, and nothing fetched. */
  readonly place: Place | null;
  readonly told: Told | null;
  /** What is told after these scenes is news. */
  readonly before: number;
  readonly busy: boolean;
  /** What went wrong, or what there is to say, in one sentence. */
  readonly notice: string | null;
  /** The page: `people/harry`. */
  readonly route: string;
}

let story: PublicStory;
let state: State = { place: null, told: null, before: 0, busy: false, notice: null, route: '' };
const watching = new Set<() => void>();

export function useStore(): State {
  const [, redraw] = useState({});
  useEffect(() => {
    const listener = () => redraw({});
    watching.add(listener);
    return () => {
      watching.delete(listener);
    };
  }, []);
  return state;
}

function change(news: Partial<State>): void {
  state = { ...state, ...news };
  for (const listener of watching) listener();
}

/** Once the reader has said where they are. */
export const placed = (): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (state.place === null) return;
      watching.delete(look);
      resolve();
    };
    watching.add(look);
    look();
  });

export const publicStory = (): PublicStory => story;
export const look = (route: string): void => change({ route });

export async function open(opened: PublicStory): Promise<void> {
  story = opened;
  const kept = keptPlace(story.slug);
  change({ before: beginVisit(story.slug, kept?.scenes ?? 0) });
  if (!kept) return;
  await trying(() => reach(kept));
}

/** Goes to a place that a file names: `43`, `in-s1e4`. */
export async function goTo(place: string, label: string): Promise<void> {
  await trying(async () => {
    const scenes = await scenesAt(place);
    await reach({ scenes, ended: false, label });
  });
}

/** Goes on by one scene: one segment more. */
export async function stepOn(): Promise<void> {
  const scenes = (state.place?.scenes ?? 0) + 1;
  await trying(() => reach({ scenes, ended: false, label: '' }), say.lastScene);
}

export async function stepBack(): Promise<void> {
  const scenes = Math.max(0, (state.place?.scenes ?? 0) - 1);
  await trying(() => reach({ scenes, ended: false, label: '' }));
}

export const begin = (): Promise<void> => trying(() => reach({ scenes: 0, ended: false, label: '' }));

export async function finish(): Promise<void> {
  await trying(async () => reach({ scenes: (await shipEnding()).scenes, ended: true, label: '' }));
}

export async function startOver(): Promise<void> {
  await ship(0, false);
  keepPlace(story.slug, null);
  keepVisit(story.slug, 0);
  leaveFor('');
  change({ place: null, told: null, before: 0, notice: null });
}

export function lookThrough(eyes: readonly string[]): void {
  if (state.told) change({ told: through(state.told, eyes) });
}

async function reach(place: Place): Promise<void> {
  const [shipped, prelude] = await Promise.all([ship(place.scenes, place.ended), preludeAt(story.prelude)]);
  const told = tell(story.header, shipped, prelude, state.told);
  const before = Math.min(state.before, place.scenes);
  keepPlace(story.slug, place);
  keepVisit(story.slug, before);
  if (isBack(place)) leaveFor(outerRoute(state.route, told));
  const eyes = state.told?.eyes ?? [];
  change({ place, told: eyes.length > 0 ? through(told, eyes) : told, before });
}

/** Whether a place is before where the reader is. */
const isBack = ({ scenes, ended }: Place): boolean =>
  state.place !== null && (scenes < state.place.scenes || (state.place.ended && !ended));

/** Shows another page in the place of this one, whose address may tell of what is let go. */
function leaveFor(route: string): void {
  if (route === state.route) return;
  history.replaceState(null, '', `#/${route}`);
  look(route);
}

/** @param missing what to say where a part is not there */
async function trying(attempt: () => Promise<void>, missing = say.notThere): Promise<void> {
  if (state.busy) return;
  change({ busy: true, notice: null });
  try {
    await attempt();
    change({ busy: false });
  } catch (error) {
    const known = error instanceof Missing ? missing : error instanceof Unreachable ? say.offline : null;
    if (known === null) console.error(error);
    change({ busy: false, notice: known ?? say.broken });
  }
}
