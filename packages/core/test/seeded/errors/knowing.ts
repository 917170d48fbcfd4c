// Who says a name or a fact that nobody told them, and who learns what is not so.

import {
  ACKROYD as A,
  after,
  at,
  clash,
  decoys,
  errors,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  STRANGERS as S,
  scene,
} from '../plant.ts';

const NAME = 'a name that nobody told them';
const FACT = 'a fact that nobody told them';
const NOT_SO = 'learns what is not so';

/** All that is planted about knowledge. */
export const knowing = (): Plant[] => [
  ...errors(
    NAME,
    [S, 'he has never heard of the young man downstairs', at('Home', '- Dad: "And how is Harry?"')],
    [S, 'she has never heard of him', at('Home', '- Mum asks Adam about Harry')],
    [
      S,
      'he has not spoken of him yet',
      after('Wet clothes', '- Mum talks', '- Mum: "Bring Harry along next time."'),
    ],
    [S, 'a face at a window has no name', at('The alarm', '- Adam: "Good night, Harry."')],
    [
      M,
      "a customer does not give her husband's name",
      at('Hair goods of all kinds', '- Madame Sofronie: "Jim will not like it."'),
    ],
    [
      M,
      'the same, in a clause',
      after('Hair goods of all kinds', '- Della shows', '- Madame Sofronie asks Della about Jim'),
    ],
    [
      M,
      'he has not been told where she was',
      after('He says nothing', '- Jim comes', '- Jim: "You have been to Madame Sofronie."'),
    ],
    [
      O,
      'nobody on the bridge has said who he is',
      at('A man on the bridge', '- the sergeant: "Hold still, Farquhar."'),
    ],
    [
      O,
      'nobody on the bridge has spoken of her',
      at('Owl Creek bridge', '- the captain: "Somebody must write to Mrs. Farquhar."'),
    ],
    [O, 'nor has anybody told him', at('Owl Creek bridge', '- the sentinel talks about Mrs. Farquhar')],
    [
      A,
      'he has been away, and never met the inspector',
      after('A little reunion', '- Ralph comes', '- Ralph: "Was it Raglan who said so?"'),
    ],
    [
      A,
      'she was not there when he was named',
      after('A little reunion', '*the reunion', '- Mrs Ackroyd talks about Charles Kent'),
    ],
    [
      A,
      'the neighbour has not said who he is',
      at('At the inn', '- Ralph: "Does Poirot know that I am here?"'),
    ],
    [A, 'the neighbour has not said who he is', at('Her last letter', '- Ackroyd: "One might ask Poirot."')],
    [
      A,
      'nobody knows the stranger',
      at('Not to be disturbed', '- Parker: "Charles Kent was asking for you, sir."'),
    ],
    [A, 'she was not there when he was named', at('Forty pounds', '- Flora tells Raglan about Charles Kent')],
  ),
  ...decoys(
    NAME,
    [
      A,
      'she is told, and then she says it',
      at(
        'The parlourmaid',
        '- Poirot tells Caroline about Charles Kent',
        '- Caroline: "Who is Charles Kent?"',
      ),
    ],
    [A, 'his own mother', at('Charles Kent', '- Miss Russell: "Charles Kent has done nothing."')],
    [A, 'her own family', at('The silver table', '- Mrs Ackroyd: "Ralph is a dear boy."')],
    [M, 'his own wife', after('He says nothing', '- Jim sees', '- Jim: "Della!"')],
    [S, 'they have met', at('Going up', '- Adam: "Come up, Harry."')],
    [A, 'his own master', at('The locked door', '- Parker: "Mr Ackroyd does not answer."')],
  ),
  ...errors(
    FACT,
    [S, 'she has never heard of him', at('Home', '- Mum tells Adam that Harry is drunk')],
    [S, 'nobody told his father that much', at('Only Dad', '- Dad tells Adam that Adam sleeps with Harry')],
    [S, 'he is told later, in the dark', at('Company', '- Harry tells Adam that Mum is dead')],
    [S, 'he is told later, in the dark', at('Going up', '- Harry knows that Mum and Dad are dead')],
    [S, 'they have never spoken', at('The alarm', '- the neighbour knows that Dad is the father of Adam')],
    [
      M,
      'a customer has said nothing of it',
      after(
        'Hair goods of all kinds',
        '- Madame Sofronie pays',
        '- Madame Sofronie tells Della that Jim owns the watch',
      ),
    ],
    [
      M,
      'he is told a minute later',
      after('He says nothing', '- Jim comes', "- Jim knows that Madame Sofronie owns Della's hair"),
    ],
    [
      O,
      'nobody on the bridge has spoken of her',
      at('Owl Creek bridge', '- the captain knows that Farquhar is married to Mrs. Farquhar'),
    ],
    [
      O,
      'nobody on the bridge has spoken of his house',
      at('Owl Creek bridge', '- the sentinel tells the captain that Farquhar lives in the plantation'),
    ],
    [
      A,
      'she was not there',
      at('The parlourmaid', '- Caroline tells Ursula that Miss Russell is the mother of Charles Kent'),
    ],
    [
      A,
      'he was not there',
      after(
        'A little reunion',
        '*the reunion',
        '- Major Blunt tells Flora that the goose quill belongs to Charles Kent',
      ),
    ],
    [
      A,
      'the inspector told it to two people only',
      at('A man about a machine', '- Raymond tells Poirot that the call was made from the railway station'),
    ],
    [
      A,
      'it came out elsewhere',
      after('A little reunion', '*the reunion', '- Parker knows that Ursula is married to Ralph'),
    ],
    [
      A,
      'nobody told her of the pond',
      at('Charles Kent', '- Miss Russell knows that Poirot finds the wedding ring'),
    ],
    [
      A,
      'she was not there',
      at('Forty pounds', '- Flora tells Poirot that Miss Russell is the mother of Charles Kent'),
    ],
  ),
  ...decoys(
    FACT,
    [
      A,
      'he is told first',
      at(
        'A man about a machine',
        '- Dr Sheppard tells Raymond that the call was made from the railway station',
        '- Raymond tells Poirot that the call was made from the railway station',
      ),
    ],
    [
      A,
      'it is about herself',
      at('The parlourmaid', '- Ursula tells Caroline that Ursula is married to Ralph'),
    ],
    [
      A,
      'she only thinks so',
      at('The parlourmaid', '- Caroline believes that Miss Russell is the mother of Charles Kent'),
    ],
    [S, 'it is about himself', at('Company', '- Harry tells Adam that Harry is lonely')],
    [S, 'she is their mother', at('Breakfast', '- Mum tells Adam that Dad loves Adam')],
    [M, 'it is a lie', at('Something for the watch', '- Della lies to Jim that the chain is dear')],
    [O, 'he was there', at('Owl Creek bridge', '- the captain knows that Farquhar is dead')],
  ),
  ...errors(
    NOT_SO,
    [S, 'she is dead', at('The train south', '- Adam sees that Mum is alive')],
    [S, 'he has been dead for thirty-five years', at('The alarm', '- Adam learns that Dad is not dead')],
    [S, 'he is drunk', after('The knock', '- Harry is drunk', '- Adam sees that Harry is sober')],
    [O, 'his hands are tied', at('A nod', '- the sentinel sees that the condemned man is not tied up')],
    [O, 'he hangs', at('Owl Creek bridge', '- the captain sees that Farquhar is alive')],
    [
      O,
      'she is his wife',
      at('Water for a soldier', '- the rider learns that Farquhar is not married to Mrs. Farquhar'),
    ],
    [
      O,
      'he lives on the plantation',
      at('Water for a soldier', '- the rider hears that Farquhar lives in the forest'),
    ],
    [M, 'it is cut off', at('He says nothing', '- Jim sees that Della has long hair')],
    [
      M,
      'it hangs on a strap',
      after(
        'Two treasures',
        '- (since the good years) the watch',
        '- Della remembers that the watch hangs on the chain',
      ),
    ],
    [M, 'they are poor', at('Two treasures', '- Della knows that Jim is rich')],
    [
      M,
      'they are married',
      at('Hair goods of all kinds', '- Madame Sofronie learns that Della is not married to Jim'),
    ],
    [A, 'he is dead', at('The famous neighbour', '- Poirot learns that Ackroyd is alive')],
    [
      A,
      'it has just come out where it was made',
      at('From the station', '- Raglan learns that the call was made from Fernly Park'),
    ],
    [
      A,
      'she is',
      at('Charles Kent', '- Poirot discovers that Miss Russell is not the mother of Charles Kent'),
    ],
    [A, "it is another's", at('The parlourmaid', '- Caroline learns that the wedding ring belongs to Flora')],
  ),
  ...decoys(
    NOT_SO,
    [A, 'he only thinks so', at('Footprints', '- Raglan thinks that Ackroyd is alive')],
    [A, 'he is told a lie', at('The locked door', '- Parker lies to Raymond that Ackroyd is alive')],
    [
      A,
      'a dream',
      scene('The parlourmaid', 'Hope', 'dreamed by Caroline', '- Caroline learns that Ackroyd is alive'),
    ],
    [M, 'it is so', at('He says nothing', '- Jim sees that Della has short hair')],
    [S, 'he says it, and is wrong', at('The knock', '- Harry says that Harry is sober')],
    [
      O,
      'it was so, and he remembers it',
      at(
        'The watch',
        '- the condemned man remembers that (the evening at the gate) the condemned man is not tied up',
      ),
      clash('The watch', '- the condemned man'),
    ],
  ),
];
