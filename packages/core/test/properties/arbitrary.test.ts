import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStory, Source } from '../../src/index.ts';
import type { Statement } from '../../src/story/model.ts';
import { understand } from '../../src/story/understand.ts';
import { storyText } from './story-arbitrary.ts';

// What holds of all random stories says something of a kind of sentence only if there are some in them.

/** All that a story says, each kind by a name, once a sentence. */
function kindsIn(text: string): string[] {
  const { tree, diagnostics } = parseStory(new Source('random.story.md', text));
  expect(diagnostics.filter((d) => d.severity === 'error' && d.code !== 'unknown-scene')).toEqual([]);
  const story = understand(tree);
  const kinds = story.scenes.flatMap(({ frame, place, with: present, telling }) => [
    `stage ${frame?.kind ?? 'reality'}`,
    `stage ${place === null ? 'nowhere' : 'in a place'}`,
    `stage with ${Math.min(present.length, 2)}`,
    `stage ${telling ? 'timed' : 'untimed'}`,
  ]);
  for (const { mark, statement } of story.sentences) {
    kinds.push(`mark ${mark ?? 'none'}`);
    if (statement) kinds.push(...kindsOf(statement, 0));
  }
  kinds.push(...story.remarks.map(() => 'on purpose'));
  return kinds;
}

function kindsOf(statement: Statement, depth: number): string[] {
  const kinds = [`${statement.type} at depth ${depth}`, `when ${statement.when?.type ?? 'now'}`];
  switch (statement.type) {
    case 'clauses':
      for (const { word, negated, secretly } of statement.clauses)
        kinds.push(
          `word ${word.kind}${word.atADistance ? ' at a distance' : ''}${word.about.length > 0 ? ' about' : ''}`,
          `${word.kind}${negated ? ' negated' : ''}`,
          ...(secretly ? [`secretly ${word.kind}`] : []),
        );
      return [...kinds, `clauses ${statement.clauses.length}`];
    case 'claim':
      kinds.push(
        `claim ${statement.verb}${statement.negated ? ' negated' : ''}`,
        `claim to ${statement.to.length}`,
        ...(statement.secretly ? [`secretly ${statement.verb}`] : []),
      );
      return [...kinds, ...kindsOf(statement.content, depth + 1)];
    case 'scenes':
      return [
        ...kinds,
        statement.frame ? `scenes are ${statement.frame.kind}` : 'scene is moved',
        ...(statement.to > statement.from ? ['several scenes'] : []),
      ];
    default:
      return kinds;
  }
}

const kinds = `
  stage reality, stage dreamed, stage imagined, stage film, stage remembered, stage told
  stage in a place, stage nowhere, stage with 0, stage with 1, stage with 2, stage timed, stage untimed
  mark none, mark reveal, mark infer, mark unseen, on purpose
  when now, when at, when since, when span, when until, when always
  clauses at depth 0, clauses at depth 1, clauses at depth 2, clauses at depth 3, clauses 1, clauses 2
  state, state negated, act, act negated, fact, identity, identity negated, age
  word act at a distance, word state about
  secretly state, secretly act, secretly fact, secretly identity
  claim at depth 0, claim at depth 1, claim at depth 2, claim to 0, claim to 1, claim to 2
  claim believes, claim thinks, claim knows, claim learns, claim remembers, claim sees, claim hears
  claim says, claim tells, claim lies, claim knows negated, claim tells negated
  secretly believes, secretly thinks, secretly knows, secretly learns, secretly remembers, secretly sees, secretly hears
  secretly says, secretly tells, secretly lies
  watches at depth 0, dialogue at depth 0
  scenes at depth 0, scenes at depth 1, several scenes, scene is moved
  scenes are dreamed, scenes are imagined, scenes are remembered, scenes are told, scenes are film, scenes are real
`
  .trim()
  .split(/\s*[,\n]\s*/);

test('random stories have every kind of sentence', () => {
  const counts = new Map<string, number>();
  for (const text of fc.sample(storyText, { numRuns: 400, seed: 4 }))
    for (const kind of kindsIn(text)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  expect(kinds.filter((kind) => (counts.get(kind) ?? 0) < 3)).toEqual([]);
});
