import { yearsKey } from '../engine/moments/kept-order.ts';
import { momentsOf } from '../engine/moments/lengths.ts';
import { type MomentOrder, orderOf } from '../engine/moments/order.ts';
import { momentsAt } from '../engine/moments/when.ts';
import type { MomentId, Position, Statement, Story, Word } from '../story/model.ts';
import type { Contribution } from './sealed.ts';

/**
 * How many years lie between the moments at which somebody's age is told and all others, as the telling goes on: where it is other than
 * none. Looks at pairs with what is new in them, and at each pair where a scene may say more of how far apart two are that were there
 * before; in a story that tells no ages, at nothing.
 */
export class YearsTold {
  /** Where ages are told: a moment may turn out to hold others, and then what is told in it happens in one of those. */
  readonly #ages: { readonly moment: MomentId; readonly told: Position }[] = [];
  /** Of scenes in which ages are told. */
  readonly #inScenes: { readonly scene: number; readonly told: Position }[] = [];
  /** Where scenes have been said to be. */
  readonly #movedTo = new Map<number, MomentId[]>();
  readonly #from = new Set<MomentId>();
  /** Null: one number or another. */
  readonly #sent = new Map<string, number | null>();
  #order: MomentOrder | null = null;
  #sentences = 0;
  #moments = 0;
  #constraints = 0;
  /** Whether there were moments not told yet. */
  #hid = false;

  /** What is new in a story that goes on from the one before. */
  tell(story: Story): Contribution['years'] {
    this.#note(story);
    this.#order = this.#order?.goOn(story) ?? orderOf(story);
    const before = new Set(this.#from);
    for (const from of this.#agesIn(this.#order)) this.#from.add(from);
    const told = story.moments.filter((moment) => moment.told < Number.POSITIVE_INFINITY);
    const all = this.#movesOthers(story, told.length);
    const news: [MomentId, MomentId, number | null][] = [];
    for (const from of this.#from)
      for (const { id: to } of told) {
        if (from === to || (!all && before.has(from) && to < this.#moments)) continue;
        const years = this.#order.years(from, to) ?? null;
        const key = yearsKey(from, to);
        if (years === (this.#sent.has(key) ? this.#sent.get(key) : 0)) continue;
        news.push([from, to, years]);
        this.#sent.set(key, years);
      }
    this.#hid = story.moments.length > told.length;
    this.#moments = told.length;
    this.#constraints = story.constraints.length;
    return news;
  }

  /**
   * Whether moments that were there before may be at other distances from each other now. They are not where each new one hangs on one
   * of them at most: `the next day`, a date.
   */
  #movesOthers({ moments, constraints }: Story, told: number): boolean {
    // One that orders others before it is told hangs on several.
    if (this.#hid || moments.length > told) return true;
    const hangsOn = new Map<MomentId, MomentId>();
    for (const constraint of constraints.slice(this.#constraints)) {
      const ids: readonly MomentId[] =
        constraint.type === 'date' ? [constraint.moment, CALENDAR] : momentsOf(constraint);
      const [one, other = one] = [...new Set(ids)].sort((a, b) => a - b);
      if (one === undefined || other === undefined) continue;
      // Between two new ones, the later hangs on the earlier.
      if (other < this.#moments || (hangsOn.get(other) ?? one) !== one) return true;
      if (one !== other) hangsOn.set(other, one);
    }
    return false;
  }

  #note({ sentences, scenes, readings }: Story): void {
    for (const { statement, position, scene } of sentences.slice(this.#sentences)) {
      if (!statement) continue;
      if (tellsAge(statement)) {
        this.#ages.push({ moment: scenes[scene - 1]!.moment, told: position });
        this.#inScenes.push({ scene, told: position });
        this.#noteTimes(statement, position);
      }
      if (statement.type === 'scenes')
        for (const { scene: moved, moment } of statement.moves)
          this.#movedTo.set(moved, [...(this.#movedTo.get(moved) ?? []), moment]);
    }
    this.#sentences = sentences.length;
    for (const { suppositions } of readings)
      for (const { statement } of suppositions)
        if (tellsAge(statement)) this.#noteTimes(statement, sentences.length + 1);
  }

  #noteTimes(statement: Statement, told: Position): void {
    for (const moment of statement.when ? momentsAt(statement.when) : []) this.#ages.push({ moment, told });
    if (statement.type === 'claim') this.#noteTimes(statement.content, told);
  }

  /** The moments that ages are told at, with those in which that comes to lie. */
  *#agesIn(order: MomentOrder): Generator<MomentId> {
    const byRank: MomentId[] = [];
    for (let id = 0; id < order.slot.length; id++) byRank[order.slot[id]!] = id;
    const moved = this.#inScenes.flatMap(({ scene, told }) =>
      (this.#movedTo.get(scene) ?? []).map((moment) => ({ moment, told })),
    );
    for (const { moment, told } of [...this.#ages, ...moved])
      yield* [moment, byRank[order.lastSlot(moment, told)]!];
  }
}

/** What dates hang on: it was there before all. */
const CALENDAR = -1;

/** Whether a story goes by the years between moments: where ages are told. */
export const tellsAges = ({ sentences, readings }: Story): boolean =>
  [...sentences, ...readings.flatMap(({ suppositions }) => suppositions)].some(
    ({ statement }) => statement && tellsAge(statement),
  );

function tellsAge(statement: Statement): boolean {
  if (statement.type === 'claim') return tellsAge(statement.content);
  return statement.type === 'clauses' && statement.clauses.some(({ word }) => isAboutAge(word));
}

const isAboutAge = (word: Word, seen: ReadonlySet<Word> = new Set()): boolean =>
  word.kind === 'age' ||
  (!seen.has(word) && word.effects.some((effect) => isAboutAge(effect.word, new Set([...seen, word]))));
