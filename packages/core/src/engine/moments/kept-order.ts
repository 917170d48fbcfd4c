import type { MomentId } from '../../story/model.ts';
import { Containment } from './containment.ts';
import type { MomentOrder, Timed } from './order.ts';

/**
 * The order of a story's moments as it is kept in the story: worked out once, where the story was sealed, so that whoever reads it
 * needs nothing that works it out. It proves nothing: what looks for slips in the order looks at files.
 */
export function keptOrder({ moments, constraints, order }: Timed): MomentOrder {
  const line = order?.line ?? [];
  const slot = new Int32Array(moments.length);
  let rank = 0;
  for (const moment of line) slot[moment] = ++rank;
  // Those not told yet come after all: nobody looks there.
  for (let moment = 0; moment < slot.length; moment++) slot[moment] ||= ++rank;
  const containment = new Containment(
    moments,
    constraints.filter(({ refused }) => !refused),
    slot,
  );
  return {
    slot,
    lastSlot: (moment, told) => containment.lastSlot(moment, told),
    years: (one, other) => order?.years.get(yearsKey(one, other)),
    before: () => undefined,
    distance: () => undefined,
    date: () => ({ from: -Infinity, begins: Infinity, to: Infinity }),
    refused: [],
    goOn: keptOrder,
  };
}

export const yearsKey = (from: MomentId, to: MomentId): string => `${from} ${to}`;
