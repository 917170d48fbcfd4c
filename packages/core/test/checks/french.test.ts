import { expect, test } from 'vitest';
import { check, parseStory, Source, soFar } from '../../src/index.ts';

const STORY = `---
story: La bague
words: fr
language: fr
---
# People
- **Anne** est la mère.
- **Jean** est son ami.
- **Marie** est la voisine.
- **Paul** est le frère.

# Places
- **la cave**
- **la cour**
- **la rue**

# Timeline
- le matin
- le soir: 20 years after le matin

# Story
## Au matin
*le matin, la cave, with Paul*
- Paul meurt
- (le matin) Anne a 12 ans
## Au soir
*le soir, la cour, with Jean*
- Marie dit à Jean que Paul est mort
- Anne a 40 ans
## Dans la rue
*le soir, la rue, with Paul*
- Jean attend
`;

test('what checks find is said in French in a French story', () => {
  const source = new Source('bague.story.md', STORY);
  const messages = check(source).diagnostics.map(({ message }) => message);
  const said = (text: string) => messages.filter((message) => message.includes(text));
  expect(said('“Anne a 40 ans” alors que “Anne a 12 ans” 19 à 21 ans avant')).toHaveLength(1);
  expect(said('“Marie dit à Jean que Paul est mort”, et personne ne l’a dit à Marie')).toHaveLength(1);
  expect(said('Paul est dans “Dans la rue” alors que Paul est mort')).toHaveLength(1);
  const told = soFar(parseStory(source).tree, { position: 5, eyes: [], under: null });
  if ('problem' in told) throw new Error(told.problem);
  expect(told.conflicts.length).toBeGreaterThan(0);
  for (const { text } of told.conflicts) expect(text).not.toMatch(/although|nobody|told/);
});
