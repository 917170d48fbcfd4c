import type { Engine } from '../../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../../rules/conflict.ts';
import { causesOf, sayConflict } from '../causes.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { distinct, quoted } from './clue.ts';

/** A conflict (or, for a `rarely` rule, an oddity) that a later scene resolves. */
export function resolvedClue(engine: Engine, conflict: Conflict, twists: readonly TwistFound[]): Clue[] {
  if (conflict.resolved === null || conflict.into !== null) return [];
  const sceneAt = (position: number) => engine.story.sentences[position - 1]?.scene ?? 0;
  const resolved = sceneAt(conflict.resolved);
  const noticed = sceneAt(conflict.born);
  // Born and resolved in one scene: part of what that scene does.
  if (resolved === 0 || noticed >= resolved) return [];
  if (conflict.rarely && !twists.some((t) => t.scene.number === resolved)) return [];
  const planted = distinct(occurrencesAt(conflict, conflict.resolved - 1).map((o) => o.scene));
  return [
    {
      kind: conflict.rarely ? 'oddity' : 'conflict',
      twist: resolved,
      rule: conflict.name,
      planted,
      because: distinct(
        causesOf(engine, conflict, conflict.resolved - 1)
          .map((c) => c.scene)
          .filter((s) => s > 0),
      ),
      noticed,
      resolved,
      about: [],
      text: `${sayConflict(engine, conflict, conflict.resolved - 1)}; ${quoted(engine, resolved)} accounts for it`,
    },
  ];
}
