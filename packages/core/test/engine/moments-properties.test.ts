import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashesOf } from '../../src/engine/moments/clash.ts';
import { momentsOf } from '../../src/engine/moments/lengths.ts';
import { orderMoments } from '../../src/engine/moments/order.ts';
import type { Constraint, Moment } from '../../src/story/model.ts';
import { begin, end, orderSlowly, refusesLast } from './moments-oracle.ts';

interface Plot {
  readonly moments: readonly Moment[];
  readonly constraints: readonly Constraint[];
}

/**
 * Moments told at 1, 2, 3, … or never, some without a name; constraints of the Timeline between any of them, and others told with
 * the later told of their two moments, or after it.
 */
const plot: fc.Arbitrary<Plot> = fc
  .record({
    // 0: told and named, 1 and 2: told and nameless, 3: declared and never told
    kinds: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 9 }),
    links: fc.array(
      fc.record({
        type: fc.constantFrom(
          'before',
          'before',
          'follows',
          'follows',
          'follows',
          'follows',
          'during',
          'same',
          'offset',
          'date',
          'lasts',
        ),
        one: fc.nat(8),
        other: fc.nat(8),
        low: fc.integer({ min: -3, max: 5 }),
        room: fc.integer({ min: 0, max: 4 }),
        when: fc.constantFrom('timeline', 'with', 'with', 'with', 'later'),
        forward: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ kinds, links }) => {
    const sorted = [...kinds.filter((kind) => kind < 3), ...kinds.filter((kind) => kind === 3)];
    const moments = sorted.map(
      (kind, id): Moment => ({
        id,
        name: kind === 0 ? `M${id}` : null,
        scene: null,
        told: kind === 3 ? Infinity : id + 1,
      }),
    );
    const constraints = links.map((link, i): Constraint => {
      let one = link.one % moments.length;
      let other = link.other % moments.length;
      if (link.forward && one > other) [one, other] = [other, one];
      const since = Math.max(moments[one]?.told ?? 0, moments[other]?.told ?? 0);
      const told =
        link.when === 'timeline' || since === Infinity ? 0 : link.when === 'with' ? since : since + 1.5;
      const at = { told, range: { from: i, to: i + 1 } };
      const { low, room } = link;
      switch (link.type) {
        case 'during':
          return { ...at, type: 'during', inner: other, outer: one };
        case 'same':
          return { ...at, type: 'same', one, other };
        case 'offset':
          return { ...at, type: 'offset', earlier: one, later: other, low, high: low + room };
        case 'date':
          return { ...at, type: 'date', moment: one, from: low, to: low + room + 1, begins: link.forward };
        case 'lasts':
          return { ...at, type: 'lasts', moment: one, low, high: low + room };
        case 'follows':
          return { ...at, type: 'follows', earlier: one, later: other };
        default:
          return { ...at, type: 'before', earlier: one, later: other };
      }
    });
    return { moments, constraints };
  });

/** What is left of a plot for one who knows it up to a position: moments told later have no name, and other numbers. */
function cut({ moments, constraints }: Plot, position: number): Plot & { readonly old: readonly number[] } {
  const left = constraints.filter((constraint) => constraint.told <= position);
  const old = [
    ...moments.filter((moment) => moment.told <= position),
    ...moments.filter((moment) => moment.told > position).reverse(),
  ].map((moment) => moment.id);
  const id = (moment: number): number => old.indexOf(moment);
  return {
    old,
    moments: old.map((moment, i): Moment => {
      const whole = moments[moment] as Moment;
      return whole.told <= position
        ? { ...whole, id: i }
        : { id: i, name: null, scene: null, told: Infinity };
    }),
    constraints: left.map((c): Constraint => {
      if (c.type === 'date' || c.type === 'lasts') return { ...c, moment: id(c.moment) };
      if (c.type === 'during') return { ...c, inner: id(c.inner), outer: id(c.outer) };
      if (c.type === 'same') return { ...c, one: id(c.one), other: id(c.other) };
      return { ...c, earlier: id(c.earlier), later: id(c.later) };
    }),
  };
}

const bySlot = (slot: ArrayLike<number>, moments: readonly number[]): readonly number[] =>
  [...moments].sort((one, other) => (slot[one] ?? 0) - (slot[other] ?? 0));

describe('for any moments and constraints', () => {
  test('nothing told after a position tells on the order of what was told up to it', () => {
    fc.assert(
      fc.property(plot, fc.integer({ min: 1, max: 10 }), (whole, position) => {
        const part = cut(whole, position);
        const order = orderMoments(whole.moments, whole.constraints);
        const known = orderMoments(part.moments, part.constraints);
        const told = whole.moments.filter((moment) => moment.told <= position).map((moment) => moment.id);
        expect(bySlot(known.slot, told)).toEqual(bySlot(order.slot, told));

        const last = (of: typeof order, moment: number, at: number) =>
          Array.from(of.slot).indexOf(of.lastSlot(moment, at));
        for (const moment of told) {
          for (let at = 1; at <= position; at++)
            expect(last(known, moment, at)).toBe(last(order, moment, at));
        }

        const lines = (clashes: ReturnType<typeof clashesOf>) =>
          clashes.map((clash) => clash.constraints.map((constraint) => constraint.range.from));
        const seen = clashesOf(order).filter((clash) =>
          clash.constraints.every((constraint) => constraint.told <= position),
        );
        expect(lines(clashesOf(known))).toEqual(lines(seen));
      }),
      { numRuns: 3000 },
    );
  });

  test('an order that goes on is the one made afresh', () => {
    fc.assert(
      fc.property(plot, fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 3 }), (whole, positions) => {
        const isTold = (position: number) => (c: Constraint) =>
          c.told <= position && momentsOf(c).every((id) => id < 0 || whole.moments[id]!.told <= position);
        const steps = [...positions].sort((one, other) => one - other).concat(Infinity);
        const constraints: Constraint[] = [];
        let order = orderMoments([], []);
        for (const position of steps) {
          // As they come to one who is told more and more: each in front of what comes after it.
          constraints.push(
            ...whole.constraints.filter((c) => !constraints.includes(c) && isTold(position)(c)),
          );
          const moments = whole.moments.filter(({ told }) => told <= position);
          const before = order;
          order = before.goOn({ moments, constraints: [...constraints] });
          // From one that has gone on already it is made afresh.
          expect(Array.from(before.goOn({ moments, constraints: [...constraints] }).slot)).toEqual(
            Array.from(order.slot),
          );
          const afresh = orderMoments(moments, [...constraints]);
          expect([...Array.from(order.slot)]).toEqual(Array.from(afresh.slot));
          expect(clashesOf(order)).toEqual(clashesOf(afresh));
          for (const { id } of moments) {
            for (let at = 0; at <= 12; at++) expect(order.lastSlot(id, at)).toBe(afresh.lastSlot(id, at));
            expect(order.date(id)).toEqual(afresh.date(id));
            for (const { id: other } of moments) {
              expect(order.before(id, other)).toBe(afresh.before(id, other));
              expect(order.distance(id, other)).toEqual(afresh.distance(id, other));
            }
          }
        }
      }),
      { numRuns: 1500, seed: 3 },
    );
  });

  test('the order, the clashes and the answers are those of all shortest paths', () => {
    fc.assert(
      fc.property(plot, ({ moments, constraints }) => {
        const order = orderMoments(moments, constraints);
        const slow = orderSlowly(moments, constraints);
        const ids = moments.map((moment) => moment.id);
        expect(bySlot(order.slot, ids)).toEqual(slow.row);
        expect([...order.slot].sort((one, other) => one - other)).toEqual(ids.map((id) => id + 1));

        for (const one of ids) {
          for (const other of ids) {
            if (one === other) continue;
            const before = (a: number, b: number) => slow.proven.proves(end(a), begin(b));
            const within = (a: number, b: number) =>
              slow.proven.proves(begin(b), begin(a)) && slow.proven.proves(end(a), end(b));
            const expected = before(one, other)
              ? true
              : before(other, one) || within(one, other) || within(other, one)
                ? false
                : undefined;
            expect(order.before(one, other)).toBe(expected);
            const high = slow.proven.length(begin(one), begin(other));
            const low = -slow.proven.length(begin(other), begin(one));
            const distance = order.distance(one, other);
            if (low === -Infinity && high === Infinity) expect(distance).toBeUndefined();
            else expect(distance).toEqual({ low: Math.round(low) + 0, high: Math.round(high) + 0 });
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('each clash is of constraints that clash, all of which it needs', () => {
    fc.assert(
      fc.property(plot, ({ moments, constraints }) => {
        const clashes = clashesOf(orderMoments(moments, constraints));
        const refused = orderSlowly(moments, constraints).refused;
        expect(
          clashes.map((clash) => clash.constraints.includes(refused[clashes.indexOf(clash)] as Constraint)),
        ).toEqual(refused.map(() => true));
        for (const [i, clash] of clashes.entries()) {
          const newest = refused[i] as Constraint;
          const others = clash.constraints.filter((constraint) => constraint !== newest);
          expect(newest.told).toBe(Math.max(...clash.constraints.map((constraint) => constraint.told)));
          expect(refusesLast(moments, [...others, newest], constraints)).toBe(true);
          for (const one of others) {
            expect(
              refusesLast(moments, [...others.filter((other) => other !== one), newest], constraints),
            ).toBe(false);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
