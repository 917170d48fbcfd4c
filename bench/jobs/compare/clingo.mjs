// What clingo takes, which is another process.

import { lookUps } from '../../facts.mjs';
import { random } from '../../generate.mjs';
import * as clingo from '../../peers/clingo.mjs';

export const OF_CLINGO = ['load', 'look', 'check', 'load and check'];

const LATE = `clingo was not done after ${clingo.PATIENCE / 60} minutes`;

/** A thousand questions are lost in what two runs differ by. */
const OFTEN = 10;

export function measureClingo(comparison) {
  const { facts, known, asked, runs } = comparison;
  const { name } = clingo;
  const notMeasured = (what, why) => comparison.notMeasured(name, what, why);
  if (!clingo.isThere()) {
    for (const what of OF_CLINGO) notMeasured(what, 'clingo could not be installed');
    return;
  }
  const note = (what, found) => {
    if (found === null) notMeasured(what, LATE);
    else comparison.note(name, what, found.ms);
  };
  /** What a program takes over another that is part of it; null where they take too long. */
  const over = (what, more, less, times = 1) => {
    if (more === null || less === null) notMeasured(what, LATE);
    else if (more.ms <= less.ms) notMeasured(what, 'it is less than what two runs of clingo differ by');
    else comparison.note(name, what, (more.ms - less.ms) / times);
  };

  const questions = lookUps(facts, known, asked.length * OFTEN, random(8));
  const { facts: changes, asking } = clingo.holding(facts, questions);
  const held = cheapest(changes, runs);
  const told = cheapest(asking, runs);
  note('load', held);
  over('look', told, held, OFTEN);
  if (told !== null) {
    const answers = clingo.answersIn(told.shown, questions.length);
    const expected = questions.map((q) => comparison.answerTo(q));
    comparison.sameAnswers(name, answers, expected);
  }
  const { facts: spans, checking } = clingo.standing(facts);
  const stood = cheapest(spans, runs);
  const checked = cheapest(checking, runs);
  over('check', checked, stood);
  note('load and check', checked);
  if (checked !== null) comparison.sameCounts(name, clingo.countsIn(checked.shown));
}

/** The cheapest of so many runs; null if one takes too long. */
function cheapest(program, runs) {
  let found = null;
  for (let run = 0; run < Math.max(runs, 1); run++) {
    const one = clingo.run(program);
    if (one === null) return null;
    if (found === null || one.ms < found.ms) found = one;
  }
  return found;
}
