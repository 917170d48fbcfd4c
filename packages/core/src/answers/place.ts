import { nearest } from '../language/nearest.ts';
import { readClock } from '../language/numbers.ts';
import type { Tree } from '../language/tree.ts';
import type { Position, Scene, Story } from '../story/model.ts';
import { understand } from '../story/understand.ts';

/** Where a reader stands: a scene finished, a point inside, or a count of sentences. Null: at the end. */
export type Place =
  | { readonly after: string }
  | { readonly at: string }
  | { readonly position: number }
  | null;

/** A position, or why there is none, in one sentence. */
export type Found = { readonly position: Position } | { readonly problem: string };

/**
 * The position that a reader's place means.
 *
 * `after`: a scene's or chapter's title, a scene's number, `S1E4`, `ch. 12`. `at`: `0:43:10`, `S1E4 0:10:00`, `p. 31`; inside a
 * scene only those before it have been seen, and those of its sentences whose own timecode has come.
 */
export const positionOf = (tree: Tree, where: Place): Found => positionIn(understand(tree), where);

/** Likewise, in a story understood already. */
export function positionIn({ scenes, sentences }: Pick<Story, 'scenes' | 'sentences'>, where: Place): Found {
  const end = sentences.length;
  if (where === null) return { position: end };
  if ('position' in where) {
    const { position } = where;
    if (Number.isInteger(position) && position >= 0 && position <= end) return { position };
    return {
      problem: `There is no position ${position}: the story has ${end} sentences, so give a whole number from 0 to ${end}.`,
    };
  }
  return 'after' in where ? after(scenes, where.after.trim()) : inside(scenes, sentences, where.at.trim());
}

const plain = (title: string) => title.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
const folded = (title: string) => plain(title).toLowerCase();
/** `S1E3: Calm`, `Chapter 12. Rain`: people ask for what comes after the number. */
const unnumbered = (title: string) =>
  folded(title).replace(/^(?:s\d+\s*e\d+|(?:chapter|episode|part|act|scene)\s+[\divxlc]+)\s*[:.–—-]\s*/, '');

/**
 *     "The knock"   "12"   "S1E4"   "ch. 12"
 */
function after(scenes: readonly Scene[], text: string): Found {
  const last = (found: readonly Scene[]): Found => ({ position: Math.max(...found.map((s) => s.last)) });
  for (const same of [plain, folded, unnumbered]) {
    const wanted = same(text);
    const named = scenes.filter((s) => same(s.title) === wanted);
    if (named.length > 1) {
      const numbers = named.map((s) => s.number).join(', ');
      return {
        problem: `${named.length} scenes are called “${text}”: give the number instead, one of ${numbers}.`,
      };
    }
    if (named.length === 1) return last(named);
    const chapter = scenes.filter((s) => s.chapter !== null && same(s.chapter) === wanted);
    if (chapter.length > 0) return last(chapter);
  }
  if (/^\d+$/.test(text)) {
    const found = scenes.find((s) => s.number === Number(text));
    if (found) return { position: found.last };
    return { problem: `There is no scene ${text}: the last one is ${scenes.length}.` };
  }
  const episode = /^s(\d+)\s*e(\d+)$/i.exec(text);
  if (episode) {
    const found = inEpisode(scenes, Number(episode[1]), Number(episode[2]));
    return found.length > 0
      ? last(found)
      : { problem: `There is no episode ${text} in this story: give the title of a scene.` };
  }
  const chapter = /^(?:ch(?:apter|\.)?|part|act)\s*(\d+)$/i.exec(text);
  if (chapter) {
    const found = scenes.filter((s) => s.chapterNumber === Number(chapter[1]));
    return found.length > 0
      ? last(found)
      : { problem: `There is no chapter ${chapter[1]} in this story: give the title of a scene.` };
  }
  const near = nearest(
    text,
    scenes.map((s) => s.title),
  );
  return {
    problem: `No scene is called “${text}”${near === null ? '' : `: did you mean “${near}”?`}${near === null ? ': give a title or a number.' : ''}`,
  };
}

/** The scenes of an episode: said on the stage line, or in the heading above them. */
function inEpisode(scenes: readonly Scene[], season: number, episode: number): readonly Scene[] {
  const said = scenes.filter((s) => s.telling?.episode?.[0] === season && s.telling.episode[1] === episode);
  if (said.length > 0) return said;
  const heading = new RegExp(`\\bs0*${season}\\s*e0*${episode}\\b`, 'i');
  const headed = scenes.filter((s) => s.chapter !== null && heading.test(s.chapter));
  if (headed.length > 0 || season !== 1) return headed;
  return scenes.filter((s) => s.chapterNumber === episode);
}

/**
 *     "0:43:10"   "S1E4 0:10:00"   "p. 31"
 */
function inside(
  scenes: readonly Scene[],
  sentences: readonly { scene: number; position: Position; at: number | null }[],
  text: string,
): Found {
  const match = /^(?:s(\d+)\s*e(\d+)\s*)?(.*)$/i.exec(text);
  const page = /^p(?:\.|age)?\s*(\d+)$/i.exec(text);
  const clock = page ? Number(page[1]) : readClock(match?.[3]?.trim() ?? '');
  if (clock === null)
    return {
      problem: `“${text}” is no place in the telling: write a time such as 0:43:10, or a page such as p. 31.`,
    };
  const season = match?.[1];
  const within = season && !page ? inEpisode(scenes, Number(season), Number(match?.[2])) : scenes;
  if (within.length === 0)
    return { problem: `There is no episode “${text}” in this story: give the title of a scene.` };
  const start = (s: Scene) => (page ? (s.telling?.page ?? null) : (s.telling?.start ?? null));
  if (!within.some((s) => start(s) !== null)) {
    return {
      problem: `This story's scenes have no ${page ? 'pages' : 'times'}: give the title of a scene with --after instead.`,
    };
  }
  const current = within.findLast((s) => {
    const begins = start(s);
    return begins !== null && begins <= clock;
  });
  // Before anything of it has begun: what came before this episode has been seen.
  if (!current) return { position: within[0]!.first - 1 };
  if (!page && current.endsAt !== null && current.endsAt <= clock) return { position: current.last };
  let position = current.first - 1;
  for (const sentence of sentences) {
    if (sentence.scene === current.number && sentence.at !== null && sentence.at <= clock && !page)
      position = sentence.position;
  }
  return { position };
}
