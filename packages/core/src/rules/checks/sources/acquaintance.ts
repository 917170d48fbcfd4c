import { isSameBeing } from '../../../engine/beings.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import { BEGINNING, END } from '../../../engine/instant.ts';
import type { Argument, Clause, EntityId, Scene, Sentence, Statement, Time } from '../../../story/model.ts';
import { isFormOf, type NameIndex } from './named.ts';

/** What somebody was there for: since when they can have known whom, and what was said in their presence. */
interface Heard {
  readonly since: Map<EntityId, Instant>;
  readonly texts: { readonly at: Instant; readonly text: string }[];
  /** With whom they have talked. */
  readonly talks: { readonly at: Instant; readonly to: EntityId }[];
  /** The first instant of which they have come to know more since the story last went on. */
  news: Instant;
}

/**
 * Since when somebody has met somebody or heard of them, in scenes that they were in, wherever these are told. What they themselves bring
 * up tells them nothing. Each one's scenes are gone through once, when first asked about.
 */
export class Acquaintance {
  readonly #engine: Engine;
  readonly #names: NameIndex;
  readonly #heard = new Map<EntityId, Heard>();
  /** To whom scenes are told: those who are with the teller in the scene before, and in the one after. */
  readonly #tellings = new Map<EntityId, { readonly scene: Scene; readonly at: Instant }[]>();
  /** The scenes that are somebody's dream, memory or tale. */
  readonly #framed = new Map<EntityId, Scene[]>();
  /** The last scene without a frame, and those told since, which may be told in the next. */
  #before: Scene | null = null;
  #untold: Scene[] = [];
  /** How many scenes have been taken in. */
  #scenes = 0;

  constructor(engine: Engine, names: NameIndex) {
    this.#engine = engine;
    this.#names = names;
    this.goOn();
  }

  /** Takes in the scenes told since; those before are as they were. */
  goOn(): void {
    for (const heard of this.#heard.values()) heard.news = END;
    const { scenes } = this.#engine.story;
    for (; this.#scenes < scenes.length; this.#scenes++) this.#take(scenes[this.#scenes]!);
  }

  #take(scene: Scene): void {
    const frame = this.#engine.scenes.frameOf(scene.number, this.#engine.end);
    const beings = new Set([...scene.names, ...scene.with, ...(frame?.by ?? [])].map(this.#engine.beingOf));
    for (const by of frame?.by ?? []) push(this.#framed, this.#engine.beingOf(by), scene);
    for (const being of beings) {
      const heard = this.#heard.get(being);
      if (heard) this.#goThrough(being, scene, heard);
    }
    if (frame?.kind === 'told') {
      if (this.#before) this.#tellTo(scene, this.#before, this.#endOf(this.#before));
      this.#untold.push(scene);
    }
    if (frame !== null) return;
    for (const tale of this.#untold) this.#tellTo(tale, scene, this.#startOf(scene));
    this.#untold = [];
    this.#before = scene;
  }

  /** The first instant of which any of those asked about have come to know more since it last went on; `END` where none has. */
  newsSince(): Instant {
    let first = END;
    for (const { news } of this.#heard.values()) first = Math.min(first, news);
    return first;
  }

  /** The same of one. */
  newsOf(who: EntityId): Instant {
    return this.#heard.get(this.#engine.beingOf(who))?.news ?? END;
  }

  /** From when on they can have known of somebody or something; `END` if never. */
  since(who: EntityId, other: EntityId): Instant {
    return this.#of(who).since.get(this.#engine.beingOf(other)) ?? END;
  }

  /** All whom and all that they have met or heard of, each with the instant. */
  all(who: EntityId): ReadonlyMap<EntityId, Instant> {
    return this.#of(who).since;
  }

  /** With whom they have talked before an instant: all that is said, no story says. */
  talkedTo(who: EntityId, now: Instant): readonly { readonly at: Instant; readonly to: EntityId }[] {
    return this.#of(who).talks.filter(({ at }) => at < now);
  }

  /** Whether a name, or another form of it, was used in their presence before an instant. */
  hasHeard(who: EntityId, names: readonly string[], now: Instant): boolean {
    return this.#of(who).texts.some(
      ({ at, text }) =>
        at < now && this.#names.in(text).some(({ name }) => names.some((each) => isFormOf(each, name))),
    );
  }

  #of(who: EntityId): Heard {
    const being = this.#engine.beingOf(who);
    let heard = this.#heard.get(being);
    if (!heard) {
      heard = this.#go(being);
      this.#heard.set(being, heard);
    }
    return heard;
  }

  #go(who: EntityId): Heard {
    const heard: Heard = { since: new Map(), texts: [], talks: [], news: END };
    const scenes = new Set([...this.#engine.scenesNaming(who), ...(this.#framed.get(who) ?? [])]);
    for (const scene of scenes) this.#goThrough(who, scene, heard);
    for (const { scene, at } of this.#tellings.get(who) ?? []) this.#listen(scene, at, heard);
    heard.news = END;
    return heard;
  }

  /** Whoever sits by the fire hears the tale. */
  #listen(scene: Scene, at: Instant, heard: Heard): void {
    for (const other of [...scene.names, ...scene.with]) this.#note(heard, other, at);
    for (const { text } of this.#sentences(scene)) this.#hear(heard, at, text);
  }

  #goThrough(who: EntityId, scene: Scene, heard: Heard): void {
    const engine = this.#engine;
    const frame = engine.scenes.frameOf(scene.number, engine.end);
    const own = frame?.by.some((by) => isSameBeing(engine, by, who)) ?? false;
    const real = engine.scenes.isReal(scene.number, engine.end);
    let wasThere = own;
    for (const sentence of this.#sentences(scene)) {
      const now = engine.instantOfSentence(sentence, engine.end);
      const { statement } = sentence;
      // What is told of another time shows who was together then.
      if (real && statement && engine.isTold(sentence))
        for (const { clause, when } of clausesOf(statement))
          if (when !== null) this.#together(who, clause, this.#instantOf(when), heard);
      if (!real && !own) continue;
      const there = new Set(engine.stage.presentAt(sentence.position));
      const isIn = (entity: EntityId) => isSameBeing(engine, entity, who);
      if (!own && ![...there, ...engine.stage.watchingAt(sentence.position)].some(isIn)) {
        // Whoever is called, or written to, is there from then on in all but body.
        wasThere ||= statement !== null && argumentsOf(statement).some(isIn);
        if (!wasThere) continue;
      }
      wasThere = true;
      for (const other of there) this.#note(heard, other, now - 1);
      if (sentence.mark === 'infer' || sentence.mark === 'unseen') continue;
      for (const to of statement ? talkedWith(statement, isIn) : NOBODY) {
        heard.talks.push({ at: now, to });
        heard.news = Math.min(heard.news, now);
      }
      if (isSaidBy(statement, isIn)) continue;
      for (const other of namesIn(sentence, isIn)) this.#note(heard, other, now);
      if (statement?.type === 'dialogue')
        for (const { entity } of this.#names.in(statement.quotation)) this.#note(heard, entity, now);
      this.#hear(heard, now, sentence.text);
    }
    if (!wasThere && !scene.with.some((each) => isSameBeing(engine, each, who))) return;
    this.#readProse(scene, heard);
  }

  /** What a scene's prose says, those who are in it may have said to one another; by which name the stage line has them, too. */
  #readProse(scene: Scene, heard: Heard): void {
    const start = this.#startOf(scene);
    for (const other of [...scene.namedInProse, ...scene.with]) this.#note(heard, other, start);
    for (const { markdown, quotation } of scene.prose)
      this.#hear(heard, start, `${markdown} ${quotation?.text ?? ''}`);
    for (const each of scene.with)
      for (const { text } of this.#engine.story.entities[each]?.names ?? []) this.#hear(heard, start, text);
  }

  /** Two of whom a sentence says that they did something together knew of each other then. */
  #together(who: EntityId, clause: Clause, at: Instant, heard: Heard): void {
    const { word, args } = clause;
    const parts = args.flatMap((argument, i) =>
      argument.type === 'value' && typeof argument.value === 'number'
        ? [{ entity: argument.value, about: word.about.includes(word.variables[i]?.name ?? '') }]
        : [],
    );
    if (!parts.some(({ entity, about }) => !about && isSameBeing(this.#engine, entity, who))) return;
    for (const { entity } of parts) this.#note(heard, entity, at);
  }

  #instantOf(when: Time): Instant {
    switch (when.type) {
      case 'at':
        return this.#engine.painting.begin(when.moment);
      case 'since':
      case 'span':
        return this.#engine.painting.begin(when.from);
      default:
        return BEGINNING;
    }
  }

  #note(heard: Heard, entity: EntityId, at: Instant): void {
    const other = this.#engine.beingOf(entity);
    if (at >= (heard.since.get(other) ?? END)) return;
    heard.since.set(other, at);
    heard.news = Math.min(heard.news, at);
  }

  #hear(heard: Heard, at: Instant, text: string): void {
    heard.texts.push({ at, text });
    heard.news = Math.min(heard.news, at);
  }

  #sentences({ first, last }: Scene): readonly Sentence[] {
    return this.#engine.story.sentences.slice(first - 1, last);
  }

  #startOf(scene: Scene): Instant {
    return (
      this.#engine.instantOfSentence(this.#engine.story.sentences[scene.first - 1]!, this.#engine.end) - 1
    );
  }

  #tellTo(scene: Scene, among: Scene, at: Instant): void {
    const there = new Set(
      this.#sentences(among).flatMap((s) => [...this.#engine.stage.presentAt(s.position)]),
    );
    const by = this.#engine.scenes.frameOf(scene.number, this.#engine.end)?.by ?? [];
    if (!by.some((each) => there.has(each))) return;
    for (const who of there) {
      const being = this.#engine.beingOf(who);
      push(this.#tellings, being, { scene, at });
      const heard = this.#heard.get(being);
      if (heard) this.#listen(scene, at, heard);
    }
  }

  #endOf(scene: Scene): Instant {
    return this.#engine.instantOfSentence(this.#engine.story.sentences[scene.last - 1]!, this.#engine.end);
  }
}

/** Whom somebody brings up, in so many words: in a line of dialogue, or in an act that speaks of somebody. */
export function isSaidBy(statement: Statement | null, isIn: (entity: EntityId) => boolean): boolean {
  if (statement?.type === 'dialogue') return is(statement.speaker, isIn);
  return (
    statement?.type === 'clauses' &&
    statement.clauses.some(({ word, args }) => word.aloud && word.about.length > 0 && is(args[0], isIn))
  );
}

/** With whom somebody talks: one thing leads to another. */
function talkedWith(statement: Statement, isIn: (entity: EntityId) => boolean): readonly EntityId[] {
  if (statement.type !== 'clauses') return NOBODY;
  return statement.clauses.flatMap(({ word, args }) => {
    if (!word.aloud || !args.some((each) => is(each, isIn))) return NOBODY;
    return args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : NOBODY));
  });
}

const NOBODY: readonly EntityId[] = [];

const is = (argument: Argument | undefined, isIn: (entity: EntityId) => boolean): boolean =>
  argument?.type === 'value' && typeof argument.value === 'number' && isIn(argument.value);

/** Whom those who are there get to hear of: not what another only believes, sees or learns. */
function namesIn({ statement, names }: Sentence, isIn: (entity: EntityId) => boolean): readonly EntityId[] {
  if (statement?.type !== 'claim' || is(statement.holder, isIn)) return names;
  const { verb, holder, to } = statement;
  if (verb === 'tells' || verb === 'says' || verb === 'lies') return names;
  return [holder, ...to].flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [a.value] : []));
}

/** Those whom a main clause names as taking part, be it from afar. */
function argumentsOf(statement: Statement): readonly EntityId[] {
  if (statement.when !== null || statement.type !== 'clauses') return [];
  return statement.clauses.flatMap(({ word, args }) =>
    args.flatMap((argument, i) =>
      word.atADistance &&
      argument.type === 'value' &&
      typeof argument.value === 'number' &&
      !word.about.includes(word.variables[i]?.name ?? '')
        ? [argument.value]
        : [],
    ),
  );
}

/** All that is said in a statement, within claims too, with when it is said to have been. */
function clausesOf(statement: Statement): readonly { readonly clause: Clause; readonly when: Time | null }[] {
  if (statement.type === 'clauses')
    return statement.clauses.map((clause) => ({ clause, when: statement.when }));
  return statement.type === 'claim' ? clausesOf(statement.content) : [];
}

function push<K, V>(map: Map<K, V[]>, key: K, item: V): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
