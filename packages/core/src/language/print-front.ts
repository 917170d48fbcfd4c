import { stringify } from 'yaml';
import type { Front, Picture } from './tree.ts';

/** The front matter between its `---` lines, keys in a fixed order; empty if it says nothing. */
export function printFront(front: Front): string {
  const lines: string[] = [];
  const value = (key: string, text: string): void => {
    if (text !== '') lines.push(`${scalar(key)}: ${scalar(text)}`);
  };
  value('story', front.title);
  value('kind', front.kind);
  if (front.year !== null) lines.push(`year: ${front.year}`);
  if (front.runtime !== null) lines.push(`runtime: ${clock(front.runtime)}`);
  const ids = Object.entries(front.ids);
  if (ids.length > 0) lines.push('ids:', ...ids.map(([key, id]) => `  ${scalar(key)}: ${scalar(id)}`));
  for (const credit of front.credits) lines.push(`${scalar(credit.role)}: ${names(credit.names)}`);
  if (front.awards.length > 0) lines.push('awards:', ...front.awards.map((award) => `  - ${scalar(award)}`));
  if (front.where.length > 0) lines.push(stringify({ where: front.where }, { lineWidth: 0 }).trimEnd());
  if (front.pictures.length > 0)
    lines.push('pictures:', ...front.pictures.map((picture) => `  - ${pictureEntry(picture)}`));
  if (front.words !== null) value('words', front.words);
  for (const other of front.other) lines.push(`${scalar(other.key)}: ${scalar(other.text)}`);
  if (lines.length === 0 && front.language === 'en') return '';
  return ['---', ...lines, `language: ${scalar(front.language)}`, '---'].join('\n');
}

/** Names that a comma or `and` would part, or several, go in a list. */
function names(all: readonly string[]): string {
  const [only] = all;
  if (only !== undefined && all.length === 1 && !/[,;&]| and /u.test(only)) return scalar(only);
  return `[${all.map((name) => JSON.stringify(name)).join(', ')}]`;
}

function pictureEntry(picture: Picture): string {
  const fields = [
    ['file', picture.file],
    ['alt', picture.alt],
    ['credit', picture.credit],
    ['after', picture.after ?? ''],
  ].filter(([, text]) => text !== '');
  return `{ ${fields.map(([key, text]) => `${key}: ${JSON.stringify(text)}`).join(', ')} }`;
}

/** Plain where that reads back as the same text: `tt21192142`, `0012`. */
function scalar(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(text) && !/^null$/iu.test(text)) return text;
  const written = stringify(text, { lineWidth: 0 }).trimEnd();
  return /[\r\n]/u.test(written) ? JSON.stringify(text) : written;
}

/** Seconds as `1:45:00`. */
export function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`;
}
