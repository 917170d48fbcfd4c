import type { Act } from '../engine/assertion.ts';
import type { Engine } from '../engine/engine.ts';
import type { LoggedPiece } from '../engine/fluent.ts';
import type { Rule } from '../story/model.ts';
import { ActWatcher } from './act-watcher.ts';
import { clashConflicts } from './clashes.ts';
import type { Conflict } from './conflict.ts';
import { StateWatcher } from './state-watcher.ts';
import type { Watcher } from './watcher.ts';

/**
 * All conflicts of a story over all positions of the telling, those resolved included, in order of birth.
 *
 * What may break a rule (an act, or a state for a rule about states) is looked at when it is told, and again when something that
 * the rule looks at changes at its instant: what changed is the engine's log, so the cost follows the changes, not the views.
 */
export function conflictsOf(engine: Engine): readonly Conflict[] {
  const watchers = engine.rules.flatMap((rule) => (rule.kind === 'derives' ? [] : [watch(engine, rule)]));
  const board = new Board(watchers);
  const { log, identity } = engine.painting;
  const { acts } = engine;
  let nextPiece = 0;
  let nextAct = 0;
  for (let position = 1; position <= engine.end; position++) {
    const firstPiece = nextPiece;
    while (nextPiece < log.length && log[nextPiece]!.position === position) nextPiece++;
    const firstAct = nextAct;
    while (nextAct < acts.length && acts[nextAct]!.position === position) nextAct++;
    const scenes = engine.scenes.changedBy(position);
    const merged = identity.changedBy(position);
    const shaken = scenes.size > 0 || merged.length > 0;
    if (nextPiece === firstPiece && nextAct === firstAct && !shaken) continue;
    const told = {
      position,
      acts: acts.slice(firstAct, nextAct),
      pieces: log.slice(firstPiece, nextPiece),
      scenes,
      merged,
    };
    const concerned = shaken ? watchers : board.concerned(told.acts, told.pieces);
    for (const watcher of concerned) watcher.move(told);
  }
  const conflicts = [...watchers.flatMap((w) => w.conflicts), ...clashConflicts(engine)];
  return conflicts.sort((a, b) => a.born - b.born || compare(a.name, b.name));
}

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
      if (everything) {
        this.#always.push(watcher);
        continue;
      }
      if (acts === 'all') this.#ofAnyAct.push(watcher);
      else if (acts !== 'none' && 'word' in acts) push(this.#byWord, acts.word, watcher);
      else if (acts !== 'none') push(this.#byVerb, acts.verb, watcher);
      for (const relation of relations) push(this.#byRelation, relation, watcher);
    }
  }

  concerned(acts: readonly Act[], pieces: readonly LoggedPiece[]): Iterable<Watcher> {
    const found = new Set(this.#always);
    const add = (watchers: readonly Watcher[] | undefined) => {
      if (watchers) for (const watcher of watchers) found.add(watcher);
    };
    if (acts.length > 0) add(this.#ofAnyAct);
    for (const { word, claim } of acts) {
      if (word) add(this.#byWord.get(word.id));
      if (claim) add(this.#byVerb.get(claim.verb));
    }
    for (const { fluent } of pieces) add(this.#byRelation.get(fluent.relation.word.id));
    return found;
  }
}

function push(map: Map<string, Watcher[]>, key: string, watcher: Watcher): void {
  const list = map.get(key);
  if (list) list.push(watcher);
  else map.set(key, [watcher]);
}
