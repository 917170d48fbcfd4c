import { type MomentOrder, orderOf } from '../engine/moments/order.ts';
import type { WordLists } from '../language/lexicon.ts';
import { advising } from '../language/making-up.ts';
import type { Way } from '../language/reading.ts';
import type { Tree } from '../language/tree.ts';
import { wordLists } from '../language/word-lists.ts';
import { cut, lastPosition } from '../seal/cut.ts';
import type { SealedStory } from '../seal/sealed.ts';
import type { Position, Story } from '../story/model.ts';
import { understand } from '../story/understand.ts';

/** How questions are read: as a way has it or, without one, with what words are. */
export interface Asking {
  readonly way: Way | null;
  readonly lists: WordLists;
}

/** A story that can be looked at as it stood at any position: made of a file, or of what a reader has been given. */
export interface Told {
  /** How far it goes. */
  readonly end: Position;
  /** Whether that is the end of the story, so that readings look back on it; false where only a part has been given. */
  readonly ended: boolean;
  /** The story as told up to a position, from 0 to `end`: nothing in it comes from later. */
  readonly upTo: (position: Position) => Story;
  /**
   * The same told further: its stories go on from these, with the same objects in front. Null where it is another story, or has to
   * be read afresh. A file is read afresh each time.
   */
  readonly goOn: (further: SealedStory) => Told | null;
  /** The order of the moments of one of its stories. */
  readonly orderOf: (story: Story) => MomentOrder;
  /** How questions about it are read. */
  readonly asking: Asking;
}

/** What a file tells: it is cut at the position before it is understood. */
export function toldByFile(tree: Tree): Told {
  const end = lastPosition(tree);
  return {
    end,
    ended: true,
    upTo: (position) => understand(position >= end ? tree : cut(tree, position)),
    goOn: () => null,
    orderOf,
    asking: { way: advising, lists: wordLists },
  };
}
