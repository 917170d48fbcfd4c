import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { keptOrder } from '../../src/engine/moments/kept-order.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { sealedPrelude, unseal } from '../../src/index.ts';
import { everythingIn, serial } from './everything.ts';
import { written } from './going-on-arbitrary.ts';

// The order that comes with a sealed story is the one that its constraints make, at every place and for everybody.

const prelude = sealedPrelude(null);

/** How old everybody is, at all moments and as of all positions. */
function agesIn(engine: Engine) {
  const { story, end, painting } = engine;
  const told = story.moments.filter((m) => m.told <= end).map((m) => m.id);
  return [...painting.relations.values()]
    .filter((relation) => relation.word.kind === 'age')
    .flatMap((relation) =>
      [...relation.fluents].flatMap(({ key }) =>
        Array.from({ length: end + 1 }, (_, p) =>
          told.map((m) => [key, p, m, engine.matcher.valueOf(relation, key, engine.slotEnd(m), p)]),
        ),
      ),
    );
}

test('everything is in the places in which the constraints put it, and everybody as old', () => {
  let ages = 0;
  fc.assert(
    fc.property(written, ({ text }) => {
      const { shipped, upTo } = serial(text);
      for (let count = 1; count <= shipped.length; count++) {
        const story = unseal(upTo(count), prelude);
        const [kept, proven] = [keptOrder, orderOf].map(
          (order) => new Engine(story, { order: order(story) }),
        );
        expect(everythingIn(kept!)).toEqual(everythingIn(proven!));
        expect(agesIn(kept!)).toEqual(agesIn(proven!));
        ages += agesIn(kept!)
          .flat()
          .filter(([, , , age]) => age !== undefined).length;
        for (const eyes of [0, 1].filter((id) => story.entities[id])) {
          const [own, other] = [kept!.through([eyes]), proven!.through([eyes])];
          expect(everythingIn(own)).toEqual(everythingIn(other));
          expect(agesIn(own)).toEqual(agesIn(other));
        }
      }
    }),
    { numRuns: 80, seed: 21 },
  );
  expect(ages).toBeGreaterThan(100);
}, 240_000);
