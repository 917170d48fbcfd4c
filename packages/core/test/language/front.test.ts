import { expect, test } from 'vitest';
import { read, underlined } from './reading.ts';

const front = (yaml: string) => read(`---\n${yaml}\n---\n\n# Story\n\n## A\n`);

test('the work', () => {
  const { tree, codes } = front(
    'story: All of Us Strangers # a comment\nkind: film\nyear: 2023\nruntime: 1:45:00\nlanguage: en\nids: { tmdb: 994108, imdb: tt0012 }\ndirected by: Andrew Haigh\nwritten by: [Ann Lee, "Ben Day, Jr."]\nproduced by: Cy Poe, Dee Fox and Eve Gold\nbased on: "Strangers, a novel"\nawards:\n  - BIFA 2023',
  );
  expect(tree.front).toMatchObject({
    title: 'All of Us Strangers',
    kind: 'film',
    year: 2023,
    runtime: 6300,
    language: 'en',
    ids: { tmdb: '994108', imdb: 'tt0012' },
    awards: ['BIFA 2023'],
    other: [{ key: 'based on', text: 'Strangers, a novel' }],
  });
  expect(tree.front.credits.map((credit) => [credit.role, ...credit.names])).toEqual([
    ['directed by', 'Andrew Haigh'],
    ['written by', 'Ann Lee', 'Ben Day, Jr.'],
    ['produced by', 'Cy Poe', 'Dee Fox', 'Eve Gold'],
  ]);
  expect(codes).toEqual([]);
});

test('where to see it, and pictures', () => {
  const { tree, diagnostics } = front(
    'where:\n  - { service: Disney+, region: GB, price: 3.5 }\npictures:\n  - { file: a.jpg, alt: A door, credit: X, after: A }\n  - file: b.jpg\n    alt: B\n    after: Aa',
  );
  expect(tree.front.where).toEqual([{ service: 'Disney+', region: 'GB', price: 3.5 }]);
  expect(tree.front.pictures).toEqual([
    { file: 'a.jpg', alt: 'A door', credit: 'X', after: 'A' },
    { file: 'b.jpg', alt: 'B', credit: '', after: 'Aa' },
  ]);
  expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.span.start.line])).toEqual([
    ['picture-without-credit', 6],
    ['unknown-scene', 8],
  ]);
});

test('what cannot be read is told with its place, and the rest is had', () => {
  const text =
    '---\nstory: A: B\nkind: movie\nyear: soon\nruntime: long\nruntme: 1:00:00\nstory: C\n---\n# Story\n## A\n';
  const { tree, diagnostics } = read(text);
  expect(diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.span.start.line}`)).toEqual([
    'front-matter-unreadable 2',
    'unknown-kind 3',
    'unreadable-year 4',
    'unreadable-runtime 5',
    'unknown-front-matter-key 6',
    'front-matter-key-twice 7',
  ]);
  expect(underlined(text, diagnostics[1])).toBe('movie');
  expect(diagnostics[4]?.fixes[0]?.edits[0]?.text).toBe('runtime');
  expect(tree.scenes).toHaveLength(1);
});

test('a front matter that is not closed, not a map, or absurd does not take the story with it', () => {
  expect(read('---\nstory: A\n\n# Story\n\n## B\n')).toMatchObject({
    codes: ['front-matter-unclosed'],
    tree: { front: { title: 'A' }, scenes: [{}] },
  });
  expect(read('---\njust words\n---\n# Story\n## B\n').codes).toEqual(['front-matter-unreadable']);
  expect(read(`---\nwhere: ${'['.repeat(20_000)}\n---\n# Story\n## B\n`).tree.scenes).toHaveLength(1);
  const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'.replace(/./gu, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}where: [*i]`;
  expect(front(bomb).tree.scenes).toHaveLength(1);
});
