import { claimPatterns } from './claim-verbs.ts';
import { termOf } from './clause.ts';
import { bestMatch, type Match } from './match.ts';
import type { Reading } from './reading.ts';
import type { ClaimVerb, Content, Term, When } from './tree.ts';

type ReadContent = (reading: Reading, start: number, end: number, depth: number) => Content | null;

/**
 * Reads a claim; null if the tokens are none, `unreadable` if what is claimed cannot be read.
 *
 *     Anne secretly tells Sally and Harry that (the crash) Mum dies
 *     ----          =====                 ====
 */
export function readClaim(
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
  depth: number,
  readContent: ReadContent,
): Content | 'unreadable' | null {
  const { telling, joints } = claimPatterns(reading);
  if (!mayBeClaim(reading, start, end, joints)) return null;
  const match = bestMatch(reading, start, end, telling, true);
  if (match === null) return null;
  const [holder] = termsOf(reading, match, 0);
  if (holder === undefined || (holder.type === 'unknown' && reading.use !== 'asking')) return null;
  if ((match.slots[0]?.members.length ?? 1) > 1)
    reading.makesUp?.several(reading, match.slots[0]?.members ?? [], start, end);
  const to = termsOf(reading, match, 1);
  const nobody = match.slots.some((slot) => slot.members.some((member) => member.type === 'nobody'));
  const content = readContent(reading, match.next, end, depth + 1);
  if (content === null) return 'unreadable';
  const verb = match.form.word.id as ClaimVerb;
  return {
    type: 'claim',
    when,
    holder,
    verb,
    to,
    negated: match.negated || nobody,
    secretly: match.secretly,
    content,
    range: reading.rangeOf(start, end),
  };
}

function termsOf(reading: Reading, match: Match, slot: number): Term[] {
  return (match.slots[slot]?.members ?? []).map((member) => termOf(reading, member, 'any', null, slot === 0));
}

/** A cheap look before the careful one: most sentences hold no `that`. */
function mayBeClaim(reading: Reading, start: number, end: number, joints: ReadonlySet<string>): boolean {
  for (let i = start + 1; i < end; i++) if (joints.has(reading.word(i))) return true;
  return false;
}
