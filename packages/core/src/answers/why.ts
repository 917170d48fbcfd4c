import type { Engine } from '../engine/engine.ts';
import { becauseOf, whyLines } from '../explain/because.ts';
import { sayConflict } from '../explain/causes.ts';
import { mainRecast } from '../explain/explain.ts';
import type { Why } from '../explain/explanation.ts';
import { conflictKey } from '../explain/readings.ts';
import { conflictHolds, recastHolds } from '../explain/targets.ts';
import { twistsOf } from '../explain/twists.ts';
import { isAlive } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import { type AskOptions, answersAt, instantFor } from './ask.ts';
import { understandQuestion } from './question.ts';
import type { Session } from './session.ts';

/**
 * Why something is so: an answer (`Harry is dead`), a conflict (its rule's name, or its text), or a twist (the title or number of
 * its scene). The sentences given suffice, and none of them can be left out.
 */
export function explainWhy(session: Session, question: string, options: AskOptions): Why {
  const opened = session.open(options);
  if ('problem' in opened) return nothing(question, opened.problem);
  const { engine, audience } = opened;
  return (
    whyTwist(audience, question) ??
    whyConflict(audience, question) ??
    whyAnswer(audience, engine, question, options)
  );
}

/** Why an answer is so, and nothing else: what a reader's device asks. */
export function whyAnswerIn(session: Session, question: string, options: AskOptions): Why {
  const opened = session.open(options);
  return 'problem' in opened
    ? nothing(question, opened.problem)
    : whyAnswer(opened.audience, opened.engine, question, options);
}

const nothing = (question: string, text: string): Why => ({
  question,
  about: 'nothing',
  holds: false,
  because: [],
  text,
});
const plain = (text: string) => text.normalize('NFC').replace(/[’ʼ]/g, "'").trim().toLowerCase();

function whyTwist(engine: Engine, question: string): Why | null {
  const wanted = plain(question).replace(/^twist:?\s*/, '');
  const scene = engine.story.scenes.find((s) => plain(s.title) === wanted || String(s.number) === wanted);
  if (!scene) return null;
  const twist = twistsOf(engine, scene.number).find((t) => t.scene === scene);
  if (!twist)
    return nothing(question, `“${scene.title}” changes nothing about what came before: it is no twist.`);
  const main = mainRecast(twist);
  const lines = whyLines(engine, (part) => recastHolds(part, scene.number, main.about, main.old, main.new));
  return {
    question,
    about: 'twist',
    holds: true,
    because: becauseOf(engine, lines ?? []),
    text: `“${scene.title}” changes this for earlier scenes: ${main.about}`,
  };
}

function whyConflict(engine: Engine, question: string): Why | null {
  const wanted = plain(question);
  const alive = conflictsOf(engine).filter((c) => isAlive(c, engine.end));
  const conflict =
    alive.find((c) => plain(sayConflict(engine, c, engine.end)) === wanted) ??
    alive.find((c) => plain(c.name) === wanted);
  if (!conflict) {
    const named = engine.rules.some((r) => plain(r.name) === wanted);
    return named ? nothing(question, `Nothing breaks the rule “${question}” here.`) : null;
  }
  const key = conflictKey(engine, conflict);
  const lines = whyLines(engine, (part) => conflictHolds(part, key));
  return {
    question,
    about: 'conflict',
    holds: true,
    because: becauseOf(engine, lines ?? []),
    text: `${conflict.name}: ${sayConflict(engine, conflict, engine.end)}`,
  };
}

function whyAnswer(audience: Engine, engine: Engine, question: string, options: AskOptions): Why {
  const asked = understandQuestion(audience, question);
  if (!asked.statements) return nothing(question, asked.problem ?? 'Nothing told so far speaks of this.');
  if (instantFor(engine, options.when) === null)
    return nothing(question, `No moment called “${options.when}” has been told so far.`);
  const eyes = (engine.options.eyes ?? []).map((e) => audience.nameOf(e, audience.end));
  const answers = rows(audience, eyes, question, options.when);
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
      const found = new Set(rows(part, eyes, question, options.when));
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
function rows(audience: Engine, eyes: readonly string[], question: string, when: string | null): string[] {
  const chain = eyes.map((name) => audience.called(name, audience.end));
  if (chain.includes(undefined)) return [];
  const { statements, ...asked } = understandQuestion(audience, question);
  const t = instantFor(audience, when);
  if (!statements || t === null || !('variables' in asked)) return [];
  const engine = audience.through(chain as number[]);
  return answersAt(engine, statements, asked.variables, t).map((row) => JSON.stringify(row));
}
