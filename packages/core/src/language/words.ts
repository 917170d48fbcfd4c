import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { readClauses } from './clause.ts';
import { grammarOf } from './grammar.ts';
import { defining } from './making-up.ts';
import { type Patterns, patternParts, patternShape, patternsOf } from './pattern.ts';
import { problem } from './problem.ts';
import { trimRange } from './ranges.ts';
import { Reading } from './reading.ts';
import { nearestPattern } from './suggest.ts';
import { tokeniseText } from './tokens.ts';
import type { Clause, Role, Word } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readForms, type WrittenForms } from './word-forms.ts';
import { type ReadModifiers, readModifiers } from './word-modifiers.ts';

/** A word whose effects are still to be read, since they may use words that stand further down. */
interface Draft {
  readonly word: Word & { oppositeOf: string | null };
  readonly effects: Clause[];
  readonly written: WrittenForms;
  readonly modifiers: ReadModifiers;
}

/**
 * Reads the items of `# Words` and adds them to those there are. A word of the same pattern is replaced, and what
 * leads to the old one then leads to the new one.
 *
 *     - ?x goes to ?place (returns to, arrives at): act, then ?x is in ?place
 *       -----------------  =====================    kind  modifier
 *
 * @param items each list item without its bullet
 * @param base the words that they are added to
 * @param vocabulary the names that effects may use
 */
export function readWords(
  source: Source,
  items: readonly Range[],
  base: ReadonlyMap<string, Word>,
  vocabulary: Vocabulary,
): { words: ReadonlyMap<string, Word>; diagnostics: readonly Diagnostic[] } {
  return new WordsReader(source, base, vocabulary, false).read(items);
}

/** As `readWords`, for the words that every story starts with. */
export function readBuiltInWords(
  source: Source,
  items: readonly Range[],
  vocabulary: Vocabulary,
): { words: ReadonlyMap<string, Word>; diagnostics: readonly Diagnostic[] } {
  return new WordsReader(source, new Map(), vocabulary, true).read(items);
}

class WordsReader {
  readonly #source: Source;
  readonly #base: ReadonlyMap<string, Word>;
  readonly #vocabulary: Vocabulary;
  readonly #builtIn: boolean;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #drafts = new Map<string, Draft>();
  /** The id of each word by the shape of its pattern. */
  readonly #shapes = new Map<string, string>();
  /** The id of the word that has a role. */
  readonly #roles = new Map<Role, string>();

  constructor(source: Source, base: ReadonlyMap<string, Word>, vocabulary: Vocabulary, builtIn: boolean) {
    this.#source = source;
    this.#base = base;
    this.#vocabulary = vocabulary;
    this.#builtIn = builtIn;
    for (const word of base.values()) {
      this.#shapes.set(patternShape(patternParts(word.forms[0] ?? word.id)), word.id);
      if (word.role !== null) this.#roles.set(word.role, word.id);
    }
  }

  read(items: readonly Range[]): { words: ReadonlyMap<string, Word>; diagnostics: readonly Diagnostic[] } {
    if (items.length === 0) return { words: this.#base, diagnostics: [] };
    for (const item of items) this.#draft(item);
    const words = relinked(this.#base, new Map([...this.#drafts].map(([id, draft]) => [id, draft.word])));
    const patterns = patternsOf(words, grammarOf(this.#vocabulary.language));
    for (const draft of this.#drafts.values()) {
      for (const effect of draft.modifiers.effects)
        draft.effects.push(...this.#effect(effect, draft, patterns));
      if (draft.modifiers.opposite !== null)
        draft.word.oppositeOf = this.#opposite(draft.modifiers.opposite, draft, words, patterns);
    }
    return { words, diagnostics: this.#diagnostics };
  }

  #report(
    code: string,
    range: Range,
    message: string,
    severity: 'error' | 'warning' = 'error',
    fix?: { title: string; range: Range; text: string },
  ): void {
    const fixes =
      fix === undefined ? [] : [{ title: fix.title, edits: [{ range: fix.range, text: fix.text }] }];
    this.#diagnostics.push(problem(this.#source, severity, code, range, message, { fixes }));
  }

  // ---------------------------------------------------------------- first pass: everything but what leads to other words

  #draft(item: Range): void {
    const colon = colonOf(this.#source, item);
    if (colon === null) {
      this.#report(
        'word-without-kind',
        item,
        'This line declares no word. Write its pattern, a colon, and its kind: - ?x welcomes ?y: act.',
      );
      return;
    }
    const written = readForms(
      this.#source,
      trimRange(this.#source.text, { from: item.from, to: colon }),
      (code, range, message) => this.#report(code, range, message),
    );
    if (written === null) return;
    const modifiers = readModifiers(
      this.#source,
      { from: colon + 1, to: item.to },
      written.variables,
      (code, range, message, severity, fix) => this.#report(code, range, message, severity, fix),
    );
    if (modifiers === null) return;
    // A pattern of the same shape is the same word, however its variables are called.
    const shape = patternShape(patternParts(written.forms[0] ?? ''));
    const id = this.#shapes.get(shape) ?? written.forms[0] ?? '';
    this.#shapes.set(shape, id);
    const first = this.#drafts.get(id);
    if (first !== undefined) {
      this.#diagnostics.push(
        problem(
          this.#source,
          'error',
          'word-declared-twice',
          written.range,
          `“${written.forms[0]}” is declared already. Put all that it means into one line.`,
          {
            related: [{ message: 'declared here', range: first.written.range }],
          },
        ),
      );
      return;
    }
    const effects: Clause[] = [];
    const word = {
      id,
      kind: modifiers.kind,
      role: this.#role(id, modifiers.role, written.range),
      claim: modifiers.claim,
      variables: written.variables,
      forms: written.forms,
      oneAtATime: modifiers.has('one at a time'),
      oneHolder: modifiers.has('one holder at a time'),
      bothWays: modifiers.has('both ways'),
      forever: modifiers.has('forever'),
      oppositeOf: null,
      assumedOfPeople: modifiers.has('assumed of people'),
      maybeSupposed: modifiers.has('may be supposed'),
      atADistance: modifiers.has('at a distance'),
      aloud: modifiers.has('aloud'),
      about: modifiers.about,
      effects,
      builtIn: this.#builtIn,
      invented: false,
      range: item,
    };
    this.#check(word, written);
    this.#drafts.set(id, { word, effects, written, modifiers });
  }

  /** The role of a word: its own, or that of the word it takes the place of. A role is one word's. */
  #role(id: string, role: Role | null, range: Range): Role | null {
    if (role === null) return this.#base.get(id)?.role ?? null;
    const other = this.#roles.get(role);
    this.#roles.set(role, other ?? id);
    if (other === undefined || other === id) return role;
    this.#report(
      'role-taken',
      range,
      `“${other}” has the role “${role}” already, and only one word can. Write this as one of its forms, or declare it with the same pattern.`,
    );
    return null;
  }

  #check(word: Word, written: WrittenForms): void {
    if (word.kind === 'age' && !word.variables.some((variable) => variable.kind === 'number'))
      this.#report(
        'age-without-number',
        written.range,
        'A word of kind age needs the variable ?n for the years: - ?x is ?n years old: age.',
      );
    if (
      (word.role === 'whereabouts' &&
        (word.kind !== 'state' || !word.oneAtATime || word.variables.length !== 2)) ||
      (word.role === 'birthday' &&
        (word.kind !== 'fact' || word.variables.length !== 2 || word.variables[1]?.kind !== 'date')) ||
      (word.role === 'parent' && (word.kind !== 'fact' || word.variables.length !== 2)) ||
      ((word.role === 'death' || word.role === 'ghost' || word.role === 'birth') &&
        (word.kind !== 'state' || word.variables.length !== 1))
    )
      this.#report(
        'role-does-not-fit',
        written.range,
        word.role === 'whereabouts'
          ? 'The role “whereabouts” is for a state of two variables, one at a time: - ?x is in ?place: state, one at a time, whereabouts.'
          : word.role === 'birthday'
            ? 'The role “birthday” is for a fact of two variables, a date the second: - ?x was born in ?date: fact, one at a time, birthday.'
            : word.role === 'parent'
              ? 'The role “parent” is for a fact of two variables, the parent the first: - ?x is the parent of ?y: fact, parent.'
              : `The role “${word.role}” is for a state of one variable: - ?x is dead: state, forever, death.`,
      );
    if (word.kind === 'claim') this.#checkClaim(word, written);
    if (word.kind === 'identity' && word.variables.length !== 2)
      this.#report(
        'identity-of-two',
        written.range,
        'A word of kind identity needs two variables: - ?x is the same person as ?y: identity.',
      );
    if ((word.oneAtATime || word.oneHolder || word.bothWays) && word.variables.length < 2)
      this.#report(
        'modifier-needs-two',
        written.range,
        '“one at a time”, “one holder at a time” and “both ways” need a pattern with two variables.',
        'warning',
      );
  }

  #checkClaim(word: Word, written: WrittenForms): void {
    const told = word.claim === 'tells' || word.claim === 'lies';
    if (word.claim === null)
      this.#report(
        'claim-without-verb',
        written.range,
        'A word of kind claim says which claim of the grammar it is: - ?x swears that ?what: claim, says.',
      );
    else if (
      word.variables.length !== (told ? 3 : 2) ||
      word.forms.some((form) => !/\?what$/u.test(form) || /\?[\p{L}\p{N}_]+\s+\?what$/u.test(form))
    )
      this.#report(
        'claim-without-what',
        written.range,
        `The pattern of a claim ends in ?what, with a word such as “that” before it${told ? ', and names who is told' : ''}: - ${told ? '?x swears to ?y that ?what: claim, tells' : '?x swears that ?what: claim, says'}.`,
      );
  }

  // ---------------------------------------------------------------- second pass: effects and opposites

  #effect(range: Range, draft: Draft, patterns: Patterns): readonly Clause[] {
    const reading = new Reading(this.#source, range, this.#vocabulary, defining, [], patterns);
    const clauses = effectClauses(reading, 0, reading.tokens.length);
    if (clauses === null) {
      const near = nearestPattern(patterns, this.#source.slice(range));
      this.#report(
        'effect-without-word',
        range,
        `No word fits “${this.#source.slice(range)}”. Declare one, or write it as a word has it${near === null ? '' : `: ${near}`}.`,
      );
      return [];
    }
    const own = new Set(draft.written.variables.map((variable) => variable.name));
    for (const clause of clauses)
      for (const term of clause.args) {
        const name = term.type === 'variable' ? term.name : term.type === 'possessive' ? term.variable : null;
        if (name === null || own.has(name) || name === 'here' || clause.negated) continue;
        this.#report(
          'unbound-variable',
          term.range,
          `?${name} is nothing in “${draft.word.id}”, so nobody can tell what this brings about. Use one of its variables, or ?here for the place where it happens.`,
        );
        return [];
      }
    this.#diagnostics.push(...reading.diagnostics);
    return clauses;
  }

  #opposite(range: Range, draft: Draft, words: ReadonlyMap<string, Word>, patterns: Patterns): string | null {
    const written = this.#source.slice(range);
    const shape = patternShape(patternParts(written));
    const exact = patterns.forms.find((form) => patternShape(form.parts) === shape)?.word;
    const found =
      exact ??
      readClauses(
        new Reading(this.#source, range, this.#vocabulary, defining, [], patterns),
        0,
        tokeniseText(written, 0).length,
      )?.[0]?.word;
    if (found === undefined || !words.has(found.id)) {
      const near = nearestPattern(patterns, written);
      this.#report(
        'opposite-without-word',
        range,
        `No word has the pattern “${written}”. Declare it, or name one that is${near === null ? '' : `: ${near}`}.`,
      );
      return null;
    }
    if (found === draft.word) {
      this.#report('opposite-of-itself', range, `“${draft.word.id}” cannot be its own opposite.`);
      return null;
    }
    return found.id;
  }
}

/** One effect, or several joined by `and`. */
function effectClauses(reading: Reading, start: number, end: number): readonly Clause[] | null {
  const whole = readClauses(reading, start, end);
  if (whole !== null && whole.length > 0) return whole;
  for (let i = start + 1; i < end - 1; i++) {
    if (reading.word(i) !== 'and') continue;
    const left = readClauses(reading, start, i);
    if (left === null) continue;
    const right = effectClauses(reading, reading.word(i + 1) === 'then' ? i + 2 : i + 1, end);
    if (right !== null) return [...left, ...right];
  }
  return null;
}

/** The colon between a pattern and its kind: the first that stands outside brackets and quotation marks. */
function colonOf(source: Source, item: Range): number | null {
  let depth = 0;
  for (let i = item.from; i < item.to; i++) {
    const c = source.text[i];
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === ':' && depth <= 0) return i;
  }
  return null;
}

/**
 * All words, the story's in place of those they replace; words of the base whose effects use a replaced one are made
 * anew so that their effects use the new one.
 */
function relinked(base: ReadonlyMap<string, Word>, own: ReadonlyMap<string, Word>): Map<string, Word> {
  const changed = new Set([...own.keys()].filter((id) => base.has(id)));
  const stale = new Set<string>();
  for (let found = changed.size > 0; found; ) {
    found = false;
    for (const word of base.values()) {
      if (changed.has(word.id) || !word.effects.some((effect) => changed.has(effect.word.id))) continue;
      changed.add(word.id);
      stale.add(word.id);
      found = true;
    }
  }
  const words = new Map<string, Word>();
  const filled: { readonly effects: Clause[]; readonly from: Word }[] = [];
  for (const [id, word] of base) {
    if (!stale.has(id)) words.set(id, own.get(id) ?? word);
    else {
      const effects: Clause[] = [];
      words.set(id, { ...word, effects });
      filled.push({ effects, from: word });
    }
  }
  for (const [id, word] of own) words.set(id, word);
  for (const { effects, from } of filled)
    effects.push(
      ...from.effects.map((effect) => ({ ...effect, word: words.get(effect.word.id) ?? effect.word })),
    );
  return words;
}
