import type { Range } from '../text/source.ts';
import { declaredNames, entityCalled, introduce } from './introducing.ts';
import { editDistance } from './nearest.ts';
import { isProper, type NounPhrase, nounPhrases } from './nouns.ts';
import { report } from './problem.ts';
import { nameKey } from './ranges.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { Declaration, EntityKind, Term, VariableKind, Word } from './tree.ts';

/**
 * A name that the story uses without having declared it is made known, and reported once: as a hint, or, where it
 * looks like a slip of a declared name, as a warning.
 */
export function introduceName(
  reading: Reading,
  kind: EntityKind,
  written: string,
  range: Range,
): Declaration {
  const known = entityCalled(reading.vocabulary, written);
  if (known !== undefined) return known;
  const near = nearName(reading, written);
  const declaration = introduce(reading.vocabulary, kind, written, range);
  // Not for --fix: it may be somebody else, whom the writer forgot to declare.
  const fixes =
    near === null ? [] : [{ title: `Write “${near}”`, safe: false, edits: [{ range, text: near }] }];
  if (near !== null) {
    report(
      reading,
      'warning',
      'unknown-name',
      range,
      `Nobody and nothing is called “${written}”. Is “${near}” meant? If not, declare “${written}”.`,
      { fixes },
    );
  } else {
    report(
      reading,
      'hint',
      'undeclared-name',
      range,
      `“${declaration.name}” is not declared and is taken to be a ${kind}. Declare it under # ${parts[kind]} to say more.`,
    );
  }
  return declaration;
}

const parts: Readonly<Record<EntityKind, string>> = {
  person: 'People',
  place: 'Places',
  thing: 'Things',
  group: 'Groups',
};

/** A declared name of which this looks like a slip: one or two letters away, in names of four letters or more. */
export function nearName(reading: Reading, written: string): string | null {
  const bare = nameKey(written);
  const numbers = digits(bare);
  if (bare.length < 4 || bare.length > 80) return null;
  let best: string | null = null;
  let limit = bare.length < 7 ? 1 : 2;
  for (const { name, bare: other } of declaredNames(reading.vocabulary, bare.length, limit)) {
    if (other.length < 4 || digits(other) !== numbers) continue;
    const distance = editDistance(bare.toLowerCase(), other.toLowerCase(), limit);
    if (distance > limit) continue;
    best = name;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}

/** `room 1` and `room 2` are two rooms, not one and a slip. */
function digits(name: string): string {
  return name.match(/\p{N}+/gu)?.join(' ') ?? '';
}

/** What a made-up name most likely is: what its place takes, else what it looks like. */
export function guessKind(
  reading: Reading,
  phrase: NounPhrase,
  slot: VariableKind,
  word: Word,
  subject: boolean,
): EntityKind {
  if (slot === 'place' || slot === 'thing' || slot === 'group') return slot;
  if (phrase.shape === 'proper' || phrase.person) return 'person';
  if (phrase.shape === 'genitive') return 'thing';
  return subject && word.kind === 'act' && mayBeSomebody(reading.tokens, phrase.next) ? 'person' : 'thing';
}

/** Nouns that do nothing of their own will, however they stand: `the door opens`. */
const lifeless = new Set(
  'door window gate clock bell phone telephone car train bus ship boat plane house tower room light lamp fire rain snow storm wind letter book film song story crash war music sun moon night day morning evening water river sea bottle box basket bag key gun knife bomb coat jumper hat'.split(
    ' ',
  ),
);

/** Whether the one who acts under this name may be somebody; by its last word. */
function mayBeSomebody(tokens: readonly Token[], next: number): boolean {
  return !lifeless.has(tokens[next - 1]?.lower ?? '');
}

/** A capitalised word that nobody knows and that is no common opening of a sentence, as the one who does what no word fits. */
export function introduceSubject(
  reading: Reading,
  start: number,
  end: number,
): { terms: readonly Term[]; next: number } | null {
  if (reading.use !== 'telling') return null;
  const token = reading.tokens[start];
  // A name alone is no sentence, and a text in capitals names nobody.
  if (!isProper(token) || reading.way.lexicon.isOpener(token) || start + 1 >= end) return null;
  const phrase = nounPhrases(reading, start, end, null, false).findLast(
    (candidate) => candidate.shape === 'proper' && candidate.next < end,
  );
  if (phrase === undefined || reading.word(phrase.next) === "'s") return null;
  const range = reading.rangeOf(start, phrase.next);
  const written = reading.textOf(start, phrase.next);
  const { name } = introduceName(reading, 'person', written, range);
  return { terms: [{ type: 'name', name, written, range }], next: phrase.next };
}
