import type { Assertion } from '../../engine/assertion.ts';
import type { Engine } from '../../engine/engine.ts';
import { Fluent } from '../../engine/fluent.ts';
import { SupposingEngine } from '../../engine/supposing.ts';
import type { Conflict, Occurrence } from '../../rules/conflict.ts';
import { ConflictBook } from '../../rules/conflicts.ts';
import type { Touch } from '../../rules/watcher.ts';
import type { Position, Rule, Story } from '../../story/model.ts';
import type { Candidate, Starts } from './candidates.ts';
import type { Supposed } from './clauses.ts';

/**
 * The bare story, and what becomes of it under one set of suppositions after another. Each trial is a position of its own after
 * the story's last, at which the engine is told what is supposed more than in the trial before, and what no longer: so it costs
 * what the difference changes, and the rules find its conflicts as they find those of any sentence.
 */
export class Trials {
  readonly engine: SupposingEngine;
  readonly #book: ConflictBook;
  #position: Position;
  #made = new Map<Candidate, { start: number; assertions: readonly Assertion[] }>();

  constructor(story: Story, order: Engine['order']) {
    this.engine = new SupposingEngine(story, { bare: true, order });
    this.#book = new ConflictBook(this.engine);
    this.#position = this.engine.end;
    this.#book.advance(this.#position);
  }

  /** The position of the last trial. */
  get position(): Position {
    return this.#position;
  }

  /** All conflicts that stand in the last trial. */
  get standing(): readonly Conflict[] {
    return this.#book.standing;
  }

  /** The occurrences of conflicts that stand in the last trial and that a trial touched since this was last asked; at first all. */
  takeTouched(): ReadonlyMap<Occurrence, Conflict> {
    return this.#book.takeTouched();
  }

  /** Supposes these, and nothing else. */
  suppose(supposed: Supposed, starts: Starts, touch: Touch | null = null): void {
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
      this.#book.advance(this.#position, touch);
    }
  }

  /**
   * Which of several that were supposed together in the last trial met in something that a rule looks at, so that one may have hidden
   * or done what another by itself does not. All others did together what each does alone. Nothing is supposed after.
   *
   * @param parts what was supposed, none with a fluent of another's.
   * @returns their numbers.
   */
  entangled(parts: readonly Supposed[], starts: Starts): ReadonlySet<number> {
    const entangled = new Set<number>();
    const owners = new Map<Fluent, number>();
    parts.forEach((part, i) => {
      for (const candidate of part.keys())
        for (const { fluent } of this.#made.get(candidate)?.assertions ?? [])
          if (fluent) owners.set(fluent, i);
    });
    const first = new Map<Rule, Map<unknown, number>>();
    // What taking them back touches is what supposing them touched.
    this.suppose(new Map(), starts, (rule, candidate, by) => {
      // Of a state that nothing said, there was nothing to look at.
      if (candidate instanceof Fluent && !owners.has(candidate) && candidate.timeline.changes.length === 0)
        return;
      let known = first.get(rule);
      if (!known) {
        known = new Map();
        first.set(rule, known);
      }
      const part = owners.get(by)!;
      const other = known.get(candidate);
      if (other === undefined) known.set(candidate, part);
      else if (other !== part) entangled.add(other).add(part);
    });
    return entangled;
  }
}
