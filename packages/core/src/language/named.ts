import type { Range } from '../text/source.ts';
import type { Declaration, Tree } from './tree.ts';

/** A declared name where it stands in the file. */
export interface Named {
  readonly declaration: Declaration;
  /** The name as declared: the main name or one of the others. */
  readonly name: string;
  readonly range: Range;
}

/**
 * Finds declared names in plain text: whole words, the longest name at each place, its article as declared.
 *
 *     she sees Harry's body        Harry's body, and not Harry
 */
export class NameFinder {
  /** By the first word that is no article. */
  readonly #byWord = new Map<string, { name: string; declaration: Declaration }[]>();
  readonly #text: string;

  constructor(tree: Tree) {
    this.#text = tree.source.text;
    for (const declaration of tree.declarations) {
      if (!declaration.declared) continue;
      for (const name of [declaration.name, ...declaration.also]) {
        const word = /[\p{L}\p{N}]+/u.exec(bare(name))?.[0];
        if (word === undefined) continue;
        const known = this.#byWord.get(word) ?? [];
        known.push({ name, declaration });
        this.#byWord.set(word, known);
      }
    }
    for (const known of this.#byWord.values()) known.sort((a, b) => b.name.length - a.name.length);
  }

  /** The names in a stretch of the file, in order. */
  in(range: Range): Named[] {
    const found: Named[] = [];
    let end = range.from;
    const words = /[\p{L}\p{N}]+/gu;
    words.lastIndex = range.from;
    for (
      let word = words.exec(this.#text);
      word !== null && word.index < range.to;
      word = words.exec(this.#text)
    ) {
      if (word.index < end) continue;
      for (const { name, declaration } of this.#byWord.get(word[0]) ?? []) {
        const rest = bare(name);
        const article = name.length - rest.length;
        const from = word.index - article;
        const to = word.index + rest.length;
        if (from < range.from || to > range.to || !this.#stands(name, from, to)) continue;
        found.push({ declaration, name, range: { from, to } });
        end = to;
        break;
      }
    }
    return found;
  }

  #stands(name: string, from: number, to: number): boolean {
    const written = this.#text.slice(from, to).replace(/\s/gu, ' ');
    const same = written === name || (bare(name) !== name && written.toLowerCase() === name.toLowerCase());
    return (
      same &&
      !/[\p{L}\p{N}]/u.test(this.#text[to] ?? ' ') &&
      !/[\p{L}\p{N}]/u.test(this.#text[from - 1] ?? ' ')
    );
  }
}

const bare = (name: string): string => name.replace(/^(?:the|a|an) /iu, '');
