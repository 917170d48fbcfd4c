import { entityCalled } from './introducing.ts';
import { nearest } from './nearest.ts';
import { report } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Mark } from './tree.ts';

const plainMarks: ReadonlySet<string> = new Set(['reveal', 'infer', 'unseen', 'suppose']);

/** What a sentence begins with, and where the rest of it begins. */
export interface ReadMark {
  readonly mark: Mark | null;
  readonly next: number;
}

/**
 *     reveal: Harry is dead          reveal (the crash): …        off: the rule
 *     ------                         ------                       ---
 *
 * With a capital, or as `off`, a word is a mark only where a colon or a bracket follows.
 */
export function readMark(reading: Reading, start: number, end: number): ReadMark {
  const word = reading.word(start);
  const after = reading.word(start + 1);
  const followed = start + 1 < end && (after === ':' || after === '(');
  const plain = plainMarks.has(word) && (followed || reading.tokens[start]?.text === word);
  if (plain || (word === 'off' && after === ':'))
    return { mark: word as Mark, next: after === ':' ? start + 2 : start + 1 };
  if (word === 'on' && after === 'purpose' && (/^[:(]$/u.test(reading.word(start + 2)) || start + 2 >= end))
    return { mark: 'on purpose', next: start + 2 };
  return misspeltMark(reading, start, end) ?? { mark: null, next: start };
}

/** `revael: Harry dies`: read as the mark that is meant. */
function misspeltMark(reading: Reading, start: number, end: number): ReadMark | null {
  const token = reading.tokens[start];
  const after = reading.word(start + 1);
  if (token === undefined || start + 2 >= end || !(after === ':' || after === '(')) return null;
  if (token.text.length < 4 || entityCalled(reading.vocabulary, token.text) !== undefined) return null;
  const meant = nearest(token.text, plainMarks);
  // A line of dialogue may be anybody's.
  if (meant === null || /^["“«]/u.test(reading.tokens[start + 2]?.text ?? '')) return null;
  const range = { from: token.from, to: token.to };
  report(
    reading,
    'error',
    'unknown-mark',
    range,
    `“${token.text}” is no mark. It is read as “${meant}”; the marks are ${[...plainMarks].join(', ')} and on purpose.`,
    { fixes: [{ title: `Write “${meant}”`, edits: [{ range, text: meant }] }] },
  );
  return { mark: meant as Mark, next: after === ':' ? start + 2 : start + 1 };
}

/**
 *     on purpose (the dead do not act): she is his memory
 *                 -------------------   =================
 */
export function readPurpose(
  reading: Reading,
  start: number,
  end: number,
): { rule: string | null; reason: string } {
  let at = start;
  let rule: string | null = null;
  if (reading.word(at) === '(') {
    const close = reading.tokens.findIndex((token, i) => i > at && i < end && token.text === ')');
    const inner = close < 0 ? end : close;
    rule = reading.textOf(at + 1, inner).trim() || null;
    at = close < 0 ? end : close + 1;
  }
  if (reading.word(at) === ':' && at < end) at++;
  const reason = reading.textOf(at, end);
  if (reason === '')
    report(
      reading,
      'warning',
      'purpose-without-reason',
      reading.range,
      'Say why this is on purpose: on purpose (the rule): the reason.',
    );
  return { rule, reason };
}
