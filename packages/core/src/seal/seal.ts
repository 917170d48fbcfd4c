import type { Tree } from '../language/tree.ts';
import type { Position } from '../story/model.ts';
import { type Contributions, contributionsOf } from './contributions.ts';
import { cut, lastPosition } from './cut.ts';
import { type Segment, type Segments, seals } from './merge.ts';
import type { SealedStory } from './sealed.ts';

/**
 * The story as it is for a reader who has been told it up to a position, and nothing else: the file is cut there before anyone
 * looks at it.
 *
 * @param position a count of sentences, from 0 to that of the file; null for those who have finished it: then readings, remarks
 *   and sources are there too.
 */
export function seal(tree: Tree, position: Position | null): SealedStory {
  const at = position === null ? lastPosition(tree) : Math.max(0, Math.min(position, lastPosition(tree)));
  const { header, scenes, ending } = contributionsOf(position === null ? tree : cut(tree, at));
  return seals(header, scenes, position === null ? ending : null);
}

/**
 * Cuts a story into every aligned run of a power of two of scenes. Of n scenes there are fewer than 2n segments, which hold each
 * scene at most ⌊log₂ n⌋ + 1 times.
 */
export function segmentsOf(tree: Tree): Segments {
  const { header, scenes, ending }: Contributions = contributionsOf(tree);
  const segments: Segment[] = [];
  for (let length = 1; length <= scenes.length; length *= 2) {
    for (let start = 0; start + length <= scenes.length; start += length)
      segments.push({ start, length, scenes: scenes.slice(start, start + length) });
  }
  return { header, segments, ending };
}
