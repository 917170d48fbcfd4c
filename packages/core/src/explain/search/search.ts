import type { Engine } from '../../engine/engine.ts';
import { type Conflict, occurrencesAt } from '../../rules/conflict.ts';
import type { Position, Story, Word } from '../../story/model.ts';
import { type Candidate, Candidates, Starts } from './candidates.ts';
import { type Choice, type Choices, choicesOf } from './choices.ts';
import { type Clause, ClauseMaker, keyOf, type Supposed } from './clauses.ts';
import { type Component, componentsOf } from './components.ts';
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
  const conflicts = trials.try(new Map(), starts);
  const bareConflicts = hard(conflicts);
  const bare = new Map(bareConflicts.map((c) => [keyOf(c), c]));
  const maker = new ClauseMaker(engine, candidates, starts, new Set(bare.keys()));
  const known = new Map<string, Clause>();
  const numbers = new Map<Clause, number>();
  const strange = strangenessOf(engine, bareConflicts);
  const solved = new Map<string, Choices>();
  let steps = 0;

  const tried = new Set<string>();
  const asked = new Map<string, Clause>();

  /** Tries suppositions, and takes in what their conflicts ask for. Whether that is news. */
  const learn = (supposed: Supposed): boolean => {
    const trial = [...supposed].map(([candidate, start]) => `${candidate.id}.${start}`).join();
    if (tried.has(trial)) return false;
    tried.add(trial);
    let news = false;
    for (const conflict of hard(trials.try(supposed, starts))) {
      for (const occurrence of occurrencesAt(conflict, trials.position)) {
        const at = `${keyOf(conflict)} ${occurrence.position} ${occurrence.last.at}`;
        const before = asked.get(at);
        // What it asked for is not met: it asks for no more.
        if (before && !isMet(before, supposed)) continue;
        const clause = maker.clause(conflict, occurrence, supposed, trials.position);
        asked.set(at, clause);
        const id = idOf(clause);
        if (known.has(id)) continue;
        numbers.set(clause, known.size);
        known.set(id, clause);
        news = true;
      }
    }
    steps++;
    return news;
  };

  const solve = (components: readonly Component[]): readonly Choices[] => {
    const ids = components.map((component) => component.map((clause) => numbers.get(clause)).join());
    let waiting = ids.filter((id) => !solved.has(id)).length;
    return components.map((component, i) => {
      const before = solved.get(ids[i]!);
      if (before) return before;
      const share = Math.floor(Math.max(0, options.budget - steps) / waiting--);
      const choices = choicesOf(component, bare, strange, options.limit, share);
      steps += choices.steps;
      solved.set(ids[i]!, choices);
      return choices;
    });
  };

  learn(new Map());
  for (;;) {
    const all = componentsOf([...known.values()]);
    const open = all.filter((component) => component.some((clause) => clause.suppose.size > 0));
    const found = solve(open);
    const news = steps <= options.budget && tryAll(found, learn, () => steps <= options.budget);
    if (news) continue;
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
      under: (supposed) => trials.try(supposed, starts),
      position: () => trials.position,
    };
  }
}

/**
 * Tries what was found: the first choices of all components together, the second, …; then each by itself. Stops at the first
 * round that brings news.
 */
function tryAll(
  found: readonly Choices[],
  learn: (supposed: Supposed) => boolean,
  mayGoOn: () => boolean,
): boolean {
  const most = Math.max(0, ...found.map(({ choices }) => choices.length));
  let news = false;
  for (let rank = 0; rank < most && mayGoOn(); rank++) {
    const together = found.flatMap(({ choices }) => choices[rank] ?? choices[0] ?? []);
    if (learn(union(together))) news = true;
  }
  if (news) return true;
  for (const { choices } of found)
    for (const { supposed } of choices) if (mayGoOn() && learn(supposed)) news = true;
  return news;
}

const union = (choices: readonly Choice[]): Supposed =>
  new Map(choices.flatMap(({ supposed }) => [...supposed]));

function conflictsOf(component: Component, bare: ReadonlyMap<string, Conflict>): readonly Conflict[] {
  return [...new Set(component.map((clause) => clause.conflict))].flatMap((key) => bare.get(key) ?? []);
}

/** Whether suppositions do what a clause asks for. */
function isMet({ suppose, not }: Clause, supposed: Supposed): boolean {
  for (const [candidate, start] of supposed) {
    const wanted = suppose.get(candidate);
    if (wanted !== undefined && start <= wanted) return true;
  }
  for (const [candidate, from] of not) {
    const start = supposed.get(candidate);
    if (start === undefined || start > from) return true;
  }
  return false;
}

function idOf({ conflict, suppose, not }: Clause): string {
  const list = (literals: Supposed) => [...literals].map(([{ id }, from]) => `${id}.${from}`).join();
  return `${conflict} | ${list(suppose)} | ${list(not)}`;
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
  return ({ args }) => {
    const entities = args.filter((value): value is number => typeof value === 'number');
    if (entities.length < 2) return 0;
    const concerned = new Set(entities.flatMap((entity) => scenes.get(entity) ?? []));
    if (concerned.size === 0) return 1;
    let missing = 0;
    for (const scene of concerned) if (!entities.every((entity) => named(entity).has(scene))) missing++;
    return missing / concerned.size;
  };
}
