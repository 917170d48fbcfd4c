import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { plainText } from './markdown.ts';
import { looksLikeDate } from './quotation.ts';
import type { SourceTree } from './tree.ts';

/**
 * Works cited, an item each.
 *
 *     - **Little White Lies**: an interview, <https://lwlies.com/…>, 2024
 *         =================    ************  --------------------  ----
 */
export function readSources(source: Source, items: readonly Range[]): readonly SourceTree[] {
  return items.map((range) => {
    const text = source.slice(range);
    let url: string | null = null;
    const masked = text.replace(
      /\[([^[\]]*)\]\((https?:[^()\s]+)\)|<([^<>\s]+)>|https?:\/\/[^\s<>]+/gu,
      (found, label: string | undefined, linked: string | undefined, angled: string | undefined) => {
        url ??= linked ?? angled ?? found.replace(/[.,;:)]+$/u, '');
        return label ?? '';
      },
    );
    const parts = commaParts(masked, { from: 0, to: masked.length }).map((part) =>
      plainText(masked.slice(part.from, part.to)).replace(/\.$/u, ''),
    );
    const date = parts.slice(1).findLast(looksLikeDate) ?? null;
    return { name: sourceName(masked), url, date, text, range };
  });
}

/** What stands in bold at the start, else what stands before the first colon or comma. */
function sourceName(text: string): string {
  const bold = /^(\*\*|__)(.+?)\1/su.exec(text)?.[2];
  const plain = plainText(bold ?? /^[^,]*?(?=:\s|:?$|,)/u.exec(text.replace(/\s+/gu, ' '))?.[0] ?? text);
  return plain.replace(/[:,.]+$/u, '').trim();
}
