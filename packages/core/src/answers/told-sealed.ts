import { keptOrder } from '../engine/moments/kept-order.ts';
import type { SealedStory } from '../seal/sealed.ts';
import { type SealedPrelude, Unsealing, unseal } from '../seal/unseal.ts';
import type { Told } from './told.ts';

/**
 * What a sealed story tells. It is cut at the ends of scenes: a position inside one stands at the end of the scene before.
 *
 * @param orderOf `orderOf`, for those who ask what orders the moments.
 * @param taken what has taken in its scenes, where anything has.
 */
export function toldBySealed(
  sealed: SealedStory,
  prelude: SealedPrelude,
  orderOf: Told['orderOf'] = keptOrder,
  taken: Unsealing | null = null,
): Told {
  const ends: number[] = [];
  let end = 0;
  for (const { sentences } of sealed.scenes) {
    end += sentences.length;
    ends.push(end);
  }
  let unsealing = taken;
  return {
    end,
    ended: sealed.ending !== null,
    upTo: (position) => {
      if (position >= end && !sealed.ending) {
        unsealing ??= new Unsealing(sealed, prelude);
        return unsealing.story(null);
      }
      return unseal(
        position >= end
          ? sealed
          : { ...sealed, scenes: sealed.scenes.filter((_, i) => ends[i]! <= position), ending: null },
        prelude,
      );
    },
    goOn: (further) => {
      if (!unsealing || !isFrontOf(sealed, further)) return null;
      const goingOn = unsealing;
      // What has taken in more gives another story.
      unsealing = null;
      goingOn.take(further.scenes.slice(sealed.scenes.length));
      return toldBySealed(further, prelude, orderOf, goingOn);
    },
    orderOf,
    asking: { way: null, lists: prelude.lists },
  };
}

/** Whether one goes on from the other: with the same scenes, as objects, and no ending. */
const isFrontOf = (sealed: SealedStory, further: SealedStory): boolean =>
  !further.ending &&
  sealed.header.front === further.header.front &&
  // A rule that turns out to be off may have left something behind.
  further.scenes.slice(sealed.scenes.length).every(({ off }) => off.length === 0) &&
  sealed.scenes.every((scene, i) => scene === further.scenes[i]);
