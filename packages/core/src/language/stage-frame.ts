import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { frameIn } from './frame.ts';
import { telling } from './making-up.ts';
import { Reading } from './reading.ts';
import type { Frame } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The frame that a part of a stage line names, or null.
 *
 * @param diagnostics where a name that is not declared is reported
 */
export function readFrame(
  source: Source,
  range: Range,
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[] = [],
): Frame | null {
  const reading = new Reading(source, range, vocabulary, telling);
  const frame = frameIn(reading);
  diagnostics.push(...reading.diagnostics);
  return frame;
}
