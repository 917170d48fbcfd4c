import type { Source, Span } from '../../text/source.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';

/** How parts of a diagnostic are set off; identity functions for plain text. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

const same = (text: string) => text;
export const PLAIN: Paint = { error: same, warning: same, hint: same, strong: same, dim: same };

/**
 * Diagnostics as compilers print them: what is wrong, where, the line itself with the place marked, what else it has to do with,
 * and the remedy.
 *
 *     warning[dead-act]: Mum acts although Mum is dead …
 *       --> film.story.md:41:3
 *     41 | - Mum cooks
 *        |   ^^^^^^^^^
 *     12 | - Adam remembers that (the crash) Mum dies
 *        |   ----------------------------------------- dies here
 *        = fix: Mark it as on purpose, and say why behind the colon
 */
export function renderPretty(
  source: Source,
  diagnostics: readonly Diagnostic[],
  paint: Paint = PLAIN,
): string {
  return diagnostics.map((d) => one(source, d, paint)).join('\n');
}

function one(source: Source, d: Diagnostic, paint: Paint): string {
  const gutter = String(Math.max(d.span.start.line, ...d.related.map((r) => r.span.start.line))).length;
  const lines = [
    `${paint[d.severity](`${d.severity}[${d.code}]`)}${paint.strong(`: ${d.message}`)}`,
    `${' '.repeat(gutter)}${paint.dim('-->')} ${source.name}:${d.span.start.line}:${d.span.start.column}`,
    ...excerpt(source, d.span, '^', '', gutter, paint, paint[d.severity]),
    ...d.related.flatMap((r) => excerpt(source, r.span, '-', r.message, gutter, paint, paint.dim)),
    ...d.fixes.map((fix) => `${' '.repeat(gutter)} ${paint.dim('=')} fix: ${fix.title}`),
  ];
  return `${lines.join('\n')}\n`;
}

function excerpt(
  source: Source,
  span: Span,
  mark: string,
  message: string,
  gutter: number,
  paint: Paint,
  colour: (text: string) => string,
): string[] {
  const text = source.line(span.start.line);
  const end = span.end.line === span.start.line ? span.end.column : text.length + 1;
  const before = text.slice(0, span.start.column - 1);
  const marked = text.slice(span.start.column - 1, end - 1);
  const width = Math.max(1, widthOf(marked));
  // Tabs stay tabs above and below, so that both lines shift alike.
  const indent = before.replace(/[^\t]+/g, (run) => ' '.repeat(widthOf(run)));
  const bar = paint.dim('|');
  return [
    `${paint.dim(String(span.start.line).padStart(gutter))} ${bar} ${text}`,
    `${' '.repeat(gutter)} ${bar} ${indent}${colour(`${mark.repeat(width)}${message === '' ? '' : ` ${message}`}`)}`,
  ];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Terminal columns that a text takes: two for East Asian and emoji, none for combining marks. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** `2 errors, 1 warning` */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const n = count(severity);
    return n === 0 ? [] : [`${n} ${severity}${n === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}
