import { isSameBeing } from '../engine/beings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fluent } from '../engine/fluent.ts';
import { BEGINNING, END, type Instant } from '../engine/instant.ts';
import type { EntityId, Position, Scene } from '../story/model.ts';
import type { FactKnown, Knower } from './explanation.ts';
import { type Fact, instantAt, type Learned, Learning } from './learning.ts';
import { type Path, pathsOf } from './path.ts';
import type { RecastSpan } from './recasts.ts';
import type { TwistFound } from './twists.ts';

/**
 * Who knew what, when: of each fact that a twist brings out, who had it already, who comes to it, who never does; and the scenes
 * in which somebody there knew more than the audience, or less.
 *
 * Somebody knows it from the earliest sentence, in story time, after which the view through their eyes holds it; whoever does
 * something earlier than it is told, and lives on, from the deed on. They *already knew* if that is told before the twist, or
 * happens before it: what a flashback shows somebody see, they had seen all along.
 *
 * Costs a telling of the story through each person's eyes, and for each fact and person concerned a search.
 */
export function whoKnew(engine: Engine, twists: readonly TwistFound[]): readonly FactKnown[] {
  const facts = twists.flatMap((twist) => factsOf(engine, twist));
  if (facts.length === 0) return [];
  const people = [...engine.beings(engine.end, false)].filter(
    (e) => engine.story.entities[e]?.kind === 'person',
  );
  const learning = new Learning(engine, people, facts);
  const paths = pathsOf(engine);
  const near = nearness(engine);
  return facts.map((fact) => {
    const { twist, recast } = fact;
    const learned = learning.of(fact);
    const there = new Set(recast.entities.flatMap((e) => [...near(engine.beingOf(e))]));
    // Whoever two turn out to be was never in doubt about who they are, unless they find it out.
    const isDoubted = (p: EntityId) =>
      recast.fluent !== null ||
      !recast.entities.some((e) => isSameBeing(engine, e, p)) ||
      learning.findsThemselves(fact, p);
    const turn = instantAt(engine, twist.first);
    const isStillThere = (p: EntityId) => engine.takesIn(p, turn, engine.end);
    return {
      twist: twist.number,
      about: recast.about,
      text: recast.say(recast.new),
      since: momentName(engine, recast.fluent?.timeline.changes.last(recast.from)?.at ?? BEGINNING),
      who: people
        .filter((p) => (learned.has(p) || (there.has(p) && isStillThere(p))) && isDoubted(p))
        .map((p) => {
          const at = learned.get(p) ?? null;
          return learning.neverDoubted(fact, p, at)
            ? undoubting(engine, fact, p, paths.get(p))
            : knower(engine, fact, p, at, paths.get(p));
        }),
    };
  });
}

/** The facts of a twist that show anywhere, each once. */
function factsOf(engine: Engine, { scene, recasts, shown }: TwistFound): readonly Fact[] {
  const facts = new Map<string, Fact>();
  const showing = new Set(shown.map((s) => s.recast));
  const reframing = lastReframing(engine, scene);
  const merging = mergings(engine, scene);
  for (const recast of recasts) {
    // Of what is known of no longer, nobody knows anything; that a scene was a dream, or when it was, is so for all eyes.
    if (recast.new === null || recast.scenes !== null || !showing.has(recast)) continue;
    // And so is what follows from it.
    if (reframing !== null && recast.at(recast.from, reframing) === recast.new) continue;
    // Of two who are one, what was known of the one is no other fact than that they are.
    const follows = (p: Position) =>
      recast.at(recast.from, p) === recast.new && recast.at(recast.from, p - 1) !== recast.new;
    if (recast.fluent !== null && merging.some(follows)) continue;
    const id = JSON.stringify([recast.about, recast.new]);
    const known = facts.get(id);
    const until = recast.fluent ? lastsUntil(engine, recast.fluent, recast, scene.first - 1) : END;
    facts.set(id, {
      twist: scene,
      recast: known?.recast ?? recast,
      until: Math.max(known?.until ?? until, until),
    });
  }
  return [...facts.values()];
}

/** The sentences of a scene that make one of two. */
function mergings(engine: Engine, { first, last }: Scene): readonly Position[] {
  const found: Position[] = [];
  for (let p = first; p <= last; p++) if (engine.painting.identity.changedBy(p).length > 0) found.push(p);
  return found;
}

/** The last sentence of a scene that takes scenes out of reality, puts them back or moves them. */
function lastReframing(engine: Engine, { first, last }: Scene): Position | null {
  for (let p = last; p >= first; p--) if (engine.scenes.changedBy(p).size > 0) return p;
  return null;
}

/**
 * How long what a recast brings out goes on being so: whoever finds it out then has found it out. What came to be known to be so
 * before the twist is no finding: that he was dead in the evening, yes, that he was in the morning, no.
 */
function lastsUntil(
  engine: Engine,
  fluent: Fluent,
  { from, to, value }: RecastSpan,
  before: Position,
): Instant {
  const { timeline } = fluent;
  let until = END;
  for (const change of timeline.changes.between(from, END)) {
    if (change.value === value) continue;
    until = change.at;
    break;
  }
  if (timeline.valueAt(to, before) === value) return to;
  if (timeline.valueAt(engine.now(before), before) !== value) return until;
  const found = timeline.aliveAt(before).find((change) => change.at > to && change.value === value);
  return Math.min(until, found?.at ?? END);
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
  learned: Learned | null,
  path: Path | undefined,
): Knower {
  const name = engine.nameOf(person, engine.end);
  if (learned === null) {
    const behind = path?.within(twist.number + 1, END, recast.from, until) ?? [];
    return { name, how: 'never', scene: null, since: null, ahead: [], behind: path?.spans(behind) ?? [] };
  }
  const { at } = learned;
  const scene = engine.story.sentences[learned.position - 1]?.scene ?? 0;
  // What a later scene, set before where the story had got to, shows them find out, they had known all along.
  const gotTo = Math.max(instantAt(engine, twist.first - 1), instantAt(engine, twist.first));
  const already = learned.position < twist.first || at < gotTo;
  // Not in the scene itself that shows it, hence the instant after.
  const ahead = path?.within(0, twist.number, Math.max(at + 1, recast.from), until) ?? [];
  // Nor does that scene count for what they did not know.
  const behind = [
    ...(path?.within(twist.number + 1, scene, recast.from, Math.min(at, until)) ?? []),
    ...(path?.within(Math.max(scene, twist.number) + 1, END, recast.from, Math.min(at, until)) ?? []),
  ];
  return {
    name,
    how: already ? 'knew' : 'learns',
    scene,
    since: momentName(engine, at),
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
  return {
    name: engine.nameOf(person, engine.end),
    how: 'knew',
    scene: null,
    since: null,
    ahead,
    behind: [],
  };
}

/** The name of the moment that an instant is in; null for one without. */
function momentName(engine: Engine, instant: Instant): string | null {
  const moment = engine.momentAt(instant);
  return moment === undefined ? null : (engine.story.moments[moment]?.name ?? null);
}
