import type { Range } from '../text/source.ts';
import type { Declaration, Tree } from './tree.ts';

/** A declared name where it stands in the file. */
export interface Named {
  readonly declaration: Declaration;
  /** The name as declared: the main name or one of the others. */
  readonly name: string;
  readonly range: Range;
}

interface Entry {
  readonly name: string;
  readonly declaration: Declaration;
  readonly isPart?: boolean;
}

const titles: ReadonlySet<string> = new Set(
  'Mr Mrs Ms Miss Dr Sir Dame Lady Lord Madame Monsieur Saint St Old Young Little Big Poor King Queen Prince Princess Duke Duchess Count Countess Baron Earl Captain Colonel General Major Sergeant Inspector Detective Doctor Professor Father Mother Brother Sister Uncle Aunt Judge President Friar Nurse'.split(
    ' ',
  ),
);

/** First names and last names of people that no other declared name holds. */
function partsOf(tree: Tree): { name: string; declaration: Declaration }[] {
  const owners = new Map<string, Declaration | null>();
  const declared = tree.declarations.filter((declaration) => declaration.declared);
  for (const declaration of declared)
    for (const name of [declaration.name, ...declaration.also])
      for (const word of name.match(/[\p{L}\p{N}]+/gu) ?? []) {
        const owner = owners.get(word);
        owners.set(word, owner === undefined || owner === declaration ? declaration : null);
      }
  return declared
    .filter(({ kind }) => kind === 'person')
    .flatMap((declaration) =>
      // `the Duke of Kent` is no Kent: only names that are nothing but capitals have such parts.
      [declaration.name, ...declaration.also]
        .filter((name) => /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(name))
        .flatMap((name) => name.match(/(?<!['’])\p{Lu}\p{L}{2,}/gu) ?? [])
        .filter((word) => owners.get(word) === declaration && !titles.has(word))
        .map((name) => ({ name, declaration })),
    );
}

/**
 * Finds declared names in plain text: whole words, the longest name at each place, its article as declared.
 *
 *     she sees Harry's body        Harry's body, and not Harry
 */
export class NameFinder {
  /** By the first word that is no article. */
  readonly #byWord = new Map<string, Entry[]>();
  readonly #text: string;

  /** @param options `parts`: `Zelda` alone is found as Zelda Fitzgerald, where nobody else is called that */
  constructor(tree: Tree, options: { readonly parts?: boolean } = {}) {
    this.#text = tree.source.text;
    for (const declaration of tree.declarations) {
      if (!declaration.declared) continue;
      for (const name of [declaration.name, ...declaration.also]) {
        const word = /[\p{L}\p{N}]+/u.exec(bare(name))?.[0];
        if (word !== undefined) this.#enter(word, { name, declaration });
      }
    }
    if (options.parts) for (const part of partsOf(tree)) this.#enter(part.name, { ...part, isPart: true });
    for (const known of this.#byWord.values()) known.sort((a, b) => b.name.length - a.name.length);
  }

  #enter(word: string, entry: Entry): void {
    const known = this.#byWord.get(word) ?? [];
    known.push(entry);
    this.#byWord.set(word, known);
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
      for (const { name, declaration, isPart } of this.#byWord.get(word[0]) ?? []) {
        const rest = bare(name);
        const article = name.length - rest.length;
        const from = word.index - article;
        const to = word.index + rest.length;
        if (from < range.from || to > range.to || !this.#stands(name, from, to)) continue;
        if (isPart && this.#isOfAnother(from, to)) continue;
        found.push({ declaration, name, range: { from, to } });
        end = to;
        break;
      }
    }
    return found;
  }

  /** `Mark Twain` and `old Joan Mark` are not Mark Ablett. */
  #isOfAnother(from: number, to: number): boolean {
    if (/^[ -]\p{Lu}/u.test(this.#text.slice(to, to + 3))) return true;
    const before = /(?:^|(.))\s?(?<![\p{L}\p{N}])(\p{Lu}\p{L}*|(?:\p{Lu}|Mrs?|Ms|Dr|St)\.)[ -]$/u.exec(
      this.#text.slice(Math.max(0, from - 30), from),
    );
    if (before === null || titles.has(before[2]!.replace(/\.$/u, ''))) return false;
    // Any word has a capital where a sentence begins.
    return /[\p{L}\p{N},;]/u.test(before[1] ?? '');
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
