import { CACHE, fetched, keep } from './shipping.ts';

/**
 * Keeps what this page was loaded from, which came before the service worker watched, and, once a reader goes in, the code of the pages
 * not looked at yet: whoever only looks at what anybody may see is spared it.
 *
 * @param reading fulfilled once there is a reader who has a place.
 */
export async function keepOffline(worker: string, reading: Promise<void>): Promise<void> {
  if (!('serviceWorker' in navigator) || !globalThis.isSecureContext) return;
  try {
    // One that was there when the page began has seen all of it come.
    const sawAll = navigator.serviceWorker.controller !== null;
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    if (!sawAll) await keepLoaded();
    await reading;
    await idle();
    await import('./later.ts');
    if (!sawAll) await keepLoaded();
  } catch {
    // Without it the companion works as well, only not offline.
  }
}

async function keepLoaded(): Promise<void> {
  const cache = await caches.open(CACHE);
  const here = location.href.split('#')[0] as string;
  // Whether it stands in an element or is imported by a script.
  const own = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.includes('/assets/'));
  for (const address of new Set([here, ...own])) {
    if (await cache.match(address)) continue;
    const response = await fetch(address, { cache: 'force-cache' });
    if (response.ok) await cache.put(address, response);
  }
  // What is told is here, and may have been let go when its turn comes.
  for (const address of [...fetched.keys()]) {
    const there = await cache.match(address);
    const body = fetched.get(address);
    if (there || body === undefined) continue;
    await keep(cache, address, body);
    if (!fetched.has(address)) await cache.delete(address);
  }
}

/** Once the page has nothing else to do. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
    else setTimeout(resolve, 1000);
  });
