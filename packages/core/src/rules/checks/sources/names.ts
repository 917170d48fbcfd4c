import { isSameBeing } from '../../../engine/beings.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import type { Entity, EntityId, Position, Sentence } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, quoteLine } from '../found.ts';
import { type FoundWords, foundWords } from '../words.ts';
import { Knowing } from './knowing.ts';
import { isFormOf, isProper, type NamedIn } from './named.ts';

const NAME = 'a name is heard before it is used';

/**
 * Somebody says the name of a person, or speaks of a person, of whom they cannot know: they have met them under another name only, or never met
 * nor heard of them at all, and nothing connects the two. Whoever brings somebody up in the story may have known them all along; of whoever
 * is never in a scene, everybody may have heard.
 *
 * Each is looked at when it is told, and again when something is told late that bears on it: that happened before, connects two who were not
 * connected, or is the first to go back to a name. Once somebody has another name, or a scene is another than it was, all are looked at anew.
 */
export class Names {
  readonly #engine: Engine;
  #knowing: Knowing;
  /** The sentences in which somebody may name or speak of somebody, in the order of telling. */
  readonly #speaking: Sentence[] = [];
  /** How many sentences have been looked at for that. */
  #sentences = 0;
  #uses: Looked[] = [];
  readonly #said = new Set<string>();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#knowing = new Knowing(engine);
  }

  /** What it looks things up in, as of all that has been taken in. */
  get knowing(): Knowing {
    return this.#knowing;
  }

  /** Takes in what has been told since. */
  goOn(): void {
    const sentences = this.#engine.story.sentences.slice(this.#sentences);
    this.#sentences += sentences.length;
    const speaking = sentences.filter((sentence) => isSpeaking(sentence) && this.#engine.isTold(sentence));
    this.#speaking.push(...speaking);
    if (this.#knowing.canGoOn()) {
      this.#knowing.goOn();
      if (this.#uses.length > 0) this.#lookAgain(sentences);
      this.#take(speaking);
    } else {
      this.#knowing = new Knowing(this.#engine);
      this.#uses = [];
      this.#said.clear();
      this.#take(this.#speaking);
    }
  }

  #take(sentences: readonly Sentence[]): void {
    for (const sentence of sentences) {
      if (!this.#engine.scenes.isReal(sentence.scene, this.#engine.end)) continue;
      for (const use of usesOf(sentence, this.#knowing)) {
        if (isSameBeing(this.#engine, use.entity.id, use.who)) continue;
        // Whoever goes on saying it is found once, or had it the first time.
        const id = `${this.#engine.beingOf(use.who)} ${this.#engine.beingOf(use.entity.id)} ${use.name === null}`;
        if (this.#said.has(id)) continue;
        this.#said.add(id);
        const now = this.#engine.instantOfSentence(sentence, this.#engine.end);
        const looked: Looked = { ...use, sentence, now, slip: null, conflict: null };
        this.#look(looked);
        this.#uses.push(looked);
      }
    }
  }

  get conflicts(): readonly Conflict[] {
    return this.#uses.flatMap((use) => use.conflict ?? []);
  }

  /** Looks again at the uses that what is new bears on. */
  #lookAgain(sentences: readonly Sentence[]): void {
    const { acquaintance } = this.#knowing;
    const news = this.#knowing.newsSince();
    const named = new Set(sentences.flatMap(({ names }) => names));
    for (const use of this.#uses) {
      const { who, entity, name, now, slip } = use;
      const isKnownLate = news < now && (slip !== null || acquaintance.newsOf(who) < now);
      const isWordLate = slip !== null && name?.opens && this.#knowing.isWord(name.name);
      if (isKnownLate || isWordLate || (slip === null && named.has(entity.id))) this.#look(use);
    }
  }

  #look(use: Looked): void {
    const engine = this.#engine;
    const { sentence, who, entity, name } = use;
    const slip = name === null ? unmet(engine, this.#knowing, use) : slipOf(engine, this.#knowing, use);
    use.slip = slip;
    use.conflict = null;
    if (!slip) return;
    const { told } = slip;
    const source =
      Number.isFinite(told) && told < sentence.position
        ? engine.story.sentences[Math.max(1, Math.ceil(told)) - 1]
        : undefined;
    const say = () =>
      SAYINGS[slip.kind](
        foundWords(engine),
        quoteLine(engine, sentence.line),
        engine.nameOf(who, engine.end),
        name?.name ?? engine.nameOf(entity.id, engine.end),
      );
    const rarely = slip.kind !== 'by another name';
    use.conflict = conflictFound(engine, NAME, [sentence], source ? [source] : [], say, rarely);
  }
}

interface Use {
  readonly sentence: Sentence;
  readonly who: EntityId;
  readonly entity: Entity;
  /** The name that is said; null where somebody is only spoken of. */
  readonly name: NamedIn | null;
}

/** The first use of a name, or talk of somebody, by somebody, and what is wrong with it. */
interface Looked extends Use {
  readonly now: Instant;
  slip: Slip | null;
  conflict: Conflict | null;
}

interface Slip {
  readonly kind: keyof typeof SAYINGS;
  /** Where the story first has the name, or the person. */
  readonly told: Position;
}

const SAYINGS = {
  'by another name': (words: FoundWords, line: string, who: string, name: string) => ({
    text: words.unnamed(line, who, name),
    remedy: `let ${who} be there when it is used, or call them by the name that ${who} knows`,
  }),
  'never heard of': (words: FoundWords, line: string, who: string, name: string) => ({
    text: words.unmet(line, who, name),
    remedy: `let somebody tell ${who} about ${name} in a scene before it; if they have known each other all along, say so where one of them is introduced`,
  }),
  'too early': (words: FoundWords, line: string, who: string, name: string) => ({
    text: words.tooEarly(line, who, name),
    remedy: `let ${who} use the name that the story has for them by then, or say how ${who} knows it`,
  }),
} as const;

const isSpeaking = ({ statement }: Sentence): boolean =>
  statement?.type === 'dialogue' ||
  (statement?.type === 'clauses' &&
    statement.when === null &&
    statement.clauses.some(({ word }) => word.aloud));

/** Whom a sentence has somebody name, or speak of. */
function usesOf({ statement }: Sentence, { names, story }: Knowing): readonly Omit<Use, 'sentence'>[] {
  if (statement?.type === 'dialogue') {
    const { speaker, quotation } = statement;
    if (speaker.type !== 'value' || typeof speaker.value !== 'number') return [];
    const who = speaker.value;
    return names.in(quotation).flatMap((name) => {
      const entity = story.entities[name.entity]!;
      return entity.kind === 'person' && isProper(name.name) ? [{ who, entity, name }] : [];
    });
  }
  if (statement?.type !== 'clauses' || statement.when !== null) return [];
  return statement.clauses.flatMap(({ word, args, negated }) => {
    const [subject] = args;
    if (!word.aloud || negated || subject?.type !== 'value' || typeof subject.value !== 'number') return [];
    const who = subject.value;
    return args.flatMap((argument, i) => {
      if (argument.type !== 'value' || typeof argument.value !== 'number') return [];
      const entity = story.entities[argument.value]!;
      const isAbout = word.about.includes(word.variables[i]?.name ?? '');
      return isAbout && entity.kind === 'person' ? [{ who, entity, name: null }] : [];
    });
  });
}

/** A name that its speaker cannot have. */
function slipOf(engine: Engine, knowing: Knowing, use: Use): Slip | null {
  const { sentence, who, entity } = use;
  const name = use.name!;
  const forms = entity.names.filter(({ text }) => isFormOf(text, name.name));
  const told = Math.min(...forms.map((form) => form.told));
  const now = engine.instantOfSentence(sentence, engine.end);
  if (name.opens && knowing.isWord(name.name)) return null;
  if (knowing.ties.connects(who, entity.id, now)) return null;
  // Who says it before it has been told brings it up, and had it from somewhere; unless the story then goes on as before.
  if (told >= sentence.position)
    return goesBack(engine, knowing, use, forms) && !knowing.acquaintance.hasHeard(who, [name.name], now)
      ? { kind: 'too early', told }
      : null;
  if (knowing.acquaintance.since(who, entity.id) >= now) return unmet(engine, knowing, use);
  // Of whoever has one name, meeting them is knowing it.
  if (forms.length === entity.names.length) return null;
  return knowing.acquaintance.hasHeard(who, [name.name], now) ? null : { kind: 'by another name', told };
}

/** Whether they have never met somebody who has been in the story, nor heard of them, and nothing connects the two. */
function unmet(engine: Engine, knowing: Knowing, { sentence, who, entity }: Use): Slip | null {
  const now = engine.instantOfSentence(sentence, engine.end);
  if (entity.told >= sentence.position || !knowing.isShown(entity.id, sentence.position)) return null;
  if (knowing.acquaintance.since(who, entity.id) < now) return null;
  if (knowing.ties.connects(who, entity.id, now)) return null;
  for (const [thing, since] of knowing.acquaintance.all(who))
    if (since < now && knowing.ties.spokenOfBy(thing, now).includes(engine.beingOf(entity.id))) return null;
  const talks = knowing.acquaintance.talkedTo(who, now);
  const isKnownTo = (other: EntityId, at: Instant) =>
    knowing.acquaintance.since(other, entity.id) < at || knowing.ties.connects(other, entity.id, at);
  if (talks.some(({ to, at }) => isKnownTo(to, at))) return null;
  return { kind: 'never heard of', told: entity.told };
}

/** Whether somebody known by a description goes by it again in what is told next of them: then the name was not meant to be out. */
function goesBack(
  engine: Engine,
  { names }: Knowing,
  { sentence, entity }: Use,
  forms: readonly { readonly text: string }[],
): boolean {
  const others = entity.names.filter(({ text }) => !forms.some((form) => form.text === text));
  if (others.every(({ text }) => isProper(text))) return false;
  for (const next of engine.story.sentences.slice(sentence.position)) {
    if (!next.names.includes(entity.id) || next.statement?.type === 'dialogue') continue;
    const named = names.in(next.text).find((each) => each.entity === entity.id);
    return (
      named !== undefined && !isProper(named.name) && !forms.some(({ text }) => isFormOf(text, named.name))
    );
  }
  return false;
}
