import type { Range } from '../text/source.ts';
import { combinations, type Place } from './combinations.ts';
import { bestMatch, type Match } from './match.ts';
import { opensModifier, prepositions } from './nouns.ts';
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
  for (const from of afterOpening(reading, start, end)) {
    const later = bestMatch(reading, from, end);
    if (later === null) continue;
    warnOfMoment(reading, start, from);
    const before = mentionsIn(reading, start, from);
    return clausesOf(reading, later, start, end).map((clause) => ({
      ...clause,
      mentions: [...before, ...clause.mentions],
    }));
  }
  return null;
}

/** How far into a sentence an opening modifier may reach. */
const longestOpening = 10;

/**
 * Where a clause may begin behind a modifier:
 *
 *     With the lamp in his hand, Adam leaves
 *     ~~~~~~~~~~~~~~~~~~~~~~~~~~ -----------
 *     Suddenly the old man dies
 *     ~~~~~~~~ ----------------
 */
function afterOpening(reading: Reading, start: number, end: number): number[] {
  if (reading.use !== 'telling' || !reading.english || !opensModifier(reading.tokens[start])) return [];
  const found: number[] = [];
  if (!prepositions.has(reading.word(start)))
    found.push(reading.word(start + 1) === ',' ? start + 2 : start + 1);
  for (let i = start + 1; i < Math.min(end - 1, start + longestOpening); i++) {
    if (reading.word(i) !== ',') continue;
    found.push(i + 1);
    break;
  }
  return found;
}

/** `At night 1, Adam leaves`: a moment counts only in brackets. */
function warnOfMoment(reading: Reading, start: number, from: number): void {
  const end = reading.word(from - 1) === ',' ? from - 1 : from;
  for (const first of [start, start + 1]) {
    if (first >= end || !reading.vocabulary.isMoment(reading.textOf(first, end))) continue;
    const moment = reading.textOf(first, end);
    reading.report(
      'warning',
      'moment-without-brackets',
      reading.rangeOf(start, end),
      `“${moment}” is a moment, and is passed over here. Write it in brackets: (${moment}).`,
      {
        fixes: [
          {
            title: `Write “(${moment})”`,
            edits: [{ range: reading.rangeOf(start, from), text: `(${moment})` }],
          },
        ],
      },
    );
    return;
  }
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
