import { check, Source } from '@unspoiled/core';
import { expect, test } from 'vitest';

// What the fixes of a finding would write, and which of them `check --fix` may write by itself.

const fixesOf = (text: string, code: string) =>
  check(new Source('fixed.story.md', text))
    .diagnostics.filter((found) => found.code === code)
    .flatMap((found) => found.fixes);

test('who is cited is for the writer to say', () => {
  const text =
    '# People\n- **Miro**\n\n# Story\n\n## A\n- Miro sings [Times]\n\n# Sources\n- **Time**: 1950\n';
  const [fix] = fixesOf(text, 'unknown-source');
  expect(fix?.edits[0]?.text).toBe('Time');
  expect(fix?.safe ?? false).toBe(false);
});

test.each([
  ['marks a conflict', 'dead-act', '# People\n- **Miro**\n\n# Story\n\n## A\n- Miro dies\n- Miro sings\n'],
  [
    'parts two things',
    'stage-line-not-alone',
    '# People\n- **Miro**\n\n# Places\n- **the flat**\n\n# Story\n\n## A\n*the flat, with Miro*\nHe sings.\n\n- Miro sings\n',
  ],
  ['closes the front matter', 'front-matter-unclosed', '---\nstory: A\n'],
])('a fix that %s ends lines as the file does', (_, code, text) => {
  const written = (lineBreak: string) =>
    fixesOf(text.replaceAll('\n', lineBreak), code).flatMap(({ edits }) => edits.map((edit) => edit.text));
  const plain = written('\n');
  expect(plain.join('')).toContain('\n');
  expect(written('\r\n')).toEqual(plain.map((each) => each.replaceAll('\n', '\r\n')));
});
