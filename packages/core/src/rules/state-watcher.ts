import type { Fluent, Relation } from '../engine/fluent.ts';
import { END, type Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Position, Value } from '../story/model.ts';
import type { Occurrence } from './conflict.ts';
import { type Interest, type Told, Watcher } from './watcher.ts';

/** A rule about a state: `never ?x imagines ?y while …`. What puts the state is the occurrence. */
export class StateWatcher extends Watcher {
  readonly interest: Interest = {
    acts: 'none',
    relations: new Set([...this.dependencies.relations, ...this.#ownRelation()]),
    everything: this.dependencies.everything || this.dependencies.everythingExcuses,
  };

  #ownRelation(): string[] {
    const { head } = this.rule;
    return head.type === 'clause' ? [this.engine.painting.shape(head.clause.word).word.id] : [];
  }

  override move({ position: p, pieces, merged, whole }: Told): void {
    const { head } = this.rule;
    if (head.type !== 'clause') return;
    const shape = this.engine.painting.shape(head.clause.word);
    const relation = this.engine.painting.relation(shape);
    const fluents = new Set<Fluent>();
    let all = whole || this.dependencies.everything || (merged.length > 0 && this.dependencies.identity);
    for (const { fluent } of pieces) {
      if (fluent.relation === relation) fluents.add(fluent);
      const id = fluent.relation.word.id;
      if (all || !this.dependencies.relations.has(id)) continue;
      // What the rule looks at only for those that the state names touches no other state.
      if (relation.value >= 0 || fluent.relation.value >= 0 || !this.dependencies.local.has(id)) all = true;
      else for (const other of naming(relation, fluent.key)) fluents.add(other);
    }
    for (const entity of merged) for (const fluent of naming(relation, [entity])) fluents.add(fluent);
    if (this.dependencies.everythingExcuses) for (const fluent of this.met) fluents.add(fluent as Fluent);
    for (const fluent of all ? relation.fluents : fluents) this.#check(fluent, p);
    this.close(p);
  }

  #check(fluent: Fluent, p: Position): void {
    const { head } = this.rule;
    if (head.type !== 'clause') return;
    const { clause } = head;
    const { relation } = fluent;
    const flipped = this.engine.painting.shape(clause.word).flipped;
    const changes = fluent.timeline.aliveAt(p);
    const found: { occurrence: Omit<Occurrence, 'born' | 'died' | 'last'> }[] = [];
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
        for (const t of this.#instants(args, change.at, changes[i + 1]?.at ?? END, p)) {
          for (const bindings of this.broken(fluent, bound, t, t, p)) {
            found.push({
              occurrence: { position: by.position, scene: by.scene, line: by.line, at: t, bindings },
            });
          }
        }
      }
    });
    this.settle(fluent, found, p);
  }

  /** The instants in a span at which anything that the rule looks at may have changed: between them nothing does. */
  #instants(args: readonly Value[], from: Instant, to: Instant, p: Position): Instant[] {
    const instants = new Set([from]);
    for (const id of this.dependencies.relations) {
      const looked = this.engine.painting.relations.get(id);
      if (!looked) continue;
      // As above: of those that the state names.
      const isLocal = this.dependencies.local.has(id) && looked.value < 0;
      for (const fluent of isLocal ? naming(looked, args) : looked.fluents) {
        for (const change of fluent.timeline.aliveAt(p))
          if (change.at > from && change.at < to) instants.add(change.at);
      }
    }
    if (this.dependencies.everything || this.dependencies.everythingExcuses) {
      for (const act of this.engine.acts) {
        const t = this.engine.isDone(act, p) ? this.engine.actInstant(act, p) : from;
        if (t > from && t < to) instants.add(t);
      }
    }
    return [...instants].sort((a, b) => a - b);
  }
}

/** The fluents of a relation whose key holds one of the values. */
function* naming(relation: Relation, values: readonly Value[]): Generator<Fluent> {
  for (const value of values)
    for (let i = 0; i < relation.word.variables.length; i++) yield* relation.withKey(i, value);
}
