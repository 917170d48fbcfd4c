import { frenchForms } from './french.ts';
import type { Grammar } from './grammar.ts';
import { type Token, tokeniseText } from './tokens.ts';
import type { Variable, VariableKind, Word } from './tree.ts';

/** `?place`, `?place2` take only places, and so on; every other variable takes anything. */
export function variableKind(name: string): VariableKind {
  const found = /^(place|thing|group|date|n)\d*$/u.exec(name)?.[1];
  if (found === undefined) return 'any';
  return found === 'n' ? 'number' : (found as VariableKind);
}

/** A piece of a pattern: a word that must stand there, or the place of a variable. */
export type Part =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'slot'; readonly variable: Variable };

/** Cuts `?x gives ?y ?thing` into its parts. */
export function patternParts(form: string): Part[] {
  return tokeniseText(form, 0).map(partOf);
}

function partOf(token: Token): Part {
  if (token.type === 'variable')
    return { type: 'slot', variable: { name: token.text, kind: variableKind(token.text) } };
  return { type: 'literal', text: token.lower };
}

/** The variables in order, each once. */
export function variablesOf(parts: readonly Part[]): Variable[] {
  const variables = new Map<string, Variable>();
  for (const part of parts) if (part.type === 'slot') variables.set(part.variable.name, part.variable);
  return [...variables.values()];
}

/** A pattern without its variables' names: patterns of one shape are the same pattern. */
export function patternShape(parts: readonly Part[]): string {
  return parts.map((part) => (part.type === 'literal' ? part.text : `?${part.variable.kind}`)).join(' ');
}

/** One form of a word, ready to be matched. */
export interface Form {
  readonly word: Word;
  readonly parts: readonly Part[];
  /** For each slot of the form, which of the word's variables it fills. */
  readonly fills: readonly number[];
  /** For each slot, what may stand there. */
  readonly kinds: readonly VariableKind[];
  readonly literals: number;
  /** 0 for the pattern itself, then the forms in brackets, then those the grammar supplies. */
  readonly rank: number;
  /** Which word of the vocabulary it belongs to, in order. */
  readonly order: number;
  /** It says no more than `is`: `the stranger is Laius`. Only names that are known stand in it, so that it makes none up. */
  readonly copula: boolean;
}

/** A point in the tree of all patterns: what may come next, and the forms that end here. */
export interface PatternNode {
  /** Null where nothing is, as at most points. */
  literals: Map<string, PatternNode> | null;
  slots: Map<VariableKind, PatternNode> | null;
  ends: Form[] | null;
}

const patternNode = (): PatternNode => ({ literals: null, slots: null, ends: null });

/**
 * All forms of all words as one tree, so that a sentence is held against a thousand patterns in about as many
 * steps as it has words.
 *
 *     ?x ─┬─ is ─┬─ in ── ?place
 *         │      └─ dead
 *         └─ holds ─┬─ ?thing
 *                   └─ ?y
 */
export class Patterns {
  readonly root = patternNode();
  readonly forms: Form[] = [];

  constructor(words: Iterable<Word>, grammar: Grammar | null) {
    let order = 0;
    for (const word of words) {
      for (const form of formsOf(word, order, grammar)) this.#add(form);
      order++;
    }
  }

  #add(form: Form): void {
    let at = this.root;
    for (const part of form.parts) {
      if (part.type === 'literal') {
        at.literals ??= new Map();
        at = child(at.literals, part.text);
      } else {
        at.slots ??= new Map();
        at = child(at.slots, part.variable.kind);
      }
    }
    at.ends ??= [];
    at.ends.push(form);
    this.forms.push(form);
  }
}

function child<Key>(children: Map<Key, PatternNode>, key: Key): PatternNode {
  let node = children.get(key);
  if (node === undefined) {
    node = patternNode();
    children.set(key, node);
  }
  return node;
}

const cache = new WeakMap<ReadonlyMap<string, Word>, Map<Grammar | null, Patterns>>();

/** The tree of a vocabulary's patterns, built once; its claims are grammar, and not in it. */
export function patternsOf(words: ReadonlyMap<string, Word>, grammar: Grammar | null): Patterns {
  let known = cache.get(words);
  if (known === undefined) {
    known = new Map();
    cache.set(words, known);
  }
  let patterns = known.get(grammar);
  if (patterns === undefined) {
    patterns = new Patterns(
      [...words.values()].filter((word) => word.kind !== 'claim'),
      grammar,
    );
    known.set(grammar, patterns);
  }
  return patterns;
}

function formsOf(word: Word, order: number, grammar: Grammar | null): Form[] {
  const forms: Form[] = [];
  word.forms.forEach((written, rank) => {
    const parts = patternParts(written);
    const form = makeForm(word, parts, rank, order);
    if (form === null) return;
    forms.push(form);
    for (const more of supplied(parts, grammar)) {
      const form = makeForm(word, more, word.forms.length + rank, order);
      if (form !== null) forms.push(form);
    }
  });
  return forms;
}

const copulas = new Set(['is', 'est']);

function makeForm(word: Word, parts: readonly Part[], rank: number, order: number): Form | null {
  const fills: number[] = [];
  const kinds: VariableKind[] = [];
  for (const part of parts) {
    if (part.type === 'literal') continue;
    kinds.push(part.variable.kind);
    const index = word.variables.findIndex((variable) => variable.name === part.variable.name);
    if (index < 0) return null;
    fills.push(index);
  }
  const copula = parts.every((part) => part.type === 'slot' || copulas.has(part.text));
  return { word, parts, fills, kinds, literals: parts.length - fills.length, rank, order, copula };
}

function supplied(parts: readonly Part[], grammar: Grammar | null): Part[][] {
  return grammar === 'en' ? englishForms(parts) : grammar === 'fr' ? frenchForms(parts) : [];
}

/**
 * What English says in two ways:
 *
 *     ?x is the mother of ?y       ?x is ?y's mother
 *     ?x is a friend of ?y         ?x is ?y's friend
 */
function englishForms(parts: readonly Part[]): Part[][] {
  const text = (index: number) => {
    const part = parts[index];
    return part?.type === 'literal' ? part.text : '';
  };
  const last = parts.length - 1;
  const relation =
    parts[0]?.type === 'slot' &&
    text(1) === 'is' &&
    /^(?:the|a|an)$/u.test(text(2)) &&
    text(last - 1) === 'of' &&
    parts[last]?.type === 'slot';
  const noun = parts.slice(3, last - 1);
  if (!relation || noun.length === 0 || noun.some((part) => part.type === 'slot')) return [];
  return [
    [parts[0] as Part, parts[1] as Part, parts[last] as Part, { type: 'literal', text: "'s" }, ...noun],
  ];
}
