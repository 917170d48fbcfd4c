import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { checkCredits } from './credits.ts';
import { type DeclaringPart, readDeclarations } from './declarations.ts';
import { type FrontReading, readFront } from './front.ts';
import { languageOf } from './grammar.ts';
import { declare, findNames, undeclaredIn } from './introducing.ts';
import { type MarkdownBlock, readMarkdown } from './markdown.ts';
import { nearest } from './nearest.ts';
import { type Parts, readParts } from './parts.ts';
import { type Prelude, prelude } from './prelude.ts';
import { problem } from './problem.ts';
import { readQuotation } from './quotation.ts';
import { readHolders } from './readings.ts';
import { readRules } from './rules.ts';
import { readScenes } from './scenes.ts';
import { itemsOf, type PartName, type Section, sectionsAt } from './sections.ts';
import { readSentence } from './sentence.ts';
import { readSources } from './sources.ts';
import { readTimeline } from './timeline.ts';
import type {
  Declaration,
  EntityKind,
  Quotation,
  ReadingTree,
  SceneTree,
  SentenceTree,
  SourceTree,
  Tree,
} from './tree.ts';
import { Vocabulary } from './vocabulary.ts';
import { readWords } from './words.ts';

const declaring: Readonly<Partial<Record<PartName, EntityKind>>> = {
  People: 'person',
  Places: 'place',
  Things: 'thing',
  Groups: 'group',
};

export interface ParseOptions {
  /** The words and rules that the story's are added to; if not given, the built-in ones that its front matter names. */
  readonly prelude?: Prelude;
}

/**
 * Reads a story file. Always gives a tree: what cannot be read is missing from it and told by a diagnostic (error,
 * warning or hint, with its span), in the order of the file.
 *
 * The parts that declare are read first, wherever they stand; then the scenes in order, each with what was declared
 * or told before it; then the readings. So a file cut after any scene has exactly the front part of this tree.
 */
export function parseStory(
  source: Source,
  options: ParseOptions = {},
): { tree: Tree; diagnostics: readonly Diagnostic[] } {
  const reader = new StoryReader(source, options.prelude ?? null);
  const tree = reader.read();
  const diagnostics = [...reader.diagnostics, ...checkCredits(tree)];
  return { tree, diagnostics: inFileOrder(diagnostics) };
}

function inFileOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.span.start.line - b.span.start.line || a.span.start.column - b.span.start.column,
  );
}

class StoryReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;
  readonly #given: Prelude | null;

  constructor(source: Source, given: Prelude | null) {
    this.#source = source;
    this.#given = given;
  }

  read(): Tree {
    const source = this.#source;
    const file = readMarkdown(source.text);
    const frontReading = readFront(source, file.front);
    this.#report(frontReading.diagnostics);
    const { front } = frontReading;
    const base = this.#given ?? prelude(front.words ?? undefined);
    const language = languageOf(front);
    const cut = readParts(source, file.blocks, file.front?.range.to ?? 0);
    this.#report(cut.diagnostics);
    const { parts } = cut;

    const { declarations, diagnostics } = readDeclarations(source, declaringParts(parts));
    this.#report(diagnostics);
    const time = readTimeline(source, parts.items('Timeline'));
    this.#report(time.diagnostics);

    const moments = [...time.timeline.map((moment) => moment.name), ...time.used];
    const first = this.#vocabulary(base.words, language, declarations, moments);
    const ofStory = readWords(source, parts.items('Words'), base.words, first);
    this.#report(ofStory.diagnostics);
    const vocabulary = this.#vocabulary(ofStory.words, language, declarations, moments);
    const ruling = readRules(source, parts.items('Rules'), base.rules, vocabulary);
    this.#report(ruling.diagnostics);

    const likely = [
      ...declarations.flatMap((declaration) => [declaration.name, ...declaration.also]),
      ...moments,
    ];
    const story = readScenes(source, parts.sections('Story'), front.kind, vocabulary, likely);
    this.#report(story.diagnostics);
    this.#checkPictures(frontReading, story.scenes);
    const readings = this.#readings(parts.blocks('Readings'), vocabulary, story.scenes);
    const sources = this.#sources(parts.items('Sources'));
    return {
      source,
      front,
      declarations: [...declarations, ...undeclaredIn(vocabulary)],
      timeline: time.timeline,
      words: ofStory.words,
      builtIn: base.words,
      rules: ruling.rules,
      off: base.rules.filter((rule) => !ruling.rules.includes(rule)),
      brokenRules: ruling.broken,
      scenes: story.scenes,
      readings,
      sources,
    };
  }

  #report(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
  }

  #vocabulary(
    words: Tree['words'],
    language: string,
    declarations: readonly Declaration[],
    moments: readonly string[],
  ): Vocabulary {
    const vocabulary = new Vocabulary(words, language);
    for (const declaration of declarations) declare(vocabulary, declaration);
    for (const moment of moments) vocabulary.declareMoment(moment);
    return vocabulary;
  }

  #checkPictures({ front, pictureRanges }: FrontReading, scenes: readonly SceneTree[]): void {
    const titles = scenes.map((scene) => scene.title);
    const known = new Set(titles);
    front.pictures.forEach((picture, index) => {
      const range = pictureRanges[index];
      if (picture.after === null || range === undefined || known.has(picture.after)) return;
      const near = nearest(picture.after, titles);
      const at = this.#source.text.indexOf(picture.after, range.from);
      const afterRange = at < 0 || at >= range.to ? range : { from: at, to: at + picture.after.length };
      this.#problem(
        'warning',
        'unknown-scene',
        afterRange,
        `No scene is called "${picture.after}", so this picture is shown at the end only.${near === null ? '' : ` Is "${near}" meant?`}`,
        near === null || at < 0
          ? {}
          : { fixes: [{ title: `Write "${near}"`, edits: [{ range: afterRange, text: near }] }] },
      );
    });
  }

  #problem(
    severity: Diagnostic['severity'],
    code: string,
    range: Range,
    message: string,
    detail: Parameters<typeof problem>[5] = {},
  ): void {
    this.diagnostics.push(problem(this.#source, severity, code, range, message, detail));
  }

  // ---------------------------------------------------------------- readings and sources

  /**
   *     ## They conjured one another          title
   *     *held by Andrew Haigh*                heldBy
   *     - suppose Adam imagines Harry         suppositions
   */
  #readings(
    blocks: readonly MarkdownBlock[],
    vocabulary: Vocabulary,
    scenes: readonly SceneTree[],
  ): ReadingTree[] {
    const { before, sections } = sectionsAt(2, blocks);
    const stray = before.find((block) => block.type === 'item' || block.type === 'quote');
    if (stray !== undefined)
      this.#problem(
        'warning',
        'reading-without-title',
        stray.range,
        'This belongs to no reading and is not read. Put a heading over it: ## They conjured one another.',
      );
    const titled = scenes.map(({ number, title }) => ({ number, title }));
    return sections.map((section) => this.#reading(section, vocabulary, titled));
  }

  #reading(
    section: Section,
    vocabulary: Vocabulary,
    scenes: readonly { number: number; title: string }[],
  ): ReadingTree {
    const source = this.#source;
    const prose: string[] = [];
    const suppositions: SentenceTree[] = [];
    const quotations: Quotation[] = [];
    const heldBy: string[] = [];
    const deniedBy: string[] = [];
    let to = section.heading.range.to;
    for (const block of section.blocks) {
      to = block.range.to;
      const holders =
        block.type === 'item'
          ? readHolders(source, [block.range])
          : block.type === 'paragraph' && block.emphasised !== null
            ? readHolders(source, block.emphasised)
            : null;
      if (holders !== null) {
        heldBy.push(...holders.heldBy);
        deniedBy.push(...holders.deniedBy);
      } else if (block.type === 'item') {
        const { sentence, diagnostics } = readSentence(source, block.range, vocabulary, scenes);
        this.#report(diagnostics);
        suppositions.push(sentence);
      } else if (block.type === 'quote')
        quotations.push(
          readQuotation(source, block.range, (text, offset) => findNames(vocabulary, text, offset)),
        );
      else if (block.type === 'paragraph' || block.type === 'heading') prose.push(source.slice(block.range));
    }
    return {
      title: source.slice(section.heading.text).replace(/\s+/gu, ' '),
      heldBy,
      deniedBy,
      prose,
      suppositions,
      quotations,
      range: { from: section.heading.range.from, to },
    };
  }

  #sources(items: readonly Range[]): readonly SourceTree[] {
    const sources = readSources(this.#source, items);
    const first = new Map<string, SourceTree>();
    for (const one of sources) {
      const same = first.get(one.name);
      if (same === undefined) first.set(one.name, one);
      else
        this.#problem(
          'warning',
          'source-twice',
          one.range,
          `A source called "${one.name}" stands here already. Give one of them another name, so that [${one.name}] means one.`,
          {
            related: [{ message: `The first "${one.name}"`, range: same.range }],
          },
        );
    }
    return sources;
  }
}

function declaringParts(parts: Parts): DeclaringPart[] {
  const found: DeclaringPart[] = [];
  for (const { name, section } of parts.all) {
    const kind = declaring[name];
    if (kind !== undefined) found.push({ kind, items: itemsOf(section.blocks) });
  }
  return found;
}
