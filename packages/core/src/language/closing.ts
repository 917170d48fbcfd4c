import { report } from './problem.ts';
import type { Reading } from './reading.ts';
import type { When } from './tree.ts';
import { readWhen } from './when.ts';

/**
 * A moment in brackets at the end of what it belongs to, where it can be nothing else: it counts, and is asked to stand first.
 *
 *     Oedipus kills the stranger (the crossroads killing)
 *                                 ----------------------
 */
export function readClosing(
  reading: Reading,
  start: number,
  end: number,
): { when: When; end: number } | null {
  const close = end - 1;
  if (reading.use !== 'telling' || reading.word(close) !== ')') return null;
  let open = close;
  while (open > start && reading.word(open) !== '(') open--;
  if (open === start || close - open < 2) return null;
  const range = reading.rangeOf(open + 1, close);
  const text = reading.source.slice(range);
  const name = text.replace(/^(?:since|until|from|at|on|in)\s+/iu, '');
  if (!/^always$/iu.test(text) && ![text, name].some((each) => reading.vocabulary.isMoment(each)))
    return null;
  const [from, to] = [reading.rangeOf(start, open), reading.rangeOf(open, end)];
  report(
    reading,
    'warning',
    'moment-at-end',
    to,
    `A moment stands before what happens then. Write (${text}) ${reading.source.slice(from)}.`,
    {
      fixes: [
        {
          title: `Put (${text}) first`,
          edits: [
            { range: { from: from.from, to: from.from }, text: `(${text}) ` },
            { range: { from: from.to, to: to.to }, text: '' },
          ],
        },
      ],
    },
  );
  return { when: readWhen(reading, range), end: open };
}
