import type { Engine } from '../../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../../rules/conflict.ts';
import type { Position, Story, Word } from '../../story/model.ts';
import { type Candidate, Candidates, Starts } from './candidates.ts';
import { type Choices, choicesOf } from './choices.ts';
import { ClauseMaker, Keys, type Supposed } from './clauses.ts';
import type { Component } from './components.ts';
import { Lessons } from './lessons.ts';
import { Trials } from './trials.ts';

export interface SearchOptions {
  /** How many choices are wanted of each component. */
  readonly limit: number;
  /** How many steps the search may take: nodes of search trees, and trials. The same story and budget give the same answer. */
  readonly budget: number;
}

export const SEARCH_LIMIT = 4;
export const SEARCH_BUDGET = 200_000;

/** A component with its choices. */
export interface ComponentFound extends Omit<Choices, 'steps'> {
  /** Conflicts of the bare story in it. */
  readonly conflicts: readonly Conflict[];
  readonly clauses: Component;
}

export interface SearchFound {
  /** The bare story, as of its end; later positions are trials. */
  readonly engine: Engine;
  readonly starts: Starts;
  readonly candidates: Candidates;
  /** The words that may be supposed. */
  readonly words: readonly Word[];
  /** All conflicts of the bare story, odd ones too. */
  readonly conflicts: readonly Conflict[];
  readonly components: readonly ComponentFound[];
  /** Conflicts that nothing removes that may be supposed. */
  readonly stays: readonly Conflict[];
  readonly steps: number;
  /** All conflicts that stand if these are supposed, and nothing else; seen from `position()`, until it is called again. */
  readonly under: (supposed: Supposed) => readonly Conflict[];
  readonly position: () => Position;
}

/** What is never odd only. */
const hard = (conflicts: readonly Conflict[]) => conflicts.filter((c) => !c.rarely);

/**
 * The search for readings: the lightest sets of suppositions that leave as few conflicts of the bare story as can be. It is the
 * minimum-cost diagnosis problem (Reiter 1987), solved by implicit hitting sets: what the conflicts ask for is solved as it is known
 * so far, the solution is tried on the story, and what goes wrong there is asked for too, until nothing does. Then no lighter set
 * can do, since less was asked of it.
 */
export function search(story: Story, order: Engine['order'], options: SearchOptions): SearchFound {
  const trials = new Trials(story, order);
  const { engine } = trials;
  const starts = new Starts(engine);
  const candidates = new Candidates(engine);
  const conflicts = trials.standing;
  const bareConflicts = hard(conflicts);
  const keys = new Keys();
  const bare = new Map(bareConflicts.map((c) => [keys.of(c), c]));
  const maker = new ClauseMaker(engine, candidates, starts, new Set(bare.keys()), keys);
  const lessons = new Lessons(trials, starts, maker, keys);
  const strange = strangenessOf(engine, bareConflicts);
  const solved = new Map<Component, Choices>();
  let steps = 0;

  const learn = (supposed: Supposed): boolean => {
    const news = lessons.learn(supposed);
    if (news !== null) steps++;
    return news === true;
  };

  const solve = (components: readonly Component[]): readonly Choices[] => {
    let waiting = components.filter((component) => !solved.has(component)).length;
    return components.map((component) => {
      const before = solved.get(component);
      if (before) return before;
      const share = Math.floor(Math.max(0, options.budget - steps) / waiting--);
      const choices = choicesOf(component, bare, strange, options.limit, share);
      steps += choices.steps;
      solved.set(component, choices);
      return choices;
    });
  };

  const mayGoOn = () => steps <= options.budget;

  const entangled = (parts: readonly Supposed[]) => {
    trials.suppose(union(parts), starts);
    steps++;
    return trials.entangled(parts, starts);
  };

  const tryEach = (found: readonly Choices[]) => {
    let news = false;
    for (const { choices } of found)
      for (const { supposed } of choices) if (mayGoOn() && learn(supposed)) news = true;
    return news;
  };

  /** Whether the last news was of choices by themselves; those of that round. */
  let chasing = false;
  let before: ReadonlySet<Choices> = new Set();
  learn(new Map());
  for (;;) {
    const all = lessons.components();
    const open = all.filter((component) => component.some((clause) => clause.suppose.size > 0));
    const found = solve(open);
    if (mayGoOn()) {
      // What is news of one by itself mostly brings more of the same: the others come after.
      if (chasing && tryEach(found.filter((choices) => !before.has(choices)))) continue;
      chasing = false;
      if (tryTogether(found, learn, mayGoOn)) continue;
      before = new Set(found);
      chasing = tryAlone(found, learn, entangled, mayGoOn);
      if (chasing) continue;
    }
    const ran = steps > options.budget;
    const stays = all.filter((component) => !open.includes(component)).flatMap((c) => conflictsOf(c, bare));
    const components = open.flatMap((component, i): ComponentFound[] => {
      const { choices, proven, bound, more } = found[i]!;
      if (choices.length === 0) return [];
      const inIt = { conflicts: conflictsOf(component, bare), clauses: component };
      return [{ choices, proven: proven && !ran, bound, more: more || ran, ...inIt }];
    });
    const hopeless = open.flatMap((component, i) =>
      found[i]!.choices.length === 0 ? conflictsOf(component, bare) : [],
    );
    return {
      engine,
      starts,
      candidates,
      words: candidates.words,
      conflicts,
      components,
      stays: [...stays, ...hopeless],
      steps,
      under: (supposed) => {
        trials.suppose(supposed, starts);
        return trials.standing;
      },
      position: () => trials.position,
    };
  }
}

/** With fewer components than that, each choice is tried alone: to find out which need not be takes a trial. */
const FEW = 6;

/** Tries what was found: the first choices of all components together, the second, …; whether that is news. */
function tryTogether(
  found: readonly Choices[],
  learn: (supposed: Supposed) => boolean,
  mayGoOn: () => boolean,
): boolean {
  let news = false;
  for (const rank of ranksOf(found)) if (mayGoOn() && learn(union(together(found, rank)))) news = true;
  return news;
}

/** Tries each choice by itself that together with others may do something else than alone; whether that is news. */
function tryAlone(
  found: readonly Choices[],
  learn: (supposed: Supposed) => boolean,
  entangled: (parts: readonly Supposed[]) => ReadonlySet<number>,
  mayGoOn: () => boolean,
): boolean {
  let news = false;
  for (const rank of ranksOf(found)) {
    if (!mayGoOn()) return news;
    const alone = found.length < FEW ? null : entangled(together(found, rank));
    found.forEach(({ choices }, i) => {
      const choice = choices[rank];
      if (choice && (alone === null || alone.has(i)) && mayGoOn() && learn(choice.supposed)) news = true;
    });
  }
  return news;
}

const ranksOf = (found: readonly Choices[]) =>
  Array.from({ length: Math.max(0, ...found.map(({ choices }) => choices.length)) }, (_, rank) => rank);

const together = (found: readonly Choices[], rank: number): readonly Supposed[] =>
  found.map(({ choices }) => (choices[rank] ?? choices[0])?.supposed ?? NOTHING);

const NOTHING: Supposed = new Map();

const union = (parts: readonly Supposed[]): Supposed => new Map(parts.flatMap((part) => [...part]));

function conflictsOf(component: Component, bare: ReadonlyMap<string, Conflict>): readonly Conflict[] {
  return [...new Set(component.map((clause) => clause.conflict))].flatMap((key) => bare.get(key) ?? []);
}

/**
 * How little a candidate goes with the scenes of the conflicts: the share of the scenes of what it would account for that do not
 * name all of those it speaks of. Of two who may have imagined Harry, the one who was always there comes first.
 */
function strangenessOf(engine: Engine, conflicts: readonly Conflict[]): (candidate: Candidate) => number {
  const scenes = new Map<number, number[]>();
  for (const conflict of conflicts) {
    const shown = [...new Set(occurrencesAt(conflict, engine.end).map((o) => o.scene))];
    for (const value of new Set(Object.values(conflict.bindings)))
      if (typeof value === 'number') scenes.set(value, [...(scenes.get(value) ?? []), ...shown]);
  }
  const names = new Map<number, ReadonlySet<number>>();
  const named = (entity: number) => {
    let known = names.get(entity);
    if (!known) {
      known = new Set(engine.scenesNaming(entity).map((scene) => scene.number));
      names.set(entity, known);
    }
    return known;
  };
  const strangeness = ({ args }: Candidate) => {
    const entities = args.filter((value): value is number => typeof value === 'number');
    if (entities.length < 2) return 0;
    const concerned = new Set(entities.flatMap((entity) => scenes.get(entity) ?? []));
    if (concerned.size === 0) return 1;
    let missing = 0;
    for (const scene of concerned) if (!entities.every((entity) => named(entity).has(scene))) missing++;
    return missing / concerned.size;
  };
  const known = new Map<Candidate, number>();
  return (candidate) => {
    let strange = known.get(candidate);
    if (strange === undefined) {
      strange = strangeness(candidate);
      known.set(candidate, strange);
    }
    return strange;
  };
}
