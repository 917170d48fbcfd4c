import type { Header } from '@unspoiled/core';
import type { Asking } from '../pages/public.ts';

const english: Asking = {
  starts: ['where is ', 'who knows that ', 'is ', 'who '],
  beforeNames: ['where is ', 'is '],
  who: 'who ',
  turned: 'is ',
  predicates: ['is dead', 'knows that '],
  joint: String.raw`^.*\sthat\s+`,
  examples: 'who knows that …? where is …? is … dead?',
};

const french: Asking = {
  starts: ['où est ', 'qui sait que ', 'est-ce que ', 'qui '],
  beforeNames: ['où est '],
  who: 'qui ',
  turned: null,
  predicates: ['est mort', 'sait que '],
  joint: String.raw`^.*\s(?:que\s+|qu['’])`,
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
