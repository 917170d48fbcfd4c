import { expect, test } from 'vitest';
import { read, underlined } from './reading.ts';

const people = (items: string) => read(`# People\n\n${items}\n\n# Story\n\n## A\n`);

test('people, their other names and who plays them', () => {
  const { tree, codes } = people(
    '- **Adam** is a *screenwriter* who lives alone. Played by Andrew Scott.\n- **Harry** (also: the neighbour, him) lives\n  on a lower floor. Played by Robert Downey Jr.\n- **Mum**: Adam’s mother\n- **Dad**',
  );
  expect(tree.declarations).toMatchObject([
    {
      kind: 'person',
      name: 'Adam',
      also: [],
      introduction: 'is a screenwriter who lives alone.',
      playedBy: 'Andrew Scott',
      declared: true,
    },
    {
      name: 'Harry',
      also: ['the neighbour', 'him'],
      introduction: 'lives on a lower floor.',
      playedBy: 'Robert Downey Jr',
    },
    { name: 'Mum', introduction: ': Adam’s mother', playedBy: null },
    { name: 'Dad', introduction: '' },
  ]);
  expect(codes).toEqual([]);
});

test('places within places, in any order', () => {
  const { tree, codes } = read(
    "# Places\n\n- **Adam's flat**, in the tower, twelve floors up\n- **the tower** (also: the block), in London\n- **London**\n# Story\n## A\n",
  );
  expect(tree.declarations.map((place) => [place.name, place.within, place.introduction])).toEqual([
    ["Adam's flat", 'the tower', ', twelve floors up'],
    ['the tower', 'London', ''],
    ['London', null, ''],
  ]);
  expect(codes).toEqual([]);
});

test('a place in no declared place, and places in a circle', () => {
  const text =
    '# Places\n\n- **a**, in the towr\n- **the tower**\n- **b**, in c\n- **c**, in b\n# Story\n## A\n';
  const { tree, diagnostics } = read(text);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['unknown-place', 'place-within-itself']);
  expect(underlined(text, diagnostics[0])).toBe('the towr');
  expect(diagnostics[0]?.fixes[0]?.edits[0]?.text).toBe('the tower');
  expect(tree.declarations.map((place) => place.within)).toEqual([null, null, null, 'b']);
});

test('a name declared twice is told where it stands, with the first', () => {
  const text =
    '# People\n- **Harry** (also: the neighbour)\n- **Adam** (also: the neighbour)\n# Things\n- **Harry**\n# Story\n## A\n';
  const { tree, diagnostics } = read(text);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
    'alias-declared-twice',
    'name-declared-twice',
  ]);
  expect(diagnostics[0]?.span.start).toEqual({ line: 3, column: 19 });
  expect(diagnostics[0]?.related[0]?.span.start).toEqual({ line: 2, column: 20 });
  expect(underlined(text, diagnostics[1])).toBe('Harry');
  expect(tree.declarations.map((one) => [one.name, ...one.also])).toEqual([
    ['Harry', 'the neighbour'],
    ['Adam'],
  ]);
});

test('a name that is not bold is guessed', () => {
  const { tree, diagnostics } = people('- Harry Day lives below\n- the lodger, a man\n- ()');
  expect(tree.declarations.map((one) => one.name)).toEqual(['Harry Day', 'the lodger']);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
    'name-not-bold',
    'name-not-bold',
    'name-missing',
  ]);
  expect(diagnostics[0]?.fixes[0]?.edits[0]?.text).toBe('**Harry Day**');
});

test('the timeline', () => {
  const { tree, codes } = read(
    '# Timeline\n- the crash: March 12, 1987\n- night 1: after the crash, before night 3\n- night 2: the next day\n- night 3: 3 days after the crash and before 1988\n- the rest\n# Story\n## A\n',
  );
  expect(codes).toEqual([]);
  expect(
    tree.timeline.map((moment) => [moment.name, ...moment.constraints.map((time) => time.text)]),
  ).toEqual([
    ['the crash', 'March 12, 1987'],
    ['night 1', 'after the crash', 'before night 3'],
    ['night 2', 'the next day'],
    ['night 3', '3 days after the crash', 'before 1988'],
    ['the rest'],
  ]);
  expect(tree.timeline[2]?.constraints[0]).toMatchObject({ relation: 'after', to: 'night 1' });
});

test('what is wrong in the timeline', () => {
  const { codes, diagnostics } = read(
    '# Timeline\n- a: the next day\n- b: after b\n- the crash: after the crsh\n- a: 1987\n- : 1987\n# Story\n## A\n',
  );
  expect(codes).toEqual([
    'moment-after-nothing',
    'moment-against-itself',
    'new-moment',
    'moment-declared-twice',
    'moment-without-name',
  ]);
  expect(diagnostics[2]?.severity).toBe('hint');
});

test('parts: unknown, missing, twice, after the story, in another case', () => {
  const unknown = read('# Peple\n- **Adam**\n# Story\n## A\n');
  expect(unknown.diagnostics[0]).toMatchObject({
    code: 'unknown-part',
    severity: 'error',
    fixes: [{ edits: [{ text: 'People' }] }],
  });
  expect(unknown.diagnostics[0]?.message).toContain('People, Places, Things');
  expect(read('')).toMatchObject({ codes: ['missing-story'], tree: { scenes: [] } });
  expect(read('\uFEFF\r\n').codes).toEqual(['missing-story']);
  expect(read('# People\n- **Adam**\n').codes).toEqual(['missing-story']);
  const after = read('# story\n## A\n*with Adam*\n# People\n- **Adam**\n# People\n- **Harry**\n');
  expect(after.codes).toEqual(['unknown-part']);
  expect(after.tree.declarations).toHaveLength(2);
  expect(after.tree.scenes[0]?.with).toMatchObject([{ name: 'Adam' }]);
});

test('lines of a header part that are no list items are told', () => {
  expect(read('# People\n\n**Adam** is a man.\n\n# Story\n## A\n').codes).toEqual(['not-a-list-item']);
  expect(read('A stray line.\n\n# Story\n## A\n').codes).toEqual(['outside-any-part']);
});

test('sources', () => {
  const { tree, codes } = read(
    '# Story\n## A\n# Sources\n- **Little White Lies**: an interview, <https://lwlies.com/a,b>, 2024\n- RogerEbert.com, https://www.rogerebert.com/x, 22 December 2023\n- The book\n- The book\n',
  );
  expect(tree.sources).toMatchObject([
    { name: 'Little White Lies', url: 'https://lwlies.com/a,b', date: '2024' },
    { name: 'RogerEbert.com', url: 'https://www.rogerebert.com/x', date: '22 December 2023' },
    { name: 'The book', url: null, date: null },
    {},
  ]);
  expect(codes).toEqual(['source-twice']);
});
