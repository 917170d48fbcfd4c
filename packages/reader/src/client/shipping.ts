import {
  type Contribution,
  type OpenNews,
  type PackedPrelude,
  segmentName,
  segmentsFor,
} from '@unspoiled/core/reader';
import type { Storyline } from '@unspoiled/core/reader/charts';
import type { ShippedEnding, ShippedSegment } from '../pages/public.ts';

// What is fetched, and what is let go again. Nothing is fetched that ends after the reader's place.

/** The cache that the service worker fills. */
export const CACHE = 'unspoiled';

/** A part that is not there: beyond the end of the story, or no such place. */
export class Missing extends Error {}
/** No connection, and not on this device. */
export class Unreachable extends Error {}

/** What the pages are drawn from now, by the addresses it was asked for at. */
export const fetched = new Map<string, unknown>();

async function fetchJson<T>(address: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new Unreachable(address);
  }
  if (response.status === 404 || response.status === 410) throw new Missing(address);
  if (!response.ok) throw new Unreachable(address);
  const body = (await response.json()) as T;
  fetched.set(address, body);
  return body;
}

let scenes: readonly Contribution[] = [];
let open: readonly (OpenNews | null)[] = [];
let ending: ShippedEnding | null = null;
let prelude: { readonly address: string; readonly packed: Promise<PackedPrelude> } | null = null;

/** How many scenes are over at a place: `43`, `s1e4`, `in-ch-12`. */
export const scenesAt = async (place: string): Promise<number> =>
  (await fetchJson<{ scenes: number }>(`places/${place}.json`)).scenes;

export function preludeAt(address: string): Promise<PackedPrelude> {
  if (prelude?.address !== address) {
    const packed = fetchJson<PackedPrelude>(address);
    packed.catch(() => {
      prelude = null;
    });
    prelude = { address, packed };
  }
  return prelude.packed;
}

/** What a reader has been given. */
export interface Shipped {
  readonly scenes: readonly Contribution[];
  /** What each of them changes in what is open. */
  readonly open: readonly (OpenNews | null)[];
  readonly ending: ShippedEnding | null;
}

/** The first `count` scenes, and the ending for those who have finished: what is there stays, what comes after is let go. */
export async function ship(count: number, ended: boolean): Promise<Shipped> {
  if (count < scenes.length || (ending && !ended)) await forget(count);
  const onward = segmentsFor(count, scenes.length);
  const afresh = segmentsFor(count);
  const wanted = onward.length <= afresh.length ? onward : afresh;
  const parts = await Promise.all(
    wanted.map((part) => fetchJson<ShippedSegment>(`segments/${segmentName(part)}.json`)),
  );
  const from = wanted[0]?.start ?? count;
  scenes = [...scenes.slice(0, from), ...parts.flatMap((part) => part.scenes)];
  open = [...open.slice(0, from), ...parts.flatMap((part) => part.open)];
  return { scenes, open, ending: ended ? await shipEnding() : null };
}

/** The ending, for those who have finished. */
export async function shipEnding(): Promise<ShippedEnding> {
  ending ??= await fetchJson<ShippedEnding>('ending.json');
  return ending;
}

/** A stretch of the finished story's storyline, as it was laid out when the site was built. */
export const shipStoryline = (stretch: number): Promise<Storyline> =>
  fetchJson<Storyline>(`storylines/${stretch}.json`);

/** Keeps something that is here for when there is no connection. */
export const keep = (cache: Cache, address: string, body: unknown): Promise<void> =>
  cache.put(
    address,
    new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
  );

/** Lets go of what comes after a reader who has gone back, here and in the cache. What does not stays, in shorter runs. */
async function forget(count: number): Promise<void> {
  scenes = scenes.slice(0, count);
  open = open.slice(0, count);
  ending = null;
  for (const address of fetched.keys()) if (isLater(address, count)) fetched.delete(address);
  for (const part of segmentsFor(count)) {
    const [from, to] = [part.start, part.start + part.length];
    const run: ShippedSegment = { ...part, scenes: scenes.slice(from, to), open: open.slice(from, to) };
    fetched.set(`segments/${segmentName(part)}.json`, run);
  }
  if (!('caches' in globalThis)) return;
  const cache = await caches.open(CACHE);
  for (const part of segmentsFor(count)) {
    const address = `segments/${segmentName(part)}.json`;
    if (!(await cache.match(address))) await keep(cache, address, fetched.get(address));
  }
  const here = new URL('.', location.href).href;
  for (const { url } of await cache.keys()) {
    if (!url.startsWith(here)) continue;
    if (isLater(url.slice(here.length), count)) await cache.delete(url);
  }
}

/** Whether a part of the story, by its address in the story's folder, may tell of more than so many scenes. */
function isLater(part: string, count: number): boolean {
  const segment = /^segments\/(\d+)-(\d+)\.json/.exec(part);
  return segment
    ? Number(segment[1]) + Number(segment[2]) > count
    : /^(?:ending|storylines\/|places\/|pictures\/|read\/|#)/.test(part);
}
