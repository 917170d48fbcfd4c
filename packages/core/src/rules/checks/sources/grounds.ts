import type { Act } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type {
  Argument,
  Clause,
  EntityId,
  Position,
  Sentence,
  Statement,
  Value,
} from '../../../story/model.ts';
import { toldBefore } from '../../told-before.ts';
import type { AsOf } from '../as-of.ts';

/** Somebody who is told something, or says that they know it, and the sentence that says so. */
interface Claim {
  readonly position: Position;
  readonly sentence: Sentence;
  readonly clause: Clause;
  /** Whoever says, hears or knows it, at whatever depth. */
  readonly who: readonly Value[];
  /** It is said to all who are there. */
  readonly aloud: boolean;
}

/** What is done, and what is claimed, of one word and one subject, whoever that turns out to be; in the order of telling. */
export interface Ground {
  readonly acts: Act[];
  readonly claims: Claim[];
}

/** More of what has been said of one thing is not looked at. */
const MOST = 50;

/** From where somebody may have what they tell: what they saw done, and what was claimed to them. */
export class Grounds {
  readonly #engine: Engine;
  readonly #grounds = new Map<string, Ground>();
  #acts = 0;
  #sentences = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Files what has been told since it was last done. */
  file(): void {
    const { acts, story } = this.#engine;
    for (; this.#acts < acts.length; this.#acts++) {
      const act = acts[this.#acts]!;
      if (act.word) this.of(act.word.id, act.args[0]).acts.push(act);
    }
    for (; this.#sentences < story.sentences.length; this.#sentences++) {
      const sentence = story.sentences[this.#sentences]!;
      for (const claim of this.claimsIn(sentence)) this.#ofClause(claim.clause).claims.push(claim);
    }
  }

  /** That of a word and a subject. */
  of(word: string, subject: Value | undefined): Ground {
    const { painting, end } = this.#engine;
    const key = `${word} ${subject === undefined ? '' : painting.canonical(subject, end)}`;
    let ground = this.#grounds.get(key);
    if (!ground) {
      ground = { acts: [], claims: [] };
      this.#grounds.set(key, ground);
    }
    return ground;
  }

  #ofClause({ word, args: [subject] }: Clause): Ground {
    return this.of(word.id, subject && said(subject));
  }

  /** What a sentence claims, at whatever depth. */
  claimsIn(sentence: Sentence): readonly Claim[] {
    const { statement } = sentence;
    if (statement?.type !== 'claim' || !this.#engine.isTold(sentence)) return NOTHING;
    const who: Value[] = [];
    let content: Statement = statement;
    let aloud = false;
    while (content.type === 'claim') {
      for (const argument of [content.holder, ...content.to]) {
        const value = said(argument);
        if (value !== undefined) who.push(value);
      }
      aloud ||= content.verb === 'says' && !content.secretly;
      content = content.content;
    }
    if (content.type !== 'clauses') return NOTHING;
    const { position } = sentence;
    return content.clauses.map((clause) => ({ position, sentence, clause, who, aloud }));
  }

  /** The acts of a word with these arguments that have been told, in the order of telling. */
  acts(asOf: AsOf, word: string, args: readonly Value[]): readonly Act[] {
    return this.of(word, args[0]).acts.filter((act) => asOf.isDone(act) && isSame(asOf, act.args, args));
  }

  /** Whether it was claimed to them, or they to know it, before a sentence in story time, wherever that is told. */
  wasTold(asOf: AsOf, who: EntityId, clause: Clause, args: readonly Value[], before: Sentence): boolean {
    const now = asOf.instantOf(before);
    const { claims } = this.of(clause.word.id, args[0]);
    let looked = 0;
    for (let i = toldBefore(claims, asOf.position + 1) - 1; i >= 0 && looked < MOST; i--) {
      const claim = claims[i]!;
      if (claim.sentence === before || asOf.instantOf(claim.sentence) > now) continue;
      looked++;
      if (claim.clause.negated !== clause.negated || !asOf.isReal(claim.sentence.scene)) continue;
      const values = claim.clause.args.flatMap((a) => said(a) ?? []);
      if (!isSame(asOf, values, args)) continue;
      const heard = claim.who.some((value) => asOf.isSame(value, who));
      if (heard || (claim.aloud && asOf.saw(who, claim.sentence.position))) return true;
    }
    return false;
  }
}

const NOTHING: readonly never[] = [];

export const isSame = (asOf: AsOf, one: readonly Value[], other: readonly Value[]): boolean =>
  one.length === other.length && one.every((value, i) => asOf.isSame(value, other[i]!));

const said = (argument: Argument): Value | undefined =>
  argument.type === 'value' ? argument.value : undefined;
