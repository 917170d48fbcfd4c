import type { ConflictLife, Explanation, FairPlay } from '../explain/explanation.ts';
import { clueSentence, type Grouped, grouped } from './conflicts.ts';
import { becauseLine } from './plain.ts';
import { english, type Words } from './words.ts';

// What became of what did not fit, and what a viewer had to go by, in plain words.

/** A name for a scene, as the format has it. */
export type NameScene<T> = (number: number) => T;

/** Whether a viewer could have known: a sentence in parts, with scenes between them. */
export function couldHaveKnown<T>(
  { twist, knowable, clues }: FairPlay,
  name: NameScene<T>,
  { could }: Words = english,
): readonly (string | T)[] {
  if (knowable !== null) {
    const [what, after, end] = could.known;
    return [what, name(twist), after, name(knowable), end];
  }
  const [before, end] = clues.length > 0 ? could.onlyReturns : could.nothing;
  return [before, name(twist), end];
}

/** A clue as it was met; a thing that only later proved to be one says so. */
export const metClue = (clue: FairPlay['clues'][number]): string =>
  `${clueSentence(clue)}${clue.kind === 'return' ? ', seen again later' : ''}`;

export interface Life extends ConflictLife {
  readonly scenes: readonly number[];
}

/** Conflicts that say the same of several people, and had the same fate, together. */
export const groupedLives = (page: Pick<Explanation, 'people' | 'conflicts'>): readonly Grouped<Life>[] =>
  grouped(
    page.conflicts.map((life) => ({ ...life, scenes: life.planted })),
    page.people,
    ({ end, noticed, resolved }) => JSON.stringify([end, noticed, resolved]),
  );

/** The scenes in which it was planted: those of its acts and those that they go against. */
export const plantedIn = ({ members }: Grouped<Life>): readonly number[] =>
  [...new Set(members.flatMap(({ planted, because }) => [...planted, ...because]))].sort((a, b) => a - b);

const ENDS: Readonly<Record<Exclude<ConflictLife['end'], 'resolved'>, string>> = {
  hole: 'no, a plot hole',
  question: 'no, an open question',
  oddity: 'no, it stays odd',
};

/** What became of it, in parts: `“The beach” (6): Ben dies`, `no, a plot hole`. */
export function whatBecame<T>({ members }: Grouped<Life>, name: NameScene<T>): readonly (string | T)[] {
  const [first] = members;
  if (!first) return [];
  if (first.end !== 'resolved') return [ENDS[first.end]];
  const by = first.resolvedBy === null ? '' : `: ${becauseLine(first.resolvedBy)}`;
  return [name(first.resolved ?? 0), by];
}
