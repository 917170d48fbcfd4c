import type { EntityId, Position, Role, Value } from '../story/model.ts';
import type { Engine } from './engine.ts';
import type { Instant } from './instant.ts';

/** Whether two are one, as of the end. */
export const isSameBeing = ({ painting, end }: Engine, one: Value, other: Value): boolean =>
  painting.canonical(one, end) === painting.canonical(other, end);

/** Whether the word of a role is so of somebody at an instant, as of a position. */
export function isSo(engine: Engine, role: Role, entity: EntityId, t: Instant, p: Position): boolean {
  const { painting, matcher } = engine;
  const word = engine.wordFor(role);
  if (!word) return false;
  const shape = painting.shape(word);
  return matcher.truth(painting.relation(shape), [painting.canonical(entity, p)], t, p) === !shape.flipped;
}
