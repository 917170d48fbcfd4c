import { describe, expect, test } from 'vitest';
import { everythingIn, everythingShown, livesIn, opened, serial } from '../properties/everything.ts';

// What is told late, and has no position of its own: it counts for all that was told before, also for those who moved on scene by scene.

const cases: Readonly<Record<string, string>> = {
  'an exception that goes without saying comes with its word': `# People
- **Ann**
- **Bob**

# Words
- ?x is sober: state, assumed of people

# Rules
- no meeting the blind: never ?x meets ?y while ?y is blind, unless ?x is sober

# Story
## One
- Bob is blind
- Ann meets Bob
## Two
- Ann is not sober
`,
  'a rule that says when something is so comes with its words': `# People
- **Ann**
- **Bob**

# Places
- **the hall**

# Things
- **the letter**

# Words
- ?x is calm: state, assumed of people

# Rules
- the calm are there: ?x is in the hall when ?x is calm

# Story
## The hall
*the hall*
## One
*with Ann*
- Ann drops the letter
## Two
- Bob is not calm
`,
  'who turns out to be somebody has known what that one knew': `# People
- **Ann**
- **Bob**
- **Cy**

# Places
- **the hall**

# Things
- **the lamp**

# Rules
- no old news: rarely ?x tells ?y ?what while ?y knows ?what

# Story
## One
*with Cy*
- the lamp is in the hall
## Two
- Ann tells Bob that the lamp is in the hall
## Three
- reveal: Bob is the same person as Cy
`,
  'what follows from what somebody knows, who turns out to be another': `# People
- **Ann**
- **Bob**
- **Cy**
- **Zed**

# Places
- **the hall**
- **the attic**

# Things
- **the lamp**
- **the letter**

# Rules
- who knows is there: ?x is in the hall when ?y tells ?z ?what and ?x knows ?what

# Story
## The hall
*the hall*
## One
*with Cy*
- the lamp is in the attic
## Two
- Ann tells Zed that the lamp is in the attic
- Bob drops the letter
## Three
- reveal: Bob is the same person as Cy
`,
  'how old somebody was, once it is told when that was': `# People
- **Ann**
- **Bob**

# Places
- **the hall**

# Things
- **the letter**

# Rules
- the grown do not marry: never ?x marries ?y while ?x is 18 years old

# Timeline
- spring: 1 May 1999
- autumn: after spring, before the end
- the end: 1 June 2008

# Story
## One
*spring*
- Ann is 9 years old
## Two
*autumn*
- Ann marries Bob
## Three
*autumn*
- (2 May 2008) Bob is afraid
`,
  'what follows from how old somebody was': `# People
- **Ann**

# Places
- **the hall**

# Things
- **the letter**

# Rules
- the grown are dead: ?x is dead when ?x is 18 years old

# Timeline
- spring: 1 May 1999
- autumn: after spring, before the end
- the end: 1 June 2008

# Story
## The hall
*the hall*
## One
*spring*
- Ann is 9 years old
## Two
*autumn*
- Ann drops the letter
## Three
*autumn*
- (2 May 2008) Ann is afraid
`,
  'a name that what is done brings about, told after it was done': `# People
- **Ann**
- **Bob** (also: the stranger)
- **Cy**

# Words
- ?x unmasks ?y: act, then Bob is afraid

# Story
## One
- the stranger is alive
- Ann unmasks Cy
## Two
- Bob meets Ann
`,
  'a word of its own takes the place of one that all stories have': `# People
- **Ann**
- **Bob**
- **Cy**

# Words
- ?x is married to ?y: state, one at a time

# Story
## One
- Ann is married to Bob
## Two
- Ann is married to Cy
`,
  'a word of its own that says who has a thing': `# People
- **Ann**
- **Bob**

# Things
- **the letter**

# Words
- ?x wields ?thing: state, one holder at a time

# Story
## One
- Ann burns the letter
## Two
- Bob wields the letter
`,
  'a place that turns out to be in another': `# People
- **Ann**

# Places
- **the house**
- **the hall**, in the house
- **the attic**, in the hall

# Story
## One
*noon, the attic, with Ann*
- Ann is in the attic
## Two
*noon, the house, with Ann*
- Ann is in the house
## Three
*the hall*
- Ann is in the hall
`,
  'somebody who has been met changes their name, and scenes their moment': `# People
- **Bob** (also: the stranger)
- **Ann**

# Story
## One
*night, with the stranger*
- the stranger meets Ann
## Two
*with Bob*
- Bob is the same person as Ann
## Three
- reveal: the scene "One" happens the next day
- reveal: the scene "Two" is dreamed by Ann
`,
};

describe('moving on scene by scene shows what coming afresh shows', () => {
  test.each(Object.entries(cases))('%s', (_, text) => {
    const { shipped, upTo, start } = serial(text);
    for (let first = 0; first < shipped.length; first++) {
      let session = start(first);
      for (let count = first; count < shipped.length; count++) {
        const before = opened(session, [])!;
        livesIn(before);
        everythingShown(session);
        session = session.goOn(upTo(count + 1)) ?? start(count + 1);
        const [grown, fresh] = [opened(session, [])!, opened(start(count + 1), [])!];
        expect(livesIn(grown)).toEqual(livesIn(fresh));
        expect(everythingIn(grown)).toEqual(everythingIn(fresh));
        expect(JSON.stringify(everythingShown(session))).toBe(
          JSON.stringify(everythingShown(start(count + 1))),
        );
      }
    }
  });
});

test('the engine goes along, and is not there twice', () => {
  const { upTo, start } = serial(cases['a place that turns out to be in another']!);
  const session = start(1);
  const engine = opened(session, [])!;
  const next = session.goOn(upTo(3))!;
  expect(opened(next, [])).toBe(engine);
  expect(engine.end).toBe(3);
  // Whoever asks the one before gets another, as it was.
  expect(opened(session, [])).not.toBe(engine);
  expect(opened(session, [])!.end).toBe(1);
  expect(session.goOn(upTo(3))).toBeNull();
});

test('another story, one told less far, and one that has its ending do not go on from it', () => {
  const { upTo, start } = serial(cases['a place that turns out to be in another']!);
  expect(start(2).goOn(upTo(1))).toBeNull();
  expect(start(1).goOn(serial(cases['a place that turns out to be in another']!).upTo(2))).toBeNull();
  const ended = { ...upTo(3), ending: { readings: [], remarks: [], sources: [], more: {} } };
  expect(start(1).goOn(ended as unknown as ReturnType<typeof upTo>)).toBeNull();
});
