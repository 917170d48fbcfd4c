import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, Position, Story } from '../../../story/model.ts';
import { Acquaintance } from './acquaintance.ts';
import { Grounds } from './grounds.ts';
import { NameIndex } from './named.ts';
import { Ties } from './ties.ts';

/** What the checks of who can know what look things up in; each part is made when first needed. */
export class Knowing {
  readonly #engine: Engine;
  #namesKnown: NameIndex | null = null;
  #acquaintanceKnown: Acquaintance | null = null;
  #tiesKnown: Ties | null = null;
  #groundsKnown: Grounds | null = null;
  #shown: ReadonlyMap<EntityId, Position> | null = null;
  #words: ReadonlySet<string> | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get story(): Story {
    return this.#engine.story;
  }

  get names(): NameIndex {
    this.#namesKnown ??= new NameIndex(this.story);
    return this.#namesKnown;
  }

  get acquaintance(): Acquaintance {
    this.#acquaintanceKnown ??= new Acquaintance(this.#engine, this.names);
    return this.#acquaintanceKnown;
  }

  get ties(): Ties {
    this.#tiesKnown ??= new Ties(this.#engine, this.names);
    return this.#tiesKnown;
  }

  get grounds(): Grounds {
    this.#groundsKnown ??= new Grounds(this.#engine);
    return this.#groundsKnown;
  }

  /**
   * Whether the story has shown somebody before a position: in a scene, or by what it tells is so of them. Of the king, of whom there
   * is only talk, everybody has heard.
   */
  isShown(entity: EntityId, before: Position): boolean {
    this.#shown ??= this.#allShown();
    return (this.#shown.get(this.#engine.beingOf(entity)) ?? before) < before;
  }

  #allShown(): Map<EntityId, Position> {
    const shown = new Map<EntityId, Position>();
    const show = (entity: EntityId, position: Position) => {
      const being = this.#engine.beingOf(entity);
      if (!shown.has(being)) shown.set(being, position);
    };
    for (const { position, statement } of this.story.sentences) {
      for (const each of this.#engine.stage.presentAt(position)) show(each, position);
      if (statement?.type !== 'clauses') continue;
      for (const { word, args } of statement.clauses) {
        const [subject] = args;
        if (word.kind !== 'act' && subject?.type === 'value' && typeof subject.value === 'number')
          show(subject.value, position);
      }
    }
    return shown;
  }

  /** Whether a name is a word too, somewhere in the story: `Will you come?` need not be about Will. */
  isWord(name: string): boolean {
    const { scenes, sentences } = this.story;
    this.#words ??= new Set(
      [
        ...scenes.flatMap(({ prose }) => prose.map((p) => `${p.markdown} ${p.quotation?.text ?? ''}`)),
        ...sentences.map((s) => s.text),
      ].flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu) ?? []),
    );
    return this.#words.has(name.toLowerCase());
  }
}
