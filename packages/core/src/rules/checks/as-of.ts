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

  /** Whether somebody is in the scene, or watches it, at a sentence told by then; and can take it in. */
  saw(who: EntityId, position: Position): boolean {
    if (position > this.position) return false;
    const at = Math.ceil(position);
    const { stage, story } = this.engine;
    const before = this.engine.instantOfSentence(story.sentences[at - 1]!, at) - 1;
    const takesIn = (those: ReadonlySet<EntityId>) => {
      for (const each of those)
        if (this.isSame(each, who) && this.engine.takesIn(each, before, at - 1)) return true;
      return false;
    };
    return takesIn(stage.presentAt(at)) || takesIn(stage.watchingAt(at));
  }
}
