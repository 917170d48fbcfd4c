import type { Assertion } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import { BEGINNING, END } from '../../../engine/instant.ts';
import type { EntityId, Value } from '../../../story/model.ts';
import { lastNames, type NameIndex } from './named.ts';

/** Somebody with whom somebody is connected, and since when. */
interface Tie {
  readonly to: EntityId;
  readonly since: Instant;
}

/** A friend of a relative's relative may be heard of; beyond that, nothing is taken for granted. */
const FAR = 3;

/**
 * Who is what to whom, as far as it lets them know of each other without a scene that shows it: family (facts, marriage, a shared last name,
 * what an introduction says), and what is told of two people as it is: that one works for the other, suspects them, is their friend.
 */
export class Ties {
  readonly #engine: Engine;
  readonly #names: NameIndex;
  /** Family and the like: these know of one another's. */
  readonly #close = new Map<EntityId, Tie[]>();
  /** Whoever is something to somebody knows of them. */
  readonly #told = new Map<EntityId, Tie[]>();
  /** Whom a thing speaks of: it is called after them, or they wrote it. */
  readonly #ofThings = new Map<EntityId, Tie[]>();

  #said = 0;
  #acts = 0;
  /** How many have come to be close to somebody. */
  closeness = 0;
  /** The first instant from which two are connected that were not before it last went on; `END` where there are none. */
  newsSince: Instant = END;

  constructor(engine: Engine, names: NameIndex) {
    this.#engine = engine;
    this.#names = names;
    this.#introductions();
    this.#lastNames();
    this.goOn();
  }

  /** Takes in what has been told since; nothing told before may have changed. */
  goOn(): void {
    const { acts, end, painting } = this.#engine;
    this.newsSince = END;
    for (; this.#said < painting.said.length; this.#said++) this.#tell(painting.said[this.#said]!);
    for (; this.#acts < acts.length; this.#acts++) {
      const act = acts[this.#acts]!;
      // Who writes a letter is on it; who hands it over is not.
      if (act.subject === null || !act.word || act.word.effects.length > 0) continue;
      if (!this.#engine.isDone(act, end)) continue;
      const [, ...others] = act.args;
      for (const thing of others)
        if (this.#is(thing, 'thing'))
          this.#tie(this.#ofThings, thing, act.subject, this.#engine.actInstant(act, end));
    }
  }

  /** Whether somebody can have known of somebody all along, as of an instant. */
  connects(who: EntityId, other: EntityId, now: Instant): boolean {
    const [one, two] = [this.#engine.beingOf(who), this.#engine.beingOf(other)];
    const direct = this.#to(this.#told, one, now);
    return (
      this.isClose(one, two, now) ||
      direct.some((each) => each === two || this.#within(each, two, FAR - 1, now))
    );
  }

  /** Whether they are family, or the like of it. */
  isClose(who: EntityId, other: EntityId, now: Instant): boolean {
    return this.#within(this.#engine.beingOf(who), this.#engine.beingOf(other), FAR, now);
  }

  /** Whom a thing speaks of, as of an instant. */
  spokenOfBy(thing: EntityId, now: Instant): readonly EntityId[] {
    return this.#to(this.#ofThings, this.#engine.beingOf(thing), now);
  }

  #within(from: EntityId, to: EntityId, steps: number, now: Instant): boolean {
    const seen = new Set([from]);
    let edge = [from];
    for (let step = 0; step < steps && edge.length > 0 && !seen.has(to); step++) {
      edge = edge.flatMap((each) => this.#to(this.#close, each, now)).filter((each) => !seen.has(each));
      for (const each of edge) seen.add(each);
    }
    return seen.has(to);
  }

  #to(ties: Map<EntityId, Tie[]>, from: EntityId, now: Instant): EntityId[] {
    return (ties.get(from) ?? []).filter(({ since }) => since < now).map(({ to }) => to);
  }

  /** `**Caroline** is the doctor's elder sister`, `**Jim's grandfather**`, `**the letter from Abuela**`. */
  #introductions(): void {
    for (const entity of this.#engine.story.entities) {
      // What a name of several words is made of: the whole of it is in the index too.
      const parts = entity.names.flatMap(({ text }) => text.split(/(?<=['’]s) |(?<=^\S+) |\s(?=\p{Lu})/u));
      const texts = [
        entity.introduction,
        ...parts.filter((part) => entity.names.every(({ text }) => text !== part)),
      ];
      for (const { entity: other } of texts.flatMap((text) => this.#names.in(text))) {
        if (this.#is(entity.id, 'thing') && this.#is(other, 'person'))
          this.#tie(this.#ofThings, entity.id, other, BEGINNING);
        if (this.#is(entity.id, 'thing') || !this.#is(other, 'person', 'group')) continue;
        this.#tie(this.#close, entity.id, other, BEGINNING);
        this.#tie(this.#close, other, entity.id, BEGINNING);
      }
    }
  }

  #lastNames(): void {
    const byName = new Map<string, EntityId>();
    for (const entity of this.#engine.story.entities)
      for (const last of new Set(lastNames(entity))) {
        const other = byName.get(last);
        if (other === undefined) byName.set(last, entity.id);
        else {
          this.#tie(this.#close, entity.id, other, BEGINNING);
          this.#tie(this.#close, other, entity.id, BEGINNING);
        }
      }
  }

  #tell(assertion: Assertion): void {
    const { word, args, staged, supposed, scene } = assertion;
    if (args.length < 2 || staged || supposed || word.oneHolder) return;
    if (assertion.holds === assertion.shape.flipped || !this.#engine.scenes.isReal(scene, this.#engine.end))
      return;
    const since = word.kind === 'fact' ? BEGINNING : this.#engine.painting.start(assertion, this.#engine.end);
    const isAbout = (i: number) => word.about.includes(word.variables[i]?.name ?? '');
    args.forEach((from, i) => {
      args.forEach((to, j) => {
        if (i === j) return;
        // Whoever loves a thing has not left a mark on it; whoever owns it may have.
        if (word.about.length === 0 && this.#is(from, 'thing') && this.#is(to, 'person'))
          this.#tie(this.#ofThings, from, to, since);
        if (!this.#is(from, 'person', 'group') || !this.#is(to, 'person', 'group')) return;
        // One's thoughts of somebody are one's own: whoever is suspected need not know by whom.
        if (i === 0 || word.bothWays || !isAbout(i)) this.#tie(this.#told, from, to, since);
        if (word.kind === 'fact' || (word.bothWays && word.about.length === 0))
          this.#tie(this.#close, from, to, since);
      });
    });
  }

  #tie(ties: Map<EntityId, Tie[]>, from: Value, to: Value, since: Instant): void {
    if (typeof from !== 'number' || typeof to !== 'number') return;
    const [one, other] = [this.#engine.beingOf(from), this.#engine.beingOf(to)];
    if (one === other) return;
    if (ties === this.#close) this.closeness++;
    this.newsSince = Math.min(this.newsSince, since);
    const list = ties.get(one);
    if (list) list.push({ to: other, since });
    else ties.set(one, [{ to: other, since }]);
  }

  #is(value: Value, ...kinds: readonly string[]): value is EntityId {
    return typeof value === 'number' && kinds.includes(this.#engine.story.entities[value]?.kind ?? '');
  }
}
