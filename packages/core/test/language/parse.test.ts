import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printStory } from '../../src/language/print.ts';
import { read, withoutRanges } from './reading.ts';

/** Lines that a story file is made of, sound ones and broken ones, in any order. */
const line = fc.constantFrom(
  '',
  '',
  '',
  '# People',
  '# Places',
  '# Groups',
  '# Things',
  '# Timeline',
  '# Words',
  '# Rules',
  '# Story',
  '# Story',
  '# Readings',
  '# Sources',
  '# Strory',
  '## The knock',
  '## The beach',
  '### A scene',
  '### S1E2: Two',
  '## S1E4: The Bridge',
  '#### deep',
  '##',
  'Title\n---',
  '- **Adam** (also: the writer) is *a* man_. Played by Andrew High.',
  '- **Harry**, in the tower',
  '- **the tower**, in London. Played by J. R. Lee',
  '- **London**',
  '- Mum lives',
  '- **Tom and Jerry**',
  '- night 1: after the crash',
  '- the crash: March 12, 1987',
  '- night 2: the next day, before night 3',
  '- ?x welcomes ?y: act',
  '- ?x has moved on: state, forever',
  '- a farewell: never ?x acts while ?x is dead',
  '- off: the dead do not act',
  '*0:09:10, night 1, the tower, with Adam, Harry*',
  '*S1E4*',
  '*S1E5 0:01:00–0:02:00*',
  '*in the cellar, with Bob and Tom and Jerry, night 9*',
  '*p. 31, the cellar, dreamed by Adam*',
  '*three weeks later, at the old mill, with Zed*',
  '*0:01:00, June 1994*\nand prose',
  '*held by Andrew Haigh, denied by Ann Lee*',
  '*silence*',
  'Harry turns up at [[the tower]].',
  'Two lines\nof prose',
  '- Adam meets Harry',
  '- Mum and Dad die',
  '- reveal (since the crash): Harry is dead',
  '  - nested\n    over two lines',
  '  and on',
  '- (night 9) Adam leaves the tower',
  '- Bob believes that Adam loves Zed',
  '- suppose Adam imagines Harry',
  '- on purpose (a farewell): why not',
  '- [x](y) **bold',
  '- Harry: "Help!"',
  '> "Help!"',
  '> — Andrew Haigh, a place, 2023, <https://x.org/a>',
  '>',
  '    indented',
  '```',
  '<!-- comment -->',
  '1. first',
  '---',
  '\\*',
  '\t- tab',
);
const front = fc.constantFrom(
  '',
  '',
  '---\nstory: A: B\nkind: series\ndirected by: Ann Lee and Ben Day\nwhere: [{ a: 1 }]\n---\n',
  '---\nkind: book\nids: { imdb: 0012 }\nx: [1, {y: z}]\n---\n',
);
const file = fc
  .tuple(front, fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\n\n', '\r\n', '\r'))
  .map(([matter, lines, end]) => (matter + lines.join('\n')).replaceAll('\n', end));

test('whatever is printed reads back as the same tree', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(file, (text) => {
      const { tree } = read(text);
      const printed = printStory(tree);
      expect(withoutRanges(read(printed).tree), printed).toEqual(withoutRanges(tree));
    }),
    { numRuns: 100 },
  );
});

test('a file cut after any scene gives the front part of the tree of the whole', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = `# People\n- **Adam**\n- **Harry**\n\n# Timeline\n- the crash: 1987\n\n# Story\n\n${lines.filter((one) => !/^#\s/u.test(one) && one !== '```').join('\n\n')}\n`;
      const whole = read(text).tree;
      const names = whole.declarations.map((declaration) => declaration.name);
      for (const scene of whole.scenes) {
        const part = read(text.slice(0, scene.range.to)).tree;
        expect(withoutRanges(part.scenes)).toEqual(withoutRanges(whole.scenes.slice(0, scene.number)));
        const known = part.declarations.map((declaration) => declaration.name);
        expect(known).toEqual(names.slice(0, known.length));
      }
    }),
    { numRuns: 50 },
  );
});

test('no text makes it throw', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        file.map((text) =>
          text.replace(/[a-e]/gu, (c) => ({ a: '*', b: '(', c: '\u0301', d: '"', e: '’' })[c] ?? c),
        ),
      ),
      (text) => {
        const { tree, diagnostics } = read(text);
        printStory(tree);
        for (const { span } of diagnostics) {
          expect(span.start.line).toBeGreaterThanOrEqual(1);
          expect(span.end.line > span.start.line || span.end.column >= span.start.column).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('line endings and a byte order mark change nothing', { timeout: 30_000 }, () => {
  const text =
    '---\nstory: A\n---\n# People\n- **Adam** lives\n- **Harry**\n# Story\n## One\n*0:01:00, in the cellar*\nHarry comes.\n\n- Adam meets Harry\n> Help!\n> — Ann Lee, 2020\n';
  const plain = withoutRanges(read(text).tree);
  for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`])
    expect(withoutRanges(read(other).tree)).toEqual(plain);
});

test('a large story is read whole', () => {
  const scene = (n: number): string =>
    `## Scene ${n}\n*${Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}:00, night ${n}, the tower, with Adam*\n\nAdam waits for [[Harry]].\n\n- Adam meets Harry\n- Harry leaves the tower\n`;
  const story = (count: number): string =>
    `# People\n- **Adam**\n- **Harry**\n# Places\n- **the tower**\n# Story\n${Array.from({ length: count }, (_, n) => scene(n)).join('\n')}`;
  expect(read(story(3000)).tree.scenes).toHaveLength(3000);
});
