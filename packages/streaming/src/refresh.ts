import { systemClock } from './asking/clock.ts';
import { DAY } from './contract/terms.ts';
import type { Region } from './contract/title.ts';
import { Streaming, type WorkWithWhere, type World } from './streaming.ts';

export interface RefreshOptions {
  readonly regions: readonly Region[];
  readonly language?: string;
  /** Called after each title, with how many are done of how many. */
  readonly onTitle?: (progress: RefreshProgress) => void;
}

export interface RefreshProgress {
  readonly done: number;
  readonly of: number;
  readonly title: string;
  /** What went wrong with this title, a sentence each. */
  readonly problems: readonly string[];
}

export interface RefreshReport {
  /** When this refresh began, milliseconds since 1970; before this run, if one that was interrupted went on. */
  readonly startedAt: number;
  readonly resumed: boolean;
  readonly requests: number;
  /** Titles that some provider could not be asked about now: the next run asks for them again. */
  readonly unfinished: readonly string[];
}

/**
 * Asks anew for many titles, one after the other, at the pace that each provider allows. What it gets is kept as it comes, and when it
 * began is noted: a run that ends early, killed or with its budget used up, goes on where it was when it is started again with the same
 * titles and regions within a day. Nothing that came after the beginning is asked for twice.
 */
export async function refresh(
  world: World,
  works: readonly WorkWithWhere[],
  { regions, language = 'en', onTitle }: RefreshOptions,
): Promise<RefreshReport> {
  const { store, budget = Number.MAX_SAFE_INTEGER } = world;
  const now = (world.clock ?? systemClock).now();
  const journal = `refresh/${JSON.stringify([regions, language, works.map(({ kind, title, year, ids }) => [kind, title, year, ids])])}`;
  const began = Number(store.read(journal) ?? Number.NaN);
  const resumed = began <= now && now - began < DAY;
  const startedAt = resumed ? began : now;
  if (!resumed) store.write(journal, String(startedAt));

  const streaming = new Streaming({ patience: 300_000, ...world, budget, notBefore: startedAt });
  const unfinished: string[] = [];
  for (const [index, work] of works.entries()) {
    const problems = new Set<string>();
    let complete = true;
    for (const region of regions) {
      const looked = await streaming.look(work, { region, language });
      complete &&= looked.complete;
      for (const problem of looked.availability.problems) problems.add(problem);
    }
    if (!complete) unfinished.push(work.title);
    onTitle?.({ done: index + 1, of: works.length, title: work.title, problems: [...problems] });
  }
  if (unfinished.length === 0) store.remove(journal);
  return { startedAt, resumed, requests: budget - streaming.requestsLeft, unfinished };
}
