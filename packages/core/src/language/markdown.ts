import type { Tree } from '@lezer/common';
import { parser } from '@lezer/markdown';
import type { Range } from '../text/source.ts';
import { linesOf, trimRange } from './ranges.ts';

/**
 * A story file as a flat run of positioned blocks, in file order: all that the other readers know of Markdown.
 * Nesting is flattened, since to a story an item within an item is one more item.
 *
 *     ---                                 front
 *     # People                            heading 1
 *     - **Adam** is a screenwriter        item
 *     # Story                             heading 1
 *     ## The knock                        heading 2
 *     *0:09:10, night 1*                  paragraph, emphasised
 *     Harry turns up.                     paragraph
 *     > "Help!"                           quote
 */
export type MarkdownBlock =
  | {
      readonly type: 'heading';
      readonly level: number /** the title */;
      readonly text: Range;
      readonly range: Range;
    }
  | {
      readonly type: 'paragraph';
      readonly range: Range;
      /** What stands between the asterisks, a range for each line, if each line is emphasised as a whole; else null. */
      readonly emphasised: readonly Range[] | null;
    }
  | /** a list item without its bullet and without what is nested in it */ {
      readonly type: 'item';
      readonly range: Range;
    }
  | /** with its `>` marks */ { readonly type: 'quote'; readonly range: Range }
  | /** indented, without a fence: most often a slip */ { readonly type: 'indented'; readonly range: Range }
  | /** fenced code, HTML, link definitions, rules: not read */ {
      readonly type: 'ignored';
      readonly range: Range;
    };

export interface MarkdownFile {
  /** What stands between the `---` lines at the very top, or null. */
  readonly front: { readonly content: Range; readonly range: Range; readonly closed: boolean } | null;
  readonly blocks: readonly MarkdownBlock[];
}

// Inline syntax is found where it matters (emphasis, bold, links) by the readers of those parts: without it,
// parsing is linear in brackets and asterisks, and twice as fast.
const blockParser = parser.configure({
  remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'],
});

/** About so many characters are parsed at once: the syntax tree of a long file takes far more room than all that is read from it. */
const PIECE = 2 ** 13;

/**
 * Reads the blocks of a Markdown text. Never throws; what it cannot place becomes a paragraph or is ignored.
 *
 * @param piece how many characters are parsed at once, up to the next heading.
 */
export function readMarkdown(text: string, piece = PIECE): MarkdownFile {
  const front = frontMatter(text);
  const start = front?.range.to ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  // Lezer ends lines at LF only: the other endings are replaced by as many characters, so that offsets stay.
  const body = text.slice(start).replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  return { front, blocks: readBlocks(text, flattenNesting(body), start, piece) };
}

/** The blocks of a stretch of text read on its own, such as the rest of a paragraph; headings in it are prose. */
export function readMarkdownIn(text: string, range: Range): readonly MarkdownBlock[] {
  const body = text.slice(range.from, range.to).replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  return readBlocks(text, flattenNesting(body), range.from, PIECE).map((block) =>
    block.type === 'heading' ? { type: 'paragraph', range: block.text, emphasised: null } : block,
  );
}

/** Marks nested deeper than this are blanked: no story needs them, and each level costs the parser on every line. */
const deepest = 12;

/** `> > > > >` and `- - - - -` without end: keeps the first few marks of a line and blanks the rest of the run. */
function flattenNesting(body: string): string {
  return body.replace(/^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){13,}/gmu, (run) => {
    let marks = 0;
    return /^[ \t]*([*-])(?:[ \t]*\1)*[ \t]*$/u.test(run)
      ? run
      : run.replace(/[>*+-]|\d{1,9}[.)]/gu, (mark) => (++marks > deepest ? ' '.repeat(mark.length) : mark));
  });
}

/**
 *     ---
 *     story: All of Us Strangers
 *     ---
 *
 * Without a closing line, what stands up to the first blank line is taken to be meant.
 */
function frontMatter(text: string): MarkdownFile['front'] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^---[ \t]*(?:[\r\n]|$)/u.test(text.slice(start, start + 80))) return null;
  const lines = linesOf(text, { from: start, to: text.length });
  const contentFrom = lines[1]?.from ?? text.length;
  for (const line of lines.slice(1)) {
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(text.slice(line.from, Math.min(line.to, line.from + 80))))
      return {
        content: { from: contentFrom, to: line.from },
        range: { from: start, to: line.to },
        closed: true,
      };
    // A part's heading means that the fence was forgotten; a YAML comment (`# note`) is no reason to stop.
    if (
      /^# (?:People|Places|Things|Groups|Timeline|Words|Rules|Story|Readings|Sources)\s*$/u.test(
        text.slice(line.from, line.from + 40).split(/[\r\n]/u)[0] ?? '',
      )
    )
      break;
  }
  let to = contentFrom;
  for (const line of lines.slice(1)) {
    if (line.from === line.to || text.charAt(line.from) === '#') break;
    to = line.to;
  }
  return { content: { from: contentFrom, to }, range: { from: start, to }, closed: false };
}

/** Piece by piece, each up to a line that is a heading wherever it stands, but in what goes on over any line. */
function readBlocks(text: string, body: string, start: number, piece: number): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let length = piece;
  for (let from = 0; from < body.length; ) {
    const to = headingFrom(body, from + length);
    const tree = blockParser.parse(body.slice(from, to));
    if (to < body.length && goesOnOverHeadings.has(tree.topNode.lastChild?.name ?? '')) {
      // Twice as far each time, so that what never ends is not read again for each heading in it.
      length = (to - from) * 2;
      continue;
    }
    addBlocks(text, tree, start + from, blocks);
    from = to;
    length = piece;
  }
  return blocks;
}

/** Blocks that may hold lines that look like headings. */
const goesOnOverHeadings: ReadonlySet<string> = new Set([
  'FencedCode',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
]);

/** Where the first line from an offset on begins that would be a heading; the end if none does. */
function headingFrom(body: string, offset: number): number {
  const heading = /\n(?=#{1,6} )/gu;
  heading.lastIndex = offset;
  return (heading.exec(body)?.index ?? body.length - 1) + 1;
}

/** @param offset where the tree's text begins in the whole. */
function addBlocks(text: string, tree: Tree, offset: number, blocks: MarkdownBlock[]): void {
  // The item whose first block has not come yet.
  let awaiting = false;
  let depth = 0;
  tree.iterate({
    enter(node) {
      const range = trimRange(text, { from: node.from + offset, to: node.to + offset });
      const name = node.name;
      if (name === 'Document' || name === 'BulletList' || name === 'OrderedList') return true;
      if (name === 'ListItem') {
        depth++;
        awaiting = true;
        return true;
      }
      if (name === 'ListMark') return false;
      if (name === 'Paragraph' || name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
        const heading = name !== 'Paragraph';
        const title = heading ? headingText(text, range, name.startsWith('ATX')) : range;
        if (awaiting) blocks.push({ type: 'item', range: title });
        else if (!heading || depth > 0)
          blocks.push({
            type: 'paragraph',
            range: title,
            emphasised: depth > 0 ? null : emphasisedLines(text, range),
          });
        else blocks.push({ type: 'heading', level: Number(name.slice(-1)), text: title, range });
        awaiting = false;
        return false;
      }
      awaiting = false;
      if (name === 'Blockquote') blocks.push({ type: 'quote', range });
      else if (name === 'CodeBlock') blocks.push({ type: 'indented', range });
      else blocks.push({ type: 'ignored', range });
      return false;
    },
    leave(node) {
      if (node.name !== 'ListItem') return;
      depth--;
      awaiting = false;
    },
  });
}

/** `## The knock ##` → `The knock`; for a title underlined by `---`, its lines above. */
function headingText(text: string, range: Range, atx: boolean): Range {
  let { from, to } = range;
  if (atx) {
    while (from < to && text[from] === '#') from++;
    let end = to;
    while (end > from && text[end - 1] === '#') end--;
    if (end === from || /\s/u.test(text.charAt(end - 1))) to = end;
  } else {
    const lines = linesOf(text, range);
    to = lines[lines.length - 2]?.to ?? to;
  }
  return trimRange(text, { from, to });
}

function emphasisedLines(text: string, range: Range): readonly Range[] | null {
  const inner: Range[] = [];
  for (const line of linesOf(text, range)) {
    const found = emphasisedLine(text, line);
    if (found === null) return null;
    inner.push(found);
  }
  return inner;
}

/**
 *     *0:09:10, night 1, Adam's door*      what stands between, if it is one emphasis from end to end
 *     *no* and *no*                        null
 *     **bold**                             null
 */
export function emphasisedLine(text: string, line: Range): Range | null {
  const { from, to } = trimRange(text, line);
  const mark = text[from];
  if ((mark !== '*' && mark !== '_') || to - from < 3 || text[to - 1] !== mark) return null;
  if (text[from + 1] === mark || /\s/u.test(text.charAt(from + 1)) || /\s/u.test(text.charAt(to - 2)))
    return null;
  if (text[to - 2] === '\\') return null;
  for (let i = from + 1; i < to - 1; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === mark) {
      if (text[i + 1] === mark && i + 1 < to - 1) i++;
      else if (mark === '*' || !/[\p{L}\p{N}]/u.test(text.charAt(i + 1))) return null;
    }
  }
  return { from: from + 1, to: to - 1 };
}

/** Text without its inline Markdown: emphasis, bold, code ticks, links and `[[names]]` leave their words. */
export function plainText(markdown: string): string {
  let plain = '';
  for (let i = 0; i < markdown.length; i++) {
    const c = markdown.charAt(i);
    if (c === '\\' && /[!-/:-@[-`{-~]/u.test(markdown.charAt(i + 1))) plain += markdown.charAt(++i);
    else if (c === '*' || c === '`' || c === '[') continue;
    else if (c === '_' && !(isWord(markdown.charAt(i - 1)) && isWord(markdown.charAt(i + 1)))) continue;
    else if (c === ']') {
      const address =
        markdown.charAt(i + 1) === '(' ? markdown.slice(i, i + longestAddress).indexOf(')') : -1;
      if (address > 0) i += address;
    } else plain += c;
  }
  return plain.replace(/\s+/gu, ' ').trim();
}

/** How far the end of a link's address is looked for. */
const longestAddress = 1000;

function isWord(c: string): boolean {
  return /[\p{L}\p{N}]/u.test(c);
}

/** The opposite of `plainText`: backslashes before what Markdown would take for markup. */
export function escapeMarkdown(plain: string): string {
  return plain.replace(/[\\*_`[\]]/gu, '\\$&');
}
