import type * as tree from '../language/tree.ts';
import { lineAt } from '../text/source.ts';
import { Cast } from './cast.ts';
import type {
  EntityId,
  MomentId,
  Position,
  Reading,
  Remark,
  Scene,
  Sentence,
  Statement,
  Story,
  Supposition,
} from './model.ts';
import { MomentTable } from './moments.ts';
import { resolveContent, resolveFrame, resolveRule, type Scope } from './resolve.ts';
import { rulesInView, WordsUsed, wordsInView } from './vocabulary.ts';

/**
 * From what a file says to the model of the story: names and moments found, positions given.
 *
 * Everything is met in the order of telling, so the story of a tree cut after any scene is the front part of the story of the
 * whole tree. Total: whatever cannot be resolved is left out.
 */
export function understand(syntax: tree.Tree): Story {
  return new Understanding(syntax).story();
}

class Understanding {
  readonly #tree: tree.Tree;
  readonly #cast: Cast;
  readonly #moments: MomentTable;
  readonly #used: WordsUsed;
  readonly #scenes: Scene[] = [];
  readonly #sentences: Sentence[] = [];
  readonly #remarks: Remark[] = [];
  /** The moment each scene has as told so far: a move changes it, for what follows on too. By scene number - 1. */
  readonly #sceneMoments: MomentId[] = [];
  /** Of each title, the last scene told so far that has it; by number - 1. */
  readonly #titled = new Map<string, number>();
  /** Whether a scene has no moment of its own, and so moves with the one before. */
  readonly #undated: boolean[] = [];

  constructor(syntax: tree.Tree) {
    this.#tree = syntax;
    this.#cast = new Cast(syntax.declarations);
    this.#moments = new MomentTable(
      new Set(syntax.timeline.map((m) => m.name)),
      (title) => this.#sceneMoments[this.#titled.get(title) ?? -1],
    );
    this.#used = new WordsUsed(syntax.words);
  }

  story(): Story {
    for (const scene of this.#tree.scenes) this.#scene(scene);
    const told = (name: string) => this.#cast.id(name) !== undefined;
    const end = this.#sentences.length;
    // A rule speaks of names; it does not introduce them.
    const toldOnly = (term: tree.Term) => (term.type === 'name' ? (this.#cast.id(term.name) ?? null) : null);
    // What a reading supposes is in view with it, and so are the rules that speak of it.
    const readings = this.#tree.readings.map((reading) => this.#reading(reading, end));
    if (!this.#tree.unfinished) this.#used.supposable();
    const rules = rulesInView(this.#tree, this.#used, told).map(({ rule, exceptions }) =>
      resolveRule({ ...rule, exceptions }, { ...this.#scope(null, null, end), entity: toldOnly }),
    );
    this.#timeline();
    const source = this.#tree.source;
    return {
      source,
      front: this.#tree.front,
      entities: this.#cast.entities(),
      moments: this.#moments.moments,
      constraints: this.#moments.constraints,
      order: null,
      scenes: endings(this.#scenes, this.#tree.unfinished ? null : this.#tree.front.runtime),
      sentences: this.#sentences,
      words: wordsInView(this.#tree, this.#used),
      rules,
      readings,
      remarks: this.#remarks,
      sources: this.#tree.sources.map(({ name, url, date, text }) => ({ name, url, date, text })),
    };
  }

  /** The Timeline's own lines come last, and count from the start: what they say holds of told moments, whenever these are told. */
  #timeline(): void {
    const table = this.#moments;
    for (const declaration of this.#tree.timeline) {
      const id = table.hidden(declaration.name);
      const lasts = declaration.constraints.find((time) => time.type === 'lasts')?.amount.low ?? 0;
      for (const time of declaration.constraints) {
        if (time.type === 'lasts')
          table.constrain(
            { type: 'lasts', moment: id, low: time.amount.low, high: time.amount.high },
            0,
            time.range,
          );
        else if (time.type === 'date')
          table.constrain(
            {
              type: 'date',
              moment: id,
              from: time.from,
              to: time.to,
              // The date of what lasts longer is that of its beginning.
              ...(lasts > time.to - time.from ? { begins: true } : {}),
            },
            0,
            time.range,
          );
        else if (time.type === 'moment')
          table.constrain({ type: 'same', one: table.hidden(time.name), other: id }, 0, time.range);
        else if (time.to !== null) table.relate(id, time, table.hidden(time.to), 0);
      }
    }
  }

  #scene(scene: tree.SceneTree): void {
    const first = this.#sentences.length + 1;
    const previous = this.#sceneMoments.at(-1) ?? null;
    // What the heading and the stage line say is told as the scene begins.
    const moment = scene.moment
      ? this.#moments.resolve(scene.moment, previous, scene.number, first, 'follows')
      : this.#moments.nameless(scene.number, first);
    if (!scene.moment && previous !== null) {
      this.#moments.constrain(
        { type: 'follows', earlier: previous, later: moment },
        first,
        scene.headingRange,
      );
    }
    this.#titled.set(scene.title, this.#sceneMoments.length);
    this.#sceneMoments.push(moment);
    this.#undated.push(scene.moment === null);
    const place = scene.place ? this.#cast.term(scene.place, first) : null;
    const present = scene.with.flatMap((term) => this.#cast.term(term, first) ?? []);
    const scope = this.#scope(scene.number, moment, first);
    const frame = scene.frame && resolveFrame(scene.frame, scope);
    const named = new Set<EntityId>([...(place === null ? [] : [place]), ...present]);
    const namedInProse = new Set<EntityId>();
    const prose: { markdown: string; quotation: tree.Quotation | null; told: Position }[] = [];
    for (const block of scene.blocks) {
      if (block.type === 'sentence') {
        const sentence = this.#sentence(block.sentence, scene.number, moment);
        for (const id of sentence.names) named.add(id);
        continue;
      }
      // Prose before the first sentence comes with it; after that it belongs to the sentence it follows.
      const told = Math.max(first, this.#sentences.length);
      const mentions = block.type === 'prose' ? block.names : block.quotation.names;
      for (const mention of mentions) {
        const id = this.#cast.name(mention.name, mention.written, told);
        if (id !== null) namedInProse.add(id);
      }
      prose.push(
        block.type === 'prose'
          ? { markdown: block.markdown, quotation: null, told }
          : { markdown: '', quotation: block.quotation, told },
      );
    }
    if (this.#sentences.length < first) this.#empty(scene, first);
    const source = this.#tree.source;
    this.#scenes.push({
      number: scene.number,
      title: scene.title,
      chapter: scene.chapter,
      chapterNumber: scene.chapterNumber,
      telling: scene.telling,
      first,
      last: this.#sentences.length,
      endsAt: scene.telling?.end ?? null,
      moment,
      place,
      with: present,
      frame,
      names: [...new Set([...named, ...namedInProse])],
      namedInProse: [...namedInProse],
      prose,
      line: lineAt(source, scene.headingRange.from),
      stageLine: lineAt(source, (scene.stageRange ?? scene.headingRange).from),
    });
  }

  #sentence(sentence: tree.SentenceTree, scene: number, moment: MomentId): Sentence {
    const position = this.#sentences.length + 1;
    const names = new Set<EntityId>();
    const scope = this.#scope(scene, moment, position, names);
    const content = sentence.content;
    const statement = content && resolveContent(content, scope);
    if (content) this.#used.content(content);
    if (statement?.type === 'scenes') {
      for (const move of statement.moves) this.#sceneMoments[move.scene - 1] = move.moment;
    }
    if (sentence.mark === 'on purpose' && sentence.purpose) {
      this.#remarks.push({ ...sentence.purpose, scene, position });
    }
    const { mark } = sentence;
    const told: Sentence = {
      position,
      scene,
      text: sentence.text,
      mark: mark === 'off' || mark === 'on purpose' ? null : mark,
      statement,
      names: [...names],
      at: sentence.at,
      source: sentence.source,
      line: lineAt(this.#tree.source, sentence.range.from),
      range: sentence.range,
    };
    this.#sentences.push(told);
    return told;
  }

  #empty(scene: tree.SceneTree, position: Position): void {
    this.#sentences.push({
      position,
      scene: scene.number,
      text: '',
      mark: null,
      statement: null,
      names: [],
      at: null,
      source: null,
      line: lineAt(this.#tree.source, scene.headingRange.from),
      range: scene.headingRange,
    });
  }

  #reading(reading: tree.ReadingTree, end: Position): Reading {
    const suppositions: Supposition[] = [];
    for (const sentence of reading.suppositions) {
      if (!sentence.content) continue;
      this.#used.content(sentence.content);
      const statement: Statement = resolveContent(
        sentence.content,
        this.#scope(null, this.#sceneMoments.at(-1) ?? null, end + 1),
      );
      const line = lineAt(this.#tree.source, sentence.range.from);
      suppositions.push({ text: sentence.text, statement, line });
    }
    const { title, heldBy, deniedBy, prose, quotations } = reading;
    return { title, heldBy, deniedBy, prose, quotations, suppositions };
  }

  #scope(scene: number | null, moment: MomentId | null, told: Position, names?: Set<EntityId>): Scope {
    return {
      entity: (term) => {
        const id = this.#cast.term(term, told);
        if (id !== null) names?.add(id);
        return id;
      },
      time: (expression) => this.#moments.resolve(expression, moment, scene, told, 'precedes'),
      moves: (content) => this.#moves(content, told),
    };
  }

  /**
   * `the scene "The bedroom" happens the same night`: its new moment is the one its stage line would have given it by saying so;
   * the undated scenes that followed on from it follow on from there.
   */
  #moves(
    content: Extract<tree.Content, { type: 'scenes' }>,
    told: Position,
  ): { scene: number; moment: MomentId }[] {
    const time = content.happens;
    if (!time) return [];
    const moves: { scene: number; moment: MomentId }[] = [];
    let previous = this.#sceneMoments[content.from - 2] ?? null;
    const follow = (scene: number) => {
      const moment = this.#moments.nameless(scene, told);
      if (previous !== null)
        this.#moments.constrain({ type: 'follows', earlier: previous, later: moment }, told, time.range);
      return moment;
    };
    for (let scene = content.from; scene <= this.#sceneMoments.length; scene++) {
      const within = scene <= content.to;
      if (!within && !this.#undated[scene - 1]) break;
      const moment: MomentId =
        scene === content.from || (within && time.type !== 'relative')
          ? this.#moments.resolve(time, previous, scene, told, null)
          : follow(scene);
      moves.push({ scene, moment });
      previous = moment;
    }
    return moves;
  }
}

/** A scene that has a place in the telling is over where the next one starts (of the same episode), the last at the runtime. */
function endings(scenes: readonly Scene[], runtime: number | null): Scene[] {
  return scenes.map((scene, index) => {
    if (scene.endsAt !== null || scene.telling === null) return scene;
    const next = scenes[index + 1];
    const sameEpisode = next?.telling?.episode?.join() === scene.telling?.episode?.join();
    const endsAt = next ? (sameEpisode ? (next.telling?.start ?? null) : null) : runtime;
    return endsAt === null ? scene : { ...scene, endsAt };
  });
}
