import { chartsIn } from '../../src/answers/charts-of-session.ts';
import { soFarIn } from '../../src/answers/found-of-session.ts';
import { portraitIn } from '../../src/answers/of-session.ts';
import { type LensRequest, Session } from '../../src/answers/session.ts';
import { toldBySealed } from '../../src/answers/told-sealed.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Instant } from '../../src/engine/instant.ts';
import { piecesOf } from '../../src/engine/log.ts';
import { orderOf } from '../../src/engine/moments/order.ts';
import { merge, parseStory, type SealedStory, Source, sealedPrelude, segmentsOf } from '../../src/index.ts';
import { conflictsOf } from '../../src/rules/conflicts.ts';
import type { MomentId } from '../../src/story/model.ts';

// All that can be seen of a story, so that two ways of coming to one place can be held against each other.

const prelude = sealedPrelude(null);

/** A story as it is shipped: its scenes, what is sealed of the first so many, and a session over that, by the order that its
 * constraints make, so that rules and checks can be asked; or by another. */
export function serial(text: string, orderBy = orderOf) {
  const { tree } = parseStory(new Source('random.story.md', text));
  const { header, segments } = segmentsOf(tree);
  const all = segments.filter((s) => s.length === 1).flatMap((s) => s.scenes);
  const shipped: typeof all = JSON.parse(JSON.stringify(all));
  const upTo = (count: number): SealedStory =>
    merge(header, [{ start: 0, length: count, scenes: shipped.slice(0, count) }], null);
  const start = (count: number) => new Session(toldBySealed(upTo(count), prelude, orderBy));
  return { shipped, upTo, start };
}

export const lens = (eyes: readonly string[], under: string | null = null): LensRequest => ({
  position: null,
  eyes,
  under,
});

export function opened(session: Session, eyes: readonly string[]): Engine | null {
  const found = session.open(lens(eyes));
  return 'problem' in found ? null : found.engine;
}

/** An instant as where it is among moments, whatever slots these have. */
function placeOf(engine: Engine, at: Instant): unknown {
  const moment = engine.momentAt(at);
  return moment === undefined ? String(at) : [moment, at - engine.momentSpan(moment, 0).begin];
}

/** All that an engine says, at all moments and as of all positions. */
export function everythingIn(engine: Engine) {
  const { story, end, painting } = engine;
  const told = story.moments.filter((m) => m.told <= end).map((m) => m.id);
  const positions = Array.from({ length: end + 1 }, (_, p) => p);
  const values: unknown[] = [];
  for (const relation of painting.relations.values())
    for (const { key, timeline } of relation.fluents) {
      const at = (m: MomentId, p: number) => timeline.valueAt(engine.momentSpan(m, p).end, p);
      const rows = positions.map((p) => told.map((m) => at(m, p)));
      if (rows.some((row) => row.some((value) => value !== undefined)))
        values.push([relation.word.id, key, rows]);
    }
  return {
    order: [...told].sort((a, b) => engine.momentSpan(a, 0).begin - engine.momentSpan(b, 0).begin),
    ends: positions.map((p) => told.map((m) => placeOf(engine, engine.momentSpan(m, p).end))),
    now: positions.map((p) => placeOf(engine, engine.now(p))),
    values: values.map((v) => JSON.stringify(v)).sort(),
    log: piecesOf(painting.log).map((piece) => [
      piece.position,
      piece.fluent.relation.word.id,
      piece.fluent.key,
      String(piece.old),
      String(piece.new),
      placeOf(engine, piece.from),
      placeOf(engine, piece.to),
    ]),
    clashes: painting.clashes.map((c) => [c.kind, c.earlier.line, c.later.line, c.born, c.resolved]),
    acts: engine.acts.map((act) => [act.line, act.subject, act.args, act.effects.length]),
    names: story.entities.map(({ id }) =>
      positions.map((p) => [engine.nameOf(id, p), engine.ownName(id, p)]),
    ),
    called: story.entities.flatMap(({ names }) =>
      names.map(({ text }) => positions.map((p) => engine.called(text, p))),
    ),
    present: story.sentences.map(({ position }) => [
      [...engine.stage.presentAt(position)],
      [...engine.stage.watchingAt(position)],
    ]),
    naming: story.entities.map(({ id }) => engine.scenesNaming(id, true).map((s) => s.number)),
  };
}

export const livesIn = (engine: Engine) =>
  conflictsOf(engine).map((c) => ({
    name: c.name,
    bindings: c.bindings,
    born: c.born,
    resolved: c.resolved,
    occurrences: c.occurrences.map((o) => [o.line, o.born, o.died, o.bindings, placeOf(engine, o.last.at)]),
    rarely: c.rarely,
    text: c.found?.text,
    remedy: c.found?.remedy,
    causes: c.found?.causes,
  }));

/** What a reader may look at. */
export function everythingShown(session: Session) {
  const names = ['Ann', 'Anna', 'Bob', 'Cy', 'the stranger', 'the lamp', 'the attic'];
  const charts = chartsIn(session, lens([]));
  const chains = [...names.slice(0, 5).map((name) => [name]), ['Ann', 'Bob'], ['the stranger', 'Cy']];
  return {
    soFar: soFarIn(session, lens([])),
    asTold: soFarIn(session, lens([], 'As told')),
    eyes: chains.map((eyes) => soFarIn(session, lens(eyes))),
    portraits: names.map((name) => portraitIn(session, lens([]), name)),
    charts: 'problem' in charts ? null : [charts.storyline(0), charts.times(0), charts.who()],
  };
}
