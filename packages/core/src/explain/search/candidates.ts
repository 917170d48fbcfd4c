import type { Engine } from '../../engine/engine.ts';
import type { Instant } from '../../engine/instant.ts';
import { phrase } from '../../engine/phrase.ts';
import type { EntityId, EntityKind, MomentId, Value, Word } from '../../story/model.ts';
import { Company } from './company.ts';

/**
 * Something that may be supposed: a word that `may be supposed`, said of somebody. When it starts is another matter: see `Starts`.
 */
export interface Candidate {
  /** In order of being thought of. */
  readonly id: number;
  readonly word: Word;
  readonly args: readonly Value[];
  /** False: that it is not so. */
  readonly says: boolean;
  /** Id of the relation whose fluent it paints, and what tells that fluent from others; only one is supposed of each. */
  readonly relation: string;
  readonly fluent: string;
  /** The relation's value that it paints, for yes-or-no relations; true where it gives a value, false where it takes one away. */
  readonly holds: boolean;
  /** `Harry is a ghost` */
  readonly text: string;
}

/** The moments from which something may be supposed: those with a name, in the order of story time; before them all, no moment. */
export class Starts {
  readonly #begins: Instant[] = [];
  readonly #moments: MomentId[] = [];

  constructor(engine: Engine) {
    const named = engine.story.moments.filter((m) => m.name !== null && m.told !== Number.POSITIVE_INFINITY);
    const begins = new Map<Instant, MomentId>();
    for (const { id } of named) {
      const begin = engine.painting.begin(id);
      if (!begins.has(begin)) begins.set(begin, id);
    }
    for (const [begin, id] of [...begins].sort(([a], [b]) => a - b)) {
      this.#begins.push(begin);
      this.#moments.push(id);
    }
  }

  /** How many of them there are, `always` counted. */
  get count(): number {
    return this.#begins.length + 1;
  }

  /** The last start at or before an instant: 0 is always, 1 the first named moment. What starts there or earlier holds then. */
  at(instant: Instant): number {
    let low = 0;
    let high = this.#begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#begins[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The moment that a start is; null for always. */
  momentOf(start: number): MomentId | null {
    return start === 0 ? null : this.#moments[start - 1]!;
  }
}

const KINDS: readonly EntityKind[] = ['place', 'thing', 'group'];

/** All that may be supposed of a story; each candidate is made when first thought of. */
export class Candidates {
  readonly #engine: Engine;
  /** The words that may be supposed, by the id of their relation. */
  readonly #words = new Map<string, Word[]>();
  readonly #known = new Map<string, Candidate>();
  readonly #asked = new Map<string, Candidate>();
  readonly #company: Company;
  readonly #ranges = new Map<string, readonly EntityId[]>();
  readonly all: Candidate[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#company = new Company(engine);
    for (const word of engine.story.words.values()) {
      // An act would bring others about, and a merging changes who everybody is: of these no search knows what they do not touch.
      if (!word.maybeSupposed || (word.kind !== 'state' && word.kind !== 'fact')) continue;
      const { id } = engine.painting.shape(word).word;
      this.#words.set(id, [...(this.#words.get(id) ?? []), word]);
    }
  }

  /** Whether anything may be supposed of a relation. */
  has(relation: string): boolean {
    return this.#words.has(relation);
  }

  /** The words that may be supposed. */
  get words(): readonly Word[] {
    return [...this.#words.values()].flat();
  }

  /** The candidate that paints a value on a relation's fluent. `holds`: as the relation has it, opposites turned round. */
  of(relation: string, args: readonly Value[], holds: boolean): Candidate | null {
    const words = this.#words.get(relation);
    if (!words) return null;
    // It is asked for over and over: what it is filed under is worked out once for each way of asking.
    let asked = `${relation} ${holds}`;
    for (const value of args) asked += typeof value === 'number' ? ` ${value}` : ` ${JSON.stringify(value)}`;
    let candidate = this.#asked.get(asked);
    if (!candidate) {
      candidate = this.#made(words, relation, args, holds);
      this.#asked.set(asked, candidate);
    }
    return candidate;
  }

  #made(words: readonly Word[], relation: string, args: readonly Value[], holds: boolean): Candidate {
    const { painting, end } = this.#engine;
    const positive = words.find((w) => painting.shape(w).flipped !== holds);
    const word = positive ?? words[0]!;
    const shape = painting.shape(word);
    const canonical = args.map((value) => painting.canonical(value, end));
    const key = painting.key(shape, canonical, end);
    const fluent = `${relation} ${JSON.stringify(key)}`;
    const value = shape.value < 0 ? '' : JSON.stringify(canonical[shape.value]);
    const id = `${fluent} ${value} ${holds}`;
    let candidate = this.#known.get(id);
    if (!candidate) {
      const says = holds !== shape.flipped;
      const text = phrase(this.#engine, word, canonical, says, end);
      candidate = {
        id: this.all.length,
        word,
        args: canonical,
        says,
        relation,
        fluent,
        holds,
        text,
      };
      this.all.push(candidate);
      this.#known.set(id, candidate);
    }
    return candidate;
  }

  /**
   * Whom an open argument of a word may stand for, given whom the others stand for: those of the kind that its variable asks for
   * (people, if it asks for none) who are in every scene that the others are in; where there is nobody like that, those who are
   * ever in one with them. A reading that ties somebody to a stranger is none that anybody holds.
   */
  ranges(word: Word, index: number, others: readonly Value[]): readonly EntityId[] {
    const name = word.variables[index]?.name ?? '';
    const asked = KINDS.find((kind) => kind === name) ?? (name === 'date' || name === 'n' ? null : 'person');
    if (asked === null) return [];
    const entities = others.filter((value): value is EntityId => typeof value === 'number');
    const id = `${asked} ${entities.join()}`;
    let range = this.#ranges.get(id);
    if (!range) {
      range = this.#company.closest(asked, entities);
      this.#ranges.set(id, range);
    }
    return range;
  }
}
