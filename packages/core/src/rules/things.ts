import type { Act } from '../engine/assertion.ts';
import { deedOf } from '../engine/effects.ts';
import type { Engine } from '../engine/engine.ts';
import type { Deed, EntityId, Word } from '../story/model.ts';

const places = new WeakMap<Word, Record<Exclude<Deed, 'acts'>, readonly number[]>>();

/**
 * The things that an act is done to. `handles`: what its word takes as a thing, and does more than speak of. `parts with`: those of them
 * that, by what it brings about, its subject holds no longer.
 */
export function thingsOf(
  engine: Engine,
  { word, args }: Act,
  deed: Exclude<Deed, 'acts'>,
): readonly EntityId[] {
  if (!word) return NOTHING;
  let known = places.get(word);
  if (!known) {
    known = placesIn(engine, word);
    places.set(word, known);
  }
  if (known[deed].length === 0) return NOTHING;
  return known[deed].flatMap((i) => (typeof args[i] === 'number' ? [args[i]] : NOTHING));
}

/** Where among a word's variables they stand. */
function placesIn(engine: Engine, word: Word): Record<Exclude<Deed, 'acts'>, readonly number[]> {
  const handles = word.variables.flatMap(({ name, kind }, i) =>
    kind === 'thing' && !word.about.includes(name) ? [i] : [],
  );
  const { subject, effects } = deedOf(word);
  const parted = new Set(
    effects.flatMap(({ word: state, negated, args }) => {
      const [holder, thing] = args;
      const shape = engine.painting.shape(state);
      if (!shape.word.oneHolder || thing?.type !== 'argument') return [];
      const own = holder?.type === 'argument' && holder.index === subject;
      // Somebody else has it after, or nobody has.
      const parts = negated ? own || holder?.type === 'open' : !own && holder?.type === 'argument';
      return parts ? [thing.index] : [];
    }),
  );
  return { handles, 'parts with': handles.filter((i) => parted.has(i)) };
}

const NOTHING: readonly EntityId[] = [];
