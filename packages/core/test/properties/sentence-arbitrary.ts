import fc from 'fast-check';

// Random sentences of every kind that the language has, over the names of story-arbitrary.ts.

export const people = ['Ann', 'Anna', 'Bob', 'Cy', 'the stranger'] as const;
export const places = ['the house', 'the hall', 'the field'] as const;
export const things = ['the letter', 'the lamp'] as const;
export const moments = ['the past', 'noon', 'dusk', 'the end of all'] as const;

export const person = fc.constantFrom(...people);
export const place = fc.constantFrom(...places);
const thing = fc.constantFrom(...things);
export const moment = fc.constantFrom(...moments);

type Text = fc.Arbitrary<string>;

/** Texts with what stands in braces filled in: `{x} meets {y}`. */
const filled = (...patterns: readonly string[]): Text =>
  fc
    .tuple(fc.constantFrom(...patterns), person, person, place, thing, fc.integer({ min: 5, max: 90 }))
    .map(([pattern, x, y, where, what, n]) =>
      pattern
        .replace('{x}', x)
        .replace('{y}', y)
        .replace('{place}', where)
        .replace('{thing}', what)
        .replace('{n}', String(n)),
    );

const clause = filled(
  '{x} is in {place}',
  '{x} goes to {place}',
  '{x} is not in {place}',
  '{x} holds {thing}',
  '{x} takes {thing}',
  '{x} drops {thing}',
  '{x} puts {thing} in {place}',
  '{x} gives {y} {thing}',
  '{thing} is in {place}',
  '{thing} is in {place}',
  '{thing} is not in {place}',
  '{x} dies',
  '{x} is alive',
  '{x} is a ghost',
  '{x} is not a ghost',
  '{x} is afraid',
  '{x} is no longer afraid',
  'nobody is afraid',
  '{x} and {y} are afraid',
  '{x} imagines {y}',
  '{x} meets {y}',
  '{x} never meets {y}',
  '{x} calls {y}',
  '{x} loves {y}',
  '{x} sends {y} to {place}',
  '{x} is married to {y}',
  '{x} is the parent of {y}',
  '{x} is the same person as {y}',
  '{x} is not the same person as {y}',
  '{x} is {n} years old',
  '{x} was born in 1950',
  '{x} joins the crew',
  '{x} hums a tune',
  '{x} leaves',
);

const secretly: Text = clause.chain((said) =>
  fc.boolean().map((first) => {
    const subject = people.find((name) => said.startsWith(`${name} `) && !said.startsWith(`${name} and `));
    return first || !subject ? `secretly ${said}` : said.replace(subject, `${subject} secretly`);
  }),
);

export const when: Text = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  moment.map((m) => `(${m}) `),
  moment.map((m) => `(since ${m}) `),
  fc.tuple(moment, moment).map(([a, b]) => `(from ${a} to ${b}) `),
  moment.map((m) => `(until ${m}) `),
  fc.constant('(always) '),
);

/** What somebody says, thinks or knows, `secretly` or not. */
const claimHead: Text = fc
  .tuple(
    person,
    fc.constantFrom('', '', '', '', '', 'secretly '),
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ...([
            'believes',
            'thinks',
            'knows',
            'learns',
            'remembers',
            'sees',
            'hears',
            'says',
            'says',
          ] as const),
        ),
      },
      {
        weight: 5,
        arbitrary: fc
          .tuple(
            fc.constantFrom('tells', 'tells', 'lies to'),
            fc.oneof({ weight: 4, arbitrary: person }, filled('{x} and {y}')),
          )
          .map(([verb, whom]) => `${verb} ${whom}`),
      },
      { weight: 1, arbitrary: filled('does not tell {y}', 'does not know') },
    ),
  )
  .map(([x, secret, verb]) => `${x} ${secret}${verb} that `);

const claimed: Text = fc
  .tuple(
    claimHead,
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: claimHead },
      { weight: 1, arbitrary: fc.tuple(claimHead, claimHead).map((heads) => heads.join('')) },
    ),
    when,
    clause,
  )
  .map((parts) => parts.join(''));

const frames = [
  'imagined by Ann',
  'dreamed by Cy',
  'remembered by Bob',
  'told by Anna',
  'a film within the film',
  'real',
] as const;
const moved = ['at dusk', 'the next day', 'the same night', 'in the past'] as const;

/** What is said of the scenes told so far: how real they are, and when they happen. */
const aboutScenes = (scenes: number): Text =>
  fc
    .tuple(
      fc.integer({ min: 1, max: scenes }),
      fc.integer({ min: 1, max: scenes }),
      fc.constantFrom(...frames.map((f) => `is ${f}`), ...moved.map((m) => `happens ${m}`)),
    )
    .map(([one, other, what]) => {
      if (one === other || what.startsWith('happens')) return `the scene "Scene ${one}" ${what}`;
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      return `the scenes from "Scene ${from}" to "Scene ${to}" ${what.replace(/^is/, 'are')}`;
    });

/** A sentence of a scene before which so many are told. */
export const sentence = (scenes: number): Text =>
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(when, clause).map((parts) => parts.join('')) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('reveal: ', 'reveal ', 'infer: ', 'unseen: '), when, clause)
        .map((parts) => parts.join('')),
    },
    { weight: 4, arbitrary: fc.tuple(when, claimed).map((parts) => parts.join('')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('reveal: ', 'infer: ', 'unseen: '), claimed)
        .map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: secretly },
    { weight: 1, arbitrary: person.map((x) => `${x} secretly watches`) },
    { weight: 1, arbitrary: filled('{x} says "{y}, come here."', '{x}: "{y}!"') },
    { weight: 1, arbitrary: fc.constant('on purpose (the dead do not act): so it is') },
    ...(scenes === 0
      ? []
      : [
          { weight: 1, arbitrary: aboutScenes(scenes).map((said) => `reveal: ${said}`) },
          {
            weight: 1,
            arbitrary: fc.tuple(claimHead, aboutScenes(scenes)).map((parts) => parts.join('')),
          },
        ]),
  );

const frame = frames.filter((f) => f !== 'real');
const relative = [
  'the next day',
  'meanwhile',
  'the same night',
  'two days later',
  'an hour earlier',
  'June 1999',
];

/** The stage line of the number-th scene, or none. */
export const stage = (number: number): Text =>
  fc
    .tuple(
      fc.constantFrom(
        '',
        '',
        `0:${String(number).padStart(2, '0')}:00–0:${String(number).padStart(2, '0')}:40`,
      ),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('') },
        { weight: 3, arbitrary: moment },
        { weight: 2, arbitrary: fc.constantFrom(...relative) },
        {
          weight: number > 1 ? 1 : 0,
          arbitrary: fc
            .integer({ min: 1, max: Math.max(1, number - 1) })
            .map((n) => `the day after the scene "Scene ${n}"`),
        },
      ),
      fc.oneof(fc.constant(''), place),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant('') },
        {
          weight: 3,
          arbitrary: filled('with {x}', 'with {x}, {y}', 'with {x}, {y}, Cy', 'with Ann, Bob, {x}, {y}'),
        },
      ),
      fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...frame)),
    )
    .map((parts) => parts.filter((part) => part !== '').join(', '));
