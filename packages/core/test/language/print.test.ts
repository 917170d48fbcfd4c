import { expect, test } from 'vitest';
import { printStory } from '../../src/language/print.ts';
import { read } from './reading.ts';

/** Already in the form in which it is printed. */
const story = `---
story: "Alien: Romulus"
kind: series
year: 2024
runtime: 1:59:00
ids:
  imdb: tt18412256
directed by: Fede Álvarez
written by: ["Fede Álvarez", "Rodo Sayagues"]
pictures:
  - { file: "door.jpg", alt: "A door, shut", after: "The hall" }
based on: Characters by Dan O'Bannon
language: en
---

# People

- **Rain** (also: the miner, her) works. Played by Cailee Spaeny.
- **Andy**

# Places

- **the station**
- **the hall**, in the station, dark

# Timeline

- night 1: after the crash
- the crash: March 12, 2142

# Words

- ?x welcomes ?y: act

# Story

## S1E1: Down

### The hall
*0:01:00–0:02:30, night 1, the hall, with Rain, Andy*

They come in.

- Rain meets Andy
- Andy welcomes Rain

> Careful.
> — Rain

### The vault
*in the vault, the next day, with Rain*

# Readings

## All a dream
*held by Fede Álvarez, denied by Rodo Sayagues*

Why not.

- suppose Rain imagines Andy

> So it is.
>
> It is.
> — Fede Álvarez, Empire, 2024, <https://example.org/a>

# Sources

- **Empire**, <https://example.org/a>, 2024
`;

test('a story in the printed form prints as it stands', () => {
  const printed = printStory(read(story).tree);
  // The blank line in a quotation's text is kept, the one before its attribution is not.
  expect(printed).toBe(story);
});

test('parts that nobody knows are kept', () => {
  expect(printStory(read('# Notes\n\nRemember the *milk*.\n\n- one\n\n# Story\n\n## A\n').tree)).toBe(
    '# Story\n\n## A\n\n# Notes\n\nRemember the *milk*.\n\n- one\n',
  );
});
