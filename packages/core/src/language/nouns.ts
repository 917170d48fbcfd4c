import { frenchArticles } from './french.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** A stretch of words that looks like a name nobody declared. */
export interface NounPhrase {
  readonly next: number;
  readonly shape: 'proper' | 'article' | 'genitive' | 'bare';
  /** Its words say that it is somebody. */
  readonly person: boolean;
}

/** The longest name that is made up from a text. */
const longest = 5;

/**
 * The stretches from `start` on that could be a name, shortest first.
 *
 *     Sally               proper
 *     Duke of York        proper
 *     the old basket      article
 *     Harry's hat         genitive; `owner` is where a known name ends
 *
 * @param owner the end of a known name that begins at `start`, or null
 * @param bare take small words without article too, as questions do
 */
export function nounPhrases(
  { tokens, vocabulary, way: { lexicon } }: Reading,
  start: number,
  end: number,
  owner: number | null,
  bare: boolean,
): NounPhrase[] {
  const { articles } = vocabulary;
  const found: NounPhrase[] = [];
  const first = tokens[start];
  if (first === undefined || start >= end || first.type !== 'word') return found;
  const own = articles === frenchArticles ? lexicon.french : lexicon;
  if (articles.has(first.lower)) {
    for (let i = start + 1; i < Math.min(end, start + 1 + longest) && own.mayBeInside(tokens[i]); i++)
      found.push({
        next: i + 1,
        shape: 'article',
        person: lexicon.isPerson(tokens[i]?.lower ?? '') || isProper(tokens[start + 1]),
      });
    // `the Duke of York`, `the Hound of the Baskervilles`
    if (isProper(tokens[start + 1]))
      for (const next of properEnds(tokens, start + 1, end, lexicon))
        addOnce(found, { next, shape: 'article', person: true });
    // `the captain's cabin`
    for (const phrase of [...found]) addGenitives(tokens, phrase.next, end, found, lexicon);
    return found;
  }
  const ends = owner === null ? [] : [owner];
  if (isProper(first) && !lexicon.isOpener(first)) {
    for (const next of properEnds(tokens, start, end, lexicon)) {
      found.push({ next, shape: 'proper', person: true });
      ends.push(next);
    }
  }
  for (const next of ends) addGenitives(tokens, next, end, found, lexicon);
  if (bare && found.length === 0)
    for (let i = start; i < Math.min(end, start + 3) && lexicon.mayBeInside(tokens[i]); i++)
      found.push({ next: i + 1, shape: 'bare', person: false });
  return found;
}

function addOnce(found: NounPhrase[], phrase: NounPhrase): void {
  if (!found.some((other) => other.next === phrase.next)) found.push(phrase);
}

/** `'s` and one to three small words after what ends at `at`. */
function addGenitives(
  tokens: readonly Token[],
  at: number,
  end: number,
  found: NounPhrase[],
  lexicon: Lexicon,
): void {
  if (at >= end || tokens[at]?.lower !== "'s") return;
  for (let i = at + 1; i < Math.min(end, at + 4) && lexicon.mayBeInside(tokens[i]); i++)
    addOnce(found, { next: i + 1, shape: 'genitive', person: lexicon.isPerson(tokens[i]?.lower ?? '') });
}

/** Where a run of capitalised words may end, shortest first. */
function properEnds(
  tokens: readonly Token[],
  start: number,
  end: number,
  { particles, abbreviations }: Lexicon,
): number[] {
  const ends: number[] = [];
  let words = 0;
  for (let i = start; i < end && words < longest; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (
      token.lower === '.' &&
      i > start &&
      (abbreviations.has(tokens[i - 1]?.lower ?? '') || (tokens[i - 1]?.text.length ?? 9) === 1) &&
      isProper(tokens[i + 1])
    )
      continue;
    if (isProper(token) || (i > start && /^\p{N}+$/u.test(token.text))) {
      ends.push(i + 1);
      words++;
    } else if (
      !(
        i > start &&
        particles.has(token.lower) &&
        (isProper(tokens[i + 1]) || (particles.has(tokens[i + 1]?.lower ?? '') && isProper(tokens[i + 2])))
      )
    )
      break;
  }
  return ends;
}

/** Begins with a capital, in scripts that have capitals. */
export function isProper(token: Token | undefined): boolean {
  if (token === undefined || token.type !== 'word') return false;
  const code = token.text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(token.text);
}
