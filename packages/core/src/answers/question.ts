import type { Engine } from '../engine/engine.ts';
import { readQuestion } from '../language/question.ts';
import type * as tree from '../language/tree.ts';
import type { EntityId, MomentId, Statement, Story } from '../story/model.ts';
import { resolveContent } from '../story/resolve.ts';

/** A question in the terms of a story, as far as it has been told. */
export type Asked =
  | { readonly statement: Statement; readonly variables: readonly string[] }
  /** It speaks of somebody or some moment that nothing told has named: nothing is known of it. */
  | { readonly statement: null; readonly problem: string | null };

/** Reads a question with the words and names told so far, and nothing else. */
export function understandQuestion(engine: Engine, text: string): Asked {
  const { story, end } = engine;
  const { content, problem } = readQuestion(text, {
    names: story.entities.flatMap((entity) =>
      entity.names.filter((n) => n.told <= end).map((n) => ({ name: entity.names[0]!.text, written: n.text, kind: entity.kind })),
    ),
    words: story.words,
    moments: story.moments.flatMap((m) => (m.name !== null && m.told <= end ? [m.name] : [])),
    scenes: story.scenes.map(({ number, title }) => ({ number, title })),
    language: story.front.language,
  });
  if (!content) return { statement: null, problem };
  const byName = new Map<string, EntityId>(story.entities.map((e) => [e.names[0]!.text, e.id]));
  let missing = false;
  const statement = resolveContent(content, {
    entity: (term) => {
      const id = term.type === 'name' ? byName.get(term.name) : undefined;
      return id ?? null;
    },
    time: (expression) => {
      const id = momentOf(story, expression);
      missing ||= id === null;
      return id ?? 0;
    },
    moves: () => [],
  });
  return missing ? { statement: null, problem: null } : { statement, variables: [...new Set(variablesIn(content))] };
}

function momentOf(story: Story, expression: tree.TimeExpression): MomentId | null {
  return momentCalled(story, expression.type === 'moment' ? expression.name : expression.text);
}

/** The moment of that name, or of the scene of that title; null if nothing told has named it. */
export function momentCalled(story: Story, name: string): MomentId | null {
  const plain = (text: string) => text.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/^the\s+/i, '').trim().toLowerCase();
  const wanted = plain(name);
  const named = story.moments.find((m) => m.name !== null && plain(m.name) === wanted);
  if (named) return named.id;
  const scenes = story.scenes.filter((s) => plain(s.title) === wanted);
  return scenes.length === 1 ? scenes[0]!.moment : null;
}

function variablesIn(content: tree.Content): string[] {
  const of = (terms: readonly tree.Term[]) => terms.flatMap((t) => (t.type === 'variable' ? [t.name] : []));
  if (content.type === 'clauses') return content.clauses.flatMap((c) => of(c.args));
  if (content.type === 'claim') return [...of([content.holder, ...content.to]), ...variablesIn(content.content)];
  return [];
}
