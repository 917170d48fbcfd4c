import { memoryStore, Streaming } from '@unspoiled/streaming';
import { expect, test } from 'vitest';
import { en, enBuilt } from '../src/messages/en.ts';
import { fr, frBuilt } from '../src/messages/fr.ts';
import type { ShippedEnding } from '../src/pages/public.ts';
import { built, story } from './site.ts';

const LAMP = `---
story: La lampe
kind: film
runtime: 1:30:00
language: fr
words: fr
directed by: Claire Morel
awards: [Prix du phare]
where:
  - { region: FR, service: Rivage, kind: rent, price: 3.49, currency: EUR, quality: hd, audio: [en, fr], subtitles: [de], leaves: 2026-12-01, as of: 2026-11-20 }
  - { region: FR, service: Quai, kind: ads }
  - { region: FR, service: Phare, kind: buy, price: 9, season: 1, episode: 2 }
---
# People
- **Anne** garde le phare.
- **Paul** est son mari.
- **Marie** est leur fille.

# Timeline
- le naufrage: before la veillée
- la veillée

# Story
## La veillée
*0:05:00, la veillée, le phare*

Paul rentre par la fenêtre.

- Paul embrasse Anne
- Paul parle à Marie

## Le repas
*0:25:00, la veillée, la cuisine*
- Paul salue Anne
- Paul parle à Marie
- Anne croit que Paul est en vie

## La lettre
*1:00:00, the next day, la chapelle*
- reveal (le naufrage): Paul meurt
- Anne sait que Paul est mort

## L’autre lettre
*1:10:00, le lendemain, la chapelle*
- Anne a 12 ans
- (la veillée) Anne a 40 ans
- Marie est dans le phare
- Marie est dans la chapelle

# Readings
## Un fantôme
*held by Claire Morel*

Paul revient.

> Il revient.
> — Claire Morel, Le Phare, 2020

- suppose (since le naufrage): Paul est un fantôme

## Un rêve
- suppose (since le naufrage): Anne imagine Paul
`;

/** Every text of a table; of what is made of parts, what it says of one thing and of several. */
function textsOf(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') {
    const some = [1, 2, 'Anne', ['Anne'], true, false].flatMap((given) => {
      try {
        return textsOf((table as (...given: unknown[]) => unknown)(given, given, given));
      } catch {
        return [];
      }
    });
    return some.map((text) => text.replace(/Anne|\d+|true|false|undefined|null|NaN/g, ' ').trim());
  }
  if (Array.isArray(table)) return table.flatMap(textsOf);
  if (table instanceof RegExp) return [];
  return typeof table === 'object' && table !== null ? Object.values(table).flatMap(textsOf) : [];
}

test('a companion in French says nothing in English: its pages, those of the ending, where it can be watched', async () => {
  const lamp = story('lampe', LAMP);
  const streaming = new Streaming({ environment: {}, fetch: null, store: memoryStore(Date.now) });
  const where = [await streaming.where(lamp.tree.front, { region: 'FR' })];
  const site = built([{ ...lamp, where }]);
  const ending: ShippedEnding = JSON.parse(site.get('lampe/ending.json')!);
  const pages = [...site].flatMap(([path, body]) => (path.endsWith('.html') ? [body] : []));
  const said = [...pages, ...ending.pages.map(({ title, html }) => `${title} ${html}`)]
    .map((body) => body.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' '))
    .join('\n')
    .toLowerCase();
  const french = new Set([...textsOf(fr), ...textsOf(frBuilt)]);
  const english = [...textsOf(en), ...textsOf(enBuilt)].filter(
    (text) => !french.has(text) && /\p{L}{3}/u.test(text),
  );
  expect(english.length).toBeGreaterThan(250);
  const holds = (text: string) =>
    new RegExp(`(?<!\\p{L})${text.toLowerCase().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?!\\p{L})`, 'u').test(
      said,
    );
  expect(english.filter(holds)).toEqual([]);
  // What joins a story's sentences is in its language too.
  expect(
    said.match(
      /(?<!\p{L})(?:although|nothing|somebody|learns?|earlier|known|audience|spoken|subtitles|leaves|price|said|scenes?)(?!\p{L})/gu,
    ) ?? [],
  ).toEqual([]);
  for (const text of [
    'alors que',
    'à un moment plus tardif',
    'les âges concordent',
    'une fois cela raconté',
    'location',
    'anglais et français',
    'réalisation',
    'la fin expliquée',
  ])
    expect([text, said.includes(text)]).toEqual([text, true]);
});
