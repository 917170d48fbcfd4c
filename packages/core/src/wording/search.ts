import type { Explanation, ReadingInstance, SearchComponent, SearchReport } from '../explain/explanation.ts';
import { groupedInstances } from './conflicts.ts';
import { listed, sceneCount } from './phrasing.ts';
import { becauseLine, plainLine } from './plain.ts';
import { counted } from './words.ts';

// What the search for readings found, in plain words.

/** A set of conflicts with its choices, as it is read. */
export interface SearchedPart {
  /** What does not fit, a line each. */
  readonly puzzle: readonly string[];
  readonly choices: readonly {
    /** `Since the small hours, Adam imagines Harry`, a line each. */
    readonly suppositions: readonly string[];
    /** What speaks for and against it: a label, and what is said. */
    readonly notes: readonly { readonly label: string; readonly text: string }[];
  }[];
  /** How far the search got, or null where there is nothing to say. */
  readonly remark: string | null;
}

/** What the whole section begins with. */
export function searchLead({ words, components, stays }: SearchReport): string {
  if (words.length === 0)
    return 'No word of this story may be supposed, so there is nothing to search with: give one the modifier “may be supposed”.';
  if (components.length === 0 && stays.length === 0)
    return 'Nothing to account for: what the story shows, without what it only concludes, fits together.';
  if (components.length === 0)
    return `Nothing that may be supposed (${patterns(words)}) accounts for what does not fit.`;
  return `What would account for what does not fit, if nothing but ${patterns(words)} may be supposed: the lightest suppositions first, each puzzle for itself. That one is light does not make it right; none is preferred here.`;
}

const patterns = (words: readonly string[]): string =>
  words.map((word) => `“${word.replace(/\?\S+/g, '…')}”`).join(words.length === 2 ? ' and ' : ', ');

export function searchedParts(
  page: Explanation,
  { components, limit }: SearchReport,
): readonly SearchedPart[] {
  return components.map((component) => ({
    puzzle: lines(page, component.conflicts),
    choices: component.choices.flatMap((choice) => {
      const reading = page.readings.find((r) => r.found && r.title === choice.title);
      if (!reading) return [];
      const note = (label: string, texts: readonly string[]) => texts.map((text) => ({ label, text }));
      // Where the strain is the very sentence, it is not said twice.
      const against = reading.killedBy;
      const killed = reading.strains.some((s) => against !== null && s.text.startsWith(against.text))
        ? null
        : against;
      return {
        suppositions: reading.suppositions.map((each) => plainLine(each)),
        notes: [
          ...note('Leaves', lines(page, choice.leaves)),
          ...note('Strains at', lines(page, reading.strains)),
          ...(killed ? note('Against it', [`“${becauseLine(killed)}” (scene ${killed.scene})`]) : []),
          ...(choice.sameAs.length > 0
            ? note('So reads', [listed(choice.sameAs.map((title) => `“${title}”`))])
            : []),
        ],
      };
    }),
    remark: remarkOn(component, limit),
  }));
}

function remarkOn({ choices, proven, atLeast, more }: SearchComponent, limit: number): string | null {
  const [first] = choices;
  if (!proven) {
    const least = [
      counted(atLeast.supposes, 'supposition'),
      ...(atLeast.leaves > 0 ? [`${counted(atLeast.leaves, 'conflict')} left standing`] : []),
    ];
    return `Not proven smallest: the search ran out of steps. Any answer takes at least ${listed(least)}. Raise --search-budget to look further.`;
  }
  if (more)
    return `There are more, none of them lighter: --search-limit ${limit * 2} shows up to ${limit * 2}.`;
  return first && choices.length === 1 ? 'Nothing else does.' : null;
}

/** What nothing accounts for. */
export const staysLines = (page: Explanation, { stays }: SearchReport): readonly string[] =>
  lines(page, stays);

const lines = (page: Explanation, instances: readonly ReadingInstance[]): readonly string[] =>
  groupedInstances(page, instances).map(
    ({ text, scenes }) => `${text}${scenes.length > 0 ? ` (${sceneCount(scenes)})` : ''}`,
  );
