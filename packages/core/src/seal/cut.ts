import type { Block, SceneTree, Tree } from '../language/tree.ts';
import type { Position } from '../story/model.ts';

/** How many positions a scene takes: one a sentence; a scene without sentences holds one empty one. */
export function sentencesIn(scene: SceneTree): number {
  let count = 0;
  for (const block of scene.blocks) if (block.type === 'sentence') count++;
  return Math.max(1, count);
}

/** The position after the last sentence of a file. */
export const lastPosition = (tree: Tree): Position =>
  tree.scenes.reduce((sum, scene) => sum + sentencesIn(scene), 0);

/**
 * The file of the story that ends at a position: everything told later is gone before anyone looks, readings with it, since they
 * look back on the whole. What is declared stays in the tree, and surfaces only where something told names it.
 */
export function cut(tree: Tree, position: Position): Tree {
  const scenes: SceneTree[] = [];
  let told = 0;
  for (const scene of tree.scenes) {
    if (told >= position) break;
    const count = sentencesIn(scene);
    scenes.push(
      told + count <= position
        ? ended(scene, tree)
        : { ...scene, blocks: blocksUntil(scene.blocks, position - told) },
    );
    told += count;
  }
  return { ...tree, scenes, readings: [], sources: [], unfinished: true };
}

/**
 * The scene with its end in the telling, which whoever has been told it knows: where the next one starts (of the same episode), for
 * the last the runtime.
 */
function ended(scene: SceneTree, { scenes, front }: Tree): SceneTree {
  const { telling } = scene;
  if (!telling || telling.end !== null) return scene;
  const next = scenes[scene.number];
  const sameEpisode = next?.telling?.episode?.join() === telling.episode?.join();
  const end = next ? (sameEpisode ? (next.telling?.start ?? null) : null) : front.runtime;
  return end === null ? scene : { ...scene, telling: { ...telling, end } };
}

/** The blocks up to the n-th sentence, with the prose that follows it: prose belongs to the sentence before. */
function blocksUntil(blocks: readonly Block[], n: number): readonly Block[] {
  let seen = 0;
  const end = blocks.findIndex((block) => block.type === 'sentence' && ++seen > n);
  return end < 0 ? blocks : blocks.slice(0, end);
}
