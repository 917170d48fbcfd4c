import { describe, expect, test } from 'vitest';
import { read, underlined } from './reading.ts';

const found = (text: string): string[] =>
  read(text)
    .diagnostics.filter((diagnostic) => diagnostic.code === 'name-spelt-two-ways')
    .map(
      (diagnostic) =>
        `${diagnostic.span.start.line}: ${underlined(text, diagnostic)} → ${diagnostic.fixes[0]?.edits[0]?.text}`,
    );

const story = '# Story\n## A\n';

describe('a name spelt two ways is found', () => {
  test('in directed by, against written by', () => {
    expect(found(`---\ndirected by: Andrew High\nwritten by: Andrew Haigh\n---\n${story}`)).toEqual([
      '2: Andrew High → Andrew Haigh',
    ]);
  });
  test('once in directed by, against an attribution', () => {
    expect(
      found(
        `---\ndirected by: Andrew High\n---\n${story}> Yes.\n> — Andrew Haigh, 2023\n\n# Readings\n## R\n*held by Andrew Haigh*\n`,
      ),
    ).toEqual(['2: Andrew High → Andrew Haigh']);
  });
  test('where the first names only sound the same', () => {
    expect(found(`---\nwritten by: Stephen King\ndirected by: Steven King\n---\n${story}`)).toEqual([
      '2: Stephen King → Steven King',
    ]);
  });
  test('in an attribution', () => {
    expect(
      found(
        `---\ndirected by: Andrew Haigh\nwritten by: Andrew Haigh\n---\n${story}> Yes.\n> — Andrew Hiagh, 2023\n`,
      ),
    ).toEqual(['8: Andrew Hiagh → Andrew Haigh']);
  });
  test('in held by', () => {
    expect(
      found(
        `---\ndirected by: Andrew Haigh\nwritten by: Andrew Haigh\n---\n${story}# Readings\n## R\n*held by Andrew High*\n`,
      ),
    ).toEqual(['9: Andrew High → Andrew Haigh']);
  });
  test('in prose and in sources, wrapped or possessive', () => {
    expect(
      found(
        `---\ndirected by: Andrew Haigh\nwritten by: Andrew Haigh\n---\n${story}It is Andrew High's film, says Andrew\nHigh.\n# Sources\n- Andrew Haig, 2023\n`,
      ),
    ).toEqual([
      '7: Andrew High → Andrew Haigh',
      '7: Andrew\nHigh → Andrew Haigh',
      '10: Andrew Haig → Andrew Haigh',
    ]);
  });
  test('in Played by, and without its accents', () => {
    expect(
      found(
        `---\nstarring by: [Penélope Cruz, Andrew Scott]\n---\n# People\n- **Ana** is a cook. Played by Penelope Cruz.\n${story}Penélope Cruz shines.\n`,
      ),
    ).toEqual(['5: Penelope Cruz → Penélope Cruz']);
  });
  test('with both spellings named and the other shown', () => {
    const diagnostic = read(`---\ndirected by: Andrew High\nwritten by: Andrew Haigh\n---\n${story}`)
      .diagnostics[0];
    expect(diagnostic).toMatchObject({
      severity: 'warning',
      related: [{ span: { start: { line: 3, column: 13 } } }],
    });
    expect(diagnostic?.message).toMatch(/Andrew High.*Andrew Haigh/u);
    expect(diagnostic?.fixes).toHaveLength(2);
  });
});

describe('two people are left alone', () => {
  test.each([
    ['in one list', '---\ndirected by: Jean Dardenne and Juan Dardenne\n---\n'],
    ['with other last names', '---\ndirected by: Andrew Haigh\nwritten by: Andrew Scott\n---\n'],
    [
      'with first names that only begin alike',
      '---\ndirected by: Stephen Lee\nwritten by: Stella Lee\n---\n',
    ],
    ['with short first names', '---\ndirected by: Jon Lee\nwritten by: Joe Lee\n---\n'],
    ['when one of them is in the story', '---\ndirected by: John Smyth\n---\n# People\n- **John Smith**\n'],
    ['when one is an address', '---\ndirected by: Andrew Haigh\n---\nhttps://x.org/Andrew High\n'],
  ])('%s', (_, header) => {
    expect(found(`${header}${story}`)).toEqual([]);
  });
});
