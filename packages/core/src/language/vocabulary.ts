import type { Range } from '../text/source.ts';
import { definite, frenchArticles } from './french.ts';
import { grammarOf } from './grammar.ts';
import { NameTrie } from './names.ts';
import { nameKey } from './ranges.ts';
import { sceneMoment, sceneTitleIn } from './scene-moment.ts';
import { articles, tokeniseText } from './tokens.ts';
import type { Declaration, EntityKind, Mention, Word } from './tree.ts';

/**
 * What is known where a sentence stands: names, moments and words. It grows as the file is read, so a sentence
 * is read only with what was told before it.
 */
export class Vocabulary {
  /** By id. */
  readonly words: ReadonlyMap<string, Word>;
  /** Of the story: `en`. English inflections are supplied for English only. */
  readonly language: string;
  /** Of which names are independent. */
  readonly articles: ReadonlySet<string>;
  readonly names: NameTrie;
  readonly #declarations = new Map<string, Declaration>();
  readonly #byLength = new Map<number, { readonly name: string; readonly bare: string }[]>();
  readonly #moments = new Map<string, string>();
  /** The scenes told so far, by title. */
  readonly #scenes = new Map<string, string>();
  readonly #undeclared: Declaration[] = [];
  /** Words made up for undeclared events, by id: equal sentences share one. */
  readonly #invented = new Map<string, Word>();

  constructor(words: ReadonlyMap<string, Word>, language: string) {
    this.words = words;
    this.language = language;
    this.articles = grammarOf(language) === 'fr' ? frenchArticles : articles;
    this.names = new NameTrie(this.articles);
  }

  /** Enters a declared entity under all its names. */
  declare(declaration: Declaration): void {
    this.#declarations.set(declaration.name, declaration);
    const named = { name: declaration.name, kind: declaration.kind, declared: declaration.declared };
    for (const written of [declaration.name, ...declaration.also]) {
      this.names.add(written, named);
      if (!declaration.declared) continue;
      const bare = nameKey(written);
      const alike = this.#byLength.get(bare.length);
      if (alike === undefined) this.#byLength.set(bare.length, [{ name: written, bare }]);
      else alike.push({ name: written, bare });
    }
  }

  declareMoment(name: string): void {
    if (!this.#moments.has(nameKey(name))) this.#moments.set(nameKey(name), name);
  }

  /** Makes a scene known, and with it the moment at which it happens. */
  declareScene(title: string): void {
    if (title !== '') this.#scenes.set(nameKey(title).toLowerCase(), title);
  }

  get sceneTitles(): Iterable<string> {
    return this.#scenes.values();
  }

  /** The title of the scene told so far that is called so, or null; case aside. */
  sceneTitled(title: string): string | null {
    return this.#scenes.get(nameKey(title).toLowerCase()) ?? null;
  }

  /** Whether exactly this is the name of a moment; blanks, ’ and the article aside. */
  isMoment(name: string): boolean {
    return this.momentNamed(name) !== null;
  }

  /** The name of a moment as it was first written, or null. */
  momentNamed(written: string): string | null {
    const known = this.#moments.get(nameKey(written));
    if (known !== undefined) return known;
    const quoted = sceneTitleIn(written);
    const title = quoted === null ? null : this.sceneTitled(quoted);
    return title === null ? null : sceneMoment(title);
  }

  get moments(): Iterable<string> {
    return this.#moments.values();
  }

  /** The entity of which the whole text is a name, any alias, with or without its article. */
  entity(written: string): Declaration | undefined {
    const named = this.names.exactly(written);
    return named === undefined ? undefined : this.#declarations.get(named.name);
  }

  /** The names of declared entities that have about so many letters, their article left out; for suggestions. */
  *declaredNames(length: number, within: number): Iterable<{ readonly name: string; readonly bare: string }> {
    for (let n = length - within; n <= length + within; n++) yield* this.#byLength.get(n) ?? [];
  }

  /** The names made up while reading sentences, in order of first use. */
  get undeclared(): readonly Declaration[] {
    return this.#undeclared;
  }

  /**
   * Enters a name that the story uses without declaring it. `a marble` is known as `the marble` from then on.
   * A name that is known already stays what it is.
   */
  introduce(kind: EntityKind, name: string, range: Range): Declaration {
    const known = this.entity(name);
    if (known !== undefined) return known;
    const declaration: Declaration = {
      kind,
      name: this.#mainName(name),
      also: [],
      introduction: '',
      playedBy: null,
      within: null,
      declared: false,
      range,
    };
    this.#undeclared.push(declaration);
    this.declare(declaration);
    return declaration;
  }

  #mainName(written: string): string {
    const text = written.replace(/\s+/gu, ' ').trim().normalize('NFC');
    return this.articles === frenchArticles ? definite(text) : mainNameInEnglish(text);
  }

  /** The word made up for sentences of this shape; `make` is asked for it the first time. */
  invented(id: string, make: () => Word): Word {
    let word = this.#invented.get(id);
    if (word === undefined) {
      word = make();
      this.#invented.set(id, word);
    }
    return word;
  }

  /** The words made up for undeclared events so far, by id, in order of first use. */
  get inventedWords(): ReadonlyMap<string, Word> {
    return this.#invented;
  }

  wasInvented(id: string): boolean {
    return this.#invented.has(id);
  }

  /**
   * The names that stand in prose, plain or as `[[Harry]]` or `[[Harry|the drunk]]`, longest first, whole words only.
   * Addresses are passed over. `offset` is where the text begins in its source.
   */
  findNames(text: string, offset: number): Mention[] {
    const mentions: Mention[] = [];
    const readable = mayHoldAddress.test(text)
      ? text.replace(/(?:https?:\/\/|www\.)[^\s<>)\]]+|\]\([^()[\]\s]*\)/gu, (address) =>
          ' '.repeat(address.length),
        )
      : text;
    const tokens = tokeniseText(readable, offset);
    for (let i = 0; i < tokens.length; ) {
      const found = this.names.at(tokens, i, tokens.length)[0];
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
}

/** A cheap look before the careful one. */
const mayHoldAddress = /:\/\/|www\.|\]\(/u;

/** `a marble` → `the marble`; a name without article stays as it is. */
function mainNameInEnglish(text: string): string {
  const first = tokeniseText(text, 0)[0];
  if (first === undefined || !articles.has(first.lower) || first.to === text.length) return text;
  return `the ${text.slice(first.to).trim()}`;
}
