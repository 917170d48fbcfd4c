import type { EntityId, Position, Scene, Sentence, Statement, Story, Time, Word } from '../story/model.ts';
import { wordWithRole } from '../story/vocabulary.ts';
import { type Act, manners, Telling } from './assertion.ts';
import { isPlaced } from './brush.ts';
import { areTogether, seenBy, type Witnesses } from './eyes.ts';
import type { Stage } from './stage.ts';
import { type Told as Taught, Teller } from './telling.ts';

/** What a narrator tells a story to. */
export interface Audience extends Taught {
  readonly story: Story;
  readonly stage: Stage;
  /** Whether what a line of the file says counts. */
  counts(line: number): boolean;
  isTold(sentence: Sentence): boolean;
  now(position: Position): number;
}

/** Tells scenes: who comes in and leaves, and what each sentence says of what is so. */
export class Narrator {
  readonly #engine: Audience;
  readonly teller: Teller;
  readonly #whereabouts: Word | undefined;

  /** @param done takes each act as it is done. */
  constructor(engine: Audience, done: (act: Act) => void) {
    this.#engine = engine;
    this.teller = new Teller(engine, done);
    this.#whereabouts = wordWithRole(engine.story.words, 'whereabouts');
  }

  /** Tells a scene to the audience. */
  tell(scene: Scene): void {
    const { story, stage } = this.#engine;
    stage.begin();
    if (this.#engine.counts(scene.stageLine))
      this.#place(stage.enter(scene.with, scene.first), scene, scene.first);
    for (let position = scene.first; position <= scene.last; position++) {
      const sentence = story.sentences[position - 1];
      if (sentence) this.#sentence(sentence, scene);
    }
  }

  /** Who comes into a scene that has a place is in that place, from just before a position on. */
  #place(entities: readonly EntityId[], scene: Scene, position: Position): void {
    const word = this.#whereabouts;
    if (entities.length === 0 || scene.place === null || !word || !this.#engine.counts(scene.stageLine))
      return;
    const moment = this.#engine.scenes.momentOf(scene.number, position);
    const telling = new Telling(position, scene.number, scene.stageLine, moment, manners.onStage);
    for (const entity of entities) this.teller.assert(word, [entity, scene.place], true, false, telling);
  }

  #sentence(sentence: Sentence, scene: Scene): void {
    const { position, statement } = sentence;
    if (!statement || !this.#engine.isTold(sentence)) return;
    const { stage, painting } = this.#engine;
    if (sentence.mark !== 'infer' && sentence.mark !== 'unseen') {
      const watches = statement.type === 'watches';
      if (watches) for (const watcher of stage.participants(statement)) stage.watch(watcher, position);
      this.#place(stage.takePart(statement, position, watches || isSecret(statement)), scene, position);
    }
    const logged = painting.log.length;
    this.teller.state(statement, this.#tellingOf(sentence, scene));
    if (painting.log.length > logged) this.#leave(scene, position, logged);
  }

  #tellingOf(sentence: Sentence, scene: Scene): Telling {
    const { position } = sentence;
    const moment = this.#engine.scenes.momentOf(scene.number, position);
    const manner = sentence.mark === 'reveal' ? manners.asReveal : manners.plainly;
    return new Telling(position, scene.number, sentence.line, moment, manner);
  }

  /** Whoever a sentence takes elsewhere is in the scene no longer. */
  #leave(scene: Scene, position: Position, from: number): void {
    const { painting, matcher, stage } = this.#engine;
    const { log } = painting;
    for (let i = from; i < log.length; i++) {
      if (!isPlaced(log.fluentAt(i).relation) || log.positionAt(i) !== position) continue;
      const piece = log.at(i);
      const entity = piece.fluent.key[0];
      if (typeof entity !== 'number') continue;
      const now = this.#engine.now(position);
      if (piece.from !== now) continue;
      const place = typeof piece.new === 'boolean' ? null : piece.new;
      const stays =
        place !== null &&
        place !== undefined &&
        (scene.place === null
          ? piece.old === undefined
          : matcher.contains(painting.canonical(scene.place, position), place, now, position));
      if (stays) continue;
      for (const member of painting.identity.members(entity, position)) stage.leave(member, position);
    }
  }

  /** Tells a scene as a chain of eyes takes it in. */
  show(scene: Scene, chain: readonly EntityId[], witnessesAt: (position: Position) => Witnesses): void {
    const { story } = this.#engine;
    // Whom they have seen there: whoever has gone on within the place since is where they went.
    let seen = NOBODY;
    let before: ReadonlySet<EntityId> | null = null;
    for (let position = scene.first; position <= scene.last; position++) {
      const sentence = story.sentences[position - 1];
      if (!sentence) continue;
      const witnesses = witnessesAt(position);
      const { present } = witnesses;
      if (present !== before) {
        const there = areTogether(chain, witnesses) ? new Set([...present, ...chain.slice(0, 1)]) : NOBODY;
        this.#place(
          [...there].filter((e) => !seen.has(e)),
          scene,
          position,
        );
        seen = there;
        before = present;
      }
      const { statement } = sentence;
      if (!statement || !this.#engine.isTold(sentence)) continue;
      const telling = this.#tellingOf(sentence, scene);
      // Who is whom, and what was a dream, holds for every lens.
      if (isForAll(statement)) this.teller.state(statement, telling);
      else for (const seen of seenBy(chain, sentence, witnesses)) this.teller.state(seen, telling);
    }
  }

  /** Takes in a supposition, at a position after all that is told. */
  suppose(statement: Statement, position: Position, line: number): void {
    this.teller.state(statement, supposing(position, line, null));
  }
}

const NOBODY: ReadonlySet<EntityId> = new Set();

/** What is supposed is told in no scene. */
export const supposing = (position: Position, line: number, when: Time | null): Telling =>
  new Telling(position, 0, line, null, manners.asSupposed, when);

/** What holds for all eyes: who is whom, which scenes are what. */
export const isForAll = (statement: Statement): boolean =>
  statement.type === 'scenes' ||
  (statement.type === 'clauses' && statement.clauses.some((c) => c.word.kind === 'identity'));

const isSecret = (statement: Statement): boolean =>
  statement.type === 'clauses'
    ? statement.clauses.every((c) => c.secretly)
    : statement.type === 'claim' && statement.secretly;
