// clingo, the answer set solver (Debian's `gringo`): the end state as facts, the rule as a rule. It is given what counts as of the
// end only; it has no notion of earlier positions short of all facts again.

import { execFileSync, spawnSync } from 'node:child_process';
import { slotOf } from '../facts.mjs';

export const name = 'clingo';

export const isThere = () => spawnSync('clingo', ['--version']).status === 0;

/** The program: spans of the fluents that the rule looks at, acts, and the rule. Instants as ranks, since it counts in 32 bits. */
export function program({ changes, acts, end, no, yes }) {
  const concerned = new Set(acts.flatMap((a) => [a.alive, a.ghost, a.dies]));
  const alive = changes.filter((c) => concerned.has(c.fluent) && c.born <= end && end < c.died);
  alive.sort((a, b) => a.fluent - b.fluent || a.at - b.at);
  const instants = [
    ...new Set([...alive.map((c) => c.at), ...acts.map((a) => a.at), ...acts.map((a) => a.at - 1)]),
  ].sort((a, b) => a - b);
  const rank = new Map(instants.map((t, i) => [t, i]));
  const lines = [];
  alive.forEach((c, i) => {
    const next = alive[i + 1];
    const to = next?.fluent === c.fluent ? rank.get(next.at) : instants.length;
    lines.push(
      `span(${c.fluent},${rank.get(c.at)},${to},${c.value},${c.at === Number.NEGATIVE_INFINITY ? -1 : slotOf(c.at)}).`,
    );
  });
  acts.forEach((a, i) => {
    lines.push(
      `act(${i},${a.alive},${a.ghost},${rank.get(a.at)},${rank.get(a.at - 1)},${slotOf(a.at)},${a.dies}).`,
    );
  });
  return `${lines.join('\n')}
dead(A) :- act(A,F,_,_,B,_,_), span(F,X,Y,${no},_), X <= B, B < Y.
ghost(A) :- act(A,_,G,T,_,_,_), dead(A), span(G,X,Y,${yes},_), X <= T, T < Y.
retold(A) :- act(A,_,_,_,B,S,D), dead(A), span(D,X,Y,${no},S), X <= B, B < Y.
broken(A) :- dead(A), not ghost(A), not retold(A).
#show.
#show N : N = #count { A : broken(A) }.
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
  return Number(/\d+/.exec(out)?.[0]);
}
