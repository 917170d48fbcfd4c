import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import type { Story } from '../../story/model.ts';
import { lineBreakOf } from '../../text/source.ts';
import { lineSpan, related, toldSpan } from './findings.ts';

/** A conflict that stands at the end of the story, as the explanation has it, with the lines that make it. */
export interface Standing {
  readonly rule: string;
  readonly code: string;
  readonly text: string;
  /** Lines of its occurrences, and of what they go against. */
  readonly lines: readonly number[];
  readonly causes: readonly { readonly line: number; readonly text: string }[];
  readonly answeredBy: readonly string[];
  readonly reason: string | null;
  readonly rarely: boolean;
  /** What to do about it; null: what is done about any conflict. */
  readonly remedy: string | null;
  /** `on purpose` stands there already, without a reason. */
  readonly isAsked: boolean;
}

/**
 * A conflict nothing resolves is a plot hole, a warning; one that a reading or a remark answers is an open question, and what is
 * merely odd an oddity: hints.
 */
export function reportConflict(story: Story, standing: Standing): Diagnostic {
  const [first = 1, ...others] = standing.lines;
  const open = standing.reason !== null || standing.answeredBy.length > 0;
  return {
    code: standing.code,
    severity: standing.rarely || open ? 'hint' : 'warning',
    message: `${standing.text} (${standing.rule}). ${remedy(standing)}`,
    span: toldSpan(story, first),
    related: [
      ...[...new Map(standing.causes.map((cause) => [cause.line, cause])).values()].map((cause) =>
        related(story, cause.line, cause.text),
      ),
      ...others.slice(0, 8).map((line) => related(story, line, 'here too')),
    ],
    fixes: open || standing.rarely || standing.isAsked ? [] : [onPurpose(story, first, standing.rule)],
  };
}

function remedy(standing: Standing): string {
  if (standing.reason !== null) return `An open question, on purpose: ${standing.reason}`;
  if (standing.answeredBy.length > 0) {
    const titles = standing.answeredBy.map((t) => `“${t}”`).join(', ');
    return `An open question: answered by the reading${standing.answeredBy.length > 1 ? 's' : ''} ${titles}.`;
  }
  const mend = standing.remedy ?? 'mend one of the sentences';
  if (standing.rarely)
    return standing.remedy === null ? 'Odd, not impossible.' : `Odd, not impossible: ${mend}.`;
  return `A plot hole: ${mend}, say what resolves it in a later scene, or mark it “on purpose (${standing.rule}): why”.`;
}

function onPurpose(story: Story, line: number, rule: string): Fix {
  const { end } = lineSpan(story, line);
  return {
    title: 'Mark it as on purpose, and say why behind the colon',
    edits: [{ span: { start: end, end }, text: `${lineBreakOf(story.source)}- on purpose (${rule}): ` }],
  };
}
