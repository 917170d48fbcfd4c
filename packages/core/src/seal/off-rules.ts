import type { Content, Rule, RulePart, Tree, Word } from '../language/tree.ts';

/**
 * The built-in rules that a story turns off, each from where it could apply: before all that it speaks of has been told, it makes no
 * difference that it is off, and to say so would tell of what is ahead.
 */
export class OffRules {
  #waiting: readonly Rule[];
  readonly #deriving: readonly Rule[];
  /** By the id of a word: those it is the other side of. */
  readonly #opposites = new Map<string, Word[]>();
  readonly #words: Tree['words'];
  readonly #there = new Set<string>();
  #changed = true;

  constructor({ off, rules, words }: Tree) {
    this.#waiting = off;
    this.#words = words;
    this.#deriving = off.length === 0 ? [] : [...rules, ...off].filter(({ kind }) => kind === 'derives');
    for (const word of off.length === 0 ? [] : words.values()) {
      if (word.assumedOfPeople) this.#word(word, false);
      if (word.oppositeOf !== null) {
        const others = this.#opposites.get(word.oppositeOf) ?? [];
        this.#opposites.set(word.oppositeOf, [...others, word]);
      }
    }
  }

  /** Takes in what a sentence tells. */
  told(content: Content): void {
    if (this.#waiting.length === 0) return;
    if (content.type === 'clauses')
      for (const { word, negated } of content.clauses) this.#word(word, negated);
    else if (content.type === 'claim') this.told(content.content);
  }

  /** Those that could apply for the first time by what has been told. */
  now(): readonly string[] {
    if (this.#waiting.length === 0 || !this.#changed) return [];
    this.#derive();
    this.#changed = false;
    const found = this.#waiting.filter((rule) =>
      this.#couldHold(rule.kind === 'derives' ? rule.conditions : [rule.head, ...rule.conditions]),
    );
    this.#waiting = this.#waiting.filter((rule) => !found.includes(rule));
    return found.map(({ name }) => name);
  }

  /** All that are left: the story is over. */
  rest(): readonly string[] {
    const left = this.#waiting.map(({ name }) => name);
    this.#waiting = [];
    return left;
  }

  /** A word that is there, with what its meaning leads to. */
  #word(word: Word, negated: boolean): void {
    if (negated) for (const other of this.#opposites.get(word.id) ?? []) this.#word(other, false);
    const opposite = negated && word.oppositeOf !== null ? this.#words.get(word.oppositeOf) : undefined;
    if (opposite) this.#word(opposite, false);
    if (negated || this.#there.has(word.id)) return;
    this.#there.add(word.id);
    this.#changed = true;
    for (const effect of word.effects) this.#word(effect.word, effect.negated);
  }

  #derive(): void {
    for (let more = true; more; ) {
      const before = this.#there.size;
      for (const { head, conditions } of this.#deriving)
        if (head.type === 'clause' && this.#couldHold(conditions)) this.#word(head.clause.word, false);
      more = this.#there.size > before;
    }
  }

  /** What is denied holds without having been told, and somebody acts in every scene. */
  #couldHold(parts: readonly RulePart[]): boolean {
    return parts.every(
      (part) => part.type !== 'clause' || part.clause.negated || this.#there.has(part.clause.word.id),
    );
  }
}
