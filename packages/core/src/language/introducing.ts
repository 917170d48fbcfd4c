import type { Range } from '../text/source.ts';
import { definite, frenchArticles } from './french.ts';
import { nameKey } from './ranges.ts';
import { articles, tokeniseText } from './tokens.ts';
import type { Declaration, EntityKind, Mention } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

// How a vocabulary comes by its names while a file is read. Whoever only asks has them from the story.

/** Enters an entity under all its names. */
export function declare(vocabulary: Vocabulary, declaration: Declaration): void {
  const { name, also, kind, declared } = declaration;
  vocabulary.declarations.set(name, declaration);
  const named = { name, kind, declared };
  for (const written of [name, ...also]) {
    vocabulary.names.add(written, named);
    if (!declared) continue;
    const bare = nameKey(written);
    const lengths = lengthsOf(vocabulary);
    const alike = lengths.get(bare.length);
    if (alike === undefined) lengths.set(bare.length, [{ name: written, bare }]);
    else alike.push({ name: written, bare });
  }
}

/** A name as it is written, and without its article. */
interface DeclaredName {
  readonly name: string;
  readonly bare: string;
}

const byLength = new WeakMap<Vocabulary, Map<number, DeclaredName[]>>();

function lengthsOf(vocabulary: Vocabulary): Map<number, DeclaredName[]> {
  let lengths = byLength.get(vocabulary);
  if (lengths === undefined) {
    lengths = new Map();
    byLength.set(vocabulary, lengths);
  }
  return lengths;
}

/** The names of declared entities that have about so many letters, their article left out; for suggestions. */
export function* declaredNames(
  vocabulary: Vocabulary,
  length: number,
  within: number,
): Iterable<DeclaredName> {
  const lengths = lengthsOf(vocabulary);
  for (let n = length - within; n <= length + within; n++) yield* lengths.get(n) ?? [];
}

/** The entity of which the whole text is a name, any alias, with or without its article. */
export function entityCalled(vocabulary: Vocabulary, written: string): Declaration | undefined {
  const named = vocabulary.names.exactly(written);
  return named === undefined ? undefined : vocabulary.declarations.get(named.name);
}

/**
 * Enters a name that the story uses without declaring it. `a marble` is known as `the marble` from then on.
 * A name that is known already stays what it is.
 */
export function introduce(vocabulary: Vocabulary, kind: EntityKind, name: string, range: Range): Declaration {
  const known = entityCalled(vocabulary, name);
  if (known !== undefined) return known;
  const declaration: Declaration = {
    kind,
    name: mainName(vocabulary, name),
    also: [],
    introduction: '',
    playedBy: null,
    within: null,
    declared: false,
    range,
  };
  declare(vocabulary, declaration);
  return declaration;
}

/** The names made up while reading sentences, in order of first use. */
export const undeclaredIn = ({ declarations }: Vocabulary): readonly Declaration[] =>
  [...declarations.values()].filter(({ declared }) => !declared);

function mainName(vocabulary: Vocabulary, written: string): string {
  const text = written.replace(/\s+/gu, ' ').trim().normalize('NFC');
  return vocabulary.articles === frenchArticles ? definite(text) : mainNameInEnglish(text);
}

/** `a marble` → `the marble`; a name without article stays as it is. */
function mainNameInEnglish(text: string): string {
  const first = tokeniseText(text, 0)[0];
  if (first === undefined || !articles.has(first.lower) || first.to === text.length) return text;
  return `the ${text.slice(first.to).trim()}`;
}

/**
 * The names that stand in prose, plain or as `[[Harry]]` or `[[Harry|the drunk]]`, longest first, whole words only.
 * Addresses are passed over. `offset` is where the text begins in its source.
 */
export function findNames({ names }: Vocabulary, text: string, offset: number): Mention[] {
  const mentions: Mention[] = [];
  const readable = mayHoldAddress.test(text)
    ? text.replace(/(?:https?:\/\/|www\.)[^\s<>)\]]+|\]\([^()[\]\s]*\)/gu, (address) =>
        ' '.repeat(address.length),
      )
    : text;
  const tokens = tokeniseText(readable, offset);
  for (let i = 0; i < tokens.length; ) {
    const found = names.at(tokens, i, tokens.length)[0];
    if (found === undefined) {
      i++;
      continue;
    }
    const range = { from: tokens[i]?.from ?? offset, to: tokens[found.next - 1]?.to ?? offset };
    mentions.push({
      name: found.named.name,
      written: text.slice(range.from - offset, range.to - offset).replace(/\s+/gu, ' '),
      range,
    });
    i = found.next;
  }
  return mentions;
}

/** A cheap look before the careful one. */
const mayHoldAddress = /:\/\/|www\.|\]\(/u;
