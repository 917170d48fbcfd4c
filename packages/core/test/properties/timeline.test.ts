import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assertion } from '../../src/engine/assertion.ts';
import { BEGINNING, END } from '../../src/engine/instant.ts';
import { type FluentValue, Timeline } from '../../src/engine/timeline.ts';

// A timeline held to the plainest thing that means the same: for each instant, an array of who painted it last.

const LAST = 30;
const instants = Array.from({ length: LAST }, (_, i) => i);
const by = {} as Assertion;

interface Stroke {
  readonly from: number;
  readonly length: number;
  readonly how: 'insert' | 'paint' | 'lasting' | 'from the beginning' | 'to the end' | 'again';
  readonly value: number;
}

const stroke: fc.Arbitrary<Stroke> = fc.record({
  from: fc.nat(LAST - 1),
  length: fc.nat(10),
  how: fc.constantFrom('insert', 'insert', 'paint', 'lasting', 'from the beginning', 'to the end', 'again'),
  value: fc.nat(2),
});

/** Values by instant and where changes stand, painted the slow way. */
class Plain {
  changes = new Map<number, FluentValue>();

  at(instant: number): FluentValue {
    const before = [...this.changes.keys()].filter((at) => at <= instant);
    return before.length === 0 ? undefined : this.changes.get(Math.max(...before));
  }

  paint(from: number, to: number, lasting: boolean, value: FluentValue): void {
    const after = this.at(to === END ? Number.MAX_VALUE : to - 1);
    const stays = this.changes.has(to);
    for (const at of [...this.changes.keys()]) if (at >= from && at < to) this.changes.delete(at);
    this.changes.set(from, value);
    if (!lasting && to !== END && !stays) this.changes.set(to, after);
  }
}

function apply({ from, length, how, value }: Stroke, timeline: Timeline, plain: Plain, position: number) {
  const log: { from: number; to: number; old: FluentValue; new: FluentValue }[] = [];
  const changed = (f: number, t: number, old: FluentValue, now: FluentValue) =>
    log.push({ from: f, to: t, old, new: now });
  if (how === 'insert' || (how === 'lasting' && length === 0)) {
    timeline.insert(from, value, by, position, changed);
    plain.changes.set(from, value);
  } else if (how === 'again') {
    // Painted afresh, with one stroke more.
    const fresh = new Timeline();
    for (const [at, there] of plain.changes) fresh.insert(at, there, by, position);
    fresh.insert(from, value, by, position);
    plain.changes.set(from, value);
    timeline.become(fresh, { from: BEGINNING, to: END }, position, changed);
  } else {
    const start = how === 'from the beginning' ? BEGINNING : from;
    const end = how === 'to the end' ? END : from + length;
    if (!(start < end)) return log;
    timeline.paint(start, end, how === 'lasting', value, by, position, changed);
    plain.paint(start, end, how === 'lasting', value);
  }
  return log;
}

test('a timeline answers for every instant and position as one painted the slow way', () => {
  fc.assert(
    fc.property(fc.array(stroke, { minLength: 1, maxLength: 40 }), (strokes) => {
      const timeline = new Timeline();
      const plain = new Plain();
      const views: FluentValue[][] = [];
      for (const [i, each] of strokes.entries()) {
        const before = instants.map((t) => plain.at(t));
        const log = apply(each, timeline, plain, i + 1);
        const after = instants.map((t) => plain.at(t));
        views.push(after);
        // What it says has changed is what has changed.
        for (const t of instants) {
          const piece = log.find((p) => p.from <= t && t < p.to);
          expect([t, piece ? [piece.old, piece.new] : 'as before']).toEqual([
            t,
            before[t] === after[t] ? 'as before' : [before[t], after[t]],
          ]);
        }
        // Who looks back while it is still being painted: the first looks find their answer without an order, the later with one.
        const back = (i * 7) % (i + 1);
        for (const t of instants.map((_, n) => (n * 11 + i) % LAST))
          expect([back, t, timeline.valueAt(t, back + 1)]).toEqual([back, t, views[back]![t]]);
      }
      views.forEach((view, i) => {
        expect(instants.map((t) => timeline.valueAt(t, i + 1))).toEqual(view);
      });
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('whoever looks back once finds it in a long one, told forwards', () => {
  const LONG = 1_000;
  for (const p of [1, 2, 255, 256, 257, 600, LONG]) {
    const timeline = new Timeline();
    for (let i = 1; i <= LONG; i++) timeline.insert(i, i, by, i);
    expect([0, 1, p, LONG].map((t) => timeline.valueAt(t, p))).toEqual([undefined, 1, p, p]);
  }
});

test('a long one too, told backwards, with its past', () => {
  const timeline = new Timeline();
  const LONG = 5_000;
  for (let p = 1; p <= LONG; p++) timeline.insert(LONG - p, p, by, p);
  expect(timeline.changes.length).toBe(LONG);
  for (const p of [1, 2, 17, 255, 256, 257, 2_500, LONG]) {
    for (const t of [0, 1, 100, LONG - p - 1, LONG - p, LONG - p + 1, LONG - 1]) {
      // What was told at p begins at LONG - p.
      const expected = t >= LONG - p ? Math.max(1, LONG - t) : undefined;
      expect([p, t, timeline.valueAt(t, p)]).toEqual([p, t, expected]);
    }
  }
  timeline.paint(1_000, 4_000, false, 0, by, LONG + 1);
  expect(timeline.changes.length).toBe(LONG - 3_000 + 1 + 0);
  expect([999, 1_000, 3_999, 4_000].map((t) => timeline.valueAt(t, LONG + 1))).toEqual([
    LONG - 999,
    0,
    0,
    LONG - 4_000,
  ]);
  expect(timeline.valueAt(2_000, LONG)).toBe(LONG - 2_000);
});
