import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { safeParse } from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readRegion } from '../src/index.ts';
import { serviceKey } from '../src/merging/service-name.ts';
import { show, shows } from '../src/streaming-availability/answers.ts';
import { idOf } from '../src/streaming-availability/streaming-availability.ts';
import { film, series, streamingAvailabilityRoutes } from './fixtures.ts';
import { instanceOf, type Schema } from './openapi.ts';
import { cases, started } from './providers.ts';
import { documentOf } from './read.ts';
import { sharedData } from './shared-data.ts';

// Over what providers really sent and how they describe themselves; it is theirs, so it is not in this repository.
const folder = sharedData('streaming');
const read = (file: string): string => readFileSync(join(folder ?? '', file), 'utf8');

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(name: string) {
  const one = await started(cases.find((each) => each.name === name)!);
  closing.push(() => one.server.close());
  return one;
}

type Entry = { readonly provider_name: string };
type InRegion = { readonly link: string } & { readonly [kind: string]: readonly Entry[] };

describe.skipIf(folder === null)('TMDB, as recorded (skipped where the recording is not)', () => {
  const recorded = (): Record<string, InRegion> =>
    JSON.parse(read('tmdb/movie-watch-providers.json')).results;
  const KINDS: Record<string, string> = {
    flatrate: 'subscription',
    free: 'free',
    ads: 'ads',
    rent: 'rent',
    buy: 'buy',
  };

  test('every offer of every region arrives, and no other', async () => {
    const { asking, server } = await start('tmdb');
    server.routes = (path) =>
      path === '/movie/550/watch/providers' ? { id: 550, results: recorded() } : undefined;
    const regions = Object.entries(recorded());
    expect(regions.length).toBeGreaterThan(90);
    for (const [region, { link, ...kinds }] of regions) {
      const work = { ...film, ids: { tmdb: '550' } };
      const { offers, problems } = documentOf(await asking().where(work, { region }));
      const expected = Object.entries(kinds).flatMap(([kind, entries]) =>
        entries.map(({ provider_name }) => `${KINDS[kind]} ${provider_name.replace(/\s+/g, ' ').trim()}`),
      );
      expect(problems).toEqual([]);
      expect(offers.map(({ kind, service }) => `${kind} ${service}`).sort()).toEqual(expected.sort());
      expect(new Set(offers.map((offer) => offer.link))).toEqual(new Set([link]));
    }
    expect(server.seen).toHaveLength(1);
  });

  test('of all services only those are taken for one whose names hold one another', () => {
    const { results } = JSON.parse(read('tmdb/watch-provider-movie-list.json')) as { results: Entry[] };
    const names = new Map<string, Set<string>>();
    for (const { provider_name: name } of results)
      names.set(serviceKey(name), (names.get(serviceKey(name)) ?? new Set()).add(name));
    expect(names.size).toBeGreaterThan(500);
    for (const same of [...names.values()].filter((each) => each.size > 1)) {
      const letters = [...same].map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
      const [shortest = ''] = letters.sort((a, b) => a.length - b.length);
      for (const each of letters) expect(each).toContain(shortest);
    }
  });
});

describe.skipIf(folder === null)('Watchmode, as documented (skipped where that is not)', () => {
  type Source = {
    name: string;
    type: string;
    region: string;
    price: number | null;
    format: string | null;
    web_url: string | null;
  };

  test.each(['US', 'GB'])('every source in %s arrives', async (region) => {
    const { request, response } = JSON.parse(read('watchmode/title-sources.written-from-docs.json')) as {
      request: { title_id: number };
      response: Source[];
    };
    const { asking, server } = await start('watchmode');
    server.routes = (path) => (path === `/title/tv-${request.title_id}/sources/` ? response : undefined);
    const work = { ...series, ids: { tmdb: String(request.title_id) } };
    const { offers } = documentOf(await asking().where(work, { region }));
    const expected = response.filter((source) => source.region === region);
    expect(offers).toHaveLength(expected.length);
    for (const { name, price, web_url } of expected)
      expect(offers).toContainEqual(
        expect.objectContaining({
          service: name,
          price: price === null ? null : String(price),
          currency: null,
          link: web_url === null ? null : web_url.replace('&amp;', '&'),
        }),
      );
  });
});

describe.skipIf(folder === null)(
  'Streaming Availability’s OpenAPI document (skipped where it is not)',
  () => {
    type Parameter = {
      name: string;
      in: string;
      required: boolean;
      schema: Schema;
      examples?: Record<string, { value: unknown }>;
    };
    type Example = { value?: unknown; 'x-parameters'?: Record<string, string> };
    interface Document {
      readonly paths: Record<string, { get: { parameters: { $ref: string }[] } }>;
      readonly components: {
        readonly parameters: Record<string, Parameter>;
        readonly responses: Record<
          string,
          { content: { 'application/json': { examples: Record<string, Example>; schema: Schema } } }
        >;
        readonly schemas: Record<string, Schema>;
      };
    }
    const document = (): Document => parse(read('movieofthenight/openapi.yaml')) as Document;
    // Formats such as int64 and annotations such as x-enumDescriptions are the document's own.
    const ajv = () => new Ajv2020({ strict: false, formats: { int64: true } });
    const withComponents = (schema: Schema, { components }: Document) => ({ ...schema, components });

    test('every request that we send is one that it describes', async () => {
      const api = document();
      const { asking, server } = await start('streaming-availability');
      const works = [film, series].flatMap((work) => [
        work,
        { ...work, ids: {} },
        { ...work, ids: { tmdb: work.ids.tmdb! } },
      ]);
      for (const work of works)
        for (const [season, episode] of [
          [null, null],
          [1, null],
          [1, 1],
        ] as const)
          for (const language of ['en', 'fr', 'de'])
            await asking().where(work, { region: 'GB', language, season, episode });
      expect(new Set(server.seen.map(({ path }) => path.split('/')[2])).size).toBeGreaterThan(4);
      for (const { path, query, headers, status } of server.seen) {
        expect([200, 304]).toContain(status);
        // The most particular path comes first: /shows/search/title before /shows/{id}.
        const template = Object.keys(api.paths)
          .sort((a, b) => a.split('{').length - b.split('{').length)
          .find((each) => new RegExp(`^${each.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
        expect(template).toBeDefined();
        const parameters = api.paths[template!]!.get.parameters.map(
          ({ $ref }) => api.components.parameters[$ref.split('/').at(-1)!]!,
        );
        const described = parameters.filter((parameter) => parameter.in === 'query');
        for (const name of Object.keys(query))
          expect(described.map((parameter) => parameter.name)).toContain(name);
        for (const { name, required, schema } of described) {
          if (query[name] === undefined) expect(required).toBe(false);
          else expect(ajv().compile(withComponents(resolved(schema, api), api))(query[name])).toBe(true);
        }
        expect(headers).toHaveProperty('x-api-key');
      }
    });

    const resolved = (schema: Schema, api: Document): Schema =>
      typeof schema.$ref === 'string' ? api.components.schemas[schema.$ref.split('/').at(-1)!]! : schema;

    test('its examples of ids, countries and titles are what we make of such titles', () => {
      const { parameters, responses } = document().components;
      const values = (name: string) =>
        Object.values(parameters[name]?.examples ?? {}).map(({ value }) => String(value));
      const kindOf = (id: string) => (id.startsWith('tv') ? 'series' : 'film') as 'series' | 'film';
      const examples = Object.values(responses.showResponse!.content['application/json'].examples);
      const ids = [...values('idParam'), ...examples.map((example) => example['x-parameters']?.id ?? '')];
      expect(ids.length).toBeGreaterThan(7);
      for (const id of ids) {
        const imdb = id.startsWith('tt') ? id : null;
        const tmdb = imdb === null ? (id.split('/')[1] ?? '') : null;
        expect(idOf({ kind: kindOf(id), imdb, tmdb, title: '', year: null })).toBe(id);
      }
      for (const country of values('countryParam')) expect(readRegion(country)?.toLowerCase()).toBe(country);
    });

    test('our fixtures are answers as it describes them', () => {
      const api = document();
      const check = ajv().compile(withComponents({ $ref: '#/components/schemas/show' }, api));
      const answers = [
        ...['tt21192142', 'movie%2F994108', 'tt9900001'].map((id) =>
          streamingAvailabilityRoutes(`/shows/${id}`, { country: 'gb', series_granularity: 'episode' }),
        ),
        ...(streamingAvailabilityRoutes('/shows/search/title', { show_type: 'series' }) as unknown[]),
      ];
      for (const answer of answers) expect(check(answer) ? [] : check.errors).toEqual([]);
    });

    test('whatever it allows an answer to be, with all fields or only those required, is read', () => {
      const api = document();
      const schema: Schema = { $ref: '#/components/schemas/show' };
      const check = ajv().compile(withComponents(schema, api));
      for (const optional of [true, false]) {
        const instance = instanceOf(schema, api.components.schemas, optional) as Record<string, unknown>;
        expect(check(instance) ? [] : check.errors).toEqual([]);
        const one = safeParse(show, instance);
        expect(one.success).toBe(true);
        const kept = one.success ? one.output : null;
        expect(Object.values(kept?.streamingOptions ?? {}).flat()).toHaveLength(1);
        expect(kept?.seasons?.length ?? 0).toBe(optional ? 1 : 0);
        const several = safeParse(shows, [instance, instance]);
        expect(several.success && several.output.length).toBe(2);
      }
    });

    test('its “not found” is a problem that names the id', async () => {
      const examples = Object.values(
        document().components.responses.notFoundResponse!.content['application/json'].examples,
      );
      expect(examples.length).toBeGreaterThan(0);
      for (const { value } of examples) {
        const { asking, server } = await start('streaming-availability');
        server.instead = () => ({ status: 404, body: JSON.stringify(value) });
        const { problems } = await asking().where(film, { region: 'GB' });
        expect(problems.join()).toContain('knows no film with the id tt21192142');
      }
    });
  },
);
