/**
 * The words in which an explanation is said, in one language. What a story says itself stays in its own words; this is what stands
 * around them.
 */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  readonly and: string;
  /** As stories in this language have it: `Mum acts although Mum is dead`. */
  readonly although: string;
  /** `“The knock”` */
  readonly quoted: (text: string) => string;
  /** `6 to 9` */
  readonly range: (from: number, to: number) => string;
  /** A sentence with what stands in its brackets, which is grammar and English in every story: `since the crash`. */
  readonly when: (when: string, sentence: string) => string;
  readonly scene: (number: number) => string;
  /** `scene 4`, `scenes 2, 4 and 6 to 9` */
  readonly scenes: (numbers: string, several: boolean) => string;
  /** `nine scenes from 12 to 40`; null: it is not said how many. */
  readonly scenesBetween: (count: number | null, first: number, last: number) => string;
  /** A rule by its name: those of a story, and of its prelude, are in its own language; those of checks in code are English. */
  readonly rule: (name: string) => string;
  readonly cases: (n: number) => string;
  /** The verb for several, where a sentence about one can be turned into one about several: `acts` → `act`. */
  readonly plural: ((verb: string) => string) | null;
  /** Behind what is said of one: `; likewise Mum`. */
  readonly likewise: (names: string) => string;
  readonly odd: string;
  readonly everyReading: string;
  /** The reading that a story makes itself: what it is called, and what it is. */
  readonly asTold: readonly [title: string, prose: string];
  /** A label for those who have these roles together: `Written and directed by`. */
  readonly roles: (roles: readonly string[]) => string;
  readonly company: (one: string, other: string) => string;
  readonly could: {
    /** What stands before, between and behind the two scenes: what came out, and after which it could have been known. */
    readonly known: readonly [string, string, string];
    readonly onlyReturns: readonly [string, string];
    readonly nothing: readonly [string, string];
  };
  readonly turned: {
    readonly nothing: string;
    readonly nobody: string;
    readonly happens: string;
    readonly doesNotHappen: string;
    readonly is: (frame: string) => string;
    readonly happensAt: (moment: string) => string;
    /** What was told, and is told no more. */
    readonly unsaid: string;
    readonly unsaidThat: (sentence: string) => string;
    /** What stands between whom it is said of and what is said. */
    readonly copula: string;
  };
  readonly said: {
    /** The heading over what was said or believed and turned out so, or not. */
    readonly title: string;
    /** What stands before and behind the scene that settles it: `not so, as …  shows`. */
    readonly settled: (so: boolean, lie: boolean) => readonly [string, string];
  };
  readonly knew: {
    readonly since: (facts: string, moment: string) => string;
    readonly comesOut: (facts: number) => string;
    readonly more: (n: number) => string;
    readonly never: (several: boolean) => string;
    readonly neverHeard: (several: boolean) => string;
    readonly from: (several: boolean, scene: string) => string;
    /** @param moment null: all along @param scene where it shows, or null */
    readonly already: (several: boolean, moment: string | null, scene: string | null) => string;
    /** @param scene null: where it comes out */
    readonly learns: (several: boolean, scene: string | null) => string;
    readonly ahead: (several: boolean, scenes: string) => string;
    readonly behind: (several: boolean, scenes: string) => string;
  };
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `seven scenes`, `one scene`, `23 scenes` */
export function counted(n: number, noun: string): string {
  return `${SMALL[n] ?? n} ${noun}${n === 1 ? '' : 's'}`;
}

const have = (several: boolean) => (several ? 'have' : 'has');
const are = (several: boolean) => (several ? 'are' : 'is');
const learn = (several: boolean) => (several ? 'learn' : 'learns');

export const english: Words = {
  language: 'en',
  and: 'and',
  although: 'although',
  quoted: (text) => `“${text}”`,
  range: (from, to) => `${from} to ${to}`,
  when: (when, sentence) => `${when}: ${sentence}`,
  scene: (number) => `Scene ${number}`,
  scenes: (numbers, several) => `${several ? 'scenes' : 'scene'} ${numbers}`,
  scenesBetween: (count, first, last) =>
    `${count === null ? 'scenes' : counted(count, 'scene')} from ${first} to ${last}`,
  rule: (name) => name,
  cases: (n) => counted(n, 'case'),
  plural: (verb) =>
    PLURALS[verb] ??
    verb
      .replace(/ies$/, 'y')
      .replace(/(ss|sh|ch|x|zz)es$/, '$1')
      .replace(/([^s])s$/, '$1'),
  likewise: (names) => `; likewise ${names}`,
  odd: 'odd, not impossible',
  everyReading: 'every reading below',
  asTold: ['As told', 'The story taken at its word, with what it lets us infer.'],
  roles: (roles) => {
    const bare = roles.map((role) => role.replace(/ by$/, ''));
    const label = roles.length === 1 ? roles[0]! : `${bare.slice(0, -1).join(', ')} and ${bare.at(-1)} by`;
    return label.charAt(0).toUpperCase() + label.slice(1);
  },
  company: (one, other) => `nobody living but ${other} is ever with ${one}`,
  could: {
    known: ['What ', ' brings out could have been known after ', '.'],
    onlyReturns: ['Before ', ' nothing told it: there were only things that had yet to come back.'],
    nothing: ['Nothing before ', ' gave it away.'],
  },
  turned: {
    nothing: 'nothing of the kind',
    nobody: 'nobody',
    happens: 'it really happens',
    doesNotHappen: 'it does not really happen',
    is: (frame) => `it is ${frame}`,
    happensAt: (moment) => `it happens at ${moment}`,
    unsaid: 'nothing says so any more',
    unsaidThat: (sentence) => `nothing says that ${sentence}`,
    copula: 'is',
  },
  said: {
    title: 'What was said, and how it turned out',
    settled: (so, lie) => [
      so ? (lie ? 'so after all, as ' : 'so, as ') : lie ? 'a lie, as ' : 'not so, as ',
      ' shows',
    ],
  },
  knew: {
    since: (facts, moment) => `${facts} (since ${moment})`,
    comesOut: (facts) => (facts > 2 ? 'All come out in' : facts > 1 ? 'Both come out in' : 'It comes out in'),
    more: (n) => `${n} more`,
    never: (several) => `never ${learn(several)} it`,
    neverHeard: (several) => `${have(several)} never heard otherwise`,
    from: (several, scene) => `${have(several)} known from ${scene} on`,
    already: (several, moment, scene) =>
      `${have(several)} known ${moment === null ? 'all along' : `since ${moment}`}${scene === null ? '' : `, as ${scene} shows`}`,
    learns: (several, scene) => `${learn(several)} it ${scene === null ? 'there' : `in ${scene}`}`,
    ahead: (several, scenes) => `, and ${are(several)} ahead of the audience in ${scenes}`,
    behind: (several, scenes) => `, and ${are(several)} behind the audience in ${scenes}`,
  },
};

const PLURALS: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  goes: 'go',
  dies: 'die',
  lies: 'lie',
};
