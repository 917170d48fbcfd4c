import * as v from 'valibot';
import type { Ask, Provider, Request } from '../contract/provider.ts';
import { DAY } from '../contract/terms.ts';
import type { Clock } from './clock.ts';
import { type Fetch, get, type HttpAnswer } from './http.ts';
import { type Kept, readKept, removeKept, writeKept } from './kept.ts';
import type { Pace } from './pace.ts';
import { without } from './secrets.ts';
import type { Store } from './store.ts';
import { Trouble } from './trouble.ts';

/** How many requests may still be sent, by all providers together. */
export interface Budget {
  left: number;
  readonly of: number;
}

/** How one provider is asked. Times are in milliseconds. */
export interface Asking {
  readonly provider: Provider;
  /** Null: it is not asked, and only what is kept is used. */
  readonly network: { readonly fetch: Fetch; readonly key: string; readonly address: URL } | null;
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly budget: Budget;
  readonly timeout: number;
  /** How long to wait for a turn, when the provider asks for time. */
  readonly patience: number;
  /** Answers older than this are asked for anew, however fresh (milliseconds since 1970). */
  readonly notBefore: number;
}

/** What came of asking for one question: how old it is, and what went wrong. */
export interface Record {
  fetchedAt: number | null;
  stale: boolean;
  readonly problems: Set<string>;
}

const ATTEMPTS = 3;
/** A provider that has failed so often in a row is taken to be away for a minute: nobody else waits for it in vain. */
const AWAY = 60_000;
/** Away so often in a row, it is not waited for again. */
const GIVEN_UP = 3;

/**
 * Asks one provider over HTTP, keeps what it says for as long as it allows, and falls back on that when it is away.
 *
 *     kept and fresh ──────────────────────────────→ it
 *     kept, not fresh ─→ ask, "if it has changed" ─→ 304: it, fresh again │ 200: the new one │ trouble: it, marked stale
 *     not kept ────────→ ask ──────────────────────→ 200: keep it │ 404: keep that │ trouble
 */
export class Asker {
  readonly #asking: Asking;
  /** One request for however many ask at once. */
  readonly #running = new Map<string, Promise<Told>>();
  #away: { readonly until: number; readonly times: number; readonly trouble: Trouble } | null = null;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** The asking for one question, which notes in `record` what it rests on. */
  askingFor(record: Record): Ask {
    return async (request) => {
      const { kept, stale, trouble } = await this.#told(request);
      if (trouble !== null) record.problems.add(trouble);
      if (request.lasting === undefined) {
        record.fetchedAt = Math.min(record.fetchedAt ?? kept.fetchedAt, kept.fetchedAt);
        record.stale ||= stale;
      }
      return kept.value as never;
    };
  }

  #told(request: Request<v.GenericSchema>): Promise<Told> {
    const name = nameOf(request);
    const running = this.#running.get(name);
    if (running !== undefined) return running;
    const mine = this.#find(name, request).finally(() => this.#running.delete(name));
    this.#running.set(name, mine);
    return mine;
  }

  async #find(name: string, request: Request<v.GenericSchema>): Promise<Told> {
    const { provider, network, clock, notBefore } = this.#asking;
    const kept = this.#kept(name, request.schema);
    const now = clock.now();
    if (kept !== null) {
      const fresh = request.lasting || now < kept.freshUntil;
      if (fresh && kept.fetchedAt >= notBefore) return { kept, stale: false, trouble: null };
      if (network === null) return { kept, stale: !fresh, trouble: null };
    }
    if (network === null) throw new Trouble(`Nothing that ${provider.label} said before is kept.`);
    try {
      return { kept: await this.#fetch(name, request, kept), stale: false, trouble: null };
    } catch (error) {
      if (kept === null || !(error instanceof Trouble)) throw error;
      return { kept, stale: true, trouble: error.message };
    }
  }

  /** What is kept, if its time is not over and it still has the form. */
  #kept(name: string, schema: v.GenericSchema): Kept | null {
    const { provider, store, clock } = this.#asking;
    const kept = readKept(store, provider.name, name);
    if (kept === null) return null;
    const age = clock.now() - kept.fetchedAt;
    const value = kept.value === null ? { success: true, output: null } : v.safeParse(schema, kept.value);
    if (age < provider.terms.keepFor && value.success) return { ...kept, value: value.output };
    removeKept(store, provider.name, name);
    return null;
  }

  async #fetch(name: string, request: Request<v.GenericSchema>, kept: Kept | null): Promise<Kept> {
    const { provider, store } = this.#asking;
    const answer = await this.#patiently(request, kept);
    if (answer.status === 304 && kept !== null) {
      return this.#keep({ ...kept, ...this.#times(answer) });
    }
    const forgets = /\bno-store\b/i.test(answer.headers.get('cache-control') ?? '');
    if (answer.status === 404) {
      // A web page that says "not found" is of a wrong address, and says nothing of the title.
      this.#json(answer);
      const unknown: Kept = { version: 1, name, ...this.#times(answer), ...NO_MARKS, value: null };
      return forgets ? unknown : this.#keep(unknown);
    }
    if (answer.status !== 200) throw this.#refusal(answer.status);
    const value = v.safeParse(request.schema, this.#json(answer));
    if (!value.success)
      throw new Trouble(`${provider.label} answered in a form that this version of Unspoiled does not know.`);
    const marks = { etag: answer.headers.get('etag'), lastModified: answer.headers.get('last-modified') };
    const fresh: Kept = { version: 1, name, ...this.#times(answer), ...marks, value: value.output };
    if (forgets) {
      removeKept(store, provider.name, name);
      return fresh;
    }
    return this.#keep(fresh);
  }

  #keep(kept: Kept): Kept {
    writeKept(this.#asking.store, this.#asking.provider.name, kept);
    return kept;
  }

  /** `Cache-Control: max-age` may make it shorter than the provider's terms, never longer. */
  #times(answer: HttpAnswer): { fetchedAt: number; freshUntil: number } {
    const now = this.#asking.clock.now();
    const said = /\bmax-age=(\d{1,9})\b/i.exec(answer.headers.get('cache-control') ?? '');
    const { freshFor } = this.#asking.provider.terms;
    return { fetchedAt: now, freshUntil: now + Math.min(freshFor, said ? Number(said[1]) * 1000 : freshFor) };
  }

  /** Asks, and again where that may help: after 429, when the provider says; after 5xx and broken answers, a little later. */
  async #patiently(request: Request<v.GenericSchema>, kept: Kept | null): Promise<HttpAnswer> {
    const { provider, pace, clock, patience } = this.#asking;
    for (let attempt = 1; ; attempt++) {
      await this.#whileAway();
      let trouble: Trouble;
      try {
        const answer = await pace.send(provider.label, patience, () => this.#once(request, kept));
        if (answer.status !== 429 && answer.status < 500) {
          this.#away = null;
          return answer;
        }
        trouble = this.#refusal(answer.status);
        if (answer.status === 429 || answer.headers.has('retry-after'))
          pace.pause(clock.now() + retryAfter(answer.headers.get('retry-after'), clock.now(), attempt));
        else pace.pause(clock.now() + backOff(attempt));
      } catch (error) {
        if (!(error instanceof Trouble && error.kind === 'passing')) throw error;
        trouble = error;
        pace.pause(clock.now() + backOff(attempt));
      }
      if (attempt < ATTEMPTS) continue;
      const times = (this.#away?.times ?? 0) + 1;
      const until = times < GIVEN_UP ? clock.now() + AWAY : Number.POSITIVE_INFINITY;
      this.#away = { until, times, trouble };
      throw trouble;
    }
  }

  /** Waits until the provider may be back, where there is the patience for it. */
  async #whileAway(): Promise<void> {
    const { clock, patience } = this.#asking;
    for (let away = this.#away; away !== null && clock.now() < away.until; away = this.#away) {
      if (away.until - clock.now() > patience) throw away.trouble;
      await clock.sleep(away.until - clock.now());
    }
  }

  async #once({ path, query = {} }: Request<v.GenericSchema>, kept: Kept | null): Promise<HttpAnswer> {
    const { provider, network, budget, timeout } = this.#asking;
    if (budget.left <= 0)
      throw new Trouble(
        `The ${budget.of} requests that this run may send are used up, so ${provider.label} was not asked. Run it again to go on, or give a larger --budget.`,
      );
    budget.left--;
    const { fetch, key, address } = network!;
    const url = new URL(address);
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    for (const [parameter, value] of Object.entries(query)) url.searchParams.set(parameter, value);
    const headers: { [name: string]: string } = {
      accept: 'application/json',
      ...provider.access!.headers(key, address),
    };
    if (kept?.etag != null) headers['if-none-match'] = kept.etag;
    else if (kept?.lastModified != null) headers['if-modified-since'] = kept.lastModified;
    return get(fetch, provider.label, url.href, headers, timeout);
  }

  #json({ text }: HttpAnswer): unknown {
    const { provider, network } = this.#asking;
    try {
      return JSON.parse(without([network!.key], text));
    } catch {
      const instead = /^\s*</.test(text) ? 'with a web page' : 'with something';
      throw new Trouble(`${provider.label} answered ${instead} that is not its data. Try again later.`);
    }
  }

  #refusal(status: number): Trouble {
    const { label, access } = this.#asking.provider;
    if (status === 401 || status === 403)
      return new Trouble(`${label} does not accept the key in ${access?.keyVariable}: check it.`);
    if (status === 402)
      return new Trouble(`${label} says that the plan of the key in ${access?.keyVariable} is used up.`);
    if (status === 429) return new Trouble(`${label} has had too many requests. Try again later.`, 'passing');
    if (status >= 500)
      return new Trouble(`${label} is out of order (${status}). Try again later.`, 'passing');
    if (status === 304)
      return new Trouble(`${label} says that nothing has changed, and nothing is kept of it.`);
    if (status >= 300 && status < 400)
      return new Trouble(
        `${label} sends on to another address (${status}), and keys are not sent on. Check ${access?.addressVariable}.`,
      );
    return new Trouble(`${label} did not take the question (${status}).`);
  }
}

interface Told {
  readonly kept: Kept;
  readonly stale: boolean;
  readonly trouble: string | null;
}

const NO_MARKS = { etag: null, lastModified: null } as const;

/** `/movie/994108/watch/providers?a=1&b=2`, the query in order: one question, one name. */
function nameOf({ path, query = {} }: Request<v.GenericSchema>): string {
  const sorted = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  const written = new URLSearchParams(sorted).toString();
  return written === '' ? path : `${path}?${written}`;
}

/** Milliseconds: half a second, then two. Spread a little, so that many who fail together do not come back together. */
const backOff = (attempt: number): number => 500 * 4 ** (attempt - 1) * (0.75 + Math.random() / 2);

/** `Retry-After`, in seconds or as a date, in milliseconds from now; a day at most, since nobody means more. */
function retryAfter(header: string | null, now: number, attempt: number): number {
  if (header === null) return 2 * backOff(attempt);
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return wait > 0 ? Math.min(wait, DAY) : 2 * backOff(attempt);
}
