import { Engine, type EngineOptions } from '../engine/engine.ts';
import { sentenceOn } from '../engine/lines.ts';
import type { EntityId, Story } from '../story/model.ts';
import type { Because } from './explanation.ts';
import { smallest } from './smallest.ts';

/** The lines of a story that say something: its sentences, its stage lines, and the suppositions of the reading it is seen under. */
export function sayingLines(story: Story, options: EngineOptions): readonly number[] {
  const lines = stageLines(story);
  for (const sentence of story.sentences) if (sentence.statement) lines.add(sentence.line);
  for (const supposition of options.reading?.suppositions ?? []) lines.add(supposition.line);
  return sorted(lines);
}

/** The stage lines that put anybody anywhere. */
function stageLines(story: Story): Set<number> {
  const telling = story.scenes.filter((scene) => scene.place !== null || scene.with.length > 0);
  return new Set(telling.map((scene) => scene.stageLine));
}

/** Each once, ascending. */
export const sorted = (lines: Iterable<number>): readonly number[] =>
  [...new Set(lines)].sort((a, b) => a - b);

/** The lines of some scenes. */
export function linesIn(story: Story, scenes: Iterable<number>): readonly number[] {
  const lines = new Set<number>();
  for (const number of scenes) {
    const scene = story.scenes[number - 1];
    if (!scene) continue;
    lines.add(scene.stageLine);
    for (const sentence of story.sentences.slice(scene.first - 1, scene.last))
      if (sentence.statement) lines.add(sentence.line);
  }
  return sorted(lines);
}

/** Of these, the lines that name any of some entities, and those of some scenes. */
export function linesAbout(
  story: Story,
  entities: ReadonlySet<EntityId>,
  scenes: ReadonlySet<number>,
): readonly number[] {
  const lines = new Set<number>();
  for (const scene of story.scenes) {
    const about =
      scene.with.some((e) => entities.has(e)) || (scene.place !== null && entities.has(scene.place));
    if (about || scenes.has(scene.number) || scene.names.some((e) => entities.has(e)))
      lines.add(scene.stageLine);
  }
  for (const sentence of story.sentences) {
    if (!sentence.statement) continue;
    const about =
      sentence.statement.type === 'scenes' ||
      scenes.has(sentence.scene) ||
      sentence.names.some((e) => entities.has(e));
    if (about) lines.add(sentence.line);
  }
  return sorted(lines);
}

/**
 * Why: the smallest set of lines that make something so. The one mechanism behind everything that says "because": the story is
 * told again with only some of its lines, and asked whether the thing still holds.
 *
 * @param likely lines to look among first, the fewest first; if none of these are enough, all lines are.
 * @returns the lines, ascending; null if the thing does not even hold of the whole story.
 */
export function whyLines(
  engine: Engine,
  holds: (part: Engine) => boolean,
  likely: Iterable<readonly number[]> = [],
): readonly number[] | null {
  const { story, options } = engine;
  const enough = (lines: readonly number[]) => holds(onlyOf(engine, new Set(lines)));
  const everything = function* () {
    yield* likely;
    yield sayingLines(story, options);
  };
  const among = firstOf(everything(), enough);
  if (!among) return null;
  // Stage lines hold a scene together: sentences are weighed with all of them there, and only then the stage lines themselves.
  const stages = stageLines(story);
  const staged = among.filter((line) => stages.has(line));
  const sentences = smallest(
    among.filter((line) => !stages.has(line)),
    (part) => enough([...part, ...staged]),
  );
  const scenes = smallest(staged, (part) => enough([...sentences, ...part]));
  return sorted([...sentences, ...scenes]);
}

function firstOf<T>(candidates: Iterable<T>, suits: (candidate: T) => boolean): T | undefined {
  for (const candidate of candidates) if (suits(candidate)) return candidate;
  return undefined;
}

/** The story told again with only some of its lines. */
function onlyOf({ story, options, order }: Engine, lines: ReadonlySet<number>): Engine {
  const { infer = false, bare = false, reading = null } = options;
  return new Engine(story, { infer, bare, reading, order, lines });
}

/** Lines as places in the story. */
export function becauseOf(engine: Engine, lines: readonly number[]): readonly Because[] {
  const { story, options } = engine;
  return lines.map((line) => {
    const sentence = sentenceOn(story, line);
    if (sentence?.statement) return { line, scene: sentence.scene, text: sentence.text };
    const scene = story.scenes.find((s) => s.stageLine === line);
    if (scene) return { line, scene: scene.number, text: story.source.line(line).trim() };
    const supposition = options.reading?.suppositions.find((s) => s.line === line);
    return { line, scene: 0, text: supposition?.text ?? story.source.line(line).trim() };
  });
}
