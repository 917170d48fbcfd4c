import { check, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';

// Small stories with a slip, or with what looks like one: what is found of things, of the order of moments, of years and of names.
// They were written without a look at the seeded errors, and in another voice.

/** A story of which only what it happens to need is declared. */
function story(declared: Readonly<Record<string, readonly string[]>>, scenes: string): string {
  const parts = Object.entries(declared).map(
    ([part, items]) =>
      `# ${part}\n${items.map((item) => (part === 'Timeline' ? `- ${item}` : `- **${item}**`)).join('\n')}\n`,
  );
  return `${parts.join('\n')}\n# Story\n${scenes}`;
}

/** Hints that every sketch of a few lines earns. */
const SKETCHY = new Set([
  'never-returns',
  'never-appears',
  'new-moment',
  'undeclared-name',
  'undeclared-word',
]);

const codesOf = (text: string, severities = ['error', 'warning', 'hint']): string[] => [
  ...new Set(
    check(new Source('slip.story.md', text))
      .diagnostics.filter((d) => severities.includes(d.severity) && !SKETCHY.has(d.code))
      .map((d) => d.code),
  ),
];

const quay = { People: ['Miro', 'Old Ines', 'Kes', 'Tariq'], Places: ['the quay', 'the tavern'] };
const withThing = (thing: string) => ({ ...quay, Things: [thing] });

describe('a slip is found', () => {
  test.each<[why: string, code: string, text: string]>([
    [
      'sold, and then given away',
      'sold-given',
      story(
        withThing('the fiddle'),
        '## Pawn\n- Miro owns the fiddle\n- Miro sells the fiddle\n## Wedding\n- Miro gives Kes the fiddle\n',
      ),
    ],
    [
      'lost in the fog, and lit at night',
      'lost-used',
      story(
        withThing('the lantern'),
        '## Fog\n- Kes loses the lantern\n## Night\n- Kes turns on the lantern\n',
      ),
    ],
    [
      'mislaid, and unlocked',
      'lost-used',
      story(withThing('the box'), '## A\n- Kes mislays the box\n## B\n- Kes unlocks the box\n'),
    ],
    [
      'blown away, and on his head',
      'lost-used',
      story(
        withThing('the cap'),
        '## A\n- Kes wears the cap\n- Kes loses the cap\n## B\n- Kes wears the cap\n',
      ),
    ],
    [
      'torn up, and shown',
      'destroyed-gone',
      story(withThing('the map'), '## A\n- Tariq tears up the map\n## B\n- Kes shows Tariq the map\n'),
    ],
    [
      'burnt again after it was mended',
      'destroyed-gone',
      story(
        withThing('the boat'),
        '## A\n- Kes burns the boat\n- Kes repairs the boat\n- Kes opens the boat\n## B\n- Kes wrecks the boat\n- Tariq locks the boat\n',
      ),
    ],
    [
      'told as a state, and then kept',
      'destroyed-gone',
      story(withThing('the map'), '## A\n- the map is destroyed\n## B\n- Tariq keeps the map\n'),
    ],
    [
      'passed on, and then sold by the one before',
      'parts-with-another-has',
      story(
        withThing('the coat'),
        '## A\n- Kes gives the coat to Tariq\n- Tariq wears the coat\n- Tariq holds the coat\n## B\n- Kes sells the coat\n',
      ),
    ],
    [
      'smashed, and drunk from',
      'broken-used',
      story(withThing('the cup'), '## A\n- Kes smashes the cup\n## B\n- Kes uses the cup\n'),
    ],
    [
      'sunk, and heard',
      'destroyed-heard',
      story(withThing('the bell'), '## A\n- Kes wrecks the bell\n## B\n- Tariq hears the bell\n'),
    ],
    [
      'nothing says which came first',
      'order-open',
      story(
        { ...quay, Timeline: ['the flood', 'the feast'] },
        '## A\n*the flood, the quay*\n- Kes sings\n## B\n*the feast, the tavern*\n- Kes sings\n',
      ),
    ],
    [
      'each after the next',
      'timeline-clash',
      story(
        { ...quay, Timeline: ['low tide: after dusk', 'high tide: after low tide', 'dusk: after high tide'] },
        '## A\n*low tide*\n- Kes sings\n- (since high tide) Kes is ill\n',
      ),
    ],
    [
      'a mother of seven',
      'ages-clash',
      story(quay, '## A\n- Kes is the son of Old Ines\n- Kes is 20 years old\n- Old Ines is 27 years old\n'),
    ],
    [
      'a father born after his daughter',
      'ages-clash',
      story(quay, '## A\n- Miro is the father of Kes\n- Kes was born in 1901\n- Miro was born in 1905\n'),
    ],
    [
      'four years later, and still too young',
      'ages-clash',
      story(
        { ...quay, Timeline: ['the war: 1914', 'the peace: 1918'] },
        '## A\n*the war*\n- Kes is the daughter of Tariq\n- Kes is 20 years old\n## B\n*the peace*\n- Tariq is 30 years old\n',
      ),
    ],
    [
      'the 5th of March 1998 was a Thursday',
      'weekday-clash',
      story(
        { ...quay, Timeline: ['Tuesday: 3 March 1998', 'Wednesday: 2 days after Tuesday, 5 March 1998'] },
        '## A\n*Tuesday*\n- Kes sings\n## B\n*Wednesday*\n- Kes sings\n',
      ),
    ],
    [
      'no leap year',
      'unreadable-date',
      story({ ...quay, Timeline: ['the leap: 29 February 1998'] }, '## A\n*the leap*\n- Kes sings\n'),
    ],
    [
      'two days are not one',
      'timeline-clash',
      story(
        { ...quay, Timeline: ['the storm: 1 June 1400', 'the calm: 2 days after the storm, 2 June 1400'] },
        '## A\n*the storm*\n- Kes sings\n## B\n*the calm*\n- Kes sings\n',
      ),
    ],
    [
      'by ear',
      'name-spelt-two-ways',
      story(
        quay,
        '## A\nThey sent for Tarik, and Old Inez came with him.\n\n- Tariq sings\n- Old Ines sings\n',
      ),
    ],
    [
      'a doubled letter',
      'name-spelt-two-ways',
      story({ People: ['Ulf'] }, '## A\nThe old man called for Ullf.\n\n- Ulf sings\n'),
    ],
    [
      'an author, by the way',
      'name-spelt-two-ways',
      '---\nstory: The quay\nwritten by: Ursula Kroeber\nbased on: a tale by Ursula Kröber\n---\n# Story\n## A\n- Kes sings\n',
    ],
    [
      'an actor, among others',
      'name-spelt-two-ways',
      '---\nstory: The quay\nstarring: [Nora Gregor, Marcel Dalio]\nthanks: with Marcel Dallio\n---\n# Story\n## A\n- Kes sings\n',
    ],
  ])('%s', (_, code, text) => {
    expect(codesOf(text)).toContain(code);
  });
});

describe('what is right is left alone', () => {
  test.each<[why: string, text: string]>([
    [
      'lost, found and given back',
      story(
        withThing('the box'),
        '## A\n- Kes loses the box\n## B\n- Tariq finds the box\n- Tariq gives Kes the box\n- Kes opens the box\n',
      ),
    ],
    [
      'told after it was burnt, of the time before',
      story(
        { ...withThing('the map'), Timeline: ['the trial', 'the fire: after the trial'] },
        '## A\n*the fire*\n- Kes burns the map\n## B\n*the trial*\n- Kes reads the map\n- Kes holds the map\n',
      ),
    ],
    [
      'sold and bought back',
      story(
        withThing('the fiddle'),
        '## A\n- Kes owns the fiddle\n- Kes sells the fiddle to Tariq\n## B\n- Kes buys the fiddle from Tariq\n- Kes sells the fiddle\n',
      ),
    ],
    [
      'lent and returned',
      story(
        withThing('the fiddle'),
        '## A\n- Tariq owns the fiddle\n- Tariq lends Kes the fiddle\n## B\n- Kes plays the fiddle\n- Kes returns the fiddle to Tariq\n',
      ),
    ],
    [
      'burnt in a dream',
      story(
        withThing('the map'),
        '## A\n*dreamed by Kes*\n- Kes burns the map\n## B\n- Kes reads the map\n- Kes holds the map\n',
      ),
    ],
    [
      'a lost child is hurt',
      story(quay, '## A\n- Kes is lost\n## B\n- Tariq hurts Kes\n- Tariq heals Kes\n'),
    ],
    [
      'worn until it was burnt, and remembered',
      story(
        withThing('the coat'),
        '## A\n- Kes wears the coat\n- Tariq burns the coat\n- Kes misses the coat\n- Kes talks about the coat\n',
      ),
    ],
    [
      'the order is said',
      story(
        { ...quay, Timeline: ['the flood', 'the feast: after the flood'] },
        '## A\n*the flood, the quay*\n- Kes sings\n## B\n*the feast, the tavern*\n- Kes sings\n',
      ),
    ],
    [
      'a young mother',
      story(quay, '## A\n- Kes is the son of Old Ines\n- Kes is 20 years old\n- Old Ines is 37 years old\n'),
    ],
    [
      'a night of two days',
      story(
        { ...quay, Timeline: ['Friday night: 18 September 1926'] },
        '## A\n*Friday night*\n- Kes sings\n',
      ),
    ],
    [
      'words with a capital',
      story(
        { People: ['Kes', 'Will', 'Mark', 'Tariq'] },
        '## A\nMarch was cold. Willow trees stood by, said Well. Tariqs are rare. Key in hand, Kes went with Mark, to Kiel.\n\n- Kes sings\n- Will sings\n- Mark sings\n- Tariq sings\n',
      ),
    ],
    [
      'brothers, and others of that name',
      '---\nstory: The quay\ndirected by: Joel Coen\nwritten by: Ethan Coen\nedited by: Jean Renoir, Pierre Renoir\nmusic by: Carl Cohen\n---\n# Story\n## A\n- Kes sings\n',
    ],
  ])('%s', (_, text) => {
    expect(codesOf(text, ['error', 'warning'])).toEqual([]);
  });

  test('while the Timeline contradicts itself, what hangs on it is not held against anything', () => {
    const text = story(
      { ...quay, Timeline: ['low tide: after high tide', 'high tide: after low tide'] },
      '## A\n*high tide*\n- Kes dies\n## B\n*low tide*\n- Kes sings\n- (since high tide) Tariq is ill\n',
    );
    expect(codesOf(text, ['error', 'warning'])).toEqual(['timeline-clash']);
  });
});

test('beside what is against a rule about two acts stands the other act', () => {
  const rules = '# Rules\n- still: never ?x sings while ?y meets ?x\n\n';
  const text = rules + story(quay, '## One\n- Kes meets Miro\n- Miro sings\n');
  const still = check(new Source('slip.story.md', text)).diagnostics.filter((d) => d.code === 'still');
  const lineOf = (line: number) => text.split('\n')[line - 1];
  expect(
    still.map(({ span, related }) => [span, ...related.map((r) => r.span)].map((s) => lineOf(s.start.line))),
  ).toEqual([['- Miro sings', '- Kes meets Miro']]);
});
