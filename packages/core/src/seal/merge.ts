import type { Contribution, Ending, Header, SealedStory } from './sealed.ts';

export const seals = (header: Header, scenes: readonly Contribution[], ending: Ending | null): SealedStory =>
  ({ format: 1, header, scenes, ending }) as unknown as SealedStory;

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
 * The fewest segments that hold the first `count` scenes and nothing after: at most ⌈log₂ (count + 1)⌉.
 *
 * @param from how many scenes are there already: at most 2 ⌈log₂ (count + 1)⌉ segments lead on from them; one, to the next scene.
 */
export function segmentsFor(count: number, from = 0): readonly Pick<Segment, 'start' | 'length'>[] {
  const found: { start: number; length: number }[] = [];
  for (let start = from; start < count; ) {
    let length = 1;
    while (start % (2 * length) === 0 && start + 2 * length <= count) length *= 2;
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
