import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lineAt, type Source } from '../text/source.ts';
import { problem } from './problem.ts';
import type { Rule, RulePart, Word } from './tree.ts';

/** Rules that go round in a circle that denies itself. */
export interface RuleLoop {
  /** Each rests on the next, and the last on the first. */
  readonly rules: readonly Rule[];
  /** The one to leave out so that the rest can be worked out: the last stated of the story's own. */
  readonly left: Rule;
}

/** That something follows, or that its opposite does: the word whose states it is, and which of the two. */
type Literal = string;

interface Edge {
  readonly rule: Rule;
  readonly to: Literal;
  /** It has to fail. */
  readonly denies: boolean;
}

/**
 * The circles among rules `… when …` in which something rests on its own failing: `a when b, unless c` and `c when d, unless a`.
 * Without such circles the rules can be put in layers, each of which denies only what those below settle (stratified negation: Apt,
 * Blair & Walker 1988), so that what follows does not depend on the order of the rules. With one, nothing says what holds.
 *
 * A negated clause asks that the opposite follow, and a clause fails where its opposite follows as well, or is assumed.
 */
export function loopsIn(rules: readonly Rule[], words: ReadonlyMap<string, Word>): readonly RuleLoop[] {
  const left = new Set<Rule>();
  const loops: RuleLoop[] = [];
  for (;;) {
    const loop = firstLoop(
      rules.filter((rule) => !left.has(rule)),
      words,
    );
    if (loop === null) return loops;
    loops.push(loop);
    left.add(loop.left);
  }
}

function firstLoop(rules: readonly Rule[], words: ReadonlyMap<string, Word>): RuleLoop | null {
  const edges = new Map<Literal, Edge[]>();
  const derived = rules.flatMap((rule) => {
    const head = rule.kind === 'derives' ? literalOf(rule.head, words) : null;
    return head === null ? [] : [{ rule, head }];
  });
  const heads = new Set(derived.map(({ head }) => head));
  for (const { rule, head } of derived) {
    const list = edges.get(head) ?? [];
    edges.set(head, list);
    const rest = (part: RulePart, excuses: boolean) => {
      const literal = literalOf(part, words);
      if (literal === null) return;
      if (heads.has(literal)) list.push({ rule, to: literal, denies: excuses });
      const other = opposite(literal);
      if (heads.has(other)) list.push({ rule, to: other, denies: !excuses });
    };
    for (const part of rule.conditions) rest(part, false);
    for (const part of rule.exceptions) rest(part, true);
  }
  for (const [from, list] of edges) {
    for (const edge of list) {
      if (!edge.denies) continue;
      const back = pathBetween(edges, edge.to, from);
      if (back === null) continue;
      const round = [...new Set([edge, ...back].map(({ rule }) => rule))];
      const own = round.filter((rule) => !rule.builtIn).sort((a, b) => a.range.from - b.range.from);
      return { rules: round, left: own.at(-1) ?? round[0]! };
    }
  }
  return null;
}

/** A shortest way from one to another, as edges; null if there is none. */
function pathBetween(
  edges: ReadonlyMap<Literal, readonly Edge[]>,
  from: Literal,
  to: Literal,
): readonly Edge[] | null {
  const came = new Map<Literal, { readonly edge: Edge; readonly from: Literal } | null>([[from, null]]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) {
      const path: Edge[] = [];
      for (let step = came.get(at); step; step = came.get(step.from)) path.unshift(step.edge);
      return path;
    }
    for (const edge of edges.get(at) ?? []) {
      if (came.has(edge.to)) continue;
      came.set(edge.to, { edge, from: at });
      queue.push(edge.to);
    }
  }
  return null;
}

/** What a part says of a state that may follow from rules; null for acts, claims and who is who. */
function literalOf(part: RulePart, words: ReadonlyMap<string, Word>): Literal | null {
  if (part.type !== 'clause' || part.clause.word.kind === 'act' || part.clause.word.kind === 'identity')
    return null;
  let { word } = part.clause;
  let holds = !part.clause.negated;
  for (const seen = new Set([word.id]); word.oppositeOf !== null; holds = !holds) {
    const next = words.get(word.oppositeOf);
    if (next === undefined || seen.has(next.id)) break;
    seen.add(next.id);
    word = next;
  }
  return `${holds ? '+' : '-'}${word.id}`;
}

const opposite = (literal: Literal): Literal => `${literal.startsWith('+') ? '-' : '+'}${literal.slice(1)}`;

/** The loop, each rule of it with its line, and what to do. */
export function loopProblem(source: Source, { rules, left }: RuleLoop): Diagnostic {
  const named = (rule: Rule) =>
    rule.builtIn ? `“${rule.name}” (built in)` : `“${rule.name}” (line ${lineAt(source, rule.range.from)})`;
  const round =
    rules.length === 1
      ? 'itself'
      : `${rules.slice(1).map(named).join(', which rests on ')}, which rests on “${rules[0]!.name}”`;
  const others = rules.filter((rule) => rule !== left && !rule.builtIn);
  return problem(
    source,
    'error',
    'rule-loop',
    left.range,
    `What these rules say rests on its own failing, so nothing says which of them holds: ${named(rules[0]!)} rests on ${round}. Take an “unless” or a “not” out of one of them, or turn one off. “${left.name}” is left out until then.`,
    {
      related: others.map((rule) => ({ message: `“${rule.name}” is part of the circle`, range: rule.range })),
    },
  );
}
