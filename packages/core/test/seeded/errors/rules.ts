// Rules: a story's own, the built-in ones with the states they derive, and rules that hang on their own negation.

import {
  ACKROYD as A,
  at,
  clash,
  decoys,
  type Edit,
  errors,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  people,
  STRANGERS as S,
} from '../plant.ts';

const OWN = "a story's own rule broken";
const KIN = 'a built-in rule broken, by way of derived states';
const LOOP = 'rules that hang on their own negation';

const rules = (...lines: string[]): Edit => at('# Rules', ...lines);
const words = (...lines: string[]): Edit => at('# Words', ...lines);

/** All that is planted about rules. */
export const ruled = (): Plant[] => [
  ...errors(
    OWN,
    [
      O,
      'the sentry is no friend of his',
      at(
        'A man on the bridge',
        '- the sentinel is the enemy of the condemned man',
        '- the sentinel advises the condemned man',
      ),
    ],
    [
      O,
      'the wounded do not climb',
      rules('- the wounded do not climb: never ?x climbs ?y while ?x is hurt'),
      at('The watch', '- the sergeant is hurt', '- the sergeant climbs the plank'),
    ],
    [
      O,
      'a derived state: under orders',
      words('- ?x is under orders: state'),
      rules(
        '- soldiers: ?x is under orders when ?x is a member of ?group',
        '- nobody under orders sings: never ?x sings while ?x is under orders',
      ),
      at('A nod', '- the lieutenant sings'),
      clash('A man on the bridge', '- the lieutenant'),
    ],
    [
      M,
      'dear, and she is poor',
      at(
        'Hair goods of all kinds',
        '- Madame Sofronie is poor',
        '- (since the good years) the combs are dear',
        '- Madame Sofronie buys the combs for Della',
      ),
    ],
    [
      M,
      'the ill do not go out',
      rules('- the ill stay in: never ?x goes to ?place while ?x is ill'),
      at('One dollar and eighty-seven cents', '- Della falls ill'),
      clash('Hair goods of all kinds', '- Della comes'),
    ],
    [
      M,
      'a derived state: mourning',
      words('- ?x is in black: state'),
      rules(
        '- black: ?x is in black when ?x is sad and ?x is poor',
        '- no curls in black: never ?x curls ?thing while ?x is in black',
      ),
      at('Turning out the stores', '- Della is sad'),
      clash('Forty curls', '- Della curls'),
    ],
    [
      A,
      'the drunk do not drive',
      rules('- the drunk do not drive: never ?x drives to ?place while ?x is drunk'),
      at('A stranger at the gates', '- Dr Sheppard is drunk', '- Dr Sheppard drives to the railway station'),
    ],
    [
      A,
      'two conditions',
      rules('- the poor do not lend: never ?x gives ?y ?thing while ?x is poor and ?y is rich'),
      at(
        'Forty pounds',
        '- Flora is poor',
        '- Major Blunt is rich',
        '- Flora gives Major Blunt the forty pounds',
      ),
    ],
    [
      A,
      "the excuse is another's",
      rules('- no visits to the ill: never ?x visits ?y while ?y is ill, unless ?x is hurt'),
      at('The parlourmaid', '- Caroline is hurt', '- Poirot is ill'),
      clash('The parlourmaid', '- Ursula visits'),
    ],
    [
      A,
      'a negated condition',
      rules('- strangers are not embraced: never ?x embraces ?y while ?x is not acquainted with ?y'),
      at('A little reunion', '- Raymond is not acquainted with Parker', '- Raymond embraces Parker'),
    ],
    [
      S,
      'the drunk do not write',
      rules('- the drunk do not write: never ?x writes about ?y while ?x is drunk'),
      at('The alarm', '- Adam is drunk', '- Adam writes about Mum'),
    ],
    [
      S,
      'a derived state: on the wagon',
      words('- ?x is on the wagon: state'),
      rules(
        '- the wagon: ?x is on the wagon when ?x is sober and ?x is sad',
        '- no drink on the wagon: never ?x drinks ?thing while ?x is on the wagon',
      ),
      at('The alarm', '- Adam is sober', '- Adam is sad'),
      at('The knock', '- Adam drinks the bottle'),
    ],
  ),
  ...decoys(
    OWN,
    [
      O,
      'he is excused: he sets a trap',
      at(
        'A man on the bridge',
        '- the sentinel is the enemy of the condemned man',
        '- the sentinel plots against the condemned man',
        '- the sentinel advises the condemned man',
      ),
    ],
    [
      M,
      'not ill any more',
      rules('- the ill stay in: never ?x goes to ?place while ?x is ill'),
      at('One dollar and eighty-seven cents', '- Della falls ill', '- Della recovers'),
    ],
    [
      A,
      'the excuse holds',
      rules('- no visits to the ill: never ?x visits ?y while ?y is ill, unless ?x is hurt'),
      at('Forty pounds', '- Flora is hurt', '- Poirot is ill', '- Flora visits Poirot', '- Poirot recovers'),
    ],
    [
      A,
      'turned off',
      rules(
        '- the drunk do not drive: never ?x drives to ?place while ?x is drunk',
        '- off: the drunk do not drive',
      ),
      at('A stranger at the gates', '- Dr Sheppard is drunk', '- Dr Sheppard drives to the railway station'),
    ],
    [
      S,
      'meant, and says why',
      rules('- the drunk do not write: never ?x writes about ?y while ?x is drunk'),
      at(
        'The alarm',
        '- Adam is drunk',
        '- Adam writes about Mum',
        '- on purpose (the drunk do not write): he cannot stop',
      ),
    ],
  ),
  ...errors(
    KIN,
    [
      S,
      "his own father's father",
      at('The alarm', '- Adam is the father of Dad'),
      clash('An empty page', '- Dad is the father'),
    ],
    [
      S,
      'derived from "daughter"',
      at('The knock', '- Mum is the daughter of Adam'),
      clash('An empty page', '- Mum is the mother'),
    ],
    [
      A,
      'derived from "son"',
      at('Charles Kent', '- Miss Russell is the child of Charles Kent'),
      clash('Charles Kent', '- Miss Russell is the mother'),
    ],
    [
      A,
      'two parents of each other',
      at(
        'The silver table',
        '- Mrs Ackroyd is the mother of Flora',
        '- Mrs Ackroyd is the daughter of Flora',
      ),
    ],
    [
      A,
      'far apart in the telling',
      at('An overdose', '- Caroline is the parent of Dr Sheppard'),
      at('The parlourmaid', '- Dr Sheppard is the father of Caroline'),
    ],
    [
      A,
      'his name tells of no kin',
      at('Forty pounds', '- Raglan is the son of Major Blunt', '- Raglan is the father of Major Blunt'),
    ],
    [
      M,
      'two parents of each other',
      at('Two treasures', '- Della is the mother of Jim', '- Jim is the parent of Della'),
    ],
    [M, 'through the child', at('What Jim says', '- Jim is the son of Della', '- Della is the child of Jim')],
    [
      O,
      'two parents of each other',
      at(
        'Water for a soldier',
        '- Mrs. Farquhar is the daughter of the rider',
        '- the rider is the son of Mrs. Farquhar',
      ),
    ],
    [
      O,
      'on the bridge',
      at('A man on the bridge', '- the captain is the father of the lieutenant'),
      at('A nod', '- the lieutenant is a parent of the captain'),
    ],
  ),
  ...decoys(
    KIN,
    [S, 'said again, the other way round', at('The knock', '- Adam is the son of Mum')],
    [
      A,
      'he only says so',
      at('Charles Kent', '- Charles Kent says that Miss Russell is the child of Charles Kent'),
    ],
    [
      M,
      'three generations',
      people("- **Jim's father** is dead.", "- **Jim's grandfather** bought the watch."),
      at(
        'Two treasures',
        "- Jim's father is the father of Jim",
        "- Jim's grandfather is the father of Jim's father",
      ),
    ],
  ),
  ...errors(
    LOOP,
    [
      S,
      'each if the other is not',
      words('- ?x is at ease: state', '- ?x is on edge: state'),
      rules(
        '- ease: ?x is at ease when ?x is a writer and ?x is not on edge',
        '- edge: ?x is on edge when ?x is a writer and ?x is not at ease',
      ),
    ],
    [
      S,
      'itself if not itself',
      words('- ?x is restless: state'),
      rules('- rest: ?x is restless when ?x is lonely and ?x is not restless'),
    ],
    [
      O,
      'each if the other is not',
      words('- ?x is on guard: state', '- ?x is off guard: state'),
      rules(
        '- guards: ?x is on guard when ?x is a member of ?group and ?x is not off guard',
        '- others: ?x is off guard when ?x is a member of ?group and ?x is not on guard',
      ),
    ],
    [
      O,
      'by way of a third',
      words('- ?x is calm: state', '- ?x is watchful: state', '- ?x is weary: state'),
      rules(
        '- calm: ?x is calm when ?x is a member of ?group and ?x is not watchful',
        '- watchful: ?x is watchful when ?x is weary',
        '- weary: ?x is weary when ?x is a member of ?group and ?x is calm',
      ),
    ],
    [
      M,
      'each if the other is not',
      words('- ?x is content: state', '- ?x is wanting: state'),
      rules(
        '- content: ?x is content when ?x is poor and ?x is not wanting',
        '- wanting: ?x is wanting when ?x is poor and ?x is not content',
      ),
    ],
    [
      M,
      'itself if not itself',
      words('- ?x is thrifty: state'),
      rules('- thrift: ?x is thrifty when ?x is poor and ?x is not thrifty'),
    ],
    [
      M,
      'by way of a third',
      words('- ?x is merry: state', '- ?x is festive: state'),
      rules(
        '- merry: ?x is merry when ?x is festive',
        '- festive: ?x is festive when ?x is poor and ?x is not merry',
      ),
    ],
    [
      A,
      'each if the other is not',
      words('- ?x is above suspicion: state', '- ?x is under suspicion: state'),
      rules(
        '- above: ?x is above suspicion when ?y suspects ?x and ?x is not under suspicion',
        '- under: ?x is under suspicion when ?y suspects ?x and ?x is not above suspicion',
      ),
    ],
    [
      A,
      'itself if not itself',
      words('- ?x is in the clear: state'),
      rules('- clear: ?x is in the clear when ?x is innocent and ?x is not in the clear'),
    ],
    [
      A,
      'by way of two more',
      words('- ?x is first: state', '- ?x is second: state', '- ?x is third: state'),
      rules(
        '- one: ?x is first when ?x is guilty and ?x is not second',
        '- two: ?x is second when ?x is third',
        '- three: ?x is third when ?x is guilty and ?x is not first',
      ),
    ],
  ),
  ...decoys(
    LOOP,
    [
      S,
      'a negation, and no loop',
      words('- ?x is at ease: state'),
      rules('- ease: ?x is at ease when ?x is a writer and ?x is not lonely'),
    ],
    [
      O,
      'a loop, and no negation',
      words('- ?x is calm: state', '- ?x is watchful: state'),
      rules('- calm: ?x is calm when ?x is watchful', '- watchful: ?x is watchful when ?x is calm'),
    ],
    [
      M,
      'two negations in line',
      words('- ?x is content: state', '- ?x is wanting: state'),
      rules(
        '- wanting: ?x is wanting when ?x is poor and ?x is not happy',
        '- content: ?x is content when ?x is poor and ?x is not wanting',
      ),
    ],
  ),
];
