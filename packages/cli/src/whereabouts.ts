import {
  type Availability,
  readRegion,
  regionsOf,
  Streaming,
  type WorkWithWhere,
} from '@unspoiled/streaming';
import { userStore } from './disk-store.ts';
import type { Io } from './io.ts';
import { languageOfLocale, readRegions } from './region.ts';

/** Where works can be watched: for the regions chosen, and those that their files name. */
export interface Whereabouts {
  readonly of: (work: WorkWithWhere) => Promise<readonly Availability[]>;
}

/** The options of the commands that show where to stream beside other things. */
export interface WhereaboutsOptions {
  /** `GB,US`; without it, that of the locale, if anything is known for it. */
  readonly region?: string;
  /** Nobody is asked: it is the last that is known. */
  readonly offline?: boolean;
  /** How many requests may be sent. */
  readonly budget?: string;
}

export function whereabouts(io: Io, { region, offline, budget }: WhereaboutsOptions): Whereabouts {
  const streaming = new Streaming({
    environment: io.env,
    fetch: offline ? null : io.fetch,
    store: userStore(io.env),
    ...(budget !== undefined && { budget: Number(budget) }),
  });
  const chosen = readRegions(region, io.env);
  const language = languageOfLocale(io.env);
  return {
    of: async (work) => {
      const all: Availability[] = [];
      for (const each of new Set([...chosen, ...regionsOf(work)])) {
        const availability = await streaming.where(work, { region: each, language });
        const wanted = region !== undefined && chosen.includes(readRegion(each) ?? '');
        if (wanted || !availability.isEmpty) all.push(availability);
      }
      return all;
    },
  };
}
