import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range } from '../text/source.ts';
import { editDistance } from './nearest.ts';
import { problem } from './problem.ts';
import type { Tree } from './tree.ts';

/**
 * Slips of declared names where no sentence would tell: in prose, introductions, the title, sources, readings.
 *
 *     Ralph Patton is staying at the inn          near **Ralph Paton**
 *
 * A slip has the first letter of the name and is one letter away, or two in a long one. Plurals and possessives are none, and at the
 * start of a sentence, where any word has a capital, it is only a hint.
 */
export function checkSpelled(tree: Tree): Diagnostic[] {
  const { text } = tree.source;
  const known = new Set<string>();
  for (const { declared, name, also } of tree.declarations)
    if (declared) for (const each of [name, ...also]) for (const word of capitals(each)) known.add(word);
  const near = new Map<string, string[]>();
  for (const word of known) if (word.length >= 4) near.set(word[0]!, [...(near.get(word[0]!) ?? []), word]);
  const written = new Set(tree.front.credits.flatMap(({ names }) => names).flatMap(capitals));
  return rangesOf(tree).flatMap((range) =>
    [...text.slice(range.from, range.to).matchAll(/\p{Lu}\p{L}{3,39}/gu)].flatMap((match) => {
      const [word] = match;
      const from = range.from + match.index;
      const to = from + word.length;
      if (known.has(word) || written.has(word) || /[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ')) return [];
      if (word.endsWith('s') && known.has(word.slice(0, -1))) return [];
      const meant = (near.get(word[0]!) ?? []).find((name) => {
        const limit = Math.min(name.length, word.length) < 8 ? 1 : 2;
        return editDistance(word, name, limit) <= limit;
      });
      if (meant === undefined) return [];
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
          { fixes: [{ title: `Write “${meant}”`, edits: [{ range: { from, to }, text: meant }] }] },
        ),
      ];
    }),
  );
}

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
