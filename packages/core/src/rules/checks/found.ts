import type { Engine } from '../../engine/engine.ts';
import { sentenceOn } from '../../engine/lines.ts';
import type { Position, Sentence } from '../../story/model.ts';
import type { Conflict, Found } from '../conflict.ts';
import { foundWords } from './words.ts';

/** Something told that makes a conflict. */
export interface ToldAt {
  readonly position: Position;
  readonly scene: number;
  readonly line: number;
}

/** What is said of a finding. */
export interface Saying {
  readonly text: string;
  /** What to do about it, as it goes on from a colon; absent: what is done about any conflict. */
  readonly remedy?: string | null;
}

/**
 * A conflict that a check in code found. Where nothing else is said of its life, it is born with the last told of its lines, and stands.
 *
 * @param name as `on purpose (name)` has it
 * @param told the sentences, or stage lines, that make it
 * @param say what is said of it, as of the end of what is told: asked for when somebody wants to know
 * @param rarely odd, not impossible
 * @param life over positions; null: it stands to the end
 */
export function conflictFound(
  engine: Engine,
  name: string,
  told: readonly ToldAt[],
  causes: readonly ToldAt[],
  say: () => Saying,
  rarely = false,
  life: { readonly born: Position; readonly resolved: Position | null } | null = null,
): Conflict {
  const positions = (list: readonly ToldAt[]) => list.map(({ position }) => position);
  // What makes it may be told before what it goes against.
  const born = life?.born ?? Math.max(1, ...positions(causes), Math.min(...positions(told)));
  const resolved = life?.resolved ?? null;
  const found: Found = {
    get text() {
      return say().text;
    },
    get remedy() {
      return say().remedy ?? null;
    },
    causes: causes.map(({ line, scene }) => ({ line, scene })),
  };
  return {
    name,
    rule: null,
    clash: null,
    found,
    rarely,
    bindings: {},
    occurrences: told.map(({ position, scene, line }) => ({
      position,
      scene,
      line,
      at: engine.now(position),
      bindings: {},
      born: Math.max(born, position),
      died: resolved,
      last: { at: engine.now(position), bindings: {} },
    })),
    born,
    resolved,
    into: null,
  };
}

/** What is told on a line, in quotation marks and without its mark, time and source; of a stage line, which scene it is of. */
export function quoteLine(engine: Engine, line: number): string {
  const sentence = sentenceOn(engine.story, line);
  if (sentence) return quote(sentence);
  const scene = engine.story.scenes.find((s) => s.stageLine === line);
  const words = foundWords(engine);
  return scene ? words.theScene(scene.title) : words.this;
}

const quote = (sentence: Sentence): string =>
  `“${sentence.text
    .replace(/^(?:reveal|infer|unseen|suppose)\b:?\s*/, '')
    .replace(/^\([^()]*\):?\s*/, '')
    .replace(/\s*\[[^\]]*\]\s*$/, '')}”`;
