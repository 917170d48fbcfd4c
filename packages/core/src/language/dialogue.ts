import { termOf } from './clause.ts';
import { lastQuotationEnd, opensQuotation } from './quotes.ts';
import type { Reading } from './reading.ts';
import { type TermOption, Terms } from './term.ts';
import type { Content, When } from './tree.ts';

const speaking = new Set(
  'says said asks asked replies replied answers answered shouts shouted whispers whispered cries cried yells yelled adds added murmurs murmured mutters muttered screams screamed calls called exclaims exclaimed tells told say ask reply answer shout whisper cry yell add murmur mutter scream call exclaim tell'.split(
    ' ',
  ),
);

/**
 * Reads a line of dialogue; null if the tokens are none.
 *
 *     Harry: “There are vampires at my door.”
 *     -----  ================================
 *     Harry says to Adam, "Let me in"
 *     -----      -- ****  ==========
 */
export function readDialogue(
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
): Content | null {
  if (!mayBeDialogue(reading, start, end)) return null;
  const terms = new Terms(reading, end);
  for (const option of terms.at(start)) {
    if (option.members.some((member) => member.type === 'number' || member.type === 'nobody')) continue;
    const quotation =
      reading.word(option.next) === ':'
        ? afterColon(reading, option, end)
        : afterVerb(reading, terms, option.next, end);
    if (quotation === null) continue;
    const [speaker] = option.members;
    if (speaker === undefined) continue;
    if (option.members.length > 1) reading.makesUp?.several(reading, option.members, start, end);
    return {
      type: 'dialogue',
      when,
      speaker: termOf(reading, speaker, 'any', null, true),
      quotation,
      range: reading.rangeOf(start, end),
    };
  }
  return null;
}

/** A cheap look before the careful one: most sentences hold neither a colon nor a quotation. */
function mayBeDialogue(reading: Reading, start: number, end: number): boolean {
  for (let i = start + 1; i < Math.min(end, start + 40); i++)
    if (reading.word(i) === ':' || opensQuotation(reading.tokens[i])) return true;
  return false;
}

/** Behind a known name and a colon quotation marks may be left out. */
function afterColon(reading: Reading, option: TermOption, end: number): string | null {
  const at = option.next + 1;
  const quoted = quotationAt(reading, at, end);
  if (quoted !== null || at >= end || !option.members.every((member) => member.type === 'known'))
    return quoted;
  return reading.textOf(at, end);
}

function afterVerb(reading: Reading, terms: Terms, verb: number, end: number): string | null {
  if (!speaking.has(reading.word(verb)) || verb >= end) return null;
  let at = verb + 1;
  if (reading.word(at) === 'to') at++;
  // Whom it is said to.
  if (!opensQuotation(reading.tokens[at]) && reading.word(at) !== ':' && reading.word(at) !== ',')
    at = terms.at(at)[0]?.next ?? at;
  if (reading.word(at) === ':' || reading.word(at) === ',') at++;
  return quotationAt(reading, at, end);
}

function quotationAt(reading: Reading, at: number, end: number): string | null {
  if (at >= end || !opensQuotation(reading.tokens[at])) return null;
  const close = lastQuotationEnd(reading.tokens, at, end);
  const from = reading.tokens[at]?.to ?? 0;
  const to = close < 0 ? reading.rangeOf(at, end).to : (reading.tokens[close]?.from ?? from);
  return reading.source.text.slice(from, to).replace(/\s+/gu, ' ').trim();
}
