import type { Value } from '../story/model.ts';

/** Room for the second of two entities in one number that stays exact. */
const PAIR = 2 ** 26;
/** Entities before this one make a number small enough to be looked up three times as quickly. */
const EARLY = 2 ** 15;

/** One value for several, the same for equal ones; comparable among keys of one length. */
export function keyOf(values: readonly Value[]): Value {
  if (values.length === 1) return values[0]!;
  return values.length === 2 ? keyOfTwo(values[0]!, values[1]!) : textOf(values);
}

/** The same of two. */
export function keyOfTwo(one: Value, other: Value): Value {
  if (typeof one !== 'number' || typeof other !== 'number') return textOf([one, other]);
  return one < EARLY && other < EARLY ? -1 - (one * EARLY + other) : one * PAIR + other;
}

/** Entities are numbers and texts strings, so that the entity 3 and the number "3" stay apart. */
function textOf(values: readonly Value[]): string {
  let text = '';
  for (const value of values) text += typeof value === 'number' ? `#${value} ` : `${value.length}:${value} `;
  return text;
}
