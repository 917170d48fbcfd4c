import type { Act, Assertion } from '../../../engine/assertion.ts';
import type { Fluent } from '../../../engine/fluent.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { Clause, EntityId, Position, Sentence, Time, Value } from '../../../story/model.ts';
import { type AsOf, countBefore } from '../as-of.ts';
import type { Asked } from './asked.ts';
import type { Grounds } from './grounds.ts';
import type { Shown } from './shown.ts';

/** What told the audience of something. */
export type Source = Act | Assertion;

/** What an answer rests on. */
export interface Bearing {
  readonly grounds: Grounds;
  readonly shown: Shown;
  /** Takes note of a fluent that it goes by: all that has been said of it up to an instant bears on the answer. */
  rest(asked: Asked, fluent: Fluent, now: Instant): void;
  /** Whether two are close, as of all that is told. */
  isClose(asked: Asked, other: EntityId, now: Instant): boolean;
}

/** What told the audience that it is so, of what somebody tells without having it from anywhere. */
export function untold(asOf: AsOf, asked: Asked, bearing: Bearing): Source | null {
  const { sentence, who, content } = asked;
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
          ? soBefore(asOf, bearing, clause, args, asked)
          : null;
    if (source && !grounds.wasTold(asOf, who, clause, args, sentence)) return source;
  }
  return null;
}

function valuesOf(asOf: AsOf, { args }: Clause): readonly Value[] | null {
  const values: Value[] = [];
  for (const argument of args) {
    if (argument.type !== 'value') return null;
    values.push(asOf.canonical(argument.value));
  }
  return values;
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
  bearing: Bearing,
  clause: Clause,
  args: readonly Value[],
  asked: Asked,
): Assertion | null {
  const { kind } = clause.word;
  if (kind !== 'state' && kind !== 'fact') return null;
  const { engine } = asOf;
  const { sentence, who } = asked;
  const shape = engine.painting.shape(clause.word);
  const before = sentence.position - 1;
  const now = engine.instantOfSentence(sentence, before) - 1;
  const fluent = engine.painting.relation(shape).find(engine.painting.key(shape, args, before));
  const change = fluent?.timeline.changeAt(now, before);
  if (!fluent || !change?.by || change.by.staged || change.by.position > before) return null;
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
  bearing.rest(asked, fluent, now);
  if (bearing.shown.toldTo(asOf, who, fluent, change.by.holds, now, sentence.position)) return null;
  const beings = args.filter((a) => typeof a === 'number');
  if (kind === 'fact') {
    // Family knows family.
    const people = beings.filter((a) => engine.story.entities[a]?.kind === 'person');
    const own = people.length > 0 && people.every((a) => bearing.isClose(asked, a, now));
    return own ? null : change.by;
  }
  const met = (a: EntityId) => haveMet(asOf, who, a, change.by!.position, sentence);
  // That somebody is ill, or where they are, is seen by whoever sees them; to whom they are married, by whoever sees the two.
  const isPlain = shape.word.role === 'whereabouts' || shape.word.oneHolder;
  const { namedInProse } = engine.story.scenes[sentence.scene - 1]!;
  // Where somebody is, what a scene says of them in prose may show to those in it.
  const seenNow = (a: EntityId) => asOf.isAmong(a, namedInProse) || met(a);
  return (isPlain ? beings.some(seenNow) : beings.every(met)) ? null : change.by;
}

/** Whether somebody has been in a scene that names something, since it came to be so. */
function haveMet(asOf: AsOf, who: EntityId, other: EntityId, since: Position, sentence: Sentence): boolean {
  const { painting, stage, story, end, naming } = asOf.engine;
  const first = story.sentences[since - 1]?.scene ?? 1;
  const [names, others] = [asOf.namesOf(who), asOf.namesOf(other)];
  const areIn = (number: number) => {
    const scene = story.scenes[number - 1]!;
    if (!asOf.isReal(number)) return false;
    const present = stage.presentIn(scene);
    for (let p = Math.max(scene.first, since); p <= scene.last && p < sentence.position; p++) {
      const there = present[p - scene.first]!;
      if (!names.some((name) => there.has(name))) continue;
      const named = story.sentences[p - 1]!.names;
      if (others.some((name) => there.has(name) || named.includes(name))) return true;
    }
    return false;
  };
  const own = asOf.scenesNaming(who);
  return painting.identity
    .members(other, end)
    .some((name) => own.some((scenes) => someOfBoth(scenes, naming.of(name), first, sentence.scene, areIn)));
}

/** Whether something is so of a number that is in two lists, ascending, and within bounds. */
function someOfBoth(
  one: readonly number[],
  other: readonly number[],
  least: number,
  most: number,
  is: (number: number) => boolean,
): boolean {
  let i = countBefore(one, least);
  for (let j = countBefore(other, least); j < other.length && other[j]! <= most; j++) {
    const number = other[j]!;
    while (i < one.length && one[i]! < number) i++;
    if (i === one.length) return false;
    if (one[i] === number && is(number)) return true;
  }
  return false;
}
