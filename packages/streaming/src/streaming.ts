import { Asker, type Budget, type Record } from './asking/asker.ts';
import { type Clock, systemClock, timestamp } from './asking/clock.ts';
import type { Fetch } from './asking/http.ts';
import { Pace } from './asking/pace.ts';
import { without } from './asking/secrets.ts';
import type { Store } from './asking/store.ts';
import { Trouble } from './asking/trouble.ts';
import { Availability } from './availability.ts';
import type { Answer } from './contract/answer.ts';
import type { Finding } from './contract/offer.ts';
import type { Provider } from './contract/provider.ts';
import type { ProviderName } from './contract/terms.ts';
import { type Region, type Title, titleOf, type Work } from './contract/title.ts';
import { local } from './local/local.ts';
import { streamingAvailability } from './streaming-availability/streaming-availability.ts';
import { tmdb } from './tmdb/tmdb.ts';
import { watchmode } from './watchmode/watchmode.ts';

/** Everybody who is asked over the network, in the order in which they are named. */
export const providers: readonly Provider[] = [tmdb, streamingAvailability, watchmode];

/** What people call a provider: `TMDB`. */
export const providerLabel = (name: ProviderName): string =>
  providers.find((provider) => provider.name === name)?.label ?? 'the story file';

type Environment = Readonly<{ [name: string]: string | undefined }>;

/** What the asking needs of the world. */
export interface World {
  /** The keys and addresses of providers; nothing else of it is read. */
  readonly environment: Environment;
  /** Null: nobody is asked, and what is kept is used. */
  readonly fetch: Fetch | null;
  readonly store: Store;
  readonly clock?: Clock;
  /** Requests that may be sent in all; a thousand, if nothing is said. */
  readonly budget?: number;
  /** Milliseconds for one request. */
  readonly timeout?: number;
  /** Milliseconds to wait for a provider that asks for time. */
  readonly patience?: number;
  /** Milliseconds since 1970: what was fetched before is asked for anew, though it may still be fresh. */
  readonly notBefore?: number;
}

export interface WhereOptions {
  readonly region: Region;
  /** ISO 639-1. */
  readonly language?: string;
  readonly season?: number | null;
  readonly episode?: number | null;
}

/** A work, and what its story file says of where it can be watched. */
export interface WorkWithWhere extends Work {
  readonly where: readonly unknown[];
}

/** Asks all providers that there is a key for, and remembers. Make one for a run: it keeps the paces and the budget. */
export class Streaming {
  readonly #clock: Clock;
  readonly #budget: Budget;
  readonly #secrets: readonly string[];
  readonly #askers: readonly {
    readonly provider: Provider;
    readonly asker: Asker;
    readonly asked: boolean;
  }[];
  readonly #problems: string[] = [];
  readonly #offline: boolean;

  constructor(world: World) {
    const { environment, store, fetch, budget = 1000 } = world;
    this.#clock = world.clock ?? systemClock;
    this.#budget = { left: budget, of: budget };
    this.#offline = fetch === null;
    this.#secrets = providers
      .map((p) => environment[p.access!.keyVariable]?.trim() ?? '')
      .filter((k) => k !== '');
    this.#askers = providers.map((provider) => {
      const network = this.#networkOf(provider, environment, fetch);
      const asker = new Asker({
        provider,
        network,
        store,
        clock: this.#clock,
        pace: new Pace(provider.name, provider.terms.rate, store, this.#clock),
        budget: this.#budget,
        timeout: world.timeout ?? 10_000,
        patience: world.patience ?? 20_000,
        notBefore: world.notBefore ?? 0,
      });
      store.removeBefore(provider.name, this.#clock.now() - provider.terms.keepFor);
      return { provider, asker, asked: network !== null };
    });
  }

  /** Whether anybody is asked at all. */
  get asksAnybody(): boolean {
    return this.#askers.some(({ asked }) => asked);
  }

  get requestsLeft(): number {
    return this.#budget.left;
  }

  /** Where a work can be watched. Never throws: what goes wrong is among the problems. */
  async where(work: WorkWithWhere, options: WhereOptions): Promise<Availability> {
    return (await this.look(work, options)).availability;
  }

  /** The same, and whether everybody who was asked has answered afresh. */
  async look(
    work: WorkWithWhere,
    options: WhereOptions,
  ): Promise<{ readonly availability: Availability; readonly complete: boolean }> {
    const { title, problems: ofTitle } = titleOf(work);
    const own = local(work.where);
    const asked = title === null ? [] : await this.#askAll(title, options);
    const answers = asked.flatMap(({ answer }) => answer ?? []);
    const problems = [...this.#problems, ...ofTitle, ...own.problems, ...asked.flatMap((a) => a.problems)];
    if (title !== null && !this.asksAnybody) problems.push(this.#nobody(answers.length > 0));
    const question = questionOf(title ?? NO_TITLE, options);
    const findings = await own.provider.look(question, () => Promise.resolve(null));
    if (title?.kind === 'series') problems.push(...coarser('The story file', findings, options));
    const { name, terms } = own.provider;
    const availability = Availability.of(
      options.region,
      [...answers, { provider: name, terms, findings, fetchedAt: null, stale: false }],
      problems.map((problem) => without(this.#secrets, problem)),
    );
    return { availability, complete: asked.every(({ complete }) => complete) };
  }

  async #askAll(title: Title, options: WhereOptions) {
    return Promise.all(
      this.#askers.map(async ({ provider, asker, asked }) => {
        const record: Record = { fetchedAt: null, stale: false, problems: new Set() };
        try {
          const findings = await provider.look(questionOf(title, options), asker.askingFor(record));
          const fetchedAt = record.fetchedAt === null ? null : timestamp(record.fetchedAt);
          const answer: Answer = {
            provider: provider.name,
            terms: provider.terms,
            findings,
            fetchedAt,
            stale: record.stale,
          };
          const old =
            record.stale && fetchedAt !== null
              ? [`What ${provider.label} says is as of ${fetchedAt.slice(0, 10)}.`]
              : [];
          return {
            answer,
            problems: [...record.problems, ...old, ...coarser(provider.label, findings, options)],
            complete: !asked || (!record.stale && record.problems.size === 0),
          };
        } catch (error) {
          if (!(error instanceof Trouble)) throw error;
          // Nothing is kept of one who is not asked: that is no problem of its own.
          return {
            answer: null,
            problems: asked ? [error.message] : [],
            complete: !asked || error.kind === 'settled',
          };
        }
      }),
    );
  }

  #nobody(remembered: boolean): string {
    const shown = remembered
      ? 'What is shown is the last that is known, with what the story file says itself.'
      : 'What is shown is what the story file says itself.';
    if (this.#offline || this.#problems.length > 0) return `No provider was asked. ${shown}`;
    const variables = providers.map((provider) => provider.access!.keyVariable);
    return `No provider was asked, since there is no key for one in ${variables.slice(0, -1).join(', ')} or ${variables.at(-1)}. ${shown}`;
  }

  #networkOf(provider: Provider, environment: Environment, fetch: Fetch | null) {
    const { keyVariable, addressVariable, address } = provider.access!;
    const key = environment[keyVariable]?.trim() ?? '';
    if (fetch === null || key === '') return null;
    // A header holds no line breaks, and no letters beyond Latin-1.
    if (!/^[\x21-\x7e]+$/.test(key)) {
      this.#problems.push(`The key in ${keyVariable} holds signs that no key has: check it.`);
      return null;
    }
    const written = environment[addressVariable]?.trim() || address;
    if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) {
      this.#problems.push(`${addressVariable} holds no web address. It looks like ${address}.`);
      return null;
    }
    const url = new URL(written);
    if (url.username !== '' || url.password !== '') {
      this.#problems.push(`${addressVariable} holds a name or a password. Write the address without them.`);
      return null;
    }
    return { fetch, key, address: url };
  }
}

/** That a provider does not tell seasons or episodes apart, where one was asked for. */
function coarser(
  label: string,
  findings: readonly Finding[],
  { season, episode }: WhereOptions,
): readonly string[] {
  if (season == null || findings.length === 0) return [];
  if (findings.every((finding) => finding.season === null))
    return [`${label} does not tell season ${season} apart: what it says is of the series as a whole.`];
  if (episode != null && findings.every((finding) => finding.episode === null))
    return [
      `${label} does not tell episode ${episode} apart: what it says is of season ${season} as a whole.`,
    ];
  return [];
}

const NO_TITLE: Title = { kind: 'film', tmdb: null, imdb: null, title: '', year: null };

const questionOf = (title: Title, { region, language, season, episode }: WhereOptions) => ({
  title,
  region,
  language: language ?? 'en',
  season: season ?? null,
  episode: season == null ? null : (episode ?? null),
});

/** The regions that a story file itself names under `where`. */
export const regionsOf = ({ where }: Pick<WorkWithWhere, 'where'>): readonly Region[] => local(where).regions;
