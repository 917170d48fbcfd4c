import { stripVTControlCharacters } from 'node:util';

/** Terminal columns of a text, colours left out of the count. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text))
    width += /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : 1;
  return width;
}

/** Breaks a text into lines at spaces. A word longer than a line keeps its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A paragraph with its first line and the others indented: `• a point that goes on`. */
export function paragraph(
  text: string,
  width: number,
  first = '',
  rest = ' '.repeat(widthOf(first)),
): string {
  return wrap(text, width - widthOf(rest))
    .map((line, i) => `${i === 0 ? first : rest}${line}`)
    .join('\n');
}

/** Two texts side by side, each wrapped to its half. */
export function columns(left: string, right: string, width: number, gap = 3): string[] {
  const half = Math.floor((width - gap) / 2);
  const a = wrap(left, half);
  const b = wrap(right, half);
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
    const text = a[i] ?? '';
    return `${text}${' '.repeat(half - widthOf(text) + gap)}${b[i] ?? ''}`.trimEnd();
  });
}

/** Story prose for a terminal: links and emphasis as plain text. */
export function plainProse(markdown: string): string {
  return markdown
    .replace(/\[\[([^\]]+)\]\]/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|[\s(“"'])[*_](?=\S)(.+?)[*_](?=$|[\s.,;:!?)”"'])/g, '$1$2');
}
