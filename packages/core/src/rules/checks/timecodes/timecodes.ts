import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Scene } from '../../../story/model.ts';
import { finding, lineSpan } from '../findings.ts';

/**
 * Where scenes stand in the telling, out of order: a scene that starts before the one told before it, ends before it starts, or
 * starts when the work is over.
 */
export function checkTimecodes(engine: Engine): readonly Diagnostic[] {
  const { story } = engine;
  const found: Diagnostic[] = [];
  const report = (scene: Scene, message: string, other: Scene | null = null) =>
    found.push(
      finding(story, scene.stageLine, {
        code: 'timecode-order',
        severity: 'warning',
        message,
        related: other
          ? [{ message: `“${other.title}” stands here`, span: lineSpan(story, other.stageLine) }]
          : [],
      }),
    );
  /** The last scene of each episode, or of the whole, that says where it stands. */
  const last = new Map<string, { time: Scene | null; page: Scene | null }>();
  for (const scene of story.scenes) {
    const { telling } = scene;
    if (!telling) continue;
    const episode = telling.episode?.join() ?? '';
    const before = last.get(episode) ?? { time: null, page: null };
    const { start, page } = telling;
    if (start !== null) {
      const earlier = before.time?.telling?.start ?? null;
      if (earlier !== null && start < earlier)
        report(
          scene,
          `This scene starts at ${clock(start)}, and “${before.time!.title}”, told before it, at ${clock(earlier)}. Mend one of the two, or put the scenes in the order in which they are shown.`,
          before.time,
        );
      else before.time = scene;
      if (episode === '' && story.front.runtime !== null && start >= story.front.runtime)
        report(
          scene,
          `This scene starts at ${clock(start)}, when the whole is over: it runs for ${clock(story.front.runtime)}. Mend the timecode, or “runtime” in the front matter.`,
        );
    }
    if (page !== null) {
      const earlier = before.page?.telling?.page ?? null;
      if (earlier !== null && page < earlier)
        report(
          scene,
          `This scene stands on page ${page}, and “${before.page!.title}”, told before it, on page ${earlier}. Mend one of the two.`,
          before.page,
        );
      else before.page = scene;
    }
    last.set(episode, before);
  }
  return found;
}

/** Seconds as `1:05:09`. */
function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
