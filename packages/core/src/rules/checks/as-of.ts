import type { Act } from '../../engine/assertion.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Instant } from '../../engine/instant.ts';
import type { EntityId, Position, Sentence, Value } from '../../story/model.ts';

/** A story as it is for whoever has been told it up to a position. */
export class AsOf {
  readonly engine: Engine;
  readonly position: Position;

  constructor(engine: Engine, position: Position) {
    this.engine = engine;
    this.position = position;
  }

  isReal(scene: number): boolean {
    return this.engine.scenes.isReal(scene, this.position);
  }

  instantOf(sentence: Sentence): Instant {
    return this.engine.instantOfSentence(sentence, this.position);
  }

  isDone(act: Act): boolean {
    return this.engine.isDone(act, this.position);
  }

  instantOfAct(act: Act): Instant {
    return this.engine.actInstant(act, this.position);
  }

  canonical(value: Value): Value {
    return this.engine.painting.canonical(value, this.position);
  }

  isSame(one: Value, other: Value): boolean {
    return this.canonical(one) === this.canonical(other);
  }

  /** Whether somebody or something is among some, whoever these turn out to be. */
  isAmong(one: Value, those: Iterable<Value>): boolean {
    const being = this.canonical(one);
    for (const each of those) if (this.canonical(each) === being) return true;
    return false;
  }

  nameOf(value: Value): string {
    return this.engine.nameOf(value, this.position);
  }

  /** All that somebody goes by. */
  namesOf(who: EntityId): readonly EntityId[] {
    return this.engine.painting.identity.members(who, this.position);
  }

  /**
   * The numbers of the scenes that name somebody, in a list for each name that they go by; ascending. Nobody is in a scene that does not
   * name them.
   */
  scenesNaming(who: EntityId): readonly (readonly number[])[] {
    const { naming } = this.engine;
    return this.namesOf(who).map((name) => naming.of(name));
  }

  /** Whether somebody is in the scene, or watches it, at a sentence told by then; and can take it in. */
  saw(who: EntityId, position: Position): boolean {
    if (position > this.position) return false;
    const at = Math.ceil(position);
    const { stage, story } = this.engine;
    const [present, watching] = [stage.presentAt(at), stage.watchingAt(at)];
    const there = this.namesOf(who).filter((name) => present.has(name) || watching.has(name));
    if (there.length === 0) return false;
    const before = this.engine.instantOfSentence(story.sentences[at - 1]!, at) - 1;
    return there.some((name) => this.engine.takesIn(name, before, at - 1));
  }
}

/** How many of some numbers, ascending, are less than one. */
export function countBefore(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
