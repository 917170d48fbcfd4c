import type {
  Entity,
  EntityId,
  MomentId,
  Position,
  Reading,
  Role,
  RulePart,
  Scene,
  Sentence,
  Statement,
  Story,
  Value,
  Word,
} from '../story/model.ts';
import { wordWithRole } from '../story/vocabulary.ts';
import type { Act } from './assertion.ts';
import { isSo } from './beings.ts';
import { claimSolutions } from './claims.ts';
import type { Witnesses } from './eyes.ts';
import type { Instant } from './instant.ts';
import { BEGINNING, endOf, slotOf } from './instant.ts';
import { namedBy, scenesWith } from './lines.ts';
import { type Bindings, Matcher, type World } from './match.ts';
import type { MomentOrder } from './moments/order.ts';
import { Naming, namingGoesOn } from './naming.ts';
import { isForAll, Narrator } from './narrator.ts';
import { Painting } from './painting.ts';
import { isReadAlike } from './read-alike.ts';
import { SceneStates } from './scenes.ts';
import { Stage } from './stage.ts';
import { Tale } from './tale.ts';

/** What a view is made under. */
export interface EngineOptions {
  /** `infer` sentences count: the reading *As told*. */
  readonly infer?: boolean;
  /** Told sentences whose word `may be supposed` do not count: the bare story. */
  readonly bare?: boolean;
  /** A reading, painted last. */
  readonly reading?: Reading | null;
  /** The order of the story's moments. */
  readonly order: MomentOrder;
  /** Through whose eyes, outermost first: only what they got is painted. Absent or empty: the audience. */
  readonly eyes?: readonly EntityId[];
  /** With `eyes`: the audience's engine of the same story, which knows who was where. */
  readonly audience?: Engine;
  /** With `eyes`: as of which position whoever turns out to be somebody is that one. */
  readonly merged?: Position;
  /** Only what these lines of the file say counts (line numbers); everything, if absent. */
  readonly lines?: ReadonlySet<number> | null;
}

/**
 * The index of a story: everything that `view(story, lens)` is looked up in. Built in telling order; every look-up names an instant
 * of story time and a position of the telling, and what is told after that position does not change what it gives. So an engine
 * can go on with a story as more of it is told (`goOn`). Suppositions of a reading stand at position `end`, after the last sentence.
 */
export class Engine implements World {
  readonly options: EngineOptions;
  readonly #tale: Tale;
  readonly scenes: SceneStates;
  readonly painting: Painting;
  readonly matcher: Matcher;
  readonly stage: Stage;
  protected readonly narrator: Narrator;
  readonly acts: Act[] = [];
  #end: Position;
  readonly #actsOf = new Map<string, Act[]>();
  readonly #actsBy = new Map<EntityId, Act[]>();
  /** With `options.lines`: whether a line that counts names somebody, or nothing but prose does. */
  readonly #introduced: ((entity: EntityId) => boolean) | null;
  /** Something is supposed after the end: nothing more can be told there. */
  readonly #supposes: boolean;
  readonly #eyes = new Map<string, Engine>();

  constructor(story: Story, options: EngineOptions) {
    const { audience } = options;
    this.options = options;
    this.#tale = audience ? audience.#tale : new Tale(story, options.order);
    this.scenes = new SceneStates(this.#tale);
    this.painting = new Painting(this.#tale, this.scenes, (outer, inner, t, p) =>
      this.matcher.contains(outer, inner, t, p),
    );
    this.matcher = new Matcher(this);
    this.stage = audience?.stage ?? new Stage(this.#tale);
    this.narrator = new Narrator(this, (act) => this.#done(act));
    this.#introduced = options.lines ? namedBy(story, options.lines) : null;
    const suppositions = options.reading?.suppositions ?? [];
    this.#supposes = suppositions.length > 0;
    this.#eyes.set('', this);
    this.#end = story.sentences.length + (this.#supposes ? 1 : 0);
    if (audience) {
      this.#show(audience);
      return;
    }
    for (const scene of this.toldScenes) this.narrator.tell(scene);
    // A reading is about what is so, not about what anyone takes to be so.
    for (const { statement, line } of suppositions)
      if (this.counts(line)) this.narrator.suppose(statement, this.end, line);
  }

  get story(): Story {
    return this.#tale.story;
  }

  get order(): MomentOrder {
    return this.#tale.order;
  }

  /** The last position: that of the last sentence, one more under a reading with suppositions. */
  get end(): Position {
    return this.#end;
  }

  /** The scenes that are told: all of them or, with `options.lines`, those that hold any. */
  get toldScenes(): readonly Scene[] {
    const { lines } = this.options;
    return lines ? scenesWith(this.story, lines) : this.story.scenes;
  }

  get rules() {
    return this.story.rules;
  }

  /**
   * The story through the eyes of a chain, added to those this engine looks through already. Made when first asked for.
   * `[X, X]` is `[X]`.
   *
   * @param position as of which it is looked at: whoever two have turned out to be by then has been everywhere that either was.
   */
  through(chain: readonly EntityId[], position = this.end): Engine {
    const audience = this.options.audience ?? this;
    const { identity } = audience.painting;
    const eyes = [...(this.options.eyes ?? []), ...chain]
      .map((e) => identity.find(e, position))
      .filter((e, i, all) => e !== all[i - 1]);
    if (eyes.length === 0) return audience;
    const merged = identity.lastChange(position);
    const id = `${eyes} ${merged}`;
    let engine = audience.#eyes.get(id);
    if (!engine) {
      engine = new Engine(this.story, { ...audience.options, eyes, audience, merged });
      audience.#eyes.set(id, engine);
    }
    return engine;
  }

  // -------------------------------------------------------------- telling

  /**
   * Goes on with a story that is told further, and all who look through somebody's eyes with it: the same then as an engine of that
   * story built afresh, and the same as of earlier positions as it was before. Costs what is new, and passes over who and what there is.
   *
   * @param story with the same scenes, sentences, words and rules in front, as objects, and more told after them.
   * @returns false where that cannot be had: what is told now changes how what was told before is read, or a reading looks back on
   *   it. Then this engine is spent, and the story needs another.
   */
  goOn(story: Story): boolean {
    const before = this.story;
    const { audience, lines } = this.options;
    if (audience || lines || this.#supposes || !isReadAlike(before, story) || !this.#tale.goOn(story))
      return false;
    namingGoesOn(before, story);
    const end = this.#end;
    const scenes = story.scenes.slice(before.scenes.length);
    this.#goTo(story);
    for (const scene of scenes) this.narrator.tell(scene);
    if (this.painting.identity.changedAt > end) {
      // Whoever turns out to be somebody has seen what that one saw, all along.
      this.#eyes.clear();
      this.#eyes.set('', this);
    }
    for (const engine of this.#eyes.values()) {
      if (engine === this) continue;
      engine.#goTo(story);
      engine.#show(this, scenes);
    }
    return true;
  }

  #goTo(story: Story): void {
    this.#end = story.sentences.length;
    this.#naming = null;
  }

  /** Shows scenes, or as many of some as concern them, to whoever looks through the eyes of this engine. */
  #show(audience: Engine, some: readonly Scene[] | null = null): void {
    const { eyes = [], merged } = this.options;
    const scenes = audience.scenesNaming(eyes[0]!, true, 1, this.story.scenes.length, merged);
    for (const scene of some ? scenes.filter((s) => some.includes(s)) : scenes)
      this.narrator.show(scene, eyes, (position) => audience.witnesses(position, merged));
  }

  /** Whether what a line of the file says counts. */
  counts(line: number): boolean {
    return this.options.lines?.has(line) ?? true;
  }

  /**
   * The scenes that somebody or something is named in, whoever they turn out to be; with those that say what holds for all eyes.
   *
   * @param first @param last the numbers of the first and the last scene to look in.
   * @param position as of which they turn out to be somebody.
   */
  scenesNaming(
    entity: EntityId,
    forAll = false,
    first = 1,
    last = this.story.scenes.length,
    position = this.end,
  ): readonly Scene[] {
    const { scenes } = this.story;
    const members = this.painting.identity.members(entity, position);
    if (members.length === 1 && !forAll) {
      const of = this.naming.of(entity);
      return of.slice(countBefore(of, first), countBefore(of, last + 1)).map((number) => scenes[number - 1]!);
    }
    const numbers = new Set(forAll ? this.#forAll : []);
    for (const member of members) {
      const of = this.naming.of(member);
      for (let i = countBefore(of, first); i < of.length && of[i]! <= last; i++) numbers.add(of[i]!);
    }
    return [...numbers].sort((a, b) => a - b).map((number) => scenes[number - 1]!);
  }

  get naming(): Naming {
    this.#naming ??= new Naming(this.story, this.options.lines ?? null);
    return this.#naming;
  }
  #naming: Naming | null = null;

  /** The scenes that say what holds for all eyes. */
  get #forAll(): readonly number[] {
    const { sentences } = this.story;
    for (; this.#heard < sentences.length; this.#heard++) {
      const { statement, scene } = sentences[this.#heard]!;
      if (statement && isForAll(statement)) this.#forAllHeard.push(scene);
    }
    return this.#forAllHeard;
  }
  readonly #forAllHeard: number[] = [];
  /** How many sentences that has been looked for in. */
  #heard = 0;

  /**
   * Those who take in the sentence at a position: in the scene, and not dead, as told before it, unless a ghost.
   *
   * @param merged as of which position whoever turns out to be somebody is that one.
   */
  witnesses(position: Position, merged = this.end): Witnesses {
    const being = (entity: EntityId) => this.painting.identity.find(entity, merged);
    // Where nobody is merged, the same set: who is there seldom changes.
    const beings = (entities: ReadonlySet<EntityId>) =>
      merged ? new Set([...entities].map(being)) : entities;
    const present = this.stage.presentAt(position);
    const sentence = this.story.sentences[position - 1]!;
    const t = this.instantOfSentence(sentence, position) - 1;
    const takesIn = (e: EntityId) => this.takesIn(e, t, position - 1);
    const watching = this.stage.watchingAt(position);
    const open = (e: EntityId) => takesIn(e) && !watching.has(e);
    const able = [...present].every(open) ? present : new Set([...present].filter(open));
    return {
      present: beings(able),
      watching: beings(new Set([...watching].filter(takesIn))),
      being,
    };
  }

  /** Whom somebody turns out to be, as far as the story is told: whoever looks through their eyes has been everywhere that either was. */
  readonly beingOf = (entity: EntityId): EntityId => this.painting.identity.find(entity, this.end);

  /** Whether somebody is alive, or a ghost, at an instant, as of a position. */
  takesIn(entity: EntityId, t: Instant, p: Position): boolean {
    return !isSo(this, 'death', entity, t, p) || isSo(this, 'ghost', entity, t, p);
  }

  /** The word that says who is dead, where somebody is, and so on; undefined where the story's words have none. */
  wordFor(role: Role): Word | undefined {
    return wordWithRole(this.story.words, role);
  }

  /** Whether a sentence counts under these options. */
  isTold(sentence: Sentence): boolean {
    const { statement } = sentence;
    return statement !== null && this.counts(sentence.line) && this.#isTold(sentence, statement);
  }

  #isTold(sentence: Sentence, statement: Statement): boolean {
    if (sentence.mark === 'suppose') return false;
    if (sentence.mark === 'infer' && !this.options.infer) return false;
    if (!this.options.bare || statement.type !== 'clauses') return true;
    return !statement.clauses.some((clause) => clause.word.maybeSupposed);
  }

  #done(act: Act): void {
    this.acts.push(act);
    if (act.word) push(this.#actsOf, act.word.id, act);
    if (act.subject !== null) push(this.#actsBy, act.subject, act);
  }

  // -------------------------------------------------------------- the world, for the matcher

  actsOf(word: string): readonly Act[] {
    return this.#actsOf.get(word) ?? [];
  }

  actsBy(subject: EntityId, position: Position): readonly Act[] {
    const members = this.painting.identity.members(subject, position);
    if (members.length < 2) return this.#actsBy.get(subject) ?? [];
    return members.flatMap((m) => this.#actsBy.get(m) ?? []);
  }

  isDone(act: Act, position: Position): boolean {
    return act.told <= position && this.scenes.isReal(act.scene, position);
  }

  actInstant(act: Act, position: Position): Instant {
    return this.painting.start(act, position);
  }

  isIntroduced(entity: EntityId, position: Position): boolean {
    const told = this.story.entities[entity]?.told;
    return told !== undefined && told <= position && (this.#introduced?.(entity) ?? true);
  }

  *beings(position: Position, people: boolean): Generator<EntityId> {
    for (const entity of this.story.entities) {
      if (!this.isIntroduced(entity.id, position)) continue;
      if (this.painting.identity.find(entity.id, position) !== entity.id) continue;
      if (!people || entity.kind === 'person') yield entity.id;
    }
  }

  yearsBetween(from: Instant, to: Instant): number | undefined {
    const [one, other] = [from, to].map((t) => this.momentAt(t));
    if (one === other || one === undefined || other === undefined) return 0;
    return this.order.years(one, other);
  }

  /** The moment that an instant is in; undefined for the beginning and the end of all time. */
  momentAt(instant: Instant): MomentId | undefined {
    return this.#tale.momentIn(slotOf(instant));
  }

  *movables(position: Position): Generator<EntityId> {
    for (const being of this.beings(position, false))
      if (this.story.entities[being]?.kind !== 'place') yield being;
  }

  isAssumed(entity: EntityId, position: Position): boolean {
    return this.isIntroduced(entity, position) && this.story.entities[entity]?.kind === 'person';
  }

  within(entity: EntityId): EntityId | null {
    return this.story.entities[entity]?.within ?? null;
  }

  called(name: string, position: Position): EntityId | undefined {
    const known = namesKnown(this.story).get(bare(name));
    return known?.findLast(({ id, told }) => told <= position && this.isIntroduced(id, position))?.id;
  }

  namesOf(entity: EntityId, position: Position): readonly string[] {
    return this.painting.identity.members(entity, position).flatMap((member) => {
      const names = this.story.entities[member]?.names ?? [];
      return names.filter((n) => n.told <= position).map((n) => n.text);
    });
  }

  *claims(
    part: Extract<RulePart, { type: 'claim' }>,
    bindings: Bindings,
    t: Instant,
    p: Position,
  ): Generator<Bindings> {
    yield* claimSolutions(this, part, bindings, t, p);
  }

  // -------------------------------------------------------------- names and times, for people

  /** The name a view shows: the main one if it has been told, else the earliest alias that has. */
  nameOf(value: Value, position: Position): string {
    if (typeof value === 'string') return value;
    const entity = this.story.entities[this.painting.identity.find(value, position)];
    return entity ? shownName(entity, position) : '';
  }

  /** The name of an entity by itself, whomever it turned out to be. */
  ownName(entity: EntityId, position: Position): string {
    const found = this.story.entities[entity];
    return found ? shownName(found, position) : '';
  }

  /** A moment's name; for a nameless one, its scene's title. */
  momentName(moment: MomentId): string {
    const found = this.story.moments[moment];
    if (found?.name) return found.name;
    const scene = found?.scene ?? null;
    return scene === null ? '' : (this.story.scenes[scene - 1]?.title ?? '');
  }

  /** The instant of the last sentence told. */
  now(position: Position): Instant {
    const sentence = this.story.sentences[Math.min(position, this.story.sentences.length) - 1];
    if (!sentence) return BEGINNING;
    return this.instantOfSentence(sentence, position);
  }

  /** When a sentence's scene has got to as it is told; whatever `(when)` it carries itself. */
  instantOfSentence(sentence: Sentence, position: Position): Instant {
    return this.painting.instantIn(this.scenes.momentOf(sentence.scene, position), sentence.position);
  }

  /** The instants at which a moment begins, and at which it is over as of a position. */
  momentSpan(moment: MomentId, position: Position): { begin: Instant; end: Instant } {
    return { begin: this.painting.begin(moment), end: endOf(this.#tale.lastSlot(moment, position)) };
  }

  /** The last instant of a moment's own slot: what is contained in it comes after. */
  slotEnd(moment: MomentId): Instant {
    return endOf(this.#tale.slotOf(moment));
  }
}

/** The name of an entity by itself, as of a position. */
export function shownName(entity: Entity, position: Position): string {
  const [main] = entity.names;
  if (main && main.told <= position) return main.text;
  const told = entity.names.filter((n) => n.told <= position).sort((a, b) => a.told - b.told);
  return told[0]?.text ?? main?.text ?? '';
}

/** How many of some numbers, ascending, are before one. */
function countBefore(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Called = readonly { readonly id: EntityId; readonly told: Position }[];

const named = new WeakMap<Story, ReadonlyMap<string, Called>>();

/** Who goes by which name, and since when, in the order of introduction; worked out once a story. */
function namesKnown(story: Story): ReadonlyMap<string, Called> {
  const found = named.get(story);
  if (found) return found;
  const names = new Map<string, Called>();
  for (const { id, names: own } of story.entities)
    for (const { text, told } of own) {
      const name = bare(text);
      names.set(name, [...(names.get(name) ?? []), { id, told }]);
    }
  named.set(story, names);
  return names;
}

const bare = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[’ʼ]/g, "'")
    .replace(/^(?:the|a|an)\s+/i, '');

function push<K>(map: Map<K, Act[]>, key: K, act: Act): void {
  const list = map.get(key);
  if (list) list.push(act);
  else map.set(key, [act]);
}
