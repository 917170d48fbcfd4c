import { offerKinds, qualities } from './contract/offer.ts';
import { providerNames } from './contract/terms.ts';

const text = { type: 'string' } as const;
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const number = orNull({ type: 'integer', minimum: 0 });
const list = (items: object) => ({ type: 'array', items });

const record = (
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

const saying = { provider: { enum: providerNames }, fetchedAt: orNull(text) };

const where = record({
  region: { type: 'string', pattern: '^[A-Z]{2}$' },
  asOf: orNull(text),
  stale: { type: 'boolean' },
  offers: list(
    record(
      {
        service: text,
        kind: orNull({ enum: offerKinds }),
        price: orNull({ type: 'string', pattern: '^\\d+(\\.\\d+)?$' }),
        currency: orNull({ type: 'string', pattern: '^[A-Z]{3}$' }),
        quality: orNull({ enum: qualities }),
        link: orNull({ type: 'string', pattern: '^https?://' }),
        season: number,
        episode: number,
        leaves: orNull(text),
        ...saying,
      },
      {
        addon: text,
        audio: list(text),
        subtitles: list(text),
        sources: list(record(saying)),
        disagreements: list(
          record({ about: { enum: ['price', 'leaves'] }, says: list(record({ ...saying, value: text })) }),
        ),
      },
    ),
  ),
  attribution: list(
    record(
      { provider: { enum: providerNames }, text, link: orNull(text) },
      { logo: record({ name: text, link: text }) },
    ),
  ),
  problems: list(text),
});

/** What `unspoiled where --json` prints, as a JSON Schema; for several files or regions it prints an array of them. */
export const whereJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'unspoiled where',
  anyOf: [where, list(where)],
} as const;
