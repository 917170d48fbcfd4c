import type { Range, Source } from '../text/source.ts';

/**
 * A word, a variable, or one mark of punctuation, with where it stands in the source.
 *
 *     Adam finds Harry's body (the crash), ?y's "plan"
 *     ==== ===== =====-- ==== ---- ===== -- ==-- -====-
 */
export interface Token {
  readonly type: 'word' | 'variable' | 'mark';
  /** As names are compared: composed accents, ’ as '. A variable has no question mark. */
  readonly text: string;
  /** As literal words are compared: lower case. */
  readonly lower: string;
  readonly from: number;
  readonly to: number;
}

/** Scripts written without blanks: each character is a token, so that a name is found inside a run of them. */
const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{N}])`;
const inWord = `(?:${letter}|\\p{M}|\\u200d)`;
/** `o'clock`, `mother-in-law`, `green_suitcase`: these join two letters into one word. */
const joint = `(?:['’ʼ\\-‐_](?=${letter}))`;

const pattern = new RegExp(
  `(?<variable>\\?(?:(?![${unspaced}])\\p{L})(?:(?![${unspaced}])[\\p{L}\\p{N}_])*)` +
    `|(?<genitive>['’ʼ][sS](?!${inWord}))` +
    `|(?<word>${letter}(?:${inWord}|(?!['’ʼ][sS](?!${inWord}))${joint})*)` +
    `|(?<ideograph>[${unspaced}]\\p{M}*)` +
    `|(?<mark>\\S)`,
  'gu',
);

/** Markup that carries no meaning in a sentence: `**Harry**`, `[[Harry]]`, `\*`. */
const markup = new Set(['*', '`', '\\', '_', '\u200b', '\ufeff']);

/** Spelling in which names and words are compared. */
export function comparable(text: string): string {
  const composed = ascii.test(text) ? text : text.normalize('NFC').replace(/[’‘ʼ]/gu, "'").replace(/‐/gu, '-');
  return composed;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ascii = /^[\x00-\x7f]*$/u;

/** Cuts a stretch of the source into tokens. Takes time proportional to its length. */
export function tokenise(source: Source, range: Range): Token[] {
  return tokeniseText(source.slice(range), range.from);
}

/** Cuts a text into tokens; offsets count from `offset`. */
export function tokeniseText(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(pattern)) {
    const written = found[0];
    const from = offset + found.index;
    const to = from + written.length;
    const groups = found.groups ?? {};
    if (groups.variable !== undefined) {
      const name = comparable(written.slice(1));
      tokens.push({ type: 'variable', text: name, lower: name, from, to });
    } else if (groups.mark !== undefined) {
      if (markup.has(written)) continue;
      // `[[` and `]]` around a name; a single bracket may be a source.
      if ((written === '[' || written === ']') && (text[found.index + 1] === written || text[found.index - 1] === written)) continue;
      const mark = written === '’' || written === 'ʼ' ? "'" : written;
      tokens.push({ type: 'mark', text: mark, lower: mark, from, to });
    } else {
      const word = comparable(written);
      tokens.push({ type: 'word', text: word, lower: word.toLowerCase(), from, to });
    }
  }
  return tokens;
}

/** From the first of the tokens [from, to) to the last. An empty run is the place where it would be. */
export function tokenRange(tokens: readonly Token[], from: number, to: number): Range {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) {
    const place = first?.from ?? last?.to ?? tokens[tokens.length - 1]?.to ?? 0;
    return { from: place, to: place };
  }
  return { from: first.from, to: last.to };
}

/** Articles, of which names are independent. */
export const articles: ReadonlySet<string> = new Set(['the', 'a', 'an']);
