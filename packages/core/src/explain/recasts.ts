import type { Engine } from '../engine/engine.ts';
import type { Fluent } from '../engine/fluent.ts';
import type { Instant } from '../engine/instant.ts';
import type { LoggedPiece } from '../engine/log.ts';
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
  readonly at: (instant: Instant, position: Position) => Shown;
  /** The fluent that changed, and its value now; null for scenes and for two who are one. */
  readonly fluent: Fluent | null;
  readonly value: FluentValue;
  /** A value of it as a sentence: `Harry is dead`. */
  readonly say: (value: Shown) => string;
}

/** A value as pages show it; null for nothing. */
export type Shown = boolean | string | null;

/**
 * What a scene recasts: the differences between the view before it and the view after it, at moments before its own. What was
 * unknown and becomes known is news, and is left out.
 */
export function recastsOf(
  engine: Engine,
  scene: Scene,
  pieces: readonly LoggedPiece[],
): readonly RecastSpan[] {
  const before = scene.first - 1;
  const after = scene.last;
  const until = engine.painting.begin(engine.scenes.momentOf(scene.number, after));
  const spans = new Map<Fluent, { from: Instant; to: Instant }[]>();
  for (const piece of pieces) {
    const to = Math.min(piece.to, until);
    if (piece.from < to)
      spans.set(piece.fluent, [...(spans.get(piece.fluent) ?? []), { from: piece.from, to }]);
  }
  const recasts: RecastSpan[] = [];
  for (const [fluent, touched] of spans)
    recasts.push(...fluentRecasts(engine, fluent, touched, before, after));
  return dedupe([...recasts, ...identities(engine, scene), ...scenesChanged(engine, scene)]);
}

function fluentRecasts(
  engine: Engine,
  fluent: Fluent,
  touched: readonly { from: Instant; to: Instant }[],
  before: Position,
  after: Position,
): RecastSpan[] {
  const points = [...new Set(touched.flatMap((s) => [s.from, s.to]))].sort((a, b) => a - b);
  const found: RecastSpan[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i]!;
    const to = points[i + 1]!;
    if (!touched.some((s) => s.from <= from && to <= s.to)) continue;
    const old = valueAt(engine, fluent, from, before);
    const now = valueAt(engine, fluent, from, after);
    const same = old === now || (typeof old === 'number' && engine.painting.canonical(old, after) === now);
    // Nothing known before: news. Known to be nowhere before, and somewhere now: a recast.
    if (old === undefined || same) continue;
    const last = found.at(-1);
    const shownOld = shown(engine, old, before);
    const shownNew = shown(engine, now, after);
    if (last && last.to === from && last.old === shownOld && last.new === shownNew) {
      found[found.length - 1] = { ...last, to };
      continue;
    }
    found.push({
      from,
      to,
      old: shownOld,
      new: shownNew,
      about: aboutFluent(engine, fluent, after),
      entities: fluent.key.filter((k): k is EntityId => typeof k === 'number'),
      scenes: null,
      at: (t, p) => shown(engine, valueAt(engine, fluent, t, p), p),
      fluent,
      value: now,
      say: (value) => sayFluent(engine, fluent, value, after),
    });
  }
  return found;
}

/** What a fluent is at an instant as of a position, whoever its key goes by then, defaults included. */
function valueAt(engine: Engine, fluent: Fluent, t: Instant, p: Position): FluentValue {
  const key = fluent.key.map((k) => engine.painting.canonical(k, p));
  if (key.some((k) => typeof k === 'number' && !engine.isIntroduced(k, p))) return undefined;
  const { relation } = fluent;
  if (relation.value >= 0)
    return relation.find(engine.painting.keyFor(relation, key, p))?.timeline.valueAt(t, p);
  const told = relation.find(engine.painting.keyFor(relation, key, p))?.timeline.valueAt(t, p);
  if (told !== undefined) return told;
  const [being] = key;
  return relation.word.assumedOfPeople && typeof being === 'number' && engine.isAssumed(being, p)
    ? true
    : undefined;
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
function identities(engine: Engine, scene: Scene): RecastSpan[] {
  const found: RecastSpan[] = [];
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
  return found;
}

/** Scenes that turn out to be outside reality (or real after all), or to have happened at another time. */
function scenesChanged(engine: Engine, scene: Scene): RecastSpan[] {
  const changed = new Set<number>();
  for (let p = scene.first; p <= scene.last; p++)
    for (const number of engine.scenes.changedBy(p)) changed.add(number);
  const found: RecastSpan[] = [];
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
  return found;
}

function dedupe(recasts: readonly RecastSpan[]): RecastSpan[] {
  const seen = new Set<string>();
  return recasts.filter((r) => {
    const id = JSON.stringify([r.about, r.from, r.to, r.old, r.new]);
    return !seen.has(id) && seen.add(id);
  });
}
