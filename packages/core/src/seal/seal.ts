import type { Tree } from '../language/tree.ts';
import type { Position } from '../story/model.ts';
import { type Contributions, contributionsOf } from './contributions.ts';
import { cut, lastPosition } from './cut.ts';
import type { Contribution, Ending, Header, SealedStory } from './sealed.ts';

const seals = (header: Header, scenes: readonly Contribution[], ending: Ending | null): SealedStory =>
  ({ format: 1, header, scenes, ending }) as unknown as SealedStory;

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

/** A run of consecutive scenes, as shipped. Its name says where it starts and how long it is, and no more. */
export interface Segment {
  /** How many scenes come before it. */
  readonly start: number;
  /** How many it holds: a power of two, by which `start` can be divided. */
  readonly length: number;
  readonly scenes: readonly Contribution[];
}

/** `8-4`: the four scenes after the first eight. */
export const segmentName = ({ start, length }: Pick<Segment, 'start' | 'length'>): string =>
  `${start}-${length}`;

/** All that a companion site ships of a story. */
export interface Segments {
  readonly header: Header;
  readonly segments: readonly Segment[];
  readonly ending: Ending;
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

/** The fewest segments that hold the first `count` scenes and nothing after: at most ⌈log₂ (count + 1)⌉, the longest first. */
export function segmentsFor(count: number): readonly Pick<Segment, 'start' | 'length'>[] {
  const found: { start: number; length: number }[] = [];
  let start = 0;
  for (let length = 2 ** Math.floor(Math.log2(Math.max(1, count))); length >= 1; length /= 2) {
    if (start + length > count) continue;
    found.push({ start, length });
    start += length;
  }
  return found;
}

/**
 * The sealed story that segments hold: byte for byte what `seal` makes of the file at the end of the last of their scenes.
 *
 * @param segments that follow on from one another, from the first scene.
 * @param ending for those who have finished it; else null.
 * @throws RangeError if a segment is missing.
 */
export function merge(header: Header, segments: readonly Segment[], ending: Ending | null): SealedStory {
  let told = 0;
  const scenes = segments.flatMap((segment) => {
    if (segment.start !== told || segment.scenes.length !== segment.length)
      throw new RangeError(`The segment after the first ${told} scenes is missing: fetch it, then merge.`);
    told += segment.length;
    return segment.scenes;
  });
  return seals(header, scenes, ending);
}
