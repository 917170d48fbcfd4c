import fc from 'fast-check';

const people = ['Ann', 'Anna', 'Bob', 'Cy', 'the stranger'];
const places = ['the house', 'the hall', 'the field'];
const things = ['the letter', 'the lamp'];
const moments = ['the past', 'noon', 'dusk', 'the end of all'];

const person = fc.constantFrom(...people);
const place = fc.constantFrom(...places);
const thing = fc.constantFrom(...things);
const moment = fc.constantFrom(...moments);

const clause = fc.oneof(
  fc.tuple(person, place).map(([x, y]) => `${x} is in ${y}`),
  fc.tuple(person, place).map(([x, y]) => `${x} goes to ${y}`),
  fc.tuple(person, place).map(([x, y]) => `${x} is not in ${y}`),
  fc.tuple(person, thing).map(([x, y]) => `${x} holds ${y}`),
  fc.tuple(person, thing).map(([x, y]) => `${x} takes ${y}`),
  fc.tuple(person, thing).map(([x, y]) => `${x} drops ${y}`),
  fc.tuple(thing, place).map(([x, y]) => `${x} is in ${y}`),
  person.map((x) => `${x} dies`),
  person.map((x) => `${x} is alive`),
  person.map((x) => `${x} is a ghost`),
  fc.tuple(person, person).map(([x, y]) => `${x} imagines ${y}`),
  fc.tuple(person, person).map(([x, y]) => `${x} meets ${y}`),
  fc.tuple(person, person).map(([x, y]) => `${x} is married to ${y}`),
  fc.tuple(person, person).map(([x, y]) => `${x} is the parent of ${y}`),
  fc.tuple(person, person).map(([x, y]) => `${x} is the same person as ${y}`),
  person.map((x) => `${x} hums a tune`),
  person.map((x) => `${x} leaves`),
);

const when = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  moment.map((m) => `(${m}) `),
  moment.map((m) => `(since ${m}) `),
  fc.tuple(moment, moment).map(([a, b]) => `(from ${a} to ${b}) `),
  moment.map((m) => `(until ${m}) `),
  fc.constant('(always) '),
);

const claim = fc
  .tuple(person, fc.constantFrom('believes', 'knows', 'learns', 'remembers', 'says'), when, clause)
  .map(([x, verb, w, c]) => `${x} ${verb} that ${w}${c}`);
const told = fc
  .tuple(person, fc.constantFrom('tells', 'lies to'), person, clause)
  .map(([x, verb, y, c]) => `${x} ${verb} ${y} that ${c}`);

const sentence = (scenes: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(when, clause).map(([w, c]) => `${w}${c}`) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('reveal: ', 'reveal ', 'infer: ', 'unseen: '), when, clause)
        .map((p) => p.join('')),
    },
    { weight: 2, arbitrary: claim },
    { weight: 2, arbitrary: told },
    { weight: 1, arbitrary: fc.tuple(person, clause).map(([x, c]) => `${x} says "${c}"`) },
    ...(scenes === 0
      ? []
      : [
          {
            weight: 1,
            arbitrary: fc
              .tuple(
                fc.integer({ min: 1, max: scenes }),
                fc.constantFrom(
                  'is imagined by Ann',
                  'is remembered by Bob',
                  'is real',
                  'happens at dusk',
                  'happens the next day',
                ),
              )
              .map(([n, what]) => `reveal: the scene "Scene ${n}" ${what}`),
          },
        ]),
  );

const stage = fc.tuple(
  fc.option(moment, { nil: null }),
  fc.option(place, { nil: null }),
  fc.option(person, { nil: null }),
  fc.constantFrom('', '', '', '', 'dreamed by Bob', 'remembered by Ann'),
);

/** A scene of a random story, as text, the number-th of it. */
const scene = (number: number) =>
  fc
    .tuple(stage, fc.array(sentence(number - 1), { maxLength: 5 }), fc.boolean(), person)
    .map(([[m, p, x, frame], sentences, prose, named]) => {
      const parts = [m ?? '', p ?? '', x === null ? '' : `with ${x}`, frame].filter((part) => part !== '');
      const line = parts.length > 0 ? `*${parts.join(', ')}*\n\n` : '';
      const recap = prose ? `Something happens to ${named}.\n\n` : '';
      return `## Scene ${number}\n${line}${recap}${sentences.map((s) => `- ${s}\n`).join('')}\n`;
    });

const header = `# People

- **Ann** comes first.
- **Anna** has a name that begins with another's.
- **Bob** (also: the stranger) is two names.
- **Cy**

# Places

- **the house**
- **the hall**, in the house
- **the field**

# Things

- **the letter**
- **the lamp**

# Timeline

- the past: before noon
- dusk: after noon

# Story

`;

/** Random stories of a few scenes, with every kind of sentence: text, scene by scene, behind one header. */
export const storyParts = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => scene(i + 1))))
  .map((scenes) => ({ header, scenes }));

export const storyText = storyParts.map(({ header: head, scenes }) => head + scenes.join(''));

/** Questions over the same names. */
export const questions: readonly string[] = [
  'Ann is in ?where',
  '?who is dead',
  '?x is alive',
  'the letter is in ?where',
  '?x holds ?y',
  '?x meets ?y',
  '?x is married to ?y',
  'Ann knows that ?x is dead',
  'Bob believes that the letter is in ?where',
  'Cy is the same person as ?x',
];
