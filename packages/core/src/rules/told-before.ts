import type { Position, Scene } from '../story/model.ts';

interface ToldAt {
  readonly position: Position;
}

/** How many of some things, in the order of telling, are told at sentences before a position. */
export function toldBefore(things: readonly ToldAt[], position: Position): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (things[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that a scene tells. */
export const toldIn = <T extends ToldAt>({ first, last }: Scene, things: readonly T[]): readonly T[] =>
  things.slice(toldBefore(things, first), toldBefore(things, last + 1));
