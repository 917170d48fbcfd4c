import type { Fluent, Relation } from '../engine/fluent.ts';
import { END, type Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Position, Value } from '../story/model.ts';
import { type Dependencies, dependenciesOf } from './dependencies.ts';
import { naming, Ties } from './ties.ts';
import { type Trigger, triggersOf } from './unfolding.ts';
import { type Broken, type Interest, type Told, Watcher } from './watcher.ts';

/** A state to watch, with what the rule looks at for it. */
interface Watched extends Trigger {
  readonly relation: Relation;
  readonly flipped: boolean;
  readonly dependencies: Dependencies;
  readonly ties: Ties;
}

/**
 * A rule about a state: `never ?x imagines ?y while …`. What puts the state is the occurrence, or what puts one from which it follows.
 */
export class StateWatcher extends Watcher {
  readonly #watched: readonly Watched[] = triggersOf(this.engine, this.rule).map((trigger) => {
    const { painting } = this.engine;
    const shape = painting.shape(trigger.clause.word);
    const conditions = [...this.rule.conditions, ...trigger.conditions];
    const head = { type: 'clause', clause: trigger.clause } as const;
    const rule = { ...this.rule, head, conditions };
    const dependencies = dependenciesOf(this.engine, rule);
    const ties = new Ties(this.engine, rule, dependencies);
    return { ...trigger, relation: painting.relation(shape), flipped: shape.flipped, dependencies, ties };
  });

  readonly interest: Interest = {
    acts: 'none',
    relations: new Set(
      this.#watched.flatMap(({ relation, dependencies }) => [...dependencies.relations, relation.word.id]),
    ),
    everything: this.#watched.some(({ dependencies: d }) => d.everything || d.everythingExcuses),
  };

  override move(told: Told): void {
    for (const watched of this.#watched) this.#move(watched, told);
    this.close(told);
  }

  #move(watched: Watched, { position: p, pieces, merged, whole, touch }: Told): void {
    const { relation, dependencies, ties } = watched;
    const fluents = new Set<Fluent>();
    const again = (state: Fluent, by: Fluent) => {
      fluents.add(state);
      touch?.(this.rule, state, by);
    };
    let all = whole || dependencies.everything || (merged.length > 0 && dependencies.identity);
    for (const { fluent } of pieces) {
      if (fluent.relation === relation) again(fluent, fluent);
      if (!dependencies.relations.has(fluent.relation.word.id) || (all && !touch)) continue;
      const states = merged.length > 0 ? null : ties.statesOn(relation, fluent);
      if (states === null) all = true;
      for (const state of states ?? relation.fluents) again(state, fluent);
    }
    for (const entity of merged) for (const fluent of naming(relation, [entity])) fluents.add(fluent);
    if (dependencies.everythingExcuses)
      for (const fluent of this.met as Set<Fluent>) if (fluent.relation === relation) fluents.add(fluent);
    for (const fluent of all ? relation.fluents : fluents) this.#check(watched, fluent, p);
  }

  #check(watched: Watched, fluent: Fluent, p: Position): void {
    const { clause, relation, flipped } = watched;
    const changes = fluent.timeline.aliveAt(p);
    const found: Broken[] = [];
    changes.forEach((change, i) => {
      const { value, by } = change;
      if (!by || value === undefined || value === null) return;
      if (relation.value < 0 && value !== (clause.negated === flipped)) return;
      const args: Value[] = [...fluent.key];
      if (relation.value >= 0) args.splice(relation.value, 0, value as Value);
      for (const order of relation.word.bothWays && args.length === 2
        ? [args, [args[1]!, args[0]!]]
        : [args]) {
        let bound: Bindings | null = {};
        for (const [k, argument] of clause.args.entries())
          if (bound) bound = this.engine.matcher.bind(argument, order[k]!, bound, p);
        if (!bound) continue;
        for (const t of this.#instants(watched, args, change.at, changes[i + 1]?.at ?? END, p)) {
          for (const head of this.#followed(watched, bound, t, p))
            for (const bindings of this.broken(fluent, head, t, t, p))
              found.push({ position: by.position, scene: by.scene, line: by.line, at: t, bindings });
        }
      }
    });
    this.settle(fluent, found, p);
  }

  /** The ways in which the rule's own state follows from one that is told; one, for that state itself. */
  #followed({ conditions }: Watched, bound: Bindings, t: Instant, p: Position): Iterable<Bindings> {
    return conditions.length === 0 ? [bound] : this.engine.matcher.all(conditions, bound, t, p);
  }

  /** The instants in a span at which anything that the rule looks at may have changed: between them nothing does. */
  #instants(
    { relation, dependencies, ties }: Watched,
    args: readonly Value[],
    from: Instant,
    to: Instant,
    p: Position,
  ): Instant[] {
    const instants = new Set([from]);
    for (const id of dependencies.relations) {
      const looked = this.engine.painting.relations.get(id);
      if (!looked) continue;
      for (const fluent of ties.lookedAt(looked, relation, args)) {
        for (const change of fluent.timeline.aliveAt(p))
          if (change.at > from && change.at < to) instants.add(change.at);
      }
    }
    if (dependencies.everything || dependencies.everythingExcuses) {
      for (const act of this.engine.acts) {
        const t = this.engine.isDone(act, p) ? this.engine.actInstant(act, p) : from;
        if (t > from && t < to) instants.add(t);
      }
    }
    return [...instants].sort((a, b) => a - b);
  }
}
