import type { Act, Assertion } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Clause, EntityId, Position, Sentence, Statement, Time, Value } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { AsOf } from '../as-of.ts';
import { conflictFound, quoteLine } from '../found.ts';
import { lifeOf } from '../lives.ts';
import type { Grounds } from './grounds.ts';
import type { Knowing } from './knowing.ts';

const NAME = 'what is told was learnt';

/** More of what has been said of one thing is not looked at. */
const MOST = 50;

/**
 * Somebody tells what an earlier scene showed, and they have it from nowhere: they were not there, and nobody claimed it to them, wherever
 * the story tells of that. Whoever brings news is its source; so is whoever it is about.
 */
export function sourceConflicts(engine: Engine, knowing: Knowing): readonly Conflict[] {
  return engine.story.sentences.flatMap((sentence) => {
    const { statement } = sentence;
    if (statement?.type !== 'claim' || statement.negated || !engine.isTold(sentence)) return [];
    const isKnown = statement.verb === 'knows';
    if (statement.verb !== 'tells' && statement.verb !== 'says' && !isKnown) return [];
    // The author may say what somebody knew, and has the last word on it.
    if (isKnown && (statement.when !== null || sentence.mark !== null)) return [];
    const { holder, content } = statement;
    if (holder.type !== 'value' || typeof holder.value !== 'number') return [];
    const who = holder.value;
    const life = lifeOf(engine, sentence, (p) =>
      untold(new AsOf(engine, p), knowing, sentence, who, content),
    );
    if (!life) return [];
    const { found: source, born, resolved } = life;
    const name = engine.nameOf(who, engine.end);
    return [
      conflictFound(
        engine,
        NAME,
        [sentence],
        [source],
        {
          text: `${quoteLine(engine, sentence.line)}, and nobody told ${name}, who was not there for ${quoteLine(engine, source.line)}`,
          remedy: `say in a scene before it how ${name} learns it (“${name} learns that …”, “… tells ${name} that …”), or put ${name} into the scene that shows it`,
          // Who is whose mother, they may always have known; that somebody knows a thing is only a word short of how.
          rarely: isKnown || ('shape' in source && isLongSo(engine, source)),
        },
        { born, resolved },
      ),
    ];
  });
}

/** What told the audience that it is so, of what somebody tells without having it from anywhere. */
function untold(
  asOf: AsOf,
  knowing: Knowing,
  sentence: Sentence,
  who: EntityId,
  content: Statement,
): Source | null {
  const { grounds } = knowing;
  if (content.type !== 'clauses' || !asOf.isReal(sentence.scene)) return null;
  for (const clause of content.clauses) {
    const args = valuesOf(asOf, clause);
    // Everybody is the source of what they themselves did, and of what happened to them.
    if (!args || args.some((value) => asOf.isSame(value, who))) continue;
    const source =
      clause.word.kind === 'act'
        ? doneBefore(asOf, grounds, clause, args, content.when, sentence, who)
        : content.when === null
          ? soBefore(asOf, knowing, clause, args, sentence, who)
          : null;
    if (source && !grounds.wasTold(asOf, who, clause, args, sentence)) return source;
  }
  return null;
}

type Source = Act | Assertion;

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
  knowing: Knowing,
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
  const seen = fluent!.assertions
    .filter((a) => asOf.hasTold(a) && a.position !== sentence.position)
    .slice(-MOST)
    .some(
      (a) =>
        a.holds === change.by!.holds &&
        engine.painting.start(a, asOf.position) <= now &&
        asOf.saw(who, a.position),
    );
  if (seen) return null;
  const beings = args.filter((a) => typeof a === 'number');
  if (kind === 'fact') {
    // Family knows family.
    const people = beings.filter((a) => engine.story.entities[a]?.kind === 'person');
    const own = people.length > 0 && people.every((a) => knowing.ties.isClose(who, a, now));
    return own ? null : change.by;
  }
  const met = (a: EntityId) => haveMet(asOf, who, a, change.by!.position, sentence);
  // That somebody is ill, or where they are, is seen by whoever sees them; to whom they are married, by whoever sees the two.
  const isPlain = shape.word.role === 'whereabouts' || shape.word.oneHolder;
  const { namedInProse } = engine.story.scenes[sentence.scene - 1]!;
  // Where somebody is, what a scene says of them in prose may show to those in it.
  const seenNow = (a: EntityId) => met(a) || namedInProse.some((each) => asOf.isSame(each, a));
  return (isPlain ? beings.some(seenNow) : beings.every(met)) ? null : change.by;
}

/** What is told as having been so before the scene that tells it, anybody may have known all along. */
function isLongSo(engine: Engine, { word, when, scene, position }: Assertion): boolean {
  if (word.kind === 'fact' || when?.type === 'always') return true;
  if (when?.type !== 'since' || scene === 0) return false;
  return engine.painting.begin(when.from) < engine.now(position);
}

/** Whether somebody has been in a scene that names something, since it came to be so. */
function haveMet(asOf: AsOf, who: EntityId, other: EntityId, since: Position, sentence: Sentence): boolean {
  const { engine } = asOf;
  const first = engine.story.sentences[Math.ceil(since) - 1]?.scene ?? 1;
  return engine.scenesNaming(other, false, first, sentence.scene).some((scene) => {
    if (!asOf.isReal(scene.number)) return false;
    for (let p = Math.max(scene.first, Math.ceil(since)); p <= scene.last && p < sentence.position; p++) {
      const there = [...engine.stage.presentAt(p)];
      const isIn = (being: EntityId) => there.some((e) => asOf.isSame(e, being));
      const isNamed = () => engine.story.sentences[p - 1]!.names.some((e) => asOf.isSame(e, other));
      if ((isIn(other) || isNamed()) && isIn(who)) return true;
    }
    return false;
  });
}
