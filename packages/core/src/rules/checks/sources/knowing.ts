import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { Entity, EntityId, Position, Story } from '../../../story/model.ts';
import { Acquaintance } from './acquaintance.ts';
import { NameIndex } from './named.ts';
import { Ties } from './ties.ts';

/** What the checks of who can know whom look things up in; each part is made when first needed, and goes on with the engine. */
export class Knowing {
  readonly #engine: Engine;
  /** Of what has been taken in: the entities, and the last position. */
  #entities: readonly Entity[];
  #end: Position;
  #namesKnown: NameIndex | null = null;
  #acquaintanceKnown: Acquaintance | null = null;
  #tiesKnown: Ties | null = null;
  readonly #shown = new Map<EntityId, Position>();
  #shownUpTo: Position = 0;
  readonly #words = new Set<string>();
  #wordsOf = { scenes: 0, sentences: 0 };

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#entities = engine.story.entities;
    this.#end = engine.end;
  }

  /** Whether all that was told by then is as it was: nobody has another name since, and no scene has turned out to be another. */
  canGoOn(): boolean {
    const { end, scenes, story } = this.#engine;
    for (let p = this.#end + 1; p <= end; p++) if (scenes.changedBy(p).size > 0) return false;
    return (
      story.entities.length === this.#entities.length &&
      story.entities.every(({ names }, id) => names === this.#entities[id]!.names)
    );
  }

  /** Takes in what the engine has been told since. */
  goOn(): void {
    this.#entities = this.#engine.story.entities;
    this.#end = this.#engine.end;
    this.#acquaintanceKnown?.goOn();
    this.#tiesKnown?.goOn();
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

  /** The first instant of story time of which anybody has come to know more since it last went on; `END` where nobody has. */
  newsSince(): Instant {
    return Math.min(this.acquaintance.newsSince(), this.ties.newsSince);
  }

  /**
   * Whether the story has shown somebody before a position: in a scene, or by what it tells is so of them. Of the king, of whom there
   * is only talk, everybody has heard.
   */
  isShown(entity: EntityId, before: Position): boolean {
    this.#show();
    return (this.#shown.get(this.#engine.beingOf(entity)) ?? before) < before;
  }

  #show(): void {
    const show = (entity: EntityId, position: Position) => {
      const being = this.#engine.beingOf(entity);
      if (!this.#shown.has(being)) this.#shown.set(being, position);
    };
    const { sentences } = this.story;
    for (; this.#shownUpTo < sentences.length; this.#shownUpTo++) {
      const { position, statement } = sentences[this.#shownUpTo]!;
      for (const each of this.#engine.stage.presentAt(position)) show(each, position);
      if (statement?.type !== 'clauses') continue;
      for (const { word, args } of statement.clauses) {
        const [subject] = args;
        if (word.kind !== 'act' && subject?.type === 'value' && typeof subject.value === 'number')
          show(subject.value, position);
      }
    }
  }

  /** Whether a name is a word too, somewhere in the story: `Will you come?` need not be about Will. */
  isWord(name: string): boolean {
    const { scenes, sentences } = this.story;
    const read = (text: string) => {
      for (const word of text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu) ?? []) this.#words.add(word);
    };
    for (const { prose } of scenes.slice(this.#wordsOf.scenes))
      for (const { markdown, quotation } of prose) read(`${markdown} ${quotation?.text ?? ''}`);
    for (const { text } of sentences.slice(this.#wordsOf.sentences)) read(text);
    this.#wordsOf = { scenes: scenes.length, sentences: sentences.length };
    return this.#words.has(name.toLowerCase());
  }
}
