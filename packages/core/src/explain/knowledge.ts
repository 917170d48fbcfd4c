import type { Engine } from '../engine/engine.ts';
import { seenBy } from '../engine/eyes.ts';
import type { Fluent, LoggedPiece } from '../engine/fluent.ts';
import { BEGINNING, END, type Instant } from '../engine/instant.ts';
import type { EntityId, Position, Scene, Sentence, Statement } from '../story/model.ts';
import type { FactKnown, Knower } from './explanation.ts';
import type { RecastSpan } from './recasts.ts';
import type { TwistFound } from './twists.ts';

/**
 * Who knew what, when: of each fact that a twist brings out, who had it already, who comes to it, who never does; and the scenes
 * in which somebody there knew more than the audience, or less.
 *
 * Somebody knows it from the first sentence on after which the view through their eyes holds it. They *already knew* if that is told
 * before the twist, or happens before it in story time: what a flashback shows somebody see, they had seen all along.
 *
 * Costs a telling of the story through each person's eyes, and for each fact and person a search.
 */
export function whoKnew(engine: Engine, twists: readonly TwistFound[]): readonly FactKnown[] {
  const people = [...engine.beings(engine.end, false)].filter(
    (e) => engine.story.entities[e]?.kind === 'person',
  );
  const views = people.map((person) => ({
    person,
    log: once(() => byFluent(engine.through([person]))),
    presences: once(() => presencesOf(engine, person)),
    met: once(() => metBy(engine, person)),
  }));
  return twists.flatMap((twist) =>
    factsOf(twist).map(({ recast, until }) => ({
      twist: twist.scene.number,
      about: recast.about,
      text: recast.say(recast.new),
      who: views.map(({ person, log, presences, met }) => {
        const learned = recast.fluent
          ? firstHeld(engine, recast, recast.fluent, until, log().get(idOf(engine, recast.fluent)) ?? [])
          : firstTold(engine, recast, person);
        const concerned = recast.entities.some((e) => met().has(engine.beingOf(e)));
        return knower(engine, person, learned, twist, concerned ? presences() : []);
      }),
    })),
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The facts of a twist that show anywhere, each once: the first of the spans that say the same. */
function factsOf(twist: TwistFound): readonly { recast: RecastSpan; until: Instant }[] {
  const facts = new Map<string, { recast: RecastSpan; until: Instant }>();
  // That a scene was a dream, or when it was, is so for all eyes, and so is what follows from it.
  if (twist.recasts.some((recast) => recast.scenes !== null)) return [];
  const showing = new Set(twist.shown.map((s) => s.recast));
  for (const recast of twist.recasts) {
    // Of what is known of no longer, nobody knows anything.
    if (recast.new === null || !showing.has(recast)) continue;
    const id = JSON.stringify([recast.about, recast.new]);
    const known = facts.get(id);
    const until = recast.fluent ? lastsUntil(recast.fluent, recast) : END;
    facts.set(id, { recast: known?.recast ?? recast, until: Math.max(known?.until ?? until, until) });
  }
  return [...facts.values()];
}

/** How long what a recast brings out goes on being so: whoever finds it out then has found it out. */
function lastsUntil(fluent: Fluent, { from, value }: RecastSpan): Instant {
  for (const change of fluent.timeline.changes.between(from, END))
    if (change.value !== value) return change.at;
  return END;
}

/** The first position from which a view holds what a recast brings out, at any instant of it. */
function firstHeld(
  engine: Engine,
  recast: RecastSpan,
  fluent: Fluent,
  until: Instant,
  pieces: readonly LoggedPiece[],
): Position | null {
  const value = (v: LoggedPiece['new']) =>
    typeof v === 'number' && fluent.relation.value >= 0 ? engine.painting.canonical(v, engine.end) : v;
  const wanted = value(recast.value);
  const found = pieces.find((p) => value(p.new) === wanted && p.from < until && p.to > recast.from);
  return found?.position ?? null;
}

/** The first position at which somebody takes in that two are one. */
function firstTold(engine: Engine, recast: RecastSpan, person: EntityId): Position | null {
  const isIt = (statement: Statement): boolean =>
    statement.type === 'clauses' &&
    statement.clauses.some(
      ({ word, args, negated }) =>
        word.kind === 'identity' &&
        !negated &&
        args.every((a) => a.type === 'value' && recast.entities.some((e) => engine.isSameBeing(e, a.value))),
    );
  const says = (sentence: Sentence): boolean => {
    let { statement } = sentence;
    while (statement?.type === 'claim') statement = statement.content;
    return statement !== null && isIt(statement);
  };
  for (const sentence of engine.story.sentences) {
    if (!says(sentence)) continue;
    if (seenBy([person], sentence, engine.witnesses(sentence.position)).some(isIt)) return sentence.position;
  }
  return null;
}

function knower(
  engine: Engine,
  person: EntityId,
  learned: Position | null,
  twist: TwistFound,
  presences: readonly Presence[],
): Knower {
  const { first, number: turn } = twist.scene;
  const at = learned === null ? null : instantAt(engine, learned);
  const ahead = new Set<number>();
  const behind = new Set<number>();
  for (const { scene, position, instant } of presences) {
    const knows = at !== null && learned !== null && instant >= at && (scene < turn || position >= learned);
    if (scene < turn && knows) ahead.add(scene);
    if (scene > turn && !knows) behind.add(scene);
  }
  // What a scene told now, and set before where the story had got to, shows them find out, they had known all along.
  const already = learned !== null && at !== null && (learned < first || at < instantAt(engine, first - 1));
  return {
    name: engine.nameOf(person, engine.end),
    how: learned === null ? 'never' : already ? 'knew' : 'learns',
    scene: learned === null ? null : (engine.story.sentences[learned - 1]?.scene ?? null),
    ahead: [...ahead],
    behind: [...behind],
  };
}

/** A sentence at which somebody is there. */
interface Presence {
  readonly scene: number;
  readonly position: Position;
  readonly instant: Instant;
}

function presencesOf(engine: Engine, person: EntityId): readonly Presence[] {
  const members = engine.painting.identity.members(person, engine.end);
  return engine.story.sentences.flatMap(({ scene, position }) => {
    if (!engine.scenes.isReal(scene, engine.end)) return [];
    const present = engine.stage.presentAt(position);
    return members.some((m) => present.has(m))
      ? [{ scene, position, instant: instantAt(engine, position) }]
      : [];
  });
}

/** Everyone and everything in a scene that somebody is in. What they never met with, they are not wrong about. */
function metBy(engine: Engine, person: EntityId): ReadonlySet<EntityId> {
  const met = new Set<EntityId>();
  for (const scene of engine.scenesNaming(person)) {
    const there = presentIn(engine, scene);
    if (!there.has(engine.beingOf(person))) continue;
    for (const entity of [...there, ...scene.names]) met.add(engine.beingOf(entity));
  }
  return met;
}

function presentIn(engine: Engine, scene: Scene): Set<EntityId> {
  const there = new Set<EntityId>();
  for (let p = scene.first; p <= scene.last; p++)
    for (const entity of engine.stage.presentAt(p)) there.add(engine.beingOf(entity));
  return there;
}

function instantAt(engine: Engine, position: Position): Instant {
  const sentence = engine.story.sentences[position - 1];
  return sentence ? engine.instantOfSentence(sentence, engine.end) : BEGINNING;
}

/** A fluent by its word and its key as it stands at the end, the same through all eyes. */
const idOf = (engine: Engine, { relation, key }: Fluent): string =>
  `${relation.word.id} ${key.map((k) => engine.painting.canonical(k, engine.end)).join(' ')}`;

function byFluent(view: Engine): Map<string, LoggedPiece[]> {
  const map = new Map<string, LoggedPiece[]>();
  for (const piece of view.painting.log) {
    const id = idOf(view, piece.fluent);
    const list = map.get(id);
    if (list) list.push(piece);
    else map.set(id, [piece]);
  }
  return map;
}
