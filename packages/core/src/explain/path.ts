import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/instant.ts';
import type { EntityId } from '../story/model.ts';
import type { SceneSpan } from './explanation.ts';

/** A scene that somebody takes in, and the instant of story time from which they are. */
interface Step {
  readonly scene: number;
  readonly at: Instant;
}

/** Steps `from` to `to` (half-open) whose instants only rise, or only fall. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly rises: boolean;
}

/**
 * The scenes that somebody is in, in the order of telling. As long as they are told in the order in which they happen (or the
 * other way round), those within a stretch of story time are found by two searches.
 */
export class Path {
  readonly #steps: readonly Step[];
  readonly #runs: readonly Run[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#runs = runsOf(steps);
  }

  /** The steps told in scenes `from` to `to` that happen at an instant from `since` to `until`, all half-open. */
  within(from: number, to: number, since: Instant, until: Instant): readonly { from: number; to: number }[] {
    const [first, last] = [this.#firstScene(from), this.#firstScene(to)];
    const found: { from: number; to: number }[] = [];
    for (let r = this.#runOf(first); r < this.#runs.length && this.#runs[r]!.from < last; r++) {
      const run = this.#runs[r]!;
      const [a, b] = run.rises
        ? [this.#search(run, (at) => at >= since), this.#search(run, (at) => at >= until)]
        : [this.#search(run, (at) => at < until), this.#search(run, (at) => at < since)];
      const span = { from: Math.max(a, first), to: Math.min(b, last) };
      if (span.from < span.to) found.push(span);
    }
    return found;
  }

  /** Stretches of steps as scenes; those that meet are one. */
  spans(stretches: readonly { from: number; to: number }[]): readonly SceneSpan[] {
    const joined: { from: number; to: number }[] = [];
    for (const { from, to } of stretches) {
      const last = joined.at(-1);
      if (last?.to === from) last.to = to;
      else joined.push({ from, to });
    }
    return joined.map(({ from, to }) => ({
      first: this.#steps[from]!.scene,
      last: this.#steps[to - 1]!.scene,
      scenes: to - from,
    }));
  }

  #firstScene(scene: number): number {
    return search(0, this.#steps.length, (i) => this.#steps[i]!.scene >= scene);
  }

  #runOf(step: number): number {
    return search(0, this.#runs.length, (i) => this.#runs[i]!.to > step);
  }

  #search({ from, to }: Run, isPast: (at: Instant) => boolean): number {
    return search(from, to, (i) => isPast(this.#steps[i]!.at));
  }
}

/** The first index from `low` on, before `high`, at which something is so that goes on being so; `high` if it never is. */
function search(low: number, high: number, is: (index: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function runsOf(steps: readonly Step[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < steps.length; ) {
    let to = from + 1;
    const rises = to >= steps.length || steps[to]!.at > steps[from]!.at;
    while (to < steps.length && steps[to]!.at > steps[to - 1]!.at === rises) to++;
    runs.push({ from, to, rises });
    from = to;
  }
  return runs;
}

/** The way of everybody who ever takes in a scene of reality, whoever they turn out to be: the dead do not. */
export function pathsOf(engine: Engine): ReadonlyMap<EntityId, Path> {
  const steps = new Map<EntityId, Step[]>();
  for (const sentence of engine.story.sentences) {
    const { position, scene } = sentence;
    if (!engine.scenes.isReal(scene, engine.end)) continue;
    const at = engine.instantOfSentence(sentence, engine.end);
    const { present, watching } = engine.witnesses(position);
    for (const being of [...present, ...watching]) {
      const list = steps.get(being);
      if (!list) steps.set(being, [{ scene, at }]);
      else if (list.at(-1)?.scene !== scene) list.push({ scene, at });
    }
  }
  return new Map([...steps].map(([being, list]) => [being, new Path(list)]));
}
