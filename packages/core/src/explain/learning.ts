import type { Act, Assertion } from '../engine/assertion.ts';
import { isSameBeing, isSo } from '../engine/beings.ts';
import type { Engine } from '../engine/engine.ts';
import { seenBy } from '../engine/eyes.ts';
import type { Fluent, FluentValue } from '../engine/fluent.ts';
import { BEGINNING, endOf, type Instant, slotOf } from '../engine/instant.ts';
import { type LoggedPiece, piecesOf } from '../engine/log.ts';
import type { Argument, EntityId, Position, Scene, Sentence, Statement } from '../story/model.ts';
import type { RecastSpan } from './recasts.ts';

/** What a twist brings out: the first of the spans that say it, and until when that goes on being so and was not known to be. */
export interface Fact {
  readonly twist: Scene;
  readonly recast: RecastSpan;
  readonly until: Instant;
}

/** When somebody came to know something: at an instant of story time, as the sentence at a position tells. */
export interface Learned {
  readonly position: Position;
  readonly at: Instant;
}

type Pieces = readonly LoggedPiece[];

/** When people come to know facts: by what the views through their eyes hold, and by what they do. */
export class Learning {
  readonly #engine: Engine;
  /** What the views came to hold: by fluent, then by person. */
  readonly #held: ReadonlyMap<string, ReadonlyMap<EntityId, Pieces>>;
  /** Acts told with a time of their own, by the sentence that tells them. */
  readonly #deeds: ReadonlyMap<Position, readonly Act[]>;
  /** The sentences that say, or claim, that two are one. */
  readonly #identities: readonly Sentence[];

  /** Costs a telling of the story through the eyes of each of the people. */
  constructor(engine: Engine, people: readonly EntityId[], facts: readonly Fact[]) {
    this.#engine = engine;
    this.#held = this.#read(people, facts);
    this.#deeds = deedsToldLater(engine);
    this.#identities = engine.story.sentences.filter(({ statement }) => saysIdentity(statement));
  }

  /** Those who come to know a fact, and when first in story time. */
  of(fact: Fact): ReadonlyMap<EntityId, Learned> {
    const found = new Map<EntityId, Learned>();
    const note = (person: EntityId, learned: Learned) => {
      const known = found.get(person);
      if (!known || learned.at < known.at) found.set(person, learned);
    };
    const { fluent } = fact.recast;
    if (fluent === null) this.#told(fact.recast, note);
    else {
      for (const [person, pieces] of this.#viewsOf(fluent))
        for (const position of this.#positions(fact, fluent, pieces))
          note(person, { position, at: this.#instantFor(person, position) });
      this.#doers(fact, fluent, note);
    }
    return found;
  }

  /** Whether it turns out to be as is assumed of everyone, and somebody had never heard otherwise. */
  neverDoubted({ recast }: Fact, person: EntityId, learned: Learned | null): boolean {
    const { fluent, from, value } = recast;
    if (!fluent?.relation.word.assumedOfPeople || value !== true) return false;
    const pieces = this.#viewsOf(fluent).get(person) ?? [];
    return !pieces.some(
      (p) => p.new !== true && p.to > from && (learned === null || p.position < learned.position),
    );
  }

  #read(people: readonly EntityId[], facts: readonly Fact[]) {
    const held = new Map<string, Map<EntityId, LoggedPiece[]>>();
    for (const { recast } of facts) if (recast.fluent) held.set(this.#idOf(recast.fluent), new Map());
    for (const person of held.size > 0 ? people : []) {
      for (const piece of piecesOf(this.#engine.through([person]).painting.log)) {
        const views = held.get(this.#idOf(piece.fluent));
        const pieces = views?.get(person);
        if (pieces) pieces.push(piece);
        else views?.set(person, [piece]);
      }
    }
    return held;
  }

  #viewsOf(fluent: Fluent): ReadonlyMap<EntityId, Pieces> {
    return this.#held.get(this.#idOf(fluent)) ?? NOTHING;
  }

  /** A fluent by its word and its key as it stands at the end, the same through all eyes. */
  #idOf({ relation, key }: Fluent): string {
    const { painting, end } = this.#engine;
    return `${relation.word.id} ${key.map((k) => painting.canonical(k, end)).join(' ')}`;
  }

  /** The positions from which a view holds what a recast brings out, at any instant of it. */
  #positions({ recast, until }: Fact, fluent: Fluent, pieces: Pieces): readonly Position[] {
    const { painting, end } = this.#engine;
    const value = (v: FluentValue) =>
      typeof v === 'number' && fluent.relation.value >= 0 ? painting.canonical(v, end) : v;
    const wanted = value(recast.value);
    // Of what was known to be so later on, the news is that it was so from the beginning of the span.
    const latest = until <= recast.to ? endOf(slotOf(recast.from)) : until;
    const found = pieces
      .filter((p) => value(p.new) === wanted && p.from < latest && p.to > recast.from)
      .map((p) => p.position);
    if (found.length === 0) return found;
    // What only repeats what was known leaves no difference in the log, and yet may show that it was known before.
    for (const { timeline } of new Set(pieces.map((p) => p.fluent)))
      for (const change of [
        timeline.changes.last(recast.from),
        ...timeline.changes.between(recast.from, until),
      ])
        if (change?.by && value(change.value) === wanted) found.push(change.by.position);
    return found;
  }

  /** Whoever did it before it was told, and lived on, knew it from then on. */
  #doers({ twist }: Fact, fluent: Fluent, note: (person: EntityId, learned: Learned) => void): void {
    const { painting, end } = this.#engine;
    for (let position = twist.first; position <= twist.last; position++)
      for (const act of this.#deeds.get(position) ?? []) {
        if (act.subject === null || !act.effects.some((a) => this.#isAbout(a, fluent))) continue;
        const at = painting.start(act, end);
        if (!isSo(this.#engine, 'death', act.subject, at, end))
          note(this.#engine.beingOf(act.subject), { position, at });
      }
  }

  #isAbout({ shape, args }: Assertion, fluent: Fluent): boolean {
    const { painting, end } = this.#engine;
    return painting.relation(shape).find(painting.key(shape, args, end)) === fluent;
  }

  /** Who takes in, and where, that those of a recast are one. */
  #told(recast: RecastSpan, note: (person: EntityId, learned: Learned) => void): void {
    const engine = this.#engine;
    const isMeant = (named: readonly EntityId[]) =>
      named.every((n) => recast.entities.some((e) => isSameBeing(engine, e, n)));
    for (const sentence of this.#identities) {
      const { position } = sentence;
      const witnesses = engine.witnesses(position);
      const able = [...witnesses.present, ...witnesses.watching, ...sentence.names.map(engine.beingOf)];
      for (const person of new Set(able))
        if (seenBy([person], sentence, witnesses).some((s) => isIdentity(s, isMeant)))
          note(person, { position, at: this.#instantFor(person, position) });
    }
  }

  /**
   * Whether somebody is told who they are themselves, or finds it out. Of anyone else who turns out to be two, it goes without
   * saying that they knew.
   */
  findsThemselves({ recast }: Fact, person: EntityId): boolean {
    const engine = this.#engine;
    const isPerson = (a: Argument) => a.type === 'value' && isSameBeing(engine, a.value, person);
    const isMeant = (named: readonly EntityId[]) =>
      named.every((n) => recast.entities.some((e) => isSameBeing(engine, e, n)));
    return this.#identities.some(
      ({ statement }) =>
        statement?.type === 'claim' &&
        !statement.negated &&
        isIdentity(statement.content, isMeant) &&
        (statement.to.some(isPerson) || (statement.verb === 'learns' && isPerson(statement.holder))),
    );
  }

  /** When a sentence is told; for those of whom it says that they learnt, believed or were told at another time, then. */
  #instantFor(person: EntityId, position: Position): Instant {
    const engine = this.#engine;
    const told = instantAt(engine, position);
    const sentence = engine.story.sentences[position - 1];
    const { statement, scene } = sentence ?? { statement: null, scene: 0 };
    if (statement?.type !== 'claim' || statement.when === null) return told;
    const isTheirs = [statement.holder, ...statement.to].some(
      (a) => a.type === 'value' && isSameBeing(engine, a.value, person),
    );
    const when = { when: statement.when, scene, moment: null, told: position };
    return isTheirs ? Math.min(told, engine.painting.start(when, engine.end)) : told;
  }
}

const NOTHING: ReadonlyMap<EntityId, Pieces> = new Map();

/** The instant of story time at which a sentence is told. */
export function instantAt(engine: Engine, position: Position): Instant {
  const sentence = engine.story.sentences[position - 1];
  return sentence ? engine.instantOfSentence(sentence, engine.end) : BEGINNING;
}

function deedsToldLater(engine: Engine): ReadonlyMap<Position, readonly Act[]> {
  const deeds = new Map<Position, Act[]>();
  for (const act of engine.acts)
    if (act.when !== null) deeds.set(act.position, [...(deeds.get(act.position) ?? []), act]);
  return deeds;
}

function isIdentity(statement: Statement, isMeant: (named: readonly EntityId[]) => boolean): boolean {
  if (statement.type !== 'clauses') return false;
  return statement.clauses.some(({ word, args, negated }) => {
    const named = args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : []));
    return word.kind === 'identity' && !negated && isMeant(named);
  });
}

function saysIdentity(statement: Statement | null): boolean {
  if (statement?.type === 'claim') return saysIdentity(statement.content);
  return statement !== null && isIdentity(statement, () => true);
}
