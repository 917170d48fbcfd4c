import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range } from '../text/source.ts';
import { editDistance } from './nearest.ts';
import { problem } from './problem.ts';
import { soundOf } from './sound.ts';
import type { Tree } from './tree.ts';

/**
 * Slips of declared names where no sentence would tell: in prose, introductions, the title, sources, readings.
 *
 *     Ralph Patton is staying at the inn          near **Ralph Paton**
 *
 * A slip has the first letter of the name and is one letter away, or two in a long one, or sounds the same. Of names of three letters
 * only a doubled letter or two that changed places are slips. Plurals and possessives are none, unless the rest of the name stands
 * beside them, nor is one of a group: `Romeo is a Montague`, of **the Montagues**; and at the start of a sentence, where any word has a capital, it is only a hint.
 */
export function checkSpelled(tree: Tree): Diagnostic[] {
  const { text } = tree.source;
  const names = new DeclaredWords(tree);
  return rangesOf(tree).flatMap((range) =>
    [...text.slice(range.from, range.to).matchAll(/\p{Lu}\p{L}{2,39}/gu)].flatMap((match) => {
      const [word] = match;
      const from = range.from + match.index;
      const to = from + word.length;
      if (/[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ')) return [];
      const meant = names.meantBy(word, {
        before: text.slice(range.from, from),
        after: text.slice(to, range.to),
      });
      if (meant === null) return [];
      const start = /(?:^|[.!?:]["”’]?\s+|\n\s*\n|[“"])$/u.test(
        text.slice(Math.max(range.from, from - 4), from),
      );
      return [
        problem(
          tree.source,
          start ? 'hint' : 'warning',
          'name-spelt-two-ways',
          { from, to },
          `“${word}” here, and “${meant}” among the names of the story: is it one name, spelt two ways?`,
          // Not for --fix: it may be somebody else.
          {
            fixes: [
              { title: `Write “${meant}”`, safe: false, edits: [{ range: { from, to }, text: meant }] },
            ],
          },
        ),
      ];
    }),
  );
}

/** The words with a capital in the names that a file declares. */
class DeclaredWords {
  readonly #known = new Set<string>();
  readonly #byLetter = new Map<string, string[]>();
  /** Of names of several words, for each word those that stand before and after it. */
  readonly #beside = new Map<string, { readonly before: string | null; readonly after: string | null }[]>();
  /** What one of a group is called: `Montague`. */
  readonly #members = new Set<string>();
  readonly #credited: ReadonlySet<string>;

  constructor(tree: Tree) {
    this.#credited = new Set(tree.front.credits.flatMap(({ names }) => names).flatMap(capitals));
    for (const { declared, kind, name, also } of tree.declarations) {
      if (!declared) continue;
      for (const each of [name, ...also]) this.#enter(each);
      if (kind === 'group')
        for (const word of [name, ...also].flatMap(capitals)) this.#members.add(word.replace(/s$/u, ''));
    }
    for (const word of this.#known)
      if (word.length >= 3) this.#byLetter.set(word[0]!, [...(this.#byLetter.get(word[0]!) ?? []), word]);
  }

  #enter(name: string): void {
    const words = capitals(name);
    words.forEach((word, i) => {
      this.#known.add(word);
      const beside = this.#beside.get(word) ?? [];
      beside.push({ before: words[i - 1] ?? null, after: words[i + 1] ?? null });
      this.#beside.set(word, beside);
    });
  }

  /** The word of a name of which a written one looks like a slip, with what stands before and after it; null if it is none. */
  meantBy(word: string, place: { readonly before: string; readonly after: string }): string | null {
    if (this.#known.has(word) || this.#credited.has(word) || this.#members.has(word)) return null;
    const meant = (this.#byLetter.get(word[0]!) ?? []).find((name) => isSlip(word, name));
    if (meant === undefined) return null;
    const isPlural = word === `${meant}${meant.endsWith('s') ? 'es' : 's'}`;
    // One letter makes another word of a short one: `Well` is not Will, and `Charles Kant` is Charles Kent.
    const isDoubtful = isPlural || (meant.length < 5 && !isTypo(word, meant));
    return isDoubtful && !this.#isWithRest(meant, place) ? null : meant;
  }

  /** `Hercules Poirot`: beside it stands what stands beside the name. */
  #isWithRest(name: string, { before, after }: { readonly before: string; readonly after: string }): boolean {
    return (this.#beside.get(name) ?? []).some(
      (beside) =>
        (beside.after !== null && new RegExp(`^\\s+${beside.after}(?!\\p{L})`, 'u').test(after)) ||
        (beside.before !== null && new RegExp(`(?<!\\p{L})${beside.before}\\s+$`, 'u').test(before)),
    );
  }
}

function isSlip(word: string, name: string): boolean {
  if (word === name) return false;
  if (name.length < 4) return isTypo(word, name);
  if (word.length < 4) return false;
  const limit = Math.min(name.length, word.length) < 8 ? 1 : 2;
  return (
    editDistance(word, name, limit) <= limit ||
    (editDistance(word, name, 2) <= 2 && soundOf(word) === soundOf(name))
  );
}

/** A doubled letter, or two that changed places: `Jimm`, `Jmi`. */
export const isTypo = (word: string, name: string): boolean =>
  word.replace(/(.)\1/u, '$1') === name.replace(/(.)\1/u, '$1') || isSwapped(word, name);

const isSwapped = (word: string, name: string): boolean =>
  [...word].sort().join() === [...name].sort().join() && editDistance(word, name, 1) === 1;

const capitals = (name: string): string[] => name.match(/\p{Lu}\p{L}*/gu) ?? [];

/** Where no sentence stands: introductions, prose, the text of readings and sources, the title of the work. */
function rangesOf(tree: Tree): Range[] {
  const { text } = tree.source;
  const title = tree.front.title === '' ? -1 : text.indexOf(tree.front.title);
  return [
    ...(title < 0 ? [] : [{ from: title, to: title + tree.front.title.length }]),
    ...tree.declarations.filter(({ declared }) => declared).map(({ range }) => range),
    ...tree.scenes.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'prose' ? [block.range] : [])),
    ),
    ...tree.sources.map(({ range }) => range),
  ];
}
