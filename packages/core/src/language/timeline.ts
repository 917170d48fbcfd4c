import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { plainText } from './markdown.ts';
import { newMoment } from './new-moment.ts';
import { problem } from './problem.ts';
import { nameKey, trimRange } from './ranges.ts';
import { readTime } from './time.ts';
import type { MomentDeclaration, TimeExpression } from './tree.ts';

interface Draft {
  readonly name: string;
  readonly nameRange: Range;
  readonly constraints: Range;
  readonly range: Range;
}

/**
 * Reads the items of the Timeline. A moment may be named before the line that declares it; one that no line
 * declares is new and reported with a hint.
 *
 *     - the small hours: after night 1, before dawn
 *       ===============  -------------  -----------
 */
export function readTimeline(
  source: Source,
  items: readonly Range[],
): { timeline: readonly MomentDeclaration[]; used: readonly string[]; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  /** By key: `crash` is `the crash`. */
  const drafts = new Map<string, Draft>();
  for (const item of items) {
    const draft = readItem(source, item);
    const first = drafts.get(nameKey(draft.name));
    if (draft.name === '') {
      diagnostics.push(
        problem(
          source,
          'error',
          'moment-without-name',
          item,
          'This line names no moment. Write its name, a colon, and when it is: - the crash: December 1987.',
        ),
      );
    } else if (first !== undefined) {
      diagnostics.push(
        problem(
          source,
          'error',
          'moment-declared-twice',
          draft.nameRange,
          `"${draft.name}" is declared already. Put all that orders it into one line, between commas.`,
          {
            related: [{ message: `"${first.name}" is declared here`, range: first.nameRange }],
          },
        ),
      );
    } else drafts.set(nameKey(draft.name), draft);
  }
  const used = new Map<string, string>();
  const timeline: MomentDeclaration[] = [];
  let before: string | null = null;
  for (const draft of drafts.values()) {
    const constraints: TimeExpression[] = [];
    for (const part of constraintParts(source, draft.constraints)) {
      // `June 1994: June 1994` is the date: a moment's own name is not looked for.
      const known = (name: string): string | undefined => {
        const found = drafts.get(nameKey(name));
        return found === draft ? undefined : (found?.name ?? used.get(nameKey(name)));
      };
      const time = resolve(
        source,
        readTime(source.slice(part), part, known, 'timeline'),
        before,
        diagnostics,
      );
      if (time === null) continue;
      const target = time.type === 'moment' ? time.name : time.type === 'relative' ? time.to : null;
      if (target !== null && nameKey(target) === nameKey(draft.name)) {
        diagnostics.push(
          problem(
            source,
            'error',
            'moment-against-itself',
            part,
            `"${draft.name}" cannot be ordered by itself. Name another moment.`,
          ),
        );
        continue;
      }
      if (target !== null && !drafts.has(nameKey(target)) && !used.has(nameKey(target))) {
        used.set(nameKey(target), target);
        diagnostics.push(
          newMoment(
            source,
            part,
            target,
            [...drafts.values()].map((one) => one.name),
            null,
          ),
        );
      }
      constraints.push(time);
    }
    timeline.push({ name: draft.name, constraints, range: draft.range });
    before = draft.name;
  }
  return { timeline, used: [...used.values()], diagnostics };
}

function readItem(source: Source, item: Range): Draft {
  const text = source.slice(item);
  // The first colon that a blank or the end follows: `night 1: 20:15` has a clock in it.
  const colon = /:(?=\s|$|\*\*|__)/u.exec(text);
  const nameTo = item.from + (colon?.index ?? text.length);
  const nameRange = trimRange(source.text, { from: item.from, to: nameTo });
  const from = colon === null ? item.to : nameTo + 1;
  // `**the crash:** December 1987` leaves the end of the bold behind.
  const rest = trimRange(source.text, {
    from: from + (/^(?:\*\*|__)/u.exec(source.text.slice(from, item.to))?.[0].length ?? 0),
    to: item.to,
  });
  return {
    name: plainText(source.slice(nameRange).replace(/^__(?=.)|__$/gu, '')),
    nameRange,
    constraints: rest,
    range: item,
  };
}

/** Parts between commas, and between `and` before another relation: `after A and before B`. */
function constraintParts(source: Source, range: Range): Range[] {
  const parts: Range[] = [];
  for (const part of commaParts(source.text, range)) {
    const text = source.slice(part);
    let from = 0;
    for (const joint of text.matchAll(/\s+and\s+(?=(?:after|before|during)\s)/giu)) {
      parts.push(trimRange(source.text, { from: part.from + from, to: part.from + joint.index }));
      from = joint.index + joint[0].length;
    }
    parts.push(withoutFullStop(source, { from: part.from + from, to: part.to }));
  }
  return parts.filter((part) => part.from < part.to);
}

function withoutFullStop(source: Source, range: Range): Range {
  return /[^.]\.$/u.test(source.text.slice(Math.max(range.from, range.to - 2), range.to))
    ? { from: range.from, to: range.to - 1 }
    : range;
}

/** `the next day` in a list of moments is the day after the moment listed before. */
function resolve(
  source: Source,
  time: TimeExpression,
  before: string | null,
  diagnostics: Diagnostic[],
): TimeExpression | null {
  if (time.type !== 'relative' || time.to !== null) return time;
  if (before !== null) return { ...time, to: before };
  diagnostics.push(
    problem(
      source,
      'error',
      'moment-after-nothing',
      time.range,
      `"${time.text}" goes by the moment in the line before, and this is the first line. Name a moment, as in “two weeks after the crash”.`,
    ),
  );
  return null;
}
