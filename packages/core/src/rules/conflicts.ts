import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { Log, LoggedPiece } from '../engine/log.ts';
import { looksAtAges, tellsMoreOfTime } from '../engine/read-alike.ts';
import type { Position, Rule, Story } from '../story/model.ts';
import { ActWatcher } from './act-watcher.ts';
import { CheckBook } from './checks/checks.ts';
import { clashConflicts } from './clashes.ts';
import { type Conflict, isAlive, isStanding, type Occurrence } from './conflict.ts';
import { StateWatcher } from './state-watcher.ts';
import type { Touch, Watcher } from './watcher.ts';

const NONE: readonly never[] = [];

/**
 * All conflicts of a story over all positions of the telling, those resolved included, in order of birth.
 *
 * What may break a rule (an act, or a state for a rule about states) is looked at when it is told, and again when something that
 * the rule looks at changes at its instant: what changed is the engine's log, so the cost follows the changes, not the views.
 */
export function conflictsOf(engine: Engine): readonly Conflict[] {
  const known = books.get(engine);
  const book = known?.canGoOn() ? known : new ConflictBook(engine, known?.checks);
  books.set(engine, book);
  book.advance(engine.end);
  return book.conflicts;
}

/** Of engines whose conflicts have been asked for. */
const books = new WeakMap<Engine, ConflictBook>();

/**
 * The conflicts that stand at the end, without their lives: each counts as born there. Every rule looks once at all there is, so
 * that this costs less than `conflictsOf`, which finds the same among others.
 */
export function conflictsAtEnd(engine: Engine): readonly Conflict[] {
  const watchers = watchersOf(engine);
  const { acts, end: position } = engine;
  const told = { position, acts, pieces: NONE, scenes: new Set<number>(), merged: NONE, whole: true };
  for (const watcher of watchers) watcher.move(told);
  const clashes = clashConflicts(engine).filter((conflict) => conflict.resolved === null);
  return [...watchers.flatMap((watcher) => watcher.conflicts), ...clashes];
}

const watchersOf = (engine: Engine): readonly Watcher[] =>
  engine.rules.flatMap((rule) => (rule.kind === 'derives' ? [] : [watch(engine, rule)]));

/** Keeps the conflicts of a story as positions are told: those of an engine that goes on being told are found as it goes on. */
export class ConflictBook {
  readonly #engine: Engine;
  readonly #watchers: readonly Watcher[];
  readonly #board: Board;
  readonly #rules: readonly Rule[];
  readonly #words: Story['words'];
  #position = 0;
  /** How many constraints there were then. */
  #constraints = 0;
  #nextPiece = 0;
  #nextAct = 0;
  #checks: CheckBook;

  /** @param checks what the checks found of this engine so far, where that is known: it goes on for longer. */
  constructor(engine: Engine, checks = new CheckBook(engine)) {
    this.#engine = engine;
    this.#checks = checks;
    this.#rules = engine.rules;
    this.#words = engine.story.words;
    this.#watchers = watchersOf(engine);
    this.#board = new Board(this.#watchers);
  }

  /**
   * Whether what is told by now leaves what was found so far as it is. A rule that has come since looks at all that was told before,
   * and one that looks at ages at how far apart all moments are; whoever turns out to be somebody has seen what that one saw, all along;
   * a word that says who has a thing is one that rules about things look at.
   */
  canGoOn(): boolean {
    const { rules, story, painting } = this.#engine;
    if (this.#position === this.#engine.end) return true;
    if (painting.identity.changedAt > this.#position) return false;
    if (rules.some(looksAtAges) && tellsMoreOfTime(story.constraints, this.#constraints)) return false;
    if (story.words !== this.#words)
      for (const [id, { oneHolder }] of story.words) if (oneHolder && !this.#words.has(id)) return false;
    return rules.length === this.#rules.length && rules.every((rule, i) => rule === this.#rules[i]);
  }

  /** Takes in what is told up to a position. */
  advance(to: Position, touch: Touch | null = null): void {
    this.#constraints = this.#engine.story.constraints.length;
    const { acts, painting, scenes } = this.#engine;
    const { log, identity } = painting;
    while (this.#position < to) {
      const position = ++this.#position;
      const firstPiece = this.#nextPiece;
      while (log.positionAt(this.#nextPiece) === position) this.#nextPiece++;
      const firstAct = this.#nextAct;
      while (this.#nextAct < acts.length && acts[this.#nextAct]!.position === position) this.#nextAct++;
      const changed = scenes.changedBy(position);
      const merged = identity.changedBy(position);
      const shaken = changed.size > 0 || merged.length > 0;
      if (this.#nextPiece === firstPiece && this.#nextAct === firstAct && !shaken) continue;
      const toldActs = firstAct === this.#nextAct ? NONE : acts.slice(firstAct, this.#nextAct);
      const pieces = this.#board.ofInterest(log, firstPiece, this.#nextPiece);
      const concerned = shaken ? this.#watchers : this.#board.concerned(toldActs, pieces);
      if (concerned.length === 0) continue;
      const told = { position, acts: toldActs, pieces, scenes: changed, merged, whole: false, touch };
      for (const watcher of concerned) watcher.move(told);
    }
  }

  /** All so far, those resolved included, in order of birth. */
  get conflicts(): readonly Conflict[] {
    return inOrder([
      ...this.#watchers.flatMap((w) => w.conflicts),
      ...clashConflicts(this.#engine),
      ...this.#checked,
    ]);
  }

  /** Those that stand, as of the last position taken in. */
  get standing(): readonly Conflict[] {
    const others = [...clashConflicts(this.#engine), ...this.#checked];
    return inOrder([
      ...this.#watchers.flatMap((w) => w.standing),
      ...others.filter((c) => isAlive(c, this.#position)),
    ]);
  }

  /**
   * The occurrences that stand and were looked at again since this was last asked, with their conflicts; at first all that stand.
   * What no rule sentence says is among them each time.
   */
  takeTouched(): ReadonlyMap<Occurrence, Conflict> {
    const taken = new Map<Occurrence, Conflict>();
    const take = (conflict: Conflict) => {
      for (const occurrence of conflict.occurrences) taken.set(occurrence, conflict);
    };
    for (const watcher of this.#watchers) {
      if (watcher.touched === null) watcher.standing.forEach(take);
      else for (const [occurrence, conflict] of watcher.touched) taken.set(occurrence, conflict);
      watcher.touched = new Map();
    }
    for (const conflict of [...clashConflicts(this.#engine), ...this.#checked])
      if (isAlive(conflict, this.#position)) take(conflict);
    for (const occurrence of taken.keys())
      if (!isStanding(occurrence, this.#position)) taken.delete(occurrence);
    return taken;
  }

  /** What the checks find. */
  get checks(): CheckBook {
    return this.#checks;
  }

  /** These look at the end of what is told, and nothing supposed after it. */
  get #checked(): readonly Conflict[] {
    if (!this.#checks.canGoOn()) this.#checks = new CheckBook(this.#engine);
    return this.#checks.conflicts;
  }
}

const inOrder = (conflicts: Conflict[]) =>
  conflicts.sort((a, b) => a.born - b.born || compare(a.name, b.name));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function watch(engine: Engine, rule: Rule): Watcher {
  const { head } = rule;
  const isState =
    head.type === 'clause' && head.clause.word.kind !== 'act' && head.clause.word.kind !== 'identity';
  return isState ? new StateWatcher(engine, rule) : new ActWatcher(engine, rule);
}

/** Who wants to know of what. */
class Board {
  readonly #always: Watcher[] = [];
  readonly #byWord = new Map<string, Watcher[]>();
  readonly #byVerb = new Map<string, Watcher[]>();
  readonly #byRelation = new Map<string, Watcher[]>();
  readonly #ofAnyAct: Watcher[] = [];

  constructor(watchers: readonly Watcher[]) {
    for (const watcher of watchers) {
      const { acts, relations, everything } = watcher.interest;
      // Whoever has to know of everything looks at pieces too.
      for (const relation of relations) push(this.#byRelation, relation, watcher);
      if (everything) {
        this.#always.push(watcher);
        continue;
      }
      if (acts === 'all') this.#ofAnyAct.push(watcher);
      else if (acts === 'none') continue;
      else if ('verb' in acts) push(this.#byVerb, acts.verb, watcher);
      else for (const word of acts.words) push(this.#byWord, word, watcher);
    }
  }

  /** Those of the pieces from one number up to another that somebody wants to know of. */
  ofInterest(log: Log, from: number, to: number): readonly LoggedPiece[] {
    return log.ofRelations(this.#byRelation, from, to);
  }

  concerned(acts: readonly Act[], pieces: readonly LoggedPiece[]): readonly Watcher[] {
    let found: Watcher[] | null = null;
    const add = (watchers: readonly Watcher[] | undefined) => {
      if (!watchers) return;
      for (const watcher of watchers) {
        if (found === null) found = [watcher];
        else if (!found.includes(watcher)) found.push(watcher);
      }
    };
    add(this.#always);
    if (acts.length > 0) add(this.#ofAnyAct);
    for (const { word, claim } of acts) {
      if (word) add(this.#byWord.get(word.id));
      if (claim) add(this.#byVerb.get(claim.verb));
    }
    for (const { fluent } of pieces) add(this.#byRelation.get(fluent.relation.word.id));
    return found ?? NONE;
  }
}

function push(map: Map<string, Watcher[]>, key: string, watcher: Watcher): void {
  const list = map.get(key);
  if (list) list.push(watcher);
  else map.set(key, [watcher]);
}
