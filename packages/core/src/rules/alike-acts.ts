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
      const key = keyOf(act);
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
    const known = this.#alike.get(keyOf(act));
    if (known instanceof ActIndex) known.moved(act, position);
  }

  /** Whether another scene told of the same act, at that moment, before: as of a position, whoever those it names turn out to be. */
  isToldBefore(act: Act, at: Instant, p: Position): boolean {
    return this.#isSaidBefore(act, act.word?.id ?? '', 0, at, p);
  }

  /** The same of acts whose key begins so, with the others they name by each name that is theirs. */
  #isSaidBefore(act: Act, key: string, from: number, at: Instant, p: Position): boolean {
    if (from === act.args.length) return this.#isAmong(this.#alike.get(key), act, at, p);
    const value = act.args[from]!;
    const { identity } = this.#engine.painting;
    const going = typeof value === 'number' ? identity.members(value, p) : [value];
    return going.some((name) => this.#isSaidBefore(act, key + partOf(name), from + 1, at, p));
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
}

const keyOf = ({ word, args }: Act): string =>
  args.reduce<string>((key, value) => key + partOf(value), word?.id ?? '');

/** Entities are numbers and texts strings, so that the entity 3 and the number "3" stay apart. */
const partOf = (value: Value): string =>
  typeof value === 'number' ? `\n${value}` : `\n${value.length}:${value}`;
