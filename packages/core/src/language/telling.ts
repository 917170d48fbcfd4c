import { readClock } from './numbers.ts';
import type { Telling } from './tree.ts';

/**
 * A position in the telling, or null if the text is none.
 *
 *     0:09:10        0:09:10–0:21:00        p. 31        S1E4 0:09:10
 */
export function readTelling(text: string): Telling | null {
  if (text.length === 0 || text.length > 80) return null;
  const { episode, rest } = takeEpisode(text);
  if (rest === '') return episode === null ? null : { start: null, end: null, page: null, episode, text };
  const page = /^(?:pp?\.? ?|pages? )(\d{1,6})(?: ?[-–—] ?(\d{1,6}))?$/iu.exec(rest);
  if (page !== null) return { start: null, end: null, page: Number(page[1]), episode, text };
  const clocks = /^([\d:.]+)(?: ?[-–—] ?| to )([\d:.]+)$/u.exec(rest);
  const start = readClock(clocks?.[1] ?? rest);
  const end = clocks === null ? null : readClock(clocks[2] ?? '');
  if (start === null || (clocks !== null && end === null)) return null;
  return { start, end, page: null, episode, text };
}

/** `S1E4: The Bridge`, `s01e04`, `S1 E4 0:09:10`: the episode that a text begins with, and what follows it. */
export function takeEpisode(text: string): { episode: readonly [number, number] | null; rest: string } {
  const found = /^[Ss](\d{1,4})[ .]?[Ee](\d{1,5})(?![\p{L}\p{N}])/u.exec(text);
  if (found === null) return { episode: null, rest: text };
  return { episode: [Number(found[1]), Number(found[2])], rest: text.slice(found[0].length).trim() };
}
