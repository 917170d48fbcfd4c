import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown, plainText, readMarkdown } from '../../src/language/markdown.ts';

const blocks = (text: string): string[] =>
  readMarkdown(text).blocks.map((block) => {
    const range = block.type === 'heading' ? block.text : block.range;
    const kind =
      block.type === 'heading'
        ? `h${block.level}`
        : block.type === 'paragraph' && block.emphasised
          ? 'emphasised'
          : block.type;
    return `${kind}: ${text.slice(range.from, range.to)}`;
  });

test('a file is a flat run of blocks', () => {
  expect(
    blocks(
      '# Story #\n\n## The knock\n*0:09:10, night 1*\n\nHarry turns up.\n\n- Harry meets Adam\n  and goes\n  - Adam stays\n* Mum waits\n\n> Help!\n',
    ),
  ).toEqual([
    'h1: Story',
    'h2: The knock',
    'emphasised: *0:09:10, night 1*',
    'paragraph: Harry turns up.',
    'item: Harry meets Adam\n  and goes',
    'item: Adam stays',
    'item: Mum waits',
    'quote: > Help!',
  ]);
});

test('CRLF, CR, a byte order mark and titles underlined are read, and offsets stay', () => {
  expect(blocks('\uFEFF# Story\r\n\r\nA\r\n---\r\n- one\r\n- two\r\n')).toEqual([
    'h1: Story',
    'h2: A',
    'item: one',
    'item: two',
  ]);
  expect(blocks('# Story\r\r## A\r- one\r- two')).toEqual(['h1: Story', 'h2: A', 'item: one', 'item: two']);
});

test('code and HTML are passed over', () => {
  expect(blocks('```\n# Story\n- no\n```\n\n<!-- - no -->\n\n<div>\n- no\n</div>\n\ntext\n')).toEqual([
    'ignored: ```\n# Story\n- no\n```',
    'ignored: <!-- - no -->',
    'ignored: <div>\n- no\n</div>',
    'paragraph: text',
  ]);
});

test('read in pieces, a file has the blocks that it has as a whole', () => {
  const line = fc.constantFrom(
    ...['# Story', '## A', '### b #', ' ## near', '#tag', '##', '- one', '  - two', '  going on', '1. first'],
    ...[
      'text',
      '*0:01*',
      '---',
      '===',
      '> said',
      '> ```',
      '- ```',
      '    code',
      '',
      '',
      '[a]: /b "c',
      '\t# far',
    ],
    ...['```', '~~~', '````', '<!--', '-->', '<div>', '<?x', '?>', '<pre>', '</pre>', '<![CDATA[', ']]>'],
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.nat(30),
      fc.constantFrom('\n', '\r\n'),
      (lines, piece, end) => {
        const text = lines.join(end);
        expect(readMarkdown(text, piece)).toEqual(readMarkdown(text, Number.POSITIVE_INFINITY));
      },
    ),
    { numRuns: 2_000, seed: 3 },
  );
});

test('an emphasised line is one emphasis from end to end', () => {
  expect(
    blocks(
      '*no* and *no*\n\n**bold**\n\n_a snake_case line_\n\n*a **bold** line*\n\n*two*\n*lines*\n\n*one*\nand text',
    ),
  ).toEqual([
    'paragraph: *no* and *no*',
    'paragraph: **bold**',
    'emphasised: _a snake_case line_',
    'emphasised: *a **bold** line*',
    'emphasised: *two*\n*lines*',
    'paragraph: *one*\nand text',
  ]);
});

test('the front matter ends at its closing line, or at the first part if that is missing', () => {
  const closed = '---\nstory: A\n---\n# Story\n';
  const front = readMarkdown(closed).front;
  expect(closed.slice(front?.content.from, front?.content.to)).toBe('story: A\n');
  expect(readMarkdown('---\nstory: A\n\n# Story\n')).toMatchObject({
    front: { closed: false },
    blocks: [{ type: 'heading' }],
  });
  expect(readMarkdown('---').front).toMatchObject({ closed: false });
  expect(readMarkdown('# Story\n---\n').front).toBeNull();
});

test('plain text loses its markup, and escaping is its opposite', () => {
  expect(plainText('a *very* [old](https://x.org) `house`, [[Harry]] snake_case \\*')).toBe(
    'a very old house, Harry snake_case *',
  );
  for (const text of ['a*b_c', '[x](y)', '\\', '`code`', '**'])
    expect(plainText(escapeMarkdown(text))).toBe(text);
});

test('nothing that repeats takes long', () => {
  for (const unit of [
    '> ',
    '- ',
    '1. ',
    '*',
    '[',
    '](',
    '_a',
    '<',
    '`',
    '# ',
    '- > ',
    '\t',
    ' - a\n',
    '\n\n>',
    '|',
    '&',
    '- a\n ',
  ]) {
    readMarkdown(unit.repeat(20_000));
    expect(() => plainText(unit.repeat(20_000)), JSON.stringify(unit)).not.toThrow();
  }
});
