import type { Range } from '../text/source.ts';
import type { MarkdownBlock } from './markdown.ts';

/** The top-level headings of a story file. */
export const partNames = [
  'People',
  'Places',
  'Things',
  'Groups',
  'Timeline',
  'Words',
  'Rules',
  'Story',
  'Readings',
  'Sources',
] as const;
export type PartName = (typeof partNames)[number];

export type Heading = MarkdownBlock & { readonly type: 'heading' };

/** A heading and what stands under it, up to the next heading of its level or above. */
export interface Section {
  readonly heading: Heading;
  readonly blocks: readonly MarkdownBlock[];
}

/** Cuts blocks at the headings of one level; what stands before the first of them is `before`. */
export function sectionsAt(
  level: number,
  blocks: readonly MarkdownBlock[],
): { before: readonly MarkdownBlock[]; sections: readonly Section[] } {
  const before: MarkdownBlock[] = [];
  const sections: { heading: Heading; blocks: MarkdownBlock[] }[] = [];
  for (const block of blocks) {
    const open = sections[sections.length - 1];
    if (block.type === 'heading' && block.level === level) sections.push({ heading: block, blocks: [] });
    else (open?.blocks ?? before).push(block);
  }
  return { before, sections };
}

/** The ranges of the list items. */
export function itemsOf(blocks: readonly MarkdownBlock[]): Range[] {
  return blocks.filter((block) => block.type === 'item').map((block) => block.range);
}
