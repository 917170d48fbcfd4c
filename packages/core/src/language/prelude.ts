import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Source } from '../text/source.ts';
import { readMarkdown } from './markdown.ts';
import { PRELUDES } from './prelude.generated.ts';
import { readBuiltInRules } from './rules.ts';
import { itemsOf, sectionsAt } from './sections.ts';
import type { Rule, Word } from './tree.ts';
import { Vocabulary } from './vocabulary.ts';
import { readBuiltInWords } from './words.ts';

/** The words and rules that a story starts with. */
export interface Prelude {
  readonly words: ReadonlyMap<string, Word>;
  readonly rules: readonly Rule[];
}

const builtIn = new Map<string, Prelude>();

/** A prelude of this package, `prelude.story.md` or that of another language; read when first asked for. */
export function prelude(language = 'en'): Prelude {
  let found = builtIn.get(language);
  if (found === undefined) {
    const file = language === 'en' ? 'prelude.story.md' : `prelude.${language}.story.md`;
    found = readPrelude(new Source(file, PRELUDES[language] ?? ''), language);
    builtIn.set(language, found);
  }
  return found;
}

/**
 * Reads a prelude: a story file that has only `# Words` and `# Rules`.
 *
 * @param language of its patterns: inflections are supplied for English, and some for French
 */
export function readPrelude(
  source: Source,
  language: string,
): Prelude & { readonly diagnostics: readonly Diagnostic[] } {
  const { sections } = sectionsAt(1, readMarkdown(source.text).blocks);
  const items = (part: string) =>
    sections
      .filter(({ heading }) => source.slice(heading.text).trim().toLowerCase() === part)
      .flatMap(({ blocks }) => itemsOf(blocks));
  const { words, diagnostics } = readBuiltInWords(
    source,
    items('words'),
    new Vocabulary(new Map(), language),
  );
  const ruling = readBuiltInRules(source, items('rules'), new Vocabulary(words, language));
  return { words, rules: ruling.rules, diagnostics: [...diagnostics, ...ruling.diagnostics] };
}
