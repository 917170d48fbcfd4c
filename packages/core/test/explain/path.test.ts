import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Path } from '../../src/explain/path.ts';

const steps = fc
  .array(fc.record({ told: fc.boolean(), at: fc.integer({ min: 0, max: 12 }) }), { maxLength: 30 })
  .map((all) => all.flatMap(({ told, at }, i) => (told ? [{ scene: i + 1, at: at * 100 + i }] : [])));
const bound = fc.integer({ min: -1, max: 32 });

test('the scenes of a path are those that going through all of them finds', () => {
  fc.assert(
    fc.property(steps, bound, bound, bound, bound, (all, from, to, since, until) => {
      const path = new Path(all);
      const [a, b] = [since * 50, until * 50];
      const expected = all.filter((s) => s.scene >= from && s.scene < to && s.at >= a && s.at < b);
      const found = path.within(from, to, a, b);
      expect(found.flatMap((s) => all.slice(s.from, s.to))).toEqual(expected);
      const spans = path.spans(found);
      expect(spans.reduce((n, s) => n + s.scenes, 0)).toBe(expected.length);
      // No two spans that one could be.
      for (const [i, span] of spans.entries()) {
        const next = spans[i + 1];
        if (next) expect(all.some((s) => s.scene > span.last && s.scene < next.first)).toBe(true);
      }
    }),
  );
});

test('a story told forwards and one told backwards are searched, not walked through', () => {
  const forwards = Array.from({ length: 1000 }, (_, i) => ({ scene: i + 1, at: i }));
  const backwards = forwards.map(({ scene, at }) => ({ scene, at: 1000 - at }));
  const after = (path: Path) => path.spans(path.within(0, Number.POSITIVE_INFINITY, 900, 2000));
  expect(after(new Path(forwards))).toEqual([{ first: 901, last: 1000, scenes: 100 }]);
  expect(after(new Path(backwards))).toEqual([{ first: 1, last: 101, scenes: 101 }]);
});
