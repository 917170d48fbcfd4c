import type { Engine } from '../engine/engine.ts';
import type { EntityId, Scene } from '../story/model.ts';
import { crossingsOf, type Line, type Order, type Step } from './crossings.ts';
import { type Placed, placedInTurn } from './slots.ts';
import { stableOrders } from './stable.ts';

/** A storyline chart: people as lines that meet in scenes. Slots are whole numbers, a slot apart; steps are scenes in turn. */
export interface Storyline {
  readonly scenes: readonly ChartScene[];
  /** In the order of appearance. */
  readonly lines: readonly ChartLine[];
  /** The first and last slot in use. */
  readonly low: number;
  readonly high: number;
  /** How many pairs of lines change places between two scenes. */
  readonly crossings: number;
}

export interface ChartScene {
  readonly number: number;
  readonly title: string;
  readonly chapter: string | null;
  /** `dreamed by Bob`, as known now; null where it is plain reality. */
  readonly frame: string | null;
  /** Who is there: indices into `lines`, by slot. */
  readonly meeting: readonly Line[];
}

export interface ChartLine {
  readonly person: EntityId;
  /** The name it goes by now, whomever its person turned out to be. */
  readonly name: string;
  /** Index into `scenes` at which it begins. */
  readonly first: number;
  /** The last scene (index) in which this person was. */
  readonly last: number;
  /** Its slot at scene `first`, and at each after that to its end. */
  readonly slots: readonly number[];
  /** The line that it turns out to be one with, at the scene after its end; null if none. */
  readonly joins: Line | null;
}

/** How many scenes one chart holds at most: a longer story is drawn in stretches of so many. */
export const STRETCH = 60;

/** The scenes of a stretch, from 0; of the last one, if it is not said which. */
export function stretchOf(scenes: readonly Scene[], stretch?: number): readonly Scene[] {
  const from = (stretch ?? Math.max(0, Math.ceil(scenes.length / STRETCH) - 1)) * STRETCH;
  return scenes.slice(from, from + STRETCH);
}

export interface StorylineOptions {
  /** Which stretch of scenes, from 0; each is drawn as if the story began with it. Absent: the one that the reader is in. */
  readonly stretch?: number;
  /**
   * How it is laid out once the story is told to its end (`asOne`). While it is not, each scene is placed from the one before, lines
   * go on to where the reader is, and no scene told later moves what is drawn. Once it is, nothing can come after: the chart is laid
   * out as a whole, and lines end with the last scene of their person.
   */
  readonly finished?: LayOut | null;
}

export interface LaidOut {
  readonly orders: readonly Order[];
  readonly placed: Placed;
}

/** Lays out a whole chart, from orders that are there already. */
export type LayOut = (steps: readonly Step[], start: readonly Order[]) => LaidOut;

/**
 * The storyline chart of a story that ends where the reader stands.
 *
 * Two who turn out to be one have two lines up to the scene that tells so, and one from there on: nothing drawn before changes.
 */
export function storylineOf(engine: Engine, options: StorylineOptions = {}): Storyline {
  const scenes = stretchOf(engine.story.scenes, options.stretch);
  const cast = new Cast(engine, scenes);
  const finished = options.finished ?? null;
  const steps = cast.steps(finished !== null);
  const { orders, placed } = laidOut(steps, finished);
  return {
    scenes: scenes.map((scene, i) => ({
      number: scene.number,
      title: scene.title,
      chapter: scene.chapter,
      frame: frameOf(engine, scene),
      meeting: orders[i]!.filter((line) => cast.meetings[i]!.includes(line)),
    })),
    lines: cast.lines.map((line, index) => ({
      person: line.person,
      name: engine.ownName(line.person, engine.end),
      first: line.first,
      last: line.last,
      slots: placed.steps.slice(line.first).flatMap((slots) => slots.get(index) ?? []),
      joins: line.joins,
    })),
    low: placed.low,
    high: Math.max(placed.low, placed.high),
    crossings: crossingsOf(orders),
  };
}

/** Orders and slots for steps: step by step, or as a whole. */
export function laidOut(steps: readonly Step[], whole: LayOut | null): LaidOut {
  const start = stableOrders(steps);
  return whole ? whole(steps, start) : { orders: start, placed: placedInTurn(steps, start) };
}

const frameOf = (engine: Engine, scene: Scene): string | null => {
  const frame = engine.scenes.frameOf(scene.number, engine.end);
  return frame && frame.kind !== 'real' ? frame.text : null;
};

interface DrawnLine {
  readonly person: EntityId;
  readonly first: number;
  last: number;
  /** The scene from which it is one with another; the number of scenes if it never is. */
  end: number;
  joins: Line | null;
}

/** Who has a line, from which scene to which, and who meets in each. */
class Cast {
  readonly lines: DrawnLine[] = [];
  readonly meetings: (readonly Line[])[] = [];
  readonly #lineOf = new Map<EntityId, Line>();
  readonly #count: number;

  constructor(engine: Engine, scenes: readonly Scene[]) {
    this.#count = scenes.length;
    for (const [i, scene] of scenes.entries()) {
      const being = (entity: EntityId) => engine.painting.identity.find(entity, scene.last);
      const present = new Set<EntityId>();
      for (let p = scene.first; p <= scene.last; p++)
        for (const entity of engine.stage.presentAt(p)) present.add(being(entity));
      const meeting = [...present].sort((a, b) => a - b).map((entity) => this.#lineFor(entity, i));
      for (const line of meeting) this.lines[line]!.last = i;
      this.meetings.push(meeting);
      for (const [line, { person, end }] of [...this.lines.entries()])
        if (end > i && being(person) !== person) this.#join(line, being(person), i);
    }
  }

  #lineFor(person: EntityId, at: number): Line {
    let line = this.#lineOf.get(person);
    if (line === undefined) {
      line = this.lines.push({ person, first: at, last: at, end: this.#count, joins: null }) - 1;
      this.#lineOf.set(person, line);
    }
    return line;
  }

  /** The two are one from here on. Should they turn out to be two after all, a line begins anew. */
  #join(line: Line, person: EntityId, at: number): void {
    const drawn = this.lines[line]!;
    drawn.end = at;
    this.#lineOf.delete(drawn.person);
    drawn.joins = this.#lineFor(person, at);
  }

  /** At each scene who meets, and by themselves all others whose line is drawn there. */
  steps(finished: boolean): Step[] {
    const until = ({ end, last, joins }: DrawnLine) => (finished && joins === null ? last + 1 : end);
    return this.meetings.map((meeting, i) => {
      const others = [...this.lines.keys()].filter((line) => {
        const drawn = this.lines[line]!;
        return drawn.first <= i && i < until(drawn) && !meeting.includes(line);
      });
      return [...(meeting.length > 0 ? [meeting] : []), ...others.map((line) => [line])];
    });
  }
}
