import type { MomentId } from '../../story/model.ts';
import type { MomentOrder, Timed } from './order.ts';

/**
 * The order of a story's moments as it is kept in the story: worked out once, where the story was sealed, so that whoever reads it
 * needs nothing that works it out. It proves nothing: what looks for slips in the order looks at files.
 */
export function keptOrder({ moments, order }: Timed): MomentOrder {
  const slot = new Int32Array(moments.length);
  let rank = 0;
  for (const moment of order?.line ?? []) slot[moment] = ++rank;
  // Those not told yet come after all: nobody looks there.
  for (let moment = 0; moment < slot.length; moment++) slot[moment] ||= ++rank;
  return {
    slot,
    lastSlot: (moment, told) =>
      slot[order?.lasts.get(moment)?.findLast((last) => last.told <= told)?.moment ?? moment] ?? 0,
    lasts: (moment) => order?.lasts.get(moment) ?? [],
    years: (one, other) => {
      const years = order?.years.get(yearsKey(one, other));
      return years === null ? undefined : (years ?? 0);
    },
    before: () => undefined,
    distance: () => undefined,
    date: () => ({ from: -Infinity, begins: Infinity, to: Infinity }),
    refused: [],
    goOn: keptOrder,
  };
}

export const yearsKey = (from: MomentId, to: MomentId): string => `${from} ${to}`;
