import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fluent, LoggedPiece } from '../engine/fluent.ts';
import { END, type Instant, slotOf } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { Position, Rule, Value } from '../story/model.ts';
import { clashConflicts } from './clashes.ts';
import type { Conflict, Occurrence } from './conflict.ts';
import { type Dependencies, dependenciesOf, variablesOf } from './dependencies.ts';

/**
 * All conflicts of a story over all positions of the telling, those resolved included, in order of birth.
 *
 * What may break a rule (an act, or a state for a rule about states) is looked at when it is told, and again when something that
 * the rule looks at changes at its instant: what changed is the engine's log, so the cost follows the changes, not the views.
 */
export function conflictsOf(engine: Engine): readonly Conflict[] {
  const watchers = engine.rules.flatMap((rule) => (rule.kind === 'derives' ? [] : [watch(engine, rule)]));
  const log = byPosition(engine.painting.log);
  const acts = new Map<Position, Act[]>();
  for (const act of engine.acts) acts.set(act.position, [...(acts.get(act.position) ?? []), act]);
  for (let p = 1; p <= engine.end; p++) {
    const pieces = log.get(p) ?? [];
    const told = acts.get(p) ?? [];
    const shaken = engine.scenes.changedAt(p) || engine.painting.identity.changedAt(p);
    if (pieces.length === 0 && told.length === 0 && !shaken) continue;
    for (const watcher of watchers) watcher.move(p, told, pieces, shaken);
  }
  const conflicts = [...watchers.flatMap((w) => w.conflicts), ...clashConflicts(engine)];
  return conflicts.sort((a, b) => a.born - b.born || compare(a.name, b.name));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byPosition(log: readonly LoggedPiece[]): Map<Position, LoggedPiece[]> {
  const map = new Map<Position, LoggedPiece[]>();
  for (const piece of log) {
    const list = map.get(piece.position);
    if (list) list.push(piece);
    else map.set(piece.position, [piece]);
  }
  return map;
}

function watch(engine: Engine, rule: Rule): Watcher {
  const { head } = rule;
  const isState =
    head.type === 'clause' && head.clause.word.kind !== 'act' && head.clause.word.kind !== 'identity';
  return isState ? new StateWatcher(engine, rule) : new ActWatcher(engine, rule);
}

/** Keeps the conflicts of one rule as the telling goes on. */
abstract class Watcher {
  readonly conflicts: Conflict[] = [];
  protected readonly engine: Engine;
  protected readonly rule: Rule;
  protected readonly dependencies: Dependencies;
  readonly #whileVariables: readonly string[];
  readonly #open = new Map<string, { conflict: Conflict; live: number }>();
  /** Of each candidate: the occurrences it makes now, by conflict. */
  readonly #made = new Map<unknown, Map<string, Occurrence>>();

  constructor(engine: Engine, rule: Rule) {
    this.engine = engine;
    this.rule = rule;
    this.dependencies = dependenciesOf(engine, rule);
    this.#whileVariables = [...new Set(rule.conditions.flatMap(variablesOf))].sort();
  }

  /** Candidates whose conditions have held: only of these do exceptions matter. */
  protected readonly met = new Set<unknown>();

  abstract move(p: Position, told: readonly Act[], pieces: readonly LoggedPiece[], shaken: boolean): void;

  /** Instants and bindings under which a rule is broken: conditions just before, exceptions at the instant itself. */
  protected *broken(
    candidate: unknown,
    head: Bindings,
    t: Instant,
    before: Instant,
    p: Position,
  ): Generator<Bindings> {
    for (const found of this.engine.matcher.all(this.rule.conditions, head, before, p)) {
      this.met.add(candidate);
      if (!this.rule.exceptions.some((part) => this.engine.matcher.holds(part, found, t, p))) yield found;
    }
  }

  /** Sets what a candidate makes of the rule as of a position; conflicts are born and resolved by it. */
  protected settle(
    candidate: unknown,
    found: readonly { occurrence: Omit<Occurrence, 'born' | 'died'> }[],
    p: Position,
  ): void {
    const made = this.#made.get(candidate) ?? new Map<string, Occurrence>();
    const now = new Map<string, Omit<Occurrence, 'born' | 'died'>>();
    for (const { occurrence } of found) {
      const key = this.#key(occurrence.bindings);
      if (!now.has(key)) now.set(key, occurrence);
    }
    for (const [key, occurrence] of made) {
      if (now.has(key)) continue;
      occurrence.died = p;
      made.delete(key);
      const open = this.#open.get(key);
      if (open) open.live--;
      this.#ended.add(key);
    }
    for (const [key, data] of now) {
      if (made.has(key)) continue;
      const occurrence: Occurrence = { ...data, born: p, died: null };
      made.set(key, occurrence);
      let open = this.#open.get(key);
      if (!open) {
        const bindings = Object.fromEntries(
          this.#whileVariables.flatMap((v) =>
            data.bindings[v] === undefined ? [] : [[v, data.bindings[v]]],
          ),
        );
        const conflict: Conflict = {
          name: this.rule.name,
          rule: this.rule,
          clash: null,
          rarely: this.rule.kind === 'rarely',
          bindings,
          occurrences: [],
          born: p,
          resolved: null,
        };
        open = { conflict, live: 0 };
        this.#open.set(key, open);
        this.conflicts.push(conflict);
      }
      open.live++;
      open.conflict.occurrences.push(occurrence);
    }
    if (made.size > 0) this.#made.set(candidate, made);
    else this.#made.delete(candidate);
  }

  readonly #ended = new Set<string>();

  /** After all candidates of a position: a conflict that nothing makes any longer is resolved. */
  protected close(p: Position): void {
    for (const key of this.#ended) {
      const open = this.#open.get(key);
      if (open && open.live === 0) {
        open.conflict.resolved = p;
        this.#open.delete(key);
      }
    }
    this.#ended.clear();
  }

  #key(bindings: Bindings): string {
    return this.#whileVariables.map((v) => `${typeof bindings[v]}${bindings[v] ?? ''}`).join(' ');
  }
}

/** A rule about acts: `never ?x acts while …`, `never ?x kills ?y while …`, `never ?y tells ?x ?what while …`. */
class ActWatcher extends Watcher {
  #acts = new ActIndex();
  readonly #bySubject = new Map<number, ActIndex>();
  /** Where each relation that the rule looks at is bound to the subject: at that place of its key. -1: not bound. */
  readonly #subjectAt = this.#subjectPlaces();

  #subjectPlaces(): Map<string, number> {
    const places = new Map<string, number>();
    const { head } = this.rule;
    const subject = head.type === 'acts' ? head.subject : null;
    for (const part of [...this.rule.conditions, ...this.rule.exceptions]) {
      if (part.type !== 'clause') continue;
      const shape = this.engine.painting.shape(part.clause.word);
      const at =
        subject?.type !== 'variable'
          ? -1
          : part.clause.args.findIndex((a) => a.type === 'variable' && a.name === subject.name);
      const inKey =
        at < 0 || at === shape.value || shape.word.bothWays
          ? -1
          : at - (shape.value >= 0 && shape.value < at ? 1 : 0);
      const known = places.get(shape.word.id);
      places.set(shape.word.id, known === undefined || known === inKey ? inKey : -1);
    }
    return places;
  }

  override move(p: Position, told: readonly Act[], pieces: readonly LoggedPiece[], shaken: boolean): void {
    const affected = new Set<Act>();
    for (const act of told) {
      if (this.#heads(act, p).length === 0) continue;
      const at = this.engine.actInstant(act, p);
      this.#acts.add(act, at);
      if (act.subject !== null) {
        const own = this.#bySubject.get(act.subject) ?? new ActIndex();
        this.#bySubject.set(act.subject, own);
        own.add(act, at);
      }
      affected.add(act);
    }
    if (shaken) {
      // Scenes moved: acts have other instants.
      for (const index of [this.#acts, ...this.#bySubject.values()])
        index.sort((act) => this.engine.actInstant(act, p));
    }
    const anything = told.length > 0 || pieces.length > 0;
    if (shaken || (this.dependencies.everything && anything))
      for (const act of this.#acts.all) affected.add(act);
    else for (const piece of pieces) this.#touch(piece, p, affected);
    if (this.dependencies.everythingExcuses && anything) for (const act of this.met) affected.add(act as Act);
    if (affected.size === 0) return;
    for (const act of affected) this.#check(act, p);
    this.close(p);
  }

  #touch(piece: LoggedPiece, p: Position, affected: Set<Act>): void {
    const id = piece.fluent.relation.word.id;
    if (!this.dependencies.relations.has(id)) return;
    const place = this.dependencies.local.has(id) ? (this.#subjectAt.get(id) ?? -1) : -1;
    const subject = place < 0 ? undefined : piece.fluent.key[place];
    const indexes =
      typeof subject === 'number'
        ? this.engine.painting.identity.members(subject, p).flatMap((m) => this.#bySubject.get(m) ?? [])
        : [this.#acts];
    // The state just before an act counts, hence the one step.
    for (const index of indexes) for (const act of index.between(piece.from, piece.to + 1)) affected.add(act);
  }

  /** The rule's own act, with its variables bound, in every way in which it is one; `Mum and Dad` may be told one thing. */
  #heads(act: Act, p: Position): readonly Bindings[] {
    const { head } = this.rule;
    const { matcher, painting } = this.engine;
    const one = (bound: Bindings | null) => (bound ? [bound] : []);
    if (head.type === 'acts')
      return act.subject === null ? [] : one(matcher.bind(head.subject, act.subject, {}, p));
    if (head.type === 'clause') {
      if (act.word?.id !== head.clause.word.id) return [];
      let bound: Bindings | null = {};
      for (const [i, argument] of head.clause.args.entries()) {
        if (bound) bound = matcher.bind(argument, painting.canonical(act.args[i]!, p), bound, p);
      }
      return one(bound);
    }
    if (act.claim?.verb !== head.verb || act.subject === null) return [];
    const bound = matcher.bind(head.holder, act.subject, { [head.what]: `claim ${act.position}` }, p);
    const { to } = head;
    if (!bound || !to) return one(bound);
    return act.claim.to.flatMap((hearer) => one(matcher.bind(to, hearer, bound, p)));
  }

  #check(act: Act, p: Position): void {
    const found: { occurrence: Omit<Occurrence, 'born' | 'died'> }[] = [];
    for (const head of this.engine.isDone(act, p) ? this.#heads(act, p) : []) {
      const at = this.engine.actInstant(act, p);
      for (const bindings of this.broken(act, head, at, at - 1, p)) {
        if (this.#isRetold(act, at, p)) continue;
        found.push({
          occurrence: { position: act.position, scene: act.scene, line: act.line, at, bindings },
        });
      }
    }
    this.settle(act, found, p);
  }

  /** The same death told twice, at one moment, is one death. */
  #isRetold(act: Act, at: Instant, p: Position): boolean {
    return act.effects.some((effect) => {
      const { painting } = this.engine;
      const relation = painting.relation(effect.shape);
      if (!this.dependencies.relations.has(relation.word.id)) return false;
      const change = relation.find(painting.key(effect.shape, effect.args, p))?.timeline.changeAt(at - 1, p);
      return change?.by !== undefined && change.value === effect.holds && slotOf(change.at) === slotOf(at);
    });
  }
}

/** Acts in the order of story time. */
class ActIndex {
  readonly #acts: Act[] = [];
  readonly #instants: Instant[] = [];

  get all(): readonly Act[] {
    return this.#acts;
  }

  add(act: Act, at: Instant): void {
    const index = this.#from(at + 1);
    this.#acts.splice(index, 0, act);
    this.#instants.splice(index, 0, at);
  }

  sort(instant: (act: Act) => Instant): void {
    const sorted = this.#acts.map((act) => ({ act, at: instant(act) })).sort((a, b) => a.at - b.at);
    sorted.forEach(({ act, at }, i) => {
      this.#acts[i] = act;
      this.#instants[i] = at;
    });
  }

  /** Those from one instant to another, both included. */
  between(from: Instant, to: Instant): readonly Act[] {
    const start = this.#from(from);
    let end = start;
    while (end < this.#acts.length && this.#instants[end]! <= to) end++;
    return this.#acts.slice(start, end);
  }

  #from(at: Instant): number {
    let low = 0;
    let high = this.#instants.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#instants[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A rule about a state: `never ?x imagines ?y while …`. What puts the state is the occurrence. */
class StateWatcher extends Watcher {
  override move(p: Position, _told: readonly Act[], pieces: readonly LoggedPiece[], shaken: boolean): void {
    const { head } = this.rule;
    if (head.type !== 'clause') return;
    const shape = this.engine.painting.shape(head.clause.word);
    const relation = this.engine.painting.relation(shape);
    const fluents = new Set<Fluent>();
    let all = shaken || this.dependencies.everything;
    for (const { fluent } of pieces) {
      if (fluent.relation === relation) fluents.add(fluent);
      const id = fluent.relation.word.id;
      if (all || !this.dependencies.relations.has(id)) continue;
      // What the rule looks at only for those that the state names touches no other state.
      if (relation.value >= 0 || fluent.relation.value >= 0 || !this.dependencies.local.has(id)) all = true;
      else
        for (const value of fluent.key)
          for (let i = 0; i < relation.word.variables.length; i++)
            for (const other of relation.withKey(i, value)) fluents.add(other);
    }
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
    const found: { occurrence: Omit<Occurrence, 'born' | 'died'> }[] = [];
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
        for (const t of this.#instants(change.at, changes[i + 1]?.at ?? END, p)) {
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
  #instants(from: Instant, to: Instant, p: Position): Instant[] {
    const instants = new Set([from]);
    for (const id of this.dependencies.relations) {
      for (const fluent of this.engine.painting.relations.get(id)?.fluents ?? []) {
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
