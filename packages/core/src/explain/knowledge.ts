import type { Engine } from '../engine/engine.ts';
import { seenBy } from '../engine/eyes.ts';
import type { Fluent, FluentValue, LoggedPiece } from '../engine/fluent.ts';
import { BEGINNING, END, type Instant } from '../engine/instant.ts';
import type { EntityId, Position, Scene, Sentence, Statement } from '../story/model.ts';
import type { FactKnown, Knower } from './explanation.ts';
import { type Path, pathsOf } from './path.ts';
import type { RecastSpan } from './recasts.ts';
import type { TwistFound } from './twists.ts';

/**
 * Who knew what, when: of each fact that a twist brings out, who had it already, who comes to it, who never does; and the scenes
 * in which somebody there knew more than the audience, or less.
 *
 * Somebody knows it from the earliest sentence, in story time, after which the view through their eyes holds it. They *already
 * knew* if that is told before the twist, or happens before it: what a flashback shows somebody see, they had seen all along.
 *
 * Costs a telling of the story through each person's eyes, and for each fact and person concerned a search.
 */
export function whoKnew(engine: Engine, twists: readonly TwistFound[]): readonly FactKnown[] {
  const facts = twists.flatMap((twist) => factsOf(engine, twist));
  if (facts.length === 0) return [];
  const people = [...engine.beings(engine.end, false)].filter(
    (e) => engine.story.entities[e]?.kind === 'person',
  );
  const held = heldBy(engine, people, facts);
  const tellings = tellingsOfIdentity(engine);
  const paths = pathsOf(engine);
  const near = nearness(engine);
  return facts.map((fact) => {
    const { twist, recast } = fact;
    const { fluent } = recast;
    const views = fluent === null ? NOTHING : (held.get(idOf(engine, fluent)) ?? NOTHING);
    const learned =
      fluent === null
        ? toldOf(engine, recast, tellings)
        : new Map([...views].map(([person, pieces]) => [person, firstHeld(engine, fact, fluent, pieces)]));
    const there = new Set(recast.entities.flatMap((e) => [...near(engine.beingOf(e))]));
    const concerned = people.filter((p) => there.has(p) || (learned.get(p) ?? null) !== null);
    return {
      twist: twist.number,
      about: recast.about,
      text: recast.say(recast.new),
      // Whoever two turn out to be was never in doubt about who they are.
      who: concerned
        .filter((p) => fluent !== null || !recast.entities.some((e) => engine.isSameBeing(e, p)))
        .map((p) => {
          const at = learned.get(p) ?? null;
          return neverDoubted(recast, at, views.get(p) ?? [])
            ? undoubting(engine, fact, p, paths.get(p))
            : knower(engine, fact, p, at, paths.get(p));
        }),
    };
  });
}

/** What a twist brings out: the first of the spans that say it, and until when it goes on being so. */
interface Fact {
  readonly twist: Scene;
  readonly recast: RecastSpan;
  readonly until: Instant;
}

/** The facts of a twist that show anywhere, each once. */
function factsOf(engine: Engine, { scene, recasts, shown }: TwistFound): readonly Fact[] {
  const facts = new Map<string, Fact>();
  const showing = new Set(shown.map((s) => s.recast));
  const reframing = lastReframing(engine, scene);
  for (const recast of recasts) {
    // Of what is known of no longer, nobody knows anything; that a scene was a dream, or when it was, is so for all eyes.
    if (recast.new === null || recast.scenes !== null || !showing.has(recast)) continue;
    // And so is what follows from it.
    if (reframing !== null && recast.at(recast.from, reframing) === recast.new) continue;
    const id = JSON.stringify([recast.about, recast.new]);
    const known = facts.get(id);
    const until = recast.fluent ? lastsUntil(recast.fluent, recast) : END;
    facts.set(id, {
      twist: scene,
      recast: known?.recast ?? recast,
      until: Math.max(known?.until ?? until, until),
    });
  }
  return [...facts.values()];
}

/** The last sentence of a scene that takes scenes out of reality, puts them back or moves them. */
function lastReframing(engine: Engine, { first, last }: Scene): Position | null {
  for (let p = last; p >= first; p--) if (engine.scenes.changedBy(p).size > 0) return p;
  return null;
}

/** How long what a recast brings out goes on being so: whoever finds it out then has found it out. */
function lastsUntil(fluent: Fluent, { from, value }: RecastSpan): Instant {
  for (const change of fluent.timeline.changes.between(from, END))
    if (change.value !== value) return change.at;
  return END;
}

// ---------------------------------------------------------------- when somebody comes to it

type Pieces = readonly LoggedPiece[];

const NOTHING: ReadonlyMap<EntityId, Pieces> = new Map();

/** What the views through people's eyes came to hold of the facts: by fluent, then by person. */
function heldBy(
  engine: Engine,
  people: readonly EntityId[],
  facts: readonly Fact[],
): ReadonlyMap<string, ReadonlyMap<EntityId, Pieces>> {
  const held = new Map<string, Map<EntityId, LoggedPiece[]>>();
  for (const { recast } of facts) if (recast.fluent) held.set(idOf(engine, recast.fluent), new Map());
  if (held.size === 0) return held;
  for (const person of people) {
    for (const piece of engine.through([person]).painting.log) {
      const views = held.get(idOf(engine, piece.fluent));
      if (!views) continue;
      const pieces = views.get(person);
      if (pieces) pieces.push(piece);
      else views.set(person, [piece]);
    }
  }
  return held;
}

/** A fluent by its word and its key as it stands at the end, the same through all eyes. */
const idOf = (engine: Engine, { relation, key }: Fluent): string =>
  `${relation.word.id} ${key.map((k) => engine.painting.canonical(k, engine.end)).join(' ')}`;

/** The position, earliest in story time, from which a view holds what a recast brings out, at any instant of it. */
function firstHeld(engine: Engine, { recast, until }: Fact, fluent: Fluent, pieces: Pieces): Position | null {
  const value = (v: FluentValue) =>
    typeof v === 'number' && fluent.relation.value >= 0 ? engine.painting.canonical(v, engine.end) : v;
  const wanted = value(recast.value);
  const found = pieces.flatMap(({ new: now, from, to, position }) =>
    value(now) === wanted && from < until && to > recast.from ? [position] : [],
  );
  // What only repeats what was known leaves no difference in the log, and yet may show that it was known before.
  for (const { timeline } of new Set(found.length > 0 ? pieces.map((p) => p.fluent) : []))
    for (const change of [
      timeline.changes.last(recast.from),
      ...timeline.changes.between(recast.from, until),
    ])
      if (change?.by && value(change.value) === wanted) found.push(change.by.position);
  return found.reduce<Position | null>((first, position) => earlier(engine, first, position), null);
}

/** Whether it turns out to be as is assumed of everyone, and somebody never heard otherwise. */
function neverDoubted(
  { fluent, from, value }: RecastSpan,
  learned: Position | null,
  pieces: Pieces,
): boolean {
  if (!fluent?.relation.word.assumedOfPeople || value !== true) return false;
  return !pieces.some((p) => p.new !== true && p.to > from && (learned === null || p.position < learned));
}

const earlier = (engine: Engine, one: Position | null, other: Position): Position =>
  one === null || instantAt(engine, other) < instantAt(engine, one) ? other : one;

/** Whether a statement says that two are one. */
const identityIn = (statement: Statement, isMeant: (entities: readonly EntityId[]) => boolean): boolean =>
  statement.type === 'clauses' &&
  statement.clauses.some(({ word, args, negated }) => {
    const named = args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : []));
    return word.kind === 'identity' && !negated && isMeant(named);
  });

/** The sentences that say, or claim, that two are one. */
function tellingsOfIdentity(engine: Engine): readonly Sentence[] {
  return engine.story.sentences.filter(({ statement }) => {
    let said = statement;
    while (said?.type === 'claim') said = said.content;
    return said !== null && identityIn(said, () => true);
  });
}

/** Who takes in, and first where, that those of a recast are one. */
function toldOf(
  engine: Engine,
  recast: RecastSpan,
  tellings: readonly Sentence[],
): ReadonlyMap<EntityId, Position> {
  const isMeant = (named: readonly EntityId[]) =>
    named.every((n) => recast.entities.some((e) => engine.isSameBeing(e, n)));
  const found = new Map<EntityId, Position>();
  for (const sentence of tellings) {
    const { position } = sentence;
    const witnesses = engine.witnesses(position);
    const able = new Set([
      ...witnesses.present,
      ...witnesses.watching,
      ...sentence.names.map((e) => engine.beingOf(e)),
    ]);
    for (const person of able)
      if (seenBy([person], sentence, witnesses).some((s) => identityIn(s, isMeant)))
        found.set(person, earlier(engine, found.get(person) ?? null, position));
  }
  return found;
}

// ---------------------------------------------------------------- who is concerned

/** Those who are ever in a scene with somebody or something, or in which it is named. What one never met with, one is not wrong about. */
function nearness(engine: Engine): (being: EntityId) => ReadonlySet<EntityId> {
  const found = new Map<EntityId, ReadonlySet<EntityId>>();
  return (being) => {
    let near = found.get(being);
    if (!near) {
      near = new Set(engine.scenesNaming(being).flatMap((scene) => presentIn(engine, scene)));
      found.set(being, near);
    }
    return near;
  };
}

function presentIn(engine: Engine, { first, last }: Scene): EntityId[] {
  const there = new Set<EntityId>();
  for (let p = first; p <= last; p++)
    for (const entity of engine.stage.presentAt(p)) there.add(engine.beingOf(entity));
  return [...there];
}

function knower(
  engine: Engine,
  { twist, recast, until }: Fact,
  person: EntityId,
  learned: Position | null,
  path: Path | undefined,
): Knower {
  const name = engine.nameOf(person, engine.end);
  if (learned === null) {
    const behind = path?.within(twist.number + 1, END, recast.from, until) ?? [];
    return { name, how: 'never', scene: null, ahead: [], behind: path?.spans(behind) ?? [] };
  }
  const at = instantAt(engine, learned);
  const scene = engine.story.sentences[learned - 1]?.scene ?? 0;
  // What a later scene, set before where the story had got to, shows them find out, they had known all along.
  const gotTo = Math.max(instantAt(engine, twist.first - 1), instantAt(engine, twist.first));
  const already = learned < twist.first || at < gotTo;
  // Not in the scene itself that shows it, hence the instant after.
  const ahead = path?.within(0, twist.number, Math.max(at + 1, recast.from), until) ?? [];
  const turn = Math.max(scene, twist.number) + 1;
  const behind = [
    ...(path?.within(twist.number + 1, scene, recast.from, until) ?? []),
    ...(path?.within(turn, END, recast.from, Math.min(at, until)) ?? []),
  ];
  return {
    name,
    how: already ? 'knew' : 'learns',
    scene,
    ahead: path?.spans(ahead) ?? [],
    behind: path?.spans(behind) ?? [],
  };
}

/** Somebody who took it to be so from the beginning, while the audience did not. */
function undoubting(
  engine: Engine,
  { twist, recast, until }: Fact,
  person: EntityId,
  path: Path | undefined,
): Knower {
  const ahead = path?.spans(path.within(0, twist.number, recast.from, until)) ?? [];
  return { name: engine.nameOf(person, engine.end), how: 'knew', scene: null, ahead, behind: [] };
}

function instantAt(engine: Engine, position: Position): Instant {
  const sentence = engine.story.sentences[position - 1];
  return sentence ? engine.instantOfSentence(sentence, engine.end) : BEGINNING;
}
