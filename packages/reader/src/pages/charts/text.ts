// Text in a picture has to be measured without a browser, so that it is the same wherever it is drawn.

/** About how wide a text is, in units of its font size: generous, so that nothing runs over. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\p{Mn}\p{Cf}]/u.test(letter)) continue;
    if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
        letter,
      )
    )
      width += 1;
    else if (/[iljtf.,:;'’!|()[\] ]/u.test(letter)) width += 0.36;
    else if (/[mwMWQO@—]/u.test(letter)) width += 0.95;
    else width += /\p{Lu}/u.test(letter) ? 0.72 : 0.6;
  }
  return width;
}

/**
 * A text in lines.
 *
 * @param width of a line, in units of the font size.
 * @param most lines; what is left over is cut off behind an ellipsis.
 */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .trim()
    .split(/\s+/)
    .flatMap((word) => pieces(word, width));
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cutOff([line, ...words.slice(i)].join(' '), width)];
    lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word too long for a line, in pieces that are not. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (widthOf(piece + letter) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece].filter((p) => p !== '');
}

function cutOff(text: string, width: number): string {
  let kept = '';
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

const NUMBERS = [2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Two letters for each name, no two alike where that can be helped: `Ad`, `RA` for Roger Ackroyd.
 *
 * @param names in an order that does not change when more are added, so that no letters change either.
 */
export function lettersOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const words = name
      .replace(/^(?:the|a|an)\s+/i, '')
      .split(/[\s-]+/u)
      .filter((word) => /\p{L}|\p{N}/u.test(word));
    const letters = [...words.join('')].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
    const [first = '?', ...rest] = letters.map((letter, i) =>
      i === 0 ? letter.toLocaleUpperCase() : letter,
    );
    const initials = words.slice(1).map((word) => [...word].find((l) => /[\p{L}\p{N}]/u.test(l)) ?? '');
    const tried = [
      ...[...initials, ...rest].map((letter) => first + letter),
      first,
      ...NUMBERS.map((n) => first + n),
    ];
    const found = tried.find((two) => !taken.has(two)) ?? first;
    taken.add(found);
    return found;
  });
}
