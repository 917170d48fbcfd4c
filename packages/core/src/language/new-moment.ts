import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { impossibleDate } from '../text/calendar.ts';
import type { Range, Source } from '../text/source.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

/** The hint that a moment is declared by being used, with the known one that may be meant. */
export function newMoment(source: Source, range: Range, name: string, known: Iterable<string>): Diagnostic {
  const date = impossibleDate(name);
  if (date !== null) return problem(source, 'error', 'unreadable-date', range, date);
  const near = nearest(name, known);
  const at = source.text.indexOf(name, range.from);
  const nameRange = at < 0 || at + name.length > range.to ? range : { from: at, to: at + name.length };
  return problem(
    source,
    'hint',
    'new-moment',
    range,
    near === null
      ? `"${name}" is a new moment of story time. Declare it in # Timeline to say when it is.`
      : `"${name}" is a new moment of story time. Is "${near}" meant?`,
    { fixes: near === null ? [] : [{ title: `Write "${near}"`, edits: [{ range: nameRange, text: near }] }] },
  );
}
