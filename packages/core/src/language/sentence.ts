import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { readBody, readOpening } from './content.ts';
import { telling } from './making-up.ts';
import { readMark, readPurpose } from './mark.ts';
import { report } from './problem.ts';
import { oneLine } from './ranges.ts';
import { Reading, type SceneTitle } from './reading.ts';
import type { Mark, SentenceTree } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { SceneTitle } from './reading.ts';

/**
 * Reads one sentence of a scene or a reading. Names, moments and events that it is the first to use are made known to
 * the vocabulary. Never throws; what cannot be read has no content and a diagnostic that says so.
 *
 *     reveal (0:43:10) (the small hours): Harry dies [Haigh 2023]
 *     ======  -------   ***************   ----------  ~~~~~~~~~~
 *     mark    at        when              content     source
 *
 * @param range the list item without its bullet; it may span lines
 * @param scenes those told so far, the present one included
 */
export function readSentence(
  source: Source,
  range: Range,
  vocabulary: Vocabulary,
  scenes: readonly SceneTitle[],
): { sentence: SentenceTree; diagnostics: readonly Diagnostic[] } {
  const cited = citationOf(source.slice(range));
  const inner = { from: range.from, to: range.from + cited.length };
  const reading = new Reading(source, inner, vocabulary, telling, scenes);
  const end = withoutStop(reading, 0);
  const { mark, next } = readMark(reading, 0, end);
  const sentence = (part: Partial<SentenceTree>): SentenceTree => ({
    text: oneLine(source.slice(range)),
    mark,
    purpose: null,
    content: null,
    source: cited.source,
    at: null,
    range,
    ...part,
  });
  if (mark === 'on purpose')
    return {
      sentence: sentence({ purpose: readPurpose(reading, next, reading.tokens.length) }),
      diagnostics: reading.diagnostics,
    };
  if (mark === 'off') {
    report(
      reading,
      'error',
      'misplaced-off',
      reading.range,
      '“off:” turns off a rule. Write it under # Rules.',
    );
    return { sentence: sentence({}), diagnostics: reading.diagnostics };
  }
  const from = secondMark(reading, mark, next, end);
  const opening = readOpening(reading, from, end);
  const content = readBody(reading, opening.next, end, opening.when, 0);
  return { sentence: sentence({ content, at: opening.at }), diagnostics: reading.diagnostics };
}

/** `reveal: unseen: …` is reported, and the second mark passed over. */
function secondMark(reading: Reading, first: Mark | null, start: number, end: number): number {
  if (first === null) return start;
  const second = readMark(reading, start, end);
  if (second.mark === null || reading.word(second.next - 1) !== ':') return start;
  report(
    reading,
    'error',
    'two-marks',
    reading.rangeOf(start, second.next),
    `This sentence is marked “${first}” already. Keep one of the two marks.`,
  );
  return second.next;
}

/** The end of the tokens, a full stop left out. */
export function withoutStop(reading: Reading, start: number): number {
  let end = reading.tokens.length;
  while (end > start + 1 && /^[.!…;]$/u.test(reading.word(end - 1))) end--;
  return end;
}

/**
 *     Harry dies [Haigh 2023].
 *     ----------  ==========
 *
 * A name in double brackets is no source.
 */
function citationOf(text: string): { source: string | null; length: number } {
  if (!/\][\s.]*$|\)[\s.]*$/u.test(text.slice(-20))) return { source: null, length: text.length };
  const open = text.lastIndexOf('[');
  const found =
    open <= 0 || text[open - 1] === '['
      ? null
      : /^\[([^[\]]+)\](?:\([^()\s]*\))?[\s.]*$/u.exec(text.slice(open));
  if (found === null) return { source: null, length: text.length };
  return { source: oneLine(found[1] ?? ''), length: open };
}
