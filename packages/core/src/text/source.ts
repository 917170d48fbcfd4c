/** A place in a text, both numbers counted from 1 (columns in UTF-16 code units, as editors count). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text, half-open: `end` is the place just after its last character. */
export interface Span {
  readonly start: Place;
  readonly end: Place;
}

/** A stretch of text as offsets (UTF-16 code units from 0, half-open). What syntax trees carry. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A named text, and the way from its offsets to its lines. LF, CRLF and CR each end a line. */
export class Source {
  readonly name: string;
  #text: string | (() => string);
  #startsKnown: readonly number[] | null = null;

  /** @param text itself, or what makes it when it is first looked at. */
  constructor(name: string, text: string | (() => string)) {
    this.name = name;
    this.#text = text;
  }

  get text(): string {
    if (typeof this.#text !== 'string') this.#text = this.#text();
    return this.#text;
  }

  /** Where the lines start. */
  get starts(): readonly number[] {
    this.#startsKnown ??= lineStarts(this.text);
    return this.#startsKnown;
  }

  /** The text of a line (from 1) without its ending; empty for a line that is not there. */
  line(line: number): string {
    const from = this.starts[line - 1];
    if (from === undefined) return '';
    const to = this.starts[line] ?? this.text.length;
    return this.text.slice(from, to).replace(/[\r\n]+$/, '');
  }

  slice(range: Range): string {
    return this.text.slice(range.from, range.to);
  }
}

/** The number of lines; an empty text has one. */
export const lineCount = ({ starts }: Source): number => starts.length;

/** The line (from 1) that holds the offset. Offsets past the end count as the end. */
export function lineAt({ starts }: Source, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

export function placeAt(source: Source, offset: number): Place {
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  const line = lineAt(source, clamped);
  return { line, column: clamped - (source.starts[line - 1] as number) + 1 };
}

/** The offset of a place; one that is not there is the nearest that is. */
export function offsetOf({ starts, text }: Source, { line, column }: Place): number {
  const start = starts[Math.max(0, line - 1)] ?? text.length;
  const next = starts[Math.max(1, line)] ?? text.length;
  return Math.max(start, Math.min(start + column - 1, next));
}

export const rangeOf = (source: Source, { start, end }: Span): Range => ({
  from: offsetOf(source, start),
  to: offsetOf(source, end),
});

export const spanOf = (source: Source, { from, to }: Range): Span => ({
  start: placeAt(source, from),
  end: placeAt(source, to),
});

/** How the text ends its lines: as its first line does. What a fix inserts ends them so too. */
export const lineBreakOf = ({ text }: Source): string => /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n';

function lineStarts(text: string): number[] {
  const starts = [0];
  // Most texts have no CR, and are passed over from one LF to the next.
  if (!text.includes('\r')) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (c === 10 || c === 13) starts.push(i + 1);
  }
  return starts;
}
