import type { Range } from '../text/source.ts';

/** Whether the character at a place is white space. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && blank.test(text.charAt(at));
}

const blank = /\s/u;

/** The range without the white space at its ends; an all-blank one shrinks to its start. */
export function trimRange(text: string, range: Range): Range {
  let { from, to } = range;
  while (to > from && isBlank(text, to - 1)) to--;
  while (from < to && isBlank(text, from)) from++;
  return { from, to };
}

/** The lines that the range covers, without their endings; CRLF, LF and CR each end one. */
export function linesOf(text: string, range: Range): Range[] {
  const lines: Range[] = [];
  let from = range.from;
  for (let i = range.from; i < range.to; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    lines.push({ from, to: i });
    if (c === 13 && i + 1 < range.to && text.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
  lines.push({ from, to: range.to });
  return lines;
}

/** White space runs (line breaks too) as one blank: how a name or phrase wrapped over two lines reads. */
export function oneLine(text: string): string {
  return unruly.test(text) ? text.replace(/\s+/gu, ' ').trim() : text;
}

/** White space that one blank does not stand for already. */
const unruly = /^\s|\s$|\s\s|[^\S ]/u;

/**
 * Two spellings of a name that a reader takes for the same: ’ and ', composed and combining accents,
 * one blank or two, with or without `the`. Upper and lower case differ.
 */
export function nameKey(name: string): string {
  return oneLine(name)
    .normalize('NFC')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/^(?:the|a|an) (?=\S)/iu, '');
}
