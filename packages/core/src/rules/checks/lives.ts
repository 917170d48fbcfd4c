import type { Engine } from '../../engine/engine.ts';
import type { Position } from '../../story/model.ts';

/** From when to when something stands, over positions of the telling; null: to the end. */
export interface Stands<T> {
  readonly found: T;
  readonly born: Position;
  readonly resolved: Position | null;
}

/**
 * The life of what a check finds of one sentence. It is looked at as of the end of the scene that tells it, and as of the end of all: what is the
 * same at both has stood throughout, and costs two looks. Only for what a later scene made or took back are the positions between
 * searched, by halves.
 *
 * @param look what is found as of a position; null: nothing.
 */
export function lifeOf<T>(
  engine: Engine,
  told: { readonly position: Position; readonly scene: number },
  look: (p: Position) => T | null,
): Stands<T> | null {
  const noticed = engine.story.scenes[told.scene - 1]?.last ?? told.position;
  const first = look(noticed);
  const last = look(engine.end);
  if (last !== null)
    return {
      found: last,
      born: first === null ? turn(noticed, engine.end, look, true) : told.position,
      resolved: null,
    };
  if (first === null) return null;
  return { found: first, born: told.position, resolved: turn(noticed, engine.end, look, false) };
}

/** The position at which it comes to stand, or to stand no longer: it does not at `from` (or does), and does at `to` (or does not). */
function turn<T>(from: Position, to: Position, look: (p: Position) => T | null, stands: boolean): Position {
  let [low, high] = [from, to];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((look(middle) !== null) === stands) high = middle;
    else low = middle;
  }
  return high;
}
