// What the writer's own words give away: an introduction, a title, a picture's text, an early scene's prose, an early name.

import { Chance } from '../../fuzz/mutations.ts';
import {
  ACKROYD as A,
  change,
  clash,
  decoys,
  errors,
  front,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  people,
  STRANGERS as S,
} from '../plant.ts';

const INTRODUCTION = 'an introduction that names what comes later';
const TITLE = 'a title that names what comes later';
const PICTURE = 'a picture that names what comes later';
const PROSE = 'prose that names what comes later';
const NAME = 'a name before its reveal';

/** An entry, the end of its introduction, a name that only a later scene introduces, and the scene that does. */
const pairs: readonly [story: string, part: string, end: string, name: string, scene: string][] = [
  [S, '# People', 'high up in a new tower.', 'Harry', 'The knock'],
  [S, '# Places', 'hardly anybody has moved in.', 'the club', 'The club'],
  [S, '# Things', 'and well begun.', "Harry's body", 'The flat downstairs'],
  [O, '# People', 'commands on the bridge.', 'Farquhar', 'Water for a soldier'],
  [O, '# People', 'said to be the keenest.', 'the rider', 'Water for a soldier'],
  [O, '# Things', 'across the ties of the bridge.', 'the plantation', 'Water for a soldier'],
  [M, '# People', 'keeps house for two on very little.', 'Madame Sofronie', 'Hair goods of all kinds'],
  [M, '# Things', "before it was his father's.", 'the set of combs', 'The combs'],
  [M, '# Things', 'one dollar and eighty-seven cents.', 'the chain', 'Turning out the stores'],
  [A, '# People', 'to know everything.', 'Charles Kent', 'Charles Kent'],
  [A, '# People', 'was not kind to his wife.', 'Hercule Poirot', 'The famous neighbour'],
  [A, '# Things', 'where the doctor goes.', 'the dictaphone', 'A man about a machine'],
  [A, '# People', 'and always short of money.', 'Ursula Bourne', 'The parlourmaid'],
];
const remarks: readonly ((name: string) => string)[] = [
  (name) => ` It will end with ${name}.`,
  (name) => ` (Think of ${name}.)`,
  (name) => ` More of this when we come to ${name}.`,
  (name) => ` Everything here leads to ${name}, in the end.`,
];

const introductions = (chance: Chance): Plant[] =>
  pairs.map(
    ([story, part, end, name, scene]) =>
      errors(INTRODUCTION, [
        story,
        `"${name}" is not told before "${scene}"`,
        change(part, end, `${end}${chance.pick(remarks)(name)}`),
      ])[0]!,
  );

const swapped = (
  kind: string,
  ...each: [story: string, why: string, block: string, from: string, to: string][]
): Plant[] =>
  errors(
    kind,
    ...each.map(([story, why, block, from, to]): [string, string, ReturnType<typeof change>] => [
      story,
      why,
      change(block, from, to),
    ]),
  );

const picture = (alt: string, scene: string, file = 'still.jpg'): ReturnType<typeof front> =>
  front('pictures:', `  - { file: ${file}, alt: "${alt}", credit: "The producers", after: "${scene}" }`);

/** All that is planted about what is given away early. */
export const spoilers = (seed: number): Plant[] => [
  ...introductions(new Chance(seed)),
  ...decoys(
    INTRODUCTION,
    [
      S,
      'the first scene names both',
      change('# People', "is Adam's mother.", "is Adam's mother, and married to Dad."),
    ],
    [
      A,
      'he has been told of when she first appears',
      change(
        '# People',
        'young, rough, and in a hurry.',
        'young, rough, and in a hurry; nobody that Caroline knows.',
      ),
    ],
    [
      O,
      'told in the scene in which he comes',
      change(
        '# People',
        'covered in dust and thirsty.',
        'covered in dust and thirsty, and speaks to Farquhar.',
      ),
    ],
    [
      M,
      'told in the same scene',
      change('# People', 'it used to be thirty.', 'it used to be thirty. Della is his wife.'),
    ],
    [
      A,
      'the name under which he is known by then',
      change(
        '# People',
        'has the practice in the village',
        'has the practice, next to the little house, in the village',
      ),
    ],
  ),
  ...swapped(
    TITLE,
    [
      S,
      'it is found in the next scene',
      'The lower floor',
      '## The lower floor',
      "## On the way to Harry's body",
    ],
    [S, 'he has no name yet', 'The alarm', '## The alarm', '## Harry at the window'],
    [S, 'the diner is where they part, much later', 'Wet clothes', '## Wet clothes', '## Before the diner'],
    [O, 'he has no name yet', 'A nod', '### A nod', '### Farquhar drops'],
    [O, 'he has no name yet', 'A man on the bridge', '### A man on the bridge', '### Peyton Farquhar'],
    [O, 'nobody has told of the rider', 'The watch', '### The watch', '### What the rider did'],
    [
      M,
      'it is bought two scenes later',
      'One dollar and eighty-seven cents',
      '## One dollar and eighty-seven cents',
      '## Not enough for the chain',
    ],
    [
      M,
      'she comes in the next scene',
      'Two treasures',
      '## Two treasures',
      '## Two treasures for Madame Sofronie',
    ],
    [
      M,
      'he has bought them, and nobody knows',
      'Forty curls',
      '## Forty curls',
      '## Waiting for the set of combs',
    ],
    [A, 'he is the little man next door', 'Marrows', '## Marrows', '## Poirot throws a marrow'],
    [
      A,
      'he has no name yet',
      'A stranger at the gates',
      '## A stranger at the gates',
      '## Charles Kent at the gates',
    ],
    [A, 'whose it is comes out later', 'The goldfish pond', '## The goldfish pond', "## Ursula's ring"],
    [
      A,
      'that is what it was',
      'What the secretary heard',
      '## What the secretary heard',
      '## The dictaphone',
    ],
  ),
  ...decoys(
    TITLE,
    [A, 'it names who is there', change('At the inn', '## At the inn', '## Ralph Paton at the inn')],
    [
      A,
      'the name is told in this very scene',
      change('The famous neighbour', '## The famous neighbour', '## Hercule Poirot'),
    ],
    [
      M,
      'told before',
      change('Something for the watch', '## Something for the watch', '## The chain for the watch'),
    ],
    [O, 'told before', change('The forest', '### The forest', '### Farquhar runs')],
    [S, 'told before', change('Going up', '## Going up', '## Harry again')],
  ),
  ...errors(
    PICTURE,
    [S, 'the body is found at the end', picture("Harry's body on a bed", 'Home')],
    [S, 'they go there later', picture('Two men dance at the club', 'The knock')],
    [S, 'he has no name yet', picture('Harry looks up from the street', 'The alarm')],
    [O, 'he has no name yet', picture('Peyton Farquhar on the plank', 'A nod')],
    [O, 'nobody has told of her', picture('Mrs. Farquhar at home', 'The watch')],
    [
      O,
      'he does not get there before the last dream',
      picture('The far bank in the sun', 'Water for a soldier'),
    ],
    [M, 'it is not bought yet', picture('A shop window, and the chain in it', 'Two treasures')],
    [M, 'he brings them home later', picture('The set of combs on a table', 'Forty curls')],
    [
      M,
      'she comes in the third scene',
      picture('Madame Sofronie, large and chilly', 'One dollar and eighty-seven cents'),
    ],
    [A, 'he is the little man next door', picture('Hercule Poirot looks over a wall', 'Marrows')],
    [A, "the ring is nobody's yet", picture('The ring of Ursula Bourne', 'The goldfish pond')],
    [A, 'nobody has spoken of one', picture('The dictaphone on the table', 'The locked door')],
    [A, 'he has no name yet', picture('A man at the gates: Charles Kent', 'Quill and cambric')],
  ),
  ...decoys(
    PICTURE,
    [S, 'by then it is told', picture("Harry's body on a bed", 'The flat downstairs')],
    [O, 'the name that he has by then', picture('The condemned man on the plank', 'A nod')],
    [M, 'told', picture('Della before the glass', 'Two treasures')],
    [A, 'told in that scene', picture('Hercule Poirot in his sitting-room', 'The famous neighbour')],
  ),
  ...swapped(
    PROSE,
    [
      S,
      'he dies much later, as we see it',
      'The alarm',
      'somebody is looking back.',
      "somebody is looking back; but a look is all there will be before Harry's body is found.",
    ],
    [
      S,
      'nobody has spoken of it',
      'The knock',
      'and shuts the door.',
      'and shuts the door. It will be the record that opens it again.',
    ],
    [
      S,
      'they part there at the end',
      'Home',
      'promises to come again.',
      'promises to come again. Nobody is thinking of the diner yet.',
    ],
    [O, 'he is nobody yet, and she is his wife only', 'The watch', 'home.', 'home, Mrs. Farquhar.'],
    [
      O,
      'the second part brings him',
      'A man on the bridge',
      'nobody says a word.',
      'nobody says a word. The rider could have told them why.',
    ],
    [
      O,
      'he never gets there',
      'A nod',
      'The sergeant steps aside.',
      'The sergeant steps aside. It is a long way to the far bank.',
    ],
    [
      M,
      'it is bought with her hair, later',
      'One dollar and eighty-seven cents',
      'that is what there is for Jim.',
      'that is what there is for Jim, and the chain is dearer.',
    ],
    [
      M,
      'she does not know of them',
      'Turning out the stores',
      'It is like him.',
      'It is like him. The set of combs was dearer still.',
    ],
    [
      M,
      'she comes in the next scene',
      'Two treasures',
      'and is out of the door.',
      'and is out of the door, on her way to Madame Sofronie.',
    ],
    [
      A,
      'nobody knows what made the voice',
      'What the secretary heard',
      'heard the voice as well.',
      'heard the voice as well; it was the dictaphone.',
    ],
    [
      A,
      'nobody knows whose it is',
      'The goldfish pond',
      'From R., it says',
      'From R. to Ursula Bourne, it says',
    ],
    [
      A,
      'he has no name yet',
      'A stranger at the gates',
      'one that he seems to know.',
      'one that he seems to know: that of Charles Kent.',
    ],
    [
      A,
      'he is hidden there from that night on',
      'The famous neighbour',
      'Ralph has not been seen since',
      'Ralph, who is at the nursing home, has not been seen since',
    ],
  ),
  ...decoys(
    PROSE,
    [
      A,
      'told before',
      change('Footprints', 'Nobody did, it seems.', 'Nobody did, it seems; not even Parker.'),
    ],
    [
      S,
      'no name, and no thing of the story',
      change('The knock', 'and shuts the door.', 'and shuts the door. It is a heavy door.'),
    ],
    [O, 'the name that he has', change('The watch', 'He shuts his eyes', 'The condemned man shuts his eyes')],
    [
      M,
      'told before',
      change(
        'The combs',
        'She cries out, and then she cries.',
        'She cries out, and then she cries. Madame Sofronie does not give back.',
      ),
    ],
  ),
  ...errors(
    NAME,
    [
      A,
      'he is the little man next door until he says who he is',
      change('Marrows', '- the little man next door apologises', '- Poirot apologises'),
      clash('Marrows', '- Dr Sheppard talks'),
    ],
    [
      A,
      'he has no name until he is caught',
      change('A stranger at the gates', '- the stranger asks', '- Charles Kent asks'),
      clash('A stranger at the gates', '- the stranger'),
    ],
    [
      A,
      'a stage line names him',
      change('The famous neighbour', 'with the little man next door', 'with Hercule Poirot'),
      change('Marrows', 'with Dr Sheppard', 'with Dr Sheppard, Poirot'),
    ],
    [
      A,
      'prose names him',
      change('Marrows', 'After it comes the head of the new neighbour', "After it comes Poirot's head"),
    ],
    [
      A,
      'prose names him',
      change(
        'A stranger at the gates',
        'A man with his hat pulled down',
        'Charles Kent, with his hat pulled down,',
      ),
    ],
    [O, 'he has no name on the bridge', change('The watch', '- the condemned man hears', '- Farquhar hears')],
    [
      O,
      'he has no name on the bridge',
      change('A nod', '- the condemned man drops', '- Peyton Farquhar drops'),
    ],
    [
      O,
      'he has no name on the bridge',
      change('A man on the bridge', '- the condemned man wears', '- Farquhar wears'),
    ],
    [O, 'prose names him', change('The watch', 'He shuts his eyes', 'Farquhar shuts his eyes')],
    [
      O,
      'prose names him',
      change('A man on the bridge', 'A man stands above the water', 'Peyton Farquhar stands above the water'),
    ],
    [S, 'a face at a window', change('The alarm', '- the neighbour sees Adam', '- Harry sees Adam')],
    [S, 'a face at a window', change('The alarm', '- Adam sees the neighbour', '- Adam sees Harry')],
    [S, 'a face at a window', change('The alarm', 'somebody is looking back.', 'Harry is looking back.')],
  ),
  ...decoys(
    NAME,
    [
      A,
      'an alias told early gives nothing away',
      change('Charles Kent', '- Charles Kent meets Poirot', '- the stranger meets Poirot'),
    ],
    [
      O,
      'the alias may go on being used',
      change('Water for a soldier', '- the rider advises Farquhar', '- the rider advises the condemned man'),
    ],
    [
      S,
      'no reveal: two names told together',
      people('- **Zoe** (also: the girl from the club) dances.'),
      change('The club', '- Adam joins Harry', '- Zoe joins Harry'),
      change('The club', '- Harry kisses Adam', '- the girl from the club smiles at Adam'),
    ],
    [A, 'the short form of a name', change('At the inn', '- Ralph needs money', '- Ralph Paton needs money')],
  ),
];
