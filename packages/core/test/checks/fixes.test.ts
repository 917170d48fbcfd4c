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
