import type { Explanation } from '../explain/explanation.ts';
import { english, type Words } from './words.ts';

/** Seconds as `1:45:00`. */
export function clock(seconds: number): string {
  const part = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}

/** `a, b and c` */
export function listed(items: readonly string[], { and }: Pick<Words, 'and'> = english): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}

/** `scene 4`, `scenes 2, 4 and 6 to 9` */
export const sceneCount = (numbers: readonly number[], words: Words = english): string =>
  words.scenes(ranges(numbers, words), numbers.length !== 1);

/** Runs of numbers: `6, 7 and 9 to 12`. */
export function ranges(numbers: readonly number[], words: Words = english): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return listed(
    runs.flatMap(([a, b]) =>
      a === b ? [String(a)] : b === a + 1 ? [String(a), String(b)] : [words.range(a, b)],
    ),
    words,
  );
}

/** `“The knock” (3)` */
export function sceneName(
  explanation: Pick<Explanation, 'scenes'>,
  number: number,
  words: Words = english,
): string {
  return `${words.quoted(explanation.scenes.find((s) => s.number === number)?.title ?? '')} (${number})`;
}

export const sceneNames = (explanation: Pick<Explanation, 'scenes'>, numbers: readonly number[]): string =>
  listed(numbers.map((n) => sceneName(explanation, n)));

/** `film, 2023, 1:45:00` */
export function headline({ story }: Pick<Explanation, 'story'>): string {
  return [story.kind, story.year, story.runtime === null ? null : clock(story.runtime)]
    .filter((p) => p !== null && p !== '')
    .join(', ');
}
