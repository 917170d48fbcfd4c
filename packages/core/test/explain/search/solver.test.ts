import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Literal,
  leastCost,
  no,
  type Problem,
  variableOf,
  yes,
} from '../../../src/explain/search/solver.ts';

const meets = (values: readonly boolean[], clause: readonly Literal[]) =>
  clause.some((literal) => values[variableOf(literal)] === literal > 0);

const costOf = ({ groups, weights }: Problem, values: readonly boolean[]) =>
  weights.reduce((sum, w, g) => sum + (groups.some((of, v) => of === g && values[v]) ? w : 0), 0);

/** All assignments, one after the other. */
function bruteForce(problem: Problem): number {
  let best = Number.POSITIVE_INFINITY;
  for (let bits = 0; bits < 2 ** problem.groups.length; bits++) {
    const values = problem.groups.map((_, v) => ((bits >> v) & 1) === 1);
    if (problem.clauses.every((clause) => meets(values, clause)))
      best = Math.min(best, costOf(problem, values));
  }
  return best;
}

const problems: fc.Arbitrary<Problem> = fc
  .record({ variables: fc.integer({ min: 1, max: 9 }), kinds: fc.integer({ min: 1, max: 9 }) })
  .chain(({ variables, kinds }) =>
    fc.record({
      groups: fc.array(fc.nat(kinds - 1), { minLength: variables, maxLength: variables }),
      weights: fc.array(fc.nat(6), { minLength: kinds, maxLength: kinds }),
      clauses: fc.array(
        fc.array(
          fc
            .tuple(fc.nat(variables - 1), fc.integer({ min: 0, max: 3 }))
            .map(([v, n]) => (n > 0 ? yes(v) : no(v))),
          { minLength: 1, maxLength: 4 },
        ),
        { maxLength: 14 },
      ),
    }),
  );

describe('the least cost', () => {
  test('is what trying everything finds', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const solved = leastCost(problem, 100_000);
        expect(solved.proven).toBe(true);
        expect(solved.cost).toBe(bruteForce(problem));
        expect(solved.bound).toBe(solved.cost);
        if (solved.values === null) return;
        const { values } = solved;
        expect(problem.clauses.every((clause) => meets(values, clause))).toBe(true);
        expect(costOf(problem, values)).toBe(solved.cost);
      }),
      { numRuns: 1500 },
    );
  });

  test('lies between the bound and the best found, however small the budget', () => {
    fc.assert(
      fc.property(problems, fc.nat(6), (problem, budget) => {
        const solved = leastCost(problem, budget);
        const least = bruteForce(problem);
        expect(solved.steps).toBeLessThanOrEqual(budget);
        expect(solved.bound).toBeLessThanOrEqual(least);
        expect(solved.cost).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 500 },
    );
  });

  test('of many who each need one of three is found without trying everything', () => {
    // A ring of 60, each clause three neighbours: 20 will do, and the bound says so at once.
    const n = 60;
    const clauses = Array.from({ length: n }, (_, i) => [yes(i), yes((i + 1) % n), yes((i + 2) % n)]);
    const solved = leastCost(
      { groups: clauses.map((_, i) => i), weights: clauses.map(() => 1), clauses },
      5000,
    );
    expect(solved).toMatchObject({ cost: 20, proven: true });
  });

  test('an empty clause cannot be met; no clause costs nothing', () => {
    expect(leastCost({ groups: [0], weights: [1], clauses: [[]] }, 10)).toMatchObject({
      values: null,
      proven: true,
    });
    expect(leastCost({ groups: [0], weights: [1], clauses: [] }, 10)).toMatchObject({
      cost: 0,
      proven: true,
    });
  });
});
