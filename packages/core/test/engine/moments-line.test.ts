import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Line } from '../../src/engine/moments/line.ts';

test('a row of moments is in the order in which it was put together', () => {
  const steps = fc.array(
    fc.record({ how: fc.constantFrom('end', 'before', 'after', 'front'), at: fc.nat() }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      const line = new Line(taken.length);
      const row: number[] = [];
      for (const [item, { how, at }] of taken.entries()) {
        const other = row[at % row.length];
        if (other === undefined || how === 'end') {
          line.append(item);
          row.push(item);
        } else if (how === 'after') {
          line.insertAfter(item, other);
          row.splice(row.indexOf(other) + 1, 0, item);
        } else {
          const next = how === 'front' ? (row[0] as number) : other;
          line.insertBefore(item, next);
          row.splice(row.indexOf(next), 0, item);
        }
      }
      expect([...line]).toEqual(row);
      for (let i = 1; i < row.length; i++)
        expect(line.isBefore(row[i - 1] as number, row[i] as number)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('100,000 moments put in at one place stay in order', () => {
  const line = new Line(100_001);
  line.append(100_000);
  for (let item = 0; item < 100_000; item++) line.insertBefore(item, 100_000);
  let last = -1;
  let inOrder = true;
  for (const item of line) inOrder = inOrder && item === ++last;
  expect(inOrder).toBe(true);
});
