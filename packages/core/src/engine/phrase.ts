import type { Position, RulePart, Value, Word } from '../story/model.ts';
import type { Engine } from './engine.ts';
import type { Bindings } from './match.ts';

const VARIABLE = /\?[\p{L}\p{N}_]+/gu;

/** A word's pattern with values in the place of its variables: `Harry is in the tower`. */
export function phrase(
  engine: Engine,
  word: Word,
  args: readonly (Value | null)[],
  holds: boolean,
  p: Position,
): string {
  let index = 0;
  const text = word.id.replace(VARIABLE, (variable) => {
    const value = args[index++];
    return value === null || value === undefined || value === '' ? variable : engine.nameOf(value, p);
  });
  if (holds) return text;
  const opposite = oppositeOf(engine, word);
  return opposite ? phrase(engine, opposite, args, true, p) : negate(text);
}

/** A word that says the opposite, if the story has one: `is dead` for `is alive`. */
export function oppositeOf(engine: Engine, word: Word): Word | null {
  for (const other of engine.story.words.values()) if (other.oppositeOf === word.id) return other;
  return null;
}

/** `Harry is alive` → `Harry is not alive`; anything else is said to be not so. */
export function negate(text: string): string {
  if (/ is /.test(text)) return text.replace(' is ', ' is not ');
  if (/ est /.test(text)) return text.replace(' est ', ' n’est pas ');
  return `it is not so that ${text}`;
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
  const said =
    typeof what === 'string'
      ? engine.story.sentences[Number(what.slice('claim '.length)) - 1]?.text
      : undefined;
  if (part.type === 'claim' && said !== undefined && part.verb !== 'knows') return said;
  const subject = part.type === 'acts' ? part.subject : part.holder;
  const value = name(subject);
  const who = value === null ? 'somebody' : engine.nameOf(value, p);
  return part.type === 'acts' ? `${who} acts` : `${who} ${part.verb} it`;
}
