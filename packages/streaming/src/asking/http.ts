import { Trouble } from './trouble.ts';

/** An answer is some kilobytes; whoever sends more is not answering this question. */
const LARGEST = 8_000_000;

export type Fetch = (
  address: string,
  init: {
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One GET. Redirects are not followed: the headers hold a key, and it is nobody else's.
 *
 * @param timeout Milliseconds for the whole answer.
 * @throws Trouble, which passes, where no whole answer came.
 */
export async function get(
  fetch: Fetch,
  label: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  timeout: number,
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(address, { headers, redirect: 'manual', signal });
    return { status: response.status, headers: response.headers, text: await textOf(response, label) };
  } catch (error) {
    if (error instanceof Trouble) throw error;
    // What the platform says would hold the address: it is not passed on.
    throw signal.aborted
      ? new Trouble(`${label} did not answer within ${timeout / 1000} seconds.`, 'passing')
      : new Trouble(`${label} could not be reached, or broke off in the middle of its answer.`, 'passing');
  }
}

async function textOf(response: Response, label: string): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > LARGEST) {
      await reader.cancel();
      throw new Trouble(`${label} sent more than ${LARGEST / 1_000_000} megabytes, which is no answer.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
