import { termOf } from './clause.ts';
import { trimRange } from './ranges.ts';
import type { Reading } from './reading.ts';
import { Terms } from './term.ts';
import type { Frame, FrameKind, Term } from './tree.ts';

const kinds: Readonly<Record<string, FrameKind>> = {
  dreamed: 'dreamed',
  dreamt: 'dreamed',
  imagined: 'imagined',
  hallucinated: 'imagined',
  remembered: 'remembered',
  recalled: 'remembered',
  told: 'told',
  narrated: 'told',
};

/**
 * Reads what a scene is, if it is not plain reality; null if the text says no such thing.
 *
 *     imagined by Adam and Harry
 *     ========    --------------
 *     a film within the film           a … within the …
 *     real                             takes a reframing back
 */
export function frameIn(reading: Reading, start = 0, end = reading.tokens.length): Frame | null {
  const range = trimRange(reading.source.text, reading.rangeOf(start, end));
  const text = reading.textOf(start, end);
  if (text.length > 1000) return null;
  if (/^(?:real|reality|in reality|plain reality|not (?:dreamed|dreamt|imagined))$/iu.test(text))
    return { kind: 'real', by: [], text, range };
  if (/^an? \S.* within the \S.*$/iu.test(text)) return { kind: 'film', by: [], text, range };
  const word = reading.word(start);
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  if (kind === undefined || reading.word(start + 1) !== 'by') return null;
  const by = namesAt(reading, start + 2, end);
  return by === null ? null : { kind, by, text, range };
}

/** The names that the tokens [start, end) are, wholly; null if they are something else. */
export function namesAt(reading: Reading, start: number, end: number): Term[] | null {
  const option = new Terms(reading, end)
    .at(start)
    .find(
      (candidate) => candidate.next === end && candidate.members.every((member) => member.type !== 'number'),
    );
  if (option === undefined) return null;
  return option.members.map((member) => termOf(reading, member, 'any', null, true));
}
