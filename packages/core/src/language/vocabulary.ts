import { frenchArticles } from './french.ts';
import { grammarOf } from './grammar.ts';
import { NameTrie } from './names.ts';
import { nameKey } from './ranges.ts';
import { sceneMoment, sceneTitleIn } from './scene-moment.ts';
import { articles } from './tokens.ts';
import type { Declaration, Word } from './tree.ts';

/**
 * What is known where a sentence stands: names, moments and words. It grows as the file is read, so a sentence
 * is read only with what was told before it. Names are declared and made up by what is in `introducing.ts`.
 */
export class Vocabulary {
  /** By id. */
  readonly words: ReadonlyMap<string, Word>;
  /** Of the story: `en`. English inflections are supplied for English only. */
  readonly language: string;
  /** Of which names are independent. */
  readonly articles: ReadonlySet<string>;
  readonly names: NameTrie;
  /** By main name. */
  readonly declarations = new Map<string, Declaration>();
  /** The words made up for undeclared events so far, by id, in order of first use: equal sentences share one. */
  readonly invented = new Map<string, Word>();
  readonly #moments = new Map<string, string>();
  /** The scenes told so far, by title. */
  readonly #scenes = new Map<string, string>();

  constructor(words: ReadonlyMap<string, Word>, language: string) {
    this.words = words;
    this.language = language;
    this.articles = grammarOf(language) === 'fr' ? frenchArticles : articles;
    this.names = new NameTrie(this.articles);
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
}
