import { expect, test } from 'vitest';
import { unspoiled } from './io.ts';

const story = `# People
- **Ann**
- **Bob**
- **Cy**
- **Dot**
- **Eve**

# Places
- **the hall**

# Things
- **the key**
- **the map**
- **the box**
- **the bag**

# Timeline
- day 1
- day 2: after day 1
- day 3: after day 2
- day 4: after day 3

# Story

## One
*day 1, the hall, with Ann, Bob, Cy, Dot*
- the key is in the box
- the map is in the box

## Two
*day 2, the hall, with Ann, Bob, Cy, Dot*
- Ann talks to Bob

## Three
*day 3, the hall, with Ann, Bob*
- reveal (since day 1): the key is in the bag
- reveal (since day 1): the map is in the bag
- reveal (day 1): Bob is dead

## What Cy did
*day 1, the hall, with Cy*
- Cy puts the key in the bag
- Cy puts the map in the bag

## Four
*day 3, the hall, with Dot*

## Five
*day 4, the hall, with Cy*

## Six
*day 4, the hall, with Dot*

## Seven
*day 4, the hall, with Dot*

## Eight
*day 4, the hall, with Eve*

## Nine
*day 4, the hall, with Dot*
`;

const part = (out: string) =>
  /Who knew what, when[─ ]*\n([\s\S]*?)\n(?=──|## |<section)/.exec(out)?.[1]?.trim();

test('facts of which the same is to be said are said together, and so are people', async () => {
  const { out } = await unspoiled({ 's.story.md': story }, 'explain', 's.story.md');
  expect(part(out)).toBe(`The key is in the bag and the map is in the bag (since day 1). Both come out in
“Three” (3).
• Cy has known since day 1, as “What Cy did” (4) shows, and is ahead of the
  audience in scene 2.
• Ann and Bob learn it there.
• Dot never learns it, and is behind the audience in four scenes from 5 to 10.

Bob is dead (since day 1). It comes out in “Three” (3).
• Ann learns it there.
• Cy and Dot never learn it, and are behind the audience in scenes from 4 to 10.`);
});

test('the same in Markdown and HTML', async () => {
  const md = await unspoiled({ 's.story.md': story }, 'explain', 's.story.md', '--format', 'md');
  expect(md.out).toContain('**Ann and Bob** learn it there.');
  const html = await unspoiled({ 's.story.md': story }, 'explain', 's.story.md', '--format', 'html');
  expect(html.out).toContain('<li><strong>Ann and Bob</strong> learn it there.</li>');
  expect(html.out).toContain('never learns it, and is behind the audience in four scenes from 5 to 10.');
});
