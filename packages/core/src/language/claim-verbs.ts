import { grammarWord } from './grammar-words.ts';
import { Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { ClaimVerb, Word } from './tree.ts';

/** A way to say that somebody takes something to be so; `that` follows it. */
export interface ClaimForm {
  readonly verb: ClaimVerb;
  readonly form: string;
  /** Whether it says whom it is told to, as ?y. */
  readonly told: boolean;
}

const own = (verb: ClaimVerb, ...forms: readonly string[]): ClaimForm[] =>
  forms.map((form) => ({ verb, form: `?x ${form}`, told: false }));
const to = (verb: ClaimVerb, ...forms: readonly string[]): ClaimForm[] =>
  forms.map((form) => ({ verb, form: `?x ${form} ?y`, told: true }));

/** The grammar's verbs first, then what people write for them. */
export const claimVerbs: readonly ClaimForm[] = [
  ...own('believes', 'believes', 'is convinced', 'is sure', 'assumes', 'supposes'),
  ...own('thinks', 'thinks'),
  ...own('knows', 'knows', 'understands'),
  ...own('learns', 'learns', 'finds out', 'discovers', 'realises', 'realizes'),
  ...own('remembers', 'remembers', 'recalls'),
  ...own('sees', 'sees', 'notices'),
  ...own('hears', 'hears'),
  ...own('says', 'says', 'claims', 'admits', 'announces', 'declares'),
  ...to('tells', 'tells', 'informs', 'assures', 'says to'),
  ...to('lies', 'lies to'),
];

/** How claims are said: in the words of the vocabulary that are claims, and in English. */
export interface ClaimPatterns {
  /** What stands before what is claimed: `?x believes that`. Ids: the claim's verb. */
  readonly telling: Patterns;
  /** With `?what` for it, as rules have it: `?x believes ?what`, `?x acts` and `?x handles ?thing`. */
  readonly ruling: Patterns;
  /** The words that may stand last before what is claimed: `that`, `que`. */
  readonly joints: ReadonlySet<string>;
}

const cache = new WeakMap<ReadonlyMap<string, Word>, ClaimPatterns>();

/** The claims there are in a vocabulary, built once. */
export function claimPatterns({ vocabulary, grammar }: Reading): ClaimPatterns {
  let found = cache.get(vocabulary.words);
  if (found === undefined) {
    const telling: Word[] = [];
    const ruling: Word[] = [
      grammarWord('acts', ['x'], '?x acts'),
      grammarWord('handles', ['x', 'thing'], '?x handles ?thing'),
      grammarWord('parts with', ['x', 'thing'], '?x parts with ?thing'),
    ];
    for (const word of vocabulary.words.values()) {
      if (word.kind !== 'claim' || word.claim === null) continue;
      const names = word.variables.map((variable) => variable.name);
      for (const form of word.forms) {
        const said = form.replace(/\s*\?what$/u, '');
        telling.push(grammarWord(word.claim, names.slice(0, -1), said));
        ruling.push(grammarWord(word.claim, names, form));
      }
    }
    for (const { verb, form, told } of claimVerbs) {
      const names = told ? ['x', 'y'] : ['x'];
      telling.push(grammarWord(verb, names, `${form} that`));
      ruling.push(grammarWord(verb, [...names, 'what'], `${form} ?what`));
    }
    const patterns = new Patterns(telling, grammar);
    const joints = new Set<string>();
    for (const { parts } of patterns.forms) {
      const last = parts.at(-1);
      if (last?.type === 'literal') joints.add(last.text);
    }
    found = { telling: patterns, ruling: new Patterns(ruling, grammar), joints };
    cache.set(vocabulary.words, found);
  }
  return found;
}
