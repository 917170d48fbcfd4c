import type { Engine } from '../../engine/engine.ts';
import { connectives } from '../../engine/phrase.ts';

/** What the checks say of what they find, round what the story says itself and in its language. What to do about it is said to writers, in English. */
export interface FoundWords {
  readonly theScene: (title: string) => string;
  /** A line that nothing is told on. */
  readonly this: string;
  readonly isIn: (who: string, where: string) => string;
  readonly isDeadIn: (who: string, title: string) => string;
  /** What comes before an age or a birth by so many years; null: only before. */
  readonly before: (what: string, years: number | null, of: string) => string;
  /** Behind two ages: the one who is the parent would have been too young. */
  readonly tooYoung: (kin: string, years: number) => string;
  readonly untold: (line: string, who: string, source: string) => string;
  readonly unnamed: (line: string, who: string, name: string) => string;
  readonly unmet: (line: string, who: string, name: string) => string;
  readonly tooEarly: (line: string, who: string, name: string) => string;
  readonly years: (least: number, most: number) => string;
  /** Behind two of what is told of somebody's years: how they lie. */
  readonly atOnce: string;
  /** @param years null: it is not known how many */
  readonly later: (years: string | null) => string;
  readonly earlier: (years: string | null) => string;
  readonly anotherDate: string;
  readonly isLater: string;
  readonly makes: (years: string) => string;
  readonly makesAtLeast: (years: number) => string;
  readonly between: (years: string) => string;
  readonly betweenAtLeast: (years: number) => string;
}

const english: FoundWords = {
  theScene: (title) => `the scene “${title}”`,
  this: 'this',
  isIn: (who, where) => `${who} is in ${where}`,
  isDeadIn: (who, title) => `${who} is in “${title}” although ${who} is dead`,
  before: (what, years, of) =>
    `${what} ${years === null ? 'before' : `more than ${years} years before`} ${of}`,
  tooYoung: (kin, years) => `, and ${kin}, who would have been under ${years}`,
  untold: (line, who, source) => `${line}, and nobody told ${who}, who was not there for ${source}`,
  unnamed: (line, who, name) => `${line}, and nobody told ${who} the name ${name}`,
  unmet: (line, who, name) => `${line}, and ${who} has never met ${name} nor been told of them`,
  tooEarly: (line, _, name) => `${line}, and the story goes on as if the name ${name} had not been said`,
  years: (least, most) => `${least === most ? most : `${least} to ${most}`} ${most === 1 ? 'year' : 'years'}`,
  atOnce: ' at the same moment',
  later: (years) => (years === null ? ' at a later moment' : ` ${years} later`),
  earlier: (years) => (years === null ? ' at an earlier moment' : ` ${years} before`),
  anotherDate: ', and that is another date',
  isLater: ', and that is later',
  makes: (years) => `, which makes ${years}`,
  makesAtLeast: (years) => `, which makes at least ${years} years`,
  between: (years) => `, ${years} between`,
  betweenAtLeast: (years) => `, at least ${years} years between`,
};

const french: FoundWords = {
  theScene: (title) => `la scène “${title}”`,
  this: 'ceci',
  isIn: (who, where) => `${who} est dans ${where}`,
  isDeadIn: (who, title) => `${who} est dans “${title}” alors que ${who} est mort`,
  before: (what, years, of) => `${what} ${years === null ? 'avant' : `plus de ${years} ans avant`} ${of}`,
  tooYoung: (kin, years) => `, et ${kin} : cela ferait moins de ${years} ans`,
  untold: (line, who, source) => `${line}, et personne ne l’a dit à ${who}, qui n’y était pas pour ${source}`,
  unnamed: (line, who, name) => `${line}, et personne n’a dit à ${who} le nom ${name}`,
  unmet: (line, who, name) => `${line}, et ${who} n’a jamais rencontré ${name} ni n’en a entendu parler`,
  tooEarly: (line, _, name) => `${line}, et l’histoire continue comme si le nom ${name} n’avait pas été dit`,
  years: (least, most) => `${least === most ? most : `${least} à ${most}`} ${most === 1 ? 'an' : 'ans'}`,
  atOnce: ' au même moment',
  later: (years) => (years === null ? ' à un moment plus tardif' : ` ${years} plus tard`),
  earlier: (years) => (years === null ? ' à un moment antérieur' : ` ${years} avant`),
  anotherDate: ', et c’est une autre date',
  isLater: ', et c’est plus tard',
  makes: (years) => `, ce qui fait ${years}`,
  makesAtLeast: (years) => `, ce qui fait au moins ${years} ans`,
  between: (years) => `, avec ${years} entre les deux`,
  betweenAtLeast: (years) => `, avec au moins ${years} ans entre les deux`,
};

const known: Readonly<Record<ReturnType<typeof connectives>['language'], FoundWords>> = {
  en: english,
  fr: french,
};

export const foundWords = (engine: Engine): FoundWords => known[connectives(engine).language];
