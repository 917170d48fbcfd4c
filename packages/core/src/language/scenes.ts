import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { entityCalled, findNames } from './introducing.ts';
import { emphasisedLine, type MarkdownBlock, plainText, readMarkdownIn } from './markdown.ts';
import { problem } from './problem.ts';
import { readQuotation } from './quotation.ts';
import { linesOf, oneLine, trimRange } from './ranges.ts';
import { type Heading, sectionsAt } from './sections.ts';
import { readSentence } from './sentence.ts';
import { emptyStage, readStage, type Stage } from './stage.ts';
import { readTelling, takeEpisode } from './telling.ts';
import { readTime } from './time.ts';
import type { Block, SceneTree, Telling } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Works whose `##` is an episode, a chapter or an act even if it holds no `###`. */
const chaptered: ReadonlySet<string> = new Set(['series', 'book', 'play', 'comic', 'podcast']);

/** One scene as the headings cut it, before anything in it is read. */
interface Draft {
  /** Null for what stands under `# Story` before any other heading. */
  readonly heading: Heading | null;
  readonly headingRange: Range;
  readonly chapter: string | null;
  readonly chapterNumber: number;
  /** From the chapter's heading or stage line: its scenes need not repeat it. */
  readonly episode: readonly [number, number] | null;
  readonly blocks: readonly MarkdownBlock[];
}

/**
 * Reads the scenes of `# Story` in the order of telling. A scene is read only with what the vocabulary held before
 * it, so what comes later changes nothing here.
 */
export function readScenes(
  source: Source,
  parts: readonly { readonly heading: Heading; readonly blocks: readonly MarkdownBlock[] }[],
  kind: string,
  vocabulary: Vocabulary,
  likely: readonly string[],
): { scenes: readonly SceneTree[]; diagnostics: readonly Diagnostic[] } {
  const reader = new SceneReader(source, vocabulary, likely);
  for (const draft of draftScenes(source, parts, chaptered.has(kind))) reader.read(draft);
  return { scenes: reader.scenes, diagnostics: reader.diagnostics };
}

/**
 *     ## The knock           a scene            ## Part One            a chapter…
 *     *0:09:10*                                 A recap.               …whose own content is a scene as well
 *     - Harry meets Adam                        ### The beach          a scene in it
 */
function draftScenes(
  source: Source,
  parts: readonly { readonly heading: Heading; readonly blocks: readonly MarkdownBlock[] }[],
  countsChapters: boolean,
): Draft[] {
  const drafts: Draft[] = [];
  let chapters = 0;
  for (const part of parts) {
    const { before, sections } = sectionsAt(2, part.blocks);
    const untitled = sectionsAt(3, before);
    if (hasContent(untitled.before))
      drafts.push({
        heading: null,
        headingRange: part.heading.range,
        chapter: null,
        chapterNumber: 0,
        episode: null,
        blocks: untitled.before,
      });
    for (const scene of untitled.sections)
      drafts.push({
        heading: scene.heading,
        headingRange: scene.heading.range,
        chapter: null,
        chapterNumber: 0,
        episode: null,
        blocks: scene.blocks,
      });
    for (const section of sections) {
      chapters++;
      const title = oneLine(source.slice(section.heading.text));
      const inner = sectionsAt(3, section.blocks);
      const whole = inner.sections.length === 0;
      const stageEpisode = whole ? null : onlyEpisode(source, inner.before);
      const episode = stageEpisode ?? takeEpisode(plainText(title)).episode;
      if (whole || (stageEpisode === null && hasContent(inner.before)))
        drafts.push({
          heading: section.heading,
          headingRange: section.heading.range,
          chapter: null,
          chapterNumber: countsChapters ? chapters : 0,
          episode,
          blocks: inner.before,
        });
      for (const scene of inner.sections)
        drafts.push({
          heading: scene.heading,
          headingRange: scene.heading.range,
          chapter: title,
          chapterNumber: chapters,
          episode,
          blocks: scene.blocks,
        });
    }
  }
  return drafts;
}

function hasContent(blocks: readonly MarkdownBlock[]): boolean {
  return blocks.some(
    (block) =>
      block.type === 'item' ||
      block.type === 'paragraph' ||
      block.type === 'quote' ||
      block.type === 'heading',
  );
}

/** `*S1E4*` alone under a chapter's heading says where its scenes stand, and is no scene. */
function onlyEpisode(source: Source, blocks: readonly MarkdownBlock[]): readonly [number, number] | null {
  const content = blocks.filter((block) => block.type !== 'ignored');
  const only = content[0];
  if (content.length !== 1 || only?.type !== 'paragraph' || only.emphasised?.length !== 1) return null;
  const telling = readTelling(source.slice(only.emphasised[0] as Range).trim());
  return telling !== null && telling.start === null && telling.page === null ? telling.episode : null;
}

class SceneReader {
  readonly scenes: SceneTree[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;
  readonly #vocabulary: Vocabulary;
  readonly #likely: readonly string[];
  /** The scenes told so far with the present one: what a sentence may speak of. */
  readonly #told: { number: number; title: string }[] = [];
  readonly #titles = new Map<string, Range>();

  constructor(source: Source, vocabulary: Vocabulary, likely: readonly string[]) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#likely = likely;
  }

  read(draft: Draft): void {
    const source = this.#source;
    const title = draft.heading === null ? '' : oneLine(source.slice(draft.heading.text));
    const number = this.scenes.length + 1;
    this.#told.push({ number, title });
    this.#checkTitle(title, draft);
    const { stage, stageRange, blocks } = this.#readStage(draft);
    this.#vocabulary.declareScene(title);
    const read: Block[] = [];
    let to = Math.max(draft.headingRange.to, stageRange?.to ?? 0);
    for (const block of blocks) {
      const one = this.#readBlock(block);
      if (one !== null) read.push(one);
      to = Math.max(to, block.range.to);
    }
    this.scenes.push({
      number,
      title,
      chapter: draft.chapter,
      chapterNumber: draft.chapterNumber,
      ...stage,
      telling: withEpisode(stage.telling, draft.episode),
      blocks: read,
      range: { from: draft.headingRange.from, to },
      headingRange: draft.headingRange,
      stageRange,
    });
  }

  #checkTitle(title: string, draft: Draft): void {
    const range = draft.heading === null ? draft.headingRange : draft.heading.text;
    if (title === '') {
      this.diagnostics.push(
        problem(
          this.#source,
          'hint',
          'scene-without-title',
          draft.headingRange,
          'This scene has no title. Put a heading over it: ## The knock.',
        ),
      );
      return;
    }
    const first = this.#titles.get(title);
    if (first === undefined) this.#titles.set(title, range);
    else
      this.diagnostics.push(
        problem(
          this.#source,
          'hint',
          'scene-title-twice',
          range,
          `An earlier scene is called "${title}" too. Give one of them another title if a sentence is to speak of it.`,
          {
            related: [{ message: `The first "${title}"`, range: first }],
          },
        ),
      );
  }

  /**
   * The stage line is the first block, if it is one emphasised line. One with prose right under it, in the same
   * paragraph, is taken for one too if it can be nothing else.
   */
  #readStage(draft: Draft): { stage: Stage; stageRange: Range | null; blocks: readonly MarkdownBlock[] } {
    const none = { stage: emptyStage, stageRange: null, blocks: draft.blocks };
    const first = draft.blocks.find((block) => block.type !== 'ignored' && block.type !== 'indented');
    if (first === undefined || first.type !== 'paragraph') return none;
    const rest = draft.blocks.filter((block) => block !== first);
    if (first.emphasised !== null && first.emphasised.length === 1) {
      return { stage: this.#stage(first.emphasised[0] as Range), stageRange: first.range, blocks: rest };
    }
    const plain = this.#plainStage(first.range);
    if (plain !== null) return { stage: this.#stage(plain), stageRange: first.range, blocks: rest };
    const lines = linesOf(this.#source.text, first.range);
    const line = lines[0];
    const next = lines[1];
    const inner = line === undefined ? null : emphasisedLine(this.#source.text, line);
    if (line === undefined || next === undefined || inner === null || !this.#isSurelyStage(inner))
      return none;
    this.diagnostics.push(
      problem(
        this.#source,
        'warning',
        'stage-line-not-alone',
        line,
        'The stage line runs into the text under it. Put an empty line between them.',
        {
          fixes: [
            {
              title: 'Put an empty line after it',
              edits: [{ range: { from: next.from, to: next.from }, text: '\n' }],
            },
          ],
        },
      ),
    );
    const under = readMarkdownIn(
      this.#source.text,
      trimRange(this.#source.text, { from: next.from, to: first.range.to }),
    );
    return {
      stage: this.#stage(inner),
      stageRange: trimRange(this.#source.text, line),
      blocks: [...under, ...rest],
    };
  }

  /**
   * A line alone that holds nothing but what a stage line holds, in brackets or bare, is taken for one.
   *
   *     [Oedipus, Creon | the palace | night 1]
   *     The palace, night 1
   */
  #plainStage(range: Range): Range | null {
    const { text } = this.#source;
    if (range.to - range.from > 300 || linesOf(text, range).length > 1) return null;
    const bracketed = /^(?:\[[^[\]]+\]|\([^()]+\))$/u.test(text.slice(range.from, range.to));
    const inner = bracketed ? { from: range.from + 1, to: range.to - 1 } : range;
    const parts = text
      .slice(inner.from, inner.to)
      .split(/[,;|·]/u)
      .map((part) => part.trim());
    const known = (part: string) =>
      entityCalled(this.#vocabulary, part.replace(/^with\s+/iu, '')) !== undefined ||
      readTime(part, inner, (name) => this.#vocabulary.momentNamed(name), 'stage').type === 'relative';
    if (
      !parts.some((part) => this.#isSurelyStagePart(part)) ||
      !parts.every((part) => this.#isSurelyStagePart(part) || known(part))
    )
      return null;
    const edits = [
      { range: { from: range.from, to: inner.from }, text: '*' },
      { range: { from: inner.to, to: range.to }, text: '*' },
    ];
    this.diagnostics.push(
      problem(
        this.#source,
        'warning',
        'stage-line-without-asterisks',
        range,
        `This says when and where the scene is, as a stage line does. Put it between asterisks: *${parts.join(', ')}*.`,
        { fixes: [{ title: 'Put it between asterisks', edits }] },
      ),
    );
    return inner;
  }

  #isSurelyStage(range: Range): boolean {
    const { text } = this.#source;
    return commaParts(text, range).some(({ from, to }) => this.#isSurelyStagePart(text.slice(from, to)));
  }

  #isSurelyStagePart(part: string): boolean {
    return (
      readTelling(part) !== null ||
      this.#vocabulary.isMoment(part) ||
      entityCalled(this.#vocabulary, part)?.kind === 'place'
    );
  }

  #stage(range: Range): Stage {
    const { stage, diagnostics } = readStage(this.#source, range, this.#vocabulary, this.#likely);
    this.diagnostics.push(...diagnostics);
    return stage;
  }

  #readBlock(block: MarkdownBlock): Block | null {
    const source = this.#source;
    if (block.type === 'item') {
      const { sentence, diagnostics } = readSentence(source, block.range, this.#vocabulary, this.#told);
      this.diagnostics.push(...diagnostics);
      return { type: 'sentence', sentence };
    }
    if (block.type === 'quote') {
      const quotation = readQuotation(source, block.range, (text, offset) =>
        findNames(this.#vocabulary, text, offset),
      );
      return { type: 'quotation', quotation };
    }
    if (block.type === 'indented')
      this.diagnostics.push(
        problem(
          source,
          'hint',
          'indented-code',
          block.range,
          'Text indented by four blanks is code to Markdown, and is not read. Take the blanks away if it belongs to the story.',
        ),
      );
    if (block.type !== 'paragraph' && block.type !== 'heading') return null;
    const markdown = source.slice(block.range);
    return {
      type: 'prose',
      markdown,
      names: findNames(this.#vocabulary, markdown, block.range.from),
      range: block.range,
    };
  }
}

/** A scene of an episode stands in it even if its own stage line does not say so. */
function withEpisode(telling: Telling | null, episode: readonly [number, number] | null): Telling | null {
  if (episode === null || (telling !== null && telling.episode !== null)) return telling;
  return telling === null
    ? { start: null, end: null, page: null, episode, text: '' }
    : { ...telling, episode };
}
