import { type InventedClause, inventedClauses, inventedPattern } from './invented.ts';
import { patternParts, patternShape } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Clause } from './tree.ts';

/**
 * Keeps a sentence that no word fits as an event of its own, and reports it with the nearest word, so that a slip is
 * seen. A question about it is answered only if it has been told. Null, with a report, if it cannot be kept.
 */
export function readEvent(reading: Reading, start: number, end: number): readonly Clause[] | null {
  const variable = reading.tokens.slice(start, end).find((token) => token.type === 'variable');
  if (variable !== undefined && reading.use === 'telling') {
    reading.report(
      'error',
      'variable-in-story',
      { from: variable.from, to: variable.to },
      `“?${variable.text}” is a variable, and those stand in words, rules and questions only. Write a name.`,
    );
    return null;
  }
  const clause = inventedPattern(reading, start, end);
  if (/^(?:\?\p{L}\w*\s?)+$/u.test(clause.id) && reading.use === 'telling') {
    const name = reading.textOf(start, end);
    reading.report(
      'error',
      'name-alone',
      reading.rangeOf(start, end),
      `Nothing is said of ${name}. Write what happens, or “with ${name}” in the line under the heading.`,
    );
    return null;
  }
  return reading.makesUp === null
    ? askedEvent(reading, clause, start, end)
    : reading.makesUp.event(reading, clause, start, end);
}

/** An event told before, asked for; every variable may stand where a name stood. */
function askedEvent(
  reading: Reading,
  clause: InventedClause,
  start: number,
  end: number,
): readonly Clause[] | null {
  const shape = patternShape(patternParts(clause.id));
  for (const word of reading.vocabulary.words.values()) {
    if (!word.invented || patternShape(patternParts(word.id)) !== shape) continue;
    return inventedClauses(reading, clause, start, end).map((made) => ({ ...made, word }));
  }
  const near = reading.way.near(reading, clause, start, end);
  const text = reading.textOf(start, end);
  reading.report(
    'error',
    'undeclared-word',
    reading.rangeOf(start, end),
    `No word told so far fits “${text}”.${near === null ? '' : ` Did you mean “${near}”?`}`,
  );
  return null;
}
