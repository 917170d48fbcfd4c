import type { Diagnostic, Related } from '../../diagnostics/diagnostic.ts';
import { sentenceOn } from '../../engine/lines.ts';
import type { Story } from '../../story/model.ts';
import { type Span, spanOf } from '../../text/source.ts';

/** The span of a whole line of the file, without the space before it. */
export function lineSpan(story: Story, line: number): Span {
  const text = story.source.line(line);
  const column = text.length - text.trimStart().length + 1;
  return { start: { line, column }, end: { line, column: Math.max(column, text.trimEnd().length + 1) } };
}

/** The span of what is told on a line: the sentence, or the stage line. */
export function toldSpan(story: Story, line: number): Span {
  const sentence = sentenceOn(story, line);
  return sentence ? spanOf(story.source, sentence.range) : lineSpan(story, line);
}

export const related = (story: Story, line: number, message: string): Related => ({
  message,
  span: toldSpan(story, line),
});

/** A diagnostic without fixes, at what is told on a line. */
export function finding(
  story: Story,
  line: number,
  what: Pick<Diagnostic, 'code' | 'severity' | 'message'> & { readonly related?: readonly Related[] },
): Diagnostic {
  return { related: [], fixes: [], ...what, span: toldSpan(story, line) };
}
