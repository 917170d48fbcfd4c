import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applySafeFixes, type Fixed } from '../diagnostics/edits.ts';
import { Source } from '../text/source.ts';
import { type Checked, check } from './check.ts';

export interface FixedFile extends Checked {
  /** The text with all safe fixes applied; every other character as it was. */
  readonly source: Source;
  /** In the order they were applied; lines as they were then. */
  readonly fixed: readonly Fixed[];
}

/** Fixes may bring up others; so many rounds are enough for any that come to an end. */
const MOST_ROUNDS = 20;

/**
 * Applies the safe fixes of a file, checks it again, and so on until there is nothing left to apply. A round that would leave more
 * errors than there were is not taken.
 */
export function fixFile(original: Source): FixedFile {
  const fixed: Fixed[] = [];
  const seen = new Set([original.text]);
  let source = original;
  let checked = check(source);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { text, applied } = applySafeFixes(source, checked.diagnostics);
    if (applied.length === 0 || seen.has(text)) break;
    seen.add(text);
    const next = new Source(source.name, text);
    const again = check(next);
    if (errors(again.diagnostics) > errors(checked.diagnostics)) break;
    fixed.push(...applied);
    source = next;
    checked = again;
  }
  return { ...checked, source, fixed };
}

const errors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter((d) => d.severity === 'error').length;
