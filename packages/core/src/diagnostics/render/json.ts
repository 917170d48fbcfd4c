import type { Allowed } from '../allowances.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Fixed } from '../edits.ts';

/** What `check --json` prints for one file. */
export interface CheckReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What the file says to let pass; absent where it says so of nothing. */
  readonly allowed?: readonly Allowed[];
  /** What `--fix` has mended; absent without it. */
  readonly fixed?: readonly Fixed[];
}

export const reportJson = (
  file: string,
  diagnostics: readonly Diagnostic[],
  allowed: readonly Allowed[] = [],
  fixed?: readonly Fixed[],
): CheckReport => ({
  file,
  diagnostics,
  ...(allowed.length > 0 ? { allowed } : {}),
  ...(fixed ? { fixed } : {}),
});
