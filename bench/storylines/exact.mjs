// The fewest crossings there can be. Two ways, which must agree where both are done:
//
// - every order of every step, one step after the other (dynamic programming), where no step has more than 2,000 orders;
// - clingo, whose answer counts as the optimum only where it proves it within its time.

import { spawnSync } from 'node:child_process';

const MOST = 2000;

/** The optimum, or null where a step has too many orders. */
export function byAllOrders(steps, crossingsBetween) {
  if (steps.some((step) => countOf(step) > MOST)) return null;
  let last = null;
  for (const step of steps) {
    const orders = ordersOf(step);
    last = orders.map((order) => ({
      order,
      cost: last === null ? 0 : Math.min(...last.map((l) => l.cost + crossingsBetween(l.order, order))),
    }));
  }
  return Math.min(...(last ?? [{ cost: 0 }]).map((l) => l.cost));
}

const factorial = (n) => (n < 2 ? 1 : n * factorial(n - 1));
const countOf = (step) => step.reduce((n, meeting) => n * factorial(meeting.length), factorial(step.length));

function* permutations(items) {
  if (items.length < 2) yield items;
  else
    for (const [i, item] of items.entries())
      for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest];
}

function ordersOf(step) {
  const within = step.map((meeting) => [...permutations(meeting)]);
  const found = [];
  for (const order of permutations([...step.keys()])) {
    let parts = [[]];
    for (const i of order) parts = parts.flatMap((part) => within[i].map((meeting) => [...part, ...meeting]));
    found.push(...parts);
  }
  return found;
}

// Who stands before whom: of two of one meeting, and of two meetings, at each step. A crossing is a pair that changes.
const PROGRAM = `
lines(S,M) :- in(S,M,_).
{ before(S,m(M),m(N)) } :- lines(S,M), lines(S,N), M < N.
before(S,m(N),m(M)) :- lines(S,M), lines(S,N), M < N, not before(S,m(M),m(N)).
{ before(S,l(A),l(B)) } :- in(S,M,A), in(S,M,B), A < B.
before(S,l(B),l(A)) :- in(S,M,A), in(S,M,B), A < B, not before(S,l(A),l(B)).
:- before(S,X,Y), before(S,Y,Z), before(S,Z,X).
up(S,A,B) :- in(S,M,A), in(S,M,B), A < B, before(S,l(A),l(B)).
up(S,A,B) :- in(S,M,A), in(S,N,B), A < B, M != N, before(S,m(M),m(N)).
pair(S,A,B) :- in(S,_,A), in(S,_,B), in(S+1,_,A), in(S+1,_,B), A < B.
crossing(S,A,B) :- pair(S,A,B), up(S,A,B), not up(S+1,A,B).
crossing(S,A,B) :- pair(S,A,B), up(S+1,A,B), not up(S,A,B).
#minimize { 1,S,A,B : crossing(S,A,B) }.
#show.
`;

/** `{ least, proven, bound }`: the fewest that clingo found, and whether there cannot be fewer. Null without clingo. */
export function byClingo(steps, seconds) {
  const facts = steps.flatMap((step, s) =>
    step.flatMap((meeting, m) => meeting.map((line) => `in(${s},${m},${line}).`)),
  );
  const run = spawnSync(
    'clingo',
    ['--outf=2', `--time-limit=${seconds}`, '--opt-strategy=usc', '--quiet=1', '-'],
    { input: `${facts.join('\n')}\n${PROGRAM}`, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (run.error) return null;
  const result = JSON.parse(run.stdout);
  const least = result.Models?.Costs?.[0] ?? null;
  return {
    least,
    proven: result.Result === 'OPTIMUM FOUND',
    bound: result.Models?.Lower?.[0] ?? null,
    seconds: result.Time?.Total,
  };
}
