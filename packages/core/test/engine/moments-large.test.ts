import { describe, expect, test } from 'vitest';
import { clashesOf } from '../../src/engine/moments/clash.ts';
import { orderMoments } from '../../src/engine/moments/order.ts';
import type { Constraint, Moment } from '../../src/story/model.ts';

const at = (told: number) => ({ told, range: { from: 0, to: 0 } });
const named = (id: number, told: number): Moment => ({ id, name: `M${id}`, scene: null, told });
const nameless = (id: number, told: number): Moment => ({ id, name: null, scene: null, told });

// What grew faster than the story would not be done when the runner gives up; how fast it is, the bench says.
describe('large stories', () => {
  test('100,000 undated scenes in a row, before an end that is not told (0.2 s)', () => {
    const count = 100_000;
    const moments = [
      named(0, 1),
      ...Array.from({ length: count }, (_, i) => nameless(i + 1, i + 2)),
      named(count + 1, Infinity),
    ];
    const constraints: Constraint[] = [{ ...at(0), type: 'before', earlier: 0, later: count + 1 }];
    for (let i = 1; i <= count; i++)
      constraints.push({ ...at(i + 1), type: 'follows', earlier: i - 1, later: i });
    const order = orderMoments(moments, constraints);
    expect([order.slot[0], order.slot[count], order.slot[count + 1]]).toEqual([1, count + 1, count + 2]);
    for (let i = 1; i < count; i++)
      if (order.before(i, count + 1) !== true || order.before(i + 1, i) !== false) expect(i).toBe(0);
  });

  test('a clash of 50,000 lines names them all', () => {
    const count = 50_000;
    const moments = [named(0, 1), ...Array.from({ length: count }, (_, i) => nameless(i + 1, i + 2))];
    const constraints: Constraint[] = [];
    for (let i = 1; i <= count; i++)
      constraints.push({ ...at(i + 1), type: 'follows', earlier: i - 1, later: i });
    constraints.push({ ...at(count + 2), type: 'before', earlier: count, later: 0 });
    const order = orderMoments(moments, constraints);
    expect(clashesOf(order).map((clash) => clash.constraints.length)).toEqual([count + 1]);
  });

  test('a thousand named moments used as they come, each followed by undated scenes that go back to it (0.3 s)', () => {
    const moments: Moment[] = [named(0, 1)];
    const constraints: Constraint[] = [];
    let anchor = 0;
    for (let i = 1; i < 50_000; i++) {
      const use = i % 50 === 0;
      moments.push(use ? named(i, i + 1) : nameless(i, i + 1));
      constraints.push({ ...at(i + 1), type: 'follows', earlier: i % 10 === 5 ? anchor : i - 1, later: i });
      if (use) anchor = i;
    }
    const order = orderMoments(moments, constraints);
    expect(clashesOf(order)).toEqual([]);
  });

  test('5,000 moments with 20,000 constraints among them, many of which clash (2 s)', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const count = 5000;
    const moments = Array.from({ length: count }, (_, i) => named(i, 1 + random(count)));
    const constraints = Array.from({ length: 4 * count }, (): Constraint => {
      const one = random(count);
      const other = random(count);
      const [earlier, later] = random(20) > 0 && one > other ? [other, one] : [one, other];
      const kind = random(10);
      if (kind < 5) return { ...at(0), type: 'before', earlier, later };
      if (kind < 6) return { ...at(0), type: 'during', outer: earlier, inner: later };
      if (kind < 7) return { ...at(0), type: 'same', one, other: random(50) > 0 ? one : other };
      if (kind < 9)
        return {
          ...at(0),
          type: 'offset',
          earlier,
          later,
          low: 10 * (later - earlier),
          high: 1000 * (later - earlier),
        };
      return { ...at(0), type: 'date', moment: one, from: one * 1000, to: one * 1000 + 500_000 };
    });
    const order = orderMoments(moments, constraints);
    expect(clashesOf(order).length).toBeGreaterThan(10);
    expect(new Set(Array.from(order.slot)).size).toBe(count);
  });

  test('5,000 moments within one another', () => {
    const count = 5000;
    const moments = Array.from({ length: count }, (_, i) => named(i, i + 1));
    const constraints = Array.from(
      { length: count },
      (_, i): Constraint => ({ ...at(0), type: 'during', outer: i, inner: (i + 1) % count }),
    );
    const order = orderMoments(moments, constraints);
    expect(clashesOf(order)).toEqual([]);
    expect(order.lastSlot(0, 17)).toBe(17);
    expect(order.before(3, 4)).toBe(false);
  });
});

describe('numbers no clock shows', () => {
  test.each([1e18, 1e30, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN, -1e30])(
    '%f seconds',
    (seconds) => {
      const moments = [named(0, 1), named(1, 2), named(2, 3)];
      const constraints: Constraint[] = [
        { ...at(0), type: 'offset', earlier: 0, later: 1, low: seconds, high: seconds },
        { ...at(0), type: 'offset', earlier: 1, later: 2, low: seconds, high: seconds },
        { ...at(0), type: 'offset', earlier: 0, later: 2, low: -seconds, high: 2 * seconds },
        { ...at(0), type: 'date', moment: 1, from: -seconds, to: seconds },
        { ...at(0), type: 'before', earlier: 2, later: 0 },
      ];
      const order = orderMoments(moments, constraints);
      expect([...Array.from(order.slot)].sort()).toEqual([1, 2, 3]);
      order.distance(0, 2);
      order.before(0, 2);
    },
  );

  test('moments that are not there are not spoken of', () => {
    const order = orderMoments([named(0, 1)], [{ ...at(0), type: 'before', earlier: 0, later: 7 }]);
    expect(clashesOf(order)).toEqual([]);
    expect(order.before(0, 7)).toBeUndefined();
    expect(order.distance(7, 0)).toBeUndefined();
  });
});
