import type { Answer, Explanation, SoFar, Why } from '../explain/explanation.ts';
import type { SearchOptions } from '../explain/search/search.ts';
import type { Tree } from '../language/tree.ts';
import type { Position } from '../story/model.ts';
import { type AskOptions, answer } from './ask.ts';
import { FileSession } from './file-session.ts';
import { explanationIn, soFarIn } from './found-of-session.ts';
import type { Session } from './session.ts';
import { explainWhy } from './why.ts';

const openFile = (tree: Tree): Session => new FileSession(tree);

/** One question about a story; see `createAsker` for many. */
export function ask(tree: Tree, question: string, options: AskOptions): Answer {
  return answer(openFile(tree), question, options);
}

/** Answers questions about one story; keeps what it has built for the next. */
export function createAsker(tree: Tree): (question: string, options: AskOptions) => Answer {
  const session = openFile(tree);
  return (question, options) => answer(session, question, options);
}

/** The smallest set of sentences behind an answer, a conflict or a twist. */
export function why(tree: Tree, question: string, options: AskOptions): Why {
  return explainWhy(openFile(tree), question, options);
}

/** The ending explained; with a position before the end, what can be said so far. `search`: readings are searched for too. */
export function explain(
  tree: Tree,
  options: { readonly position: Position | null; readonly search?: Partial<SearchOptions> | null },
): Explanation {
  return explanationIn(openFile(tree), options.position, options.search ?? null);
}

/** The story so far: nothing in it comes from after the position. */
export function soFar(
  tree: Tree,
  options: { readonly position: Position; readonly eyes: readonly string[]; readonly under: string | null },
): SoFar | { readonly problem: string } {
  return soFarIn(openFile(tree), options);
}
