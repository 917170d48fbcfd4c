import fc from 'fast-check';
import { storyParts } from './story-arbitrary.ts';

/** What a story may have besides: it is met as late as anything names it. */
const declared = `# Words

- ?x zaps ?y: act, then ?y is dead, the lamp is in the attic
- ?x is cursed: state
- ?x curses ?y: act, then ?y is cursed
- ?x is near ?y: state, both ways
- ?x wields ?thing: state, one holder at a time
- ?x unmasks ?y: act, then the stranger is afraid

# Rules

- no zapping: never ?x zaps ?y while ?x is dead
- the cursed are still: never ?x acts while ?x is cursed, unless ?x is a ghost
- who imagines is cursed: ?x is cursed when ?x imagines ?y
- who holds the lamp is afraid: ?x is afraid when ?x holds the lamp
- the young do not marry: never ?x marries ?y while ?x is 9 years old
- no hearsay: rarely ?x tells ?y ?what while ?x is cursed, unless ?y knows ?what

`;

const stages = [
  'the next day',
  'meanwhile',
  'the same night',
  'the storm',
  'day 2, the attic',
  'day 3, the world, with Ann',
  'the eve, with Bob',
  'two days later, the hall',
  'an hour earlier',
  'at the same time as noon',
] as const;

const asides = [
  'Ann zaps Bob',
  'Cy curses Ann',
  'Anna is near Cy',
  'Bob wields the lamp',
  'Ann burns the lamp',
  'Cy loses the letter',
  'Anna sells Bob the letter',
  'the stranger unmasks Ann',
  'Bob unmasks Cy',
  'Ann is 9 years old',
  '(dusk) Ann turns 12',
  'Ann marries Bob',
  'the lamp is in the attic',
  '(day 2) Cy is in the attic',
  'reveal (since the eve): Anna is cursed',
  'reveal (the storm): Bob dies',
  'the attic is in the house',
  'Cy is the same person as the stranger',
  'Ann is not the same person as Bob',
  'Bob secretly watches',
  'Cy tells Ann that Bob is cursed',
  'Anna knows that the lamp is in the attic',
  'reveal: the scene "Scene 1" happens the same night',
  'reveal: the scene "Scene 2" happens on day 3',
  'reveal: the scene "Scene 1" is dreamed by Cy',
  'reveal: the scenes "Scene 1" to "Scene 2" are imagined by Ann',
] as const;

export interface Written {
  readonly text: string;
  readonly steps: readonly number[];
}

/** Stories of a few scenes with all that is told late and counts for all that was told before, and how far a reader moves on at once. */
export const written: fc.Arbitrary<Written> = fc
  .tuple(
    storyParts,
    fc.array(fc.tuple(fc.nat(9), fc.option(fc.constantFrom(...stages), { nil: null })), { maxLength: 7 }),
    fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...asides)), { maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([{ header, scenes }, staged, added, steps, withRules, withDays]) => {
    const own = [...scenes];
    for (const [n, stage] of staged) {
      const i = n % own.length;
      if (stage) own[i] = own[i]!.replace(/^(## .*\n)(?:\*.*\*\n\n)?/, `$1*${stage}*\n\n`);
    }
    for (const [n, aside] of added) own[n % own.length] = `${own[n % own.length]!.trimEnd()}\n- ${aside}\n\n`;
    const whole = header
      .replace('# Places\n\n', '# Places\n\n- **the attic**, in the hall\n- **the world**\n')
      .replace(
        '# Timeline\n\n',
        withDays
          ? '# Timeline\n\n- day 1: 1 May 1999\n- day 2: after day 1\n- day 3: 2 days after day 1\n- the storm: during day 3\n- the eve: before day 1, after the past\n- doom: after day 2, before day 3\n'
          : '# Timeline\n\n',
      )
      .replace('# Story', withRules ? `${declared}# Story` : '# Story');
    return { text: whole + own.join(''), steps };
  });
