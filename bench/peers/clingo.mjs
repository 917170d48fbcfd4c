// clingo, the answer set solver (Debian's `gringo`), as somebody who knows it would ask: facts, and rules that ground no more than the
// answer needs. It starts anew each time and keeps nothing, so that loading is starting and reading facts, and what a look-up or the
// check takes is what it takes beyond that. By itself it tells the processor time that it took.

import { spawnSync } from 'node:child_process';
import { RULES, slotOf } from '../facts.mjs';

export const name = 'clingo';

export const isThere = () => spawnSync('clingo', ['--version']).status === 0;

/** Seconds that it is given for one program. */
export const PATIENCE = 120;

/** It counts in 32 bits: instants are numbered in their order. */
function ranksOf(instants) {
  const sorted = [...new Set(instants)].sort((a, b) => a - b);
  return { rank: new Map(sorted.map((t, i) => [t, i])), count: sorted.length };
}

const NEVER = 2 ** 30;
const NOTHING_SHOWN = '#show.\n';

/**
 * All changes, as facts; and with so many questions.
 *
 * @returns the two programs, `facts` and `asking`.
 */
export function holding({ changes }, asked) {
  const { rank } = ranksOf([...changes, ...asked].map(({ at }) => at));
  const lines = changes.map(
    (c) => `change(${c.fluent},${rank.get(c.at)},${c.born},${Math.min(c.died, NEVER)},${c.value}).`,
  );
  const facts = `${lines.join('\n')}\n${NOTHING_SHOWN}`;
  const asks = asked.map((q, i) => `ask(${i},${q.fluent},${rank.get(q.at)},${q.position}).`);
  const asking = `${facts}${asks.join('\n')}
seen(I,T,V) :- ask(I,F,A,P), change(F,T,B,D,V), T <= A, B <= P, P < D.
later(I,T) :- seen(I,T,_), seen(I,U,_), T < U.
#show answer(I,V) : seen(I,T,V), not later(I,T).
`;
  return { facts, asking };
}

/**
 * The end state as spans of the fluents that the rules look at, and cases; and with the rules.
 *
 * @returns the two programs, `facts` and `checking`.
 */
export function standing({ changes, cases, end }) {
  const concerned = new Set(cases.flatMap((c) => [c.fluent, c.excuse, c.retold]));
  const alive = changes.filter((c) => concerned.has(c.fluent) && c.born <= end && end < c.died);
  alive.sort((a, b) => a.fluent - b.fluent || a.at - b.at);
  const { rank, count } = ranksOf([...alive, ...cases].flatMap((c) => [c.at, c.before ?? c.at]));
  const slot = (at) => (at === Number.NEGATIVE_INFINITY ? -1 : slotOf(at));
  const lines = [];
  alive.forEach((c, i) => {
    const next = alive[i + 1];
    const to = next?.fluent === c.fluent ? rank.get(next.at) : count;
    lines.push(`span(${c.fluent},${rank.get(c.at)},${to},${c.value},${slot(c.at)}).`);
  });
  cases.forEach((c, i) => {
    lines.push(
      `case(${i},${c.rule},${c.fluent},${c.value},${c.unlike},${rank.get(c.before)},${c.excuse},${c.pardon},${rank.get(c.at)},${c.retold},${c.gives},${slot(c.at)}).`,
    );
  });
  const facts = `${lines.join('\n')}\n${NOTHING_SHOWN}`;
  const checking = `${facts}
met(C) :- case(C,_,F,V,0,B,_,_,_,_,_,_), span(F,X,Y,V,_), X <= B, B < Y.
met(C) :- case(C,_,F,V,1,B,_,_,_,_,_,_), span(F,X,Y,W,_), W >= 0, W != V, X <= B, B < Y.
excused(C) :- case(C,_,_,_,_,_,E,W,T,_,_,_), met(C), span(E,X,Y,W,_), X <= T, T < Y.
retold(C) :- case(C,_,_,_,_,B,_,_,_,D,G,S), met(C), span(D,X,Y,G,S), X <= B, B < Y.
broken(C,R) :- case(C,R,_,_,_,_,_,_,_,_,_,_), met(C), not excused(C), not retold(C).
#show count(R,N) : N = #count { C : broken(C,R) }, R = 0..${RULES.length - 1}.
`;
  return { facts, checking };
}

/**
 * Runs a program.
 *
 * @returns `ms` of processor time, and what it `shown`, as text; or null if it has not ended after PATIENCE.
 */
export function run(program) {
  const { stdout, signal } = spawnSync('clingo', ['--outf=2', '-'], {
    input: program,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE * 1000,
  });
  if (signal !== null) return null;
  const { Call, Time } = JSON.parse(stdout.toString());
  return { ms: Time.CPU * 1000, shown: Call[0].Witnesses[0].Value };
}

/** By question: its answer; -1 where nothing was ever said. */
export function answersIn(shown, count) {
  const answers = new Array(count).fill(-1);
  for (const text of shown) {
    const [, i, value] = /^answer\((\d+),(-?\d+)\)$/.exec(text);
    answers[i] = Number(value);
  }
  return answers;
}

/** By rule: how often it is broken. */
export function countsIn(shown) {
  const counts = RULES.map(() => 0);
  for (const text of shown) {
    const [, rule, count] = /^count\((\d+),(\d+)\)$/.exec(text);
    counts[rule] = Number(count);
  }
  return counts;
}
