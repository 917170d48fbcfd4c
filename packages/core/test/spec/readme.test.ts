import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, check, explain, parseStory, positionOf, Source, why } from '@unspoiled/core';
import { expect, test } from 'vitest';

const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8');
const text = /```markdown\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? '';
const source = new Source('lamp.story.md', text);
const { tree } = parseStory(source);
const at = (position: number | null, when: string | null = null, eyes: string[] = []) => ({
  position,
  eyes,
  under: null,
  when,
});

test('the story in the README is what the README says', () => {
  expect(text).toContain('story: The lamp');
  expect(check(source).diagnostics.filter((d) => d.severity !== 'hint')).toEqual([]);
  const page = explain(tree, { position: null });
  expect(page.twists).toMatchObject([{ scene: 3, reach: [1, 2] }]);
  expect(page.clues).toMatchObject([{ kind: 'company', about: ['Ben', 'Ada'] }]);
  expect(page.readings.map((r) => r.title)).toEqual(['As told', 'She dreamed of company']);
  const gift = positionOf(tree, { after: 'The gift' });
  expect(gift).toEqual({ position: 4 });
  expect(ask(tree, 'Ben is alive', at(4, 'night 1')).answers).toEqual([{}]);
  expect(ask(tree, 'Ben is alive', at(null, 'night 1')).answers).toEqual([]);
  expect(ask(tree, 'the lamp is in ?where', at(4)).answers).toEqual([{ where: 'the lighthouse' }]);
  expect(ask(tree, '?x holds the lamp', at(2, null, ['Ben', 'Ada'])).answers).toEqual([{ x: 'Ben' }]);
  expect(why(tree, 'Ben is dead', at(null)).because.map((b) => b.text)).toEqual([
    'reveal (the wreck): Ben dies',
  ]);
});
