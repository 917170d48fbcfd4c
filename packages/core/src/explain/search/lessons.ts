import type { Instant } from '../../engine/instant.ts';
import { type Conflict, isStanding, type Occurrence } from '../../rules/conflict.ts';
import type { Candidate, Starts } from './candidates.ts';
import type { Clause, ClauseMaker, Keys, Supposed } from './clauses.ts';
import { type Component, Components } from './components.ts';
import type { Trials } from './trials.ts';

/** What an occurrence asked for last, when it was at an instant. */
interface Asked {
  readonly conflict: Conflict;
  readonly at: Instant;
  readonly key: string;
  readonly clause: Clause;
}

/** What trials have taught: the clauses that the conflicts ask for which stood in them. */
export class Lessons {
  readonly #trials: Trials;
  readonly #starts: Starts;
  readonly #maker: ClauseMaker;
  readonly #keys: Keys;
  /** What clauses say. */
  readonly #known = new Set<string>();
  readonly #components = new Components();
  readonly #tried = new Set<string>();
  readonly #asked = new Map<Occurrence, Asked>();
  /** The same may end and come back. */
  readonly #askedBefore = new Map<string, Clause>();
  /** By candidate, the occurrences that asked for it, or for its not being supposed. */
  readonly #waiting = new Map<Candidate, Set<Occurrence>>();
  #last: Supposed = new Map();

  constructor(trials: Trials, starts: Starts, maker: ClauseMaker, keys: Keys) {
    this.#trials = trials;
    this.#starts = starts;
    this.#maker = maker;
    this.#keys = keys;
  }

  /** The independent parts of what they ask for. */
  components(): readonly Component[] {
    return this.#components.split();
  }

  /** Tries suppositions, if that has not been done, and takes in what their conflicts ask for. Whether that is news; null: nothing was tried. */
  learn(supposed: Supposed): boolean | null {
    const trial = [...supposed].map(([candidate, start]) => `${candidate.id}.${start}`).join();
    if (this.#tried.has(trial)) return null;
    this.#tried.add(trial);
    this.#trials.suppose(supposed, this.#starts);
    let news = false;
    for (const [occurrence, conflict] of this.#toAsk(supposed))
      if (this.#ask(occurrence, conflict, supposed)) news = true;
    this.#last = supposed;
    return news;
  }

  /**
   * The occurrences that stand and may ask for something new: those that trials touched, and those that asked for a candidate which
   * is now supposed otherwise than when they asked. All others stand for what they stood for before.
   */
  #toAsk(supposed: Supposed): ReadonlyMap<Occurrence, Conflict> {
    const found = new Map(this.#trials.takeTouched());
    const { position } = this.#trials;
    const changed = (candidate: Candidate) => {
      const waiting = this.#waiting.get(candidate);
      for (const occurrence of waiting ?? []) {
        if (isStanding(occurrence, position)) found.set(occurrence, this.#asked.get(occurrence)!.conflict);
        else waiting!.delete(occurrence);
      }
    };
    for (const [candidate, start] of supposed) if (this.#last.get(candidate) !== start) changed(candidate);
    for (const candidate of this.#last.keys()) if (!supposed.has(candidate)) changed(candidate);
    return found;
  }

  #ask(occurrence: Occurrence, conflict: Conflict, supposed: Supposed): boolean {
    if (conflict.rarely) return false;
    const { at } = occurrence.last;
    const before = this.#asked.get(occurrence);
    const key = before?.at === at ? before.key : `${this.#keys.of(conflict)} ${occurrence.position} ${at}`;
    const asked = before?.at === at ? before.clause : this.#askedBefore.get(key);
    // What it asked for is not met: it asks for no more.
    const isEnough = asked !== undefined && !isMet(asked, supposed);
    const clause = isEnough
      ? asked
      : this.#maker.clause(conflict, occurrence, supposed, this.#trials.position);
    if (before?.clause !== clause || before.at !== at) {
      this.#asked.set(occurrence, { conflict, at, key, clause });
      for (const candidate of clause.suppose.keys()) this.#wait(candidate, occurrence);
      for (const candidate of clause.not.keys()) this.#wait(candidate, occurrence);
    }
    if (isEnough) return false;
    this.#askedBefore.set(key, clause);
    const id = idOf(clause);
    if (this.#known.has(id)) return false;
    this.#known.add(id);
    this.#components.add(clause);
    return true;
  }

  #wait(candidate: Candidate, occurrence: Occurrence): void {
    const waiting = this.#waiting.get(candidate);
    if (waiting) waiting.add(occurrence);
    else this.#waiting.set(candidate, new Set([occurrence]));
  }
}

/** Whether suppositions do what a clause asks for. */
function isMet({ suppose, not }: Clause, supposed: Supposed): boolean {
  for (const [candidate, from] of suppose) {
    const start = supposed.get(candidate);
    if (start !== undefined && start <= from) return true;
  }
  for (const [candidate, from] of not) {
    const start = supposed.get(candidate);
    if (start === undefined || start > from) return true;
  }
  return false;
}

function idOf({ conflict, suppose, not }: Clause): string {
  const list = (literals: Supposed) => [...literals].map(([{ id }, from]) => `${id}.${from}`).join();
  return `${conflict} | ${list(suppose)} | ${list(not)}`;
}
