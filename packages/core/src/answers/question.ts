import type { Engine } from '../engine/engine.ts';
import { languageOf } from '../language/grammar.ts';
import { Lexicon, type WordLists } from '../language/lexicon.ts';
import { type QuestionVocabulary, readQuestion } from '../language/question.ts';
import { askingBy, type Way } from '../language/reading.ts';
import { sceneTitleIn } from '../language/scene-moment.ts';
import type * as tree from '../language/tree.ts';
import type { EntityId, MomentId, Statement, Story } from '../story/model.ts';
import { resolveContent } from '../story/resolve.ts';
import type { Asking } from './told.ts';

/** A question in the terms of a story, as far as it has been told. */
export type Asked =
  | {
      /** Every way to take it: a variable leaves open whether a place is visited or a person. */
      readonly statements: readonly Statement[];
      readonly variables: readonly string[];
    }
  /** It speaks of somebody or some moment that nothing told has named: nothing is known of it. */
  | { readonly statements: null; readonly problem: string | null };

const vocabularies = new WeakMap<Story, QuestionVocabulary>();

/** The words and names told so far, and nothing else. */
function vocabularyOf(engine: Engine): QuestionVocabulary {
  const { story, end } = engine;
  let vocabulary = vocabularies.get(story);
  if (!vocabulary) {
    vocabulary = {
      names: story.entities.flatMap((entity) =>
        entity.names
          .filter((n) => n.told <= end)
          .map((n) => ({ name: entity.names[0]!.text, written: n.text, kind: entity.kind })),
      ),
      words: story.words,
      moments: story.moments.flatMap((m) => (m.name !== null && m.told <= end ? [m.name] : [])),
      scenes: story.scenes.map(({ number, title }) => ({ number, title })),
      language: languageOf(story.front),
    };
    vocabularies.set(story, vocabulary);
  }
  return vocabulary;
}

const ways = new WeakMap<WordLists, Way>();

/** Made once of the lists that came with a prelude. */
function wayBy(lists: WordLists): Way {
  const way = ways.get(lists) ?? askingBy(new Lexicon(lists));
  ways.set(lists, way);
  return way;
}

/** Reads a question with the words and names told so far, and nothing else. */
export function understandQuestion(engine: Engine, text: string, { way, lists }: Asking): Asked {
  const { story } = engine;
  const { content, problem } = readQuestion(text, vocabularyOf(engine), way ?? wayBy(lists));
  if (!content) return { statements: null, problem };
  const byName = new Map<string, EntityId>(story.entities.map((e) => [e.names[0]!.text, e.id]));
  let missing = false;
  const statement = resolveContent(content, {
    entity: (term) => (term.type === 'name' ? byName.get(term.name) : undefined) ?? null,
    time: (expression) => {
      const id = momentOf(story, expression);
      missing ||= id === null;
      return id ?? 0;
    },
    moves: () => [],
  });
  if (missing) return { statements: null, problem: null };
  return { statements: alternatives(statement, story, text), variables: [...new Set(variablesIn(content))] };
}

const VARIABLE = /\?[\p{L}\p{N}_]+/gu;
const skeleton = (form: string) => form.replace(VARIABLE, '?');

/**
 * A variable fits what a name of one kind would not: `Ann visits ?x` may be `?x visits ?place` or `?x visits ?y`. So a question
 * with variables asks every word that reads the same but for its variables.
 */
function alternatives(statement: Statement, story: Story, text: string): Statement[] {
  if (statement.type === 'claim') {
    return alternatives(statement.content, story, text).map((content) => ({ ...statement, content }));
  }
  const [clause] = statement.type === 'clauses' ? statement.clauses : [];
  if (statement.type !== 'clauses' || statement.clauses.length !== 1 || !clause) return [statement];
  if (!clause.args.some((a) => a.type === 'variable')) return [statement];
  const said = (form: string) =>
    skeleton(form)
      .split('?')
      .every((part) => text.includes(part.trim()));
  const skeletons = new Set(clause.word.forms.filter(said).map(skeleton));
  const others = [...story.words.values()].filter(
    (word) =>
      word.id !== clause.word.id &&
      word.variables.length === clause.word.variables.length &&
      word.forms.some((form) => skeletons.has(skeleton(form))),
  );
  return [statement, ...others.map((word) => ({ ...statement, clauses: [{ ...clause, word }] }))];
}

function momentOf(story: Story, expression: tree.TimeExpression): MomentId | null {
  return momentCalled(story, expression.type === 'moment' ? expression.name : expression.text);
}

/** The moment of that name, or of the scene of that title; null if nothing told has named it. */
export function momentCalled(story: Story, name: string): MomentId | null {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .replace(/[’ʼ]/g, "'")
      .replace(/^the\s+/i, '')
      .trim()
      .toLowerCase();
  const wanted = plain(name);
  const named = story.moments.find((m) => m.name !== null && plain(m.name) === wanted);
  if (named) return named.id;
  const title = plain(sceneTitleIn(name) ?? name);
  const scenes = story.scenes.filter((s) => plain(s.title) === title);
  return scenes.length === 1 ? scenes[0]!.moment : null;
}

function variablesIn(content: tree.Content): string[] {
  const of = (terms: readonly tree.Term[]) => terms.flatMap((t) => (t.type === 'variable' ? [t.name] : []));
  if (content.type === 'clauses') return content.clauses.flatMap((c) => of(c.args));
  if (content.type === 'claim')
    return [...of([content.holder, ...content.to]), ...variablesIn(content.content)];
  return [];
}
