import type { Engine } from '../engine/engine.ts';
import type { EntityId, Position, Scene, Sentence, Story } from '../story/model.ts';
import type { Person, SceneLine, StoryFacts } from './explanation.ts';
import { unmarked } from './unmarked.ts';

export function storyFacts(story: Story): StoryFacts {
  const { title, kind, year, runtime, language, ids, credits, awards, other, where } = story.front;
  return {
    title,
    kind,
    year,
    runtime,
    language,
    ids,
    credits: credits.map(({ role, names }) => ({ role, names })),
    awards,
    other: other.map(({ key, text }) => ({ key, text })),
    where,
  };
}

/** Everybody and everything introduced, one entry a being, in order of introduction. */
export function castOf(engine: Engine, position: number): readonly (Person & { readonly id: EntityId })[] {
  const people: (Person & { id: EntityId })[] = [];
  for (const id of engine.beings(position, false)) {
    const entity = engine.story.entities[id]!;
    const name = engine.nameOf(id, position);
    const members = engine.painting.identity.members(id, position);
    const told = Math.ceil(Math.min(...members.map((m) => engine.story.entities[m]!.told)));
    people.push({
      id,
      name,
      also: [...new Set(engine.namesOf(id, position))].filter((other) => other !== name),
      kind: entity.kind,
      introduction: entity.introduction,
      playedBy: entity.playedBy,
      scene: engine.story.sentences[told - 1]?.scene ?? 0,
      sameAs: members
        .filter((m) => m !== id && engine.isIntroduced(m, position))
        .map((m) => engine.story.entities[m]!)
        .filter((e) => e.introduction !== '' || e.playedBy !== null)
        .map((e) => ({
          name: engine.ownName(e.id, position),
          introduction: e.introduction,
          playedBy: e.playedBy,
        })),
    });
  }
  return people;
}

/**
 * What a scene tells, as written for readers; where it has no prose, its sentences.
 *
 * @param isTold which of them.
 */
export function recapOf(
  engine: Engine,
  scene: Scene,
  last: Position,
  isTold: (sentence: Sentence) => boolean = () => true,
): readonly string[] {
  const prose = scene.prose.filter((b) => b.quotation === null && b.told <= last).map((b) => b.markdown);
  if (prose.length > 0) return prose;
  const said = engine.story.sentences
    .slice(scene.first - 1, last)
    .filter((s) => s.statement !== null && s.mark !== 'infer' && s.mark !== 'suppose' && isTold(s))
    .map((s) => unmarked(s.text));
  const sentences = said.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
  return said.length > 0
    ? [sentences.map((text) => (/[.!?…”"]$/.test(text) ? text : `${text}.`)).join(' ')]
    : [];
}

/** The scenes told, as of a position. */
export function scenesTold(engine: Engine, position: Position): readonly SceneLine[] {
  const { scenes, entities } = engine.story;
  const isEnd = position === engine.end;
  const names = entities.map(({ id }) => engine.nameOf(id, position));
  const known = isEnd ? said.get(engine) : undefined;
  const kept: (SceneLine | undefined)[] = [];
  // What was said before may be said again, but for scenes moved or reframed since; unless names have changed.
  if (known?.names.every((name, id) => name === names[id])) {
    kept.push(...known.lines);
    for (let p = known.position + 1; p <= position; p++)
      for (const number of engine.scenes.changedBy(p)) kept[number - 1] = undefined;
  }
  const lines = scenes
    .filter((scene) => scene.first <= position)
    .map((scene, i) => kept[i] ?? sceneLine(engine, scene, position));
  if (isEnd) said.set(engine, { position, lines, names });
  return lines;
}

/** What was said of the scenes of an engine when they were last asked for, and by which names. */
const said = new WeakMap<
  Engine,
  { readonly position: Position; readonly lines: readonly SceneLine[]; readonly names: readonly string[] }
>();

function sceneLine(engine: Engine, scene: Scene, position: Position): SceneLine {
  const last = Math.min(scene.last, position);
  const present = new Set<EntityId>();
  for (let p = scene.first; p <= last; p++) for (const e of engine.stage.presentAt(p)) present.add(e);
  const frame = engine.scenes.frameOf(scene.number, position);
  return {
    number: scene.number,
    title: scene.title,
    chapter: scene.chapter,
    at: scene.telling?.text ?? null,
    moment: engine.story.moments[engine.scenes.momentOf(scene.number, position)]?.name ?? null,
    place: scene.place === null ? null : engine.nameOf(scene.place, position),
    frame: frame && frame.kind !== 'real' ? frame.text : null,
    present: [...new Set([...present].map((e) => engine.nameOf(e, position)))],
    prose: recapOf(engine, scene, last),
  };
}
