import type { Engine } from '../engine/engine.ts';
import type { Fluent } from '../engine/fluent.ts';
import { isPlaced } from '../engine/painting.ts';
import { oppositeOf, phrase } from '../engine/phrase.ts';
import { isSomebody } from '../engine/stage.ts';
import type { EntityId, Position, Value } from '../story/model.ts';
import { arrangedOnGrid, type Cell, pointOf } from './grid.ts';

/** Who is who to whom: people in a grid, and what ties them. */
export interface WhoIsWho {
  /** Everybody who is tied to somebody, in the order of introduction. */
  readonly people: readonly TiedPerson[];
  readonly ties: readonly PeopleTie[];
  /** The names of those met who are tied to nobody. */
  readonly apart: readonly string[];
}

export interface TiedPerson {
  readonly person: EntityId;
  readonly name: string;
  /** In columns from the left, and in rows from the top; halves too. */
  readonly x: number;
  readonly y: number;
}

export interface PeopleTie {
  /** Indices into `people`; `from` was introduced first. */
  readonly from: number;
  readonly to: number;
  readonly words: readonly TieWord[];
}

export interface TieWord {
  /** What the first is to the second: `mother of`. */
  readonly text: string;
  /** The whole sentence: `Mum is the mother of Adam`. */
  readonly sentence: string;
  /** Which way it is to be read: from `from` to `to`, the other way, or both. */
  readonly way: 'there' | 'back' | 'both';
}

/**
 * Who is who to whom, now, in a story that ends where the reader stands: states and facts between two people or groups, such as
 * parents, marriages and friendships.
 *
 * It is laid out as it was told, scene by scene, each from the one before: so the same story gives the same picture, and a new
 * scene moves those who are there only where that is worth it.
 *
 * @param view the story, also through somebody's eyes.
 * @param remembered layouts made before, to which those made now are added. The steps of a story that has gone on begin with those it
 *   had, so one that is drawn again and again is laid out once.
 */
export function whoIsWhoOf(view: Engine, remembered: Remembered = new Map()): WhoIsWho {
  const { story, end } = view;
  const fluents = fluentsOfTwo(view);
  let layout: Layout = { id: 0, cells: new Map() };
  let known: ReadonlySet<string> = new Set();
  const watched = new Watched(view, fluents);
  let held: readonly Held[] = [];
  for (const position of [...story.scenes.map((scene) => scene.last), end]) {
    // Most scenes change nothing between two.
    if (!watched.moveTo(position) && position !== end) continue;
    held = heldAt(view, fluents, position);
    const ties = pairsOf(held);
    const fresh = ties.filter((tie) => !known.has(tie.join()));
    if (fresh.length === 0) continue;
    known = new Set(ties.map((tie) => tie.join()));
    const tied = [...new Set(ties.flat())].sort((a, b) => a - b);
    const step = `${layout.id}: ${ties.join(' ')}`;
    const { cells } = layout;
    layout = remembered.get(step) ?? {
      id: remembered.size + 1,
      cells: arrangedOnGrid(
        cells,
        tied.filter((person) => !cells.has(person)),
        ties,
        fresh,
      ),
    };
    remembered.set(step, layout);
  }
  const { cells } = layout;
  const pairs = pairsOf(held);
  const tied = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const top = Math.min(...tied.map((person) => pointOf(cells.get(person)!)[1]));
  return {
    people: tied.map((person) => {
      const [x, y] = pointOf(cells.get(person)!);
      return { person, name: view.nameOf(person, end), x, y: y - top };
    }),
    ties: pairs.map(([one, other]) => ({
      from: tied.indexOf(one),
      to: tied.indexOf(other),
      words: held.filter(({ pair }) => pair[0] === one && pair[1] === other).map(({ word }) => word),
    })),
    apart: [...view.beings(end, true)]
      .filter((being) => !tied.includes(being))
      .map((being) => view.nameOf(being, end)),
  };
}

/** Where people stand after some steps, and a number for those steps. */
interface Layout {
  readonly id: number;
  readonly cells: ReadonlyMap<EntityId, Cell>;
}

/** Layouts by the steps that led to them. */
export type Remembered = Map<string, Layout>;

interface Held {
  /** Whoever was introduced first comes first. */
  readonly pair: readonly [EntityId, EntityId];
  readonly word: TieWord;
}

function pairsOf(held: readonly Held[]): readonly (readonly [EntityId, EntityId])[] {
  const pairs = new Map(held.map(({ pair }) => [pair.join(), pair]));
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** All that was ever said of two people or groups, by words for two. */
function fluentsOfTwo({ painting, story }: Engine): readonly Fluent[] {
  const isThing = (value: Value) => typeof value !== 'number' || !isSomebody(story.entities[value]);
  return painting.told
    .filter((relation) => !isPlaced(relation) && relation.word.variables.length === 2)
    .flatMap((relation) => [...relation.fluents].filter((fluent) => !fluent.key.some(isThing)));
}

/** What each is at the now of a position, and of whom: the same values mean that nothing has changed. */
class Watched {
  readonly #view: Engine;
  readonly #fluents: readonly Fluent[];
  readonly #values: unknown[] = [];

  constructor(view: Engine, fluents: readonly Fluent[]) {
    this.#view = view;
    this.#fluents = fluents;
  }

  /** Whether anything is another than at the position before. */
  moveTo(p: Position): boolean {
    const { painting } = this.#view;
    const t = this.#view.now(p);
    let hasChanged = false;
    let at = 0;
    const note = (value: unknown) => {
      if (this.#values[at] !== value) hasChanged = true;
      this.#values[at++] = value;
    };
    for (const { key, timeline } of this.#fluents) {
      note(timeline.valueAt(t, p));
      for (const arg of key) note(painting.canonical(arg, p));
    }
    return hasChanged;
  }
}

/** What holds between two, at the now of a position. */
function heldAt(view: Engine, fluents: readonly Fluent[], p: Position): readonly Held[] {
  const { painting, story } = view;
  const t = view.now(p);
  const found = new Map<string, Held>();
  for (const { relation, key, timeline } of fluents) {
    const value = timeline.valueAt(t, p);
    if (value === undefined || value === null) continue;
    const word = value === false ? oppositeOf(view, relation.word) : relation.word;
    if (!word) continue;
    const args: Value[] = key.map((arg) => painting.canonical(arg, p));
    if (typeof value !== 'boolean') args.splice(relation.value, 0, painting.canonical(value, p));
    const [one, other] = args;
    if (typeof one !== 'number' || typeof other !== 'number' || one === other) continue;
    if (!isSomebody(story.entities[one]) || !isSomebody(story.entities[other])) continue;
    const sentence = phrase(view, word, args, true, p);
    const way = word.bothWays ? 'both' : one < other ? 'there' : 'back';
    found.set(sentence, {
      pair: one < other ? [one, other] : [other, one],
      word: { text: between(word.id), sentence, way },
    });
  }
  return [...found.values()];
}

/** `?x is the mother of ?y` → `mother of`; `?x keeps ?y hidden` → `keeps … hidden`. */
function between(pattern: string): string {
  const words = pattern.replace(/^\?\S+\s*|\s*\?\S+$/gu, '').replace(/\?\S+/gu, '…');
  return words.replace(/^is (?:the |an? )?(?=\p{L})/u, '');
}
