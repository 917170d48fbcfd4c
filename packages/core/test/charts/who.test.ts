import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangedOnGrid, type Cell, COLUMNS, type Tie } from '../../src/charts/grid.ts';
import { type WhoIsWho, whoIsWhoOf } from '../../src/charts/who.ts';
import { storyParts } from '../properties/story-arbitrary.ts';
import { SHELF, textOf } from '../stories/shelf.ts';
import { told } from './told.ts';

const FAMILY = `# People
- **Mum** is his mother.
- **Adam** writes.
- **Harry** lives downstairs.
- **Dad** is his father.
# Story
## Home
- Mum is the mother of Adam
- Dad is the father of Adam
## The knock
- Harry meets Adam
- Harry loves Adam
## The end
- Adam loves Harry
- Dad is married to Mum
`;

const said = ({ people, ties }: WhoIsWho) =>
  ties.flatMap(({ from, to, words }) =>
    words.map(({ text, way }) => `${people[from]!.name} ${way} ${people[to]!.name}: ${text}`),
  );

describe('who is who to whom', () => {
  test('states and facts between two, with which way they are to be read', () => {
    expect(said(whoIsWhoOf(told(FAMILY))).sort()).toEqual([
      'Adam back Dad: father of',
      'Adam back Harry: loves',
      'Adam there Harry: loves',
      'Mum both Dad: married to',
      'Mum there Adam: mother of',
    ]);
    expect(whoIsWhoOf(told(FAMILY)).ties[0]!.words[0]!.sentence).toBe('Mum is the mother of Adam');
  });

  test('nothing from later is there', () => {
    const early = whoIsWhoOf(told(FAMILY, 1));
    expect(JSON.stringify(early)).not.toMatch(/Harry|loves|married/);
    expect(early.people.map((person) => person.name)).toEqual(['Mum', 'Adam', 'Dad']);
  });

  test('what ends is gone, and who was never tied to anybody stands apart', () => {
    const text = `# Story
## One
- Ann marries Bob
- Cy sleeps
## Two
- Ann divorces Bob
`;
    expect(whoIsWhoOf(told(text, 1))).toMatchObject({
      ties: [{ words: [{ text: 'married to' }] }],
      apart: ['Cy'],
    });
    expect(whoIsWhoOf(told(text))).toEqual({ people: [], ties: [], apart: ['Ann', 'Bob', 'Cy'] });
    expect(whoIsWhoOf(told('# Story\n'))).toEqual({ people: [], ties: [], apart: [] });
  });

  test('through somebody’s eyes it is as they take it to be', () => {
    const text = `# Story
## One
*with Ann*
- Ann meets Bob
- unseen: Bob loves Ann
`;
    const engine = told(text);
    const bob = engine.story.entities.find((entity) => entity.names[0]?.text === 'Ann')!.id;
    expect(said(whoIsWhoOf(engine))).toHaveLength(1);
    expect(said(whoIsWhoOf(engine.through([bob])))).toEqual([]);
  });

  test('whoever turns out to be another is tied as that one', () => {
    const text = `# Story
## One
- Hyde is the friend of Utterson
## Two
- reveal: Jekyll is the same person as Hyde
`;
    expect(whoIsWhoOf(told(text)).people).toHaveLength(2);
  });

  test('a new scene that ties nobody moves nobody, and the same story gives the same picture', () => {
    fc.assert(
      fc.property(storyParts, ({ header, scenes }) => {
        const text = header + scenes.join('');
        const plain = (engine: ReturnType<typeof told>) => JSON.stringify(whoIsWhoOf(engine));
        expect(plain(told(text))).toBe(plain(told(text)));
        const places = (engine: ReturnType<typeof told>) =>
          whoIsWhoOf(engine).people.map(({ person, x, y }) => [person, x, y]);
        // At the same time: as that goes on, what has been told of later comes to be so.
        const night = '## Night\n*meanwhile*\n\nNothing happens.\n';
        expect(places(told(text + night))).toEqual(places(told(text)));
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  test.each(SHELF)('on the shelf nobody stands on anybody: %s', (name) => {
    const { people } = whoIsWhoOf(told(textOf(name)));
    expect(new Set(people.map(({ x, y }) => `${x} ${y}`)).size).toBe(people.length);
  });
});

describe('the grid', () => {
  const ties = (people: number) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: people - 1 }), fc.integer({ min: 0, max: people - 1 }))
        .filter(([a, b]) => a < b),
      { maxLength: 14 },
    );

  test('everybody has a cell of their own', () => {
    fc.assert(
      fc.property(ties(9), ties(12), (first, more) => {
        const people = (found: readonly Tie[]) => [...new Set(found.flat())].sort((a, b) => a - b);
        const before = arrangedOnGrid(new Map(), people(first), first);
        const all = [...first, ...more];
        const after = arrangedOnGrid(
          before,
          people(all).filter((p) => !before.has(p)),
          all,
        );
        expect([...after.keys()].sort((a, b) => a - b)).toEqual(people(all));
        const cells = [...after.values()];
        expect(new Set(cells.map(({ column, row }) => row * COLUMNS + column)).size).toBe(cells.length);
        for (const { column, row } of cells) {
          expect(row).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThan(COLUMNS);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('whoever is there moves only where that is worth it', () => {
    const before = new Map<number, Cell>([
      [0, { column: 1, row: 1 }],
      [1, { column: 0, row: 1 }],
    ]);
    const after = arrangedOnGrid(
      before,
      [2],
      [
        [0, 1],
        [0, 2],
      ],
    );
    expect([after.get(0), after.get(1)]).toEqual([before.get(0), before.get(1)]);
  });

  test('nobody stands on a tie between two others where there is room', () => {
    const star: Tie[] = [1, 2, 3, 4, 5, 6].map((other) => [0, other]);
    const cells = arrangedOnGrid(new Map(), [0, 1, 2, 3, 4, 5, 6], star);
    const middle = cells.get(0)!;
    for (const tie of star) {
      const other = cells.get(tie[1])!;
      expect(Math.abs(other.column - middle.column) + Math.abs(other.row - middle.row)).toBeLessThanOrEqual(
        2,
      );
    }
  });
});
