import type { Act } from '../engine/assertion.ts';
import type { Instant } from '../engine/instant.ts';
import { Runs } from '../engine/runs.ts';

/** Acts in the order of story time; of those at one instant, in the order of telling. */
export class ActIndex {
  readonly #instants = new Map<Act, Instant>();
  readonly #acts = new Runs<{ readonly at: Instant; readonly acts: Act[] }>();

  /** All acts, in the order in which they were first put in. */
  get all(): Iterable<Act> {
    return this.#instants.keys();
  }

  /** Puts an act at an instant, where it may have stood at another. */
  put(act: Act, at: Instant): void {
    const before = this.#instants.get(act);
    if (before === at) return;
    if (before !== undefined) this.#remove(act, before);
    this.#instants.set(act, at);
    const there = this.#acts.last(at);
    if (there?.at === at) there.acts.push(act);
    else this.#acts.put({ at, acts: [act] });
  }

  #remove(act: Act, at: Instant): void {
    const acts = this.#acts.last(at)?.acts ?? [];
    acts.splice(acts.indexOf(act), 1);
    if (acts.length === 0) this.#acts.take(at, at + 1);
  }

  /** Those from one instant up to, and without, another. */
  *between(from: Instant, to: Instant): Generator<Act> {
    for (const { acts } of this.#acts.between(from, to)) yield* acts;
  }
}
