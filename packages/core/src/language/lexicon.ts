import { stems, third } from './english.ts';
import { byForm, type FrenchLists, FrenchWords } from './french.ts';
import { articles, type Token } from './tokens.ts';
import type { ClaimVerb } from './tree.ts';

/** Lists of words, with blanks between: English ones, but where another language is named. */
export interface WordLists {
  /** Base, simple past, past participle (where it differs), a verb a line; several pasts between slashes. */
  readonly verbs: string;
  /** Words that may stand before a verb and take nothing away from it. */
  readonly plainAdverbs: string;
  /** These do: `nearly dies` is not `dies`. */
  readonly reservations: string;
  /** They end in -ly and are no adverbs. */
  readonly lyNouns: string;
  readonly prepositions: string;
  /** Of place, time and manner: they may be left over behind a whole pattern. */
  readonly adverbs: string;
  readonly pronouns: string;
  /** Words that begin sentences with a capital and are nobody's name. */
  readonly openers: string;
  /** Nouns for people: `the old man` is somebody even where a thing could stand. */
  readonly people: string;
  /** With their singular, a noun a line. */
  readonly plurals: string;
  /** Verbs that several do to each other, though nothing says so: `Adam and Harry meet`. */
  readonly mutual: string;
  /** Small words that stand inside names: `Duke of York`, `Ludwig van Beethoven`. */
  readonly particles: string;
  /** Before names, with a full stop: `Dr. Jekyll`. */
  readonly abbreviations: string;
  /** By what patterns have. */
  readonly auxiliaries: Readonly<Record<Auxiliary, string>>;
  /** From zero. */
  readonly numbers: string;
  /** From twenty. */
  readonly tens: string;
  /** The words that join names, by language. */
  readonly conjunctions: Readonly<Record<string, string>>;
  readonly french: FrenchLists;
  /** The grammar's claims, and what people write for them. */
  readonly claims: Readonly<Record<ClaimVerb, readonly string[]>>;
}

/** Kinds of English auxiliaries. */
export type Auxiliary = 'be' | 'have' | 'do' | 'will' | 'can';

/** What words are: what their forms come from, and where they may stand. */
export class Lexicon {
  readonly prepositions: ReadonlySet<string>;
  readonly mutual: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly claims: WordLists['claims'];
  readonly #people: ReadonlySet<string>;
  readonly #openers: ReadonlySet<string>;
  /** They end a name, and may be left over behind a whole pattern. */
  readonly #modifiers: ReadonlySet<string>;
  readonly #pronouns: ReadonlySet<string>;
  readonly #plainAdverbs: ReadonlySet<string>;
  readonly #noAdverbs: ReadonlySet<string>;
  readonly #auxiliaries: ReadonlyMap<string, Auxiliary>;
  readonly #numbers: readonly string[];
  readonly #tens: readonly string[];
  readonly #conjunctions: WordLists['conjunctions'];
  readonly french: FrenchWords;
  readonly #singulars = new Map<string, string>();
  readonly #basesOfPast = new Map<string, string[]>();
  readonly #basesOfParticiple = new Map<string, string[]>();

  constructor(lists: WordLists) {
    this.prepositions = words(lists.prepositions);
    this.mutual = words(lists.mutual);
    this.particles = words(lists.particles);
    for (const entry of lists.plurals.split('|')) {
      const [plural = '', noun = ''] = entry.split(' ');
      this.#singulars.set(plural, noun);
    }
    this.abbreviations = words(lists.abbreviations);
    this.claims = lists.claims;
    this.#people = words(lists.people);
    this.#openers = words(lists.openers);
    this.#modifiers = words(lists.prepositions, lists.adverbs);
    this.#pronouns = words(lists.pronouns);
    this.#plainAdverbs = words(lists.plainAdverbs);
    this.#auxiliaries = byForm(lists.auxiliaries);
    this.#numbers = lists.numbers.split(' ');
    this.#tens = lists.tens.split(' ');
    this.#conjunctions = lists.conjunctions;
    this.french = new FrenchWords(lists.french);
    this.#noAdverbs = words(lists.reservations, lists.lyNouns);
    for (const entry of lists.verbs.trim().split(/[|\n]/u)) {
      const [base = '', past = '', participle = past] = entry.split(' ');
      for (const form of past.split('/')) push(this.#basesOfPast, form, base);
      for (const form of participle.split('/')) push(this.#basesOfParticiple, form, base);
    }
  }

  /** `went` → `goes`. */
  fromPast(word: string): string[] {
    return bases(word, this.#basesOfPast).map(third);
  }

  /** `gone` → `goes`. */
  fromParticiple(word: string): string[] {
    return bases(word, this.#basesOfParticiple).map(third);
  }

  /** Whether a verb can only be a past: `went`, `juggled`. */
  isPast(word: string): boolean {
    const irregular = this.#basesOfPast.get(word);
    return irregular === undefined ? /[^e]ed$/u.test(word) : !irregular.includes(word);
  }

  isAdverb(lower: string): boolean {
    return (
      this.#plainAdverbs.has(lower) ||
      (lower.length > 4 && lower.endsWith('ly') && !this.#noAdverbs.has(lower))
    );
  }

  auxiliaryOf(lower: string): Auxiliary | null {
    return this.#auxiliaries.get(lower) ?? null;
  }

  /** Whether a word is one that turns a sentence into a question when it stands first: `is`, `does`, `has`. */
  isAuxiliary(lower: string): boolean {
    return this.#auxiliaries.has(lower) && lower !== "'s";
  }

  /** The words that join names in a language: `and`, `et`. */
  conjunctionsOf(language: string): ReadonlySet<string> {
    return words('and &', this.#conjunctions[language.slice(0, 2).toLowerCase()] ?? '');
  }

  /** A cheap look before the careful one: whether a number may begin with this word, in lower case. */
  mayBeginNumber(word: string): boolean {
    if (word === 'a' || word === 'an') return true;
    const [first = ''] = word.split('-', 1);
    return /^\d/u.test(word) || this.#numbers.includes(first) || this.#tens.includes(first);
  }

  /** A whole number in figures or words (`twelve`, `thirty-one`, `a hundred`), or null. */
  number(text: string): number | null {
    const word = text.toLowerCase().trim();
    if (/^\d{1,9}$/u.test(word)) return Number(word);
    if (/^\d{1,3}(?:,\d{3}){1,2}$/u.test(word)) return Number(word.replaceAll(',', ''));
    if (word === 'a' || word === 'an') return 1;
    if (/^(?:a|one) hundred$/u.test(word)) return 100;
    if (/^(?:a|one) thousand$/u.test(word)) return 1000;
    if (word === 'a dozen') return 12;
    if (this.#numbers.includes(word)) return this.#numbers.indexOf(word);
    const [ten = '', unit] = word.split(/[- ]/u);
    const tens = this.#tens.indexOf(ten);
    if (tens < 0) return null;
    const ones = unit === undefined ? 0 : this.#numbers.indexOf(unit);
    return 20 + 10 * tens + (ones < 10 ? Math.max(0, ones) : 0);
  }

  /** `ghosts` → `ghost`, `bodies` → `body`: the nouns that `Mum and Dad are ghosts` may mean. */
  singulars(noun: string): string[] {
    const irregular = this.#singulars.get(noun);
    if (irregular !== undefined) return [irregular];
    const found: string[] = [];
    if (noun.endsWith('ies')) found.push(`${noun.slice(0, -3)}y`);
    if (noun.endsWith('es')) found.push(noun.slice(0, -2));
    if (/[^s]s$/u.test(noun)) found.push(noun.slice(0, -1));
    if (noun.endsWith('men')) found.push(`${noun.slice(0, -3)}man`);
    return found;
  }

  isPerson(lower: string): boolean {
    return this.#people.has(lower);
  }

  /** Whether a capitalised word that begins a sentence is nobody's name. */
  isOpener(token: Token | undefined): boolean {
    return token !== undefined && this.#openers.has(token.lower);
  }

  /** Whether what begins here may be left over after a whole pattern: `with the lamp`, `quietly`, `again`. */
  opensModifier(token: Token | undefined): boolean {
    return token?.type === 'word' && (this.#modifiers.has(token.lower) || this.isAdverb(token.lower));
  }

  /** Whether a word may stand in a made-up name behind its article: `the old basket`. */
  mayBeInside(token: Token | undefined): boolean {
    return (
      token?.type === 'word' &&
      token.lower !== "'s" &&
      !this.#pronouns.has(token.lower) &&
      !articles.has(token.lower) &&
      !this.isAuxiliary(token.lower) &&
      !this.opensModifier(token)
    );
  }
}

const words = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.join(' ').split(' '));

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function regularPast(word: string): string[] {
  if (!word.endsWith('ed') || word.length < 4) return [];
  if (word.endsWith('ied')) return [`${word.slice(0, -3)}y`, `${word.slice(0, -3)}ie`];
  return stems(word.slice(0, -2));
}

function bases(word: string, irregular: ReadonlyMap<string, string[]>): string[] {
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0)
    return bases(word.slice(hyphen + 1), irregular).map((base) => word.slice(0, hyphen + 1) + base);
  return [...(irregular.get(word) ?? []), ...regularPast(word)];
}
