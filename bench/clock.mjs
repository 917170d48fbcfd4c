// How the bench tells the time.

import { existsSync, readFileSync } from 'node:fs';

const THREAD = '/proc/thread-self/schedstat';
const tells = existsSync(THREAD);

/**
 * Processor time of this thread, in milliseconds: on a machine with nothing else to do, the time that passes. Where the system does
 * not tell it, that of the process, whose helpers (garbage collection, compilation) then count too.
 */
export function processor() {
  // To ask this brings the thread's count up to date, which the system else does a few hundred times a second.
  const { user, system } = process.cpuUsage();
  return tells ? Number(readFileSync(THREAD, 'utf8').split(' ')[0]) / 1e6 : (user + system) / 1000;
}

/** Milliseconds: what takes less is done over and over, since to look at the clock takes a few hundredths of one. */
const LEAST = 10;
/** What takes longer, in milliseconds, with what it needs, has no run for warming up: all of it is compiled long before it ends. */
const LONG = 2_000;
/** Milliseconds, with what it needs: no new run begins after them. */
const BUDGET = 15_000;
/** Milliseconds, with all else: as long as these have not passed, there are more runs than were asked for. */
const CHEAP = 2_000;

/**
 * The cheapest of several runs, after one for warming up.
 *
 * @param work what is timed; given what `prepare` made.
 * @param options.runs how many at least, unless they take very long; 0: the work is done once, for its result.
 * @param options.prepare makes what each run needs afresh, and is not timed.
 * @param options.once a run does the work once; else, and without `prepare`, what is quick is done over and over.
 * @param options.dispose called after each run with what `prepare` made and the result.
 * @returns `ms`, and the `result` of the last run.
 */
export function best(work, { runs, prepare, once = prepare !== undefined, dispose }) {
  let began = performance.now();
  let spent = 0;
  let result;
  let last = LONG;
  const run = (often) => {
    result = undefined;
    const before = performance.now();
    const ready = prepare?.();
    const prepared = performance.now() - before;
    // What was left behind goes. Where a run is quick, only what is young: to collect all throws compiled code away as well, which
    // the run would have to have compiled again.
    if (often === 1) globalThis.gc?.({ type: last < LONG ? 'minor' : 'major' });
    // The first look after that takes longer.
    for (let i = 0; i < 3; i++) processor();
    const start = processor();
    for (let i = 0; i < often; i++) {
      result = undefined;
      result = work(ready);
    }
    const took = processor() - start;
    last = prepared + took;
    spent += last;
    dispose?.(ready, result);
    return took / often;
  };
  const first = run(1);
  if (runs === 0) return { ms: first, result };
  const counts = spent > LONG;
  let ms = counts ? first : Number.POSITIVE_INFINITY;
  let often = 1;
  if (!once) {
    for (let took = first; took * often < LEAST; took = run(often))
      often = Math.max(often * 2, Math.ceil(LEAST / Math.max(took, LEAST / 100)));
    began = performance.now();
  }
  for (let done = counts ? 1 : 0; done < runs || performance.now() - began < CHEAP; done++) {
    if (done > 0 && spent > BUDGET) break;
    ms = Math.min(ms, run(often));
  }
  return { ms, result };
}
