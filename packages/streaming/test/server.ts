import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  status: number;
}

/** Something else than the data: a status with headers and a body, an answer that never comes, one that breaks off. */
export type Instead =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'hang'
  | 'cut';

/** What a path holds; undefined: 404. */
export type Routes = (path: string, query: Readonly<Record<string, string>>) => unknown;

/** A provider that stands on this machine, and that can be slow, wrong, rate-limiting, cut off, or answer with HTML. */
export class LocalProvider {
  readonly seen: Seen[] = [];
  /** What to send in place of the data, for the request seen as the nth (from 1); null: the data. */
  instead: (nth: number, seen: Seen) => Instead | null = () => null;
  /** Headers that go with the data. */
  headers: Record<string, string> = {};
  routes: Routes;
  readonly #accepts: (headers: IncomingMessage['headers']) => boolean;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(routes: Routes, accepts: (headers: IncomingMessage['headers']) => boolean) {
    this.routes = routes;
    this.#accepts = accepts;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/base`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): unknown {
    const url = new URL(request.url ?? '/', 'http://local');
    const path = url.pathname.replace(/^\/base/, '');
    const seen: Seen = {
      path,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      status: 0,
    };
    this.seen.push(seen);
    const send = (status: number, headers: Record<string, string>, body: string) => {
      seen.status = status;
      response.writeHead(status, headers).end(body);
    };
    const instead = this.instead(this.seen.length, seen);
    if (instead === 'hang') return null;
    if (instead === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"results": {"GB": {"flatrate": [');
      setTimeout(() => response.destroy(), 5);
      return null;
    }
    if (instead !== null) return send(instead.status, instead.headers ?? {}, instead.body ?? '');
    if (!this.#accepts(request.headers)) return send(401, {}, '{"message":"no"}');
    const value = this.routes(path, seen.query);
    if (value === undefined) return send(404, { 'content-type': 'application/json' }, '{"message":"none"}');
    const body = JSON.stringify(value);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
    if (request.headers['if-none-match'] === etag) return send(304, { etag, ...this.headers }, '');
    return send(200, { 'content-type': 'application/json', etag, ...this.headers }, body);
  }
}
