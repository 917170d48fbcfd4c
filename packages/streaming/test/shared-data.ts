import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of recorded answers, which is no part of this repository: where UNSPOILED_SHARED_DATA says, or `shared/data` beside the
 * checkout or further up. Null where there is none; the tests over it are then skipped.
 */
export function sharedData(folder: string): string | null {
  const named = process.env.UNSPOILED_SHARED_DATA;
  const places = named === undefined ? [] : [named];
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    places.push(join(at, 'shared/data'));
  return places.map((place) => join(place, folder)).find((place) => existsSync(place)) ?? null;
}
