import type { ProblemDetail } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Member } from './term.ts';

/**
 * Reports that a claim, a line or a watching is said of several, which the grammar takes one by one, with the fix that
 * writes it once for each.
 *
 *     - Mum and Dad know that Harry is dead
 *     =>
 *     - Mum knows that …
 *     - Dad knows that …
 */
export function reportSeveral(reading: Reading, members: readonly Member[], start: number, end: number): void {
  const first = members[0];
  const last = members.at(-1);
  if (first === undefined || last === undefined || reading.use === 'asking') return;
  const names = reading.rangeOf(first.from, last.to);
  const bullet = bulletOf(reading);
  const before = reading.source.text.slice(reading.range.from, names.from);
  const after = reading.source.text.slice(names.to, reading.range.to);
  const text = members.map((member) => before + reading.textOf(member.from, member.to) + after).join(`\n${bullet}`);
  const detail: ProblemDetail = { fixes: members.length > 20 ? [] : [{ title: 'Write a sentence for each', edits: [{ range: reading.range, text }] }] };
  reading.report('warning', 'one-at-a-time', reading.rangeOf(start, end), `Only one may stand here; this is read of ${reading.textOf(first.from, first.to)} alone. Write a sentence for each.`, detail);
}

/** What stands before the item on its line: `- `. */
export function bulletOf(reading: Reading): string {
  const { text } = reading.source;
  const line = Math.max(text.lastIndexOf('\n', reading.range.from - 1), text.lastIndexOf('\r', reading.range.from - 1)) + 1;
  const before = text.slice(line, reading.range.from);
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s+$/u.test(before) ? before : '- ';
}
