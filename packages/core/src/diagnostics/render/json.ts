import type { Diagnostic } from '../diagnostic.ts';

/** What `check --json` prints for one file. */
export interface CheckReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const reportJson = (file: string, diagnostics: readonly Diagnostic[]): CheckReport => ({
  file,
  diagnostics,
});
