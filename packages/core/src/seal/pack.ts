import type { Word } from '../story/model.ts';

// Values to JSON and back. Words stand by their ids, numbers that JSON lacks as { "∞": 1 }, and places in a file are left out.

export const NOWHERE = { from: 0, to: 0 };

export function pack(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { '∞': value > 0 ? 1 : -1 };
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(pack);
  const packed: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === 'range' || part === undefined) continue;
    packed[key] = key === 'word' && isClause(value) && part ? (part as Word).id : pack(part);
  }
  return packed;
}

const isClause = (value: object): boolean => 'args' in value && 'negated' in value;

/** The value again. @param word finds a word by its id. */
export function unpack(value: unknown, word: (id: string) => Word): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part) => unpack(part, word));
  if ('∞' in value) return value['∞'] === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const found: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value))
    found[key] = key === 'word' && isClause(value) ? word(part as string) : unpack(part, word);
  if (isClause(value)) found.range = NOWHERE;
  return found;
}
