import type { Engine } from '../../engine/engine.ts';
import type { EntityId, Sentence } from '../../story/model.ts';
import type { Clue, ClueKind } from '../explanation.ts';
import { unmarked } from '../unmarked.ts';

export const distinct = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

export const quoted = (engine: Engine, scene: number) => `“${engine.story.scenes[scene - 1]?.title ?? ''}”`;

/** A clue that is no conflict: planted in some scenes, paid off in another; `noticed` where a viewer could see that something is odd. */
export function clueOf(
  kind: ClueKind,
  planted: readonly number[],
  paidOff: number,
  about: readonly string[],
  text: string,
  noticed: number | null = null,
): Clue {
  return {
    kind,
    twist: paidOff,
    rule: null,
    planted: distinct(planted),
    because: [],
    noticed,
    resolved: paidOff,
    about,
    text,
  };
}

/** What a sentence tells, if it tells something: conclusions and suppositions of the writer's do not. */
export const tells = ({ mark, statement }: Sentence): boolean =>
  statement !== null && mark !== 'infer' && mark !== 'suppose';

/** A sentence as it stands, with the name of whoever does it in full. */
export const saying = (sentence: Sentence): string => unmarked(sentence.text);

/** The entities that a clause of a sentence is said of, in order: whoever acts first. Of anything but plain clauses, none. */
export function saidOf({ statement }: Sentence): readonly (readonly EntityId[])[] {
  if (statement?.type !== 'clauses') return [];
  return statement.clauses.map(({ args }) =>
    args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : [])),
  );
}

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
