import type { Constraint, Rule, Story } from '../story/model.ts';

/**
 * Whether what a story tells is read as it was in one that goes on from it. Most of what is told later leaves it so; what would not
 * has no position of its own, so that it counts for all that was told before:
 *
 *     a word that takes the place of another, or has a role
 *     a rule that says when something is so
 *
 * @param before the same scenes, sentences and moments, as objects, as the front of `story`.
 */
export function isReadAlike(before: Story, story: Story): boolean {
  const { scenes, words, rules } = before;
  if (scenes.at(-1) !== story.scenes[scenes.length - 1]) return false;
  if (words !== story.words) {
    for (const [id, word] of words) if (story.words.get(id) !== word) return false;
    for (const [id, word] of story.words) if (word.role !== null && !words.has(id)) return false;
  }
  const own = rules.filter(isDerivation);
  const next = rules === story.rules ? own : story.rules.filter(isDerivation);
  if (own.length !== next.length || own.some((rule, i) => rule !== next[i])) return false;
  return !own.some(looksAtAges) || !tellsMoreOfTime(story.constraints, before.constraints.length);
}

const isDerivation = ({ kind }: Rule) => kind === 'derives';

/** Whether constraints from the one numbered so on may say more of how far apart two moments are that were there before. */
export const tellsMoreOfTime = (constraints: readonly Constraint[], from: number): boolean =>
  constraints.slice(from).some(({ type }) => type !== 'follows');

/** Whether a rule looks at how old somebody is: how long ago something was has no position. */
export const looksAtAges = ({ head, conditions, exceptions }: Rule): boolean =>
  [head, ...conditions, ...exceptions].some(
    (part) => part.type === 'clause' && part.clause.word.kind === 'age',
  );
