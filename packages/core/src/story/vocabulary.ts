import type { Clause, Content, Role, Rule, RulePart, Tree, Word } from '../language/tree.ts';

/** Collects the words that sentences told use, with those their meaning leads to. */
export class WordsUsed {
  readonly #words: ReadonlyMap<string, Word>;
  readonly #used = new Set<string>();
  /** Words made up for events told, in the order of telling. */
  readonly invented: Word[] = [];

  constructor(words: ReadonlyMap<string, Word>) {
    this.#words = words;
  }

  content(content: Content): void {
    if (content.type === 'clauses') for (const clause of content.clauses) this.word(clause.word);
    else if (content.type === 'claim') this.content(content.content);
  }

  word(word: Word): void {
    if (this.#used.has(word.id)) return;
    this.#used.add(word.id);
    if (word.invented) this.invented.push(word);
    for (const effect of word.effects) this.word(effect.word);
    const opposite = word.oppositeOf === null ? undefined : this.#words.get(word.oppositeOf);
    if (opposite) this.word(opposite);
  }

  /** Takes in whatever may be supposed: it is there once the story is over, as readings are. */
  supposable(): void {
    for (const word of this.#words.values()) if (word.maybeSupposed) this.word(word);
  }

  has(word: Word): boolean {
    return word.builtIn || word.invented || this.#used.has(word.id);
  }
}

/** The words there are in a view: the prelude's, those of the story that a sentence told has used, and those made up for events. */
export function wordsInView(tree: Tree, used: WordsUsed): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const [id, word] of tree.words) {
    const seen = used.has(word) ? word : tree.builtIn.get(id);
    if (seen) words.set(id, seen);
  }
  for (const word of used.invented) if (!words.has(word.id)) words.set(word.id, word);
  return words;
}

const roles = new WeakMap<ReadonlyMap<string, Word>, Partial<Record<Role, Word>>>();

/** The word that has a role: `?x is dead` or `?x est mort` for `death`. */
export function wordWithRole(words: ReadonlyMap<string, Word>, role: Role): Word | undefined {
  let found = roles.get(words);
  if (found === undefined) {
    found = {};
    for (const word of words.values()) if (word.role !== null) found[word.role] = word;
    roles.set(words, found);
  }
  return found[role];
}

const clausesOf = (parts: readonly RulePart[]): Clause[] =>
  parts.flatMap((p) => (p.type === 'clause' ? [p.clause] : []));

/** A rule with those of its exceptions that are there: one that speaks of what has not been told excuses nothing yet. */
export interface RuleInView {
  readonly rule: Rule;
  readonly exceptions: readonly RulePart[];
}

/**
 * The rules there are in a view: those all of whose words are there and all of whose names have been told, exceptions aside. A word
 * that only follows from others is there with the rule that derives it.
 */
export function rulesInView(
  tree: Tree,
  used: WordsUsed,
  told: (name: string) => boolean,
): readonly RuleInView[] {
  const isThere = (parts: readonly RulePart[]) =>
    clausesOf(parts).every(
      (clause) =>
        used.has(clause.word) && clause.args.every((term) => term.type !== 'name' || told(term.name)),
    );
  const rules = new Set<Rule>();
  for (let more = true; more; ) {
    more = false;
    for (const rule of tree.rules) {
      const derives = rule.kind === 'derives';
      const parts = [...(derives ? [] : [rule.head]), ...rule.conditions];
      if (rules.has(rule) || !(rule.builtIn || isThere(parts))) continue;
      rules.add(rule);
      if (!derives || rule.head.type !== 'clause' || used.has(rule.head.clause.word)) continue;
      used.word(rule.head.clause.word);
      more = true;
    }
  }
  return tree.rules
    .filter((rule) => rules.has(rule))
    .map((rule) => ({
      rule,
      exceptions: rule.builtIn ? rule.exceptions : rule.exceptions.filter((part) => isThere([part])),
    }));
}
