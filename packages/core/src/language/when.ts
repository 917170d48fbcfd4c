import type { Range } from '../text/source.ts';
import { trimRange } from './ranges.ts';
import type { Reading } from './reading.ts';
import type { TimeExpression, When } from './tree.ts';

/**
 * Reads what stands in `(when)`, its brackets taken off.
 *
 *     since the small hours
 *     ----- ***************
 *     from night 1 to night 3
 *     ---- ******* -- *******
 *
 * A whole text that is a moment's name is that moment, whatever words it begins with.
 */
export function readWhen(reading: Reading, range: Range): When {
  const { source, vocabulary } = reading;
  const inner = trimRange(source.text, range);
  const text = source.slice(inner);
  if (/^always$/iu.test(text)) return { type: 'always', range: inner };
  if (!vocabulary.isMoment(text)) {
    const opening = /^(since|until|till|from|between|ever since)\s+/iu.exec(text);
    const first = opening?.[1]?.toLowerCase() ?? '';
    const rest = trimRange(source.text, { from: inner.from + (opening?.[0].length ?? 0), to: inner.to });
    if (first.endsWith('since') || first === 'from' || first === 'between') {
      const ends = endsOf(reading, rest, first === 'between' ? /\s+and\s+/giu : /\s+(?:to|until|till)\s+/giu);
      if (ends !== null)
        return { type: 'span', from: time(reading, ends[0]), to: time(reading, ends[1]), range: inner };
      if (first !== 'between')
        return { type: 'since', from: time(reading, onwards(reading, rest)), range: inner };
    }
    if (first === 'until' || first === 'till')
      return { type: 'until', to: time(reading, rest), range: inner };
  }
  return { type: 'at', at: time(reading, inner), range: inner };
}

/** `from night 1 on` */
function onwards(reading: Reading, range: Range): Range {
  const found = /\s+on(?:wards?)?$/iu.exec(reading.source.slice(range));
  return found === null ? range : { from: range.from, to: range.to - found[0].length };
}

/** Where a span's two ends part; a moment's own name may hold the word that parts them. */
function endsOf(reading: Reading, range: Range, joint: RegExp): [Range, Range] | null {
  const text = reading.source.slice(range);
  if (text.length > 500) return null;
  let best: [Range, Range] | null = null;
  let most = -1;
  for (const found of text.matchAll(joint)) {
    const ends: [Range, Range] = [
      { from: range.from, to: range.from + found.index },
      { from: range.from + found.index + found[0].length, to: range.to },
    ];
    const sure = ends.filter(
      (end) =>
        reading.vocabulary.isMoment(reading.source.slice(end)) ||
        reading.way.date(reading.source.slice(end)) !== null,
    ).length;
    if (sure > most) [best, most] = [ends, sure];
  }
  return best;
}

/** A moment, a date, or a time that counts from one; a moment that is new is made known and reported. */
function time(reading: Reading, range: Range): TimeExpression {
  const { source, vocabulary } = reading;
  const isMoment = (name: string) => vocabulary.isMoment(name);
  // `at night 1` is night 1, unless that is a moment's whole name.
  const opening = isMoment(source.slice(range)) ? null : /^(?:at|on|in|by)\s+/iu.exec(source.slice(range));
  const bare = opening === null ? range : { from: range.from + opening[0].length, to: range.to };
  // A question asks about moments that have been told: it has no other times.
  const readTime = reading.makesUp?.time ?? namedTime;
  const plain = readTime(source.slice(range), range, isMoment, 'when');
  const read =
    opening !== null && plain.type === 'moment'
      ? readTime(source.slice(bare), bare, isMoment, 'when')
      : plain;
  const name = read.type === 'moment' ? read.name : read.type === 'relative' ? read.to : null;
  const known = name === null ? null : vocabulary.momentNamed(name);
  if (name === null || known === name) return read;
  // The name as it was first written, so that one moment has one name.
  if (known !== null)
    return read.type === 'moment'
      ? { ...read, name: known }
      : read.type === 'relative'
        ? { ...read, to: known }
        : read;
  if (reading.makesUp !== null && reading.use === 'telling') {
    reading.diagnostics.push(
      reading.makesUp.moment(source, range, name, vocabulary.moments, vocabulary.sceneTitles),
    );
    vocabulary.declareMoment(name);
  }
  return read;
}

const namedTime = (text: string, range: Range): TimeExpression => ({
  type: 'moment',
  name: text.replace(/\s+/gu, ' ').trim(),
  text,
  range,
});
