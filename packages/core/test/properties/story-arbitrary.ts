import fc from 'fast-check';
import { moments, people, person, sentence, stage } from './sentence-arbitrary.ts';

/** A scene of a random story, as text, the number-th of it. */
const scene = (number: number) =>
  fc
    .tuple(stage(number), fc.array(sentence(number - 1), { maxLength: 5 }), fc.boolean(), person)
    .map(([line, sentences, prose, named]) => {
      const recap = prose ? `Something happens to ${named}.\n\n` : '';
      const said = sentences.map((s) => `- ${s}\n`).join('');
      return `## Scene ${number}\n${line === '' ? '' : `*${line}*\n\n`}${recap}${said}\n`;
    });

export const header = `# People

- **Ann** comes first.
- **Anna** has a name that begins with another's.
- **Bob** (also: the stranger) is two names.
- **Cy**

# Groups

- **the crew**

# Places

- **the house**
- **the hall**, in the house
- **the field**

# Things

- **the letter**
- **the lamp**

# Timeline

- the past: before noon
- dusk: after noon

# Story

`;

/** Scenes of a random story, from a number on. */
export const scenesFrom = (first: number, count: number): fc.Arbitrary<readonly string[]> =>
  fc.tuple(...Array.from({ length: count }, (_, i) => scene(first + i)));

/** Random stories of a few scenes, with every kind of sentence: text, scene by scene, behind one header. */
export const storyParts = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => scenesFrom(1, count))
  .map((scenes) => ({ header, scenes }));

export const storyText = storyParts.map(({ header: head, scenes }) => head + scenes.join(''));

/** Questions over the same names. */
export const questions: readonly string[] = [
  'Ann is in ?where',
  '?who is dead',
  '?x is alive',
  'the letter is in ?where',
  '?x holds ?y',
  '?x meets ?y',
  '?x is married to ?y',
  'Ann knows that ?x is dead',
  'Bob believes that the letter is in ?where',
  'Cy is the same person as ?x',
];

const moreQuestions = [
  ...questions,
  '?x is in ?where',
  'the lamp is not in the hall',
  '?x is a ghost',
  '?x is afraid',
  'Cy is not afraid',
  '?x imagines ?y',
  '?x calls ?y',
  '?x loves ?y',
  '?x is ?n years old',
  '?x is a member of the crew',
  '?x is a sibling of ?y',
  '?x tells ?y that Bob is dead',
  '?x says that the letter is in ?where',
  '?x lies to ?y that ?z is afraid',
  '?x knows that Bob tells Ann that ?y is dead',
  '?x believes that ?y is afraid',
  'Ann thinks that Cy thinks that the letter is in ?where',
  'Ann does not know that Cy is dead',
  '(noon) ?x is in the house',
  'Zed is in ?where',
  '?x zaps ?y',
] as const;

/** Somebody's eyes, and a question at a moment, under a reading or not. */
export interface Asked {
  readonly question: string;
  readonly eyes: readonly string[];
  readonly when: string | null;
  readonly under: string | null;
}

/** Questions through up to three pairs of eyes, also of those whom nothing names before a scene of a number, or ever. */
export const asked = (scenes: number): fc.Arbitrary<Asked> =>
  fc.record({
    question: fc.constantFrom(...moreQuestions),
    eyes: fc.array(
      fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...people) }, fc.constantFrom('Zed', 'the crew')),
      {
        maxLength: 3,
      },
    ),
    when: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(null, 'always') },
      { weight: 3, arbitrary: fc.constantFrom(...moments) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: scenes + 1 }).map((n) => `Scene ${n}`) },
      fc.constantFrom('doom', 'the feast'),
    ),
    under: fc.constantFrom(null, null, 'As told'),
  });
