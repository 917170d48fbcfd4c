import { Engine } from '../../src/engine/engine.ts';
import { keptOrder } from '../../src/engine/moments/kept-order.ts';
import { parseStory, Source, seal, sealedPrelude, unseal } from '../../src/index.ts';

const prelude = sealedPrelude(null);

/** What the browser has: the story as told up to a scene (all of it and its ending, if null), from a sealed one. */
export function told(text: string, scenes: number | null = null): Engine {
  const { tree } = parseStory(new Source('chart.story.md', text));
  const all = seal(tree, null).scenes;
  const position = all.slice(0, scenes ?? all.length).reduce((sum, scene) => sum + scene.sentences.length, 0);
  const sealed = JSON.parse(JSON.stringify(seal(tree, scenes === null ? null : position)));
  const story = unseal(sealed, prelude);
  return new Engine(story, { order: keptOrder(story) });
}
