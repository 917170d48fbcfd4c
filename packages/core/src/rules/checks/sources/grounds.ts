import type { Act } from '../../../engine/assertion.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Argument, Clause, EntityId, Sentence, Statement, Value } from '../../../story/model.ts';
import type { AsOf } from '../as-of.ts';

/** Somebody who is told something, or says that they know it, and the sentence that says so. */
interface Claim {
  readonly sentence: Sentence;
  readonly clause: Clause;
  /** Whoever says, hears or knows it, at whatever depth. */
  readonly who: readonly Value[];
  /** It is said to all who are there. */
  readonly aloud: boolean;
}

/** More of what has been said of one thing is not looked at. */
const MOST = 50;

/** From where somebody may have what they tell: what they saw done, and what was claimed to them. Made once for a story. */
export class Grounds {
  readonly #engine: Engine;
  readonly #acts = new Map<string, Act[]>();
  readonly #claims = new Map<string, Claim[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    for (const act of engine.acts) if (act.word) push(this.#acts, this.#key(act.word.id, act.args[0]), act);
    for (const sentence of engine.story.sentences) {
      if (sentence.statement?.type === 'claim' && engine.isTold(sentence))
        this.#file(sentence, sentence.statement);
    }
  }

  /** Of one word, those with the same subject, whoever that turns out to be. */
  #key(word: string, subject: Value | undefined): string {
    return `${word} ${subject === undefined ? '' : this.#engine.painting.canonical(subject, this.#engine.end)}`;
  }

  #file(sentence: Sentence, claim: Extract<Statement, { type: 'claim' }>): void {
    const who: Value[] = [];
    let content: Statement = claim;
    let aloud = false;
    while (content.type === 'claim') {
      for (const argument of [content.holder, ...content.to]) {
        const value = said(argument);
        if (value !== undefined) who.push(value);
      }
      aloud ||= content.verb === 'says';
      content = content.content;
    }
    if (content.type !== 'clauses') return;
    for (const clause of content.clauses) {
      const [subject] = clause.args;
      push(this.#claims, this.#key(clause.word.id, subject && said(subject)), {
        sentence,
        clause,
        who,
        aloud,
      });
    }
  }

  /** The acts of a word with these arguments that have been told, in the order of telling. */
  acts(asOf: AsOf, word: string, args: readonly Value[]): readonly Act[] {
    const acts = this.#acts.get(this.#key(word, args[0])) ?? [];
    return acts.filter((act) => asOf.isDone(act) && isSame(asOf, act.args, args));
  }

  /** Whether it was claimed to them, or they to know it, before a sentence in story time, wherever that is told. */
  wasTold(asOf: AsOf, who: EntityId, clause: Clause, args: readonly Value[], before: Sentence): boolean {
    const now = asOf.instantOf(before);
    const claims = this.#claims.get(this.#key(clause.word.id, args[0])) ?? [];
    const told = claims.filter(({ sentence }) => asOf.hasTold(sentence));
    return told.slice(-MOST).some((claim) => {
      if (claim.sentence === before || claim.clause.negated !== clause.negated) return false;
      if (!asOf.isReal(claim.sentence.scene)) return false;
      if (asOf.instantOf(claim.sentence) > now) return false;
      const values = claim.clause.args.flatMap((a) => said(a) ?? []);
      if (!isSame(asOf, values, args)) return false;
      const heard = claim.who.some((value) => asOf.isSame(value, who));
      return heard || (claim.aloud && asOf.saw(who, claim.sentence.position));
    });
  }
}

const isSame = (asOf: AsOf, one: readonly Value[], other: readonly Value[]): boolean =>
  one.length === other.length && one.every((value, i) => asOf.isSame(value, other[i]!));

const said = (argument: Argument): Value | undefined =>
  argument.type === 'value' ? argument.value : undefined;

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
