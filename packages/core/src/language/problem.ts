import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { lineBreakOf, type Range, type Source, spanOf } from '../text/source.ts';
import type { Reading } from './reading.ts';

/** What a problem may carry beside its message, by offsets. */
export interface ProblemDetail {
  readonly related?: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes?: readonly {
    readonly title: string;
    readonly edits: readonly { readonly range: Range; readonly text: string }[];
    readonly safe?: boolean;
  }[];
}

/**
 * Makes a diagnostic from offsets: the one place in this room where ranges become lines and columns. The only fix of an error or
 * a warning is a safe one, unless it says otherwise: it mends a slip of spelling or of form.
 */
export function problem(
  source: Source,
  severity: Severity,
  code: string,
  range: Range,
  message: string,
  detail: ProblemDetail = {},
): Diagnostic {
  const fixes = detail.fixes ?? [];
  const isSafe = severity !== 'hint' && fixes.length === 1;
  return {
    code,
    severity,
    message,
    span: spanOf(source, range),
    related: (detail.related ?? []).map((r) => ({ message: r.message, span: spanOf(source, r.range) })),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      ...((fix.safe ?? isSafe) ? { safe: true } : {}),
      edits: fix.edits.map((edit) => ({
        span: spanOf(source, edit.range),
        text: edit.text.replace(/\r\n|\r|\n/gu, lineBreakOf(source)),
      })),
    })),
  };
}

/** Adds a problem to those of what is being read. */
export function report(
  reading: Reading,
  severity: Severity,
  code: string,
  range: Range,
  message: string,
  detail?: ProblemDetail,
): void {
  reading.diagnostics.push(problem(reading.source, severity, code, range, message, detail));
}
