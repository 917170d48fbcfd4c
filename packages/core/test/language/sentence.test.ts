import { describe, expect, test } from 'vitest';
import { declare, undeclaredIn } from '../../src/language/introducing.ts';
import { bare, declaration, fixed, says, strangers, tell } from './sentences.ts';

describe('a clause', () => {
  test.each([
    ['Harry meets Adam', '?x meets ?y [Harry, Adam]'],
    ['Adam sends Harry away', '?x sends ?y away [Adam, Harry]'],
    ["Adam finds Harry's body", "?x finds ?y [Adam, Harry's body]"],
    ['the neighbour is drunk', '?x is drunk [Harry]'],
    ['The neighbour is drunk.', '?x is drunk [Harry]'],
    ['[[Harry]] meets **Adam**', '?x meets ?y [Harry, Adam]'],
    ['Adam’s flat is dark', "?x is dark [Adam's flat]"],
    ['Harry\n  meets\n  Adam', '?x meets ?y [Harry, Adam]'],
    ['Mum is 34 years old', '?x is ?n years old [Mum, 34]'],
    ['Mum is thirty-four years old', '?x is ?n years old [Mum, 34]'],
    ['Dad was born in December 1987', '?x was born in ?date [Dad, December 1987]'],
    ["Mum is Adam's mother", '?x is the mother of ?y [Mum, Adam]'],
  ])('%s', (text, meaning) => expect(says(text)).toBe(meaning));

  test('of several names means each', () => {
    expect(says('Mum and Dad welcome Adam')).toBe('?x greets ?y [Mum, Adam]; ?x greets ?y [Dad, Adam]');
    expect(says('Adam meets Harry, Mum, and Dad')).toBe(
      '?x meets ?y [Adam, Harry]; ?x meets ?y [Adam, Mum]; ?x meets ?y [Adam, Dad]',
    );
    expect(says("Mum and Dad are Adam's parents")).toBe(
      '?x is the parent of ?y [Mum, Adam]; ?x is the parent of ?y [Dad, Adam]',
    );
    expect(says('Mum and Dad are ghosts')).toBe('?x is a ghost [Mum]; ?x is a ghost [Dad]');
  });

  test('of two who do it to each other', () => {
    expect(says('Adam and Harry kiss')).toBe('?x kisses ?y [Adam, Harry]; ?x kisses ?y [Harry, Adam]');
    expect(says('Adam and Harry love each other')).toBe(
      '?x loves ?y [Adam, Harry]; ?x loves ?y [Harry, Adam]',
    );
    // What holds both ways is said once.
    expect(says('Mum and Dad are married')).toBe('?x is married to ?y [Mum, Dad]');
    expect(says('Mum and Dad leave')).toBe('?x leaves [Mum]; ?x leaves [Dad]');
  });

  test.each([
    ['Adam went to the tower', '?x goes to ?place [Adam, the tower]'],
    ['Adam has gone to the tower', '?x goes to ?place [Adam, the tower]'],
    ['Harry is holding the bottle', '?x holds ?thing [Harry, the bottle]'],
    ['Mum and Dad died', '?x dies [Mum]; ?x dies [Dad]'],
    ['Adam will be in the tower', '?x is in ?place [Adam, the tower]'],
    ['Adam quietly leaves', '?x leaves [Adam]'],
  ])('in other tenses: %s', (text, meaning) => expect(says(text)).toBe(meaning));

  test.each([
    ['Harry does not hold the bottle', 'not ?x holds ?thing [Harry, the bottle]'],
    ["Harry didn't see Adam", 'not ?x sees ?y [Harry, Adam]'],
    ['Harry is no longer alive', 'not ?x is alive [Harry]'],
    ["Mum and Dad aren't dead", 'not ?x is dead [Mum]; not ?x is dead [Dad]'],
    ['Adam never went to the tower', 'not ?x goes to ?place [Adam, the tower]'],
    ['nobody holds the bottle', 'not ?x holds ?thing [?nobody, the bottle]'],
    ['Harry holds nothing', 'not ?x holds ?thing [Harry, ?nothing]'],
  ])('negated: %s', (text, meaning) => expect(says(text)).toBe(meaning));

  test('keeps what is left over as mentions', () => {
    expect(says('Adam leaves the tower with Harry')).toBe('?x leaves ?place [Adam, the tower] ~ Harry');
    expect(says('With Harry behind him, Adam dies')).toBe('?x dies [Adam] ~ Harry');
  });

  test('is read by what its names are', () => {
    expect(says("Adam leaves Harry's flat")).toBe("?x leaves ?place [Adam, Harry's flat]");
    expect(says('Adam leaves the club')).toBe('?x leaves ?group [Adam, the club]');
    expect(says('Adam leaves the bottle')).toBe('?x drops ?thing [Adam, the bottle]');
    expect(says('Adam leaves Harry')).toBe('?x breaks up with ?y [Adam, Harry]');
  });

  test('done in secret, said in any place', () => {
    for (const text of [
      'secretly Harry takes the bottle',
      'Harry secretly takes the bottle',
      'Harry has secretly taken the bottle',
    ])
      expect(says(text)).toBe('secretly ?x takes ?thing [Harry, the bottle]');
  });
});

describe('names', () => {
  test('the longest wins, a shorter one wins where only it reads', () => {
    const vocabulary = strangers();
    declare(vocabulary, declaration('place', "Harry's flat in Sandford"));
    expect(says("Adam is in Harry's flat in Sandford", vocabulary)).toBe(
      "?x is in ?place [Adam, Harry's flat in Sandford]",
    );
    expect(says("Adam is in Harry's flat", vocabulary)).toBe("?x is in ?place [Adam, Harry's flat]");
  });

  test('are compared by letters, not by bytes', () => {
    const vocabulary = bare();
    declare(vocabulary, declaration('person', 'Zoë'));
    expect(says('Zoe\u0308 dies', vocabulary)).toBe('?x dies [Zoë]');
    expect(tell('zoë dies', vocabulary).says).not.toBe('?x dies [Zoë]');
  });

  test('his things are his only if they have a name', () => {
    expect(says('Adam is in his flat')).toBe("?x is in ?place [Adam, Adam's flat]");
    expect(tell('Adam loses his keys').says).toBe('?x loses his keys [Adam]');
  });

  test('nobody has declared are made known, each with one hint', () => {
    const vocabulary = bare();
    const first = tell('Sally puts a marble in the basket', vocabulary);
    expect(first.says).toBe('?x puts ?thing in ?place [Sally, the marble, the basket]');
    expect(first.codes).toEqual(['undeclared-name', 'undeclared-name', 'undeclared-name']);
    expect(undeclaredIn(vocabulary).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'person Sally',
      'thing the marble',
      'place the basket',
    ]);
    const second = tell('Anne takes the marble', vocabulary);
    expect(second.says).toBe('?x takes ?thing [Anne, the marble]');
    expect(second.diagnostics.map(({ span }) => span.start.column)).toEqual([3]);
    // A kind that was guessed may prove wrong.
    expect(tell('Anne takes the basket', vocabulary).says).toBe('?x takes ?thing [Anne, the basket]');
  });

  test.each([
    ['the old man dies', 'person the old man'],
    ['the Queen dies', 'person the Queen'],
    ['Mr. Smith dies', 'person Mr. Smith'],
    ['the Duke of York dies', 'person the Duke of York'],
    ["Smith's hat is broken", "thing Smith's hat"],
    ['Smith lives in Paris', 'person Smith, place Paris'],
    ['Suddenly Smith dies', 'person Smith'],
  ])('made up: %s', (text, made) => {
    const vocabulary = bare();
    tell(text, vocabulary);
    expect(
      undeclaredIn(vocabulary)
        .map(({ kind, name }) => `${kind} ${name}`)
        .join(', '),
    ).toBe(made);
  });

  test('that look like slips are warned of', () => {
    const { codes, diagnostics } = tell('Hary meets Adam');
    expect(codes).toEqual(['unknown-name']);
    expect(diagnostics[0]?.severity).toBe('warning');
    expect(fixed('Hary meets Adam', diagnostics[0])).toBe('- Harry meets Adam');
    const rooms = bare();
    declare(rooms, declaration('place', 'the room 1'));
    expect(tell('Sally goes to the room 2', rooms).codes).toEqual(['undeclared-name', 'undeclared-name']);
  });
});

describe('an event that no word fits', () => {
  test('is kept, and equal ones share a word', () => {
    const vocabulary = strangers();
    const words = ['Harry juggles', 'Mum and Dad juggle', 'Adam does not juggle', 'Zoe never juggles'].map(
      (text) => {
        const { content } = tell(text, vocabulary).sentence;
        return content?.type === 'clauses' ? content.clauses[0]?.word : null;
      },
    );
    expect(words[0]).toMatchObject({ id: '?x juggles', kind: 'act', invented: true });
    expect(new Set(words).size).toBe(1);
  });

  test('has ?x only where somebody does it', () => {
    expect(says('the sun sets on Adam')).toBe('the sun sets on ?y [Adam]');
    expect(says('The sun sets on Adam')).toBe('the sun sets on ?y [Adam]');
  });

  test('that looks like a slip has a fix', () => {
    const { codes, diagnostics } = tell('Harry dyes');
    expect(codes).toEqual(['undeclared-word']);
    expect(diagnostics[0]?.message).toContain('Did you mean “Harry dies”?');
    expect(fixed('Harry dyes', diagnostics[0])).toBe('- Harry dies');
  });

  test('of two clauses is parted by its fix', () => {
    const { diagnostics } = tell('Adam takes the bottle and leaves the tower');
    expect(diagnostics.map(({ code }) => code)).toEqual(['two-sentences']);
    expect(fixed('Adam takes the bottle and leaves the tower', diagnostics[0])).toBe(
      '- Adam takes the bottle\n- Adam leaves the tower',
    );
  });

  test('says which kind a word takes', () => {
    const { diagnostics } = tell('Adam wears the tower');
    expect(diagnostics[0]?.message).toContain('takes a thing for ?thing, and the tower is a place');
  });

  test('needs more than a name', () => {
    expect(tell('Harry').codes).toEqual(['name-alone']);
    expect(tell('Harry').sentence.content).toBeNull();
  });
});

describe('a claim', () => {
  test.each([
    ['Adam knows that Harry is dead', 'Adam knows: ?x is dead [Harry]'],
    ['Adam does not know that Harry is dead', 'not Adam knows: ?x is dead [Harry]'],
    ['nobody knows that Harry is dead', 'not ?nobody knows: ?x is dead [Harry]'],
    ['Adam secretly learns that Harry is dead', 'secretly Adam learns: ?x is dead [Harry]'],
    ['Adam told Mum and Dad that Harry is dead', 'Adam tells Mum Dad: ?x is dead [Harry]'],
    ['Adam lies to Mum that Harry is dead', 'Adam lies Mum: ?x is dead [Harry]'],
    [
      'Adam remembers that (the crash) Mum and Dad die',
      'Adam remembers: (the crash) ?x dies [Mum]; ?x dies [Dad]',
    ],
    [
      '(since night 1) Adam believes that Mum thinks that Dad is dead',
      '(since night 1) Adam believes: Mum thinks: ?x is dead [Dad]',
    ],
    [
      'Harry tells Adam that the scene "The knock" is dreamed by Mum',
      'Harry tells Adam: scenes 2–2 dreamed Mum',
    ],
  ])('%s', (text, meaning) => expect(says(text)).toBe(meaning));

  test('of several is read of one, and its fix writes each', () => {
    const text = 'Mum and Dad know that Harry is dead';
    const { says: meaning, diagnostics } = tell(text);
    expect(meaning).toBe('Mum knows: ?x is dead [Harry]');
    expect(fixed(text, diagnostics[0])).toBe(
      '- Mum knows that Harry is dead\n- Dad knows that Harry is dead',
    );
  });

  test('within claims without end is reported', () => {
    expect(says(`${'Adam knows that '.repeat(60)}Mum dies`)).toContain('?x dies [Mum]');
    expect(tell(`${'Adam knows that '.repeat(5000)}Mum dies`).codes).toContain('claims-too-deep');
  });
});

describe('a moment', () => {
  test.each([
    ['(the crash) Mum dies', '(the crash) ?x dies [Mum]'],
    ['(at night 1): Mum dies', '(night 1) ?x dies [Mum]'],
    ['(since the small hours) Mum is dead', '(since the small hours) ?x is dead [Mum]'],
    ['(until night 3) Mum is dead', '(until night 3) ?x is dead [Mum]'],
    ['(from night 1 to night 3): Mum is dead', '(night 1 – night 3) ?x is dead [Mum]'],
    ['(always) Mum is dead', '(always) ?x is dead [Mum]'],
    ['(December 1987) Mum dies', '(December 1987) ?x dies [Mum]'],
    ['(3 days after the crash) Mum dies', '(3 days after the crash) ?x dies [Mum]'],
  ])('%s', (text, meaning) => expect(tell(text)).toMatchObject({ says: meaning, codes: [] }));

  test('whose name holds `to`, or begins with `since`', () => {
    const vocabulary = strangers();
    vocabulary.declareMoment('the road to ruin');
    vocabulary.declareMoment('since the war');
    expect(says('(from night 1 to the road to ruin) Mum is dead', vocabulary)).toBe(
      '(night 1 – the road to ruin) ?x is dead [Mum]',
    );
    expect(tell('(since the war) Mum is dead', vocabulary).sentence.content?.when?.type).toBe('at');
  });

  test('that is new is made known with a hint', () => {
    const vocabulary = strangers();
    expect(tell('(the wedding) Mum dies', vocabulary).codes).toEqual(['new-moment']);
    expect(tell('(the wedding) Mum dies', vocabulary).codes).toEqual([]);
  });

  test('without brackets is warned of', () => {
    const { codes, diagnostics } = tell('At night 1, Adam leaves');
    expect(codes).toEqual(['moment-without-brackets']);
    expect(fixed('At night 1, Adam leaves', diagnostics[0])).toBe('- (night 1) Adam leaves');
  });

  test('and a timecode may stand together', () => {
    const { sentence, says: meaning } = tell('reveal (0:43:10) (the crash): Mum dies');
    expect(sentence).toMatchObject({ mark: 'reveal', at: 2590 });
    expect(meaning).toBe('(the crash) ?x dies [Mum]');
  });
});

describe('a mark', () => {
  test.each([
    'reveal: Mum dies',
    'reveal Mum dies',
    'Reveal: Mum dies',
    'reveal (night 1): Mum dies',
    'reveal: (night 1) Mum dies',
  ])('%s', (text) => {
    expect(tell(text)).toMatchObject({ codes: [], sentence: { mark: 'reveal' } });
  });

  test('on purpose gives a reason', () => {
    expect(tell('on purpose (the dead do not act): she is his memory').sentence).toMatchObject({
      mark: 'on purpose',
      content: null,
      purpose: { rule: 'the dead do not act', reason: 'she is his memory' },
    });
    expect(tell('on purpose: why not').sentence.purpose).toEqual({ rule: null, reason: 'why not' });
  });

  test('only one', () => expect(tell('reveal: infer: Mum dies').codes).toEqual(['two-marks']));
  test('a source at the end', () =>
    expect(tell('Mum dies [Haigh 2023].').sentence).toMatchObject({
      source: 'Haigh 2023',
      text: 'Mum dies [Haigh 2023].',
    }));
  test('a name in brackets is no source', () =>
    expect(tell('Adam meets [[Harry]]').sentence.source).toBeNull());
});

describe('other sentences', () => {
  test.each([
    ['Harry: "There are vampires at my door."', 'Harry: There are vampires at my door.'],
    ['Harry says “let me in”', 'Harry: let me in'],
    ['Harry said to Adam, «entre»', 'Harry: entre'],
    ['Adam asks Harry: "Who are you?"', 'Adam: Who are you?'],
    ['Harry: let me in', 'Harry: let me in'],
    ['Harry secretly watches', 'Harry watches'],
    ['Harry secretly watches from the tower', 'Harry watches'],
    ['Harry secretly watches Adam', 'secretly ?x sees ?y [Harry, Adam]'],
    ['the scene "The knock" is imagined by Adam and Harry', 'scenes 2–2 imagined Adam Harry'],
    ['the scenes from "The script" to “The old house” are a film within the film', 'scenes 1–3 film'],
    ['the scenes from "the script" to "The knock" are real', 'scenes 1–2 real'],
    ['the scene "The knock" happens the same night', 'scenes 2–2 happen the same night'],
    ['the scene "The knock" happens at night 3', 'scenes 2–2 happen night 3'],
  ])('%s', (text, meaning) => expect(says(text)).toBe(meaning));

  test('a title that no scene has', () => {
    const text = 'the scene "The knok" is real';
    const { codes, diagnostics } = tell(text);
    expect(codes).toEqual(['unknown-scene']);
    expect(fixed(text, diagnostics[0])).toBe('- the scene "The knock" is real');
  });

  test('scenes the wrong way round', () =>
    expect(tell('the scenes from "The old house" to "The script" are real').codes).toEqual([
      'scenes-out-of-order',
    ]));
  test('a variable', () => expect(tell('?x dies').codes).toEqual(['variable-in-story']));
  test.each(['', '.', '(', '()', 'reveal', 'reveal:', '(the crash)'])('that says nothing: “%s”', (text) => {
    const { sentence, codes } = tell(text);
    expect(sentence.content).toBeNull();
    expect(codes.length).toBeGreaterThan(0);
  });
});
