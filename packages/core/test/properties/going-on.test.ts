import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '../../src/answers/session.ts';
import { everythingIn, everythingShown, livesIn, opened, serial } from './everything.ts';
import { written } from './going-on-arbitrary.ts';

// Whoever moves on scene by scene sees what whoever comes afresh to the same place sees: byte for byte, and in all views.

test('moving on scene by scene shows what coming afresh to the same place shows', () => {
  let wentOn = 0;
  let times = 0;
  fc.assert(
    fc.property(written, ({ text, steps }) => {
      const { shipped, upTo, start } = serial(text);
      let count = 0;
      let session = start(count);
      let before: { session: Session; count: number } | null = null;
      for (const step of steps) {
        if (count >= shipped.length) break;
        // So that there is something to take along.
        const engine = opened(session, []);
        everythingShown(session);
        livesIn(engine!);
        before = { session, count };
        count = Math.min(count + step, shipped.length);
        const next = session.goOn(upTo(count));
        session = next ?? start(count);
        const afresh = start(count);
        const [grown, fresh] = [opened(session, []), opened(afresh, [])];
        times++;
        if (grown === engine) wentOn++;
        expect(session.story(null).entities).toEqual(afresh.story(null).entities);
        expect(session.story(null).constraints).toEqual(afresh.story(null).constraints);
        expect(session.story(null).source.text).toBe(afresh.story(null).source.text);
        expect(everythingIn(grown!)).toEqual(everythingIn(fresh!));
        expect(livesIn(grown!)).toEqual(livesIn(fresh!));
        for (const eyes of [['Ann'], ['Bob'], ['Cy'], ['the stranger'], ['Ann', 'Bob'], ['Bob', 'Anna']]) {
          const [own, other] = [opened(session, eyes), opened(afresh, eyes)];
          expect(own && everythingIn(own)).toEqual(other && everythingIn(other));
        }
        expect(JSON.stringify(everythingShown(session))).toBe(JSON.stringify(everythingShown(afresh)));
      }
      // Whoever holds on to the one before gets what it said then.
      if (before)
        expect(JSON.stringify(everythingShown(before.session))).toBe(
          JSON.stringify(everythingShown(start(before.count))),
        );
    }),
    { numRuns: 60, seed: 21 },
  );
  // It is of no use unless it hardly ever begins again.
  expect(wentOn / times).toBeGreaterThan(0.5);
}, 600_000);
