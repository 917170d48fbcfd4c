import type { Engine } from '../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { Position, Story } from '../story/model.ts';
import { sayConflict } from './causes.ts';
import { sceneAt } from './lives.ts';
import { whereOpen } from './open.ts';
import { type OpenPoint, pointOf } from './open-news.ts';

/**
 * What is open as a story goes on, scene by scene, the same as `openNow` says at each; and beside it what was open at the end of a scene
 * before, as it was last, with the scene that accounts for it. What has been said of a conflict is kept as long as nobody it speaks of can
 * have come to go by another name.
 */
export class OpenTold {
  #engine: Engine | null = null;
  #story: Story | null = null;
  #end = 0;
  /** By what a text speaks of: an occurrence, a clash, what a check found. */
  #said = new WeakMap<object, string>();

  /** @param engine of the story as far as it is told by now, which may be the one before gone on. */
  points(engine: Engine): readonly OpenPoint[] {
    if (!this.#readsAlike(engine)) this.#said = new WeakMap();
    this.#engine = engine;
    this.#story = engine.story;
    this.#end = engine.end;
    const seen = conflictsOf(engine).filter(
      ({ born, resolved, into, rarely }) =>
        !rarely &&
        (resolved === null || (into === null && sceneAt(engine, born) < sceneAt(engine, resolved))),
    );
    return seen.map((conflict) => {
      const { resolved } = conflict;
      const last = resolved === null ? engine.end : resolved - 1;
      return pointOf({
        ...whereOpen(engine, conflict, last),
        text: this.#say(engine, conflict, last),
        settled: resolved === null ? null : sceneAt(engine, resolved),
      });
    });
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

  #say(engine: Engine, conflict: Conflict, position: Position): string {
    const about = conflict.clash ?? conflict.found ?? occurrencesAt(conflict, position)[0];
    const known = about && this.#said.get(about);
    if (known !== undefined) return known;
    const text = sayConflict(engine, conflict, position);
    if (about) this.#said.set(about, text);
    return text;
  }
}
