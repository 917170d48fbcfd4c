import type { Engine } from '../engine/engine.ts';
import { becauseOf, whyLines } from '../explain/because.ts';
import type { Why } from '../explain/explanation.ts';
import { type AskOptions, answersAt, instantFor } from './ask.ts';
import { understandQuestion } from './question.ts';
import type { Session } from './session.ts';
import type { Asking } from './told.ts';

/** Why an answer is so, and nothing else: what a reader's device asks. */
export function whyAnswerIn(session: Session, question: string, options: AskOptions): Why {
  const opened = session.open(options);
  return 'problem' in opened
    ? nothing(question, opened.problem)
    : whyAnswer(opened.audience, opened.engine, question, options, session.asking);
}

export const nothing = (question: string, text: string): Why => ({
  question,
  about: 'nothing',
  holds: false,
  because: [],
  text,
});

export function whyAnswer(
  audience: Engine,
  engine: Engine,
  question: string,
  options: AskOptions,
  asking: Asking,
): Why {
  const asked = understandQuestion(audience, question, asking);
  if (!asked.statements) return nothing(question, asked.problem ?? 'Nothing told so far speaks of this.');
  if (instantFor(engine, options.when) === null)
    return nothing(question, `No moment called “${options.when}” has been told so far.`);
  const eyes = (engine.options.eyes ?? []).map((e) => audience.nameOf(e, audience.end));
  const answers = rows(audience, eyes, question, options.when, asking);
  if (answers.length === 0)
    return {
      question,
      about: 'answer',
      holds: false,
      because: [],
      text: 'It is not so, as far as has been told.',
    };
  const lines =
    whyLines(audience, (part) => {
      const found = new Set(rows(part, eyes, question, options.when, asking));
      return answers.every((row) => found.has(row));
    }) ?? [];
  const said =
    asked.variables.length === 0
      ? question
      : answers.map((row) => Object.values(JSON.parse(row) as object).join(', ')).join('; ');
  return {
    question,
    about: 'answer',
    holds: true,
    because: becauseOf(audience, lines),
    text: lines.length === 0 ? `${said}: nothing told says otherwise` : said,
  };
}

/** The answers to a question in a story told in part: it is read afresh, since names and moments may be gone with their lines. */
function rows(
  audience: Engine,
  eyes: readonly string[],
  question: string,
  when: string | null,
  asking: Asking,
): string[] {
  const chain = eyes.map((name) => audience.called(name, audience.end));
  if (chain.includes(undefined)) return [];
  const { statements, ...asked } = understandQuestion(audience, question, asking);
  const t = instantFor(audience, when);
  if (!statements || t === null || !('variables' in asked)) return [];
  const engine = audience.through(chain as number[]);
  return answersAt(engine, statements, asked.variables, t).map((row) => JSON.stringify(row));
}
