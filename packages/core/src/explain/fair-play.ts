import type { Clue, ClueKind, FairPlay, Twist } from './explanation.ts';

/** Kinds that show while they are met that something is odd; of all others only what comes later says so. */
const TELLING: ReadonlySet<ClueKind> = new Set(['conflict', 'oddity', 'company', 'common', 'denial']);

/**
 * Whether a viewer was given a chance: for each twist that reaches back, its clues in the order in which a viewer met them, and the
 * first scene after which they could have known.
 *
 * A viewer *meets* a conflict, an oddity, two accounts, or something that two people have in common, in the scene in which both sides
 * of it have been told; company kept, in the second of its scenes, since once is no pattern; anything else, in the first scene in which
 * it is planted. They *could have known* after the first scene in which they have met something that did not fit, or that only
 * the twist accounts for. A thing that has not come back yet, a last meeting, a word with a double meaning tell nobody anything, so
 * they are no ground for having known.
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
      const telling = met.find(({ kind }) => TELLING.has(kind));
      return { twist: scene, clues: met, knowable: telling?.scene ?? null };
    });
}

/** What is met of it; that it comes back is not known yet. */
function said({ kind, about, text }: Clue): string {
  if (kind !== 'return') return text;
  return text.startsWith('somebody') ? `somebody ${about[0]}` : (about[0] ?? '');
}

function metIn({ kind, noticed, planted }: Clue): number | null {
  if (kind === 'company') return planted[1] ?? null;
  return TELLING.has(kind) ? noticed : (planted[0] ?? null);
}
