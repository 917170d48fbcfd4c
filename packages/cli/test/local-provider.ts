import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'token-that-never-shows';

export interface Request {
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  answered: boolean;
}

/** TMDB, as far as these tests need it, on this machine: every film is at Harbour+ in GB, and for rent in US. */
export async function localProvider() {
  const requests: Request[] = [];
  const state = {
    /** Called with each request, before it is answered; false: it never is. */
    answers: (_: Request, _nth: number): boolean => true,
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const seen: Request = { path, headers: request.headers, answered: false };
    requests.push(seen);
    if (!state.answers(seen, requests.length)) return;
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      response.writeHead(401).end('{}');
      return;
    }
    const number = /^\/3\/movie\/(\d+)\/watch\/providers$/.exec(path)?.[1];
    response.writeHead(number === undefined ? 404 : 200, { 'content-type': 'application/json' });
    const at = (provider_name: string) => [{ provider_name, provider_id: 1, logo_path: '/x.jpg' }];
    response.end(
      JSON.stringify({
        id: Number(number),
        results: {
          GB: {
            link: `https://www.themoviedb.org/movie/${number}/watch?locale=GB`,
            flatrate: at('Harbour+'),
          },
          US: {
            link: `https://www.themoviedb.org/movie/${number}/watch?locale=US`,
            rent: at('Lantern Store'),
          },
        },
      }),
      () => {
        seen.answered = true;
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    requests,
    state,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/3`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
