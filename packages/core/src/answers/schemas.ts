import { CLUE_KINDS } from '../explain/explanation.ts';

/** A JSON Schema (draft 2020-12), as data. */
export type JsonSchema = { readonly [key: string]: unknown };

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const text = { type: 'string' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const flag = { type: 'boolean' } as const;
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const one = (...values: readonly (string | number | boolean)[]): JsonSchema => ({ enum: values });

/** An object with exactly these keys; those after `optional` may be missing. */
const record = (
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

const document = (title: string, schema: JsonSchema): JsonSchema => ({ $schema: DRAFT, title, ...schema });

const texts = list(text);
const scenes = list(whole);
const place = record({ line: whole, column: whole });
const span = record({ start: place, end: place });

const because = record({ line: whole, scene: whole, text });

const story = record({
  title: text,
  kind: text,
  year: orNull({ type: 'integer' }),
  runtime: orNull({ type: 'number' }),
  language: text,
  ids: { type: 'object', additionalProperties: text },
  credits: list(record({ role: text, names: texts })),
  awards: texts,
  other: list(record({ key: text, text })),
  where: { type: 'array' },
});

const person = {
  name: text,
  also: texts,
  kind: one('person', 'place', 'thing', 'group'),
  introduction: text,
  playedBy: orNull(text),
  scene: whole,
  sameAs: list(record({ name: text, introduction: text, playedBy: orNull(text) })),
};

const scene = record({
  number: whole,
  title: text,
  chapter: orNull(text),
  at: orNull(text),
  moment: orNull(text),
  place: orNull(text),
  frame: orNull(text),
  present: texts,
  prose: texts,
});

const shown = { type: ['boolean', 'string', 'null'] } as const;

const twist = record({
  scene: whole,
  reach: scenes,
  recasts: list(
    record({ scene: whole, about: text, then: shown, now: shown, thenText: text, nowText: text }),
  ),
  mentions: scenes,
  because: list(because),
  text,
});

const clue = record({
  kind: one(...CLUE_KINDS),
  twist: whole,
  rule: orNull(text),
  planted: scenes,
  because: scenes,
  noticed: orNull(whole),
  resolved: whole,
  about: texts,
  text,
});

const open = record({
  rule: text,
  scenes,
  causes: scenes,
  noticed: whole,
  text,
  because: list(because),
  answeredBy: texts,
  reason: orNull(text),
});

const life = record({
  rule: text,
  text,
  end: one('resolved', 'hole', 'question', 'oddity'),
  rarely: flag,
  planted: scenes,
  because: scenes,
  noticed: whole,
  resolved: orNull(whole),
  resolvedBy: orNull(because),
});

const fairPlay = record({
  twist: whole,
  clues: list(record({ kind: one(...CLUE_KINDS), scene: whole, text })),
  knowable: orNull(whole),
});

const instance = record({ rule: text, scenes, rarely: flag, text });

const reading = record({
  title: text,
  explains: list(instance),
  strains: list(instance),
  supposes: whole,
  suppositions: texts,
  heldBy: texts,
  deniedBy: texts,
  prose: texts,
  quotations: list(
    record({ text, by: orNull(text), where: orNull(text), when: orNull(text), url: orNull(text) }),
  ),
  killedBy: orNull(because),
  found: flag,
});

const searchReport = record({
  words: texts,
  limit: whole,
  budget: whole,
  steps: whole,
  components: list(
    record({
      conflicts: list(instance),
      choices: list(record({ title: text, leaves: list(instance), sameAs: texts })),
      proven: flag,
      atLeast: record({ leaves: whole, supposes: whole }),
      more: flag,
    }),
  ),
  stays: list(instance),
});

const sceneSpan = record({ first: whole, last: whole, scenes: whole });

const source = record({ name: text, url: orNull(text), date: orNull(text), text });

const found = {
  code: text,
  severity: one('error', 'warning', 'hint'),
  message: text,
  span,
  related: list(record({ message: text, span })),
  fixes: list(record({ title: text, edits: list(record({ span, text })) }, { safe: flag })),
};

const report = record(
  { file: text, diagnostics: list(record(found)) },
  {
    allowed: list(record({ diagnostic: record(found), reason: text })),
    fixed: list(record({ line: whole, code: text, title: text })),
  },
);

/** What the commands print with `--json`, by command. `ask` is also what each line of `--batch` is, problems aside. */
export const jsonSchemas = {
  check: document('unspoiled check', { anyOf: [report, list(report)] }),
  explain: document(
    'unspoiled explain',
    record(
      {
        story,
        people: list(record(person)),
        scenes: list(scene),
        twists: list(twist),
        clues: list(clue),
        fairPlay: list(fairPlay),
        knowledge: list(
          record({
            twist: whole,
            about: text,
            text,
            since: orNull(text),
            who: list(
              record({
                name: text,
                how: one('knew', 'learns', 'never'),
                scene: orNull(whole),
                since: orNull(text),
                ahead: list(sceneSpan),
                behind: list(sceneSpan),
              }),
            ),
          }),
        ),
        said: list(
          record({ scene: whole, line: whole, by: text, text, lie: flag, so: flag, settled: whole }),
        ),
        conflicts: list(life),
        holes: list(open),
        openQuestions: list(open),
        readings: list(reading),
        sources: list(source),
      },
      {
        // What `unspoiled where --json` prints, a document a region: `whereJsonSchema` of the streaming package.
        where: list({ type: 'object' }),
        search: searchReport,
      },
    ),
  ),
  sofar: document(
    'unspoiled sofar',
    record({
      story,
      after: orNull(record({ number: whole, title: text })),
      position: whole,
      eyes: texts,
      scenes: list(scene),
      people: list(record({ ...person, place: orNull(text), states: texts })),
      conflicts: list(open),
    }),
  ),
  ask: document(
    'unspoiled ask',
    record(
      {
        question: text,
        lens: record({ upTo: whole, eyes: texts, under: orNull(text), when: text }),
        answers: list({ type: 'object', additionalProperties: orNull(text) }),
      },
      { known: { const: false }, problem: text },
    ),
  ),
  why: document(
    'unspoiled why',
    record(
      {
        question: text,
        about: one('answer', 'conflict', 'twist', 'nothing'),
        holds: flag,
        because: list(because),
        text,
      },
      { problem: text },
    ),
  ),
} as const;
