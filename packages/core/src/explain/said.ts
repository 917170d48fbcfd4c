import type { Assertion } from '../engine/assertion.ts';
import { deedOf } from '../engine/effects.ts';
import type { Engine } from '../engine/engine.ts';
import { BEGINNING, endOf, type Instant, slotOf } from '../engine/instant.ts';
import { solve } from '../engine/solve.ts';
import type { Argument, Clause, Position, Sentence, Statement } from '../story/model.ts';
import type { Said } from './explanation.ts';

type Claim = Extract<Statement, { type: 'claim' }>;

/**
 * What was said or believed by somebody, and turned out so or not so in a later scene. What the audience could tell already when it
 * was said is left out, and so is what nothing ever settles.
 *
 * A claim is about an instant of story time: its own `(when)`, or that of its sentence. What is so then, as told with the claim and as told
 * at the end, is compared; what is found to be so later on, and nothing denies of then, is so. That somebody did something is not so where what it brings about is not. What is merely assumed of everyone
 * settles nothing.
 *
 * Costs two look-ups a claim, and a binary search over scenes for each that turned out.
 */
export function saidOf(engine: Engine): readonly Said[] {
  const found = new Map<string, Said>();
  const latest = latestInstants(engine);
  const brought = new Set(engine.acts.flatMap((act) => act.effects));
  for (const sentence of engine.story.sentences) {
    const { statement } = sentence;
    if (statement?.type !== 'claim' || statement.negated || !engine.isTold(sentence)) continue;
    if (!engine.scenes.isReal(sentence.scene, engine.end)) continue;
    const said = turned(engine, sentence, statement, latest, brought);
    if (said === null) continue;
    const id = `${said.text} ${said.so}`;
    if (!found.has(id)) found.set(id, said);
  }
  return [...found.values()];
}

/** The latest instant of story time that the telling has got to by the end of each scene, by its number; flashbacks do not set it back. */
function latestInstants(engine: Engine): readonly Instant[] {
  const latest: Instant[] = [BEGINNING];
  for (const { last } of engine.story.scenes) latest.push(Math.max(latest.at(-1)!, engine.now(last)));
  return latest;
}

/** Who claims by these verbs may be wrong all the same; the others claim what is so. */
const doubtful: ReadonlySet<Claim['verb']> = new Set(['believes', 'thinks', 'says', 'tells', 'lies']);

function turned(
  engine: Engine,
  sentence: Sentence,
  claim: Claim,
  latest: readonly Instant[],
  brought: ReadonlySet<Assertion>,
): Said | null {
  const { content } = claim;
  if (content.type !== 'clauses' || content.clauses.length !== 1) return null;
  const [clause] = content.clauses;
  const sceneOf = (p: Position) => engine.story.sentences[p - 1]?.scene ?? 0;
  const at = (p: Position): boolean | null => {
    const t = instantOf(engine, sentence, claim, content, p);
    // What was done at the same moment, and is told later, was done when it was said.
    const then = truthOf(engine, clause!, clause!.word.kind === 'act' ? endOf(slotOf(t)) : t, p);
    // Who is found dead after the claim was dead by then for all that is told; who dies at a later moment was not.
    const isNew = (by: Assertion, at: Instant) => brought.has(by) && slotOf(at) > slotOf(t);
    if (then === null && isFound(engine, clause!, latest[sceneOf(p)]!, p, isNew)) return true;
    return then;
  };
  const now = at(engine.end);
  if (now === null || (now && !doubtful.has(claim.verb))) return null;
  const scenes = engine.story.scenes;
  const last = (scene: number): Position => scenes[scene - 1]?.last ?? engine.end;
  if (at(sentence.position) === now || at(last(sentence.scene)) === now) return null;
  // The scene that settles it: before it, it is not what it is at the end.
  let before = sentence.scene;
  let after = scenes.length;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (at(last(middle)) === now) after = middle;
    else before = middle;
  }
  const holder = claim.holder.type === 'value' ? engine.nameOf(claim.holder.value, engine.end) : '';
  return {
    scene: sentence.scene,
    line: sentence.line,
    by: holder,
    text: sentence.text.replace(/^(?:reveal|unseen)\b\s*:?\s*/u, ''),
    lie: claim.verb === 'lies',
    so: now,
    settled: after,
  };
}

function instantOf(
  engine: Engine,
  sentence: Sentence,
  claim: Claim,
  content: Extract<Statement, { type: 'clauses' }>,
  p: Position,
): Instant {
  const when = content.when ?? claim.when;
  if (when === null || when.type === 'always') return engine.instantOfSentence(sentence, p);
  const moment = when.type === 'at' ? when.moment : when.type === 'until' ? when.to : when.from;
  return engine.momentSpan(moment, p).end;
}

/** Whether what a clause says is so at an instant, as told up to a position; null where nothing told settles it. */
function truthOf(engine: Engine, clause: Clause, t: Instant, p: Position): boolean | null {
  if (!clause.args.every((arg) => isThere(engine, arg, p))) return null;
  const { kind } = clause.word;
  if (kind === 'identity') return identity(engine, clause, p);
  const holds = (negated: boolean) =>
    !solve(engine, { type: 'clauses', when: null, clauses: [{ ...clause, negated }] }, {}, t, p).next().done;
  if (kind === 'act') return clause.negated ? null : holds(false) ? true : undone(engine, clause, t, p);
  if (isAssumed(engine, clause, t, p)) return null;
  return holds(clause.negated) ? true : holds(!clause.negated) ? false : null;
}

/** Whether a state is so at an instant because a sentence says that it is, and not because an act has just brought it about. */
function isFound(
  engine: Engine,
  clause: Clause,
  t: Instant,
  p: Position,
  isNew: (by: Assertion, at: Instant) => boolean,
): boolean {
  if (clause.word.kind === 'act' || clause.word.kind === 'identity') return false;
  if (truthOf(engine, clause, t, p) !== true) return false;
  const change = timelineOf(engine, clause, p)?.changeAt(t, p);
  return !!change?.by && !isNew(change.by, change.at);
}

function timelineOf(engine: Engine, { word, args }: Clause, p: Position) {
  const { painting } = engine;
  const relation = painting.relation(painting.shape(word));
  const values = args.map((arg) => (arg.type === 'value' ? painting.canonical(arg.value, p) : -1));
  const key = relation.value < 0 ? values : values.filter((_, i) => i !== relation.value);
  return painting.find(relation, key, p)?.timeline;
}

const isThere = (engine: Engine, arg: Argument, p: Position): boolean =>
  arg.type === 'value' && (typeof arg.value !== 'number' || engine.isIntroduced(arg.value, p));

/** An act whose effects are told not to be so was not done. */
function undone(engine: Engine, clause: Clause, t: Instant, p: Position): false | null {
  for (const { word, negated, args } of deedOf(clause.word).effects) {
    const filled = args.map((origin) => (origin.type === 'argument' ? clause.args[origin.index] : undefined));
    if (filled.some((arg) => arg === undefined)) continue;
    const effect: Clause = { ...clause, word, negated, args: filled as Argument[], mentions: [] };
    if (truthOf(engine, effect, t, p) === false) return false;
  }
  return null;
}

/** Of what is assumed of everyone, only what is told counts. */
function isAssumed(engine: Engine, clause: Clause, t: Instant, p: Position): boolean {
  const { painting } = engine;
  if (!painting.relation(painting.shape(clause.word)).word.assumedOfPeople) return false;
  return timelineOf(engine, clause, p)?.valueAt(t, p) === undefined;
}

function identity(engine: Engine, { word, args, negated }: Clause, p: Position): boolean | null {
  const pair = (all: readonly Argument[]) => all.flatMap((a) => (a.type === 'value' ? [a.value] : []));
  const [one, other] = pair(args);
  const { painting } = engine;
  if (painting.canonical(one!, p) === painting.canonical(other!, p)) return !negated;
  const denied = engine.story.sentences.some(
    (s) =>
      s.position <= p &&
      s.statement?.type === 'clauses' &&
      engine.isTold(s) &&
      s.statement.clauses.some(
        (c) => c.word.id === word.id && c.negated && pair(c.args).every((v) => v === one || v === other),
      ),
  );
  return denied ? negated : null;
}
