import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range } from '../text/source.ts';
import { editDistance, nearest } from './nearest.ts';
import { problem } from './problem.ts';
import { isTypo } from './spelled.ts';
import type { Quotation, SentenceTree, Tree } from './tree.ts';

/** Quotations without a source, readings that nobody holds, and sources that the file does not list. */
export function checkCiting(tree: Tree): Diagnostic[] {
  const { source } = tree;
  const found: Diagnostic[] = [];
  const names = tree.sources.map(({ name }) => name);
  const listed = new Set(names);
  const cite = (sentence: SentenceTree): void => {
    if (sentence.source === null || names.length === 0 || listed.has(sentence.source)) return;
    const at = source.text.lastIndexOf(sentence.source, sentence.range.to);
    const range = at < sentence.range.from ? sentence.range : { from: at, to: at + sentence.source.length };
    const near = nearest(sentence.source, names);
    found.push(
      problem(
        source,
        'warning',
        'unknown-source',
        range,
        `No source is called “${sentence.source}”.${near === null ? '' : ` Is “${near}” meant?`} List it under # Sources, or correct the name.`,
        // Not for --fix: it would be somebody else who is cited.
        near === null
          ? {}
          : { fixes: [{ title: `Write “${near}”`, safe: false, edits: [{ range, text: near }] }] },
      ),
    );
  };
  /** `Encyclopædia Brittanica`, where the list of sources has it otherwise. */
  const spelt = (where: string, range: Range): void => {
    for (const part of [where, ...where.split(/, | \(/u)]) {
      const near = listed.has(part) ? null : nearest(part, names);
      if (near === null || near.toLowerCase() === part.toLowerCase()) continue;
      const at = source.text.indexOf(part, range.from);
      const place = at < 0 || at + part.length > range.to ? range : { from: at, to: at + part.length };
      found.push(
        problem(
          source,
          'warning',
          'name-spelt-two-ways',
          place,
          `“${part}” here, and “${near}” in the list of sources: is it one name, spelt two ways?`,
          { fixes: [{ title: `Write “${near}”`, safe: false, edits: [{ range: place, text: near }] }] },
        ),
      );
      return;
    }
  };
  const quoted = ({ attribution, range }: Quotation): void => {
    if (attribution?.where) spelt(attribution.where, attribution.range);
    const message =
      attribution === null
        ? 'Nothing says who is quoted here. End the quotation with a line such as “> — who, where, when, <address>”.'
        : attribution.where === null && attribution.url === null
          ? `Nothing says where ${attribution.who} said so. Add it to the last line: “> — ${attribution.who}, where, when, <address>”.`
          : null;
    if (message !== null) found.push(problem(source, 'warning', 'quotation-without-source', range, message));
  };
  const own = new Set(tree.declarations.flatMap(({ name, also }) => [name, ...also]));
  for (const scene of tree.scenes)
    for (const block of scene.blocks) {
      if (block.type === 'sentence') cite(block.sentence);
      // In a scene a quotation without an attribution is dialogue, and one of somebody in the story is theirs.
      if (block.type !== 'quotation' || block.quotation.attribution === null) continue;
      if (!own.has(block.quotation.attribution.who)) quoted(block.quotation);
    }
  for (const reading of tree.readings) {
    for (const sentence of reading.suppositions) cite(sentence);
    if (reading.heldBy.length === 0) {
      const end = source.text.indexOf('\n', reading.range.from);
      const range = { from: reading.range.from, to: end < 0 ? reading.range.to : end };
      found.push(
        problem(
          source,
          'warning',
          'reading-nobody-holds',
          range,
          `Nobody holds the reading “${reading.title}”. Say under its title who does: *held by …*.`,
        ),
      );
    }
    for (const quotation of reading.quotations) quoted(quotation);
  }
  return [...found, ...twiceListed(tree)];
}

/** `The Observer` and `The Obsrever`, both in the list of sources: the later one is pointed at. */
function twiceListed({ source, sources }: Tree): Diagnostic[] {
  const byShape = new Map<string, { name: string; words: readonly string[]; range: Range }[]>();
  return sources.flatMap(({ name, range }) => {
    const words = name.toLowerCase().split(/\s+/u);
    if (words.length > 12) return [];
    // Two names that may be one differ in one word: they are found by what is left when it is taken out.
    for (const [hole, word] of words.entries()) {
      const shape = words.map((each, i) => (i === hole ? '' : each)).join(' ');
      const others = byShape.get(shape) ?? [];
      const near = others.find((other) => isSlipOf(word, other.words[hole] ?? ''));
      if (near === undefined) {
        if (others.length < 50) byShape.set(shape, [...others, { name, words, range }]);
        continue;
      }
      const at = source.text.indexOf(name, range.from);
      const place = at < 0 || at + name.length > range.to ? range : { from: at, to: at + name.length };
      return [
        problem(
          source,
          'warning',
          'name-spelt-two-ways',
          place,
          `“${name}” here, and “${near.name}” before in the list of sources: is it one name, spelt two ways?`,
          {
            related: [{ message: `“${near.name}” stands here`, range: near.range }],
            fixes: [
              { title: `Write “${near.name}”`, safe: false, edits: [{ range: place, text: near.name }] },
            ],
          },
        ),
      ];
    }
    return [];
  });
}

/** `obsrever`, and neither `times` beside `time` nor `part 2` beside `part 3`. */
function isSlipOf(word: string, other: string): boolean {
  const shorter = Math.min(word.length, other.length);
  if (word === other || shorter < 5 || /\d/u.test(word + other)) return false;
  if (`${word}s` === other || `${other}s` === word) return false;
  return isTypo(word, other) || (shorter >= 7 && editDistance(word, other, 1) === 1);
}
