import { articles as english, type Token, tokeniseText } from './tokens.ts';
import type { EntityKind } from './tree.ts';

/** What a name stands for, as far as reading sentences goes. */
export interface Named {
  /** The main name. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Only then is its kind certain. */
  readonly declared: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  named: Named | null;
}

const node = (): Node => ({ next: new Map(), named: null });

/** A name found: the tokens up to `next` are it. */
export interface FoundName {
  readonly named: Named;
  readonly next: number;
}

/**
 * All names as a tree of their words, so that the longest name that begins at a word is found in as many steps
 * as it has words, however many names there are.
 *
 *     Adam ─┬─ (Adam)
 *           └─ 's ── flat ── (Adam's flat)
 */
export class NameTrie {
  readonly #root = node();
  readonly #articles: ReadonlySet<string>;

  /** @param articles of which names are independent */
  constructor(articles: ReadonlySet<string> = english) {
    this.#articles = articles;
  }

  /** Enters one spelling. The first to take a spelling keeps it. */
  add(written: string, named: Named): void {
    let at = this.#root;
    for (const token of this.#withoutArticle(tokeniseText(written, 0))) {
      let next = at.next.get(token.text);
      if (next === undefined) {
        next = node();
        at.next.set(token.text, next);
      }
      at = next;
    }
    if (at !== this.#root) at.named ??= named;
  }

  /** Whom a text names as a whole. */
  exactly(written: string): Named | undefined {
    const tokens = tokeniseText(written, 0);
    return this.at(tokens, 0, tokens.length).find((found) => found.next === tokens.length)?.named;
  }

  /** The names that begin at the token, longest first, an article before them included. */
  at(tokens: readonly Token[], start: number, end: number): FoundName[] {
    const found: FoundName[] = [];
    const first = tokens[start];
    if (first === undefined || start >= end) return found;
    this.#walk(tokens, start, end, opensSentence(tokens, start), found);
    // `the tower` is the tower whether or not it is declared with its article.
    if (this.#articles.has(first.lower)) this.#walk(tokens, start + 1, end, false, found);
    return found.length < 2 ? found : found.sort((a, b) => b.next - a.next);
  }

  #walk(tokens: readonly Token[], start: number, end: number, opening: boolean, found: FoundName[]): void {
    let at: Node | undefined = this.#root;
    for (let i = start; i < end && at !== undefined; i++) {
      const token = tokens[i] as Token;
      if (token.type === 'variable') return;
      // A name in lower case may begin a sentence: `Le couteau` is `le couteau`.
      at =
        at.next.get(token.text) ??
        (opening && i === start ? at.next.get(decapitalised(token.text)) : undefined);
      if (at?.named) found.push({ named: at.named, next: i + 1 });
    }
  }

  #withoutArticle(tokens: readonly Token[]): readonly Token[] {
    return tokens.length > 1 && this.#articles.has((tokens[0] as Token).lower) ? tokens.slice(1) : tokens;
  }
}

const enders = new Set('.!?…:;"“”«»—–()[]\'‘');

function opensSentence(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1];
  return before === undefined || (before.type === 'mark' && enders.has(before.text));
}

function decapitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first.toLowerCase() + text.slice(first.length);
}
