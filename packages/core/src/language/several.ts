import { third } from './english.ts';
import { type ProblemDetail, report } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Member } from './term.ts';
import { lexicon } from './word-lists.ts';

/**
 * Reports that a claim, a line or a watching is said of several, which the grammar takes one by one, with the fix that
 * writes it once for each.
 *
 *     - Mum and Dad know that Harry is dead
 *     =>
 *     - Mum knows that …
 *     - Dad knows that …
 */
export function reportSeveral(
  reading: Reading,
  members: readonly Member[],
  start: number,
  end: number,
): void {
  const first = members[0];
  const last = members.at(-1);
  if (first === undefined || last === undefined || reading.use === 'asking') return;
  const names = reading.rangeOf(first.from, last.to);
  const bullet = bulletOf(reading);
  const before = reading.source.text.slice(reading.range.from, names.from);
  const after =
    singularVerb(reading, last.to) +
    reading.source.text.slice(reading.rangeOf(last.to, last.to + 1).to, reading.range.to);
  const text = members
    .map((member) => before + reading.textOf(member.from, member.to) + after)
    .join(`\n${bullet}`);
  const detail: ProblemDetail = {
    fixes:
      members.length > 20
        ? []
        : [{ title: 'Write a sentence for each', edits: [{ range: reading.range, text }] }],
  };
  report(
    reading,
    'warning',
    'one-at-a-time',
    reading.rangeOf(start, end),
    `Only one may stand here; this is read of ${reading.textOf(first.from, first.to)} alone. Write a sentence for each.`,
    detail,
  );
}

/** The verb behind the names as one of them takes it, with the blank before it: ` know` → ` knows`. */
function singularVerb(reading: Reading, at: number): string {
  const written = reading.word(at);
  const blank = reading.source.text.slice(reading.rangeOf(at - 1, at).to, reading.rangeOf(at, at + 1).from);
  const verbs: Readonly<Record<string, string>> = {
    were: 'was',
    "don't": "doesn't",
    "aren't": "isn't",
    "weren't": "wasn't",
    "haven't": "hasn't",
  };
  if (Object.hasOwn(verbs, written)) return blank + (verbs[written] ?? written);
  const changes =
    reading.english &&
    reading.tokens[at]?.type === 'word' &&
    !lexicon.isPast(written) &&
    !lexicon.isAdverb(written) &&
    !/^(?:secretly|never|will|had|did)$/u.test(written);
  return blank + (changes ? third(written) : reading.textOf(at, at + 1));
}

/** What stands before the item on its line: `- `. */
export function bulletOf(reading: Reading): string {
  const { text } = reading.source;
  const line =
    Math.max(text.lastIndexOf('\n', reading.range.from - 1), text.lastIndexOf('\r', reading.range.from - 1)) +
    1;
  const before = text.slice(line, reading.range.from);
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s+$/u.test(before) ? before : '- ';
}
