import type { Span } from '../text/source.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** A second place that explains the first ("dies here"). */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** Replace the span by the text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A remedy that an editor can apply. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** True where any writer would want it: `check --fix` applies it without asking. Others are for a writer to choose. */
  readonly safe?: boolean;
}

/**
 * One problem in a file, in the story's own terms. Data only: how it is shown is `render/`'s matter.
 * `code` is kebab-case and stable: it is what people suppress and search for.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}
