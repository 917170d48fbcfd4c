import { asking } from '../language/reading.ts';
import type { SealedStory } from '../seal/sealed.ts';
import { type SealedPrelude, unseal } from '../seal/unseal.ts';
import type { Told } from './told.ts';

/** What a sealed story tells. It is cut at the ends of scenes: a position inside one stands at the end of the scene before. */
export function toldBySealed(sealed: SealedStory, prelude: SealedPrelude): Told {
  const ends: number[] = [];
  let end = 0;
  for (const { sentences } of sealed.scenes) {
    end += sentences.length;
    ends.push(end);
  }
  return {
    end,
    ended: sealed.ending !== null,
    upTo: (position) =>
      unseal(
        position >= end
          ? sealed
          : { ...sealed, scenes: sealed.scenes.filter((_, i) => ends[i]! <= position), ending: null },
        prelude,
      ),
    asking,
  };
}
