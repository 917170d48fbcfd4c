import type { Header } from '@unspoiled/core/reader';

/** How questions are put in the words that a story is read with. */
export interface Asking {
  /** What questions begin with, the likeliest first. */
  readonly starts: readonly string[];
  /** Before a name, and nothing else before it. */
  readonly beforeNames: readonly string[];
  /** Stands for somebody: what may follow a name may follow it. */
  readonly who: string;
  /** `is Harry dead`: what comes before the name here, and behind it in a sentence; null where nothing is turned round. */
  readonly turned: string | null;
  /** What is asked of anybody, whether or not it has been told of somebody. */
  readonly predicates: readonly string[];
  /** Behind these a sentence begins anew. */
  readonly joint: RegExp;
  /** Shown below the field. */
  readonly examples: string;
}

const english: Asking = {
  starts: ['where is ', 'who knows that ', 'is ', 'who '],
  beforeNames: ['where is ', 'is '],
  who: 'who ',
  turned: 'is ',
  predicates: ['is dead', 'knows that '],
  joint: /^.*\sthat\s+/is,
  examples: 'who knows that …? where is …? is … dead?',
};

const french: Asking = {
  starts: ['où est ', 'qui sait que ', 'est-ce que ', 'qui '],
  beforeNames: ['où est '],
  who: 'qui ',
  turned: null,
  predicates: ['est mort', 'sait que '],
  joint: /^.*\s(?:que\s+|qu['’])/is,
  examples: 'qui sait que … ? où est … ? est-ce que … est mort ?',
};

/** English words in a work in French: its question words are French, and nothing is turned round. */
const mixed: Asking = {
  ...french,
  starts: ['où est ', 'qui '],
  predicates: ['is dead'],
  joint: english.joint,
  examples: 'où est … ?',
};

/** English words in a work in another language: what is asked is written as a sentence. */
const plain: Asking = {
  starts: [],
  beforeNames: [],
  who: '?who ',
  turned: null,
  predicates: ['is dead'],
  joint: english.joint,
  examples: '?who is dead',
};

/**
 * Sentences are read in the words that a file names, whatever language its pages are in, and in English ones if it names none;
 * how questions are put goes by the language of the work. Only what can be read is offered.
 */
export function askingIn({ front: { words, language } }: Pick<Header, 'front'>): Asking {
  if (words === 'fr') return french;
  const code = (words ?? language).trim().toLowerCase();
  if (/^fr(?:[-_]|$)|^fran[cç]ais$|^french$/u.test(code)) return mixed;
  return /^en(?:[-_]|$)|^english$|^$/u.test(code) ? english : plain;
}
