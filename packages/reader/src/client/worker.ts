// The service worker: what has been visited can be read without a connection. It keeps nothing that the page did not ask for.

interface WorkerEvent extends Event {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  location: Location;
};
const CACHE = 'unspoiled';

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin || url.pathname.endsWith('/changes'))
    return;
  event.respondWith(newest(request));
});

/** From the net where there is one, else as it was. */
async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // What has its content's hash in its name does not change.
  const fixed = /\/assets\/[^/]*-[0-9A-Z]{8}\./i.test(request.url) ? await cache.match(request) : undefined;
  if (fixed) return fixed;
  try {
    const response = await fetch(request);
    // Without the page that was looked at, which stands behind the #.
    if (response.ok) await cache.put(request.url.split('#')[0] as string, response.clone());
    return response;
  } catch {
    return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? Response.error();
  }
}
