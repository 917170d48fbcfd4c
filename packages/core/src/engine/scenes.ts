import type { Frame, MomentId, Position } from '../story/model.ts';
import type { Tale } from './tale.ts';

/** Dreamed, imagined, a film within the film: outside reality. What is remembered or told is taken to be true. */
export const isOutside = (frame: Frame | null): boolean =>
  frame !== null && (frame.kind === 'dreamed' || frame.kind === 'imagined' || frame.kind === 'film');

/** When scenes happen and how real they are: what a later sentence may change, from its position on. */
export class SceneStates {
  readonly #tale: Tale;
  readonly #moments = new Map<number, { from: Position; moment: MomentId }[]>();
  readonly #frames = new Map<number, { from: Position; frame: Frame | null }[]>();
  readonly #changes = new Map<Position, Set<number>>();

  constructor(tale: Tale) {
    this.#tale = tale;
  }

  momentOf(scene: number, position: Position): MomentId {
    return latest(this.#moments.get(scene), position)?.moment ?? this.#tale.story.scenes[scene - 1]!.moment;
  }

  /** Whether any sentence moves the scene in story time. */
  isEverMoved(scene: number): boolean {
    return this.#moments.has(scene);
  }

  frameOf(scene: number, position: Position): Frame | null {
    const told = latest(this.#frames.get(scene), position);
    return told ? told.frame : (this.#tale.story.scenes[scene - 1]?.frame ?? null);
  }

  /** Whether what the scene tells is so in reality. Scene 0 stands for what is told in no scene. */
  isReal(scene: number, position: Position): boolean {
    return scene === 0 || !isOutside(this.frameOf(scene, position));
  }

  move(scene: number, moment: MomentId, position: Position): void {
    push(this.#moments, scene, { from: position, moment });
    this.#note(scene, position);
  }

  reframe(scene: number, frame: Frame, position: Position): void {
    push(this.#frames, scene, { from: position, frame: frame.kind === 'real' ? null : frame });
    this.#note(scene, position);
  }

  #note(scene: number, position: Position): void {
    const scenes = this.#changes.get(position);
    if (scenes) scenes.add(scene);
    else this.#changes.set(position, new Set([scene]));
  }

  /** The scenes that the sentence at this position reframes or moves. */
  changedBy(position: Position): ReadonlySet<number> {
    return this.#changes.get(position) ?? NONE;
  }
}

const NONE: ReadonlySet<number> = new Set();

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function latest<T extends { from: Position }>(
  entries: readonly T[] | undefined,
  position: Position,
): T | undefined {
  // Most scenes stay what they are, and this is asked all the time.
  if (entries === undefined) return undefined;
  for (let i = entries.length - 1; i >= 0; i--) if (entries[i]!.from <= position) return entries[i];
  return undefined;
}
