import type { Range } from '../text/source.ts';
import { report } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Term } from './tree.ts';

/** Who or what stands in one place of a clause; `each other` is everyone of the first place but oneself. */
export type Place = readonly Term[] | 'each other';

/** No sentence means more clauses than this; `A, B, … meet C, D, …` grows fast. */
const most = 1000;

/**
 * One of each place, in every combination.
 *
 *     Mum and Dad meet Adam and Harry      Mum Adam, Mum Harry, Dad Adam, Dad Harry
 *     Mum and Dad meet each other          Mum Dad, Dad Mum; only the first where the word holds both ways
 */
export function combinations(
  reading: Reading,
  places: readonly Place[],
  range: Range,
  bothWays = false,
): Term[][] {
  // Most places hold one.
  if (places.every(isOne)) return [places.map(([only]) => only)];
  let found: Term[][] = [[]];
  for (const place of places) {
    const more: Term[][] = [];
    for (const terms of found) {
      for (const term of place === 'each other' ? others(places[0], terms[0], bothWays) : place) {
        if (more.length >= most) break;
        more.push([...terms, term]);
      }
      if (more.length < most) continue;
      report(
        reading,
        'error',
        'too-many-names',
        range,
        `This sentence says more than ${most} things at once, and only so many are kept. Write it as several sentences.`,
      );
      break;
    }
    found = more;
  }
  return found;
}

const isOne = (place: Place): place is readonly [Term] => place !== 'each other' && place.length === 1;

function others(all: Place | undefined, self: Term | undefined, bothWays: boolean): readonly Term[] {
  if (all === undefined || all === 'each other' || self === undefined) return [];
  return bothWays ? all.slice(all.indexOf(self) + 1) : all.filter((term) => term !== self);
}
