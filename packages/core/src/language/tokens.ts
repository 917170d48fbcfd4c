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

/** What a character is in a token. An ideograph is a token of its own, so that a name is found inside a run of them. */
const sort = { blank: 0, letter: 1, ideograph: 2, joiner: 3, apostrophe: 4, other: 5 } as const;
type Sort = (typeof sort)[keyof typeof sort];

/** Scripts written without blanks. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function classify(character: string): Sort {
  if (/\s/u.test(character)) return sort.blank;
  if (unspaced.test(character)) return sort.ideograph;
  if (/[\p{L}\p{N}]/u.test(character)) return sort.letter;
  if (/[\p{M}\u200d]/u.test(character)) return sort.joiner;
  return /['’ʼ]/u.test(character) ? sort.apostrophe : sort.other;
}

const ofAscii: readonly Sort[] = Array.from({ length: 128 }, (_, code) =>
  classify(String.fromCharCode(code)),
);
const ofOthers = new Map<number, Sort>();

function sortOf(code: number): Sort {
  if (code < 128) return ofAscii[code] ?? sort.other;
  let found = ofOthers.get(code);
  if (found === undefined) {
    found = classify(String.fromCodePoint(code));
    ofOthers.set(code, found);
  }
  return found;
}

/** Markup that carries no meaning in a sentence: `**Harry**`, `[[Harry]]`, `\*`. */
const markup = new Set(['*', '`', '\\', '_', '\u200b', '\ufeff']);

/** Spelling in which names and words are compared. */
export function comparable(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC').replace(/[’‘ʼ]/gu, "'").replace(/‐/gu, '-');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Cuts a stretch of the source into tokens. Takes time proportional to its length. */
export function tokenise(source: Source, range: Range): Token[] {
  return tokeniseText(source.slice(range), range.from);
}

/** Cuts a text into tokens; offsets count from `offset`. */
export function tokeniseText(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const kind = sortOf(code);
    if (kind === sort.blank) {
      i += width;
      continue;
    }
    const from = i;
    let type: Token['type'] = 'word';
    if (kind === sort.letter) i = wordEnd(text, i);
    else if (kind === sort.ideograph) i = joinersEnd(text, i + width);
    else if (isGenitive(text, i)) i += 2;
    else if (code === 63 && startsLetter(text, i + 1)) {
      type = 'variable';
      i = variableEnd(text, i + 1);
    } else {
      type = 'mark';
      i += width;
      if (markup.has(text.slice(from, i)) || isDoubleBracket(text, from)) continue;
    }
    const written = comparable(text.slice(type === 'variable' ? from + 1 : from, i));
    tokens.push({
      type,
      text: written,
      lower: type === 'variable' ? written : written.toLowerCase(),
      from: offset + from,
      to: offset + i,
    });
  }
  return tokens;
}

function startsLetter(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && sortOf(code) === sort.letter;
}

function joinersEnd(text: string, at: number): number {
  let i = at;
  for (
    let code = text.codePointAt(i);
    code !== undefined && sortOf(code) === sort.joiner;
    code = text.codePointAt(i)
  )
    i += code > 0xffff ? 2 : 1;
  return i;
}

/** What French shortens before a vowel, a word of its own: `l'île`, `n'est`, `qu'Anne`, `d'Artagnan`. */
const elided: ReadonlySet<string> = new Set('l d n s c j m t qu jusqu lorsqu puisqu'.split(' '));

/** `o'clock`, `mother-in-law`, `green_suitcase`: these marks join two letters into one word; `'s` does not. */
function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    while (ofAscii[text.charCodeAt(i)] === sort.letter) i++;
    const code = text.codePointAt(i) ?? 0;
    const kind = sortOf(code);
    if (kind === sort.letter || kind === sort.joiner) i += code > 0xffff ? 2 : 1;
    else if (
      (kind === sort.apostrophe || code === 45 || code === 95 || code === 0x2010) &&
      startsLetter(text, i + 1) &&
      !isGenitive(text, i) &&
      !(kind === sort.apostrophe && elided.has(text.slice(start, i).toLowerCase()))
    )
      i++;
    else if (kind === sort.apostrophe && elided.has(text.slice(start, i).toLowerCase())) return i + 1;
    else break;
  }
  return i;
}

function variableEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    if (sortOf(code) !== sort.letter && code !== 95 && sortOf(code) !== sort.joiner) break;
    i += code > 0xffff ? 2 : 1;
  }
  return i;
}

/** `'s` at the end of a word. */
function isGenitive(text: string, at: number): boolean {
  const s = text[at + 1];
  if ((s !== 's' && s !== 'S') || sortOf(text.charCodeAt(at)) !== sort.apostrophe) return false;
  const after = text.codePointAt(at + 2);
  return after === undefined || (sortOf(after) !== sort.letter && sortOf(after) !== sort.joiner);
}

/** `[[` and `]]` around a name; a single bracket may be a source. */
function isDoubleBracket(text: string, at: number): boolean {
  const c = text[at];
  return (c === '[' || c === ']') && (text[at + 1] === c || text[at - 1] === c);
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
