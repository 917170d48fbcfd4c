import type { Engine } from '../engine/engine.ts';
import { becauseOf, whyLines } from '../explain/because.ts';
import type { Because } from '../explain/explanation.ts';
import { type AskOptions, answersAt, instantFor } from './ask.ts';
import { understandQuestion } from './question.ts';
import type { Session } from './session.ts';
import type { Asking } from './told.ts';

/** The sentences that make the answer to a question so; none where it goes without saying, or is not so. */
export function becauseIn(session: Session, question: string, options: AskOptions): readonly Because[] {
  const opened = session.open(options);
  if ('problem' in opened) return [];
  const { audience, engine } = opened;
  const answers = rows(audience, eyesOf(engine, audience), question, options.when, session.asking);
  return becauseOfAnswers(audience, engine, question, options.when, session.asking, answers);
}

/** @param answers as `rows` gives them: all of them hold of the sentences that come out. */
export function becauseOfAnswers(
  audience: Engine,
  engine: Engine,
  question: string,
  when: string | null,
  asking: Asking,
  answers: readonly string[],
): readonly Because[] {
  const eyes = eyesOf(engine, audience);
  const lines = whyLines(audience, (part) => {
    const found = new Set(rows(part, eyes, question, when, asking));
    return answers.every((row) => found.has(row));
  });
  return becauseOf(audience, lines ?? []);
}

/** Through whose eyes an engine looks, by the names that the audience has for them. */
export const eyesOf = (engine: Engine, audience: Engine): readonly string[] =>
  (engine.options.eyes ?? []).map((e) => audience.nameOf(e, audience.end));

/** The answers to a question in a story told in part: it is read afresh, since names and moments may be gone with their lines. */
export function rows(
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
