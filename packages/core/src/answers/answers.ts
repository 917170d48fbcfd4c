import { explainStory } from '../explain/explain.ts';
import type { Answer, Explanation, SoFar, Why } from '../explain/explanation.ts';
import { storySoFar } from '../explain/sofar.ts';
import type { Tree } from '../language/tree.ts';
import type { Position } from '../story/model.ts';
import { type AskOptions, answer } from './ask.ts';
import { Session } from './session.ts';
import { explainWhy } from './why.ts';

/** One question about a story; see `createAsker` for many. */
export function ask(tree: Tree, question: string, options: AskOptions): Answer {
  return answer(new Session(tree), question, options);
}

/** The smallest set of sentences behind an answer, a conflict or a twist. */
export function why(tree: Tree, question: string, options: AskOptions): Why {
  return explainWhy(new Session(tree), question, options);
}

/** The ending explained; with a position before the end, what can be said so far. */
export function explain(tree: Tree, options: { readonly position: Position | null }): Explanation {
  const session = new Session(tree);
  return explainStory(
    session.story(options.position),
    options.position === null || options.position >= session.end,
  );
}

/** The story so far: nothing in it comes from after the position. */
export function soFar(
  tree: Tree,
  options: { readonly position: Position; readonly eyes: readonly string[]; readonly under: string | null },
): SoFar | { readonly problem: string } {
  const opened = new Session(tree).open(options);
  return 'problem' in opened ? opened : storySoFar(opened.audience, opened.eyes);
}
