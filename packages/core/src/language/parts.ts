import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import type { MarkdownBlock } from './markdown.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';
import { type Heading, itemsOf, type PartName, partNames, type Section, sectionsAt } from './sections.ts';

/** The parts of a file by name; one that stands twice counts as one. */
export class Parts {
  readonly all: readonly { readonly name: PartName; readonly section: Section }[];

  constructor(all: readonly { readonly name: PartName; readonly section: Section }[]) {
    this.all = all;
  }

  sections(name: PartName): Section[] {
    return this.all.filter((part) => part.name === name).map((part) => part.section);
  }

  blocks(name: PartName): MarkdownBlock[] {
    return this.sections(name).flatMap((section) => section.blocks);
  }

  items(name: PartName): Range[] {
    return itemsOf(this.blocks(name));
  }
}

const PARTS = `${partNames.slice(0, -1).join(', ')} and ${partNames.at(-1)}`;

/**
 * Cuts a file into its parts by the headings of the first level. What has no part, or one that nothing knows, is told by a
 * diagnostic; scenes without a `# Story` over them are found.
 *
 * @param start where the text begins behind the front matter.
 */
export function readParts(
  source: Source,
  blocks: readonly MarkdownBlock[],
  start: number,
): { parts: Parts; diagnostics: readonly Diagnostic[] } {
  const reader = new PartsReader(source);
  return { parts: reader.read(blocks, start), diagnostics: reader.diagnostics };
}

class PartsReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  read(blocks: readonly MarkdownBlock[], start: number): Parts {
    const { before, sections } = sectionsAt(1, blocks);
    const known: { name: PartName; section: Section }[] = [];
    const unknown: Section[] = [];
    for (const section of sections) {
      const name = this.#partName(section.heading, section === sections[0] && start === 0);
      if (name === null) unknown.push(section);
      else known.push({ name, section });
    }
    const loose = known.some((part) => part.name === 'Story')
      ? null
      : this.#missingStory(start, looseScenes(before, known, unknown));
    const stray = before.find((block) => block.type !== 'ignored');
    if (stray !== undefined && stray !== loose?.scenes.heading)
      this.#problem(
        'warning',
        'outside-any-part',
        stray.range,
        'This stands before the first part of the file and is not read. Put it under a heading such as # Story.',
      );
    const parts = new Parts(loose === null ? known : loose.parts);
    for (const { name, section } of parts.all)
      if (name !== 'Story' && name !== 'Readings') this.#checkHeader(name, section);
    return parts;
  }

  #partName(heading: Heading, mayBeTitle: boolean): PartName | null {
    const written = this.#source.slice(heading.text).trim();
    const exact = partNames.find((name) => name === written);
    if (exact !== undefined) return exact;
    const loose = partNames.find((name) => name.toLowerCase() === written.toLowerCase());
    const near = loose ?? nearest(written, partNames);
    this.#problem(
      'error',
      'unknown-part',
      heading.text,
      near === null && mayBeTitle
        ? `"${written}" is no part of a story file. If it is the title, write it at the top of the file instead: a line ---, a line story: ${written}, a line ---. The parts are ${PARTS}; scenes stand under # Story with ##.`
        : `"${written}" is no part of a story file${near === null ? '' : `; "${near}" may be meant`}. The parts are ${PARTS}; scenes stand under # Story with ##.`,
      near === null
        ? {}
        : { fixes: [{ title: `Write "${near}"`, edits: [{ range: heading.text, text: near }] }] },
    );
    // `# story` can mean nothing else: it is read all the same.
    return loose ?? null;
  }

  /** Scenes that stand under no `# Story` are read all the same, where it is plain where they begin. */
  #missingStory(start: number, loose: LooseScenes | null): LooseScenes | null {
    const { text } = this.#source;
    const empty = text.replace(/^\uFEFF/u, '').trim() === '';
    const first = loose?.scenes.heading.range.from;
    const at = first ?? Math.min(start, text.length);
    const added = first ?? text.length;
    this.#problem(
      'error',
      'missing-story',
      loose === null ? { from: at, to: at } : loose.scenes.heading.text,
      empty
        ? 'This file is empty. A story needs a part # Story with a scene in it: ## and its title.'
        : loose === null
          ? 'This file has no part # Story. Put the scenes under it, each with ## and its title.'
          : 'The scenes begin here, and no # Story stands above them. Write it into a line of its own.',
      {
        fixes: [
          {
            title: 'Add # Story',
            edits: [
              {
                range: { from: added, to: added },
                text:
                  loose === null ? `${empty ? '' : '\n\n'}# Story\n\n## The first scene\n` : '# Story\n\n',
              },
            ],
          },
        ],
      },
    );
    return loose;
  }

  /** Header parts hold list items; a paragraph in them is a remark, unless it was meant to be an item. */
  #checkHeader(name: PartName, section: Section): void {
    for (const block of section.blocks) {
      if (
        block.type !== 'paragraph' ||
        !/^(?:\*\*|__|\?\p{L}|[*+•·–—-])/u.test(
          this.#source.text.slice(block.range.from, block.range.from + 3),
        )
      )
        continue;
      if (block.emphasised !== null) continue;
      this.#problem(
        'warning',
        'not-a-list-item',
        block.range,
        `This is not read: what # ${name} holds stands in list items. Begin the line with "- ".`,
        {
          fixes: [
            {
              title: 'Make it a list item',
              edits: [{ range: { from: block.range.from, to: block.range.from }, text: '- ' }],
            },
          ],
        },
      );
    }
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
}

/** Scenes without a `# Story` over them, and the parts of the file with it put there. */
interface LooseScenes {
  /** From the first scene's heading on. */
  readonly scenes: { readonly heading: Heading; readonly blocks: readonly MarkdownBlock[] };
  readonly parts: readonly { readonly name: PartName; readonly section: Section }[];
}

/** Parts that hold list items and no headings: where `##` stands in one, scenes begin. */
const flat: ReadonlySet<PartName> = new Set(['People', 'Places', 'Things', 'Groups', 'Timeline']);

/**
 *     # People              ## The knock          # Oedipus the King
 *     - **Harry**           *night 1*             ## The plague
 *     ## The knock
 *
 * The last part that declares holds the scenes, or what stands before any part, or a heading that is no part.
 */
function looseScenes(
  before: readonly MarkdownBlock[],
  known: readonly { readonly name: PartName; readonly section: Section }[],
  unknown: readonly Section[],
): LooseScenes | null {
  const last = known.findLast(({ name }) => flat.has(name));
  for (const blocks of [last?.section.blocks ?? [], ...unknown.map((section) => section.blocks), before]) {
    const at = blocks.findIndex((block) => block.type === 'heading' && block.level === 2);
    const heading = blocks[at];
    if (heading?.type !== 'heading') continue;
    const scenes = { heading, blocks: blocks.slice(at) };
    const parts = known.map((part) =>
      part === last && blocks === last.section.blocks
        ? { name: part.name, section: { heading: part.section.heading, blocks: blocks.slice(0, at) } }
        : part,
    );
    return { scenes, parts: [...parts, { name: 'Story', section: scenes }] };
  }
  return null;
}
