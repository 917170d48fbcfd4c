import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import { beginOf, endOf, type Instant, slotOf } from '../engine/instant.ts';
import type { Position, Value } from '../story/model.ts';
import { ActIndex } from './act-index.ts';

/** Acts by their word and whom they name, as these were called, each kind in the order of story time: the same may be done many times. */
export class AlikeActs {
  readonly #engine: Engine;
  readonly #alike = new Map<string, ActIndex>();
  #filed = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Files those told since it was last asked, of all, in the order of telling. */
  file(all: readonly Act[]): void {
    for (; this.#filed < all.length; this.#filed++) {
      const act = all[this.#filed]!;
      const key = keyOf(act, act.args);
      let index = this.#alike.get(key);
      if (!index) {
        index = new ActIndex((one, position) => this.#engine.actInstant(one, position));
        this.#alike.set(key, index);
      }
      index.add(act);
    }
  }

  /** Heeds that an act may be at another instant as of a position. */
  moved(act: Act, position: Position): void {
    this.#alike.get(keyOf(act, act.args))?.moved(act, position);
  }

  /** Whether another scene told of the same act, at that moment, before: as of a position, whoever those it names turn out to be. */
  isToldBefore(act: Act, at: Instant, p: Position): boolean {
    const slot = slotOf(at);
    for (const args of this.#waysToSay(act.args, p))
      for (const other of this.#alike.get(keyOf(act, args))?.between(beginOf(slot), endOf(slot) + 1, p) ??
        NOTHING)
        if (other.told < act.told && other.scene !== act.scene && this.#engine.isDone(other, p)) return true;
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

const NOTHING: readonly never[] = [];

/** Entities are numbers and texts strings, so that the entity 3 and the number "3" stay apart. */
const keyOf = ({ word }: Act, args: readonly Value[]): string => `${word?.id} ${JSON.stringify(args)}`;
