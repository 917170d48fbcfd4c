import { combinations } from './combinations.ts';
import { third } from './english.ts';
import type { Reading } from './reading.ts';
import { Terms } from './term.ts';
import type { Clause, Term, Word } from './tree.ts';
import { verbReadings } from './verb.ts';

/** A sentence that no word fits, as a pattern made from its own text. */
export interface InventedClause {
  readonly id: string;
  /** For each variable, in order, who or what stands there: several for `Mum and Dad`. */
  readonly terms: readonly (readonly Term[])[];
  readonly variables: readonly string[];
  readonly negated: boolean;
  readonly secretly: boolean;
}

/**
 * Makes a pattern of a sentence, its names replaced by variables; `?x` is there only if the sentence begins with
 * who does it, so that the subject is known.
 *
 *     Mum and Dad juggle with the lamp      ?x juggles with ?y
 *     the sun rises over Sandford           the sun rises over ?y
 */
export function inventedPattern(reading: Reading, start: number, end: number): InventedClause {
  const first = reading.english && reading.word(start) === 'secretly' ? start + 1 : start;
  const terms = new Terms(reading, end);
  const found: (readonly Term[])[] = [];
  const variables: string[] = [];
  const words: string[] = [];
  let negated = false;
  let secretly = first > start;
  let at = first;
  const slot = (names: readonly Term[]) => {
    const name =
      at === first ? 'x' : (later[found.length - (variables[0] === 'x' ? 1 : 0)] ?? `y${found.length}`);
    found.push(names);
    variables.push(name);
    words.push(`?${name}`);
  };
  // Who does it: known names, or one that is made up.
  const subject = knownAt(reading, terms, first) ?? reading.makesUp?.subject(reading, first, end) ?? null;
  if (subject !== null) {
    slot(subject.terms);
    at = subject.next;
    const verb = reading.english ? verbAt(reading, at, end, subject.terms.length > 1) : null;
    if (verb !== null) {
      words.push(verb.literal);
      ({ negated } = verb);
      secretly ||= verb.secretly;
      at = verb.next;
    }
  }
  while (at < end) {
    const names = found.length < mostPlaces ? knownAt(reading, terms, at) : null;
    if (names !== null) {
      slot(names.terms);
      at = names.next;
    } else if (
      reading.grammar === 'fr' &&
      subject !== null &&
      reading.way.lexicon.french.negates(reading.word(at), negated)
    ) {
      negated = true;
      at++;
    } else {
      // `The sun rises` is `the sun rises`.
      const token = reading.tokens[at];
      words.push((at === first && reading.way.lexicon.isOpener(token) ? token?.lower : token?.text) ?? '');
      at++;
    }
  }
  return { id: joined(words), terms: found, variables, negated, secretly };
}

const later = ['y', 'z', 'w', 'v', 'u'];

/** Names past these stay words of the pattern. */
const mostPlaces = 12;

/** The clauses of a word made up for such a pattern. */
export function eventClauses(
  reading: Reading,
  clause: InventedClause,
  word: Word,
  start: number,
  end: number,
): readonly Clause[] {
  const range = reading.rangeOf(start, end);
  return combinations(reading, clause.terms, range).map((terms) => ({
    word,
    args: terms,
    negated: clause.negated,
    secretly: clause.secretly,
    mentions: [],
    range,
  }));
}

/** The longest list of known names that begins here. */
function knownAt(
  reading: Reading,
  terms: Terms,
  at: number,
): { terms: readonly Term[]; next: number } | null {
  for (const option of terms.at(at)) {
    const names: Term[] = [];
    for (const member of option.members) {
      const range = reading.rangeOf(member.from, member.to);
      if (member.type === 'known')
        names.push({
          type: 'name',
          name: member.named.name,
          written: reading.textOf(member.from, member.to),
          range,
        });
      else if (member.type === 'variable') names.push({ type: 'variable', name: member.name, range });
    }
    if (names.length === option.members.length && names.length > 0)
      return { terms: names, next: option.next };
  }
  return null;
}

/**
 * The verb in the form that patterns have, so that `Mum and Dad juggle`, `Harry never juggles` and `Harry does not juggle`
 * share a word. A past stays as it is: without a declared word nobody knows its present.
 */
function verbAt(
  reading: Reading,
  at: number,
  end: number,
  several: boolean,
): { literal: string; next: number; negated: boolean; secretly: boolean } | null {
  const readings = verbReadings(reading.tokens, at, end, reading.way.lexicon);
  const emphatic = /^(?:does|do|did)(?:n't)?$/u.test(reading.word(at));
  const changed = emphatic ? readings.at(-1) : readings.find((verb) => verb.negated || verb.secretly);
  if (changed !== undefined && changed.next <= end && (changed.negated || changed.secretly)) {
    const present = emphatic || several ? changed.literals[0] : undefined;
    return {
      ...changed,
      literal:
        present === undefined
          ? reading
              .word(changed.next - 1)
              .replace(/^(?:not|never|longer|more)$|^.*n't$|^cannot$/u, () => changed.literals[0] ?? '')
          : present,
    };
  }
  const written = reading.word(at);
  if (!several || at >= end || !/^\p{L}/u.test(written) || reading.way.lexicon.isPast(written)) return null;
  return {
    literal: written === 'were' ? 'was' : third(written),
    next: at + 1,
    negated: false,
    secretly: false,
  };
}

/** Words with blanks between, punctuation close to the word before it. */
function joined(words: readonly string[]): string {
  let text = '';
  for (const word of words)
    text += text === '' || /^(?:[,.;:!)\]…’”»]|'s)$/u.test(word) || /[^']'$/u.test(text) ? word : ` ${word}`;
  return text;
}
