import type { Engine } from '../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { Story } from '../story/model.ts';
import { sayConflict } from './causes.ts';
import { standingConflicts, whereOpen } from './open.ts';
import { type OpenPoint, pointOf } from './open-news.ts';

/**
 * What is open as a story goes on, scene by scene: the same as `openNow` says at each. What has been said of a conflict is kept as long as
 * nobody it speaks of can have come to go by another name.
 */
export class OpenTold {
  #engine: Engine | null = null;
  #story: Story | null = null;
  #end = 0;
  /** By the occurrence, or the clash, that a text speaks of. */
  #said = new WeakMap<object, string>();

  /** @param engine of the story as far as it is told by now, which may be the one before gone on. */
  points(engine: Engine): readonly OpenPoint[] {
    if (!this.#readsAlike(engine)) this.#said = new WeakMap();
    this.#engine = engine;
    this.#story = engine.story;
    this.#end = engine.end;
    return standingConflicts(engine, conflictsOf(engine)).map((conflict) =>
      pointOf({ ...whereOpen(engine, conflict), text: this.#say(engine, conflict) }),
    );
  }

  #readsAlike(engine: Engine): boolean {
    const { entities, words } = engine.story;
    const before = this.#story;
    return (
      engine === this.#engine &&
      before !== null &&
      words === before.words &&
      entities.length === before.entities.length &&
      entities.every((entity, i) => entity === before.entities[i]) &&
      engine.painting.identity.changedAt <= this.#end
    );
  }

  #say(engine: Engine, conflict: Conflict): string {
    const about = conflict.clash ?? (conflict.rule && occurrencesAt(conflict, engine.end)[0]);
    const known = about && this.#said.get(about);
    if (known !== null && known !== undefined) return known;
    const text = sayConflict(engine, conflict, engine.end);
    if (about) this.#said.set(about, text);
    return text;
  }
}
