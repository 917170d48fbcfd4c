import type { Clue, FairPlay, Twist } from './explanation.ts';

/**
 * Whether a viewer was given a chance: for each twist that reaches back, its clues in the order in which a viewer met them, and the
 * first scene after which they could have known.
 *
 * A viewer *meets* a conflict or an oddity in the scene in which both sides of it have been told; a thing that returns, in the scene
 * that it returns from; company kept, in the second of its scenes, since once is no pattern. They *could have known* after the
 * first scene in which they have met something that did not fit, or company that only the twist accounts for. A thing that has not
 * come back yet tells nobody anything, so it is no ground for having known.
 */
export function fairPlayOf(twists: readonly Twist[], clues: readonly Clue[]): readonly FairPlay[] {
  return twists
    .filter((twist) => twist.reach.length > 0)
    .map(({ scene }) => {
      const met = clues
        .filter((clue) => clue.twist === scene)
        .flatMap((clue) => {
          const at = metIn(clue);
          return at === null || at >= scene ? [] : [{ kind: clue.kind, scene: at, text: said(clue) }];
        })
        .sort((a, b) => a.scene - b.scene);
      const telling = met.find(({ kind }) => kind !== 'return');
      return { twist: scene, clues: met, knowable: telling?.scene ?? null };
    });
}

/** What is met of it; that it comes back is not known yet. */
function said({ kind, about, text }: Clue): string {
  if (kind !== 'return') return text;
  return text.startsWith('somebody') ? `somebody ${about[0]}` : (about[0] ?? '');
}

function metIn(clue: Clue): number | null {
  if (clue.kind === 'conflict' || clue.kind === 'oddity') return clue.noticed;
  if (clue.kind === 'company') return clue.planted[1] ?? null;
  return clue.planted[0] ?? null;
}
