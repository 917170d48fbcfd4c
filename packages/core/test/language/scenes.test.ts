import { describe, expect, test } from 'vitest';
import { read, stage, underlined } from './reading.ts';

const header =
  "# People\n- **Adam**\n- **Harry** (also: the neighbour)\n- **Mum**\n- **Dad**\n# Groups\n- **Mum and Dad's friends**\n# Places\n- **the tower**\n- **Adam's flat**, in the tower\n- **the old house**\n# Timeline\n- night 1\n- the crash: 1987\n";
const names = (terms: readonly { readonly type: string }[]): string[] =>
  terms.map((term) => ('name' in term ? String(term.name) : '?'));

describe('the stage line', () => {
  test('its parts stand in any order', () => {
    for (const line of [
      "0:09:10, night 1, Adam's flat, with Adam, Harry",
      'with Adam and Harry, Adam’s flat, 0:09:10, night 1',
      "Adam's flat, with Adam, Harry, night 1, 0:09:10",
    ]) {
      const scene = stage(line, header);
      expect(scene.telling, line).toMatchObject({
        start: 550,
        end: null,
        page: null,
        episode: null,
        text: '0:09:10',
      });
      expect(scene.moment, line).toMatchObject({ type: 'moment', name: 'night 1' });
      expect(scene.place, line).toMatchObject({ name: "Adam's flat" });
      expect(names(scene.with), line).toEqual(['Adam', 'Harry']);
    }
  });

  test.each([
    ['0:09:10–0:21:00', { start: 550, end: 1260 }],
    ['0:09:10-0:21:00', { start: 550, end: 1260 }],
    ['0:09:10 – 0:21:00', { start: 550, end: 1260 }],
    ['p. 31', { page: 31, start: null }],
    ['S1E4 0:09:10', { episode: [1, 4], start: 550 }],
    ['S1E4', { episode: [1, 4], start: null }],
    ['s01e04, 9:10', { episode: [1, 4], start: 550 }],
  ])('%s is a position in the telling', (text, expected) => {
    expect(stage(`${text}, the tower`, header).telling).toMatchObject(expected);
  });

  test('a date keeps its comma', () => {
    expect(stage('0:21:00, March 12, 1987, the old house', header)).toMatchObject({
      moment: { type: 'date', text: 'March 12, 1987' },
      place: { name: 'the old house' },
    });
  });

  test('with goes on over commas while names are known', () => {
    const scene = stage(
      "with Adam, the neighbour, Mum and Dad, Mum and Dad's friends, the next day, tower",
      header,
    );
    expect(names(scene.with)).toEqual(['Adam', 'Harry', 'Mum', 'Dad', "Mum and Dad's friends"]);
    expect(scene).toMatchObject({
      moment: { type: 'relative' },
      place: { name: 'the tower', written: 'tower' },
    });
  });

  test('in and at introduce a place, and times are no places', () => {
    const { tree, codes } = read(
      `${header}\n# Story\n## A\n*in the cellar*\n## B\n*the cellar, at night*\n## C\n*at the tower, in June 1994*\n`,
    );
    expect(tree.scenes.map((scene) => [scene.place, scene.moment])).toMatchObject([
      [{ name: 'the cellar' }, null],
      [{ name: 'the cellar' }, { name: 'at night' }],
      [{ name: 'the tower' }, { type: 'date' }],
    ]);
    expect(tree.declarations.at(-1)).toMatchObject({ kind: 'place', name: 'the cellar', declared: false });
    expect(codes).toEqual(['undeclared-name', 'new-moment']);
  });

  test('a frame', () => {
    expect(stage('dreamed by Adam, the tower', header)).toMatchObject({
      frame: { kind: 'dreamed', text: 'dreamed by Adam' },
      place: { name: 'the tower' },
    });
  });

  test('a new moment is hinted at, once, with what may be meant', () => {
    const text = `${header}\n# Story\n## A\n*night 9*\n## B\n*night 9*\n## C\n*the crsh*\n`;
    const { codes, diagnostics } = read(text);
    expect(codes).toEqual(['new-moment', 'new-moment']);
    expect(underlined(text, diagnostics[1])).toBe('the crsh');
    expect(diagnostics[0]?.fixes).toEqual([]);
    expect(diagnostics[1]?.fixes[0]?.edits[0]?.text).toBe('the crash');
  });

  test('what is doubtful is told and the first is kept', () => {
    expect(read(`${header}\n# Story\n## A\n*Adam, Harry, the tower*\n`)).toMatchObject({
      codes: ['name-without-with'],
      tree: { scenes: [{ with: [{ name: 'Adam' }, { name: 'Harry' }] }] },
    });
    expect(
      read(
        `${header}\n# Story\n## A\n*night 1, the crash, the tower, the old house, with Hary, 0:10:00, 0:20:00*\n`,
      ).codes,
    ).toEqual(['two-moments', 'two-places', 'unknown-name', 'two-tellings']);
    expect(read(`${header}\n# Story\n## A\n*the tower, Adam's flat*\n`)).toMatchObject({
      codes: [],
      tree: { scenes: [{ place: { name: "Adam's flat" } }] },
    });
    expect(read(`${header}\n# Story\n## A\n*the tower, with Adam; night 1; Harry*\n`)).toMatchObject({
      codes: ['stage-semicolon', 'stage-semicolon', 'name-without-with'],
      tree: { scenes: [{ moment: { name: 'night 1' }, with: [{ name: 'Adam' }, { name: 'Harry' }] }] },
    });
    expect(read(`${header}\n# Story\n## A\n*0:20:00–0:10:00*\n`).codes).toEqual([
      'telling-ends-before-start',
    ]);
  });

  test('a stage line that runs into the prose is read all the same', () => {
    expect(read(`${header}\n# Story\n## A\n*0:09:10, night 1*\nHarry knocks.\n`)).toMatchObject({
      codes: ['stage-line-not-alone'],
      tree: { scenes: [{ telling: { start: 550 }, blocks: [{ type: 'prose', markdown: 'Harry knocks.' }] }] },
    });
    expect(read(`${header}\n# Story\n## A\n*Silence.*\nHarry knocks.\n`)).toMatchObject({
      codes: [],
      tree: { scenes: [{ telling: null, moment: null }] },
    });
  });
});

describe('scenes', () => {
  const titles = (text: string) =>
    read(text).tree.scenes.map((scene) => [scene.number, scene.title, scene.chapter, scene.chapterNumber]);

  test('of a film', () => {
    expect(titles('# Story\n## A\n## B\nProse.\n')).toEqual([
      [1, 'A', null, 0],
      [2, 'B', null, 0],
    ]);
  });

  test('in chapters, whose own content is a scene too', () => {
    expect(
      titles('---\nkind: book\n---\n# Story\n## One\nA recap.\n### A\n### B\n## Two\n## Three\n*p. 9*\n'),
    ).toEqual([
      [1, 'One', null, 1],
      [2, 'A', 'One', 1],
      [3, 'B', 'One', 1],
      [4, 'Two', null, 2],
      [5, 'Three', null, 3],
    ]);
    expect(titles('---\nkind: book\n---\n# Story\n## One\n### A\n')).toEqual([[1, 'A', 'One', 1]]);
  });

  test('of an episode stand in it', () => {
    const { tree } = read(
      '---\nkind: series\n---\n# Story\n## S1E4: The Bridge\n### A\n*0:01:00*\n### B\n## Five\n*S1E5*\n### C\n',
    );
    expect(
      tree.scenes.map((scene) => [scene.title, scene.chapter, scene.telling?.episode, scene.telling?.text]),
    ).toEqual([
      ['A', 'S1E4: The Bridge', [1, 4], '0:01:00'],
      ['B', 'S1E4: The Bridge', [1, 4], ''],
      ['C', 'Five', [1, 5], ''],
    ]);
  });

  test('without a heading, and two of one title', () => {
    expect(read('# Story\nHe comes.\n## A\n## A\n')).toMatchObject({
      codes: ['scene-without-title', 'scene-title-twice'],
      tree: { scenes: [{ title: '' }, {}, {}] },
    });
  });

  test('hold prose, sentences and quotations in the order of the file', () => {
    const { tree } = read(
      `${header}\n# Story\n## A\nHarry comes.\n\n- Harry meets Adam\n  - Adam meets Harry\n\nMore.\n\n> "Help!"\n> he says.\n\n- Harry dies\n\n> Perhaps *nobody* is alive.\n>\n> — Andrew Haigh, RogerEbert.com, an interview, 22 December 2023, <https://x.org/a,b>\n`,
    );
    const blocks = tree.scenes[0]?.blocks ?? [];
    expect(blocks.map((block) => block.type)).toEqual([
      'prose',
      'sentence',
      'sentence',
      'prose',
      'quotation',
      'sentence',
      'quotation',
    ]);
    expect(blocks[4]).toMatchObject({ quotation: { text: '"Help!"\nhe says.', attribution: null } });
    expect(blocks[6]).toMatchObject({
      quotation: {
        text: 'Perhaps *nobody* is alive.',
        attribution: {
          who: 'Andrew Haigh',
          where: 'RogerEbert.com, an interview',
          when: '22 December 2023',
          url: 'https://x.org/a,b',
        },
      },
    });
    expect(blocks[0]).toMatchObject({ names: [{ name: 'Harry', written: 'Harry' }] });
  });

  test('attributions with other dashes, and lines that are none', () => {
    const attribution = (line: string) => {
      const block = read(`# Story\n## A\n> Text.\n> ${line}\n`).tree.scenes[0]?.blocks[0];
      return block?.type === 'quotation' ? block.quotation.attribution : undefined;
    };
    expect(attribution('-- A. B.')).toMatchObject({ who: 'A. B.', where: null, when: null, url: null });
    expect(attribution('- Ann Lee, 1999')).toMatchObject({ who: 'Ann Lee', where: null, when: '1999' });
    expect(attribution('-5 degrees')).toBeNull();
    expect(attribution('said Ann')).toBeNull();
  });
});

test('readings', () => {
  const { tree, codes } = read(
    '# People\n- **Adam**\n- **Harry**\n# Story\n## A\n- Adam meets Harry\n# Readings\n## One\n*held by Andrew Haigh and Ann Lee, Ben Day, denied by Cy Poe*\n\nWhy.\n\n- suppose Adam imagines Harry\n\n> So it is.\n> — Andrew Haigh\n\n## Two\n*held by Ann Lee*\n*denied by Ben Day*\n\n## Three\n- held by: Cy Poe\n- denied by Ann Lee\n',
  );
  expect(tree.readings).toMatchObject([
    {
      title: 'One',
      heldBy: ['Andrew Haigh', 'Ann Lee', 'Ben Day'],
      deniedBy: ['Cy Poe'],
      prose: ['Why.'],
      suppositions: [{}],
      quotations: [{ attribution: { who: 'Andrew Haigh' } }],
    },
    { title: 'Two', heldBy: ['Ann Lee'], deniedBy: ['Ben Day'] },
    { title: 'Three', heldBy: ['Cy Poe'], deniedBy: ['Ann Lee'], suppositions: [] },
  ]);
  expect(codes.filter((code) => !/word|event/u.test(code))).toEqual([]);
});
