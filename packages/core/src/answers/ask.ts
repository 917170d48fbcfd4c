import type { Engine } from '../engine/engine.ts';
import { BEGINNING, type Instant } from '../engine/instant.ts';
import type { Bindings } from '../engine/match.ts';
import { solve } from '../engine/solve.ts';
import type { Answer } from '../explain/explanation.ts';
import { isSaid } from '../story/claims.ts';
import type { Statement } from '../story/model.ts';
import { momentCalled, understandQuestion } from './question.ts';
import type { LensRequest, Session } from './session.ts';

export interface AskOptions extends LensRequest {
  /** A moment's name, `always`, or null for now: the instant of the last sentence told. */
  readonly when: string | null;
}

export function answer(session: Session, question: string, options: AskOptions): Answer {
  const upTo = options.position ?? session.end;
  const lens = (eyes: readonly string[]) => ({
    upTo,
    eyes,
    under: options.under,
    when: options.when ?? 'now',
  });
  const opened = session.open(options);
  if ('problem' in opened) {
    return { question, lens: lens(options.eyes), answers: [], known: false, problem: opened.problem };
  }
  const { engine, audience, eyes } = opened;
  const base = { question, lens: lens(eyes.map((e) => audience.nameOf(e, audience.end))) };
  const asked = understandQuestion(audience, question, session.asking);
  if (!asked.statements) {
    return {
      ...base,
      answers: [],
      known: false,
      ...(asked.problem === null ? {} : { problem: asked.problem }),
    };
  }
  if (options.when?.trim().toLowerCase() === 'always')
    return { ...base, ...always(engine, asked.statements, asked.variables) };
  const t = instantFor(engine, options.when);
  if (t === null) {
    return {
      ...base,
      answers: [],
      known: false,
      problem: noMoment(options.when),
    };
  }
  const answers = answersAt(engine, asked.statements, asked.variables, t);
  if (answers.length > 0) return { ...base, answers };
  return { ...base, answers, ...(isKnown(engine, asked.statements, t) ? {} : { known: false as const }) };
}

export const noMoment = (when: string | null): string =>
  `No moment called “${when}” has been told so far: name another.`;

/** The instant a question is asked at; null for a moment that nothing told has named. */
export function instantFor(engine: Engine, when: string | null): Instant | null {
  if (when === null || when.trim().toLowerCase() === 'now') return engine.now(engine.end);
  const moment = momentCalled(engine.story, when.trim());
  return moment === null ? null : engine.momentSpan(moment, engine.end).end;
}

type Row = Readonly<Record<string, string>>;

/** The distinct answers at an instant, sorted, in the names that the lens shows. */
export function answersAt(
  engine: Engine,
  statements: readonly Statement[],
  variables: readonly string[],
  t: Instant,
): Row[] {
  const rows = new Map<string, Row>();
  for (const statement of statements) {
    for (const bindings of solve(engine, statement, {}, t, engine.end)) {
      const row = rowOf(engine, variables, bindings);
      rows.set(JSON.stringify(row), row);
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

function rowOf(engine: Engine, variables: readonly string[], bindings: Bindings): Row {
  return Object.fromEntries(
    variables.flatMap((v) => {
      const value = bindings[v];
      return value === undefined ? [] : [[v, engine.nameOf(value, engine.end)]];
    }),
  );
}

/** Whether the view holds anything either way: it would if the question, or its negation, held. */
function isKnown(engine: Engine, statements: readonly Statement[], t: Instant): boolean {
  return statements.some((statement) => {
    const other = otherwise(statement);
    return other !== null && answersAt(engine, [other], [], t).length > 0;
  });
}

/** What is so where a statement is not: of what somebody takes to be so, that they take it otherwise. */
function otherwise(statement: Statement): Statement | null {
  if (statement.type === 'claim') {
    if (statement.negated) return { ...statement, negated: false };
    const content = otherwise(statement.content);
    // Whoever takes it otherwise does not know it.
    return content && { ...statement, verb: isSaid(statement.verb) ? statement.verb : 'thinks', content };
  }
  if (statement.type !== 'clauses' || statement.clauses.length !== 1) return null;
  const [clause] = statement.clauses;
  if (!clause || clause.word.kind === 'act' || clause.args.some((a) => a.type === 'unknown')) return null;
  return { ...statement, clauses: [{ ...clause, negated: !clause.negated }] };
}

/** Every answer with the moments from which and until which it holds; half-open, null at an open end. */
function always(
  engine: Engine,
  statements: readonly Statement[],
  variables: readonly string[],
): Pick<Answer, 'answers' | 'known'> {
  const { story, order, end } = engine;
  const moments = story.moments
    .filter((m) => m.told <= end)
    .sort((a, b) => (order.slot[a.id] ?? 0) - (order.slot[b.id] ?? 0));
  const points = [
    { name: null as string | null, at: BEGINNING },
    ...moments.map((m) => ({ name: engine.momentName(m.id), at: engine.slotEnd(m.id) })),
  ];
  const open = new Map<string, { row: Row; from: string | null }>();
  const found: { row: Row; from: string | null; to: string | null; order: number }[] = [];
  let known = false;
  points.forEach(({ name, at }, index) => {
    const now = new Map(
      answersAt(engine, statements, variables, at).map((row) => [JSON.stringify(row), row]),
    );
    known ||= now.size > 0 || isKnown(engine, statements, at);
    for (const [key, span] of open) {
      if (now.has(key)) continue;
      found.push({ ...span, to: name, order: index });
      open.delete(key);
    }
    for (const [key, row] of now) if (!open.has(key)) open.set(key, { row, from: name });
  });
  for (const span of open.values()) found.push({ ...span, to: null, order: points.length });
  const key = (f: { row: Row }) => JSON.stringify(f.row);
  found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.order - b.order));
  const answers = found.map(({ row, from, to }) => ({ ...row, from, to }));
  return answers.length > 0 || known ? { answers } : { answers, known: false };
}
