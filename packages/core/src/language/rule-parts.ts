import { claimForms } from './claim-verbs.ts';
import { readClauses, termOf } from './clause.ts';
import { grammarWord } from './grammar-words.ts';
import { bestMatch } from './match.ts';
import { Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { ClaimVerb, RulePart, Word } from './tree.ts';

/** Reads one part of a rule, the tokens [start, end); null if it is none. `Mum and Dad …` gives several. */
export function readRuleParts(reading: Reading, start: number, end: number): readonly RulePart[] | null {
  return grammarParts(reading, start, end) ?? clauseParts(reading, start, end);
}

function clauseParts(reading: Reading, start: number, end: number): readonly RulePart[] | null {
  const clauses = readClauses(reading, start, end);
  return clauses === null ? null : clauses.map((clause) => ({ type: 'clause', clause }));
}

const cache = new WeakMap<ReadonlyMap<string, Word>, Patterns>();

/** What only rules say, in a vocabulary: built once. */
function patternsFor(reading: Reading): Patterns {
  const { words } = reading.vocabulary;
  let found = cache.get(words);
  if (found === undefined) {
    const claims = [...claimForms(reading)];
    found = new Patterns(
      [
        grammarWord('acts', ['x'], '?x acts'),
        grammarWord('handles', ['x', 'thing'], '?x handles ?thing'),
        grammarWord('parts with', ['x', 'thing'], '?x parts with ?thing'),
        ...claims.map(({ verb, variables, ruled }) => grammarWord(verb, variables, ruled)),
      ],
      reading.grammar,
    );
    cache.set(words, found);
  }
  return found;
}

/** `?x acts`, `?x handles ?thing`, `?y tells ?x ?what`, `?x knows ?what`: what only rules say. */
function grammarParts(reading: Reading, start: number, end: number): readonly RulePart[] | null {
  const match = bestMatch(reading, start, end, patternsFor(reading));
  if (match === null || match.next !== end || match.slots.some((slot) => slot.members.length !== 1))
    return null;
  const range = reading.rangeOf(start, end);
  const terms = match.slots
    .map((slot) => slot.members[0])
    .flatMap((member) => (member === undefined ? [] : [termOf(reading, member, 'any', null, true)]));
  const holder = terms[0];
  const what = terms.at(-1);
  if (holder === undefined || what === undefined) return null;
  const { id } = match.form.word;
  if (id === 'acts' || id === 'handles' || id === 'parts with') {
    if (match.negated) return null;
    return [{ type: 'acts', deed: id, subject: holder, object: id === 'acts' ? null : what, range }];
  }
  // `?x knows ?y` is acquaintance; only ?what stands for what a claim says.
  if (what.type !== 'variable' || !what.name.startsWith('what')) return null;
  const to = match.form.word.variables.length === 3 ? (terms[1] ?? null) : null;
  return [
    {
      type: 'claim',
      holder,
      verb: match.form.word.id as ClaimVerb,
      to,
      what: what.name,
      negated: match.negated,
      range,
    },
  ];
}
