import type { Act } from '../engine/assertion.ts';
import type { Instant } from '../engine/instant.ts';
import { Runs } from '../engine/runs.ts';
import type { Position } from '../story/model.ts';

/**
 * Acts in the order of story time; of those at one instant, in the order of telling. They are put in order when somebody first
 * asks: most people never die, and nobody asks what they did after.
 */
export class ActIndex {
  readonly #instantOf: (act: Act, position: Position) => Instant;
  readonly #all: Act[] = [];
  /** How many of them have been put in order, and where each of those stands. */
  #ordered = 0;
  readonly #instants = new Map<Act, Instant>();
  readonly #acts = new Runs<{ readonly at: Instant; readonly acts: Act[] }>();

  constructor(instantOf: (act: Act, position: Position) => Instant) {
    this.#instantOf = instantOf;
  }

  /** All acts, in the order of telling. */
  get all(): readonly Act[] {
    return this.#all;
  }

  add(act: Act): void {
    this.#all.push(act);
  }

  /** Heeds that an act may be at another instant as of a position. */
  moved(act: Act, position: Position): void {
    const before = this.#instants.get(act);
    if (before === undefined) return;
    const at = this.#instantOf(act, position);
    if (at === before) return;
    const acts = this.#acts.last(before)?.acts ?? [];
    acts.splice(acts.indexOf(act), 1);
    if (acts.length === 0) this.#acts.take(before, before + 1);
    this.#put(act, at);
  }

  #put(act: Act, at: Instant): void {
    this.#instants.set(act, at);
    const there = this.#acts.last(at);
    if (there?.at === at) there.acts.push(act);
    else this.#acts.put({ at, acts: [act] });
  }

  /** Those from one instant up to, and without, another, as of the latest position. */
  *between(from: Instant, to: Instant, position: Position): Generator<Act> {
    for (; this.#ordered < this.#all.length; this.#ordered++) {
      const act = this.#all[this.#ordered]!;
      this.#put(act, this.#instantOf(act, position));
    }
    for (const { acts } of this.#acts.between(from, to)) yield* acts;
  }
}
