import type { EntityId, Scene, Sentence, Story } from '../story/model.ts';

/** The sentence on a line of the file; undefined where there is none, or an empty one. */
export function sentenceOn({ sentences }: Story, line: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  // An empty one stands on the line of its scene's heading.
  for (let i = low; sentences[i]?.line === line; i++) if (sentences[i]!.text !== '') return sentences[i];
  return undefined;
}

/** What the lines of a story are, worked out once: asking why tells the same story many times over, each time with other lines. */
interface Lines {
  /** The number of the scene that a sentence or a stage line is in. */
  readonly sceneOf: ReadonlyMap<number, number>;
  /** Of each line that says something, whom it names. */
  readonly names: ReadonlyMap<number, readonly EntityId[]>;
  /** Whoever any of them names, and no prose does. */
  readonly named: ReadonlySet<EntityId>;
}

const known = new WeakMap<readonly Sentence[], Lines>();

function linesOf({ sentences, scenes }: Story): Lines {
  const found = known.get(sentences);
  if (found) return found;
  const sceneOf = new Map<number, number>();
  const names = new Map<number, readonly EntityId[]>();
  for (const scene of scenes) {
    sceneOf.set(scene.stageLine, scene.number);
    names.set(scene.stageLine, [...scene.with, ...(scene.place === null ? [] : [scene.place])]);
  }
  for (const sentence of sentences) {
    if (sentence.text === '') continue;
    sceneOf.set(sentence.line, sentence.scene);
    names.set(sentence.line, sentence.names);
  }
  const named = new Set([...names.values()].flat());
  // Prose and frames are never taken away.
  for (const { namedInProse, frame } of scenes) {
    for (const entity of [...namedInProse, ...(frame?.by ?? [])]) named.delete(entity);
  }
  const lines = { sceneOf, names, named };
  known.set(sentences, lines);
  return lines;
}

/** The scenes that hold any of some lines, in the order of telling. */
export function scenesWith(story: Story, lines: ReadonlySet<number>): readonly Scene[] {
  const { sceneOf } = linesOf(story);
  const numbers = new Set<number>();
  for (const line of lines) {
    const scene = sceneOf.get(line);
    if (scene !== undefined) numbers.add(scene);
  }
  return [...numbers].sort((a, b) => a - b).map((number) => story.scenes[number - 1]!);
}

/** Whether some lines, or prose alone, name somebody. */
export function namedBy(story: Story, lines: ReadonlySet<number>): (entity: EntityId) => boolean {
  const { names, named } = linesOf(story);
  const counted = new Set<EntityId>();
  for (const line of lines) for (const entity of names.get(line) ?? []) counted.add(entity);
  return (entity) => counted.has(entity) || !named.has(entity);
}

/** Whether a scene names somebody in its prose, or on one of some lines. */
export function namesIn(story: Story, scene: Scene, entity: EntityId, lines: ReadonlySet<number>): boolean {
  if (scene.namedInProse.includes(entity)) return true;
  const { names } = linesOf(story);
  const says = (line: number) => lines.has(line) && names.get(line)?.includes(entity);
  return (
    says(scene.stageLine) || story.sentences.slice(scene.first - 1, scene.last).some((s) => says(s.line))
  );
}
