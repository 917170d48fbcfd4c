import type { Act } from '../engine/assertion.ts';
import { deedOf } from '../engine/effects.ts';
import type { Engine } from '../engine/engine.ts';
import type { Deed, EntityId, Word } from '../story/model.ts';

type Places = Record<Exclude<Deed, 'acts'>, readonly number[]>;
const places = new WeakMap<Word, Places>();

/**
 * The things that an act is done to. `handles`: what its word takes as a thing and does more than speak of, and whatever else it
 * changes, where that is a thing (`?x opens ?y`, then `?y` is open). `parts with`: those of them that, by what it brings about, its
 * subject holds no longer.
 */
export function thingsOf(
  engine: Engine,
  { word, args }: Act,
  deed: Exclude<Deed, 'acts'>,
): readonly EntityId[] {
  if (!word) return NOTHING;
  const among = placesOf(engine, word)[deed];
  if (among.length === 0) return NOTHING;
  const things: EntityId[] = [];
  for (const i of among) {
    const value = args[i];
    if (typeof value !== 'number') continue;
    // Where its word takes anything, it may be a door or a person.
    const isThing = word.variables[i]!.kind === 'thing' || engine.story.entities[value]?.kind === 'thing';
    if (isThing) things.push(value);
  }
  return things;
}

/** Whether such things are done by the acts of a word. */
export const isDeedOf = (engine: Engine, word: Word, deed: Exclude<Deed, 'acts'>): boolean =>
  placesOf(engine, word)[deed].length > 0;

function placesOf(engine: Engine, word: Word): Places {
  let known = places.get(word);
  if (!known) {
    known = placesIn(engine, word);
    places.set(word, known);
  }
  return known;
}

/** Where among a word's variables they stand. */
function placesIn(engine: Engine, word: Word): Places {
  const { subject, effects } = deedOf(word);
  const changed = new Set(
    effects.flatMap(({ args }) => args.flatMap((a) => (a.type === 'argument' ? [a.index] : []))),
  );
  const handles = word.variables.flatMap(({ name, kind }, i) =>
    !word.about.includes(name) && i !== subject && (kind === 'thing' || (kind === 'any' && changed.has(i)))
      ? [i]
      : [],
  );
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
