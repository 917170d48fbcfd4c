import type { Assertion } from '../../engine/assertion.ts';
import { Engine } from '../../engine/engine.ts';
import type { Conflict } from '../../rules/conflict.ts';
import { ConflictBook } from '../../rules/conflicts.ts';
import type { Position, Story } from '../../story/model.ts';
import type { Candidate, Starts } from './candidates.ts';
import type { Supposed } from './clauses.ts';

/**
 * The bare story, and what becomes of it under one set of suppositions after another. Each trial is a position of its own after
 * the story's last, at which the engine is told what is supposed more than in the trial before, and what no longer: so it costs
 * what the difference changes, and the rules find its conflicts as they find those of any sentence.
 */
export class Trials {
  readonly engine: Engine;
  readonly #book: ConflictBook;
  #position: Position;
  #made = new Map<Candidate, { start: number; assertions: readonly Assertion[] }>();

  constructor(story: Story, order: Engine['order']) {
    this.engine = new Engine(story, { bare: true, order });
    this.#book = new ConflictBook(this.engine);
    this.#position = this.engine.end;
    this.#book.advance(this.#position);
  }

  /** The position of the last trial. */
  get position(): Position {
    return this.#position;
  }

  /** Supposes these, and nothing else, and gives all conflicts that stand. */
  try(supposed: Supposed, starts: Starts): readonly Conflict[] {
    const back: Assertion[] = [];
    for (const [candidate, { start, assertions }] of this.#made) {
      if (supposed.get(candidate) === start) continue;
      back.push(...assertions);
      this.#made.delete(candidate);
    }
    const more = [...supposed].filter(([candidate]) => !this.#made.has(candidate));
    if (back.length > 0 || more.length > 0) {
      this.#position++;
      this.engine.suppose(this.#position, [], back);
      for (const [candidate, start] of more) {
        const moment = starts.momentOf(start);
        const when = moment === null ? null : ({ type: 'since', from: moment } as const);
        const assertions = this.engine.suppose(this.#position, [{ ...candidate, when }], []);
        this.#made.set(candidate, { start, assertions });
      }
      this.#book.advance(this.#position);
    }
    return this.#book.standing;
  }
}
