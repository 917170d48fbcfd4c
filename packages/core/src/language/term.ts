import type { Named } from './names.ts';
import { type NounPhrase, nounPhrases } from './nouns.ts';
import { variableKind } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { VariableKind } from './tree.ts';

/** One thing that stands at the place of a variable, as tokens [from, to). */
export type Member = { readonly from: number; readonly to: number } & (
  | { readonly type: 'known'; readonly named: Named }
  | { readonly type: 'phrase'; readonly phrase: NounPhrase }
  | { readonly type: 'variable'; readonly name: string }
  | /** `?y's body` */ { readonly type: 'possessive'; readonly variable: string; readonly rest: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'date'; readonly start: number; readonly end: number }
  | { readonly type: 'nobody' }
  | { readonly type: 'each other' }
);

/** One way to fill the place of a variable: `Mum and Dad` fills it with two. */
export interface TermOption {
  readonly members: readonly Member[];
  readonly next: number;
}

/** Of the places at which a list may end, how many are tried. */
const lasting = 10;
const possessives: ReadonlySet<string> = new Set(['his', 'her', 'their', 'its']);
/** No list of names is longer. */
const longestList = 100;

/** Finds what may fill the place of a variable. Each place in a sentence is looked at once. */
export class Terms {
  readonly #reading: Reading;
  readonly #end: number;
  readonly #conjunctions: ReadonlySet<string>;
  readonly #options: (readonly TermOption[] | undefined)[] = [];

  constructor(reading: Reading, end: number) {
    this.#reading = reading;
    this.#end = end;
    this.#conjunctions = reading.way.lexicon.conjunctionsOf(reading.vocabulary.language);
  }

  /** Every way to read names from `start` on, the likeliest first. */
  at(start: number): readonly TermOption[] {
    const known = this.#options[start];
    if (known !== undefined) return known;
    const options = this.#read(start);
    this.#options[start] = options;
    return options;
  }

  /** `30`, `thirty`. */
  number(start: number): TermOption | null {
    const { lexicon } = this.#reading.way;
    if (!lexicon.mayBeginNumber(this.#reading.word(start))) return null;
    for (let next = Math.min(this.#end, start + 3); next > start; next--) {
      const text = this.#reading.textOf(start, next);
      const value = text.split(/[- ]/u).length > 2 ? null : lexicon.number(text);
      if (value !== null && !/^an?$/u.test(this.#reading.word(start)))
        return { members: [{ type: 'number', value, from: start, to: next }], next };
    }
    return null;
  }

  /** `12 March 1987`, longest first. */
  date(start: number): TermOption | null {
    for (let next = Math.min(this.#end, start + 7); next > start; next--) {
      const date = this.#reading.way.date(this.#reading.textOf(start, next));
      if (date !== null)
        return { members: [{ type: 'date', start: date.from, end: date.to, from: start, to: next }], next };
    }
    return null;
  }

  /**
   * `his keys` is `Adam's keys` in a sentence about Adam, if there is such a name. Where there is none, nobody
   * can tell whose they are, and nothing is made up.
   */
  belonging(start: number, owner: string): TermOption | null {
    if (!possessives.has(this.#reading.word(start))) return null;
    for (let next = Math.min(this.#end, start + 5); next > start + 1; next--) {
      const named = this.#reading.vocabulary.names.exactly(
        `${owner}'s ${this.#reading.textOf(start + 1, next)}`,
      );
      if (named !== undefined) return { members: [{ type: 'known', named, from: start, to: next }], next };
    }
    return null;
  }

  #read(start: number): readonly TermOption[] {
    if (start >= this.#end) return [];
    const alone = this.#alone(start);
    if (alone !== null) return [alone];
    const options: TermOption[] = [];
    for (const first of this.#singles(start))
      for (const option of this.#list(first))
        if (!options.some((other) => isSameStretch(other, option))) options.push(option);
    return options;
  }

  /** `nobody`, `no one`, `nothing`, `each other`; in questions `who` and `what`. */
  #alone(start: number): TermOption | null {
    const { english, use } = this.#reading;
    if (this.#reading.grammar === 'fr') return this.#aloneInFrench(start);
    if (!english) return null;
    const word = this.#reading.word(start);
    const two = start + 1 < this.#end ? `${word} ${this.#reading.word(start + 1)}` : '';
    const only = (member: Member): TermOption => ({ members: [member], next: member.to });
    if (word === 'nobody' || word === 'nothing' || word === 'no-one')
      return only({ type: 'nobody', from: start, to: start + 1 });
    if (two === 'no one') return only({ type: 'nobody', from: start, to: start + 2 });
    if (two === 'each other' || two === 'one another')
      return only({ type: 'each other', from: start, to: start + 2 });
    const isWord = this.#reading.tokens[start]?.type === 'word';
    if (use === 'asking' && isWord && /^(?:who|whom|what)$/u.test(word))
      return only({ type: 'variable', name: word === 'whom' ? 'who' : word, from: start, to: start + 1 });
    return null;
  }

  /** `personne`, `rien`; in questions `qui`. */
  #aloneInFrench(start: number): TermOption | null {
    const word = this.#reading.word(start);
    const to = start + 1;
    if (this.#reading.tokens[start]?.type === 'word' && (word === 'personne' || word === 'rien'))
      return { members: [{ type: 'nobody', from: start, to }], next: to };
    if (this.#reading.use !== 'asking' || this.#reading.tokens[start]?.type !== 'word' || word !== 'qui')
      return null;
    return { members: [{ type: 'variable', name: 'qui', from: start, to }], next: to };
  }

  /** What may begin here and stand alone, the likeliest first. */
  #singles(start: number): Member[] {
    const { tokens, vocabulary, use } = this.#reading;
    const token = tokens[start];
    if (token === undefined || start >= this.#end) return [];
    if (token.type === 'variable') return use === 'telling' ? [] : this.#variables(start, token.text);
    const members: Member[] = [];
    let owner: number | null = null;
    for (const { named, next } of vocabulary.names.at(tokens, start, this.#end)) {
      members.push({ type: 'known', named, from: start, to: next });
      owner ??= next;
    }
    for (const phrase of nounPhrases(this.#reading, start, this.#end, owner, use === 'asking')) {
      // `Harry` is Harry even where `Harry Potter` could be made up, but only if the rest reads.
      if (members.some((member) => member.type === 'known' && member.to === phrase.next)) continue;
      members.push({ type: 'phrase', phrase, from: start, to: phrase.next });
    }
    if (members.length === 0 && /^\p{N}+$/u.test(token.text)) {
      const number = this.number(start)?.members[0];
      if (number !== undefined) members.push(number);
    }
    return members;
  }

  /** `?y`, and `?y's body` with one to three words after. */
  #variables(start: number, name: string): Member[] {
    const members: Member[] = [{ type: 'variable', name, from: start, to: start + 1 }];
    if (this.#reading.word(start + 1) !== "'s") return members;
    for (let next = start + 3; next <= Math.min(this.#end, start + 5); next++) {
      if (this.#reading.tokens[next - 1]?.type !== 'word') break;
      members.push({
        type: 'possessive',
        variable: name,
        rest: this.#reading.textOf(start + 2, next),
        from: start,
        to: next,
      });
    }
    return members;
  }

  /**
   *     Adam, Harry and the old man meet
   *     =========================== -----
   *
   * The list may end after any name that a conjunction joins; of very long lists the longest ends are kept.
   */
  #list(first: Member): TermOption[] {
    if (this.#separator(first.to) === null) return [{ members: [first], next: first.to }];
    const members: Member[] = [first];
    const ends: { readonly count: number; readonly last: Member }[] = [{ count: 1, last: first }];
    while (members.length < longestList) {
      const last = members[members.length - 1] as Member;
      const separator = this.#separator(last.to);
      if (separator === null) break;
      const singles = this.#singles(separator.next).filter((single) => single.type !== 'number');
      if (singles.length === 0) break;
      if (separator.joins)
        for (const single of singles) ends.push({ count: members.length + 1, last: single });
      const going =
        singles.find((single) => single.type === 'known') ??
        singles.find((single) => this.#separator(single.to) !== null);
      if (going === undefined) break;
      members.push(going);
    }
    const kept = ends.length <= lasting ? ends : [ends[0] as (typeof ends)[0], ...ends.slice(1 - lasting)];
    return kept
      .reverse()
      .map(({ count, last }) => ({ members: [...members.slice(0, count - 1), last], next: last.to }));
  }

  /** `,`, `and`, `, and`. A comma alone goes on with a list but does not end one. */
  #separator(at: number): { readonly next: number; readonly joins: boolean } | null {
    if (at >= this.#end) return null;
    const comma = this.#reading.word(at) === ',';
    const next = comma ? at + 1 : at;
    if (this.#conjunctions.has(this.#reading.word(next)) && next < this.#end)
      return { next: next + 1, joins: true };
    return comma ? { next, joins: false } : null;
  }
}

/** Whether two end at one place, with as many names, of which the first is as long. */
const isSameStretch = (one: TermOption, other: TermOption): boolean =>
  one.next === other.next &&
  one.members.length === other.members.length &&
  one.members[0]?.to === other.members[0]?.to;

/**
 * How badly a thing suits the place of a variable: 0 exactly, null not at all. What was never declared has only a
 * guessed kind, which may prove wrong.
 */
export function misfit(member: Member, kind: VariableKind, asking: boolean): number | null {
  switch (member.type) {
    case 'known':
      return misfitOfKnown(member.named, kind, asking);
    case 'phrase':
      return misfitOfPhrase(member.phrase, kind);
    case 'variable':
      return misfitOfVariable(member.name, kind);
    case 'possessive':
      return kind === 'number' || kind === 'date' ? null : kind === 'any' ? 1 : 0;
    case 'number':
      return kind === 'number' ? 0 : kind === 'any' ? 3 : null;
    case 'date':
      return kind === 'date' ? 0 : null;
    case 'nobody':
      return kind === 'number' || kind === 'date' ? null : 0;
    case 'each other':
      return kind === 'any' ? 0 : null;
  }
}

function misfitOfKnown(named: Named, kind: VariableKind, asking: boolean): number | null {
  if (kind === named.kind) return 0;
  if (kind === 'any') return 1;
  if (kind === 'number' || kind === 'date') return null;
  // Things may hold things: a marble may be in a basket.
  if (kind === 'place' && named.kind === 'thing') return 2;
  return named.declared && !asking ? null : 4;
}

function misfitOfPhrase(phrase: NounPhrase, kind: VariableKind): number | null {
  if (kind === 'number' || kind === 'date') return null;
  // `Paris`, `Sally`: more likely somebody than something; `the cellar`: anything.
  if (phrase.shape === 'proper') return { any: 0, place: 1, group: 2, thing: 3 }[kind];
  if (phrase.shape === 'genitive') return { any: 1, place: 0, group: 3, thing: 0 }[kind];
  if (phrase.person) return { any: 0, place: 2, group: 2, thing: 2 }[kind];
  return kind === 'any' ? 1 : 0;
}

/** Names of variables that say no more than what their place takes. */
const placeNames = new Set(['here', 'where', 'somewhere']);

function misfitOfVariable(name: string, kind: VariableKind): number {
  const own = placeNames.has(name) ? 'place' : variableKind(name);
  if (own === 'any' || own === kind) return 0;
  if (kind === 'any') return 1;
  return kind === 'place' && own === 'thing' ? 2 : 4;
}
