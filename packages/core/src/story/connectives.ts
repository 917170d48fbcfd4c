import { type Grammar, grammarOf, languageOf } from '../language/grammar.ts';
import type { Story } from './model.ts';

/** What is put between a story's own sentences where they are said again, in the language that they are in. */
export interface Connectives {
  readonly language: Grammar;
  /** `Mum acts although Mum is dead` */
  readonly although: string;
  readonly and: string;
  /** Behind what holds for good once it does. */
  readonly forever: string;
  /** Behind two facts of which only one can be so; behind two states that exclude each other. */
  readonly onlyOne: string;
  readonly atOneMoment: string;
  readonly never: string;
  readonly rarely: string;
  readonly somebody: string;
  readonly something: string;
  readonly acts: (who: string) => string;
  /** Of what nothing is known: whether it is so; where somebody is; who or what a sentence without its subject is so of. */
  readonly unknown: {
    readonly whether: (said: string) => string;
    readonly where: (who: string) => string;
    readonly who: (does: string) => string;
    readonly what: (does: string) => string;
  };
}

const english: Connectives = {
  language: 'en',
  although: 'although',
  and: 'and',
  forever: 'and that does not end',
  onlyOne: 'and only one of these can be so',
  atOneMoment: 'at one moment',
  never: 'which never happens',
  rarely: 'which rarely happens',
  somebody: 'somebody',
  something: 'something',
  acts: (who) => `${who} acts`,
  unknown: {
    whether: (said) => `it is not known whether ${said}`,
    where: (who) => `it is not known where ${who} is`,
    who: (does) => `it is not known who ${does}`,
    what: (does) => `it is not known what ${does}`,
  },
};

const french: Connectives = {
  language: 'fr',
  although: 'alors que',
  and: 'et',
  forever: 'et cela ne finit pas',
  onlyOne: 'et un seul des deux peut être vrai',
  atOneMoment: 'au même moment',
  never: 'ce qui n’arrive jamais',
  rarely: 'ce qui n’arrive guère',
  somebody: 'quelqu’un',
  something: 'quelque chose',
  acts: (who) => `${who} agit`,
  unknown: {
    whether: (said) => `on ne sait pas si ${said}`,
    where: (who) => `on ne sait pas où est ${who}`,
    who: (does) => `on ne sait pas qui ${does}`,
    what: (does) => `on ne sait pas ce qui ${does}`,
  },
};

const known: Readonly<Record<Grammar, Connectives>> = { en: english, fr: french };

/** Those of a story; English where its language is not known. */
export const connectivesOf = (story: Pick<Story, 'front'>): Connectives => known[grammarIn(story)];

/** A pattern or a sentence that cannot be turned round is said not to be so. */
export const notSoIn = (story: Pick<Story, 'front'>, said: string): string =>
  grammarIn(story) === 'fr' ? `il n’est pas vrai que ${said}` : `it is not so that ${said}`;

const grammarIn = ({ front }: Pick<Story, 'front'>): Grammar => grammarOf(languageOf(front)) ?? 'en';
