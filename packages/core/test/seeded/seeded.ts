// The seeded set: every error that is planted into the shelf, one a variant, and what only looks like one.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowing } from './errors/knowing.ts';
import { life } from './errors/life.ts';
import { names } from './errors/names.ts';
import { places } from './errors/places.ts';
import { ruled } from './errors/rules.ts';
import { spoilers } from './errors/spoilers.ts';
import { time } from './errors/time.ts';
import { writing } from './errors/writing.ts';
import { applied, type Plant, type Variant } from './plant.ts';

/** What chance is drawn from. Changing it plants other errors: the set is kept as it was first committed. */
const SEED = 1886;

const shelf = join(import.meta.dirname, '../../../../stories');

/** The untouched text of a story on the shelf. */
export const untouched = (story: string): string => readFileSync(join(shelf, `${story}.story.md`), 'utf8');

/** Every error and decoy, in an order that is always the same. */
export const plants = (): Plant[] => [
  ...life(SEED),
  ...places(),
  ...knowing(),
  ...time(),
  ...names(SEED + 10),
  ...spoilers(SEED + 20),
  ...writing(),
  ...ruled(),
];

/** All of them planted. @throws where a story has changed so that one can no longer be. */
export function variants(): Variant[] {
  const texts = new Map<string, string>();
  const textOf = (story: string): string => {
    const known = texts.get(story) ?? untouched(story);
    texts.set(story, known);
    return known;
  };
  return plants().map((plant) => applied(plant, textOf(plant.story)));
}
