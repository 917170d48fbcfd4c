import { readDate } from '../text/calendar.ts';
import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { plainText } from './markdown.ts';
import { linesOf, trimRange } from './ranges.ts';
import type { Attribution, Mention, Quotation } from './tree.ts';

/** A dash of any length before a name. A hyphen needs the blank, or `-5` would be somebody. */
const attributionDash = /^(?:—|–|―|--+|-(?=\s))\s*(?=\S)/u;

/**
 *     > Perhaps nobody in the tower is alive.            the text
 *     > — Andrew Haigh, RogerEbert.com, 2023, <https://…>   its attribution, if the last line is one
 *
 * `findNames` finds the story's names in a text that begins at an offset.
 */
export function readQuotation(
  source: Source,
  range: Range,
  findNames: (text: string, offset: number) => readonly Mention[],
): Quotation {
  const lines = linesOf(source.text, range).map((line) => withoutMark(source.text, line));
  while (lines.length > 0 && isBlank(lines[lines.length - 1])) lines.pop();
  while (lines.length > 0 && isBlank(lines[0])) lines.shift();
  const last = lines[lines.length - 1];
  const attribution = last === undefined ? null : readAttribution(source, last);
  if (attribution !== null) {
    lines.pop();
    while (lines.length > 0 && isBlank(lines[lines.length - 1])) lines.pop();
  }
  const text = lines.map((line) => source.slice(line)).join('\n');
  return { text, attribution, names: namesIn(source, lines, findNames), range };
}

function isBlank(line: Range | undefined): boolean {
  return line === undefined || line.from >= line.to;
}

/** `   > text ` → `text`; a line that goes on without its mark is itself. */
function withoutMark(text: string, line: Range): Range {
  let from = line.from;
  while (from < line.to && (text[from] === ' ' || text[from] === '\t')) from++;
  if (text[from] === '>' && from < line.to) from++;
  return trimRange(text, { from, to: line.to });
}

/** Names may run over a line's end: the marks between are blanked, so that offsets stay. */
function namesIn(
  source: Source,
  lines: readonly Range[],
  findNames: (text: string, offset: number) => readonly Mention[],
): readonly Mention[] {
  const first = lines[0];
  if (first === undefined) return [];
  let text = '';
  let at = first.from;
  for (const line of lines) {
    text += ' '.repeat(Math.max(0, line.from - at)) + source.slice(line);
    at = line.to;
  }
  return findNames(text, first.from);
}

/** `— who, where, when, <url>`, every part but the first optional; null if the line is none. */
export function readAttribution(source: Source, line: Range): Attribution | null {
  const written = source.slice(line);
  const dash = attributionDash.exec(written);
  if (dash === null) return null;
  const from = line.from + dash[0].length;
  let url: string | null = null;
  // The address may hold commas: it is taken out before the parts are told apart.
  const masked = source.text
    .slice(from, line.to)
    .replace(/<([^<>\s]+)>|https?:\/\/[^\s<>]+/u, (found, inner: string | undefined) => {
      url = inner ?? found.replace(/[.,;]+$/u, '');
      return ' '.repeat(found.length);
    });
  const parts = commaParts(masked, { from: 0, to: masked.length })
    .map((part) => plainText(masked.slice(part.from, part.to)))
    .filter((part) => part !== '');
  const who = parts.shift();
  if (who === undefined && url === null) return null;
  const last = parts[parts.length - 1];
  const when = last !== undefined && looksLikeDate(last) ? (parts.pop() ?? null) : null;
  return { who: who ?? '', where: parts.length === 0 ? null : parts.join(', '), when, url, range: line };
}

/** A date, or a part that ends in a year (`Winter 2023`, `no. 4 (2023)`). */
export function looksLikeDate(text: string): boolean {
  return readDate(text) !== null || (text.length < 40 && /^[^,]*\b(?:1[0-9]|20)\d{2}\)?$/u.test(text));
}
