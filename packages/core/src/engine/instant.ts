/**
 * A point of story time, finer than a moment: within one moment things follow one another as they are told. So an instant is a
 * pair (slot of the moment, position in the telling), packed into one number so that instants compare as numbers do.
 *
 *     |<------ slot ------>|<-- 2 × position -->|
 *
 * Positions come in halves (see `Position`), hence the factor. Slots are whole numbers of at most 2²⁵ either way (`Slots`), so with
 * up to sixty million sentences an instant stays an exact integer in a double.
 */
export type Instant = number;

const WIDTH = 2 ** 27;

export const BEGINNING: Instant = Number.NEGATIVE_INFINITY;
export const END: Instant = Number.POSITIVE_INFINITY;

export const instantOf = (slot: number, position: number): Instant => slot * WIDTH + position * 2;
/** The instant at which a slot begins: nothing told in it is earlier. */
export const beginOf = (slot: number): Instant => slot * WIDTH;
/** The last instant of a slot: nothing told in it is later. */
export const endOf = (slot: number): Instant => slot * WIDTH + (WIDTH - 1);
export const slotOf = (instant: Instant): number => Math.floor(instant / WIDTH);
