import { yearsKey } from '../engine/moments/kept-order.ts';
import { momentsOf, renamed } from '../engine/moments/lengths.ts';
import type { WordLists } from '../language/lexicon.ts';
import type {
  Constraint,
  Entity,
  Front,
  LastWithin,
  Moment,
  MomentId,
  Reading,
  Rule,
  Scene,
  Sentence,
  Story,
  Word,
} from '../story/model.ts';
import { Source } from '../text/source.ts';
import { NOWHERE, unpack } from './pack.ts';
import type { Contribution, Ending, Header, SealedStory } from './sealed.ts';

/** The words and rules that every story with the same prelude has from the start: public, and the same for all of them. */
export interface SealedPrelude {
  readonly words: ReadonlyMap<string, Word>;
  readonly rules: readonly Rule[];
  /** What words are, for reading questions. */
  readonly lists: WordLists;
}

/**
 * The story that a sealed one holds, for the same engine that reads a file's.
 *
 * Lines are numbered by the telling: line 2p is the sentence at position p, line 2p − 1 the stage line of a scene whose first
 * sentence stands at p. So "because of line 12" leads to what it means, and says nothing of the file.
 *
 * @param prelude of `sealed.header.front.words`: see `sealedPrelude`.
 */
export function unseal(sealed: SealedStory, prelude: SealedPrelude): Story {
  return new Unsealing(sealed, prelude).story(sealed.ending);
}

/** Takes scenes as they come, and gives the story that those taken so far hold: each is a value, which what comes later leaves alone. */
export class Unsealing {
  readonly #header: Header;
  #words: Map<string, Word>;
  #rules: Rule[];
  readonly #entities: Entity[] = [];
  readonly #moments: Moment[] = [];
  /** By the number of a moment that was nameless: the id it was told under. */
  readonly #was = new Map<number, MomentId>();
  readonly #constraints: Constraint[] = [];
  /** Those of them that speak of moments which are nameless still, by where they stand. */
  readonly #ofNameless: number[] = [];
  readonly #line: MomentId[] = [];
  #years = new Map<string, number | null>();
  #lasts = new Map<MomentId, readonly LastWithin[]>();
  readonly #scenes: Scene[] = [];
  readonly #sentences: Sentence[] = [];
  readonly #lines: string[] = [];
  readonly #pictures: Front['pictures'][number][] = [];
  #between = 0;

  /** With the scenes of a sealed story taken in. */
  constructor(
    { header, scenes }: Pick<SealedStory, 'header' | 'scenes'>,
    prelude: Pick<SealedPrelude, 'words' | 'rules'>,
  ) {
    this.#header = header;
    this.#words = new Map(prelude.words);
    this.#rules = [...prelude.rules];
    this.take(scenes);
  }

  /** Takes in the scenes that come next. */
  take(contributions: readonly Contribution[]): void {
    for (const contribution of contributions) this.#add(contribution);
    for (const contribution of contributions) this.#scene(contribution);
  }

  /** @param ending after which no scene is taken. */
  story(ending: Ending | null): Story {
    const end = this.#sentences.length;
    if (ending) this.#add(ending.more);
    const lines = this.#lines.length;
    const text = () =>
      this.#lines
        .slice(0, lines)
        .map((line) => line ?? '')
        .join('\n');
    return {
      source: new Source(this.#header.front.title, text),
      front: { ...this.#header.front, pictures: [...this.#pictures] },
      entities: [...this.#entities],
      ...this.#timeline(),
      order: { line: [...this.#line], years: this.#years, lasts: this.#lasts },
      scenes: [...this.#scenes],
      sentences: [...this.#sentences],
      words: this.#words,
      rules: this.#rules,
      readings: ending ? ending.readings.map((reading, i) => this.#reading(reading, end, i)) : [],
      remarks: ending?.remarks ?? [],
      sources: ending?.sources ?? [],
    };
  }

  #unpack<T>(value: unknown): T {
    return unpack(value, (id) => this.#words.get(id) as Word) as T;
  }

  #add(added: Ending['more']): void {
    // Words may speak of one another: all are there before any is looked up.
    const words = added.words.map((packed) => ({ range: NOWHERE, ...packed }) as unknown as Word);
    if (words.length > 0) this.#words = new Map(this.#words);
    for (const word of words) this.#words.set(word.id, word);
    for (const word of words)
      (word as { effects: Word['effects'] }).effects = this.#unpack<Word['effects']>(word.effects);
    if (added.rules.length > 0) this.#rules = [...this.#rules];
    if (added.off.length > 0)
      this.#rules = this.#rules.filter(({ name, builtIn }) => !(builtIn && added.off.includes(name)));
    for (const packed of added.rules) {
      const rule = this.#unpack<Rule>(packed);
      // A rule comes again once more of its exceptions are there.
      const at = this.#rules.findIndex(({ name, builtIn }) => name === rule.name && !builtIn);
      if (at < 0) this.#rules.push(rule);
      else this.#rules[at] = rule;
    }
    for (const entity of added.entities) this.#entities.push({ ...entity, id: this.#entities.length });
    for (const { entity, text, told, main } of added.names) {
      const known = this.#entities[entity]!;
      const name = { text, told };
      this.#entities[entity] = { ...known, names: main ? [name, ...known.names] : [...known.names, name] };
    }
    for (const { entity, place } of added.within)
      this.#entities[entity] = { ...this.#entities[entity]!, within: place };
    for (const { name, scene, told, was, after } of added.moments) {
      const id = this.#moments.length;
      if (was !== null) this.#was.set(was, id);
      this.#moments.push({ id, name, scene, told });
      this.#line.splice(after === null ? 0 : this.#line.lastIndexOf(after) + 1, 0, id);
    }
    if (added.years.length > 0) this.#years = new Map(this.#years);
    for (const [from, to, years] of added.years) {
      this.#years.set(yearsKey(from, to), years);
    }
    if (added.lasts.length > 0) this.#lasts = new Map(this.#lasts);
    for (const [outer, told, moment] of added.lasts)
      this.#lasts.set(outer, [...(this.#lasts.get(outer) ?? []), { told, moment }]);
    this.#between += added.between;
    for (const packed of added.constraints) {
      const constraint = { range: NOWHERE, ...this.#unpack<object>(packed) } as Constraint;
      if (momentsOf(constraint).some((id) => id < 0)) this.#ofNameless.push(this.#constraints.length);
      this.#constraints.push(constraint);
    }
  }

  #scene({ scene, sentences, pictures }: Contribution): void {
    this.#pictures.push(...pictures);
    const { stage, ...packed } = scene;
    const number = this.#scenes.length + 1;
    const first = this.#sentences.length + 1;
    const line = 2 * first - 1;
    this.#lines[line - 1] = stage;
    const told = this.#unpack<Omit<Scene, 'number' | 'line' | 'stageLine'>>(packed);
    this.#scenes.push({ number, line, stageLine: line, ...told });
    for (const each of sentences) {
      const sentence = this.#unpack<Omit<Sentence, 'scene' | 'line' | 'range'>>(each);
      const at = 2 * sentence.position;
      this.#lines[at - 1] = `- ${sentence.text}`;
      // What a spread is followed by would give each a shape of its own.
      this.#sentences.push({ scene: number, line: at, range: NOWHERE, ...sentence });
    }
  }

  #reading(packed: Ending['readings'][number], end: number, index: number): Reading {
    const reading = this.#unpack<Reading>(packed);
    const first = 2 * end + 1 + index * 1000;
    return {
      ...reading,
      suppositions: reading.suppositions.map((s, i) => ({ ...s, line: first + i })),
    };
  }

  /** The moments told, then those that only order them, and what does. */
  #timeline(): Pick<Story, 'moments' | 'constraints'> {
    const moments = [...this.#moments];
    const was = new Map(this.#was);
    for (let n = 1; n <= this.#between; n++) {
      if (was.has(-n)) continue;
      was.set(-n, moments.length);
      moments.push({ id: moments.length, name: null, scene: null, told: Number.POSITIVE_INFINITY });
    }
    const constraints = [...this.#constraints];
    for (const at of this.#ofNameless)
      constraints[at] = renamed(constraints[at]!, (id) => (id < 0 ? (was.get(id) ?? 0) : id));
    return { moments, constraints };
  }
}
