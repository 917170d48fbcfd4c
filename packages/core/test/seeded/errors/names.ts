// Names: of people who never come, of things that never come back, and spelled two ways.

import { Chance } from '../../fuzz/mutations.ts';
import {
  ACKROYD as A,
  after,
  at,
  change,
  decoys,
  errors,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  people,
  STRANGERS as S,
  things,
} from '../plant.ts';

const NEVER_COMES = 'an introduced person who never appears';
const NEVER_RETURNS = 'a planted thing that never returns';
const IN_SENTENCES = 'a name spelled two ways in sentences';
const IN_PROSE = 'a name spelled two ways in prose';
const IN_FRONT = 'a name spelled two ways in front matter';
const IN_SOURCES = 'a name spelled two ways in sources';

const strangersToAll: readonly string[] = [
  'Zoe',
  'Mrs Caldwell',
  'Professor Lindqvist',
  'Old Tom',
  'Imogen Vale',
  'the piano tuner',
  'Sister Benedicta',
  'Józef',
];
const described: readonly ((name: string) => string)[] = [
  (name) => `- **${name}** is an old friend.`,
  (name) => `- **${name}** (also: the visitor) has come a long way.`,
  (name) => `- **${name}**`,
  (name) => `- **${name}** keeps bees. Played by Tilda Swan.`,
];

/** Two people for each story, at a place of the list that chance picks. */
function uninvited(chance: Chance): Plant[] {
  const firsts: readonly [string, readonly string[]][] = [
    [S, ['- **Adam**', '- **Harry**', '- **Dad**']],
    [O, ['- **the captain**', '- **the rider**']],
    [M, ['- **Della**', '- **Madame Sofronie**']],
    [A, ['- **Caroline**', '- **Parker**', '- **Ursula Bourne**']],
  ];
  let names = [...strangersToAll];
  return firsts.flatMap(([story, lines]) =>
    [0, 1].map((i) => {
      const name = chance.pick(names);
      names = names.filter((each) => each !== name);
      const line = described[(firsts.findIndex(([each]) => each === story) + i) % described.length]!(name);
      return errors(NEVER_COMES, [
        story,
        'no scene names this person',
        after('# People', chance.pick(lines), line),
      ])[0]!;
    }),
  );
}

const planted: readonly [thing: string, sentence: (who: string) => string][] = [
  ['the umbrella', (who) => `- ${who} takes the umbrella`],
  ['the silver flask', (who) => `- ${who} hides the silver flask`],
  ['the old photograph', (who) => `- ${who} looks at the old photograph`],
  ['the pistol', (who) => `- ${who} picks up the pistol`],
  ['the brass key', (who) => `- ${who} has the brass key`],
  ['the torn map', (who) => `- ${who} finds the torn map`],
  ['the second glass', (who) => `- ${who} puts down the second glass`],
  ['the red scarf', (who) => `- ${who} wears the red scarf`],
  ['the parcel', (who) => `- ${who} forgets the parcel`],
  ['the letter opener', (who) => `- ${who} drops the letter opener`],
];

/** A thing that one early scene makes something of, and no later one. */
function forgotten(chance: Chance): Plant[] {
  const scenes: readonly [story: string, scene: string, who: string][] = [
    [S, 'The alarm', 'Adam'],
    [S, 'The knock', 'Harry'],
    [S, 'Going up', 'Harry'],
    [O, 'A man on the bridge', 'the sergeant'],
    [O, 'Water for a soldier', 'the rider'],
    [M, 'Two treasures', 'Della'],
    [M, 'Hair goods of all kinds', 'Madame Sofronie'],
    [A, 'Marrows', 'Dr Sheppard'],
    [A, 'The silver table', 'Miss Russell'],
    [A, 'The locked door', 'Parker'],
  ];
  let left = [...planted];
  return scenes.map(([story, title, who]) => {
    const [thing, sentence] = chance.pick(left);
    left = left.filter(([each]) => each !== thing);
    return errors(NEVER_RETURNS, [
      story,
      `after "${title}" nobody speaks of it again`,
      things(`- **${thing}**`),
      at(title, sentence(who)),
    ])[0]!;
  });
}

/** Swaps the first spelling in a block for the second. */
const misspelled = (
  kind: string,
  ...each: [story: string, block: string, from: string, to: string][]
): Plant[] =>
  errors(
    kind,
    ...each.map(([story, block, from, to]): [string, string, ReturnType<typeof change>] => [
      story,
      `elsewhere it is "${from}"`,
      change(block, from, to),
    ]),
  );

/** All that is planted about names. */
export const names = (seed: number): Plant[] => [
  ...uninvited(new Chance(seed)),
  ...errors(
    NEVER_COMES,
    [
      M,
      'named in the introduction of his watch only',
      people("- **Jim's grandfather** bought the watch when he was young."),
    ],
    [
      S,
      'named in another introduction only',
      after('# People', '- **Harry**', '- **Tamsin** shares an office with nobody.'),
      change(
        '# People',
        'lives some floors further down.',
        'lives some floors further down, and once knew Tamsin.',
      ),
    ],
    [
      A,
      'her name holds that of somebody who appears',
      after('# People', '- **Mrs Ferrars**', "- **Mrs Ferrars's maid** has given notice."),
    ],
    [
      O,
      'named in a reading only',
      people('- **General Hood** is far away.'),
      change(
        'His ghost walks home',
        'Nothing is dreamt:',
        'Nothing is dreamt, as General Hood might have said:',
      ),
    ],
  ),
  ...decoys(
    NEVER_COMES,
    [
      A,
      'a stage line names her',
      people('- **Mrs Caldwell** does the rooms.'),
      change('The goldfish pond', 'with Poirot, Dr Sheppard', 'with Poirot, Dr Sheppard, Mrs Caldwell'),
    ],
    [
      M,
      'a sentence names him, under another name',
      people('- **Mr Green** (also: the grocer) sells by the penny.'),
      at('Two treasures', '- Della avoids the grocer'),
    ],
    [
      S,
      'somebody thinks of her',
      people('- **Zoe** is an old friend.'),
      at('Going up', '- Harry remembers Zoe'),
    ],
    [
      O,
      'prose names him',
      people('- **Old Tom** mends harness.'),
      change(
        'Water for a soldier',
        'She fetches it herself.',
        'She fetches it herself, from the barrel that Old Tom mended.',
      ),
      at('Water for a soldier', '- Old Tom waits'),
    ],
  ),
  ...forgotten(new Chance(seed + 1)),
  ...errors(
    NEVER_RETURNS,
    [
      M,
      'only its prose speaks of it',
      things('- **the brown hat** is old.'),
      change('Two treasures', 'puts on her old brown hat', 'puts on the brown hat'),
    ],
    [
      O,
      'two sentences of one scene, and no other',
      things('- **the dipper**'),
      at(
        'Water for a soldier',
        '- Mrs. Farquhar fetches the dipper',
        '- Mrs. Farquhar hands the rider the dipper',
      ),
    ],
  ),
  ...decoys(
    NEVER_RETURNS,
    [
      A,
      'a later sentence names it',
      things('- **the pistol**'),
      at('The silver table', '- Major Blunt has the pistol'),
      at('Forty pounds', '- Major Blunt drops the pistol'),
    ],
    [
      S,
      'it first comes in the last scene',
      things('- **the ceiling lamp**'),
      at('A light', '- Adam turns off the ceiling lamp'),
    ],
    [
      M,
      "a later scene's prose names it",
      things('- **the parcel**'),
      change('The combs', 'undo that parcel', 'undo the parcel'),
      at('He says nothing', '- Jim puts down the parcel'),
    ],
    [
      O,
      'it returns under another name',
      things('- **the ladle** (also: the dipper)'),
      at('Water for a soldier', '- Mrs. Farquhar fetches the ladle'),
      at('After dark', '- the rider steals the dipper'),
    ],
  ),
  ...misspelled(
    IN_SENTENCES,
    [S, 'Company', '- Harry kisses Adam', '- Harrry kisses Adam'],
    [S, 'The lower floor', '- Adam is afraid', '- Addam is afraid'],
    [O, 'The forest', '- Farquhar thinks', '- Farquar thinks'],
    [O, 'A nod', '- the sergeant steps', '- the sargeant steps'],
    [O, 'Water for a soldier', 'Mrs. Farquhar helps', 'Mrs. Farqhuar helps'],
    [M, 'Hair goods of all kinds', '- Madame Sofronie pays', '- Madame Sophronie pays'],
    [M, 'Forty curls', '- Della cooks', '- Dela cooks'],
    [M, 'Two treasures', '- Della lets', '- Dellla lets'],
    [A, 'Ten to nine', '- Ackroyd holds', '- Akroyd holds'],
    [A, 'Footprints', '- Raglan suspects', '- Ragland suspects'],
    [A, 'Forty pounds', '- Major Blunt comforts', '- Major Blund comforts'],
    [A, 'The parlourmaid', '- Ursula visits', '- Ursala visits'],
    [A, 'The locked door', '- Dr Sheppard comes', '- Dr Shepard comes'],
  ),
  ...decoys(
    IN_SENTENCES,
    [A, 'a family has a plural', at('Footprints', '- the Ackroyds mourn')],
    [
      O,
      'two people of like names',
      people('- **Mrs. Farquharson** lives near by.'),
      at('Water for a soldier', '- Mrs. Farquharson greets Mrs. Farquhar'),
    ],
    [S, 'a possessive', at('The club', "- Adam remembers Harry's family")],
  ),
  ...misspelled(
    IN_PROSE,
    [S, 'The knock', 'Harry cannot', 'Hary cannot'],
    [S, 'The dark window', 'Harry sees a house', 'Harrie sees a house'],
    [S, 'Going up', 'open on Harry', 'open on Harryy'],
    [O, 'Water for a soldier', 'Peyton Farquhar, planter', 'Peyton Farquar, planter'],
    [O, 'The grey eye', 'Farquhar has seen', 'Faquhar has seen'],
    [O, 'Owl Creek bridge', 'Peyton Farquhar, his neck', 'Payton Farquhar, his neck'],
    [O, 'Water for a soldier', 'as far as Owl Creek bridge', 'as far as Owl Creak bridge'],
    [M, 'He says nothing', 'Jim is never late', 'Jimm is never late'],
    [M, 'One dollar and eighty-seven cents', 'there is for Jim', 'there is for Jmi'],
    [A, 'An overdose', 'Mrs Ferrars has died', 'Mrs Ferrers has died'],
    [A, 'At the inn', 'Ralph Paton is staying', 'Ralph Patton is staying'],
    [A, 'The famous neighbour', 'Hercule Poirot', 'Hercules Poirot'],
    [A, 'Charles Kent', 'Charles Kent is what', 'Charles Kant is what'],
    [A, 'The whole truth', 'Ackroyd was dead', 'Ackryod was dead'],
    [A, 'The silver table', 'dinner at Fernly Park', 'dinner at Fernley Park'],
  ),
  ...decoys(
    IN_PROSE,
    [
      O,
      'a family has a plural',
      change(
        'Water for a soldier',
        'longing for his chance',
        'longing for his chance, like all the Farquhars',
      ),
    ],
    [A, 'another word', change('Forty pounds', 'She had come down', 'Flowers in hand, she had come down')],
    [
      S,
      'a possessive',
      change('The knock', 'a bottle of Japanese whisky', "Harry's bottle of Japanese whisky"),
    ],
    [
      M,
      'two people of like names',
      people('- **Jem** drives the cart.'),
      at('Turning out the stores', '- Jem drives past the stores'),
      change(
        'Turning out the stores',
        'Two hours go by like nothing.',
        'Two hours go by like nothing. Jem drives past.',
      ),
    ],
  ),
  ...misspelled(
    IN_FRONT,
    [S, '---', 'directed by: Andrew Haigh', 'directed by: Andrew Haig'],
    [S, '---', 'written by: Andrew Haigh', 'written by: Andrew Hague'],
    [S, '---', 'by Taichi Yamada', 'by Taichi Yamda'],
    [S, '---', 'directed by: Andrew Haigh', 'directed by: Andew Haigh'],
    [A, '---', 'written by: Agatha Christie', 'written by: Agatha Cristie'],
    [A, '---', 'written by: Agatha Christie', 'written by: Agathe Christie'],
    [A, '---', 'story: The Murder of Roger Ackroyd', 'story: The Murder of Roger Akroyd'],
    [O, '---', 'story: An Occurrence at Owl Creek Bridge', 'story: An Occurrence at Owl Creak Bridge'],
  ),
  ...errors(
    IN_FRONT,
    [
      O,
      'in the sources it is "Ambrose Bierce"',
      change('---', 'Ambrose Bierce', 'Ambrose Pierce'),
      at('# Sources', '- **Tales of Soldiers and Civilians**: the collection by Ambrose Bierce, 1891'),
    ],
    [
      M,
      'in the sources it is "O. Henry"',
      change('---', 'written by: O. Henry', 'written by: O. Henri'),
      at('# Sources', '- **The Four Million**: the collection by O. Henry, 1906'),
    ],
    [
      M,
      'in the introduction it is "Lotte Lindgen"',
      credit('starring: Lotte Lindgren'),
      change('# People', 'buys hair,', 'buys hair, and is played by Lotte Lindgen,'),
    ],
    [S, 'among the players it is "Paul Mescal"', credit('starring: [Andrew Scott, Paul Mescall]')],
  ),
  ...decoys(
    IN_FRONT,
    [S, 'another Andrew', credit('produced by: Andrew Hale')],
    [A, 'another Christie', credit('translated by: Agnes Christie')],
    [O, "nobody's name", credit('performed by: Ambroise Pierrot')],
  ),
  ...misspelled(
    IN_SOURCES,
    [S, "All in Adam's head", 'held by Andrew Haigh', 'held by Andrew Hiagh'],
    [S, 'They conjured one another', '— Andrew Haigh', '— Andrew Haighe'],
    [S, 'It is his screenplay', 'denied by Andrew Haigh', 'denied by Andrew Heigh'],
    [S, '# Sources', 'Andrew Haigh, interviewed on the ending', 'Andrew High, interviewed on the ending'],
    [S, '# Sources', 'Taichi Yamada', 'Taichi Yamanda'],
    [
      S,
      'He simply sees the dead',
      'Mum and Dad are ghosts [Ending Explained]',
      'Mum and Dad are ghosts [Ending Explaned]',
    ],
    [S, "All in Adam's head", 'Adam imagines Harry [RogerEbert.com]', 'Adam imagines Harry [RogerEbart.com]'],
    [A, 'Caroline did it', 'held by Pierre Bayard', 'held by Pierre Bayart'],
    [A, '# Sources', 'an essay by Pierre Bayard', 'an essay by Piere Bayard'],
    [A, '# Sources', 'Agatha Christie', 'Agatha Christy'],
    [A, '# Sources', 'Who Killed Roger Ackroyd', 'Who Killed Roger Ackroid'],
  ),
  ...errors(
    IN_SOURCES,
    [
      O,
      'in the front matter it is "Ambrose Bierce"',
      at('# Sources', '- **Collected Works**: by Ambrose Beirce, 1909'),
    ],
    [
      M,
      'in the list of sources it is "Encyclopædia Britannica"',
      at(
        'The wise ones',
        '',
        '# Readings',
        '',
        '## Two fools',
        '*held by some readers*',
        '',
        '> A tale of two foolish children.',
        '> — an editor, Encyclopædia Brittanica, 1911',
      ),
    ],
  ),
  ...decoys(
    IN_SOURCES,
    [S, 'another critic', at('# Sources', '- **Sight and Sound**: Andrea Hughes on the film, 2024')],
    [A, 'another Pierre', at('# Sources', '- **Le Monde**: Pierre Bernard on the essay, 1998')],
    [M, 'another encyclopædia', at('# Sources', '- **Encyclopedia Americana**: on the author, 1918')],
  ),
];

/** A line of the front matter, after the language. */
function credit(line: string): ReturnType<typeof after> {
  return after('---', 'language:', line);
}
