// Quotations, readings, pictures and unknown words.

import {
  ACKROYD as A,
  after,
  at,
  change,
  clash,
  decoys,
  drop,
  type Edit,
  errors,
  front,
  MAGI as M,
  OWL_CREEK as O,
  type Plant,
  STRANGERS as S,
} from '../plant.ts';

const QUOTATION = 'a quotation without a source';
const HELD = 'a reading nobody holds';
const CREDIT = 'a picture without credit';
const ALT = 'a picture without alternative text';
const UNKNOWN = 'an unknown word, with the nearest known one';

/** The readings of a story that has none. */
const readings = (...lines: string[]): Edit => at('The wise ones', '', '# Readings', '', ...lines);
const picture = (fields: string): Edit => front('pictures:', `  - { ${fields} }`);

/** A misspelled sentence, and the known word that ought to be offered. */
const unknown = (...each: [story: string, block: string, sentence: string, nearest: string][]): Plant[] =>
  each.map(([story, block, sentence, nearest]) => ({
    ...errors(UNKNOWN, [story, `no word fits, and "${nearest}" is near`, at(block, sentence)])[0]!,
    names: nearest,
  }));

/** All that is planted about how the file is written. */
export const writing = (): Plant[] => [
  ...errors(
    QUOTATION,
    [
      S,
      'its attribution is gone',
      drop("All in Adam's head", '> — Andrew Haigh'),
      clash("All in Adam's head", '> '),
    ],
    [
      S,
      'who said it, and not where',
      change(
        'They conjured one another',
        '> — Andrew Haigh, RogerEbert.com, 2023, <https://www.rogerebert.com/interviews/upon-reflection-andrew-haigh-on-all-of-us-strangers>',
        '> — Andrew Haigh',
      ),
      clash('They conjured one another', '> '),
    ],
    [S, 'nobody is named', at('He simply sees the dead', '', '> He sees dead people.')],
    [
      S,
      'nobody is named',
      at('It is his screenplay', '', '> Everything after the first scene is', '> what he writes.'),
    ],
    [
      O,
      'nobody is named',
      at('The scout set the trap', '', '> A Federal scout does not ride thirty miles for nothing.'),
    ],
    [O, 'nobody is named', after('His ghost walks home', '*held by', '', '> The dead walk in Bierce.', '')],
    [
      O,
      'who said it, and not where',
      at('His ghost walks home', '', '> No ghost needs a gate.', '> — a reader'),
    ],
    [
      M,
      'nobody is named',
      readings('## Two fools', '*held by some readers*', '', '> They are fools, both of them.'),
    ],
    [
      M,
      'who said it, and not where',
      readings('## Two saints', '*held by some readers*', '', '> Saints, I call them.', '> — a bishop'),
    ],
    [A, 'nobody is named', at('Caroline did it', '', '> A blackmailer only has to deny.')],
    [
      A,
      'who said it, and not where',
      at('Caroline did it', '', '> The doctor is covering for somebody.', '> — Pierre Bayard'),
    ],
    [
      A,
      'a source that the file does not know',
      change(
        'Caroline did it',
        '- suppose (half past nine): Caroline kills Ackroyd',
        '- suppose (half past nine): Caroline kills Ackroyd [The Strand]',
      ),
    ],
  ),
  ...decoys(
    QUOTATION,
    [S, 'in a scene it is dialogue', at('Company', '', '> What were you called?', '')],
    [
      O,
      'with who, where and when',
      at(
        'The scout set the trap',
        '',
        '> He came to find the man who would try.',
        '> — a reader, Letters to the Editor, 1999',
      ),
    ],
    [
      A,
      'with an address',
      at(
        'Caroline did it',
        '',
        '> Who was asked where she had been?',
        '> — Pierre Bayard, Qui a tué Roger Ackroyd ?, 1998, <https://www.leseditionsdeminuit.fr/>',
      ),
    ],
    [
      A,
      'a listed source',
      change(
        'Caroline did it',
        '- suppose (half past nine): Caroline kills Ackroyd',
        '- suppose (half past nine): Caroline kills Ackroyd [Qui a tué Roger Ackroyd ?]',
      ),
    ],
  ),
  ...errors(
    HELD,
    [S, 'no line says who', drop('It is his screenplay', '*held by'), clash('It is his screenplay', '## ')],
    [
      S,
      'no line says who',
      drop('He simply sees the dead', '*held by'),
      clash('He simply sees the dead', '## '),
    ],
    [
      S,
      'denied, and held by nobody',
      change(
        'It is his screenplay',
        '*held by some viewers, denied by Andrew Haigh*',
        '*denied by Andrew Haigh*',
      ),
      clash('It is his screenplay', '## '),
    ],
    [
      S,
      'a new one that nobody holds',
      at(
        'He simply sees the dead',
        '',
        '## He is dead too',
        '',
        'Adam died in the fire.',
        '',
        '- suppose (since the alarm): Adam is a ghost',
      ),
    ],
    [
      O,
      'no line says who',
      drop('The scout set the trap', '*held by'),
      clash('The scout set the trap', '## '),
    ],
    [O, 'no line says who', drop('His ghost walks home', '*held by'), clash('His ghost walks home', '## ')],
    [
      O,
      'a new one that nobody holds',
      at(
        'His ghost walks home',
        '',
        '## The captain dreams it',
        '',
        '- suppose: the scenes from "The plunge" to "The gate" are imagined by the captain',
      ),
    ],
    [
      M,
      'nobody holds it',
      readings('## Two fools', '', 'They ought to have talked.', '', '- suppose: Jim deceives Della'),
    ],
    [
      M,
      'denied, and held by nobody',
      readings(
        '## She knew',
        '*denied by the narrator*',
        '',
        '- suppose (since Christmas Eve): Della suspects Jim',
      ),
    ],
    [A, 'no line says who', drop('Caroline did it', '*held by'), clash('Caroline did it', '## ')],
    [
      A,
      'a new one that nobody holds',
      at('Caroline did it', '', '## Ralph did it', '', '- suppose (half past nine): Ralph kills Ackroyd'),
    ],
    [
      A,
      'an empty one',
      at(
        'Caroline did it',
        '',
        '## Raymond did it',
        '*held by*',
        '',
        '- suppose (half past nine): Raymond kills Ackroyd',
      ),
    ],
  ),
  ...decoys(
    HELD,
    [
      O,
      'many readers are somebody',
      change('The scout set the trap', 'held by many readers', 'held by a few readers'),
    ],
    [
      S,
      'held and denied',
      change(
        'He simply sees the dead',
        '*held by the Ending Explained critic*',
        '*held by the Ending Explained critic, denied by Andrew Haigh*',
      ),
    ],
    [
      A,
      'a new one with its holder',
      at(
        'Caroline did it',
        '',
        '## Ralph did it',
        '*held by Raglan*',
        '',
        '- suppose (half past nine): Ralph kills Ackroyd',
      ),
    ],
  ),
  ...errors(
    CREDIT,
    [S, 'none', picture('file: door.jpg, alt: "A door in a long corridor", after: "The knock"')],
    [S, 'empty', picture('file: street.jpg, alt: "A suburban street", credit: "", after: "The train south"')],
    [
      S,
      'none, among others',
      front(
        'pictures:',
        '  - { file: a.jpg, alt: "A tower at night", credit: "The producers", after: "The alarm" }',
        '  - { file: b.jpg, alt: "A lift", after: "Going up" }',
      ),
    ],
    [O, 'none', picture('file: bridge.jpg, alt: "A bridge over a river", after: "A man on the bridge"')],
    [
      O,
      'none, over several lines',
      front('pictures:', '  - file: river.png', '    alt: Brown water', '    after: The plunge'),
    ],
    [O, 'blank', picture('file: gate.jpg, alt: "A gate", credit: "  ", after: "Water for a soldier"')],
    [
      M,
      'none',
      picture('file: coins.jpg, alt: "Pennies on a table", after: "One dollar and eighty-seven cents"'),
    ],
    [M, 'empty', picture('file: glass.jpg, alt: "A narrow mirror", credit: , after: "Two treasures"')],
    [A, 'none', picture('file: wall.jpg, alt: "A garden wall", after: "Marrows"')],
    [A, 'none, and no scene either', picture('file: village.jpg, alt: "A village in the south of England"')],
    [
      A,
      'empty, over several lines',
      front(
        'pictures:',
        '  - file: pond.jpg',
        '    alt: A pond',
        "    credit: ''",
        '    after: The goldfish pond',
      ),
    ],
  ),
  ...decoys(
    CREDIT,
    [
      S,
      'it has one',
      picture(
        'file: door.jpg, alt: "A door in a long corridor", credit: "Searchlight Pictures", after: "The knock"',
      ),
    ],
    [
      O,
      'in the public domain, which is one',
      picture(
        'file: bridge.jpg, alt: "A bridge over a river", credit: "Public domain", after: "A man on the bridge"',
      ),
    ],
    [
      A,
      'over several lines',
      front(
        'pictures:',
        '  - file: pond.jpg',
        '    alt: A pond',
        '    credit: Ann Lee, 2020',
        '    after: The goldfish pond',
      ),
    ],
  ),
  ...errors(
    ALT,
    [S, 'none', picture('file: door.jpg, credit: "Searchlight Pictures", after: "The knock"')],
    [
      S,
      'empty',
      picture('file: street.jpg, alt: "", credit: "Searchlight Pictures", after: "The train south"'),
    ],
    [O, 'none', picture('file: bridge.jpg, credit: "Public domain", after: "A man on the bridge"')],
    [O, 'blank', picture('file: river.jpg, alt: " ", credit: "Public domain", after: "The plunge"')],
    [
      O,
      'none, over several lines',
      front('pictures:', '  - file: gate.png', '    credit: Public domain', '    after: Water for a soldier'),
    ],
    [M, 'none', picture('file: coins.jpg, credit: "Ann Lee", after: "One dollar and eighty-seven cents"')],
    [
      M,
      'none, among others',
      front(
        'pictures:',
        '  - { file: a.jpg, alt: "A mirror", credit: "Ann Lee", after: "Two treasures" }',
        '  - { file: b.jpg, credit: "Ann Lee", after: "The wise ones" }',
      ),
    ],
    [
      M,
      'its file name stands for it',
      picture('file: mirror.jpg, alt: mirror.jpg, credit: "Ann Lee", after: "Two treasures"'),
    ],
    [A, 'none', picture('file: wall.jpg, credit: "Ann Lee", after: "Marrows"')],
    [
      A,
      'empty, over several lines',
      front(
        'pictures:',
        '  - file: pond.jpg',
        "    alt: ''",
        '    credit: Ann Lee',
        '    after: The goldfish pond',
      ),
    ],
    [A, 'none, and no scene either', picture('file: village.jpg, credit: "Ann Lee"')],
  ),
  ...decoys(
    ALT,
    [
      S,
      'it has one',
      picture('file: door.jpg, alt: "A door", credit: "Searchlight Pictures", after: "The knock"'),
    ],
    [
      O,
      'one word is enough',
      picture('file: river.jpg, alt: Water, credit: "Public domain", after: "The plunge"'),
    ],
    [
      M,
      'over several lines',
      front(
        'pictures:',
        '  - file: a.jpg',
        '    alt: >-',
        '      A narrow mirror',
        '      between two windows',
        '    credit: Ann Lee',
        '    after: Two treasures',
      ),
    ],
  ),
  ...unknown(
    [S, 'Company', '- Harry embrases Adam', 'embraces'],
    [S, 'The club', '- Adam danses with Harry', 'dances with'],
    [S, 'The lower floor', '- Adam is fraid', 'is afraid'],
    [O, 'The light', '- Farquhar swimms', 'swims'],
    [O, 'A nod', '- the sergeant helpps the captain', 'helps'],
    [O, 'Water for a soldier', '- Mrs. Farquhar wellcomes the rider', 'welcomes'],
    [M, 'The combs', '- Jim conforts Della', 'comforts'],
    [M, 'He says nothing', '- Jim stairs at Della', 'stares at'],
    [M, 'Hair goods of all kinds', '- Madame Sofronie greats Della', 'greets'],
    [A, 'At the inn', '- Ralph confiedes in Dr Sheppard', 'confides in'],
    [A, 'Footprints', '- Raglan suspcets Ralph', 'suspects'],
    [A, 'Forty pounds', '- Major Blunt is in lvoe with Flora', 'is in love with'],
    [A, 'The goldfish pond', '- Poirot whispres to Dr Sheppard', 'whispers to'],
  ),
  ...decoys(
    UNKNOWN,
    [S, 'another form of a known word', at('Company', '- Harry was embracing Adam')],
    [O, 'a negation', at('The watch', '- the condemned man does not pray')],
    [M, 'another way to say it', at('The combs', '- Jim consoles Della')],
    [A, 'a word of this story', at('Footprints', '- Ralph needs money')],
  ),
];
