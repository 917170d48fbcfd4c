import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkCiting } from './citing.ts';
import { checkEarly } from './early.ts';
import { checkSpelled } from './spelled.ts';
import type { Tree } from './tree.ts';
import { checkUnused, checkUnusedMoments, checkUnusedWords } from './unused.ts';

/** What is wrong or doubtful in the writing, whatever the story means. */
export const checkWriting = (tree: Tree): Diagnostic[] => [
  ...checkEarly(tree),
  ...checkUnused(tree),
  ...checkUnusedMoments(tree),
  ...checkUnusedWords(tree),
  ...checkCiting(tree),
  ...checkSpelled(tree),
];
