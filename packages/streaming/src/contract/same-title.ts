import type { Title } from './title.ts';

/** Letters and figures only: `L’Été, 1978!` and `l'ete 1978` are one title. */
const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The one that is meant, among those that a search found: same title, and same year where both are known. Null where none is, or
 * where several are: then nobody should guess.
 */
export function theOne<Found extends { readonly titles: readonly string[]; readonly year: number | null }>(
  title: Title,
  found: readonly Found[],
): Found | null {
  const named = found.filter(
    ({ titles, year }) =>
      titles.some((each) => plain(each) === plain(title.title)) &&
      (title.year === null || year === null || title.year === year),
  );
  const [first, second] = named;
  return first !== undefined && second === undefined ? first : null;
}
