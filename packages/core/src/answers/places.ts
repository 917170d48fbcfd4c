import type { Tree } from '../language/tree.ts';
import type { Scene, Story } from '../story/model.ts';
import { understand } from '../story/understand.ts';
import { type Place, positionIn } from './place.ts';

/**
 * How many scenes are over at each place that a reader may be at: of a film every minute, of a series every episode and every
 * minute in it, of a book every chapter and page. A companion site writes one small file for each, of which a reader fetches only
 * their own.
 *
 *     43          0:43:00 into a film
 *     s1e4        the fourth episode finished           s1e4-12     twelve minutes into it
 *     ch-12       the twelfth chapter finished          p-31        at the start of page 31
 *     in-s1e4     somewhere in the fourth episode       in-ch-12    somewhere in the twelfth chapter
 *     end         all of it
 */
export function placesOf(tree: Tree): ReadonlyMap<string, number> {
  const story = understand(tree);
  const places = new Map<string, number>();
  const note = (name: string, where: Place) => {
    const found = positionIn(story, where);
    if ('position' in found) places.set(name, story.scenes.filter((s) => s.last <= found.position).length);
  };
  // Somewhere in an episode or a chapter: what came before it is over, and no more is known.
  const inside = (name: string, scenes: Story['scenes']) =>
    places.set(`in-${name}`, Math.max(0, Math.min(...scenes.map((s) => s.number)) - 1));
  const episodes = episodesOf(story.scenes);
  for (const [season, episode] of episodes) {
    const name = `s${season}e${episode}`;
    note(name, { after: name });
    const scenes = story.scenes.filter((s) => s.telling?.episode?.join() === `${season},${episode}`);
    if (scenes.length > 0) inside(name, scenes);
    for (const minute of minutes(scenes, null)) note(`${name}-${minute}`, { at: `${name} ${clock(minute)}` });
  }
  if (episodes.length === 0)
    for (const minute of minutes(story.scenes, tree.front.runtime)) note(`${minute}`, { at: clock(minute) });
  for (const chapter of new Set(story.scenes.map((s) => s.chapterNumber)))
    if (chapter > 0) {
      note(`ch-${chapter}`, { after: `ch. ${chapter}` });
      inside(
        `ch-${chapter}`,
        story.scenes.filter((s) => s.chapterNumber === chapter),
      );
    }
  const pages = story.scenes.flatMap((s) => s.telling?.page ?? []);
  for (let page = 1; page <= Math.max(0, ...pages); page++) note(`p-${page}`, { at: `p. ${page}` });
  return places.set('end', story.scenes.length);
}

/** The episodes that stage lines or headings name, in order of telling. */
function episodesOf(scenes: Story['scenes']): readonly (readonly [number, number])[] {
  const found = new Map<string, readonly [number, number]>();
  for (const scene of scenes) {
    const headed = /\bs0*(\d+)\s*e0*(\d+)\b/i.exec(scene.chapter ?? '');
    const episode =
      scene.telling?.episode ?? (headed ? ([Number(headed[1]), Number(headed[2])] as const) : null);
    if (episode) found.set(episode.join(), episode);
  }
  return [...found.values()];
}

/** Every minute up to the end of the scenes, or of the work; none where they have no times. */
function* minutes(scenes: readonly Scene[], runtime: number | null): Generator<number> {
  const times = scenes.flatMap((s) => [s.telling?.start ?? [], s.endsAt ?? []].flat());
  if (times.length === 0) return;
  const last = Math.ceil(Math.max(runtime ?? 0, ...times) / 60);
  for (let minute = 0; minute <= last; minute++) yield minute;
}

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00`;
