import { fromProgressive, third } from './english.ts';
import type { Auxiliary, Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** As patterns have them. */
const base: Readonly<Record<Exclude<Auxiliary, 'can'>, string>> = {
  be: 'is',
  have: 'has',
  do: 'does',
  will: 'will',
};

/** One way to take the words at a verb: as these pattern words (any one of them), going on at `next`. */
export interface VerbReading {
  readonly literals: readonly string[];
  readonly next: number;
  readonly negated: boolean;
  readonly secretly: boolean;
}

interface Flags {
  readonly negated: boolean;
  readonly secretly: boolean;
}

/** Where particles have been passed over, and what they said. */
type Passed = Flags & { readonly next: number };

/**
 * Every way to take the words from `start` on as the verb of a pattern.
 *
 *     holds                holds
 *     did not hold         holds, negated
 *     is no longer alive   is, negated; `alive` follows
 *     has secretly met     meets, secretly; or has, secretly; `met` follows
 *     is holding           holds; or is; `holding` follows
 */
export function verbReadings(
  tokens: readonly Token[],
  start: number,
  end: number,
  lexicon: Lexicon,
): VerbReading[] {
  const reader = new VerbReader(tokens, end, lexicon);
  const plain = { negated: false, secretly: false };
  reader.read(start, plain);
  const passed = particles(tokens, start, end, plain, lexicon);
  if (passed.next > start) reader.read(passed.next, passed);
  return reader.readings;
}

class VerbReader {
  readonly readings: VerbReading[] = [];
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #lexicon: Lexicon;

  constructor(tokens: readonly Token[], end: number, lexicon: Lexicon) {
    this.#tokens = tokens;
    this.#end = end;
    this.#lexicon = lexicon;
  }

  read(at: number, flags: Flags): void {
    const word = this.#word(at);
    if (word === '' || this.#tokens[at]?.type !== 'word') return;
    const auxiliary = this.#lexicon.auxiliaryOf(word);
    if (auxiliary === null) {
      this.#add([word, third(word), ...this.#lexicon.fromPast(word)], at + 1, flags);
      return;
    }
    const said = { ...flags, negated: flags.negated || /n't$|^cannot$/u.test(word) };
    const after = this.#particles(at + 1, this.#end, said);
    this.#itself(
      auxiliary === 'can' ? [word.replace(/n't$|not$/u, '')] : [base[auxiliary], word],
      at,
      said,
      after,
    );
    if (auxiliary === 'be') this.#afterBe(after);
    if (auxiliary === 'have' || (word === "'s" && this.#word(after.next) === 'been')) this.#afterHave(after);
    if (auxiliary === 'do') this.#afterDo(after);
    if (auxiliary === 'will') this.#afterWill(after);
  }

  /** The auxiliary as it stands; adverbs after it may belong to the pattern or not: `is not lonely`. */
  #itself(literals: readonly string[], at: number, said: Flags, after: Passed): void {
    this.#add(literals, at + 1, said);
    for (let end = at + 2; end <= after.next; end++) {
      const passed = this.#particles(at + 1, end, said);
      if (passed.next === end) this.#add(literals, end, passed);
    }
  }

  /** `is holding`, `is being held` */
  #afterBe(after: Passed): void {
    if (this.#word(after.next) === 'being') this.#add(['is'], after.next + 1, after);
    else this.#add(fromProgressive(this.#word(after.next)), after.next + 1, after);
  }

  /** `has held`, `has been holding`, `has been in bed` */
  #afterHave(after: Passed): void {
    if (this.#word(after.next) === 'been') this.#be(after);
    else this.#add(this.#lexicon.fromParticiple(this.#word(after.next)), after.next + 1, after);
  }

  /** `does hold` */
  #afterDo(after: Passed): void {
    if (this.#word(after.next) !== '') this.#add([third(this.#word(after.next))], after.next + 1, after);
  }

  /** `will hold`, `will be holding`, `will have held` */
  #afterWill(after: Passed): void {
    const word = this.#word(after.next);
    if (word === 'be') this.#be(after);
    else if (word === 'have') this.#afterHave(this.#particles(after.next + 1, this.#end, after));
    this.#afterDo(after);
  }

  /** At `be` or `been`. */
  #be(at: Passed): void {
    const after = this.#particles(at.next + 1, this.#end, at);
    this.#itself(['is'], at.next, at, after);
    this.#afterBe(after);
  }

  #particles(start: number, end: number, flags: Flags): Passed {
    return particles(this.#tokens, start, end, flags, this.#lexicon);
  }

  #word(at: number): string {
    return at < this.#end ? (this.#tokens[at]?.lower ?? '') : '';
  }

  #add(literals: readonly string[], next: number, { negated, secretly }: Flags): void {
    if (literals.length > 0) this.readings.push({ literals: distinct(literals), next, negated, secretly });
  }
}

const distinct = (words: readonly string[]): readonly string[] =>
  words.some((word, i) => words.indexOf(word) !== i) ? [...new Set(words)] : words;

/** Passes over `not`, `never`, `no longer`, `secretly` and plain adverbs. */
function particles(
  tokens: readonly Token[],
  start: number,
  end: number,
  flags: Flags,
  lexicon: Lexicon,
): Passed {
  let { negated, secretly } = flags;
  let next = start;
  for (; next < end; next++) {
    const word = tokens[next]?.lower ?? '';
    if (word === 'not' || word === 'never') negated = true;
    else if (
      word === 'no' &&
      (tokens[next + 1]?.lower === 'longer' || tokens[next + 1]?.lower === 'more') &&
      next + 1 < end
    ) {
      negated = true;
      next++;
    } else if (word === 'secretly') secretly = true;
    else if (!lexicon.isAdverb(word)) break;
  }
  return { negated, secretly, next };
}
