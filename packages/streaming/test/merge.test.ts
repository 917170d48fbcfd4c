import { describe, expect, test } from 'vitest';
import { Availability } from '../src/availability.ts';
import type { Answer } from '../src/contract/answer.ts';
import type { Finding } from '../src/contract/offer.ts';
import type { ProviderName } from '../src/contract/terms.ts';
import { terms as ofLocal } from '../src/local/terms.ts';
import { serviceKey } from '../src/merging/service-name.ts';
import { streamingAvailability } from '../src/streaming-availability/streaming-availability.ts';
import { tmdb } from '../src/tmdb/tmdb.ts';
import { watchmode } from '../src/watchmode/watchmode.ts';
import { finding } from './fixtures.ts';
import { documentOf } from './read.ts';

const TERMS = {
  tmdb: tmdb.terms,
  'streaming-availability': streamingAvailability.terms,
  watchmode: watchmode.terms,
  local: ofLocal,
};
const answer = (provider: ProviderName, fetchedAt: string | null, ...findings: Finding[]): Answer => ({
  provider,
  terms: TERMS[provider],
  findings,
  fetchedAt,
  stale: false,
});
const merged = (...answers: Answer[]) => documentOf(Availability.of('GB', answers, []));

const MONDAY = '2026-11-23T10:00:00Z';
const TUESDAY = '2026-11-24T10:00:00Z';

test('what three say of one offer is one offer, with the best that any of them knows', () => {
  const { offers, asOf } = merged(
    answer(
      'tmdb',
      TUESDAY,
      finding({ service: 'Disney Plus', kind: 'subscription', link: 'https://tmdb.example/' }),
    ),
    answer(
      'streaming-availability',
      MONDAY,
      finding({
        service: 'Disney+',
        kind: 'subscription',
        quality: 'uhd',
        link: 'https://disney.example/1',
        audio: ['eng'],
        leaves: '2026-12-31',
      }),
    ),
    answer('local', null, finding({ service: 'disney plus', kind: 'subscription' })),
  );
  expect(asOf).toBe(MONDAY);
  expect(offers).toEqual([
    {
      service: 'Disney Plus',
      kind: 'subscription',
      price: null,
      currency: null,
      quality: 'uhd',
      link: 'https://disney.example/1',
      season: null,
      episode: null,
      leaves: '2026-12-31',
      provider: 'tmdb',
      fetchedAt: TUESDAY,
      audio: ['eng'],
      sources: [
        { provider: 'tmdb', fetchedAt: TUESDAY },
        { provider: 'streaming-availability', fetchedAt: MONDAY },
        { provider: 'local', fetchedAt: null },
      ],
    },
  ]);
});

test('a disputed price and a disputed last day are shown by source and date', () => {
  const rent = (price: string, currency: string | null, leaves: string | null) =>
    finding({ service: 'X', kind: 'rent', quality: 'hd', price, currency, leaves });
  const { offers } = merged(
    answer('streaming-availability', MONDAY, rent('3.49', 'GBP', '2026-12-01')),
    answer('watchmode', TUESDAY, rent('4.49', null, null)),
    answer('local', null, rent('3.490', null, '2026-12-05')),
  );
  expect(offers).toMatchObject([
    {
      price: '4.49',
      currency: null,
      provider: 'watchmode',
      disagreements: [
        {
          about: 'price',
          says: [
            { provider: 'watchmode', fetchedAt: TUESDAY, value: '4.49' },
            { provider: 'streaming-availability', fetchedAt: MONDAY, value: '3.49 GBP' },
            { provider: 'local', fetchedAt: null, value: '3.490' },
          ],
        },
        { about: 'leaves', says: [{ value: '2026-12-01' }, { value: '2026-12-05' }] },
      ],
    },
  ]);
});

test('one price with and without its currency is one price, and has the currency', () => {
  const { offers } = merged(
    answer('watchmode', TUESDAY, finding({ service: 'X', kind: 'rent', price: '3.5' })),
    answer(
      'streaming-availability',
      MONDAY,
      finding({ service: 'X', kind: 'rent', price: '3.50', currency: 'GBP' }),
    ),
  );
  expect(offers).toHaveLength(1);
  expect(offers[0]).toMatchObject({ currency: 'GBP' });
  expect(offers[0]).not.toHaveProperty('disagreements');
});

test('each quality is an offer of its own, and who names none speaks of each', () => {
  const rent = (quality: Finding['quality'], price: string | null) =>
    finding({ service: 'X', kind: 'rent', quality, price });
  const { offers } = merged(
    answer('tmdb', TUESDAY, rent(null, null)),
    answer(
      'watchmode',
      TUESDAY,
      rent('hd', '3.49'),
      rent('uhd', '5.49'),
      rent('hd', '3.49'),
      rent('hd', '9.99'),
    ),
  );
  expect(offers.map(({ quality, price, sources }) => [quality, price, sources?.length ?? 1])).toEqual([
    ['hd', '3.49', 2],
    ['uhd', '5.49', 2],
    ['hd', '9.99', 2],
  ]);
});

test('kinds, add-ons, seasons and episodes stay apart; the free come first, then by price', () => {
  const { offers } = merged(
    answer(
      'streaming-availability',
      MONDAY,
      finding({ service: 'X', kind: 'buy', price: '9.99', currency: 'GBP' }),
      finding({ service: 'X', kind: 'rent', price: '10.00', currency: 'GBP' }),
      finding({ service: 'Y', kind: 'rent', price: '9.00', currency: 'GBP' }),
      finding({ service: 'X', kind: 'addon', addon: 'One' }),
      finding({ service: 'X', kind: 'addon', addon: 'Two' }),
      finding({ service: 'X', kind: 'free' }),
      finding({ service: 'X', kind: 'free', season: 1, episode: 2 }),
      finding({ service: 'X', kind: 'free', season: 1 }),
    ),
  );
  expect(
    offers.map(({ kind, addon, price, season, episode }) => [kind, addon ?? price, season, episode]),
  ).toEqual([
    ['free', null, null, null],
    ['addon', 'One', null, null],
    ['addon', 'Two', null, null],
    ['rent', '9.00', null, null],
    ['rent', '10.00', null, null],
    ['buy', '9.99', null, null],
    ['free', null, 1, null],
    ['free', null, 1, 2],
  ]);
});

test.each([
  ['Disney+', 'Disney Plus', true],
  ['Prime Video', 'Amazon Prime Video', true],
  ['Apple TV', 'AppleTV', true],
  ['Apple TV', 'Apple TV+', false],
  ['Amazon Video', 'Amazon Prime Video', false],
  ['Canal Séries', 'Canal Series', true],
  ['日本テレビ', '日本 テレビ', true],
  ['!', '?', false],
])('%s and %s: one service? %s', (a, b, same) => {
  expect(serviceKey(a) === serviceKey(b)).toBe(same);
});

describe('a document', () => {
  const whole = Availability.of(
    'GB',
    [
      answer('tmdb', TUESDAY, finding({ service: 'X', kind: 'rent' })),
      answer('watchmode', MONDAY, finding({ service: 'X', kind: 'rent', quality: 'hd', price: '3' })),
      answer('local', null, finding({ service: 'Y', kind: null })),
    ],
    ['Something was not to be had.'],
  );

  test('is read back as it was', () => {
    const again = Availability.read(documentOf(whole));
    expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
  });

  test('without the attribution of one whose offers it holds is refused', () => {
    const document = documentOf(whole);
    for (const { provider } of document.attribution) {
      const attribution = document.attribution.filter((each) => each.provider !== provider);
      expect(Availability.read({ ...document, attribution })).toBeNull();
    }
    expect(Availability.read({ ...document, offers: [{}] })).toBeNull();
    expect(Availability.read(null)).toBeNull();
  });

  test('is drawn with the attribution of all who were asked', () => {
    const drawn = whole.draw<string>({
      offers: (offers) => offers.map(({ service }) => service).join('+'),
      attribution: ({ text }) => text,
      join: (parts) => parts.join('\n'),
    });
    expect(drawn.split('\n')).toEqual([
      'X+Y',
      tmdb.terms.attribution.text,
      watchmode.terms.attribution.text,
      ofLocal.attribution.text,
    ]);
  });
});
