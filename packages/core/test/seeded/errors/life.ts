// Who is dead, who is not yet born, and who comes back.

import { Chance } from '../../fuzz/mutations.ts';
import {
  ACKROYD as A,
  after,
  at,
  change,
  clash,
  decoys,
  errors,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  people,
  STRANGERS as S,
  scene,
} from '../plant.ts';

const DEAD = 'the dead act';
const UNBORN = 'acting before birth';
const BACK = 'back from the dead';

/** The dead of one story, the scenes after their death, and who is living there. */
const dead: readonly [who: string, scenes: readonly [string, string][]][] = [
  [
    'Mrs Ferrars',
    [
      ['At the inn', 'Ralph'],
      ['The silver table', 'Flora'],
      ['The locked door', 'Parker'],
      ['The goldfish pond', 'Poirot'],
      ['The parlourmaid', 'Caroline'],
    ],
  ],
  [
    'Ashley Ferrars',
    [
      ['Marrows', 'Dr Sheppard'],
      ['The famous neighbour', 'Flora'],
      ['Charles Kent', 'Miss Russell'],
    ],
  ],
  [
    'Ackroyd',
    [
      ['The famous neighbour', 'Flora'],
      ['Footprints', 'Raglan'],
      ['Quill and cambric', 'Dr Sheppard'],
      ['Forty pounds', 'Major Blunt'],
      ['A little reunion', 'Raymond'],
      ['Veronal', 'Dr Sheppard'],
    ],
  ],
];

/** Ways to act: declared acts, claims, a line of dialogue, the passive, two subjects at once, an event that no word fits. */
const acts: readonly ((who: string, other: string) => string)[] = [
  (who, other) => `- ${who} greets ${other}`,
  (who, other) => `- ${who} tells ${other} that ${who} is ill`,
  (who) => `- ${who}: "You had better sit down."`,
  (who, other) => `- ${other} is found by ${who}`,
  (who, other) => `- ${other} and ${who} laugh`,
  (who, other) => `- ${who} writes to ${other}`,
  (who) => `- ${who} waters the roses`,
  (who) => `- ${who} says that Ralph is poor`,
  (who, other) => `- ${who} secretly thanks ${other}`,
  (who) => `- ${who} dies`,
  (who, other) => `- ${who} lies to ${other} that Ralph is rich`,
  (who, other) => `- ${who} is waiting for ${other}`,
];

function deadActs(chance: Chance): Plant[] {
  return acts.map((act, i) => {
    const [who, scenes] = dead[i % dead.length]!;
    const [title, other] = chance.pick(scenes);
    return errors(DEAD, [A, `${who} has died before "${title}"`, at(title, act(who, other))])[0]!;
  });
}

const returns: readonly ((who: string) => string)[] = [
  (who) => `- ${who} is alive`,
  (who) => `- ${who} is not dead`,
  (who) => `- ${who} is no longer dead`,
  (who) => `- (since Saturday) ${who} is alive`,
  (who) => `- (the second week) ${who} is alive`,
];

function comebacks(chance: Chance): Plant[] {
  return returns.map((said, i) => {
    const [who] = dead[i % dead.length]!;
    const title = chance.pick(['Quill and cambric', 'A man about a machine', 'Charles Kent', 'Forty pounds']);
    return errors(BACK, [
      A,
      `${who} is dead for good, and no reveal says otherwise`,
      at(title, said(who)),
    ])[0]!;
  });
}

/** All that is planted about life and death. */
export const life = (seed: number): Plant[] => [
  ...deadActs(new Chance(seed)),
  ...errors(
    DEAD,
    [
      O,
      'the captain is killed before he gives the signal',
      at('A man on the bridge', '- the sentinel kills the captain'),
      clash('A nod', '- the captain gives'),
    ],
    [
      O,
      'the sergeant dies before he steps off the plank',
      at('The watch', '- the sergeant passes away'),
      clash('A nod', '- the sergeant steps'),
    ],
    [
      O,
      'the rider is dead by nightfall, when he passes the gate',
      at('Water for a soldier', '- Farquhar murders the rider'),
      clash('After dark', '- the rider passes'),
    ],
    [
      O,
      'told late, and no reveal: he died before the hanging at which he gave the signal',
      at('After dark', '- (the evening at the gate) the captain is killed'),
      clash('A nod', '- the captain gives'),
    ],
    [
      M,
      'she dies, and then cuts the hair',
      after('Hair goods of all kinds', '- Della shows', '- Madame Sofronie dies'),
      clash('Hair goods of all kinds', '- Madame Sofronie'),
    ],
    [
      M,
      'Jim died in the good years, and comes home on Christmas Eve',
      at('One dollar and eighty-seven cents', '- (the good years) Jim drowns'),
      clash('He says nothing', '- Jim'),
    ],
    [
      M,
      'Della has lost her life, and curls her hair',
      at('Turning out the stores', '- Della loses her life'),
      clash('Forty curls', '- Della'),
    ],
    [
      S,
      'the caretaker dies in the first scene and knocks in the third',
      people('- **Mrs Baker** looks after the tower.'),
      at('An empty page', '- Mrs Baker dies'),
      at('The knock', "- Mrs Baker knocks at Adam's door"),
    ],
    [
      S,
      'the neighbour was dead before he looked out of the window and knocked',
      after('The alarm', '- the neighbour lives', '- (the writing) the neighbour dies'),
      clash('The alarm', '- the neighbour sees'),
      clash('The knock', '- Harry'),
    ],
  ),
  ...decoys(
    DEAD,
    [S, 'the writer infers that she is a ghost', at('Wet clothes', '- Mum cooks')],
    [S, 'his ghost acts', at('Who comes in', '- Harry smiles at Adam')],
    [A, 'the dead are spoken of', at('Footprints', '- Parker remembers Ackroyd')],
    [A, 'the dead are missed', at('The famous neighbour', '- Flora mourns Ackroyd')],
    [
      A,
      'a dream',
      scene('The goldfish pond', 'A bad night', 'dreamed by Dr Sheppard', '- Ackroyd laughs at Dr Sheppard'),
    ],
    [A, 'before her death', at('Her last letter', '- (Thursday) Mrs Ferrars writes to Ackroyd')],
    [A, 'he is only where he is', at('The locked door', '- Ackroyd is in the study')],
    [
      A,
      'a reveal about the afternoon when he was alive',
      at('The parlourmaid', '- reveal (Friday afternoon): Ackroyd dismisses Ursula'),
    ],
  ),
  ...errors(
    UNBORN,
    [
      S,
      'he waves in 1987 and was born in 1990',
      at('The alarm', '- (the crash) the neighbour waves to Adam', '- the neighbour was born in 1990'),
    ],
    [
      S,
      'he is born after he was seen at the window',
      at('The knock', '- (night 1) Harry is born'),
      clash('The alarm', '- the neighbour'),
    ],
    [
      S,
      'he cries in December 1987 and was born in the March after',
      at('The train south', '- (the crash) Adam cries', '- Adam was born in March 1988'),
    ],
    [
      S,
      'at twenty-five, some thirty-five years after the crash, he was not there to laugh at it',
      at('The knock', '- (the crash) Harry laughs', '- Harry is 25 years old'),
    ],
    [
      S,
      'she dies in 1987 and was born in 1990',
      at('The train south', '- Mum was born in 1990'),
      clash('An empty page', '- Adam remembers that'),
    ],
    [
      O,
      'he is on the bridge in 1862 and was born in 1870',
      change('# Timeline', '- the hanging', '- the hanging: 1862'),
      at('A man on the bridge', '- the captain was born in 1870'),
      clash('A nod', '- the captain'),
    ],
    [
      O,
      'she helps the rider before the hanging, at which she is born',
      at('Water for a soldier', '- (the hanging) Mrs. Farquhar is born'),
      clash('Water for a soldier', '- Mrs. Farquhar'),
    ],
    [
      O,
      'he rides on the evening before, and is born at the drop',
      at('After dark', '- (the drop) the rider is born'),
      clash('Water for a soldier', '- the rider'),
      clash('After dark', '- the rider'),
    ],
    [
      M,
      'it is 1905, and she was born in 1906',
      change('# Timeline', '- Christmas Eve', '- Christmas Eve: 24 December 1905'),
      at('Two treasures', '- Della was born in 1906'),
      clash('One dollar and eighty-seven cents', '- Della'),
    ],
    [
      M,
      'the hairdresser gives birth to a customer who has just walked in',
      at('Hair goods of all kinds', '- Madame Sofronie gives birth to Della'),
      clash('One dollar and eighty-seven cents', '- Della'),
      clash('Two treasures', '- Della'),
      clash('Hair goods of all kinds', '- Della'),
    ],
    [
      M,
      'he buys the combs on the way home, and is born at seven',
      at('The combs', "- (seven o'clock) Jim is born"),
      clash('The combs', '- (the way home)'),
    ],
    [
      A,
      'it is 1926, and she was born in 1930',
      change(
        '# Timeline',
        '- Saturday: after Friday night',
        '- Saturday: after Friday night, 18 September 1926',
      ),
      at('The silver table', '- Flora was born in 1930'),
      clash('The silver table', '- Flora'),
      clash('The famous neighbour', '- Flora'),
    ],
    [
      A,
      'he asks the way on Friday, and is born on Saturday',
      at('Charles Kent', '- (Saturday) Charles Kent is born'),
      clash('A stranger at the gates', '- the stranger'),
    ],
    [
      A,
      'the secretary is born after he heard the voice',
      at('Forty pounds', '- (Saturday afternoon) Miss Russell gives birth to Raymond'),
      clash('What the secretary heard', '- Raymond'),
      clash('The silver table', '- Raymond'),
      clash('The locked door', '- Raymond'),
    ],
  ),
  ...decoys(
    UNBORN,
    [S, 'born in time', at('An empty page', '- Adam was born in 1975')],
    [S, 'born later than the crash, in which he has no part', at('The knock', '- Harry was born in 1995')],
    [
      M,
      'a birth, and then the child acts',
      people("- **the baby** is the neighbours'."),
      at('One dollar and eighty-seven cents', '- (since the good years) the baby is alive'),
      at('Forty curls', '- the baby cries'),
    ],
    [
      A,
      'a son is thought of before he is born',
      at('Charles Kent', '- (the year before) Miss Russell thinks of Charles Kent'),
    ],
    [O, 'born in time', at('A man on the bridge', '- the captain was born in 1830')],
  ),
  ...comebacks(new Chance(seed + 1)),
  ...errors(
    BACK,
    [
      S,
      'she died in the crash',
      at('The alarm', '- Mum is alive'),
      clash('An empty page', '- Adam remembers that'),
    ],
    [S, 'he died in the crash', at('The train south', '- Dad is not dead')],
    [S, 'both died in the crash', at('The knock', '- (the alarm) Mum and Dad are alive')],
    [O, 'he hangs', at('Owl Creek bridge', '- Farquhar is alive')],
    [O, 'he hangs, under whichever name', at('Owl Creek bridge', '- the condemned man is no longer dead')],
    [
      M,
      'a grandfather dead in the good years is alive on Christmas Eve',
      people("- **Jim's grandfather** left a watch."),
      at('Two treasures', "- (the good years) Jim's grandfather dies"),
      at('The combs', "- Jim's grandfather is alive"),
    ],
    [
      M,
      'she is dead, and then she is not',
      at('Turning out the stores', '- Madame Sofronie dies'),
      at('The wise ones', '- Madame Sofronie is not dead'),
    ],
  ),
  ...decoys(
    BACK,
    [A, 'he only says so', at('Footprints', '- Parker says that Ackroyd is alive')],
    [A, 'he only believes it', at('Charles Kent', '- Charles Kent believes that Ackroyd is alive')],
    [A, 'a reveal may', at('Veronal', '- reveal (always): Ashley Ferrars is alive')],
    [A, 'before she died', at('The parlourmaid', '- (March) Mrs Ferrars is alive')],
    [
      A,
      'a dream',
      scene(
        'Quill and cambric',
        'A better night',
        'dreamed by Flora',
        '- Ackroyd is alive',
        '- Ackroyd embraces Flora',
      ),
    ],
    [S, 'a ghost is still dead', at('Breakfast', '- Mum is a ghost')],
  ),
];
