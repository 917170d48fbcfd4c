import type { Engine } from '../../engine/engine.ts';
import { looksAtAges, tellsMoreOfTime } from '../../engine/read-alike.ts';
import type { Rule } from '../../story/model.ts';
import type { Conflict } from '../conflict.ts';
import { ageConflicts } from './ages/ages.ts';
import { generationConflicts } from './ages/generations.ts';
import { birthConflicts } from './births/births.ts';
import { Presence } from './presence/presence.ts';
import { Names } from './sources/names.ts';
import { Sources } from './sources/sources.ts';
import { Steps } from './step.ts';

/**
 * The conflicts of a story's world that no rule sentence can say, as of the end of what is told. Keeps what the checks find of an
 * engine that goes on being told.
 */
export class CheckBook {
  readonly #engine: Engine;
  readonly #rules: readonly Rule[];
  readonly #steps: Steps;
  readonly #names: Names;
  readonly #presence: Presence | null;
  readonly #sources: Sources;
  /** How many constraints there were when it last went on. */
  #constraints = 0;
  #found: readonly Conflict[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#rules = engine.rules;
    this.#steps = new Steps(engine);
    this.#presence = Presence.of(engine);
    this.#names = new Names(engine);
    this.#sources = new Sources(engine);
  }

  /** Whether what is told by now leaves what was found so far as it is: see `ConflictBook`. A new word is no matter. */
  canGoOn(): boolean {
    const { rules, story, painting } = this.#engine;
    if (this.#steps.position === this.#engine.end) return true;
    if (painting.identity.changedAt > this.#steps.position) return false;
    if (rules.some(looksAtAges) && tellsMoreOfTime(story.constraints, this.#constraints)) return false;
    return rules.length === this.#rules.length && rules.every((rule, i) => rule === this.#rules[i]);
  }

  get conflicts(): readonly Conflict[] {
    const engine = this.#engine;
    if (this.#steps.position === engine.end) return this.#found;
    this.#constraints = engine.story.constraints.length;
    this.#names.goOn();
    this.#sources.goOn(() => this.#names.knowing.ties);
    for (const step of this.#steps.next()) {
      this.#presence?.move(step);
      this.#sources.move(step);
    }
    const ages = ageConflicts(engine);
    const doubtful = new Set(ages.flatMap((c) => c.occurrences.map(({ line }) => line)));
    const births = birthConflicts(engine, doubtful);
    const clashing = new Set([
      ...doubtful,
      ...births.flatMap((c) => c.found?.causes.map(({ line }) => line) ?? []),
    ]);
    this.#found = [
      ...ages,
      ...births,
      ...generationConflicts(engine, clashing),
      ...(this.#presence?.conflicts ?? []),
      ...this.#sources.conflicts,
      ...this.#names.conflicts,
    ];
    return this.#found;
  }
}
