import * as v from 'valibot';
import type { Store } from './store.ts';

/** An answer as it is kept: only what the schema took of it. Times are milliseconds since 1970. */
const keptSchema = v.object({
  version: v.literal(1),
  name: v.string(),
  fetchedAt: v.number(),
  freshUntil: v.number(),
  etag: v.nullable(v.string()),
  lastModified: v.nullable(v.string()),
  /** Null: the provider knows no such thing. */
  value: v.unknown(),
});

export type Kept = v.InferOutput<typeof keptSchema>;

/** What is kept under a name; null where there is nothing, or nothing that this version can read. */
export function readKept(store: Store, provider: string, name: string): Kept | null {
  const text = store.read(placeOf(provider, name));
  if (text === null) return null;
  try {
    const kept = v.parse(keptSchema, JSON.parse(text));
    return kept.name === name ? kept : null;
  } catch {
    return null;
  }
}

export const writeKept = (store: Store, provider: string, kept: Kept): void =>
  store.write(placeOf(provider, kept.name), JSON.stringify(kept));

export const removeKept = (store: Store, provider: string, name: string): void =>
  store.remove(placeOf(provider, name));

const placeOf = (provider: string, name: string) => `${provider}/answer ${name}`;
