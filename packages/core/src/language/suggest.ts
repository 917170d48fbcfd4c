import { third } from './english.ts';
import { editDistance } from './nearest.ts';
import { type Form, type Part, type Patterns, patternParts } from './pattern.ts';
import { soundOf } from './sound.ts';
import { tokeniseText } from './tokens.ts';
import { lexicon } from './word-lists.ts';

/** A form near to a text that no word fits. */
export interface Suggestion {
  readonly form: Form;
  /** One word was misspelt, and this is the one meant; null if the form is only akin. */
  readonly slip: { readonly written: string; readonly meant: string } | null;
}

/**
 * The forms by length and by the words they hold, so that what was meant is found without looking at all of them.
 */
class FormIndex {
  readonly #byLength = new Map<string, Form[]>();
  /** By the first word that says something. */
  readonly #byWord = new Map<string, Form[]>();

  constructor(patterns: Patterns) {
    for (const form of patterns.forms) {
      add(this.#byLength, lengthKey(form.parts), form);
      const verb = form.parts.find((part) => part.type === 'literal' && !weak.has(part.text));
      if (verb?.type === 'literal') add(this.#byWord, verb.text, form);
    }
  }

  /** A form that differs in one word by a letter or two. */
  slip(parts: readonly Part[]): Suggestion | null {
    let best: Suggestion | null = null;
    let least = 3;
    for (const form of this.#byLength.get(lengthKey(parts)) ?? []) {
      const found = oneSlip(parts, form.parts, Math.min(2, Math.ceil(least - 0.5)), this.#byWord);
      if (found === null || found.distance >= least) continue;
      best = { form, slip: found };
      least = found.distance;
      if (least < 1) break;
    }
    return best;
  }

  /** A form whose verb the text misspells, whatever else it says: `Bob knoks at the door`. */
  misspeltVerb(parts: readonly Part[]): Suggestion | null {
    const written = parts.find((part) => part.type === 'literal' && !weak.has(part.text));
    if (written?.type !== 'literal' || written.text.length < 4 || this.#byWord.has(written.text)) return null;
    // `the Ackroyds mourn` is another form of `mourns`.
    if (this.#byWord.has(third(written.text))) return null;
    const most = written.text.length < 6 ? 1 : 2;
    const words = new Set(parts.flatMap((part) => (part.type === 'literal' ? [part.text] : [])));
    let best: Suggestion | null = null;
    let least = most + 1;
    for (const [meant, forms] of this.#byWord) {
      const [form] = forms.toSorted((a, b) => sharedWords(b, words) - sharedWords(a, words));
      // Slips keep the first letter; `walks` is no slip of `talks`.
      if (!form || meant[0] !== written.text[0] || Math.abs(meant.length - written.text.length) > most)
        continue;
      // Of verbs equally near, the one that goes with the other words: `knocks at`, not `knows`.
      const distance = editDistance(written.text, meant, most) - sharedWords(form, words) / (longest + 1);
      if (distance >= least || distance > most) continue;
      least = distance;
      best = { form, slip: { written: written.text, meant } };
    }
    return best;
  }

  /** The form that shares most words with the text. */
  akin(parts: readonly Part[]): Form | null {
    const shared = new Map<Form, number>();
    const words = new Set(parts.flatMap((part) => (part.type === 'literal' ? [part.text] : [])));
    for (const part of parts) {
      if (part.type !== 'literal') continue;
      for (const form of this.#byWord.get(part.text) ?? [])
        if (!shared.has(form)) shared.set(form, sharedWords(form, words));
    }
    let best: Form | null = null;
    let most = 0;
    const said = parts.filter((part) => part.type === 'literal' && !weak.has(part.text)).length;
    for (const [form, count] of shared) {
      // `wants to find the killer of` is no `wants`: what says half as much or less is something else.
      const strong = form.parts.filter(
        (part) => part.type === 'literal' && !weak.has(part.text) && words.has(part.text),
      ).length;
      if (strong * 2 <= said && said > 1) continue;
      const score =
        count / Math.max(form.literals, 1) -
        Math.abs(form.parts.length - parts.length) * 0.05 -
        form.rank * 0.001;
      if (score > most) [best, most] = [form, score];
    }
    return best;
  }
}

/** No text longer than this many words is held against the patterns. */
const longest = 40;

const weak = new Set(
  'is are was were be been has have had does do did not no the a an of to and it his her'
    .split(' ')
    .concat([...lexicon.prepositions]),
);

function sharedWords(form: Form, words: ReadonlySet<string>): number {
  return form.parts.filter((part) => part.type === 'literal' && words.has(part.text)).length;
}

function add(map: Map<string, Form[]>, key: string, form: Form): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [form]);
  else list.push(form);
}

/** Only the places of variables count, and the first letter of the first word, which slips keep: `? _ ? _ _ g`. */
function lengthKey(parts: readonly Part[]): string {
  const first = parts.find((part) => part.type === 'literal');
  return (
    parts.map((part) => (part.type === 'slot' ? '?' : '_')).join('') +
    (first?.type === 'literal' ? first.text.charAt(0) : '')
  );
}

function oneSlip(
  written: readonly Part[],
  form: readonly Part[],
  limit: number,
  known: ReadonlyMap<string, unknown>,
): { written: string; meant: string; distance: number } | null {
  let slip: { written: string; meant: string; distance: number } | null = null;
  for (let i = 0; i < written.length; i++) {
    const a = written[i];
    const b = form[i];
    if (a?.type !== 'literal' || b?.type !== 'literal' || a.text === b.text) continue;
    // Slips keep the first letter; `walks` is no slip of `talks`.
    if (
      slip !== null ||
      Math.min(a.text.length, b.text.length) < 3 ||
      (a.text[0] !== b.text[0] && !isWithoutFirst(a.text, b.text) && !isWithoutFirst(b.text, a.text)) ||
      known.has(a.text)
    )
      return null;
    const most = Math.min(limit, a.text.length < 6 ? 1 : 2);
    const distance = editDistance(a.text, b.text, most);
    if (distance > most) return null;
    // Of words equally near, one that sounds the same: "stairs" for "stares", not for "stays".
    const sounds = soundOf(a.text) === soundOf(b.text) ? 0.5 : 0;
    slip = { written: a.text, meant: b.text, distance: distance - sounds };
  }
  return slip;
}

/** `fraid` for `afraid`. */
const isWithoutFirst = (one: string, other: string): boolean => one.length > 3 && other.slice(1) === one;

const indexes = new WeakMap<Patterns, FormIndex>();

function indexOf(patterns: Patterns): FormIndex {
  let index = indexes.get(patterns);
  if (index === undefined) {
    index = new FormIndex(patterns);
    indexes.set(patterns, index);
  }
  return index;
}

/** What a pattern made from a sentence may have been meant for, or null. */
export function suggestFor(patterns: Patterns, pattern: string): Suggestion | null {
  if (pattern.length > 400) return null;
  const parts = patternParts(pattern);
  if (parts.length > longest) return null;
  const slip = indexOf(patterns).slip(parts) ?? indexOf(patterns).misspeltVerb(parts);
  if (slip !== null) return slip;
  const akin = indexOf(patterns).akin(parts);
  return akin === null ? null : { form: akin, slip: null };
}

/** The pattern nearest to a text with variables, as it is written, or null. */
export function nearestPattern(patterns: Patterns, text: string): string | null {
  return (
    suggestFor(
      patterns,
      tokeniseText(text, 0)
        .map((token) => (token.type === 'variable' ? `?${token.text}` : token.text))
        .join(' '),
    )?.form.word.id ?? null
  );
}
