import type { Act, Assertion } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Fluent } from '../../../engine/fluent.ts';
import { BEGINNING, type Instant } from '../../../engine/instant.ts';
import type { EntityId, MomentId, Position, Word } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { toldBefore, toldIn } from '../../told-before.ts';
import { AsOf } from '../as-of.ts';
import { conflictFound, quoteLine } from '../found.ts';
import { Life, type Stands } from '../lives.ts';
import type { Step } from '../step.ts';
import { foundWords } from '../words.ts';
import { type Asked, askedBy, valueIn } from './asked.ts';
import { type Ground, Grounds } from './grounds.ts';
import { Shown } from './shown.ts';
import type { Ties } from './ties.ts';
import { type Bearing, type Source, untold } from './untold.ts';

const NAME = 'what is told was learnt';

/** Those who tell of one ground, and the last instant at which any of them does. */
interface Telling {
  readonly asked: Asked[];
  latest: Instant;
}

/** Those whose answer went by a fluent, each as of an instant of story time, and the last of these. */
interface Resting {
  readonly asked: Map<Asked, Instant>;
  latest: Instant;
}

/** Those who tell of what was done at a moment. */
interface Dated {
  readonly asked: Asked[];
  /** When the moment is over, as of the last position. */
  end: Instant;
  /** The position from which on it may be over later. */
  due: Position;
}

/**
 * Somebody tells what an earlier scene showed, and they have it from nowhere: they were not there, and nobody claimed it to them, wherever
 * the story tells of that. Whoever brings news is its source; so is whoever it is about.
 *
 * Each is looked at as of the end of its scene, and again when something is told that may be where they have it from: an act or a claim of
 * the same word and subject, something said of the same fluent, or that a scene which did so is another than it was.
 */
export class Sources {
  readonly #engine: Engine;
  readonly #bearing: Bearing;
  #ties: () => Ties = () => {
    throw new Error('nothing has been taken in yet');
  };
  /** In the order of telling. */
  readonly #asked: Asked[] = [];
  /** Those of the scene that is being told. */
  #pending: Asked[] = [];
  readonly #byGround = new Map<Ground, Telling>();
  /** The words of which anything is told. */
  readonly #words = new Set<Word>();
  readonly #byFluent = new Map<Fluent, Resting>();
  readonly #byMoment = new Map<MomentId, Dated>();
  /** The first position from which on any of those moments may be over later. */
  #due: Position = Number.POSITIVE_INFINITY;
  /** By whom or what they are about, and who tells it, whoever these turn out to be; of the first so many. In the order of telling. */
  readonly #byBeing = new Map<EntityId, Asked[]>();
  #filed = 0;
  /** Those that went by who is close to whom: that has no position, and counts for all. */
  readonly #facts = new Set<Asked>();
  #close: { readonly ties: Ties; readonly closeness: number } | null = null;
  /** Those that have, or have had, a life. */
  readonly #found: Asked[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#bearing = {
      grounds: new Grounds(engine),
      shown: new Shown(engine),
      rest: (asked, fluent, now) => this.#rest(asked, fluent, now),
      isClose: (asked, other, now) => {
        this.#facts.add(asked);
        return this.#ties().isClose(asked.who, other, now);
      },
    };
  }

  /**
   * Takes in what has been told since.
   *
   * @param ties who is close to whom, as of all that is told; asked for where it matters.
   */
  goOn(ties: () => Ties): void {
    this.#ties = ties;
    this.#bearing.grounds.file();
    // What is told now may say that a moment goes on for longer.
    for (const dated of this.#byMoment.values()) this.#due = dated.due = 0;
    if (this.#facts.size === 0) return;
    const { closeness } = ties();
    if (this.#close?.ties === ties() && this.#close.closeness === closeness) return;
    this.#close = { ties: ties(), closeness };
    for (const asked of this.#facts) this.#lookAgain(asked);
  }

  move(step: Step): void {
    const touched = this.#touchedBy(step);
    const asked = step.sentence && askedBy(this.#engine, step.sentence);
    if (asked) this.#pending.push(asked);
    const isDue = step.ended !== null && this.#pending.length > 0;
    if (!isDue && touched === NOBODY) return;
    const asOf = new AsOf(this.#engine, step.position);
    for (const each of touched) this.#look(each, asOf);
    if (!isDue) return;
    for (const each of this.#pending) {
      this.#file(each, asOf);
      this.#look(each, asOf);
    }
    this.#pending = [];
  }

  get conflicts(): readonly Conflict[] {
    return this.#found
      .sort((a, b) => a.position - b.position)
      .flatMap((asked) => {
        const stands = asked.conflict === null ? asked.life!.stands : null;
        if (stands) asked.conflict = conflictOf(this.#engine, asked, stands);
        return asked.conflict ?? NOTHING;
      });
  }

  #look(asked: Asked, asOf: AsOf): void {
    const source = untold(asOf, asked, this.#bearing);
    asked.looks.push(asOf.position);
    asked.life ??= new Life(asked.position, source);
    asked.life.look(asOf.position, source);
    asked.conflict = null;
    if (!source || asked.isFound) return;
    asked.isFound = true;
    this.#found.push(asked);
  }

  #lookAgain(asked: Asked): void {
    asked.life = null;
    for (const p of asked.looks.splice(0)) this.#look(asked, new AsOf(this.#engine, p));
  }

  // -------------------------------------------------------------- what an answer rests on

  #file(asked: Asked, asOf: AsOf): void {
    this.#asked.push(asked);
    const { when, clauses } = asked.content;
    for (const clause of clauses) {
      this.#words.add(clause.word);
      const ground = this.#bearing.grounds.ofClause(clause);
      const telling = this.#byGround.get(ground);
      if (telling) telling.asked.push(asked);
      else this.#byGround.set(ground, { asked: [asked], latest: BEGINNING });
    }
    this.#date(asked, asOf);
    if (when?.type !== 'at') return;
    const known = this.#byMoment.get(when.moment);
    if (known) known.asked.push(asked);
    else {
      this.#byMoment.set(when.moment, { asked: [asked], end: BEGINNING, due: 0 });
      this.#due = 0;
    }
  }

  /** Notes when something is told, as of a position. */
  #date(asked: Asked, asOf: AsOf): void {
    asked.at = asOf.instantOf(asked.sentence);
    for (const clause of asked.content.clauses) {
      const telling = this.#byGround.get(this.#bearing.grounds.ofClause(clause))!;
      telling.latest = Math.max(telling.latest, asked.at);
    }
  }

  #rest(asked: Asked, fluent: Fluent, now: Instant): void {
    const resting = this.#byFluent.get(fluent);
    if (!resting) this.#byFluent.set(fluent, { asked: new Map([[asked, now]]), latest: now });
    else if (!resting.asked.has(asked)) {
      resting.asked.set(asked, now);
      resting.latest = Math.max(resting.latest, now);
    }
  }

  /** Those that something told at a position may give another answer to. */
  #touchedBy({ position: p, acts, said, scenes, merged }: Step): ReadonlySet<Asked> {
    if (this.#asked.length === 0) return NOBODY;
    let touched: Set<Asked> | null = null;
    const touch: Touch = (asked) => {
      touched ??= new Set();
      touched.add(asked);
    };
    for (const act of acts) this.#touchAct(act, touch);
    this.#touchClaims(p, p, touch);
    for (const each of said) this.#touchSaid(each, p, touch);
    for (const number of scenes) this.#touchScene(number, p, touch);
    const { identity } = this.#engine.painting;
    for (const entity of merged)
      for (const member of [...identity.members(entity, p), ...identity.members(entity, p - 1)])
        for (const asked of this.#about(member)) touch(asked);
    if (p >= this.#due) this.#touchMoments(p, touch);
    return touched ?? NOBODY;
  }

  #touchAct({ word, args }: Act, touch: Touch): void {
    if (!word || !this.#words.has(word)) return;
    for (const asked of this.#byGround.get(this.#bearing.grounds.of(word.id, args[0]))?.asked ?? NOTHING)
      if (asked.content.clauses.some((clause) => clause.word === word)) touch(asked);
  }

  /**
   * What the sentence at a position claims. What is claimed at a later instant of story time tells nobody anything.
   *
   * @param p the position as of which it is; null: it may be another instant than it was.
   */
  #touchClaims(position: Position, p: Position | null, touch: Touch): void {
    for (const { clause, sentence, at } of this.#bearing.grounds.claimsAt(position)) {
      const telling = this.#byGround.get(this.#bearing.grounds.ofClause(clause));
      if (!telling) continue;
      const from = p === null ? BEGINNING : (at ?? this.#engine.instantOfSentence(sentence, p));
      if (from > telling.latest) continue;
      for (const asked of telling.asked) if (from <= asked.at) touch(asked);
    }
  }

  /** @param p as above */
  #touchSaid(assertion: Assertion, p: Position | null, touch: Touch): void {
    const resting = assertion.fluent && this.#byFluent.get(assertion.fluent);
    if (!resting) return;
    const from = p === null ? BEGINNING : this.#engine.painting.start(assertion, p);
    if (from > resting.latest) return;
    for (const [asked, now] of resting.asked) if (from <= now) touch(asked);
  }

  /** A scene that is real or not, or at another moment: all that it told is as if told now, its own claims among it. */
  #touchScene(number: number, p: Position, touch: Touch): void {
    const { acts, painting, story } = this.#engine;
    const scene = story.scenes[number - 1];
    if (!scene) return;
    const { grounds, shown } = this.#bearing;
    grounds.moved(scene);
    shown.moved(scene);
    const asOf = new AsOf(this.#engine, p);
    for (const asked of toldIn(scene, this.#asked)) this.#date(asked, asOf);
    for (const act of toldIn(scene, acts)) this.#touchAct(act, touch);
    for (let told = scene.first; told <= scene.last; told++) this.#touchClaims(told, null, touch);
    for (const each of toldIn(scene, painting.said)) this.#touchSaid(each, null, touch);
    // Whoever was in it with what they tell of later.
    for (const entity of new Set([...scene.names, ...scene.with])) {
      const about = this.#about(entity);
      for (let i = toldBefore(about, scene.first); i < about.length; i++) touch(about[i]!);
    }
  }

  /** A moment that turns out to hold others goes on for longer. */
  #touchMoments(p: Position, touch: Touch): void {
    this.#due = Number.POSITIVE_INFINITY;
    for (const [moment, over] of this.#byMoment) {
      if (p >= over.due) {
        const { end } = this.#engine.momentSpan(moment, p);
        if (end !== over.end) for (const asked of over.asked) touch(asked);
        over.end = end;
        const grows = this.#engine.order.lasts(moment).find(({ told }) => told > p);
        over.due = grows?.told ?? Number.POSITIVE_INFINITY;
      }
      this.#due = Math.min(this.#due, over.due);
    }
  }

  /** Those about somebody or something, or told by them. */
  #about(entity: EntityId): readonly Asked[] {
    for (; this.#filed < this.#asked.length; this.#filed++) {
      const asked = this.#asked[this.#filed]!;
      const beings = new Set([this.#engine.beingOf(asked.who)]);
      for (const { args } of asked.content.clauses)
        for (const argument of args) {
          const value = valueIn(argument);
          if (typeof value === 'number') beings.add(this.#engine.beingOf(value));
        }
      for (const being of beings) {
        const known = this.#byBeing.get(being);
        if (known) known.push(asked);
        else this.#byBeing.set(being, [asked]);
      }
    }
    return this.#byBeing.get(this.#engine.beingOf(entity)) ?? NOTHING;
  }
}

type Touch = (asked: Asked) => void;

const NOTHING: readonly never[] = [];
const NOBODY: ReadonlySet<never> = new Set();

function conflictOf(
  engine: Engine,
  { sentence, who, isKnown }: Asked,
  { found: source, born, resolved }: Stands<Source>,
): Conflict {
  const say = () => {
    const name = engine.nameOf(who, engine.end);
    return {
      text: foundWords(engine).untold(quoteLine(engine, sentence.line), name, quoteLine(engine, source.line)),
      remedy: `say in a scene before it how ${name} learns it (“${name} learns that …”, “… tells ${name} that …”), or put ${name} into the scene that shows it`,
    };
  };
  // Who is whose mother, they may always have known; that somebody knows a thing is only a word short of how.
  const rarely = isKnown || ('shape' in source && isLongSo(engine, source));
  return conflictFound(engine, NAME, [sentence], [source], say, rarely, { born, resolved });
}

/** What is told as having been so before the scene that tells it, anybody may have known all along. */
function isLongSo(engine: Engine, { word, when, scene, position }: Assertion): boolean {
  if (word.kind === 'fact' || when?.type === 'always') return true;
  if (when?.type !== 'since' || scene === 0) return false;
  return engine.painting.begin(when.from) < engine.now(position);
}
