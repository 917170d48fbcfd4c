import type { Engine } from '../engine/engine.ts';
import type { Fluent } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import { isPlaced } from '../engine/painting.ts';
import { connectives, phrase } from '../engine/phrase.ts';
import type { FluentValue } from '../engine/timeline.ts';
import type { EntityId, Position, Scene, Value } from '../story/model.ts';

/** Something whose past a scene changed: from `from` to `to` (half-open) it was taken to be `old`, and turns out `new`. */
export interface RecastSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly old: Shown;
  readonly new: Shown;
  /** What it is about, as a sentence; `?place` and the like stand for the value. */
  readonly about: string;
  /** The people, places and things whose presence counts: subject and object, not the value. */
  readonly entities: readonly EntityId[];
  /** Scenes it changes whoever is in them: those reframed or moved. Null: go by presence. */
  readonly scenes: readonly number[] | null;
  /** What it was taken to be at an instant, by someone told as far as a position. */
  at(instant: Instant, position: Position): Shown;
  /** The fluent that changed, and its value now; null for scenes and for two who are one. */
  readonly fluent: Fluent | null;
  readonly value: FluentValue;
  /** A value of it as a sentence: `Harry is dead`. */
  say(value: Shown): string;
}

/** A value as pages show it; null for nothing. */
export type Shown = boolean | string | null;

/** A stretch of story time, half-open. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * What a scene recasts: the differences between the view before it and the view after it, at moments before its own. What was
 * unknown and becomes known is news, and is left out.
 *
 * @param first @param next in the log, the first of the scene's pieces, and the first after them.
 */
export function recastsOf(engine: Engine, scene: Scene, first: number, next: number): readonly RecastSpan[] {
  const { log } = engine.painting;
  const recasts: RecastSpan[] = [];
  if (first < next) {
    const until = engine.painting.begin(engine.scenes.momentOf(scene.number, scene.last));
    const touched = new Map<Fluent, Stretch[]>();
    for (let i = first; i < next; i++) {
      // Most of what a scene tells is of its own time.
      if (log.fromAt(i) >= until) continue;
      const { fluent, from, to } = log.at(i);
      const stretch = { from, to: Math.min(to, until) };
      const known = touched.get(fluent);
      if (known) known.push(stretch);
      else touched.set(fluent, [stretch]);
    }
    for (const [fluent, stretches] of touched) fluentRecasts(engine, scene, fluent, stretches, recasts);
  }
  identities(engine, scene, recasts);
  scenesChanged(engine, scene, recasts);
  return distinct(recasts);
}

/** Finds the recasts of one fluent. */
function fluentRecasts(
  engine: Engine,
  scene: Scene,
  fluent: Fluent,
  touched: readonly Stretch[],
  recasts: RecastSpan[],
): void {
  const before = scene.first - 1;
  const after = scene.last;
  let last: FluentRecast | null = null;
  for (const { from, to } of touched.length === 1 ? touched : pieced(touched)) {
    const old = valueAt(engine, fluent, from, before);
    // Nothing known before: news. Known to be nowhere before, and somewhere now: a recast.
    if (old === undefined) continue;
    const now = valueAt(engine, fluent, from, after);
    if (old === now || (typeof old === 'number' && engine.painting.canonical(old, after) === now)) continue;
    const shownOld = shown(engine, old, before);
    const shownNew = shown(engine, now, after);
    if (last && last.to === from && last.old === shownOld && last.new === shownNew) {
      last.to = to;
      continue;
    }
    last = new FluentRecast(engine, fluent, after, from, to, shownOld, shownNew, now);
    recasts.push(last);
  }
}

/** Stretches cut where any of them begins or ends, so that none reaches into another; ascending. */
function pieced(touched: readonly Stretch[]): readonly Stretch[] {
  if (touched.every(({ from }, i) => i === 0 || touched[i - 1]!.to <= from)) return touched;
  const begins = touched.map(({ from }) => from).sort((a, b) => a - b);
  const ends = touched.map(({ to }) => to).sort((a, b) => a - b);
  const points = [...new Set([...begins, ...ends])].sort((a, b) => a - b);
  let begun = 0;
  let ended = 0;
  return points.flatMap((from, i) => {
    while (begins[begun]! <= from) begun++;
    while (ends[ended]! <= from) ended++;
    return begun > ended ? [{ from, to: points[i + 1]! }] : [];
  });
}

/** One of something that can vary. What is said of it is put into words for whoever wants to know. */
class FluentRecast implements RecastSpan {
  readonly #engine: Engine;
  /** The position as of which it is named. */
  readonly #named: Position;
  readonly fluent: Fluent;
  readonly from: Instant;
  to: Instant;
  readonly old: Shown;
  readonly new: Shown;
  readonly value: FluentValue;
  readonly entities: readonly EntityId[];
  readonly scenes = null;
  #about: string | null = null;

  constructor(
    engine: Engine,
    fluent: Fluent,
    named: Position,
    from: Instant,
    to: Instant,
    old: Shown,
    turned: Shown,
    value: FluentValue,
  ) {
    this.#engine = engine;
    this.#named = named;
    this.fluent = fluent;
    this.from = from;
    this.to = to;
    this.old = old;
    this.new = turned;
    this.value = value;
    this.entities = fluent.key.filter((k): k is EntityId => typeof k === 'number');
  }

  get about(): string {
    this.#about ??= aboutFluent(this.#engine, this.fluent, this.#named);
    return this.#about;
  }

  at(instant: Instant, position: Position): Shown {
    return shown(this.#engine, valueAt(this.#engine, this.fluent, instant, position), position);
  }

  say(value: Shown): string {
    return sayFluent(this.#engine, this.fluent, value, this.#named);
  }
}

/** What a fluent is at an instant as of a position, whoever its key goes by then, defaults included. */
function valueAt(engine: Engine, fluent: Fluent, t: Instant, p: Position): FluentValue {
  const { painting } = engine;
  const { relation, key } = fluent;
  for (const k of key)
    if (typeof k === 'number' && !engine.isIntroduced(painting.identity.find(k, p), p)) return undefined;
  const isNamedSo = key.every((k) => painting.canonical(k, p) === k);
  const going = isNamedSo ? fluent : painting.find(relation, key, p);
  const told = going?.timeline.valueAt(t, p);
  if (told !== undefined || relation.value >= 0 || !relation.word.assumedOfPeople) return told;
  const being = painting.canonical(key[0]!, p);
  return typeof being === 'number' && engine.isAssumed(being, p) ? true : undefined;
}

function shown(engine: Engine, value: FluentValue, p: Position): Shown {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? value : engine.nameOf(value, p);
}

function aboutFluent(engine: Engine, fluent: Fluent, p: Position): string {
  const { relation } = fluent;
  const args: (Value | null)[] = [...fluent.key];
  if (relation.value >= 0) args.splice(relation.value, 0, null);
  return phrase(engine, relation.word, args, true, p);
}

/** `Harry is dead`, `Farquhar is in the forest`; nothing known is said in so many words. */
function sayFluent(engine: Engine, fluent: Fluent, value: Shown, p: Position): string {
  const about = aboutFluent(engine, fluent, p);
  if (value === null) return sayUnknown(engine, fluent, about, p);
  if (typeof value === 'string') {
    const holder = engine.called(value, p);
    // Who is somewhere may be on a bridge or at a gate; what is in a box is in it.
    const place =
      isPlaced(fluent.relation) && holder !== undefined && engine.story.entities[holder]?.kind === 'place';
    return (place ? about.replace(' is in ', ' is at ') : about).replace(VARIABLE, () => value);
  }
  return phrase(engine, fluent.relation.word, fluent.key, value, p);
}

/** `it is not known where Ann is`, `it is not known who holds the ring`, `it is not known whether Ben is dead`. */
function sayUnknown(engine: Engine, { relation, key }: Fluent, about: string, p: Position): string {
  const { unknown, somebody, something } = connectives(engine);
  if (isPlaced(relation)) return unknown.where(engine.nameOf(key[0]!, p));
  const open = relation.word.variables[relation.value];
  if (!open) return unknown.whether(about);
  const isThing = open.kind === 'thing';
  const [variable] = VARIABLE.exec(about) ?? [''];
  if (about.startsWith(`${variable} `))
    return unknown[isThing ? 'what' : 'who'](about.slice(variable.length + 1));
  return unknown.whether(about.replace(VARIABLE, isThing ? something : somebody));
}

const VARIABLE = /\?[\p{L}\p{N}_]+/u;

/** Two who turn out to be one were two at every moment: whatever was told of them before shows it, though it happen later. */
function identities(engine: Engine, scene: Scene, found: RecastSpan[]): void {
  for (let p = scene.first; p <= scene.last; p++) {
    for (const entity of engine.painting.identity.changedBy(p)) {
      const root = engine.painting.identity.find(entity, scene.last);
      const known = [entity, root].every((e) => engine.isIntroduced(e, scene.first - 1));
      if (root === entity || !known || engine.painting.identity.find(entity, scene.first - 1) === root)
        continue;
      const names = [entity, root].map((e) => engine.ownName(e, scene.last));
      found.push({
        from: Number.NEGATIVE_INFINITY,
        to: Number.POSITIVE_INFINITY,
        old: false,
        new: true,
        about: `${names[0]} is the same person as ${names[1]}`,
        entities: [entity, root],
        scenes: null,
        fluent: null,
        value: true,
        at: (_, position) =>
          engine.painting.identity.find(entity, position) === engine.painting.identity.find(root, position),
        say: (value) => (value ? `${names[0]} is ${names[1]}` : `${names[0]} and ${names[1]} are two`),
      });
    }
  }
}

/** Scenes that turn out to be outside reality (or real after all), or to have happened at another time. */
function scenesChanged(engine: Engine, scene: Scene, found: RecastSpan[]): void {
  const changed = new Set<number>();
  for (let p = scene.first; p <= scene.last; p++)
    for (const number of engine.scenes.changedBy(p)) changed.add(number);
  if (changed.size === 0) return;
  const base = {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    entities: [],
    fluent: null,
    value: undefined,
  };
  for (const number of [...changed].sort((a, b) => a - b)) {
    if (number >= scene.number) continue;
    const title = engine.story.scenes[number - 1]?.title ?? '';
    const real = (p: Position) => engine.scenes.isReal(number, p);
    if (real(scene.first - 1) !== real(scene.last)) {
      found.push({
        ...base,
        old: real(scene.first - 1),
        new: real(scene.last),
        about: `the scene “${title}” is real`,
        scenes: [number],
        at: (_, p) => real(p),
        say: (value) =>
          value
            ? 'it really happens'
            : `it is ${engine.scenes.frameOf(number, scene.last)?.text ?? engine.scenes.frameOf(number, scene.first - 1)?.text ?? 'not real'}`,
      });
    }
    if (engine.scenes.momentOf(number, scene.first - 1) !== engine.scenes.momentOf(number, scene.last)) {
      const moment = (p: Position): string => {
        const id = engine.scenes.momentOf(number, p);
        return engine.story.moments[id]?.name ?? (p < scene.last ? 'where it was told' : 'another time');
      };
      found.push({
        ...base,
        old: moment(scene.first - 1),
        new: moment(scene.last),
        about: `the scene “${title}” happens at ?moment`,
        scenes: [number],
        at: (_, p) => moment(p),
        say: (value) => `it happens at ${value}`,
      });
    }
  }
}

/** Each once: two fluents may read alike. */
function distinct(recasts: readonly RecastSpan[]): readonly RecastSpan[] {
  if (recasts.length < 2) return recasts;
  const seen = new Map<Instant, RecastSpan[]>();
  return recasts.filter((recast) => {
    const { from, to, old } = recast;
    const known = seen.get(from);
    if (!known) seen.set(from, [recast]);
    else {
      const isSame = (r: RecastSpan) =>
        r.to === to && r.old === old && r.new === recast.new && r.about === recast.about;
      if (known.some(isSame)) return false;
      known.push(recast);
    }
    return true;
  });
}
