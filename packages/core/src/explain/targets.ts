import type { Engine } from '../engine/engine.ts';
import { conflictsAtEnd } from '../rules/conflicts.ts';
import { conflictKey } from './readings.ts';
import type { Shown } from './recasts.ts';
import { twistsOf } from './twists.ts';

/** Whether a scene still recasts this, in at least one scene before it. */
export function recastHolds(engine: Engine, scene: number, about: string, old: Shown, now: Shown): boolean {
  const twist = twistsOf(engine, scene).find((t) => t.scene.number === scene);
  return (
    twist?.shown.some(({ recast }) => recast.about === about && recast.old === old && recast.new === now) ??
    false
  );
}

/** Whether a conflict still stands at the end. */
export function conflictHolds(engine: Engine, key: string): boolean {
  return conflictsAtEnd(engine).some((c) => conflictKey(engine, c) === key);
}
