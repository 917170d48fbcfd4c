import type { Act } from '../engine/assertion.ts';
import { claimName } from '../engine/claims.ts';
import { deedOf } from '../engine/effects.ts';
import { type Instant, slotOf } from '../engine/instant.ts';
import type { LoggedPiece } from '../engine/log.ts';
import type { Bindings } from '../engine/match.ts';
import type { Deed, EntityId, Position, Value } from '../story/model.ts';
import { ActIndex } from './act-index.ts';
import { AlikeActs } from './alike-acts.ts';
import { guardOf } from './guard.ts';
import { havingRelations, havings, havingsTold } from './havings.ts';
import { isDeedOf, thingsOf } from './things.ts';
import { toldIn } from './told-before.ts';
import { type Broken, type Interest, type Told, Watcher } from './watcher.ts';

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
  readonly #alike = new AlikeActs(this.engine);
  /** Where nothing is told after: all acts that may break the rule. */
  #whole: readonly Act[] | null = null;
  #filed = 0;
  #filedByFocus = 0;
  readonly #guard = guardOf(this.engine, this.rule);
  /** Where each relation that the rule looks at is bound to that one: at that place of its key. -1: not bound. */
  readonly #focusAt = this.#focusPlaces();

  #focusPlaces(): Map<string, number> {
    const places = new Map<string, number>();
    const { head } = this.rule;
    const focus =
      head.type === 'acts'
        ? (head.object ?? head.subject)
        : head.type === 'claim'
          ? head.holder
          : head.clause.args[deedOf(head.clause.word).subject];
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
    if (head.type === 'claim') return { verb: head.verb };
    if (head.type === 'clause') return { words: [head.clause.word.id] };
    return head.deed === 'acts' ? 'all' : { words: this.#wordsFor(head.deed) };
  }

  /** The words whose acts do such a thing to something. */
  #wordsFor(deed: Exclude<Deed, 'acts'>): readonly string[] {
    const words = [...this.engine.story.words.values()];
    return words.filter((word) => isDeedOf(this.engine, word, deed)).map(({ id }) => id);
  }

  /** `never ?x handles ?thing …`. */
  #isAboutThings(): boolean {
    const { head } = this.rule;
    return head.type === 'acts' && head.deed === 'handles';
  }

  /** What a sentence tells that the rule speaks of; for a rule about things also who is said to have one. */
  #told({ acts, pieces, position }: Told): readonly Act[] {
    const own = acts.filter((act) => this.#isConcerned(act));
    if (!this.#isAboutThings()) return own;
    const had = havingsTold(acts, pieces, position);
    return had.length === 0 ? own : [...own, ...had];
  }

  override move(told: Told): void {
    const { position: p } = told;
    if (told.whole) {
      this.#whole = this.#actsThatMayMeet();
      for (const act of this.#whole) {
        const found = this.#brokenBy(act, p);
        if (found.length > 0) this.bear(found, p);
      }
      return;
    }
    const fresh = this.#told(told);
    for (const act of fresh) this.#acts.add(act);
    if (!this.#guard.isOpen()) return;
    const isOnly = told.pieces.length === 0 && told.scenes.size === 0 && told.merged.length === 0;
    const excuses = this.dependencies.everythingExcuses && this.met.size > 0;
    if (isOnly && !excuses && !this.dependencies.everything) {
      for (const act of fresh) this.#check(act, p);
      this.close(told);
      return;
    }
    const affected = new Set(fresh);
    for (const number of told.scenes) {
      for (const act of this.#toldIn(number)) {
        this.#acts.moved(act, p);
        this.#alike.moved(act, p);
        for (const focus of this.#foci(act)) this.#byFocus.get(focus)?.moved(act, p);
        affected.add(act);
      }
    }
    if (told.merged.length > 0) this.#file();
    for (const entity of told.merged) for (const act of this.#byEntity.get(entity) ?? []) affected.add(act);
    const all = this.dependencies.everything || (told.merged.length > 0 && this.dependencies.identity);
    if (all)
      for (const act of this.#acts.all) {
        affected.add(act);
        if (told.touch) for (const { fluent } of told.pieces) told.touch(this.rule, act, fluent);
      }
    else for (const piece of told.pieces) this.#touch(piece, told, affected);
    if (this.dependencies.everythingExcuses) for (const act of this.met) affected.add(act as Act);
    for (const act of inTellingOrder([...affected])) this.#check(act, p);
    this.close(told);
  }

  /** All acts that the rule speaks of, those left out that certainly do not break it; in the order of telling. */
  #actsThatMayMeet(): readonly Act[] {
    const { engine } = this;
    const { head } = this.rule;
    if (!this.#guard.isOpen()) return NOTHING;
    const whom = this.#guard.whom?.();
    if (whom?.length === 0) return NOTHING;
    if (head.type === 'clause') return engine.actsOf(head.clause.word.id);
    if (head.type === 'claim') return engine.acts.filter((act) => this.#isConcerned(act));
    const { deed } = head;
    if (whom && this.#guard.isOfSubject && !this.#isAboutThings())
      return inTellingOrder(
        whom.flatMap((who) => engine.actsBy(who, engine.end).filter((act) => this.#isConcerned(act))),
      );
    if (deed === 'acts') return engine.acts;
    const acts = inTellingOrder(this.#wordsFor(deed).flatMap((word) => engine.actsOf(word)));
    return this.#isAboutThings() ? [...acts, ...havings(engine)] : acts;
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
    return scene ? toldIn(scene, all) : NOTHING;
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

  /** Files the acts told since a change last mattered, by whom or what they are about. */
  #fileByFocus(): void {
    const { all } = this.#acts;
    for (; this.#filedByFocus < all.length; this.#filedByFocus++) {
      const act = all[this.#filedByFocus]!;
      for (const focus of this.#foci(act)) this.#of(focus).add(act);
    }
  }

  #touch(piece: LoggedPiece, { position: p, touch }: Told, affected: Set<Act>): void {
    const id = piece.fluent.relation.word.id;
    if (!this.dependencies.relations.has(id)) return;
    const place = this.dependencies.local.has(id) ? (this.#focusAt.get(id) ?? -1) : -1;
    const subject = place < 0 ? undefined : piece.fluent.key[place];
    if (typeof subject === 'number') this.#fileByFocus();
    const indexes =
      typeof subject === 'number'
        ? this.engine.painting.identity.members(subject, p).flatMap((m) => this.#byFocus.get(m) ?? [])
        : [this.#acts];
    const excuses = this.dependencies.excuses.has(id);
    const isLocal = this.dependencies.local.has(id) && piece.fluent.relation.value < 0;
    const beings =
      isLocal && subject === undefined ? piece.fluent.key.map((v) => this.canonical(v, p)) : null;
    // The state just before an act counts, hence the one step.
    for (const index of indexes)
      for (const act of index.between(piece.from, piece.to + 2, p)) {
        // What is looked at only for those that the act names touches no other act; an excuse matters only where there is need of one.
        if ((excuses && !this.met.has(act)) || (beings && !this.#names(act, beings, p))) continue;
        affected.add(act);
        touch?.(this.rule, act, piece.fluent);
      }
  }

  /** Whether an act names one of some beings, whoever they turn out to be. */
  #names(act: Act, beings: readonly Value[], p: Position): boolean {
    const is = (value: Value) => beings.includes(this.canonical(value, p));
    return (
      (act.subject !== null && is(act.subject)) || act.args.some(is) || (act.claim?.to.some(is) ?? false)
    );
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
    const bound = matcher.bind(head.holder, act.subject, { [head.what]: claimName(act) }, p);
    const { to } = head;
    if (!bound || !to) return one(bound);
    return act.claim.to.flatMap((hearer) => one(matcher.bind(to, hearer, bound, p)));
  }

  #check(act: Act, p: Position): void {
    this.settle(act, this.#brokenBy(act, p), p);
  }

  /** How an act breaks the rule, as of a position. */
  #brokenBy(act: Act, p: Position): readonly Broken[] {
    if (!this.#guard.mayMeet(act, p) || !this.engine.isDone(act, p)) return NOTHING;
    const at = this.engine.actInstant(act, p);
    const found = this.#bindingsOf(act, at, p);
    if (found.length === 0 || this.isPassedOver(act, at, p)) return NOTHING;
    const { position, scene, line } = act;
    return found.map((bindings) => ({ position, scene, line, at, bindings }));
  }

  /** Every way in which an act breaks the rule. */
  #bindingsOf(act: Act, at: Instant, p: Position): readonly Bindings[] {
    const { straight } = this;
    if (straight === null)
      return this.#heads(act, p).flatMap((head) => [...this.broken(act, head, at, at - 1, p)]);
    const { head } = this.rule;
    const { canonical } = this;
    if (head.type === 'clause') {
      const bindings = this.breaks(
        straight,
        act,
        act.args.map((value) => canonical(value, p)),
        at,
        at - 1,
        p,
      );
      return bindings ? [bindings] : NOTHING;
    }
    if (act.subject === null) return NOTHING;
    const subject = canonical(act.subject, p);
    let found: Bindings[] | null = null;
    for (const thing of head.type === 'acts' && head.object ? this.#foci(act) : [null]) {
      const registers = thing === null ? [subject] : [subject, canonical(thing, p)];
      const bindings = this.breaks(straight, act, registers, at, at - 1, p);
      if (!bindings) continue;
      if (found) found.push(bindings);
      else found = [bindings];
    }
    return found ?? NOTHING;
  }

  /** The same death told twice, at one moment, is one death; the same gift that one scene remembers and another shows, one gift. */
  protected isPassedOver(act: Act, at: Instant, p: Position): boolean {
    return act.effects.some((effect) => {
      const { painting } = this.engine;
      if (!this.dependencies.relations.has(effect.shape.word.id)) return false;
      // What one holds, or where one is, may well be what it was.
      if (effect.shape.value >= 0) return this.#isToldBefore(act, at, p);
      const relation = painting.relation(effect.shape);
      const change = relation.find(painting.key(effect.shape, effect.args, p))?.timeline.changeAt(at - 1, p);
      return change?.by !== undefined && change.value === effect.holds && slotOf(change.at) === slotOf(at);
    });
  }

  /** Whether another scene told of the same act, at that moment, before. */
  #isToldBefore(act: Act, at: Instant, p: Position): boolean {
    if (act.word === null) return false;
    this.#alike.file(this.#whole ?? this.#acts.all);
    return this.#alike.isToldBefore(act, at, p);
  }
}

const NOTHING: readonly never[] = [];

const inTellingOrder = (acts: Act[]): readonly Act[] =>
  acts.length < 2 ? acts : acts.sort((a, b) => a.told - b.told);

function push<K>(map: Map<K, Act[]>, key: K, act: Act): void {
  const list = map.get(key);
  if (list) list.push(act);
  else map.set(key, [act]);
}
