import type { Act } from '../engine/assertion.ts';
import type { LoggedPiece } from '../engine/fluent.ts';
import { type Instant, slotOf } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import type { EntityId, Position } from '../story/model.ts';
import { ActIndex } from './act-index.ts';
import type { Occurrence } from './conflict.ts';
import { guardOf } from './guard.ts';
import { havingRelations, havings, havingsTold } from './havings.ts';
import { thingsOf } from './things.ts';
import { type Interest, type Told, Watcher } from './watcher.ts';

/** A rule about acts: `never ?x acts while …`, `never ?x kills ?y while …`, `never ?y tells ?x ?what while …`. */
export class ActWatcher extends Watcher {
  readonly interest: Interest = {
    acts: this.#actsOfInterest(),
    relations: this.#isAboutThings()
      ? new Set([...this.dependencies.relations, ...havingRelations(this.engine)])
      : this.dependencies.relations,
    everything: this.dependencies.everything || this.dependencies.everythingExcuses,
  };
  readonly #acts = this.#index();
  /** By the one whom the rule's own act is about: who does it, or the thing it is done to. */
  readonly #byFocus = new Map<EntityId, ActIndex>();
  /** Those that name somebody or something: which to look at again when who is who changes. */
  readonly #byEntity = new Map<EntityId, Act[]>();
  #filed = 0;
  readonly #guard = guardOf(this.engine, this.rule);
  /** Where each relation that the rule looks at is bound to that one: at that place of its key. -1: not bound. */
  readonly #focusAt = this.#focusPlaces();

  #focusPlaces(): Map<string, number> {
    const places = new Map<string, number>();
    const { head } = this.rule;
    const focus = head.type === 'acts' ? (head.object ?? head.subject) : null;
    for (const part of [...this.rule.conditions, ...this.rule.exceptions]) {
      if (part.type !== 'clause') continue;
      const shape = this.engine.painting.shape(part.clause.word);
      const at =
        focus?.type !== 'variable'
          ? -1
          : part.clause.args.findIndex((a) => a.type === 'variable' && a.name === focus.name);
      const inKey =
        at < 0 || at === shape.value || shape.word.bothWays
          ? -1
          : at - (shape.value >= 0 && shape.value < at ? 1 : 0);
      const known = places.get(shape.word.id);
      places.set(shape.word.id, known === undefined || known === inKey ? inKey : -1);
    }
    return places;
  }

  #actsOfInterest(): Interest['acts'] {
    const { head } = this.rule;
    if (head.type === 'acts') return 'all';
    return head.type === 'claim' ? { verb: head.verb } : { word: head.clause.word.id };
  }

  /** `never ?x handles ?thing …`. */
  #isAboutThings(): boolean {
    const { head } = this.rule;
    return head.type === 'acts' && head.deed === 'handles';
  }

  /** What a sentence tells that the rule speaks of; for a rule about things also who is said to have one. */
  #told({ acts, pieces, position, whole }: Told): readonly Act[] {
    const own = acts.filter((act) => this.#isConcerned(act));
    if (!this.#isAboutThings()) return own;
    const had = whole ? havings(this.engine) : havingsTold(acts, pieces, position);
    return had.length === 0 ? own : [...own, ...had];
  }

  override move(told: Told): void {
    const { position: p } = told;
    const fresh = this.#told(told);
    if (told.whole) {
      for (const act of fresh) this.#check(act, p);
      return;
    }
    for (const act of fresh) {
      this.#acts.add(act);
      for (const focus of this.#foci(act)) this.#of(focus).add(act);
    }
    const isOnly = told.pieces.length === 0 && told.scenes.size === 0 && told.merged.length === 0;
    const excuses = this.dependencies.everythingExcuses && this.met.size > 0;
    if (isOnly && !excuses && !this.dependencies.everything) {
      for (const act of fresh) this.#check(act, p);
      this.close(p);
      return;
    }
    const affected = new Set(fresh);
    for (const number of told.scenes) {
      for (const act of this.#toldIn(number)) {
        this.#acts.moved(act, p);
        for (const focus of this.#foci(act)) this.#of(focus).moved(act, p);
        affected.add(act);
      }
    }
    if (told.merged.length > 0) this.#file();
    for (const entity of told.merged) for (const act of this.#byEntity.get(entity) ?? []) affected.add(act);
    const all = this.dependencies.everything || (told.merged.length > 0 && this.dependencies.identity);
    if (all) for (const act of this.#acts.all) affected.add(act);
    else for (const piece of told.pieces) this.#touch(piece, p, affected);
    if (this.dependencies.everythingExcuses) for (const act of this.met) affected.add(act as Act);
    for (const act of inTellingOrder(affected)) this.#check(act, p);
    this.close(p);
  }

  /** Whether the rule speaks of such acts. */
  #isConcerned(act: Act): boolean {
    const { head } = this.rule;
    if (head.type === 'clause') return act.word?.id === head.clause.word.id;
    if (act.subject === null) return false;
    return head.type === 'acts' ? this.#foci(act).length > 0 : act.claim?.verb === head.verb;
  }

  /** The acts that a scene tells, in the order of telling. */
  #toldIn(number: number): readonly Act[] {
    const scene = this.engine.story.scenes[number - 1];
    const { all } = this.#acts;
    return scene ? all.slice(countBefore(all, scene.first), countBefore(all, scene.last + 1)) : NOTHING;
  }

  /** Files the acts told since two were last found to be one, by whom they name. */
  #file(): void {
    const { all } = this.#acts;
    for (; this.#filed < all.length; this.#filed++) {
      const act = all[this.#filed]!;
      if (act.subject !== null) push(this.#byEntity, act.subject, act);
      for (const value of act.args)
        if (typeof value === 'number' && value !== act.subject) push(this.#byEntity, value, act);
      for (const value of act.claim?.to ?? NOTHING) push(this.#byEntity, value, act);
    }
  }

  #index(): ActIndex {
    return new ActIndex((act, position) => this.engine.actInstant(act, position));
  }

  /** Whom the rule's own act is about, in an act. */
  #foci(act: Act): readonly EntityId[] {
    const { head } = this.rule;
    if (head.type === 'acts' && head.deed !== 'acts') return thingsOf(this.engine, act, head.deed);
    return act.subject === null ? [] : [act.subject];
  }

  #of(focus: EntityId): ActIndex {
    let index = this.#byFocus.get(focus);
    if (!index) {
      index = this.#index();
      this.#byFocus.set(focus, index);
    }
    return index;
  }

  #touch(piece: LoggedPiece, p: Position, affected: Set<Act>): void {
    const id = piece.fluent.relation.word.id;
    if (!this.dependencies.relations.has(id)) return;
    const place = this.dependencies.local.has(id) ? (this.#focusAt.get(id) ?? -1) : -1;
    const subject = place < 0 ? undefined : piece.fluent.key[place];
    const indexes =
      typeof subject === 'number'
        ? this.engine.painting.identity.members(subject, p).flatMap((m) => this.#byFocus.get(m) ?? [])
        : [this.#acts];
    // The state just before an act counts, hence the one step.
    for (const index of indexes)
      for (const act of index.between(piece.from, piece.to + 2, p)) affected.add(act);
  }

  /** The rule's own act, with its variables bound, in every way in which it is one; `Mum and Dad` may be told one thing. */
  #heads(act: Act, p: Position): readonly Bindings[] {
    const { head } = this.rule;
    const { matcher, painting } = this.engine;
    const one = (bound: Bindings | null) => (bound ? [bound] : []);
    if (head.type === 'acts') {
      const bound = act.subject === null ? null : matcher.bind(head.subject, act.subject, {}, p);
      const { object } = head;
      if (!bound || !object) return one(bound);
      return this.#foci(act).flatMap((thing) => one(matcher.bind(object, thing, bound, p)));
    }
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
    if (!this.#guard(act, p) || !this.engine.isDone(act, p)) {
      this.settle(act, NOTHING, p);
      return;
    }
    const at = this.engine.actInstant(act, p);
    const found: { occurrence: Omit<Occurrence, 'born' | 'died' | 'last'> }[] = [];
    for (const head of this.#heads(act, p)) {
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

const NOTHING: readonly never[] = [];

/** How many acts, in the order of telling, are told at sentences before a position. */
function countBefore(acts: readonly Act[], position: Position): number {
  let low = 0;
  let high = acts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (acts[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const inTellingOrder = (acts: ReadonlySet<Act>): Iterable<Act> =>
  acts.size < 2 ? acts : [...acts].sort((a, b) => a.told - b.told);

function push<K>(map: Map<K, Act[]>, key: K, act: Act): void {
  const list = map.get(key);
  if (list) list.push(act);
  else map.set(key, [act]);
}
