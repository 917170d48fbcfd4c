import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';

/** What a problem may carry beside its message, by offsets. */
export interface ProblemDetail {
  readonly related?: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes?: readonly {
    readonly title: string;
    readonly edits: readonly { readonly range: Range; readonly text: string }[];
  }[];
}

/** Makes a diagnostic from offsets: the one place in this room where ranges become lines and columns. */
export function problem(
  source: Source,
  severity: Severity,
  code: string,
  range: Range,
  message: string,
  detail: ProblemDetail = {},
): Diagnostic {
  return {
    code,
    severity,
    message,
    span: source.span(range),
    related: (detail.related ?? []).map((r) => ({ message: r.message, span: source.span(r.range) })),
    fixes: (detail.fixes ?? []).map((fix) => ({
      title: fix.title,
      edits: fix.edits.map((edit) => ({ span: source.span(edit.range), text: edit.text })),
    })),
  };
}
