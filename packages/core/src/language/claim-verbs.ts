import { grammarWord } from './grammar-words.ts';
import { Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { ClaimVerb, Word } from './tree.ts';

/** How claims are said: in the words of the vocabulary that are claims, and in English. */
export interface ClaimPatterns {
  /** What stands before what is claimed: `?x believes that`. Ids: the claim's verb. */
  readonly telling: Patterns;
  /** The words that may stand last before what is claimed: `that`, `que`. */
  readonly joints: ReadonlySet<string>;
}

const cache = new WeakMap<ReadonlyMap<string, Word>, ClaimPatterns>();

/** The claims there are in a vocabulary, built once. */
export function claimPatterns(reading: Reading): ClaimPatterns {
  const { words } = reading.vocabulary;
  let found = cache.get(words);
  if (found === undefined) {
    const telling: Word[] = [];
    for (const { verb, variables, said } of claimForms(reading))
      telling.push(grammarWord(verb, variables.slice(0, -1), said));
    const patterns = new Patterns(telling, reading.grammar);
    const joints = new Set<string>();
    for (const { parts } of patterns.forms) {
      const last = parts.at(-1);
      if (last?.type === 'literal') joints.add(last.text);
    }
    found = { telling: patterns, joints };
    cache.set(words, found);
  }
  return found;
}

/** A way to say that somebody takes something to be so. */
interface ClaimForm {
  readonly verb: ClaimVerb;
  /** What is claimed the last. */
  readonly variables: readonly string[];
  /** What stands before what is claimed: `?x believes that`. */
  readonly said: string;
  /** With `?what` for it, as rules have it: `?x believes ?what`. */
  readonly ruled: string;
}

/** In the words of the vocabulary that are claims, and in English. */
export function* claimForms({ vocabulary, way }: Reading): Generator<ClaimForm> {
  for (const { kind, claim, variables, forms } of vocabulary.words.values()) {
    if (kind !== 'claim' || claim === null) continue;
    const names = variables.map(({ name }) => name);
    for (const form of forms)
      yield { verb: claim, variables: names, said: form.replace(/\s*\?what$/u, ''), ruled: form };
  }
  for (const [verb, forms] of Object.entries(way.lexicon.claims) as [ClaimVerb, readonly string[]][]) {
    const isTold = verb === 'tells' || verb === 'lies';
    for (const form of forms) {
      const claimed = `?x ${form}${isTold ? ' ?y' : ''}`;
      const variables = isTold ? ['x', 'y', 'what'] : ['x', 'what'];
      yield { verb, variables, said: `${claimed} that`, ruled: `${claimed} ?what` };
    }
  }
}
