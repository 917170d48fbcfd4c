import { CACHE, fetched } from './shipping.ts';

/** Keeps what this page was loaded from, which came before the service worker watched. */
export async function keepOffline(worker: string): Promise<void> {
  if (!('serviceWorker' in navigator) || !globalThis.isSecureContext) return;
  try {
    // One that was there when the page began has seen all of it come.
    const sawAll = navigator.serviceWorker.controller !== null;
    await navigator.serviceWorker.register(worker);
    if (sawAll) return;
    await navigator.serviceWorker.ready;
    const cache = await caches.open(CACHE);
    const here = location.href.split('#')[0] as string;
    const parts = [
      ...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(
        'script[src], link[rel=stylesheet], link[rel=modulepreload]',
      ),
    ];
    // What a script imports stands in no element.
    const imported = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.includes('/assets/'));
    const own = parts.map((part) => ('src' in part ? part.src : part.href));
    const addresses = new Set([here, ...own, ...imported, ...fetched]);
    for (const address of addresses) {
      if (await cache.match(address)) continue;
      const response = await fetch(address, { cache: 'force-cache' });
      if (response.ok) await cache.put(address, response);
    }
  } catch {
    // Without it the companion works as well, only not offline.
  }
}
