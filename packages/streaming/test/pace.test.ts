import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from '../src/asking/pace.ts';
import { memoryStore } from '../src/index.ts';

/** A clock on which things happen in order: whoever sleeps is woken when it is time, and time goes on when nobody can do anything. */
function simulated() {
  let time = 1_000_000;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: time + milliseconds, wake });
      }),
    /** Until nobody sleeps. */
    run: async () => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const first = sleepers.sort((a, b) => a.at - b.at).shift();
        if (first === undefined) return;
        time = Math.max(time, first.at);
        first.wake();
      }
    },
  };
}

test('however long requests are under way, no second of the provider’s holds more than its rate', async () => {
  const trip = fc.record({ there: fc.nat(3000), back: fc.nat(3000), at: fc.nat(2000) });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(trip, { maxLength: 40 }),
      async (rate, trips) => {
        const clock = simulated();
        const store = memoryStore(clock.now);
        // Two runs that do not know of one another but by the store.
        const paces = [new Pace('x', rate, store, clock), new Pace('x', rate, store, clock)];
        const arrived: number[] = [];
        const [first, second] = [trips.slice(0, trips.length / 2), trips.slice(trips.length / 2)];
        for (const [index, half] of [first, second].entries()) {
          const all = half.map(async ({ there, back, at }) => {
            await clock.sleep(at);
            await paces[index]!.send('x', Number.POSITIVE_INFINITY, async () => {
              await clock.sleep(there);
              arrived.push(clock.now());
              await clock.sleep(back);
            });
          });
          await clock.run();
          await Promise.all(all);
        }
        expect(arrived).toHaveLength(trips.length);
        arrived.sort((a, b) => a - b);
        for (const [index, time] of arrived.entries())
          expect((arrived[index + rate] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(1000);
      },
    ),
    {
      numRuns: 200,
      examples: [
        [
          1,
          [
            { there: 1, back: 0, at: 0 },
            { there: 0, back: 0, at: 0 },
          ],
        ],
      ],
    },
  );
});
