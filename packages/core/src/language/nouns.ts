import { isAdverb } from './english.ts';
import { frenchArticles, mayBeInsideInFrench } from './french.ts';
import { articles, type Token } from './tokens.ts';
import { isAuxiliary } from './verb.ts';

const prepositionWords =
  'about above across after against along amid among around as at atop before behind below beneath beside besides between beyond by despite down during for from in inside into like near of off on onto out outside over past per since through throughout till to toward towards under underneath until up upon via while with within without because';
export const prepositions: ReadonlySet<string> = new Set(prepositionWords.split(' '));

const adverbs = new Set(
  'again alone together here there home away back forward forwards backwards upstairs downstairs outside inside today tonight tomorrow yesterday now then too twice once thrice early late soon instead anymore anyway forever abroad ashore overboard aloud apart asleep first last meanwhile afterwards later everywhere somewhere elsewhere nearby'.split(
    ' ',
  ),
);

const pronouns = new Set(
  'i me my mine you your yours he him his himself she her hers herself it its itself we us our ours they them their theirs themselves one someone somebody anyone anybody everyone everybody something anything everything nobody nothing none who whom whose what which where when why how this that these those each other another both all some any every no not never nor neither either if unless whether because although though but and or so than too very more most'.split(
    ' ',
  ),
);

/** Words that begin sentences with a capital and are nobody's name. */
const openers = new Set(
  'the a an it he she they we you i there here then when while in at on after before during once suddenly later finally meanwhile afterwards eventually soon now as with without if that this these those his her their its my your our one some all both everyone someone nobody no not what who where why how and but or so yes perhaps maybe quietly slowly quickly immediately shortly secretly sadly luckily strangely apparently presently recently gradually unexpectedly reluctantly angrily happily silently outside inside upstairs downstairs elsewhere next first last again'.split(
    ' ',
  ),
);

/** Nouns for people: `the old man` is somebody even where a thing could stand. */
const people = new Set(
  'man woman boy girl child baby kid person stranger king queen prince princess lord lady knight doctor nurse policeman policewoman officer detective inspector sheriff guard soldier captain colonel general major sergeant teacher professor student pupil priest monk nun bishop pope butler maid servant cook driver pilot sailor neighbour neighbor friend boss lawyer judge thief killer murderer mother father mum mom dad brother sister son daughter wife husband uncle aunt cousin grandmother grandfather parents boyfriend girlfriend lover ghost witch wizard barman bartender waiter waitress landlady landlord farmer hunter widow widower bride groom hangman president minister mayor secretary gardener merchant beggar prisoner patient'.split(
    ' ',
  ),
);

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
  tokens: readonly Token[],
  start: number,
  end: number,
  owner: number | null,
  bare: boolean,
  articlesOfLanguage: ReadonlySet<string> = articles,
): NounPhrase[] {
  const found: NounPhrase[] = [];
  const first = tokens[start];
  if (first === undefined || start >= end || first.type !== 'word') return found;
  const inside = articlesOfLanguage === frenchArticles ? mayBeInsideInFrench : mayBeInside;
  if (articlesOfLanguage.has(first.lower)) {
    for (let i = start + 1; i < Math.min(end, start + 1 + longest) && inside(tokens[i]); i++)
      found.push({
        next: i + 1,
        shape: 'article',
        person: people.has(tokens[i]?.lower ?? '') || isProper(tokens[start + 1]),
      });
    // `the Duke of York`, `the Hound of the Baskervilles`
    if (isProper(tokens[start + 1]))
      for (const next of properEnds(tokens, start + 1, end))
        addOnce(found, { next, shape: 'article', person: true });
    // `the captain's cabin`
    for (const phrase of [...found]) addGenitives(tokens, phrase.next, end, found);
    return found;
  }
  const ends = owner === null ? [] : [owner];
  if (isProper(first) && !openers.has(first.lower)) {
    for (const next of properEnds(tokens, start, end)) {
      found.push({ next, shape: 'proper', person: true });
      ends.push(next);
    }
  }
  for (const next of ends) addGenitives(tokens, next, end, found);
  if (bare && found.length === 0)
    for (let i = start; i < Math.min(end, start + 3) && mayBeInside(tokens[i]); i++)
      found.push({ next: i + 1, shape: 'bare', person: false });
  return found;
}

function addOnce(found: NounPhrase[], phrase: NounPhrase): void {
  if (!found.some((other) => other.next === phrase.next)) found.push(phrase);
}

/** `'s` and one to three small words after what ends at `at`. */
function addGenitives(tokens: readonly Token[], at: number, end: number, found: NounPhrase[]): void {
  if (at >= end || tokens[at]?.lower !== "'s") return;
  for (let i = at + 1; i < Math.min(end, at + 4) && mayBeInside(tokens[i]); i++)
    addOnce(found, { next: i + 1, shape: 'genitive', person: people.has(tokens[i]?.lower ?? '') });
}

/** Small words that stand inside names: `Duke of York`, `Ludwig van Beethoven`. */
const particles = new Set('of de du des la le del della di da von van der den zu ten the'.split(' '));
const abbreviations = new Set('mr mrs ms dr st sr jr prof rev capt lt sgt col gen mme mlle'.split(' '));

/** Where a run of capitalised words may end, shortest first. */
function properEnds(tokens: readonly Token[], start: number, end: number): number[] {
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

/** Whether a capitalised word that begins a sentence may be somebody's name. */
export function isOpener(token: Token | undefined): boolean {
  return token !== undefined && openers.has(token.lower);
}

function mayBeInside(token: Token | undefined): boolean {
  if (token === undefined || token.type !== 'word') return false;
  const word = token.lower;
  return (
    word !== "'s" &&
    !prepositions.has(word) &&
    !adverbs.has(word) &&
    !pronouns.has(word) &&
    !articles.has(word) &&
    !isAuxiliary(word) &&
    !isAdverb(word)
  );
}

/** Whether what begins here may be left over after a whole pattern: `with the lamp`, `quietly`, `again`. */
export function opensModifier(token: Token | undefined): boolean {
  if (token === undefined || token.type !== 'word') return false;
  return prepositions.has(token.lower) || adverbs.has(token.lower) || isAdverb(token.lower);
}
