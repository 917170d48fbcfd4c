// Every way in which what is told later bears on what was told before: each is told after a reader's place, and nobody there may see it.

export interface Reveal {
  readonly kind: string;
  /** The stage line of the scene that tells it. */
  readonly stage?: string;
  readonly sentences?: readonly string[];
  /** Parts that the file has besides, after its story. */
  readonly parts?: string;
  /** It looks back on the whole, and changes nothing of what is so. */
  readonly looksBack?: true;
}

/** Told in scenes after a number of scenes that are called “Scene 1” and so on. */
export const reveals = (told: number): readonly Reveal[] => [
  { kind: 'a scene was dreamed', sentences: ['reveal: the scene "Scene 1" is dreamed by Cy'] },
  {
    kind: 'scenes were imagined',
    sentences: [`reveal: the scenes from "Scene 1" to "Scene ${told}" are imagined by Ann`],
  },
  { kind: 'a scene is moved', sentences: ['reveal: the scene "Scene 1" happens at dusk'] },
  {
    kind: 'a scene is moved to no named moment',
    stage: 'the past',
    sentences: [`reveal: the scene "Scene ${told}" happens the same night`],
  },
  { kind: 'two are one', sentences: ['reveal: Ann is the same person as Bob'] },
  { kind: 'all are one', sentences: ['Bob is the same person as Cy', 'Anna is the same person as Cy'] },
  {
    kind: 'two who were one are not',
    sentences: ['reveal: Cy is not the same person as Anna', 'reveal: Anna is not the same person as Bob'],
  },
  { kind: 'news of a moment', sentences: ['reveal (noon): the letter is in the field'] },
  { kind: 'news since a moment', sentences: ['reveal (since the past): the letter is in the attic'] },
  { kind: 'news from one moment to another', sentences: ['(from the past to noon) Ann is in the attic'] },
  { kind: 'news until a moment', sentences: ['(until dusk) Bob is afraid'] },
  { kind: 'news of always', sentences: ['reveal (always): Cy is a ghost'] },
  { kind: 'a scene of an earlier time', stage: 'the past, the attic, with Ann, Bob, Cy, Anna' },
  { kind: 'a fact from the beginning', sentences: ['Ann is the mother of Bob', 'Cy was born in 1950'] },
  {
    kind: 'who had been told',
    sentences: [
      '(the past) Cy tells Ann that the letter is in the attic',
      '(noon) Bob lies to Anna that Cy is dead',
      '(noon) Cy secretly learns that Ann is afraid',
    ],
  },
  {
    kind: 'what somebody thinks of earlier scenes',
    sentences: ['Ann tells Bob that the scene "Scene 1" is dreamed by Ann'],
  },
  {
    kind: 'who was dead, and a ghost',
    sentences: ['reveal (the past): Ann dies', 'reveal (since noon): Ann is a ghost'],
  },
  {
    kind: 'a name told late',
    sentences: ['Zed, who is Ann, laughs', 'Zed is the same person as Ann', 'the killer goes to the field'],
    parts: '# People\n\n- **Zed** (also: the killer) did it. Played by Somebody Known.\n',
  },
  {
    kind: 'a name of somebody known',
    sentences: ['the stranger laughs', 'Bob laughs', 'Anna calls the stranger'],
  },
  {
    kind: 'a word told late',
    sentences: ['(the past) Ann zaps Bob', 'Cy is cursed'],
    parts: '# Words\n\n- ?x zaps ?y: act, then ?y is cursed\n- ?x is cursed: state\n',
  },
  {
    kind: 'a rule told late',
    sentences: ['(the past) Ann zaps Bob', 'Cy zaps Cy'],
    parts: [
      '# Words\n\n- ?x zaps ?y: act, then ?y is afraid\n- ?x is cursed: state\n',
      '# Rules\n\n- no zapping: never ?x zaps ?y while ?x is alive\n- whom: ?y is cursed when ?x zaps ?y\n',
    ].join('\n'),
  },
  {
    kind: 'when moments were',
    stage: 'doom, the attic, with Ann',
    sentences: ['(the eve) the letter is in the attic', '(since doom) Bob is in the attic'],
    parts:
      '# Timeline\n\n- doom: before the past\n- the eve: after dusk\n- the last day: 3 days after the eve\n',
  },
  {
    kind: 'how long ago',
    stage: '4 days before noon',
    sentences: ['Cy is 12 years old', '(June 1950) Ann is afraid', 'Bob turns 80'],
  },
  {
    kind: 'a place in another',
    sentences: ['(always) the field is in the house', 'the letter is in the safe'],
    parts: '# Places\n\n- **the attic**, in the hall\n- **the safe**, in the attic\n',
  },
  { kind: 'what nobody sees or says', sentences: ['unseen: Ann dies', 'infer (always): Bob is a ghost'] },
  {
    kind: 'what is meant',
    sentences: ['Ann hums a tune', 'on purpose (the dead do not act): so it is', 'on purpose: it is art'],
    looksBack: true,
  },
  {
    kind: 'a reading',
    parts: [
      '# Readings\n\n## One\n*held by Somebody Known*\n',
      '- suppose Ann is a ghost\n- suppose (since the past): Cy imagines Bob\n- suppose the scene "Scene 1" is imagined by Cy\n',
      '> Ha.\n> — Somebody Known, A paper, 1999\n\n# Sources\n\n- A paper, 1999\n',
    ].join('\n'),
    looksBack: true,
  },
];

/** The scenes that tell some of them, and the parts that they need. */
export function revealed(some: readonly Reveal[], told: number): string {
  const scenes = some.map(
    ({ stage, sentences = [] }, i) =>
      `## Late ${told + i}\n${stage ? `*${stage}*\n` : ''}\n${sentences.map((s) => `- ${s}\n`).join('')}\n`,
  );
  return [...scenes, ...some.map(({ parts = '' }) => `${parts}\n`)].join('');
}
