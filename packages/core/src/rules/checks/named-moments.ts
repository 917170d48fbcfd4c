import type { Engine } from '../../engine/engine.ts';
import type { MomentId } from '../../story/model.ts';

/** Of a moment itself, or, where it has no name, the one that its scene and those before it follow on from. Null: none has a name. */
export function namesBefore({ story: { moments, scenes } }: Engine): (moment: MomentId) => MomentId | null {
  const before: (MomentId | null)[] = [null];
  for (const { moment } of scenes) before.push(moments[moment]?.name ? moment : (before.at(-1) ?? null));
  return (moment) => (moments[moment]?.name ? moment : (before[moments[moment]?.scene ?? 0] ?? null));
}
