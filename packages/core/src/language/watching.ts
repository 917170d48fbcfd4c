import { termOf } from './clause.ts';
import { grammarWord } from './grammar-words.ts';
import { bestMatch } from './match.ts';
import { Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Content, When } from './tree.ts';

let patterns: Patterns | null = null;

/**
 *     Sally secretly watches from the stairs
 *     -----          =======
 *
 * Null if the tokens say something else: `Sally secretly watches Anne` is a clause.
 */
export function readWatching(
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
): Content | null {
  let secretly = false;
  for (let i = start; i < Math.min(end, start + 12); i++) secretly ||= reading.word(i) === 'secretly';
  if (!secretly) return null;
  patterns ??= new Patterns([grammarWord('watches', ['x'], '?x watches')], 'en');
  const match = bestMatch(reading, start, end, patterns);
  const members = match?.slots[0]?.members ?? [];
  const [watcher] = members;
  if (
    match === null ||
    !match.secretly ||
    match.negated ||
    watcher === undefined ||
    watcher.type === 'nobody'
  )
    return null;
  if (members.length > 1) reading.makesUp?.several(reading, members, start, end);
  return {
    type: 'watches',
    when,
    watcher: termOf(reading, watcher, 'any', null, true),
    range: reading.rangeOf(start, end),
  };
}
