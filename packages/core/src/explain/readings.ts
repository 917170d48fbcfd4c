import { Engine, type EngineOptions } from '../engine/engine.ts';
import { isOutside } from '../engine/scenes.ts';
import { type Conflict, isAlive, occurrencesAt } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { Position, Reading, Sentence, Statement, Story } from '../story/model.ts';
import { AS_TOLD } from './as-told.ts';
import { sayConflict } from './causes.ts';
import type { ReadingInstance, ReadingReport } from './explanation.ts';
import { killerOf } from './killer.ts';

/** A reading with the conflicts that stay under it. */
export interface ReadingFound {
  readonly title: string;
  readonly report: ReadingReport;
  /** What it supposes; of *As told*, what the story says of it. */
  readonly statements: readonly Statement[];
  /** Whether it has no such conflict as one of the story's. */
  readonly removes: (conflict: Conflict) => boolean;
}

/** Tells a conflict from others across engines of one story: the rule and the names in it, as an engine has them. */
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
const isOwn = ({ mark, statement }: Sentence): boolean =>
  statement !== null &&
  (mark === 'infer' ||
    (mark !== 'suppose' &&
      statement.type === 'clauses' &&
      statement.clauses.some((c) => c.word.maybeSupposed)));

/** A view whose conflicts are compared: an engine, as of a position. */
export interface Compared {
  readonly engine: Engine;
  readonly position: Position;
  readonly conflicts: readonly Conflict[];
}

/** A reading's conflicts beside those of the bare story: which it removes, and which it adds. */
export function compare(
  bare: Compared,
  under: Compared,
): { readonly explains: readonly Conflict[]; readonly strains: readonly Conflict[] } {
  // The reading may take two for one: it has the say who is meant.
  const key = (conflict: Conflict) => conflictKey(under.engine, conflict);
  const there = new Set(under.conflicts.map(key));
  const told = new Set(bare.conflicts.map(key));
  return {
    explains: bare.conflicts.filter((c) => !there.has(key(c))),
    strains: under.conflicts.filter((c) => !told.has(key(c))),
  };
}

/** The readings of a finished story, *As told* first, each compared with the bare story. */
export function readingsOf(story: Story, order: Engine['order']): readonly ReadingFound[] {
  const plain = new Engine(story, { bare: true, order });
  const bare = { engine: plain, position: plain.end, conflicts: standing(plain) };
  const found = (
    options: Pick<EngineOptions, 'infer' | 'bare' | 'reading'>,
    statements: readonly Statement[],
    report: Omit<ReadingReport, 'explains' | 'strains' | 'killedBy' | 'found'>,
  ): ReadingFound => {
    const engine = new Engine(story, { ...options, order });
    const under = { engine, position: engine.end, conflicts: standing(engine) };
    const { explains, strains } = compare(bare, under);
    const there = new Set(under.conflicts.map((c) => conflictKey(engine, c)));
    return {
      title: report.title,
      statements,
      removes: (conflict) => !there.has(conflictKey(engine, conflict)),
      report: {
        ...report,
        explains: explains.map((c) => instance(bare, c)),
        strains: strains.map((c) => instance(under, c)),
        killedBy: options.reading ? killerOf(plain, statements, engine, engine.end, strains) : null,
        found: false,
      },
    };
  };
  const own = story.sentences.filter(isOwn);
  const asTold = found.bind(
    null,
    { infer: true },
    own.flatMap((s) => s.statement ?? []),
    {
      ...reportless(AS_TOLD),
      supposes: own.length,
      suppositions: own.map((s) => supposition(s.text)),
    },
  );
  const others = story.readings.map((reading) =>
    found(
      { bare: true, reading },
      reading.suppositions.map((s) => s.statement),
      {
        title: reading.title,
        supposes: reading.suppositions.reduce((sum, s) => sum + weigh(s.statement), 0),
        suppositions: reading.suppositions.map((s) => supposition(s.text)),
        ...heldAs(reading),
      },
    ),
  );
  return own.length > 0 ? [asTold(), ...others] : others;
}

/** A report of what nobody is known to hold, with no words of its own. */
export const reportless = (title: string) => ({
  title,
  heldBy: [],
  deniedBy: [],
  prose: [],
  quotations: [],
});

const heldAs = ({ heldBy, deniedBy, prose, quotations }: Reading) => ({
  heldBy,
  deniedBy,
  prose,
  quotations: quotations.map((q) => ({
    text: q.text,
    by: q.attribution?.who ?? null,
    where: q.attribution?.where ?? null,
    when: q.attribution?.when ?? null,
    url: q.attribution?.url ?? null,
  })),
});

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

/** A conflict of a view, for a page. */
export function instance({ engine, position }: Compared, conflict: Conflict): ReadingInstance {
  return {
    rule: conflict.name,
    scenes: [
      ...new Set(
        occurrencesAt(conflict, position)
          .map((o) => o.scene)
          .filter((s) => s > 0),
      ),
    ].sort((a, b) => a - b),
    rarely: conflict.rarely,
    text: sayConflict(engine, conflict, position),
  };
}
