import type { Act, Assertion } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Fluent } from '../../../engine/fluent.ts';
import { BEGINNING, type Instant } from '../../../engine/instant.ts';
import type {
  Argument,
  Clause,
  EntityId,
  MomentId,
  Position,
  Sentence,
  Statement,
  Time,
  Value,
} from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { toldBefore, toldIn } from '../../told-before.ts';
import { AsOf } from '../as-of.ts';
import { conflictFound, quoteLine } from '../found.ts';
import { Life, type Stands } from '../lives.ts';
import type { Step } from '../step.ts';
import { foundWords } from '../words.ts';
import { type Ground, Grounds } from './grounds.ts';
import type { Ties } from './ties.ts';

const NAME = 'what is told was learnt';

/** More of what has been said of one thing is not looked at. */
const MOST = 50;

/** What somebody tells, or is said to know, that has to have come from somewhere. */
interface Asked {
  readonly position: Position;
  readonly sentence: Sentence;
  readonly who: EntityId;
  readonly content: Extract<Statement, { type: 'clauses' }>;
  readonly isKnown: boolean;
  /** Null before the end of its scene. */
  life: Life<Source> | null;
  /** The positions as of which it has been looked at. */
  readonly looks: Position[];
  /** As it was last given, of that life. */
  conflict: Conflict | null;
}

/** A fluent that an answer went by, as of an instant of story time, and the one who is asked about. */
interface Seen {
  readonly asked: Asked;
  readonly now: Instant;
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
  readonly #grounds: Grounds;
  #ties: () => Ties = () => {
    throw new Error('nothing has been taken in yet');
  };
  /** In the order of telling. */
  readonly #asked: Asked[] = [];
  /** Those of the scene that is being told. */
  #pending: Asked[] = [];
  readonly #byGround = new Map<Ground, Asked[]>();
  readonly #byFluent = new Map<Fluent, Seen[]>();
  /** Of each moment that something is claimed of: the claims, and when that moment is over as of the last position. */
  readonly #byMoment = new Map<MomentId, { readonly asked: Asked[]; end: Instant }>();
  /** By whom or what they are about, and who tells it, whoever these turn out to be; of the first so many. */
  readonly #byBeing = new Map<EntityId, Asked[]>();
  #filed = 0;
  /** Those that went by who is close to whom: that has no position, and counts for all. */
  readonly #facts = new Set<Asked>();
  #close: { readonly ties: Ties; readonly closeness: number } | null = null;
  /** Those that have, or have had, a life. */
  readonly #found = new Set<Asked>();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#grounds = new Grounds(engine);
  }

  /**
   * Takes in what has been told since.
   *
   * @param ties who is close to whom, as of all that is told; asked for where it matters.
   */
  goOn(ties: () => Ties): void {
    this.#ties = ties;
    this.#grounds.file();
    if (this.#facts.size === 0) return;
    const { closeness } = ties();
    if (this.#close?.ties === ties() && this.#close.closeness === closeness) return;
    this.#close = { ties: ties(), closeness };
    for (const asked of this.#facts) this.#lookAgain(asked);
  }

  move(step: Step): void {
    const touched = this.#touchedBy(step);
    for (const asked of touched) this.#look(asked, step.position);
    const asked = step.sentence && askedBy(this.#engine, step.sentence);
    if (asked) this.#pending.push(asked);
    if (!step.ended) return;
    for (const each of this.#pending) {
      this.#file(each);
      this.#look(each, step.position);
    }
    this.#pending = [];
  }

  get conflicts(): readonly Conflict[] {
    const found = [...this.#found].sort((a, b) => a.position - b.position);
    return found.flatMap((asked) => {
      const stands = asked.life!.stands;
      if (stands) asked.conflict ??= conflictOf(this.#engine, asked, stands);
      return asked.conflict ?? [];
    });
  }

  #look(asked: Asked, p: Position): void {
    const source = untold(new AsOf(this.#engine, p), asked, {
      grounds: this.#grounds,
      rest: (fluent, now) => this.#rest(asked, fluent, now),
      isClose: (who, other, now) => {
        this.#facts.add(asked);
        return this.#ties().isClose(who, other, now);
      },
    });
    asked.looks.push(p);
    asked.life ??= new Life(asked.position, source);
    asked.life.look(p, source);
    asked.conflict = null;
    if (source) this.#found.add(asked);
  }

  #lookAgain(asked: Asked): void {
    asked.life = null;
    for (const p of asked.looks.splice(0)) this.#look(asked, p);
  }

  // -------------------------------------------------------------- what an answer rests on

  #file(asked: Asked): void {
    this.#asked.push(asked);
    const { when, clauses } = asked.content;
    for (const { word, args } of clauses)
      push(this.#byGround, this.#grounds.of(word.id, valueIn(args[0])), asked);
    if (when?.type !== 'at') return;
    const known = this.#byMoment.get(when.moment);
    if (known) known.asked.push(asked);
    else this.#byMoment.set(when.moment, { asked: [asked], end: BEGINNING });
  }

  #rest(asked: Asked, fluent: Fluent, now: Instant): void {
    const seen = this.#byFluent.get(fluent);
    if (!seen?.some((each) => each.asked === asked)) push(this.#byFluent, fluent, { asked, now });
  }

  /** Those that something told at a position may give another answer to. */
  #touchedBy({ position: p, sentence, acts, said, scenes, merged }: Step): ReadonlySet<Asked> {
    const touched = new Set<Asked>();
    if (this.#asked.length === 0) return touched;
    const { painting } = this.#engine;
    const asOf = new AsOf(this.#engine, p);
    for (const act of acts) this.#touchAct(act, touched);
    if (sentence) this.#touchClaims(asOf, sentence, false, touched);
    for (const each of said) this.#touchSaid(each, (now) => painting.start(each, p) <= now, touched);
    for (const number of scenes) this.#touchScene(asOf, number, touched);
    const { identity } = painting;
    for (const entity of merged)
      for (const member of [...identity.members(entity, p), ...identity.members(entity, p - 1)])
        for (const asked of this.#about(member)) touched.add(asked);
    for (const [moment, over] of this.#byMoment) {
      const { end } = this.#engine.momentSpan(moment, p);
      if (end !== over.end) for (const asked of over.asked) touched.add(asked);
      over.end = end;
    }
    return touched;
  }

  #touchAct({ word, args }: Act, touched: Set<Asked>): void {
    if (!word) return;
    for (const asked of this.#byGround.get(this.#grounds.of(word.id, args[0])) ?? NOTHING)
      if (asked.content.clauses.some((clause) => clause.word === word)) touched.add(asked);
  }

  /** What is claimed at a later instant of story time tells nobody anything. */
  #touchClaims(asOf: AsOf, sentence: Sentence, always: boolean, touched: Set<Asked>): void {
    for (const { clause } of this.#grounds.claimsIn(sentence)) {
      const ground = this.#grounds.of(clause.word.id, valueIn(clause.args[0]));
      for (const asked of this.#byGround.get(ground) ?? NOTHING)
        if (always || asOf.instantOf(sentence) <= asOf.instantOf(asked.sentence)) touched.add(asked);
    }
  }

  #touchSaid({ fluent }: Assertion, bears: (now: Instant) => boolean, touched: Set<Asked>): void {
    if (fluent)
      for (const { asked, now } of this.#byFluent.get(fluent) ?? NOTHING) if (bears(now)) touched.add(asked);
  }

  /** A scene that is real or not, or at another moment: all that it told is as if told now, its own claims among it. */
  #touchScene(asOf: AsOf, number: number, touched: Set<Asked>): void {
    const { acts, painting, story } = this.#engine;
    const scene = story.scenes[number - 1];
    if (!scene) return;
    for (const act of toldIn(scene, acts)) this.#touchAct(act, touched);
    for (const sentence of toldIn(scene, story.sentences)) this.#touchClaims(asOf, sentence, true, touched);
    for (const each of toldIn(scene, painting.said)) this.#touchSaid(each, () => true, touched);
    // Whoever was in it with what they tell of later.
    for (const entity of new Set([...scene.names, ...scene.with]))
      for (const asked of this.#about(entity)) if (asked.sentence.scene >= number) touched.add(asked);
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
      for (const being of beings) push(this.#byBeing, being, asked);
    }
    return this.#byBeing.get(this.#engine.beingOf(entity)) ?? NOTHING;
  }
}

/** What a sentence has somebody tell or know, where they have to have it from somewhere. */
function askedBy(engine: Engine, sentence: Sentence): Asked | null {
  const { statement } = sentence;
  if (statement?.type !== 'claim' || statement.negated || !engine.isTold(sentence)) return null;
  const isKnown = statement.verb === 'knows';
  if (statement.verb !== 'tells' && statement.verb !== 'says' && !isKnown) return null;
  // The author may say what somebody knew, and has the last word on it.
  if (isKnown && (statement.when !== null || sentence.mark !== null)) return null;
  const { holder, content } = statement;
  const who = valueIn(holder);
  if (typeof who !== 'number' || content.type !== 'clauses') return null;
  return {
    position: sentence.position,
    sentence,
    who,
    content,
    isKnown,
    life: null,
    looks: [],
    conflict: null,
  };
}

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

/** What told the audience that it is so, of what somebody tells without having it from anywhere. */
function untold(asOf: AsOf, { sentence, who, content }: Asked, bearing: Bearing): Source | null {
  if (!asOf.isReal(sentence.scene)) return null;
  const { grounds } = bearing;
  for (const clause of content.clauses) {
    const args = valuesOf(asOf, clause);
    // Everybody is the source of what they themselves did, and of what happened to them.
    if (!args || args.some((value) => asOf.isSame(value, who))) continue;
    const source =
      clause.word.kind === 'act'
        ? doneBefore(asOf, grounds, clause, args, content.when, sentence, who)
        : content.when === null
          ? soBefore(asOf, bearing, clause, args, sentence, who)
          : null;
    if (source && !grounds.wasTold(asOf, who, clause, args, sentence)) return source;
  }
  return null;
}

type Source = Act | Assertion;
/** What an answer rests on. */
interface Bearing {
  readonly grounds: Grounds;
  /** Takes note of a fluent that it goes by: all that has been said of it up to an instant bears on the answer. */
  readonly rest: (fluent: Fluent, now: Instant) => void;
  /** Whether two are close, as of all that is told. */
  readonly isClose: (who: EntityId, other: EntityId, now: Instant) => boolean;
}

function valuesOf(asOf: AsOf, clause: Clause): readonly Value[] | null {
  const values = clause.args.flatMap((a) => (a.type === 'value' ? [asOf.canonical(a.value)] : []));
  return values.length === clause.args.length ? values : null;
}

/** The act, as a scene told before shows it to others; at the time that is claimed, if one is. */
function doneBefore(
  asOf: AsOf,
  grounds: Grounds,
  clause: Clause,
  args: readonly Value[],
  when: Time | null,
  { position }: Sentence,
  who: EntityId,
): Act | null {
  if (clause.negated || (when !== null && when.type !== 'at')) return null;
  const span = when && asOf.engine.momentSpan(when.moment, asOf.position);
  const acts = grounds.acts(asOf, clause.word.id, args).filter((act) => {
    const at = asOf.instantOfAct(act);
    return span === null || (span.begin <= at && at <= span.end);
  });
  const shown = acts.find((act) => act.position < position);
  return shown && !acts.some((act) => act.position !== position && asOf.saw(who, act.position))
    ? shown
    : null;
}

/**
 * What made it so, for a state that a scene told before tells of. Whoever has been in a scene since with what it is about can have seen
 * it for themselves; a fact, such as who is whose mother, cannot be seen.
 */
function soBefore(
  asOf: AsOf,
  { rest, isClose }: Bearing,
  clause: Clause,
  args: readonly Value[],
  sentence: Sentence,
  who: EntityId,
): Assertion | null {
  const { kind } = clause.word;
  if (kind !== 'state' && kind !== 'fact') return null;
  const { engine } = asOf;
  const shape = engine.painting.shape(clause.word);
  const before = sentence.position - 1;
  const now = engine.instantOfSentence(sentence, before) - 1;
  const fluent = engine.painting.relation(shape).find(engine.painting.key(shape, args, before));
  const change = fluent?.timeline.changeAt(now, before);
  if (!change?.by || change.by.staged || change.by.position > before) return null;
  const says = clause.negated === shape.flipped;
  const value = shape.value >= 0 ? args[shape.value] : says;
  const agrees =
    shape.value >= 0
      ? !clause.negated &&
        typeof change.value !== 'boolean' &&
        change.value !== null &&
        change.value !== undefined &&
        asOf.isSame(change.value as Value, value as Value)
      : change.value === value;
  if (!agrees) return null;
  rest(fluent!, now);
  if (hasSeen(asOf, who, fluent!, change.by.holds, now, sentence)) return null;
  const beings = args.filter((a) => typeof a === 'number');
  if (kind === 'fact') {
    // Family knows family.
    const people = beings.filter((a) => engine.story.entities[a]?.kind === 'person');
    const own = people.length > 0 && people.every((a) => isClose(who, a, now));
    return own ? null : change.by;
  }
  const met = (a: EntityId) => haveMet(asOf, who, a, change.by!.position, sentence);
  // That somebody is ill, or where they are, is seen by whoever sees them; to whom they are married, by whoever sees the two.
  const isPlain = shape.word.role === 'whereabouts' || shape.word.oneHolder;
  const { namedInProse } = engine.story.scenes[sentence.scene - 1]!;
  // Where somebody is, what a scene says of them in prose may show to those in it.
  const seenNow = (a: EntityId) => met(a) || asOf.isAmong(a, namedInProse);
  return (isPlain ? beings.some(seenNow) : beings.every(met)) ? null : change.by;
}

/** Whether somebody was there when something told by now showed it to be so, before an instant of story time. */
function hasSeen(
  asOf: AsOf,
  who: EntityId,
  { assertions }: Fluent,
  holds: boolean,
  now: Instant,
  { position }: Sentence,
): boolean {
  let looked = 0;
  for (let i = toldBefore(assertions, asOf.position + 1) - 1; i >= 0 && looked < MOST; i--) {
    const assertion = assertions[i]!;
    // What is supposed is told in no scene.
    if (assertion.position === position || assertion.scene === 0) continue;
    if (asOf.engine.painting.start(assertion, asOf.position) > now) continue;
    looked++;
    if (assertion.holds === holds && asOf.saw(who, assertion.position)) return true;
  }
  return false;
}

/** What is told as having been so before the scene that tells it, anybody may have known all along. */
function isLongSo(engine: Engine, { word, when, scene, position }: Assertion): boolean {
  if (word.kind === 'fact' || when?.type === 'always') return true;
  if (when?.type !== 'since' || scene === 0) return false;
  return engine.painting.begin(when.from) < engine.now(position);
}

const NOTHING: readonly never[] = [];

const valueIn = (argument: Argument | undefined): Value | undefined =>
  argument?.type === 'value' ? argument.value : undefined;

function push<K, V>(map: Map<K, V[]>, key: K, item: V): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Whether somebody has been in a scene that names something, since it came to be so. */
function haveMet(asOf: AsOf, who: EntityId, other: EntityId, since: Position, sentence: Sentence): boolean {
  const { engine } = asOf;
  const first = engine.story.sentences[Math.ceil(since) - 1]?.scene ?? 1;
  return engine.scenesNaming(other, false, first, sentence.scene).some((scene) => {
    if (!asOf.isReal(scene.number)) return false;
    for (let p = Math.max(scene.first, Math.ceil(since)); p <= scene.last && p < sentence.position; p++) {
      const there = engine.stage.presentAt(p);
      if (!asOf.isAmong(who, there)) continue;
      if (asOf.isAmong(other, there) || asOf.isAmong(other, engine.story.sentences[p - 1]!.names))
        return true;
    }
    return false;
  });
}
