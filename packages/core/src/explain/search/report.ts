import type { Engine } from '../../engine/engine.ts';
import type { Statement, Story } from '../../story/model.ts';
import type { ReadingReport, SearchChoice, SearchReport } from '../explanation.ts';
import { killerOf } from '../killer.ts';
import { type Compared, compare, instance, type ReadingFound, reportless } from '../readings.ts';
import type { Candidate } from './candidates.ts';
import type { Choice } from './choices.ts';
import { type ComponentFound, type SearchFound, type SearchOptions, search } from './search.ts';

/**
 * The search for readings, for a page: each choice is a reading that nobody is known to hold, compared with the bare story like any
 * other, and the author's readings that suppose the same are named with it.
 *
 * @param readings the author's, with *As told*.
 * @returns the report, and the readings found, whose titles it gives.
 */
export function searchReadings(
  story: Story,
  order: Engine['order'],
  readings: readonly ReadingFound[],
  options: SearchOptions,
): { readonly report: SearchReport; readonly found: readonly ReadingReport[] } {
  const result = search(story, order, options);
  const { engine } = result;
  const bare: Compared = { engine, position: engine.end, conflicts: result.conflicts };
  const supposedBy = readings.map((reading) => ({
    reading,
    candidates: new Set(candidatesIn(result, reading.statements)),
  }));
  const found: ReadingReport[] = [];
  const components = result.components.map((component) => {
    const spokenOf = new Set(component.clauses.flatMap((c) => [...c.suppose.keys()]));
    return {
      conflicts: component.conflicts.map((c) => instance(bare, c)),
      choices: component.choices.map((choice): SearchChoice => {
        const { report, leaves } = reportChoice(result, bare, component, choice);
        found.push(report);
        const same = supposedBy.filter(
          ({ reading, candidates }) =>
            isSame(
              [...candidates].filter((c) => spokenOf.has(c)),
              choice,
            ) && component.conflicts.every((c) => leaves.includes(c) || reading.removes(c)),
        );
        return {
          title: report.title,
          leaves: leaves.map((c) => instance(bare, c)),
          sameAs: same.map(({ reading }) => reading.title),
        };
      }),
      proven: component.proven,
      atLeast: component.bound,
      more: component.more,
    };
  });
  return {
    found,
    report: {
      words: result.words.map((word) => word.id),
      limit: options.limit,
      budget: options.budget,
      steps: result.steps,
      components,
      stays: result.stays.map((c) => instance(bare, c)),
    },
  };
}

const isSame = (candidates: readonly Candidate[], { supposed }: Choice) =>
  candidates.length === supposed.size && candidates.every((c) => supposed.has(c));

/** What statements suppose of the words that may be supposed, whenever it starts. */
function candidatesIn({ engine, candidates }: SearchFound, statements: readonly Statement[]): Candidate[] {
  return statements.flatMap((statement) =>
    statement.type !== 'clauses'
      ? []
      : statement.clauses.flatMap(({ word, args, negated }) => {
          const values = args.flatMap((a) => (a.type === 'value' ? [a.value] : []));
          if (values.length < args.length) return [];
          const { word: base, flipped } = engine.painting.shape(word);
          return candidates.of(base.id, values, negated === flipped) ?? [];
        }),
  );
}

function reportChoice(result: SearchFound, bare: Compared, component: ComponentFound, choice: Choice) {
  const { engine, starts } = result;
  const supposed = [...choice.supposed].map(([candidate, start]) => {
    const moment = starts.momentOf(start);
    const { word, args, says, text } = candidate;
    const statement: Statement = {
      type: 'clauses',
      when: moment === null ? null : { type: 'since', from: moment },
      clauses: [
        {
          word,
          args: args.map((value) => ({ type: 'value', value })),
          negated: !says,
          secretly: false,
          mentions: [],
        },
      ],
    };
    const since = moment === null ? '' : `(since ${engine.momentName(moment)}) `;
    return { statement, text, said: `${since}${text}` };
  });
  const conflicts = result.under(choice.supposed);
  const under: Compared = { engine, position: result.position(), conflicts };
  const { explains, strains } = compare(bare, under);
  const statements = supposed.map((s) => s.statement);
  const report: ReadingReport = {
    ...reportless(listed(supposed.map((s) => s.text))),
    supposes: supposed.length,
    suppositions: supposed.map((s) => s.said),
    explains: explains.map((c) => instance(bare, c)),
    strains: strains.map((c) => instance(under, c)),
    killedBy: killerOf(engine, statements, engine, under.position, strains),
    found: true,
  };
  return { report, leaves: component.conflicts.filter((c) => !explains.includes(c)) };
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
