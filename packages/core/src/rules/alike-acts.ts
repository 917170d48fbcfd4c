import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import { beginOf, endOf, type Instant, slotOf } from '../engine/instant.ts';
import type { Position, Value } from '../story/model.ts';
import { ActIndex } from './act-index.ts';

/** Acts by their word and whom they name, as these were called. Most are done once; of the others each kind is in the order of story time. */
export class AlikeActs {
  readonly #engine: Engine;
  readonly #alike = new Map<string, Act | ActIndex>();
  #filed = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Files those told since it was last asked, of all, in the order of telling. */
  file(all: readonly Act[]): void {
    for (; this.#filed < all.length; this.#filed++) {
      const act = all[this.#filed]!;
      const key = keyOf(act, act.args);
      const known = this.#alike.get(key);
      if (known === undefined) this.#alike.set(key, act);
      else if (known instanceof ActIndex) known.add(act);
      else {
        const index = new ActIndex((one, position) => this.#engine.actInstant(one, position));
        index.add(known);
        index.add(act);
        this.#alike.set(key, index);
      }
    }
  }

  /** Heeds that an act may be at another instant as of a position. */
  moved(act: Act, position: Position): void {
    const known = this.#alike.get(keyOf(act, act.args));
    if (known instanceof ActIndex) known.moved(act, position);
  }

  /** Whether another scene told of the same act, at that moment, before: as of a position, whoever those it names turn out to be. */
  isToldBefore(act: Act, at: Instant, p: Position): boolean {
    const { identity } = this.#engine.painting;
    const isMerged = (value: Value) => typeof value === 'number' && identity.members(value, p).length > 1;
    if (!act.args.some(isMerged)) return this.#isAmong(this.#alike.get(keyOf(act, act.args)), act, at, p);
    return this.#waysToSay(act.args, p).some((args) =>
      this.#isAmong(this.#alike.get(keyOf(act, args)), act, at, p),
    );
  }

  #isAmong(alike: Act | ActIndex | undefined, act: Act, at: Instant, p: Position): boolean {
    if (alike === undefined || alike === act) return false;
    const slot = slotOf(at);
    const isBefore = (other: Act) =>
      other.told < act.told && other.scene !== act.scene && this.#engine.isDone(other, p);
    if (!(alike instanceof ActIndex))
      return isBefore(alike) && slotOf(this.#engine.actInstant(alike, p)) === slot;
    for (const other of alike.between(beginOf(slot), endOf(slot) + 1, p)) if (isBefore(other)) return true;
    return false;
  }

  /** The same with everybody by each name that is theirs as of a position. */
  #waysToSay(args: readonly Value[], p: Position): readonly (readonly Value[])[] {
    const { identity } = this.#engine.painting;
    return args.reduce<readonly (readonly Value[])[]>(
      (ways, value) => {
        const members = typeof value === 'number' ? identity.members(value, p) : [value];
        return ways.flatMap((way) => members.map((member) => [...way, member]));
      },
      [[]],
    );
  }
}

/** Entities are numbers and texts strings, so that the entity 3 and the number "3" stay apart. */
function keyOf({ word }: Act, args: readonly Value[]): string {
  let key = word?.id ?? '';
  for (const value of args) key += typeof value === 'number' ? `\n${value}` : `\n${value.length}:${value}`;
  return key;
}
