import { type Connectives, connectivesOf, notSoIn } from '../story/connectives.ts';
import type { Position, RulePart, Story, Value, Word } from '../story/model.ts';
import { sentenceOf } from './claims.ts';
import type { Engine } from './engine.ts';
import type { Bindings } from './match.ts';

/** What is put between the story's sentences where they are said again. */
export const connectives = (engine: Engine): Connectives => connectivesOf(engine.story);

const VARIABLE = /\?[\p{L}\p{N}_]+/gu;

/** A word's pattern with values in the place of its variables: `Harry is in the tower`. */
export function phrase(
  engine: Engine,
  word: Word,
  args: readonly (Value | null)[],
  holds: boolean,
  p: Position,
): string {
  const opposite = holds ? null : oppositeOf(engine, word);
  if (opposite) return phrase(engine, opposite, args, true, p);
  const { words, language } = engine.story.front;
  let index = 0;
  const english = (words ?? language).startsWith('en');
  return (holds ? word.id : negate(word.id, english, engine.story)).replace(VARIABLE, (variable) => {
    const value = args[index++];
    return value === null || value === undefined || value === '' ? variable : engine.nameOf(value, p);
  });
}

/** A word that says the opposite, if the story has one: `is dead` for `is alive`. */
export function oppositeOf(engine: Engine, word: Word): Word | null {
  for (const other of engine.story.words.values()) if (other.oppositeOf === word.id) return other;
  return null;
}

/** `?x is alive` → `?x is not alive`, `?x owns ?y` → `?x does not own ?y`; of what it cannot turn round it says that it is not so. */
function negate(pattern: string, english: boolean, story: Story): string {
  if (/ is /.test(pattern)) return pattern.replace(' is ', ' is not ');
  if (/ est /.test(pattern)) return pattern.replace(' est ', ' n’est pas ');
  const verb = english ? /^(\?\S+ )(\p{L}+s)(?= |$)/u.exec(pattern) : null;
  if (!verb) return notSoIn(story, pattern);
  const [said, subject, third] = verb as unknown as [string, string, string];
  return `${subject}does not ${infinitive(third)}${pattern.slice(said.length)}`;
}

/** `owns` → `own`, `carries` → `carry`, `dies` → `die`, `watches` → `watch`. */
function infinitive(third: string): string {
  if (third === 'has') return 'have';
  if (/..[^aeiou]ies$/.test(third)) return `${third.slice(0, -3)}y`;
  return third.slice(0, /(?:ss|sh|ch|x|zz|[^e]o)es$/.test(third) ? -2 : -1);
}

/** A rule's part with what its variables stand for. */
export function phrasePart(engine: Engine, part: RulePart, bindings: Bindings, p: Position): string {
  const name = (argument: Parameters<Engine['matcher']['value']>[0]): Value | null => {
    const value = engine.matcher.value(argument, bindings, p);
    return typeof value === 'symbol' || value === undefined ? null : value;
  };
  if (part.type === 'clause') {
    const { clause } = part;
    return phrase(engine, clause.word, clause.args.map(name), !clause.negated, p);
  }
  const what = part.type === 'claim' ? bindings[part.what] : undefined;
  const said = typeof what === 'string' ? sentenceOf(engine, what)?.text : undefined;
  if (part.type === 'claim' && said !== undefined && part.verb !== 'knows') return said;
  const subject = part.type === 'acts' ? part.subject : part.holder;
  const value = name(subject);
  const words = connectives(engine);
  const who = value === null ? words.somebody : engine.nameOf(value, p);
  if (part.type === 'acts' && part.object) {
    const what = name(part.object);
    return `${who} ${part.deed} ${what === null ? words.something : engine.nameOf(what, p)}`;
  }
  return part.type === 'acts' ? words.acts(who) : `${who} ${part.verb} it`;
}
