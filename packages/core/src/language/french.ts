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

const auxiliaries: ReadonlyMap<string, string> = new Map([
  ...['sont', 'était', 'étaient', 'fut', 'furent', 'sera', 'seront'].map((form) => [form, 'est'] as const),
  ...['ont', 'avait', 'avaient', 'eut', 'eurent', 'aura', 'auront'].map((form) => [form, 'a'] as const),
]);

/** `sont`, `était` → `est`; `ont` → `a`: the form that patterns have. */
export const auxiliaryInFrench = (lower: string): string | null => auxiliaries.get(lower) ?? null;

const negations = words('pas plus jamais point');
const adverbs = words('aussi déjà encore enfin maintenant soudain toujours tous toutes vraiment');

/** Words between the parts of a pattern that take nothing away: `déjà`; behind `ne` also `pas`. */
export function isFrenchParticle(lower: string, negated: boolean): boolean {
  return adverbs.has(lower) || (negated && negations.has(lower));
}

/** `ne`, and behind it `pas`: in a sentence that no word fits. */
export function negatesInFrench(lower: string, negated: boolean): boolean {
  return lower === 'ne' || lower === "n'" || (negated && negations.has(lower));
}

const prepositions = words(
  'à après au aux avant avec chez contre dans depuis derrière devant durant en entre malgré par parmi pendant pour sans sous sur vers ailleurs bientôt demain dehors ensemble hier ici là seul seule seuls seules',
);

/** Whether what begins here may be left over behind a whole pattern: `avec la lampe`, `lentement`. */
export function isFrenchModifier(token: Token | undefined): boolean {
  if (token === undefined || token.type !== 'word') return false;
  return prepositions.has(token.lower) || adverbs.has(token.lower) || /.{3}ment$/u.test(token.lower);
}

const outside = words("et ou que qu' qui où ne n' dont mais est sont a ont");

/** Whether a word may stand in a made-up name behind its article: `la vieille lampe`. */
export function mayBeInsideInFrench(token: Token | undefined): boolean {
  if (token === undefined || token.type !== 'word') return false;
  return !outside.has(token.lower) && !negations.has(token.lower) && !isFrenchModifier(token);
}

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
