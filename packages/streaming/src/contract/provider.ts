import type { GenericSchema, InferOutput } from 'valibot';
import type { Finding } from './offer.ts';
import type { ProviderName, Terms } from './terms.ts';
import type { Question } from './title.ts';

/** One question over HTTP: a path below the provider's address, and its query. Never a key. */
export interface Request<Schema extends GenericSchema> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** What of the answer is kept. All else that the provider sent is dropped here and reaches nothing. */
  readonly schema: Schema;
  /** The answer does not age: which number a title has. */
  readonly lasting?: true;
}

/** Asks the provider, or remembers. Null: it knows no such thing. Throws a `Trouble` for all else. */
export type Ask = <Schema extends GenericSchema>(
  request: Request<Schema>,
) => Promise<InferOutput<Schema> | null>;

/** Where to watch, as one source has it. */
export interface Provider {
  readonly name: ProviderName;
  /** As people call it: `TMDB`. */
  readonly label: string;
  readonly terms: Terms;
  /** What stands between it and the network; null for a source that needs none. */
  readonly access: Access | null;
  /**
   * The offers for a question. Of an episode it gives what it says of that episode, also if that is nothing; only where it does not tell
   * episodes apart, what it says of the season, and where it does not know the season, of the series. Each finding says which it is of.
   * Throws only what `ask` throws.
   */
  readonly look: (
    question: Question,
    ask: Ask,
  ) => Promise<readonly (Finding & { fetchedAt?: string | null })[]>;
}

export interface Access {
  /** The variables of the environment that hold the key, and another address. */
  readonly keyVariable: string;
  readonly addressVariable: string;
  readonly address: string;
  /** The headers that carry the key. Never the query: addresses end up in logs. */
  readonly headers: (key: string, address: URL) => Readonly<Record<string, string>>;
}
