// clingo, the answer set solver (Debian's `gringo`): the end state as facts, the rules as rules. It is given what counts as of the
// end only; it has no notion of earlier positions short of all facts again.

import { execFileSync, spawnSync } from 'node:child_process';
import { RULES, slotOf } from '../facts.mjs';

export const name = 'clingo';

export const isThere = () => spawnSync('clingo', ['--version']).status === 0;

/** The program: spans of the fluents that the rules look at, cases, and the rules. Instants as ranks, since it counts in 32 bits. */
export function program({ changes, cases, end }) {
  const concerned = new Set(cases.flatMap((c) => [c.fluent, c.excuse, c.retold]));
  const alive = changes.filter((c) => concerned.has(c.fluent) && c.born <= end && end < c.died);
  alive.sort((a, b) => a.fluent - b.fluent || a.at - b.at);
  const instants = [
    ...new Set([...alive.map((c) => c.at), ...cases.map((c) => c.at), ...cases.map((c) => c.before)]),
  ].sort((a, b) => a - b);
  const rank = new Map(instants.map((t, i) => [t, i]));
  const slot = (at) => (at === Number.NEGATIVE_INFINITY ? -1 : slotOf(at));
  const lines = [];
  alive.forEach((c, i) => {
    const next = alive[i + 1];
    const to = next?.fluent === c.fluent ? rank.get(next.at) : instants.length;
    lines.push(`span(${c.fluent},${rank.get(c.at)},${to},${c.value},${slot(c.at)}).`);
  });
  cases.forEach((c, i) => {
    lines.push(
      `case(${i},${c.rule},${c.fluent},${c.value},${c.unlike},${rank.get(c.before)},${c.excuse},${c.pardon},${rank.get(c.at)},${c.retold},${c.gives},${slot(c.at)}).`,
    );
  });
  return `${lines.join('\n')}
met(C) :- case(C,_,F,V,0,B,_,_,_,_,_,_), span(F,X,Y,V,_), X <= B, B < Y.
met(C) :- case(C,_,F,V,1,B,_,_,_,_,_,_), span(F,X,Y,W,_), W >= 0, W != V, X <= B, B < Y.
excused(C) :- case(C,_,_,_,_,_,E,W,T,_,_,_), met(C), span(E,X,Y,W,_), X <= T, T < Y.
retold(C) :- case(C,_,_,_,_,B,_,_,_,D,G,S), met(C), span(D,X,Y,G,S), X <= B, B < Y.
broken(C,R) :- case(C,R,_,_,_,_,_,_,_,_,_,_), met(C), not excused(C), not retold(C).
#show.
#show count(R,N) : N = #count { C : broken(C,R) }, R = 0..${RULES.length - 1}.
`;
}

/** Loads and checks in one go, as it always does. */
export function check(text) {
  let out;
  try {
    out = execFileSync('clingo', ['--outf=0', '-V0', '-'], {
      input: text,
      maxBuffer: 2 ** 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString();
  } catch (error) {
    // 30: satisfiable and complete.
    out = String(error.stdout);
  }
  const counts = RULES.map(() => 0);
  for (const [, rule, count] of out.matchAll(/count\((\d+),(\d+)\)/g)) counts[rule] = Number(count);
  return counts;
}
