import type { Act } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Instant } from '../../../engine/instant.ts';
import type {
  Argument,
  Clause,
  EntityId,
  Position,
  Scene,
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
  /** When it is said; null where that depends on the position, since its scene has been moved. */
  at: Instant | null;
  readonly clause: Clause;
  /** What it is about, without what is left open. */
  readonly values: readonly Value[];
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
  readonly #grounds = new Map<string, Map<Value | undefined, Ground>>();
  /** The claims of each sentence that makes any. */
  readonly #claims = new Map<Position, readonly Claim[]>();
  #sentences = 0;
  /** Of how many acts of a word that has been asked about it is known what ground they are of. */
  readonly #acts = new Map<string, number>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Files what has been claimed since it was last done. */
  file(): void {
    const { story } = this.#engine;
    for (; this.#sentences < story.sentences.length; this.#sentences++) {
      const sentence = story.sentences[this.#sentences]!;
      if (sentence.statement?.type !== 'claim' || !this.#engine.isTold(sentence)) continue;
      const claims = this.#claimsOf(sentence, sentence.statement);
      if (claims.length > 0) this.#claims.set(sentence.position, claims);
      for (const claim of claims) this.ofClause(claim.clause).claims.push(claim);
    }
  }

  /** Heeds that a scene is at another moment. */
  moved({ first, last }: Scene): void {
    for (let p = first; p <= last; p++) for (const claim of this.claimsAt(p)) claim.at = null;
  }

  /** That of a word and a subject. */
  of(word: string, subject: Value | undefined): Ground {
    const { painting, end } = this.#engine;
    let bySubject = this.#grounds.get(word);
    if (!bySubject) {
      bySubject = new Map();
      this.#grounds.set(word, bySubject);
    }
    const being = subject === undefined ? subject : painting.canonical(subject, end);
    let ground = bySubject.get(being);
    if (!ground) {
      ground = { acts: [], claims: [] };
      bySubject.set(being, ground);
    }
    return ground;
  }

  ofClause({ word, args: [subject] }: Clause): Ground {
    return this.of(word.id, subject && said(subject));
  }

  /** What the sentence at a position claims, at whatever depth. */
  claimsAt(position: Position): readonly Claim[] {
    return this.#claims.get(position) ?? NOTHING;
  }

  #claimsOf(sentence: Sentence, statement: Statement): readonly Claim[] {
    const who: Value[] = [];
    let content = statement;
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
    const { position, scene } = sentence;
    const { scenes } = this.#engine;
    const at = scenes.isEverMoved(scene) ? null : this.#engine.instantOfSentence(sentence, position);
    return content.clauses.map((clause) => {
      const values = clause.args.flatMap((a) => said(a) ?? []);
      return { position, sentence, at, clause, values, who, aloud };
    });
  }

  /** The acts of a word with these arguments that have been told, in the order of telling. */
  acts(asOf: AsOf, word: string, args: readonly Value[]): readonly Act[] {
    const all = this.#engine.actsOf(word);
    let filed = this.#acts.get(word) ?? 0;
    for (; filed < all.length; filed++) this.of(word, all[filed]!.args[0]).acts.push(all[filed]!);
    this.#acts.set(word, filed);
    return this.of(word, args[0]).acts.filter((act) => asOf.isDone(act) && isSame(asOf, act.args, args));
  }

  /** Whether it was claimed to them, or they to know it, before a sentence in story time, wherever that is told. */
  wasTold(asOf: AsOf, who: EntityId, clause: Clause, args: readonly Value[], before: Sentence): boolean {
    const now = asOf.instantOf(before);
    const { claims } = this.of(clause.word.id, args[0]);
    let looked = 0;
    for (let i = toldBefore(claims, asOf.position + 1) - 1; i >= 0 && looked < MOST; i--) {
      const claim = claims[i]!;
      if (claim.sentence === before || (claim.at ?? asOf.instantOf(claim.sentence)) > now) continue;
      looked++;
      if (claim.clause.negated !== clause.negated || !isSame(asOf, claim.values, args)) continue;
      if (!asOf.isReal(claim.sentence.scene)) continue;
      const heard = claim.who.some((value) => asOf.isSame(value, who));
      if (heard || (claim.aloud && asOf.saw(who, claim.sentence.position))) return true;
    }
    return false;
  }
}

const NOTHING: readonly never[] = [];

const isSame = (asOf: AsOf, one: readonly Value[], other: readonly Value[]): boolean =>
  one.length === other.length && one.every((value, i) => asOf.isSame(value, other[i]!));

const said = (argument: Argument): Value | undefined =>
  argument.type === 'value' ? argument.value : undefined;
