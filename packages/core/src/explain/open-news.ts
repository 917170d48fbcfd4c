import type { Open } from './explanation.ts';

// What does not fit as it is shipped with the scenes: each says what it changes. Whoever has been told the first so many has the list
// there, and works nothing out.

/** What does not fit, or has not for some scenes, as a page shows it while the story is being read. */
export interface OpenPoint extends Pick<Open, 'rule' | 'text' | 'noticed'> {
  /** The scene that accounts for it; null: none does so far, and it is open. */
  readonly settled: number | null;
  /** The first scenes that it shows in, by number. */
  readonly scenes: readonly number[];
  /** In how many more. */
  readonly more: number;
  /** The first scenes that make its `while` part so. */
  readonly causes: readonly number[];
}

/** What a scene changes in the list of what is open or was; what reads otherwise goes and comes. */
export interface OpenNews {
  /** Where those that go stood in the list before it, ascending. */
  readonly gone: readonly number[];
  /** Those that come, each with its place in the list after it, ascending. */
  readonly come: readonly (readonly [at: number, point: OpenPoint])[];
}

/** How many scenes of a point are named before the rest are counted: so it costs the same however often it shows. */
const NAMED = 8;

export function pointOf({
  rule,
  text,
  noticed,
  scenes,
  causes,
  settled = null,
}: Omit<Open, 'because' | 'answeredBy' | 'reason'> & Partial<Pick<OpenPoint, 'settled'>>): OpenPoint {
  const named = scenes.length > NAMED + 2 ? scenes.slice(0, NAMED) : scenes;
  return {
    rule,
    text,
    noticed,
    settled,
    scenes: named,
    more: scenes.length - named.length,
    causes: causes.slice(0, NAMED),
  };
}

/** What leads from one list to another; null where they are the same. */
export function newsBetween(before: readonly OpenPoint[], after: readonly OpenPoint[]): OpenNews | null {
  let start = 0;
  while (start < before.length && start < after.length && isSame(before[start]!, after[start]!)) start++;
  const places = new Map<string, number[]>();
  for (let i = start; i < before.length; i++) {
    const key = JSON.stringify(before[i]);
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  }
  const gone: number[] = [];
  const come: [number, OpenPoint][] = [];
  let next = start;
  for (let i = start; i < after.length; i++) {
    const point = after[i]!;
    const stays = places.get(JSON.stringify(point))?.find((place) => place >= next);
    if (stays === undefined) {
      come.push([i, point]);
      continue;
    }
    for (; next < stays; next++) gone.push(next);
    next++;
  }
  for (; next < before.length; next++) gone.push(next);
  return gone.length === 0 && come.length === 0 ? null : { gone, come };
}

/** What is open after some scenes from the start, or was, by what each of them changed; in order of birth. */
export function openAfter(news: readonly (OpenNews | null)[]): readonly OpenPoint[] {
  const open: OpenPoint[] = [];
  for (const change of news) {
    if (change === null) continue;
    for (const at of change.gone.toReversed()) open.splice(at, 1);
    for (const [at, point] of change.come) open.splice(at, 0, point);
  }
  return open;
}

const isSame = (one: OpenPoint, other: OpenPoint): boolean =>
  one.text === other.text &&
  one.rule === other.rule &&
  one.noticed === other.noticed &&
  one.settled === other.settled &&
  one.more === other.more &&
  isSameList(one.scenes, other.scenes) &&
  isSameList(one.causes, other.causes);

const isSameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((number, i) => number === other[i]);
