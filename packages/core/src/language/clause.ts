import type { Range } from '../text/source.ts';
import { combinations, type Place } from './combinations.ts';
import { bestMatch, type Match } from './match.ts';
import type { Reading } from './reading.ts';
import type { Member, TermOption } from './term.ts';
import type { Clause, Term, VariableKind, Word } from './tree.ts';

/**
 * Reads the tokens [start, end) as one clause against the words: one clause for each combination of the names
 * that stand in one place. Null if no word fits.
 *
 *     Mum and Dad give Adam the bottle with a smile
 *     ----------- ==== ---- ---------- ~~~~~~~~~~~~
 */
export function readClauses(reading: Reading, start: number, end: number): readonly Clause[] | null {
  const match = bestMatch(reading, start, end);
  if (match !== null) return clausesOf(reading, match, start, end);
  const later = reading.makesUp?.behindOpening(reading, start, end);
  if (!later) return null;
  const before = mentionsIn(reading, start, later.from);
  return clausesOf(reading, later.match, start, end).map((clause) => ({
    ...clause,
    mentions: [...before, ...clause.mentions],
  }));
}

/** Makes the clauses of a match, and makes known the names that it makes up. */
export function clausesOf(reading: Reading, match: Match, start: number, end: number): readonly Clause[] {
  const { word } = match.form;
  const range = reading.rangeOf(start, end);
  const { kinds } = match.form;
  const places = match.slots.map((slot, i) => termsOf(reading, slot, kinds[i] ?? 'any', word, i === 0));
  const nobody = match.slots.some((slot) => slot.members.some((member) => member.type === 'nobody'));
  const mentions = mentionsIn(reading, match.next, end);
  return combinations(reading, places, range, word.bothWays).map((terms) => ({
    word,
    args: word.variables.map(
      (_, variable) => terms[match.form.fills.indexOf(variable)] ?? terms[0] ?? unknown(range),
    ),
    negated: match.negated || nobody,
    secretly: match.secretly,
    mentions,
    range,
  }));
}

function unknown(range: Range): Term {
  return { type: 'unknown', text: '', range };
}

function termsOf(
  reading: Reading,
  option: TermOption,
  kind: VariableKind,
  word: Word,
  subject: boolean,
): Place {
  if (option.members.some((member) => member.type === 'each other')) return 'each other';
  return option.members.map((member) => termOf(reading, member, kind, word, subject));
}

/** The term for what stands in a place; a name that nobody knows is made known, in a question it stays unknown. */
export function termOf(
  reading: Reading,
  member: Member,
  kind: VariableKind,
  word: Word | null,
  subject: boolean,
): Term {
  const range = reading.rangeOf(member.from, member.to);
  const written = reading.textOf(member.from, member.to);
  switch (member.type) {
    case 'known':
      return { type: 'name', name: member.named.name, written, range };
    case 'phrase': {
      const { makesUp } = reading;
      if (makesUp === null) return { type: 'unknown', text: written, range };
      const guess = word === null ? 'person' : makesUp.kind(reading, member.phrase, kind, word, subject);
      return { type: 'name', name: makesUp.name(reading, guess, written, range).name, written, range };
    }
    case 'variable':
      return { type: 'variable', name: member.name, range };
    case 'possessive':
      return { type: 'possessive', variable: member.variable, rest: member.rest, range };
    case 'number':
      return { type: 'number', value: member.value, range };
    case 'date':
      return { type: 'date', text: written, from: member.start, to: member.end, range };
    case 'nobody':
      return { type: 'variable', name: subject ? 'nobody' : 'nothing', range };
    case 'each other':
      return { type: 'unknown', text: written, range };
  }
}

const none: readonly Term[] = [];

/** The known names among the tokens [from, to). */
export function mentionsIn(reading: Reading, from: number, to: number): readonly Term[] {
  if (from >= to) return none;
  const terms: Term[] = [];
  for (let i = from; i < to; ) {
    const found = reading.vocabulary.names.at(reading.tokens, i, to)[0];
    if (found !== undefined) {
      terms.push({
        type: 'name',
        name: found.named.name,
        written: reading.textOf(i, found.next),
        range: reading.rangeOf(i, found.next),
      });
      i = found.next;
    } else i++;
  }
  return terms;
}
