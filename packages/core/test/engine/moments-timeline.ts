import { clashesOf } from '../../src/engine/moments/clash.ts';
import { type MomentOrder, orderMoments } from '../../src/engine/moments/order.ts';
import type { Constraint, Moment } from '../../src/story/model.ts';

const DAY = 86_400;

/**
 * A story of nothing but moments. `timeline` lines are told from the start; the scenes are told at 1, 2, 3, …
 *
 *     night 1: after the crash         A: before B      A: during B      A: same as B
 *     A: 3 days after B                A: 3 to 5 days after B            A: days 10 to 12
 *
 * A scene is `NAME` (a moment declared in the timeline, or used before), `-` (undated: follows the scene before),
 * `= NAME` (undated, after a scene at NAME), or a line as above with a new name, or with `#` for a nameless moment. Nameless
 * moments are called by their scenes: `#2`. `NAME | line | line` tells more of a moment.
 */
export function tell(timeline: readonly string[], scenes: readonly string[]): Told {
  const moments: { name: string | null; label: string; told: number; scene: number | null }[] = [];
  const constraints: (Constraint & { line: string })[] = [];
  const ids = new Map<string, number>();
  const id = (label: string): number => {
    const known = ids.get(label);
    if (known !== undefined) return known;
    ids.set(label, moments.length);
    moments.push({ name: label.startsWith('#') ? null : label, label, told: Infinity, scene: null });
    return moments.length - 1;
  };
  const add = (told: number, line: string, label: string): void => {
    const [, text = ''] = /^[^:]*: (.*)$/.exec(line) ?? [];
    const from = constraints.length;
    const at = { told, range: { from, to: from + 1 }, line };
    const match = (pattern: RegExp): readonly string[] | null => pattern.exec(text)?.slice(1) ?? null;
    let m = match(/^(\d+)(?: to (\d+))? days? after (.+)$/);
    if (m) {
      const [low = '', high = low, other = ''] = m;
      constraints.push({
        ...at,
        type: 'offset',
        earlier: id(other),
        later: id(label),
        low: Number(low) * DAY,
        high: Number(high) * DAY,
      });
      return;
    }
    m = match(/^days (-?\d+) to (-?\d+)$/);
    if (m) {
      constraints.push({
        ...at,
        type: 'date',
        moment: id(label),
        from: Number(m[0]) * DAY,
        to: Number(m[1]) * DAY,
      });
      return;
    }
    m = match(/^(after|before|during|same as|follows) (.+)$/);
    if (!m) throw new Error(`not a line of a timeline: ${line}`);
    const [how = '', other = ''] = m;
    if (how === 'after') constraints.push({ ...at, type: 'before', earlier: id(other), later: id(label) });
    if (how === 'before') constraints.push({ ...at, type: 'before', earlier: id(label), later: id(other) });
    if (how === 'during') constraints.push({ ...at, type: 'during', inner: id(label), outer: id(other) });
    if (how === 'same as') constraints.push({ ...at, type: 'same', one: id(label), other: id(other) });
    if (how === 'follows') constraints.push({ ...at, type: 'follows', earlier: id(other), later: id(label) });
  };

  for (const line of timeline) add(0, line, line.slice(0, line.indexOf(':')));
  let last: string | null = null;
  for (const [i, scene] of scenes.entries()) {
    const told = i + 1;
    const [head = '', ...more] = scene.split(' | ');
    const [, name = head] = /^([^:]*): /.exec(head) ?? [];
    const nameless = name === '-' || name === '#' || name.startsWith('= ');
    const label = nameless ? `#${told}` : name;
    const moment = moments[id(label)];
    if (moment) moment.told = Math.min(moment.told, told);
    if (name === '-' && last !== null) add(told, `${label}: follows ${last}`, label);
    if (name.startsWith('= ')) add(told, `${label}: follows ${name.slice(2)}`, label);
    if (head.includes(': ')) add(told, head.replace('#:', `${label}:`), label);
    for (const line of more) add(told, `${label}: ${line}`, label);
    last = label;
  }

  const order = orderMoments(
    moments.map(
      (moment, i): Moment => ({ id: i, name: moment.name, scene: moment.scene, told: moment.told }),
    ),
    constraints,
  );
  const labels = moments.map((moment) => moment.label);
  return {
    order,
    id: (label) => ids.get(label) ?? -1,
    row: labels
      .filter((_, i) => (moments[i]?.told ?? Infinity) < Infinity)
      .sort((one, other) => (order.slot[id(one)] ?? 0) - (order.slot[id(other)] ?? 0)),
    last: (label, told) => labels[Array.from(order.slot).indexOf(order.lastSlot(id(label), told))] ?? '',
    before: (one, other) => order.before(id(one), id(other)),
    days: (one, other) => {
      const found = order.distance(id(one), id(other));
      return found && [found.low / DAY, found.high / DAY];
    },
    clashes: clashesOf(order).map((clash) =>
      clash.constraints.map((constraint) => (constraint as Constraint & { line: string }).line),
    ),
  };
}

export interface Told {
  readonly order: MomentOrder;
  id(label: string): number;
  /** The moments told, in order of story time. */
  readonly row: readonly string[];
  /** The moment at the last slot. */
  last(label: string, told: number): string;
  before(one: string, other: string): boolean | undefined;
  days(one: string, other: string): readonly [number, number] | undefined;
  readonly clashes: readonly (readonly string[])[];
}
