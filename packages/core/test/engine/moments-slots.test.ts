import { describe, expect, test } from 'vitest';
import { type MomentOrder, orderMoments } from '../../src/engine/moments/order.ts';
import { Slots } from '../../src/engine/moments/slots.ts';

/** An order of moments given in the order in which they stand. */
const row = (ids: readonly number[]): MomentOrder => ({
  ...orderMoments([], []),
  slot: ids.map((_, id) => ids.indexOf(id) + 1),
});

const slotsOf = (slots: Slots, count: number) => Array.from({ length: count }, (_, id) => slots.of(id));

describe('slots of a story that goes on', () => {
  test('whoever was there stays, and who comes finds room', () => {
    const slots = Slots.evenly(row([0, 1]));
    const next = slots.goOn(row([3, 0, 2, 1, 4]), 2)!;
    expect(slotsOf(next, 2)).toEqual(slotsOf(slots, 2));
    const all = [3, 0, 2, 1, 4].map((id) => next.of(id));
    expect([...all].sort((a, b) => a - b)).toEqual(all);
    expect(new Set(all).size).toBe(5);
    expect([3, 0, 2, 1, 4].map((id) => next.momentIn(next.of(id)))).toEqual([3, 0, 2, 1, 4]);
    expect(next.momentIn(next.of(2) + 1)).toBeUndefined();
  });

  test('not where two stand the other way round', () => {
    expect(Slots.evenly(row([0, 1, 2])).goOn(row([1, 0, 2, 3]), 3)).toBeNull();
    // Those not told before may stand anywhere.
    expect(Slots.evenly(row([0, 1, 2])).goOn(row([1, 2, 0]), 1)).not.toBeNull();
  });

  test('a long flashback, told forwards or backwards, finds room; at last there is none', () => {
    for (const backwards of [false, true]) {
      let slots: Slots | null = Slots.evenly(row([0, 1]));
      const between: number[] = [];
      for (let id = 2; slots && id < 5_000; id++) {
        if (backwards) between.unshift(id);
        else between.push(id);
        const next: Slots | null = slots.goOn(row([0, ...between, 1]), id);
        if (next) expect([next.of(0), next.of(1)]).toEqual([slots.of(0), slots.of(1)]);
        slots = next;
      }
      expect(between.length).toBeGreaterThan(backwards ? 3 : 200);
      expect(slots).toBeNull();
    }
  });

  test('a story that grows from nothing to a long one has room, and another told before all', () => {
    for (const backwards of [false, true]) {
      let slots = Slots.evenly(row([]));
      const ids: number[] = [];
      for (let id = 0; id < 3_000; id += 100) {
        const more = Array.from({ length: 100 }, (_, i) => id + i);
        if (backwards) ids.unshift(...more.reverse());
        else ids.push(...more);
        slots = slots.goOn(row(ids), id)!;
      }
      const all = ids.map((id) => slots.of(id));
      expect([...all].sort((a, b) => a - b)).toEqual(all);
    }
  });
});
