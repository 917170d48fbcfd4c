import type { Range } from '../text/source.ts';

const blank = /\s/u;

/** The range without the white space at its ends; an all-blank one shrinks to its start. */
export function trimRange(text: string, range: Range): Range {
  let { from, to } = range;
  while (to > from && blank.test(text.charAt(to - 1))) to--;
  while (from < to && blank.test(text.charAt(from))) from++;
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
  return text.replace(/\s+/gu, ' ').trim();
}

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
