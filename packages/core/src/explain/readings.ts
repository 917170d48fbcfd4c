import { Engine, type EngineOptions } from '../engine/engine.ts';
import { END } from '../engine/instant.ts';
import { isOutside } from '../engine/scenes.ts';
import { type Conflict, isAlive, occurrencesAt } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { Reading, Statement, Story } from '../story/model.ts';
import { becauseOf } from './because.ts';
import { sayConflict } from './causes.ts';
import type { Because, ReadingInstance, ReadingReport } from './explanation.ts';

/** The name of the reading that the story's own `infer` sentences make. */
export const AS_TOLD = 'As told';

/** A reading with the conflicts that stay under it. */
export interface ReadingFound {
  readonly title: string;
  readonly report: ReadingReport;
  /** Keys (`conflictKey`) of the conflicts that stay. */
  readonly stays: ReadonlySet<string>;
}

/** Tells a conflict from others across engines of one story: the rule and the names in it. */
export function conflictKey(engine: Engine, conflict: Conflict): string {
  const names = Object.entries(conflict.bindings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([variable, value]) => `${variable}=${engine.nameOf(value, engine.end)}`);
  const lines = conflict.clash
    ? [conflict.clash.earlier.line, conflict.clash.later.line]
    : conflict.found
      ? [...conflict.found.causes, ...conflict.occurrences].map(({ line }) => line)
      : [];
  const at = lines.length > 0 ? ` ${lines.join(' ')}` : '';
  return `${conflict.name}: ${names.join(', ')}${at}`;
}

/** The conflicts there are at the end. */
export const standing = (engine: Engine): readonly Conflict[] =>
  conflictsOf(engine).filter((conflict) => isAlive(conflict, engine.end));

/** What the story says without saying that it is told: `infer` sentences, and told ones whose word `may be supposed`. */
function asToldWeight(story: Story): { weight: number; texts: string[] } {
  const own = story.sentences.filter(
    (s) =>
      s.mark === 'infer' ||
      (s.mark !== 'suppose' &&
        s.statement?.type === 'clauses' &&
        s.statement.clauses.some((c) => c.word.maybeSupposed)),
  );
  return { weight: own.length, texts: own.map((s) => supposition(s.text)) };
}

/** The readings of a finished story, *As told* first, each compared with the bare story. */
export function readingsOf(story: Story, order: Engine['order']): readonly ReadingFound[] {
  const bare = new Engine(story, { bare: true, order });
  const told = new Map(standing(bare).map((c) => [conflictKey(bare, c), c]));
  const compare = (
    reading: Reading | null,
    options: EngineOptions,
    title: string,
    weight: number,
    suppositions: readonly string[],
  ): ReadingFound => {
    const engine = new Engine(story, { ...options, order });
    const under = new Map(standing(engine).map((c) => [conflictKey(engine, c), c]));
    const explains = [...told].filter(([key]) => !under.has(key)).map(([, c]) => instance(bare, c));
    const strains = [...under].filter(([key]) => !told.has(key)).map(([, c]) => instance(engine, c));
    const report: ReadingReport = {
      title,
      explains,
      strains,
      supposes: weight,
      suppositions,
      heldBy: reading?.heldBy ?? [],
      deniedBy: reading?.deniedBy ?? [],
      prose: reading?.prose ?? [],
      quotations: (reading?.quotations ?? []).map((q) => ({
        text: q.text,
        by: q.attribution?.who ?? null,
        where: q.attribution?.where ?? null,
        when: q.attribution?.when ?? null,
        url: q.attribution?.url ?? null,
      })),
      killedBy: reading ? killer(bare, reading) : null,
      found: false,
    };
    return { title, report, stays: new Set(under.keys()) };
  };
  const asTold = asToldWeight(story);
  const first =
    asTold.weight > 0 ? [compare(null, { infer: true }, AS_TOLD, asTold.weight, asTold.texts)] : [];
  const others = story.readings.map((reading) => {
    const weight = reading.suppositions.reduce((sum, s) => sum + weigh(s.statement), 0);
    const texts = reading.suppositions.map((s) => supposition(s.text));
    return compare(reading, { bare: true, reading }, reading.title, weight, texts);
  });
  return [...first, ...others];
}

/** `suppose (since the crash): Mum is a ghost [1]` → `(since the crash) Mum is a ghost`. */
const supposition = (text: string): string =>
  text
    .replace(/^(?:suppose|infer|reveal)\b:?\s*/, '')
    .replace(/^(\([^()]*\)):/, '$1')
    .replace(/\s*\[[^\]]*\]\s*$/, '');

/** One a supposition, `Mum and Dad` two; one a scene for what takes scenes out of reality. */
function weigh(statement: Statement): number {
  if (statement.type === 'clauses') return statement.clauses.length;
  if (statement.type === 'scenes' && isOutside(statement.frame)) return statement.to - statement.from + 1;
  return 1;
}

function instance(engine: Engine, conflict: Conflict): ReadingInstance {
  return {
    rule: conflict.name,
    scenes: [
      ...new Set(
        occurrencesAt(conflict, engine.end)
          .map((o) => o.scene)
          .filter((s) => s > 0),
      ),
    ].sort((a, b) => a - b),
    rarely: conflict.rarely,
    text: sayConflict(engine, conflict, engine.end),
  };
}

/** A sentence told that says the opposite of a supposition, where it would have to hold. */
function killer(bare: Engine, reading: Reading): Because | null {
  for (const { statement } of reading.suppositions) {
    if (statement.type !== 'clauses') continue;
    for (const { word, args, negated } of statement.clauses) {
      const shape = bare.painting.shape(word);
      if (word.kind === 'act' || word.kind === 'identity' || shape.value >= 0) continue;
      const values = args.flatMap((a) => (a.type === 'value' ? [a.value] : []));
      if (values.length < args.length) continue;
      const relation = bare.painting.relation(shape);
      const fluent = relation.find(bare.painting.key(shape, values, bare.end));
      const supposed = negated === shape.flipped;
      const from = bare.painting.start(
        { when: statement.when, scene: 0, moment: null, told: bare.end },
        bare.end,
      );
      const against = [...(fluent?.timeline.changes.between(from, END) ?? [])].find(
        (c) => c.by && c.value === !supposed,
      );
      if (against?.by) return becauseOf(bare, [against.by.line])[0] ?? null;
    }
  }
  return null;
}
