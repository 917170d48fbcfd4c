import { eventClauses, inventedPattern } from './invented.ts';
import { patternParts, patternShape } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Clause } from './tree.ts';

/** A sentence that no word fits: kept where it is told; in a question, one that has been told. Null, with a report, if neither can be. */
export const readEvent = (reading: Reading, start: number, end: number): readonly Clause[] | null =>
  reading.makesUp === null ? askedEvent(reading, start, end) : reading.makesUp.event(reading, start, end);

/** An event told before, asked for; every variable may stand where a name stood. */
function askedEvent(reading: Reading, start: number, end: number): readonly Clause[] | null {
  const clause = inventedPattern(reading, start, end);
  const shape = patternShape(patternParts(clause.id));
  for (const word of reading.vocabulary.words.values()) {
    if (!word.invented || patternShape(patternParts(word.id)) !== shape) continue;
    return eventClauses(reading, clause, word, start, end);
  }
  reading.way.problems?.noWordFits(reading, clause, start, end);
  return null;
}
