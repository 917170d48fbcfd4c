import type { Line, Order, Step } from './crossings.ts';

/** Where each line of a step stands, side by side, in whole slots; neighbours in a meeting stand one slot apart. */
export type Slots = ReadonlyMap<Line, number>;

/** The slots of a chart, step by step, and the first and last that are used. */
export interface Placed {
  readonly steps: readonly Slots[];
  readonly low: number;
  readonly high: number;
}

/**
 * Slots for orders, each step from the one before it and from nothing later: whoever can go straight on does. So what is placed
 * stays where it is when more is told. A line that begins stands beside its neighbours; slots may be negative.
 */
export function placedInTurn(steps: readonly Step[], orders: readonly Order[]): Placed {
  const found: Slots[] = [];
  let room: Room = { low: 0, high: -1, most: 0, isFixed: false };
  for (const [i, order] of orders.entries()) {
    const last = found[i - 1];
    const { slots, used } = placed(steps[i]!, order, (line) => wishesOf(last, line), room);
    found.push(slots);
    room = used;
  }
  return { steps: found, low: room.low, high: room.high };
}

/**
 * Slots for the orders of a whole chart: each line bends as little as it can, looking both ways. Sweeps to and fro, a fixed number
 * of times, each of which makes the sum of all changes of slot smaller or leaves it.
 */
export function placedAsOne(steps: readonly Step[], orders: readonly Order[]): Placed {
  const { low, high, steps: start } = placedInTurn(steps, orders);
  const found = [...start];
  const room = { low, high, most: 0, isFixed: true };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let k = 0; k < orders.length; k++) {
      const i = sweep % 2 === 0 ? orders.length - 1 - k : k;
      const wishes = (line: Line) => [...wishesOf(found[i - 1], line), ...wishesOf(found[i + 1], line)];
      found[i] = placed(steps[i]!, orders[i]!, wishes, room).slots;
    }
  }
  return { steps: found, low, high };
}

const SWEEPS = 8;

/** The slots in use so far, and the most lines that any step has had. */
interface Room {
  readonly low: number;
  readonly high: number;
  readonly most: number;
  /** Whether it may not grow any more. */
  readonly isFixed: boolean;
}

/** How many slots more than lines a chart may take, so that lines can go straight on while others make room. */
const ROOM = 2;

const wishesOf = (slots: Slots | undefined, line: Line): number[] => {
  const slot = slots?.get(line);
  return slot === undefined ? [] : [slot];
};

/**
 * The slots of one step nearest to what its lines wish for, in their order, those of a meeting side by side. With its rank taken
 * from each slot the order asks for numbers that never fall: an isotonic regression in the sum of distances, solved by pooling
 * neighbours that clash and giving each pool its median (Best & Chakravarti 1990); bounds are kept by cutting off what is outside.
 */
function placed(step: Step, order: Order, wishes: (line: Line) => readonly number[], room: Room) {
  const meetings = new Map(step.flatMap((meeting) => meeting.map((line) => [line, meeting] as const)));
  const pools: { wishes: number[]; value: number; size: number }[] = [];
  for (const [rank, line] of order.entries()) {
    const own = wishes(line).map((slot) => slot - rank);
    const isInside = rank > 0 && meetings.get(line) === meetings.get(order[rank - 1]!);
    let pool = { wishes: own, value: median(own), size: 1 };
    let joins = isInside || (own.length === 0 && rank > 0);
    while (pools.length > 0) {
      const before = pools.at(-1)!;
      // Whoever wishes for nothing goes with those beside them.
      if (!joins && before.wishes.length > 0 && before.value <= pool.value) break;
      pools.pop();
      const all = [...before.wishes, ...pool.wishes];
      pool = { wishes: all, value: median(all), size: before.size + pool.size };
      joins = false;
    }
    pools.push(pool);
  }
  const used = grown(room, pools[0]?.value ?? 0, (pools.at(-1)?.value ?? 0) + order.length - 1, order.length);
  const slots = new Map<Line, number>();
  for (const { value, size } of pools) {
    const kept = Math.max(used.low, Math.min(used.high - order.length + 1, value));
    for (let i = 0; i < size; i++) slots.set(order[slots.size]!, kept + slots.size);
  }
  return { slots, used };
}

/** The room with what a step of so many lines asks for, as far as the chart may grow: on the left first. */
function grown(room: Room, from: number, to: number, count: number): Room {
  if (room.isFixed || count === 0) return room;
  const most = Math.max(room.most, count);
  if (room.high < room.low) return { ...room, low: from, high: to, most };
  const widest = most + ROOM;
  const low = Math.max(Math.min(room.low, from), room.high - widest + 1);
  return { ...room, low, high: Math.min(Math.max(room.high, to), low + widest - 1), most };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
