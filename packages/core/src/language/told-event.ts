import { type Range, Source } from '../text/source.ts';
import { grammarWord } from './grammar-words.ts';
import { entityCalled } from './introducing.ts';
import { eventClauses, type InventedClause, inventedPattern } from './invented.ts';
import { bestMatch } from './match.ts';
import { patternParts } from './pattern.ts';
import { type ProblemDetail, report } from './problem.ts';
import { Reading } from './reading.ts';
import { bulletOf } from './several.ts';
import { type Suggestion, suggestFor } from './suggest.ts';
import type { Clause, Term, Word } from './tree.ts';

/**
 * Keeps a sentence that no word fits as an event of its own, and reports it with the nearest word, so that a slip is
 * seen. Null, with a report, if it cannot be kept.
 */
export function keepEvent(reading: Reading, start: number, end: number): readonly Clause[] | null {
  const variable = reading.tokens.slice(start, end).find((token) => token.type === 'variable');
  if (variable !== undefined && reading.use === 'telling') {
    report(
      reading,
      'error',
      'variable-in-story',
      { from: variable.from, to: variable.to },
      `“?${variable.text}” is a variable, and those stand in words, rules and questions only. Write a name.`,
    );
    return null;
  }
  const clause = inventedPattern(reading, start, end);
  if (/^(?:\?\p{L}\w*\s?)+$/u.test(clause.id) && reading.use === 'telling') {
    const name = reading.textOf(start, end);
    report(
      reading,
      'error',
      'name-alone',
      reading.rangeOf(start, end),
      `Nothing is said of ${name}. Write what happens, or “with ${name}” in the line under the heading.`,
    );
    return null;
  }
  const again = reading.vocabulary.invented.get(clause.id);
  const suggestion = suggestFor(reading.patterns, clause.id);
  // Said once for each such event, and each time where it looks like a slip.
  if (!again || suggestion?.slip) reportEvent(reading, clause, suggestion, start, end);
  const word = again ?? inventedWord(clause, reading.rangeOf(start, end));
  reading.vocabulary.invented.set(clause.id, word);
  return eventClauses(reading, clause, word, start, end);
}

const inventedWord = ({ id, variables }: InventedClause, range: Range): Word => ({
  ...grammarWord(id, variables, id),
  builtIn: false,
  invented: true,
  range,
});

/** What may be meant by a sentence that no word fits, or null. */
export function nearEvent(
  reading: Reading,
  clause: InventedClause,
  start: number,
  end: number,
): string | null {
  const suggestion = suggestFor(reading.patterns, clause.id);
  return suggestion === null ? null : written(reading, clause, suggestion, start, end);
}

function reportEvent(
  reading: Reading,
  clause: InventedClause,
  suggestion: Suggestion | null,
  start: number,
  end: number,
): void {
  const text = reading.textOf(start, end);
  const range = reading.rangeOf(start, end);
  const halves = twoSentences(reading, start, end);
  if (halves !== null) {
    report(
      reading,
      'hint',
      'two-sentences',
      range,
      `“${text}” says two things, so it is kept as an event and means neither. Write two sentences.`,
      {
        fixes: [{ title: 'Write two sentences', edits: [halves] }],
      },
    );
    return;
  }
  const misplaced = suggestion === null ? null : wrongKind(reading, clause, suggestion);
  const near = suggestion === null ? null : written(reading, clause, suggestion, start, end);
  const detail: ProblemDetail = suggestion?.slip
    ? { fixes: slipFix(reading, suggestion.slip, start, end) }
    : {};
  const pronoun = near === null ? null : pronounIn(reading, start, end);
  const reason =
    pronoun ??
    misplaced ??
    (near === null ? 'Declare a word for it to give it a meaning.' : didYouMean(near, clause, suggestion));
  report(
    reading,
    'hint',
    'undeclared-word',
    range,
    `No word fits “${text}”, so it is kept as an event. ${reason}`,
    detail,
  );
}

/** A slip is mended in the sentence as it stands; another form is given without the `not`. */
const didYouMean = (near: string, { negated }: InventedClause, suggestion: Suggestion | null): string =>
  negated && !suggestion?.slip ? `Did you mean that “${near}” is not so?` : `Did you mean “${near}”?`;

/** `Anne moves it to the box`: a pronoun may be anybody. */
function pronounIn(reading: Reading, start: number, end: number): string | null {
  if (!reading.english) return null;
  for (let i = start; i < end; i++)
    if (/^(?:he|she|him|they|them|it|himself|herself|themselves)$/u.test(reading.word(i)))
      return `“${reading.textOf(i, i + 1)}” may be anybody: write the name.`;
  return null;
}

function slipFix(
  reading: Reading,
  slip: NonNullable<Suggestion['slip']>,
  start: number,
  end: number,
): ProblemDetail['fixes'] {
  for (let i = start; i < end; i++) {
    if (reading.word(i) === slip.written)
      return [
        { title: `Write “${slip.meant}”`, edits: [{ range: reading.rangeOf(i, i + 1), text: slip.meant }] },
      ];
  }
  return [];
}

/** The suggested form with this sentence's names in their places, or as a pattern where they do not go. */
function written(
  reading: Reading,
  clause: InventedClause,
  { form, slip }: Suggestion,
  start: number,
  end: number,
): string {
  if (slip !== null) {
    const text = reading.textOf(start, end);
    const at = text
      .toLowerCase()
      .search(
        new RegExp(
          `(?<![\\p{L}\\p{N}])${slip.written.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
          'u',
        ),
      );
    if (at >= 0) return text.slice(0, at) + slip.meant + text.slice(at + slip.written.length);
  }
  const names = clause.terms.map((terms) => terms.map(nameOf).join(' and '));
  let used = 0;
  const words = form.parts.map((part) =>
    part.type === 'literal' ? part.text : (names[used++] ?? `?${part.variable.name}`),
  );
  return words.join(' ').replaceAll(" 's", "'s");
}

function nameOf(term: Term): string {
  return term.type === 'name' ? term.written : term.type === 'variable' ? `?${term.name}` : '';
}

/** The words are those of a declared one, and only a name is of the wrong kind. */
function wrongKind(reading: Reading, clause: InventedClause, { form, slip }: Suggestion): string | null {
  const own = patternParts(clause.id);
  if (
    slip !== null ||
    form.parts.length !== own.length ||
    form.parts.some((part, i) => part.type !== own[i]?.type)
  )
    return null;
  const slots = form.parts.flatMap((part) => (part.type === 'slot' ? [part.variable] : []));
  for (const [i, variable] of slots.entries()) {
    const term = clause.terms[i]?.[0];
    const kind = term?.type === 'name' ? entityCalled(reading.vocabulary, term.name)?.kind : undefined;
    if (term?.type === 'name' && kind !== undefined && variable.kind !== 'any' && variable.kind !== kind)
      return `“${form.word.id}” takes a ${variable.kind} for ?${variable.name}, and ${term.written} is a ${kind}.`;
  }
  return null;
}

/**
 * Whether a sentence reads as two with one subject, and the edit that parts them.
 *
 *     - Anne takes the bottle and leaves
 *     =>
 *     - Anne takes the bottle
 *     - Anne leaves
 */
function twoSentences(reading: Reading, start: number, end: number): { range: Range; text: string } | null {
  let tries = 0;
  for (let i = start + 2; i < end - 1 && tries < 4; i++) {
    if (!/^(?:and|then|but)$/u.test(reading.word(i))) continue;
    tries++;
    const comma = reading.word(i - 1) === ',';
    const left = bestMatch(reading, start, comma ? i - 1 : i);
    const subject = left?.slots[0];
    if (
      left === null ||
      left.next !== (comma ? i - 1 : i) ||
      subject === undefined ||
      left.form.parts[0]?.type !== 'slot'
    )
      continue;
    const from = /^(?:then|also|later)$/u.test(reading.word(i + 1)) ? i + 2 : i + 1;
    const rest = reading.textOf(from, end);
    const first = subject.members[0];
    const last = subject.members.at(-1);
    for (const second of [rest, `${reading.textOf(first?.from ?? start, last?.to ?? start)} ${rest}`]) {
      const source = new Source('', second);
      const trial = new Reading(
        source,
        { from: 0, to: second.length },
        reading.vocabulary,
        reading.way,
        [],
        reading.patterns,
      );
      if (bestMatch(trial, 0, trial.tokens.length) === null) continue;
      const edited = {
        from: reading.rangeOf(comma ? i - 1 : i, i + 1).from,
        to: reading.rangeOf(from, end).to,
      };
      const text = reading.source.text;
      const before = /\s/u.test(text.charAt(edited.from - 1)) ? edited.from - 1 : edited.from;
      return { range: { from: before, to: edited.to }, text: `\n${bulletOf(reading)}${second}` };
    }
  }
  return null;
}
