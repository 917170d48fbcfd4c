import { lineBreakOf, type Range, rangeOf, type Source } from '../text/source.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';

/** A fix that has been applied: the line (of the text it was applied to), the diagnostic's code, the fix's title. */
export interface Fixed {
  readonly line: number;
  readonly code: string;
  readonly title: string;
}

interface Change extends Range {
  readonly text: string;
}

/**
 * Applies the safe fixes of some diagnostics to the text they are about, each whole or not at all. Of fixes whose edits overlap or
 * meet, the first in the file is applied; whoever checks the new text again finds the others. Everything outside the edits stays as
 * it is, byte for byte; a line break that is put in is one as the file has them.
 */
export function applySafeFixes(
  source: Source,
  diagnostics: readonly Diagnostic[],
): { readonly text: string; readonly applied: readonly Fixed[] } {
  const chosen: Change[] = [];
  const applied: Fixed[] = [];
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes.find((each) => each.safe === true);
    if (!fix) continue;
    const changes = changesOf(source, fix);
    if (changes.length === 0) continue;
    const fresh = changes.filter((change) => !chosen.some((other) => isSame(change, other)));
    if (fresh.some((change) => chosen.some((other) => meets(change, other)))) continue;
    chosen.push(...fresh);
    applied.push({ line: diagnostic.span.start.line, code: diagnostic.code, title: fix.title });
  }
  let text = '';
  let at = 0;
  for (const change of chosen.sort((a, b) => a.from - b.from)) {
    text += source.text.slice(at, change.from) + change.text;
    at = change.to;
  }
  return { text: text + source.text.slice(at), applied };
}

/** The edits of a fix as offsets; none where they get in each other's way, or change nothing. */
function changesOf(source: Source, fix: Fix): Change[] {
  const lineBreak = lineBreakOf(source);
  const changes = fix.edits.map(({ span, text }) => ({
    ...rangeOf(source, span),
    text: text.replace(/\r\n|\r|\n/g, lineBreak),
  }));
  const clash = changes.some((one, i) => changes.some((other, j) => j < i && meets(one, other)));
  const idle = changes.every((change) => source.slice(change) === change.text);
  return clash || idle ? [] : changes;
}

const isSame = (a: Change, b: Change) => a.from === b.from && a.to === b.to && a.text === b.text;
const meets = (a: Range, b: Range) => a.from <= b.to && b.from <= a.to;
