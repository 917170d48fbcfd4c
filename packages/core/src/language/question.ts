import { Source } from '../text/source.ts';
import { readBody, readOpening } from './content.ts';
import { Reading, type SceneTitle, type Way } from './reading.ts';
import { Terms } from './term.ts';
import type { Content, EntityKind, Word } from './tree.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a question may be read with: only what has been told so far. */
export interface QuestionVocabulary {
  /** Each spelling told, with the main name of whom it names. */
  readonly names: readonly { readonly name: string; readonly written: string; readonly kind: EntityKind }[];
  /** Words in force, those made up for events told included. */
  readonly words: ReadonlyMap<string, Word>;
  readonly moments: readonly string[];
  readonly scenes: readonly SceneTitle[];
  /** Of the story; `en` if left out. */
  readonly language?: string;
}

/**
 * Reads a question: a sentence in which `?variables` may stand for names, with or without a question mark. What the
 * vocabulary does not name is left unknown, so a name not told yet reads like one that is nowhere.
 *
 *     Adam knows that ?x is dead          the marble is in ?where
 *     who holds the bottle?               is Harry dead?
 *
 * The result depends on the text and the vocabulary alone.
 *
 * @param way `advising`, to be told what may be meant by what cannot be read
 */
export function readQuestion(
  text: string,
  vocabulary: QuestionVocabulary,
  way: Way,
): { content: Content | null; problem: string | null } {
  const known = vocabularyOf(vocabulary);
  const plain = text.trim().replace(/[\s?.!]+$/u, '');
  if (plain === '')
    return { content: null, problem: 'The question is empty. Ask, for example: Harry is dead' };
  if (plain.length > longest)
    return { content: null, problem: `The question is longer than ${longest} characters.` };
  const first = read(plain, known, vocabulary.scenes, way);
  if (first.content !== null) return first;
  for (const asked of turnedRound(plain, known, way)) {
    const turned = read(asked, known, vocabulary.scenes, way);
    if (turned.content !== null) return turned;
  }
  return first;
}

const longest = 5000;

const cache = new WeakMap<QuestionVocabulary, Vocabulary>();

function vocabularyOf(told: QuestionVocabulary): Vocabulary {
  let vocabulary = cache.get(told);
  if (vocabulary === undefined) {
    vocabulary = new Vocabulary(told.words, told.language ?? 'en');
    for (const { name, written, kind } of told.names)
      vocabulary.names.add(written, { name, kind, declared: true });
    for (const moment of told.moments) vocabulary.declareMoment(moment);
    for (const { title } of told.scenes) vocabulary.declareScene(title);
    cache.set(told, vocabulary);
  }
  return vocabulary;
}

function read(
  text: string,
  vocabulary: Vocabulary,
  scenes: readonly SceneTitle[],
  way: Way,
): { content: Content | null; problem: string | null } {
  const source = new Source('question', text);
  const reading = new Reading(source, { from: 0, to: text.length }, vocabulary, way, scenes);
  const end = reading.tokens.length;
  const opening = readOpening(reading, 0, end);
  const content = readBody(reading, opening.next, end, opening.when, 0);
  if (content !== null) return { content, problem: null };
  return {
    content: null,
    problem:
      reading.diagnostics[0]?.message ?? 'This question cannot be read. Ask, for example: Harry is dead',
  };
}

/**
 * The statements that a question in English word order may ask for.
 *
 *     is Harry dead               Harry is dead
 *     does Adam know that …       Adam does know that …
 *     where is the marble         the marble is in ?where
 *     whom does Adam love         Adam does love ?who
 */
function turnedRound(text: string, vocabulary: Vocabulary, way: Way): string[] {
  const reading = new Reading(new Source('question', text), { from: 0, to: text.length }, vocabulary, way);
  const end = reading.tokens.length;
  if (reading.grammar === 'fr') return turnedRoundInFrench(text, vocabulary);
  if (!reading.english) return [];
  const wanted = /^(?:who|whom|what|where)$/u.test(reading.word(0)) ? reading.word(0) : null;
  const at = wanted === null ? 0 : 1;
  if (!way.lexicon.isAuxiliary(reading.word(at)) || at + 1 >= end) return [];
  const auxiliary = reading.textOf(at, at + 1).toLowerCase();
  return new Terms(reading, end).at(at + 1).flatMap((subject) => {
    const name = reading.textOf(at + 1, subject.next);
    const rest = reading.textOf(subject.next, end);
    if (wanted === null) return rest === '' ? [] : [`${name} ${auxiliary} ${rest}`];
    if (wanted === 'where') return [`${name} ${auxiliary} in ?where ${rest}`.trim()];
    return rest === '' ? [] : [`${name} ${auxiliary} ${rest} ?${wanted === 'whom' ? 'who' : wanted}`];
  });
}

/**
 *     est-ce que Paul est mort     Paul est mort
 *     où est la lampe              la lampe est dans ?where
 */
function turnedRoundInFrench(text: string, vocabulary: Vocabulary): string[] {
  const plain = /^est-ce (?:que\s+|qu['’])(.+)$/isu.exec(text)?.[1];
  if (plain !== undefined) return [plain];
  const subject = /^où (?:est|sont|se trouvent?)\s+(.+)$/isu.exec(text)?.[1];
  const word = [...vocabulary.words.values()].find(({ role }) => role === 'whereabouts');
  const [who, place] = word?.variables ?? [];
  if (subject === undefined || word === undefined || who === undefined || place === undefined) return [];
  return [word.id.replace(`?${place.name}`, '?where').replace(`?${who.name}`, () => subject)];
}
