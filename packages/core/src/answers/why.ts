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
import { type AskOptions, instantFor, noMoment } from './ask.ts';
import { becauseOfAnswers, eyesOf, rows } from './because-of-answer.ts';
import { understandQuestion } from './question.ts';
import type { Session } from './session.ts';
import type { Asking } from './told.ts';

/**
 * Why something is so: an answer (`Harry is dead`), a conflict (its rule's name, or its text), or a twist (the title or number of
 * its scene). The sentences given suffice, and none of them can be left out.
 */
export function explainWhy(session: Session, question: string, options: AskOptions): Why {
  const opened = session.open(options);
  if ('problem' in opened) return wrong(question, opened.problem);
  const { engine, audience } = opened;
  return (
    whyTwist(audience, question) ??
    whyConflict(audience, question) ??
    whyAnswer(audience, engine, question, options, session.asking)
  );
}

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

const nothing = (question: string, text: string): Why => ({
  question,
  about: 'nothing',
  holds: false,
  because: [],
  text,
});

const wrong = (question: string, problem: string): Why => ({ ...nothing(question, problem), problem });

function whyAnswer(
  audience: Engine,
  engine: Engine,
  question: string,
  { when }: AskOptions,
  asking: Asking,
): Why {
  const asked = understandQuestion(audience, question, asking);
  if (!asked.statements)
    return asked.problem === null
      ? nothing(question, 'Nothing told so far speaks of this.')
      : wrong(question, asked.problem);
  if (when?.trim().toLowerCase() === 'always')
    return wrong(question, 'Why it is so is said of one moment: give its name, or the title of a scene.');
  if (instantFor(engine, when) === null) return wrong(question, noMoment(when));
  const answers = rows(audience, eyesOf(engine, audience), question, when, asking);
  if (answers.length === 0)
    return {
      question,
      about: 'answer',
      holds: false,
      because: [],
      text: 'It is not so, as far as has been told.',
    };
  const because = becauseOfAnswers(audience, engine, question, when, asking, answers);
  const said =
    asked.variables.length === 0
      ? question
      : answers.map((row) => Object.values(JSON.parse(row) as object).join(', ')).join('; ');
  return {
    question,
    about: 'answer',
    holds: true,
    because,
    text: because.length === 0 ? `${said}: nothing told says otherwise` : said,
  };
}
