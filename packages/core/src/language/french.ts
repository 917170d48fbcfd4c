/**
 * What French makes of a pattern and no prelude need list: être and avoir, `ne … pas`, articles, elision, `au` and `du`.
 * The forms of other verbs stand in the brackets of `prelude.fr.story.md`.
 */
import type { Part } from './pattern.ts';
import type { Token } from './tokens.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Articles, of which names are independent: `un phare` is `le phare`. */
export const frenchArticles: ReadonlySet<string> = words("le la les l' un une des");

/** `une lampe` → `la lampe`, `un homme` → `l'homme`; a name with no such article stays as it is. */
export function definite(text: string): string {
  const found = /^(une?)\s+(.+)$/isu.exec(text);
  const [, article = '', noun = ''] = found ?? [];
  if (found === null) return text;
  if (/^[aeiouyhàâäéèêëîïôöùûüœæ]/iu.test(noun)) return `l'${noun}`;
  return `${article.toLowerCase() === 'un' ? 'le' : 'la'} ${noun}`;
}

/** Lists of words, with blanks between. */
export interface FrenchLists {
  /** Forms of être and avoir, by what patterns have. */
  readonly auxiliaries: Readonly<Record<'est' | 'a', string>>;
  /** What says no behind `ne`. */
  readonly negations: string;
  /** Words between the parts of a pattern that take nothing away. */
  readonly adverbs: string;
  /** With what begins what may be left over behind a whole pattern. */
  readonly modifiers: string;
  /** They end a name. */
  readonly outside: string;
}

/** What French words are, where their form does not say. */
export class FrenchWords {
  readonly #auxiliaries: ReadonlyMap<string, string>;
  readonly #negations: ReadonlySet<string>;
  readonly #adverbs: ReadonlySet<string>;
  readonly #modifiers: ReadonlySet<string>;
  readonly #outside: ReadonlySet<string>;

  constructor({ auxiliaries, negations, adverbs, modifiers, outside }: FrenchLists) {
    this.#auxiliaries = byForm(auxiliaries);
    this.#negations = words(negations);
    this.#adverbs = words(adverbs);
    this.#modifiers = words(`${modifiers} ${adverbs}`);
    this.#outside = words(`${outside} ${negations}`);
  }

  /** `sont`, `était` → `est`; `ont` → `a`: the form that patterns have. */
  auxiliary(lower: string): string | null {
    return this.#auxiliaries.get(lower) ?? null;
  }

  /** Words between the parts of a pattern that take nothing away: `déjà`; behind `ne` also `pas`. */
  isParticle(lower: string, negated: boolean): boolean {
    return this.#adverbs.has(lower) || (negated && this.#negations.has(lower));
  }

  /** `ne`, and behind it `pas`: in a sentence that no word fits. */
  negates(lower: string, negated: boolean): boolean {
    return lower === 'ne' || lower === "n'" || (negated && this.#negations.has(lower));
  }

  /** Whether what begins here may be left over behind a whole pattern: `avec la lampe`, `lentement`. */
  opensModifier(token: Token | undefined): boolean {
    return token?.type === 'word' && (this.#modifiers.has(token.lower) || /.{3}ment$/u.test(token.lower));
  }

  /** Whether a word may stand in a made-up name behind its article: `la vieille lampe`. */
  mayBeInside(token: Token | undefined): boolean {
    return token?.type === 'word' && !this.#outside.has(token.lower) && !this.opensModifier(token);
  }
}

/** Each form, with what it is filed under. */
export const byForm = <Name extends string>(
  forms: Readonly<Record<Name, string>>,
): ReadonlyMap<string, Name> =>
  new Map(
    (Object.entries(forms) as [Name, string][]).flatMap(([name, list]) =>
      list.split(' ').map((form) => [form, name] as const),
    ),
  );

const contractions: Readonly<Record<string, readonly string[]>> = {
  à: ['au', 'aux'],
  de: ['du', 'des', "d'"],
};

/**
 * What French writes together with an article or before a vowel:
 *
 *     ?x va à ?place            ?x va au ?place, ?x va aux ?place
 *     ?x est la mère de ?y      ?x est la mère du ?y, … d' ?y
 *     ?x sait que               ?x sait qu'
 */
export function frenchForms(parts: readonly Part[]): Part[][] {
  const forms: Part[][] = [];
  parts.forEach((part, i) => {
    if (part.type !== 'literal') return;
    const next = parts[i + 1];
    const before = next?.type === 'slot';
    const also = before ? (contractions[part.text] ?? []) : [];
    const elided = part.text === 'que' && (next === undefined || before) ? ["qu'"] : [];
    for (const text of [...also, ...elided]) forms.push(parts.with(i, { type: 'literal', text }));
  });
  return forms;
}
