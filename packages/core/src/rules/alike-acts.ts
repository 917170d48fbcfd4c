import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import { beginOf, endOf, type Instant, slotOf } from '../engine/instant.ts';
import { keyOf } from '../engine/key.ts';
import type { Position, Value, Word } from '../story/model.ts';
import { ActIndex } from './act-index.ts';

/** The acts of one word, by whom they name. Most are done once; of the others each kind is in the order of story time. */
type Alike = Map<Value, Act | ActIndex>;

/** Acts by their word and whom they name, as these were called. Claims have no word, and are not among them. */
export class AlikeActs {
  readonly #engine: Engine;
  readonly #alike = new Map<Word, Alike>();
  #filed = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Files those told since it was last asked, of all, in the order of telling. */
  file(all: readonly Act[]): void {
    for (; this.#filed < all.length; this.#filed++) {
      const act = all[this.#filed]!;
      if (act.word === null) continue;
      let alike = this.#alike.get(act.word);
      if (alike === undefined) {
        alike = new Map();
        this.#alike.set(act.word, alike);
      }
      const key = keyOf(act.args);
      const known = alike.get(key);
      if (known === undefined) alike.set(key, act);
      else if (known instanceof ActIndex) known.add(act);
      else {
        const index = new ActIndex((one, position) => this.#engine.actInstant(one, position));
        index.add(known);
        index.add(act);
        alike.set(key, index);
      }
    }
  }

  /** Heeds that an act may be at another instant as of a position. */
  moved(act: Act, position: Position): void {
    const known = act.word === null ? undefined : this.#alike.get(act.word)?.get(keyOf(act.args));
    if (known instanceof ActIndex) known.moved(act, position);
  }

  /** Whether another scene told of the same act, at that moment, before: as of a position, whoever those it names turn out to be. */
  isToldBefore(act: Act, at: Instant, p: Position): boolean {
    const alike = act.word === null ? undefined : this.#alike.get(act.word);
    return alike !== undefined && this.#isAmongThose(alike, act, [], at, p);
  }

  /** The same of acts that name these first, with the others they name by each name that is theirs. */
  #isAmongThose(alike: Alike, act: Act, names: readonly Value[], at: Instant, p: Position): boolean {
    if (names.length === act.args.length) return this.#isSaidIn(alike.get(keyOf(names)), act, at, p);
    const value = act.args[names.length]!;
    const { identity } = this.#engine.painting;
    const going = typeof value === 'number' ? identity.members(value, p) : [value];
    return going.some((name) => this.#isAmongThose(alike, act, [...names, name], at, p));
  }

  #isSaidIn(alike: Act | ActIndex | undefined, act: Act, at: Instant, p: Position): boolean {
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
