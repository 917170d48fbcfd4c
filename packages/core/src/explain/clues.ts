import type { Engine } from '../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../rules/conflict.ts';
import type { EntityId, Scene } from '../story/model.ts';
import { causesOf, sayConflict } from './causes.ts';
import type { Clue } from './explanation.ts';
import type { TwistFound } from './twists.ts';

/** The clues of a story: what earlier scenes hold that a later one accounts for, in order of what accounts for them. */
export function cluesOf(
  engine: Engine,
  twists: readonly TwistFound[],
  conflicts: readonly Conflict[],
): readonly Clue[] {
  const clues = [
    ...conflicts.flatMap((conflict) => resolvedClue(engine, conflict, twists)),
    ...twists.flatMap((twist) => [...returns(engine, twist), ...company(engine, twist)]),
  ];
  return clues.sort((a, b) => a.resolved - b.resolved || (a.planted[0] ?? 0) - (b.planted[0] ?? 0));
}

const distinct = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
const quoted = (engine: Engine, scene: number) => `“${engine.story.scenes[scene - 1]?.title ?? ''}”`;

/** A conflict (or, for a `rarely` rule, an oddity) that a later scene resolves. */
function resolvedClue(engine: Engine, conflict: Conflict, twists: readonly TwistFound[]): Clue[] {
  if (conflict.resolved === null) return [];
  const sceneAt = (position: number) => engine.story.sentences[position - 1]?.scene ?? 0;
  const resolved = sceneAt(conflict.resolved);
  const noticed = sceneAt(conflict.born);
  // Born and resolved in one scene: part of what that scene does.
  if (resolved === 0 || noticed >= resolved) return [];
  if (conflict.rarely && !twists.some((t) => t.scene.number === resolved)) return [];
  const planted = distinct(occurrencesAt(conflict, conflict.resolved - 1).map((o) => o.scene));
  return [
    {
      kind: conflict.rarely ? 'oddity' : 'conflict',
      twist: resolved,
      rule: conflict.name,
      planted,
      because: distinct(
        causesOf(engine, conflict, conflict.resolved - 1)
          .map((c) => c.scene)
          .filter((s) => s > 0),
      ),
      noticed,
      resolved,
      about: [],
      text: `${sayConflict(engine, conflict, conflict.resolved - 1)}; ${quoted(engine, resolved)} accounts for it`,
    },
  ];
}

/** A thing, or a state, that comes back: last named, not just before, beside someone that the twist is about. */
function returns(engine: Engine, twist: TwistFound): Clue[] {
  const { scene } = twist;
  const recast = new Set(twist.recasts.flatMap((r) => r.entities));
  const clues: Clue[] = [];
  const clue = (planted: Scene, what: string, text: string) =>
    clues.push({
      kind: 'return',
      twist: scene.number,
      rule: null,
      planted: [planted.number],
      because: [],
      noticed: null,
      resolved: scene.number,
      about: [what],
      text,
    });
  for (const id of scene.names) {
    const entity = engine.story.entities[id];
    if (entity?.kind !== 'thing' || recast.has(id)) continue;
    const last = lastBefore(engine, scene, (earlier) => earlier.names.includes(id));
    if (!last?.names.some((n) => recast.has(n))) continue;
    const name = engine.nameOf(id, scene.last);
    clue(last, name, `back again: ${name}, last seen in ${quoted(engine, last.number)}`);
  }
  for (const state of statesSaid(engine, scene)) {
    if (twist.recasts.some((r) => r.about.endsWith(state.rest))) continue;
    const last = lastBefore(engine, scene, (earlier) =>
      statesSaid(engine, earlier).some((s) => s.word === state.word),
    );
    if (!last?.names.some((n) => recast.has(n))) continue;
    clue(last, state.rest, `somebody ${state.rest} again, as in ${quoted(engine, last.number)}`);
  }
  return clues;
}

/** The last earlier scene that names it, if that is not the one just before. */
function lastBefore(engine: Engine, scene: Scene, names: (earlier: Scene) => boolean): Scene | null {
  for (let number = scene.number - 1; number >= 1; number--) {
    const earlier = engine.story.scenes[number - 1]!;
    if (names(earlier)) return number === scene.number - 1 ? null : earlier;
  }
  return null;
}

/** What a scene says of somebody's condition: yes-or-no states of one subject, `?x is barefoot`. */
function statesSaid(engine: Engine, scene: Scene): { word: string; rest: string }[] {
  return engine.story.sentences.slice(scene.first - 1, scene.last).flatMap((sentence) => {
    if (sentence.mark === 'infer' || sentence.statement?.type !== 'clauses') return [];
    return sentence.statement.clauses.flatMap(({ word, negated }) =>
      word.kind === 'state' && word.variables.length === 1 && !word.maybeSupposed && !negated && !word.forever
        ? [{ word: word.id, rest: word.id.replace(/^\?\S+\s*/, '') }]
        : [],
    );
  });
}

/** A recast person whom, all through the reach, one and the same living other is ever with. */
function company(engine: Engine, twist: TwistFound): Clue[] {
  const position = twist.scene.last;
  const people = new Set(
    twist.recasts
      .flatMap((r) => r.entities)
      .filter((e) => engine.story.entities[e]?.kind === 'person')
      .map((e) => engine.painting.identity.find(e, position)),
  );
  const clues: Clue[] = [];
  for (const person of people) {
    const others = new Set<EntityId>();
    const scenes: number[] = [];
    let many = false;
    for (const number of twist.reach) {
      const scene = engine.story.scenes[number - 1]!;
      const present = presentIn(engine, scene, position);
      if (!present.has(person)) continue;
      const living = [...present.keys()].filter(
        (e) => e !== person && isLiving(engine, e, present.get(e)!, position),
      );
      if (living.length === 0) continue;
      scenes.push(number);
      for (const e of living) others.add(e);
      many ||= living.length > 1;
    }
    const [other] = others;
    if (many || others.size !== 1 || other === undefined) continue;
    const about = [engine.nameOf(person, position), engine.nameOf(other, position)];
    clues.push({
      kind: 'company',
      twist: twist.scene.number,
      rule: null,
      planted: scenes,
      because: [],
      noticed: null,
      resolved: twist.scene.number,
      about,
      text: `nobody living but ${about[1]} is ever with ${about[0]}`,
    });
  }
  return clues;
}

/** Who is in a scene at any of its sentences, with the position of the last at which they are. */
function presentIn(engine: Engine, scene: Scene, as: number): Map<EntityId, number> {
  const present = new Map<EntityId, number>();
  for (let p = scene.first; p <= scene.last; p++) {
    for (const e of engine.stage.presentAt(p)) present.set(engine.painting.identity.find(e, as), p);
  }
  return present;
}

function isLiving(engine: Engine, entity: EntityId, sentence: number, position: number): boolean {
  const t = engine.instantOfSentence(engine.story.sentences[sentence - 1]!, position);
  return !engine.isDead(entity, t, position);
}
