import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { headers, isOfTheStory } from '../build/site.ts';
import type { SiteFile } from '../build/story-site.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
};

/** A running companion. */
export interface Served {
  /** `http://127.0.0.1:4000/` */
  readonly address: string;
  /** Shows other files from now on, and tells the pages that are open to load again. */
  readonly show: (files: Iterable<SiteFile>) => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves a site out of memory.
 *
 * @param port 0 for any that is free.
 * @returns once it listens; rejects if it cannot.
 */
export async function serveSite(
  files: Iterable<SiteFile>,
  port: number,
  host = '127.0.0.1',
): Promise<Served> {
  let site = byPath(files);
  const sent = headers();
  const watching = new Set<() => void>();
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(sent)) context.header(name, value);
  });
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      const tell = () => void stream.writeSSE({ event: 'changed', data: '' });
      watching.add(tell);
      stream.onAbort(() => {
        watching.delete(tell);
      });
      while (!stream.aborted) {
        await stream.sleep(15_000);
        await stream.writeSSE({ event: 'still-here', data: '' });
      }
    }),
  );
  app.get('*', (context) => {
    let path: string;
    try {
      path = decodeURIComponent(new URL(context.req.url).pathname).slice(1);
    } catch {
      return context.text('Not found', 404);
    }
    const body = site.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    if (body === undefined)
      return site.has(`${path}/index.html`)
        ? context.redirect(`/${encodeURI(path)}/`)
        : context.text('Not found', 404);
    const type = TYPES[/\.([a-z]+)$/.exec(path)?.[1] ?? 'html'] ?? 'application/octet-stream';
    const lasting = /^assets\/.*-[0-9A-Z]{8}\./i.test(path);
    return context.body(body as string | Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': type,
      'Cache-Control': lasting
        ? 'public, max-age=31536000, immutable'
        : isOfTheStory(path)
          ? 'no-store'
          : 'no-cache',
    });
  });
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port, hostname: host }, () =>
      resolve(started as Server),
    ) as Server;
    started.on('error', reject);
  });
  const at = server.address();
  const bound = at !== null && typeof at === 'object' ? at.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
    show: (fresh) => {
      site = byPath(fresh);
      for (const tell of watching) tell();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const byPath = (files: Iterable<SiteFile>): ReadonlyMap<string, SiteFile['body']> =>
  new Map([...files].map(({ path, body }) => [path, body]));
