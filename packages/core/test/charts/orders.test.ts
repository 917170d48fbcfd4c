import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOne } from '../../src/charts/as-one.ts';
import { crossingsBetween, crossingsOf, type Order, type Step } from '../../src/charts/crossings.ts';
import { fewestCrossings } from '../../src/charts/fewest.ts';
import { stableOrders } from '../../src/charts/stable.ts';
import { laidOut } from '../../src/charts/storyline.ts';

/** Steps in which each of up to `lines` lines is with some others, by itself, or not there. */
const steps = (lines: number, length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.array(fc.integer({ min: -1, max: 2 }), { minLength: lines, maxLength: lines }).map((meetings) => {
      const found = new Map<number, number[]>();
      for (const [line, meeting] of meetings.entries())
        if (meeting >= 0) found.set(meeting, [...(found.get(meeting) ?? []), line]);
      return [...found.values()];
    }),
    { maxLength: length },
  );

/** Two by two. */
function counted(one: Order, next: Order): number {
  let crossings = 0;
  for (const a of one)
    for (const b of one) {
      if (a >= b || !next.includes(a) || !next.includes(b)) continue;
      if (one.indexOf(a) < one.indexOf(b) !== next.indexOf(a) < next.indexOf(b)) crossings++;
    }
  return crossings;
}

const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7]);

test('the counter counts what is counted two by two', () => {
  fc.assert(
    fc.property(order, order, (one, next) => {
      expect(crossingsBetween(one, next)).toBe(counted(one, next));
    }),
  );
  expect(crossingsOf([[0, 1, 2], [2, 1, 0], []])).toBe(3);
});

function wellOrdered(chart: readonly Step[], orders: readonly Order[]) {
  expect(orders).toHaveLength(chart.length);
  for (const [i, step] of chart.entries()) {
    expect([...orders[i]!].sort()).toEqual(step.flat().sort());
    for (const meeting of step) {
      const places = meeting.map((line) => orders[i]!.indexOf(line));
      expect(Math.max(...places) - Math.min(...places)).toBe(meeting.length - 1);
    }
  }
}

test('everybody has a place, and those who meet stand together', () => {
  fc.assert(
    fc.property(steps(7, 8), fc.boolean(), (chart, whole) => {
      const { orders, placed } = laidOut(chart, whole ? asOne : null);
      wellOrdered(chart, orders);
      const most = Math.max(0, ...chart.map((step) => step.flat().length));
      expect(placed.high - placed.low + 1).toBeLessThanOrEqual(most + 2);
      for (const [i, slots] of placed.steps.entries()) {
        const used = orders[i]!.map((line) => slots.get(line)!);
        expect(used).toHaveLength(slots.size);
        for (const [k, slot] of used.entries()) {
          expect(Number.isInteger(slot)).toBe(true);
          expect(slot).toBeGreaterThanOrEqual(placed.low);
          expect(slot).toBeLessThanOrEqual(placed.high);
          if (k > 0) expect(slot).toBeGreaterThan(used[k - 1]!);
        }
        for (const meeting of chart[i]!) {
          const own = meeting.map((line) => slots.get(line)!);
          expect(Math.max(...own) - Math.min(...own)).toBe(meeting.length - 1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('scene by scene, nothing that comes later moves what is there', () => {
  fc.assert(
    fc.property(steps(7, 6), steps(9, 6), (told, later) => {
      const short = laidOut(told, null);
      const long = laidOut([...told, ...later], null);
      const text = (value: unknown) => JSON.stringify(value);
      expect(text(long.orders.slice(0, told.length))).toBe(text(short.orders));
      const plain = ({ placed }: typeof short) =>
        text(placed.steps.slice(0, told.length).map((slots) => [...slots]));
      expect(plain(long)).toBe(plain(short));
    }),
  );
});

test('scene by scene, those who stay together do not cross', () => {
  fc.assert(
    fc.property(steps(6, 6), (chart) => {
      const orders = stableOrders(chart);
      for (let i = 1; i < chart.length; i++)
        for (const meeting of chart[i]!) {
          const stayed = (chart[i - 1] ?? []).map((before) =>
            before.filter((line) => meeting.includes(line)),
          );
          for (const lines of stayed) {
            const among = (o: Order) => o.filter((line) => lines.includes(line));
            expect(counted(among(orders[i - 1]!), among(orders[i]!))).toBe(0);
          }
        }
    }),
  );
});

test('as a whole there are no more crossings than before, and nothing moves without gain', () => {
  fc.assert(
    fc.property(steps(7, 7), (chart) => {
      const start = stableOrders(chart);
      const found = fewestCrossings(chart, start, 20);
      wellOrdered(chart, found);
      if (crossingsOf(found) < crossingsOf(start)) return;
      expect(found).toEqual(start);
    }),
    { numRuns: 50 },
  );
});

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries())
    for (const rest of permutations(items.filter((_, k) => k !== i))) yield [item, ...rest];
}

/** The fewest crossings of all orders there are, one step after the other. */
function optimum(chart: readonly Step[]): number {
  let last: { order: Order; crossings: number }[] = [{ order: [], crossings: 0 }];
  for (const step of chart) {
    const orders = [...permutations(step.flat())].filter((o) =>
      step.every((meeting) => {
        const places = meeting.map((line) => o.indexOf(line));
        return Math.max(...places) - Math.min(...places) === meeting.length - 1;
      }),
    );
    const before = last;
    last = orders.map((o) => ({
      order: o,
      crossings: Math.min(...before.map((b) => b.crossings + counted(b.order, o))),
    }));
  }
  return Math.min(...last.map((l) => l.crossings));
}

test('small charts get the fewest crossings there can be', () => {
  fc.assert(
    fc.property(steps(5, 4), (chart) => {
      expect(crossingsOf(fewestCrossings(chart, stableOrders(chart), 120))).toBe(optimum(chart));
    }),
    { numRuns: 60, seed: 5 },
  );
}, 60_000);

test('the same steps give the same chart', () => {
  fc.assert(
    fc.property(steps(6, 6), (chart) => {
      const plain = () => JSON.stringify(laidOut(chart, asOne).placed.steps.map((slots) => [...slots]));
      expect(plain()).toBe(plain());
    }),
    { numRuns: 20 },
  );
});
