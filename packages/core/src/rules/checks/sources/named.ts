import type { Entity, EntityId, Story } from '../../../story/model.ts';

/** A name in a text, and whose. */
export interface NamedIn {
  readonly entity: EntityId;
  /** As the story's People have it; for a last name by itself (`Marl`, of `Dennis Marl`), that. */
  readonly name: string;
  /** A sentence begins with it, where any word has a capital letter. */
  readonly opens: boolean;
}

interface Known {
  readonly entity: EntityId;
  readonly name: string;
  readonly bare: string;
}

const ARTICLE = /^(?:the|a|an|le|la|les|un|une) |^l['’]/iu;
const WORDS = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** Everybody has a mother: who says `Mum` need not mean the one who goes by it in the file. */
const KIN = new Set(
  'mum mom mummy mommy mother mama ma dad daddy father papa pa gran granny grandma grandmother grandpa granddad grandfather nan nana auntie aunt uncle maman mère père papi mamie tante oncle'.split(
    ' ',
  ),
);

/** Begins with a capital letter, and is neither a word for kin nor what one is called after another (`Jim's father`). */
export const isProper = (name: string): boolean =>
  /^\p{Lu}/u.test(name) && !/['’]s /u.test(name) && !KIN.has(name.toLowerCase());

/** `Ackroyd` and `Roger Ackroyd` are one name, in a longer and a shorter form: who has heard one knows the other. */
export const isFormOf = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** Who goes by which name, and who is named in a text: whole words, and the longest name at each place. */
export class NameIndex {
  readonly #byWord = new Map<string, Known[]>();

  constructor({ entities }: Story) {
    const lasts = new Map<string, EntityId | null>();
    for (const entity of entities) {
      for (const { text } of entity.names) this.#add(entity.id, text);
      for (const last of lastNames(entity)) {
        const known = lasts.get(last);
        lasts.set(last, known === undefined || known === entity.id ? entity.id : null);
      }
    }
    // A last name that only one has, and that is nobody's and nothing's whole name.
    const whole = new Set(entities.flatMap(({ names }) => names.map(({ text }) => text)));
    for (const [last, entity] of lasts) if (entity !== null && !whole.has(last)) this.#add(entity, last);
    for (const known of this.#byWord.values()) known.sort((a, b) => b.bare.length - a.bare.length);
  }

  #add(entity: EntityId, name: string): void {
    const bare = name.replace(ARTICLE, '');
    const word = bare.match(WORDS)?.[0];
    if (word === undefined) return;
    const known = this.#byWord.get(word) ?? [];
    known.push({ entity, name, bare });
    this.#byWord.set(word, known);
  }

  /** The names in a text, in order. */
  in(text: string): readonly NamedIn[] {
    const found: NamedIn[] = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (index < end) continue;
      for (const { entity, name, bare } of this.#byWord.get(word) ?? NOBODY) {
        if (!text.startsWith(bare, index) || LETTER.test(text[index + bare.length] ?? ' ')) continue;
        found.push({
          entity,
          name,
          opens: /(?:^|[.!?…:]["”’)]*\s+|["“‘(]\s*|^\W+)$/u.test(text.slice(0, index)),
        });
        end = index + bare.length;
        break;
      }
    }
    return found;
  }
}

const NOBODY: readonly Known[] = [];

/** `Marl`, of `Dennis Marl`. */
export function lastNames({ kind, names }: Entity): readonly string[] {
  if (kind !== 'person') return [];
  return names.flatMap(({ text }) => {
    const words = text.split(/\s+/u);
    const last = words.at(-1) ?? '';
    return words.length > 1 && isProper(text) && /^\p{Lu}\p{L}{2,}$/u.test(last) ? [last] : [];
  });
}
