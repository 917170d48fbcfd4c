import { counted, english, type Words } from '@unspoiled/core/reader';
import { type OfferWords, offersInEnglish } from '@unspoiled/streaming';

const amount = (n: number, noun: string) => `${n === 0 ? 'no' : n} ${noun}${n === 1 ? '' : 's'}`;

// All that the companion says, in English. Another language is another file like this one, and a line in `messages.ts`.

/** What a browser needs to have: it weighs on every visit. */
export const en = {
  companion: 'A companion without spoilers',
  kinds: {
    film: 'Film',
    series: 'Series',
    book: 'Book',
    play: 'Play',
    game: 'Game',
    comic: 'Comic',
    podcast: 'Podcast',
  } as Readonly<Record<string, string>>,
  facts: 'About it',
  /** What roles in the front matter are called; those that are not here stand as they are. */
  roles: {} as Readonly<Record<string, string>>,
  awards: 'Awards',

  stream: 'Where to stream',
  streamRegion: 'Country',

  where: 'Where are you?',
  whereWhy: 'Say how far you are, and read only what you know already.',
  whereNow: 'Where you are',
  timeLabel: 'Time on the player',
  timeHint: 'As the player shows it: 43, 0:43 or 0:43:10.',
  timeRead: (text: string) => `That is ${text} into it.`,
  timeOther: (minutes: number, seconds: number) => `No, I mean ${minutes} min ${seconds} s`,
  timeBeyond: (text: string) => `It is only ${text} long. Look at the time again.`,
  hours: (h: number, m: number) =>
    h === 0 ? `${m} ${m === 1 ? 'minute' : 'minutes'}` : `${h} h ${String(m).padStart(2, '0')} min`,
  drag: 'Drag to where you paused',
  paused: 'I paused here',
  season: 'Season',
  episode: 'Episode',
  chapter: 'Chapter',
  page: 'Page',
  minute: 'Minute, if you are in the middle',
  inside: 'I am in the middle of it',
  finished: 'I have finished it',
  go: 'This is where I am',
  byChapter: 'By chapter',
  byPage: 'By page',
  byTime: 'By time',
  fromStart: 'Start from the beginning',
  stepOn: 'Next scene',
  stepBack: 'One scene back',
  stepHint: 'Or go on scene by scene, as you get through them.',
  end: 'I have finished the whole story',
  endAsk: 'Show how it ends? Everything opens then, the ending too.',
  endYes: 'Yes, I have finished it',
  endNo: 'No, not yet',
  startOver: 'Forget where I am',
  lastScene: 'That was the last scene. If you have finished it, say so, and the ending is explained.',
  notThere: 'This companion knows no such place. Look at the number again, or go on scene by scene.',
  notTime: 'Write a time such as 0:43:10, or the minutes, such as 43.',
  notNumber: 'Write a number here, such as 3.',
  offline: 'This part is not on your device yet, and there is no connection. Try again when there is one.',
  broken: 'This part of the companion could not be read. Load the page again.',
  loading: 'One moment…',
  atStart: 'the beginning',
  afterScene: (title: string) => `after “${title}”`,
  all: 'all of it',

  nav: 'Pages',
  soFar: ['So far', 'The story so far'] as [string, string],
  people: ['People', 'Who is who'] as [string, string],
  whereabouts: ['Places', 'Where everybody is'] as [string, string],
  open: ['Open', 'What is open'] as [string, string],
  ask: ['Ask', 'Search and ask'] as [string, string],
  pictures: ['Pictures', 'Pictures'] as [string, string],
  charts: ['Charts', 'Charts'] as [string, string],

  chart: {
    storyline: 'Who meets whom',
    storylineLead: 'A line for each person, a row for each scene. Those who meet stand together.',
    storylineAway: 'Dots: not seen again so far.',
    storylineFrame: 'Dashed frame: dreamed, imagined, remembered or told.',
    storylineIs: (people: number, scenes: number) =>
      `${people} ${people === 1 ? 'person' : 'people'} as lines through ${scenes} ${scenes === 1 ? 'scene' : 'scenes'}, from top to bottom. The text below says the same.`,
    stretches: 'Part of the story',
    stretch: (first: number, last: number) => `Scenes ${first}–${last}`,
    nobody: 'Nobody is in it.',
    times: 'As told, and as it happened',
    timesLead: 'On the left the scenes as they are told, on the right when they happen.',
    timesBack: 'Bold: the telling goes back.',
    timesTells: 'Dotted: the scene tells of another time.',
    timesAre: (scenes: number, back: number) =>
      `${scenes} ${scenes === 1 ? 'scene' : 'scenes'} in the order of telling, each joined to when it happens. ${
        back === 0
          ? 'The telling never goes back.'
          : `The telling goes back ${back === 1 ? 'once' : `${back} times`}.`
      } The text below says the same.`,
    asTold: 'As told',
    asHappened: 'As it happened',
    outside: 'Not real',
    timeOf: (numbers: readonly number[]) => `scene ${numbers.join(', ')}`,
    onlyToldOf: (numbers: readonly number[]) =>
      `told of in ${numbers.length === 1 ? 'scene' : 'scenes'} ${numbers.join(', ')}`,
    goesBack: 'goes back',
    who: 'Who is who to whom',
    whoLead: 'What people are to each other as far as has been told. An arrow says which way to read it.',
    whoAre: (people: number, ties: number) =>
      `${people} people, and ${ties} ${ties === 1 ? 'pair' : 'pairs'} of them who are something to each other. The text below says the same.`,
    whoNone: 'Nothing told so far says what anybody is to anybody else.',
    apart: (names: string) => `Not tied to anybody so far: ${names}.`,
    more: (n: number) => `and ${n} more`,
    inWords: 'In words',
  },

  recapShort: 'The last scenes',
  recapLong: 'From the start',
  recapSince: 'Since I was last here',
  seenNext: 'I have finished the next scene too',
  recapChoice: 'How much of it',
  recapNothing: 'Nothing has been told yet. Go on to the first scene, and come back.',
  recapNoNews: 'Nothing new since you were last here.',
  scene: (n: number) => `Scene ${n}`,
  sceneBack: 'Back to the story so far',
  inIt: 'In it',

  /** What an introduction is read without: `is a writer`. */
  copula: /^(?:is|was|are|were) /,
  groupPeople: 'People',
  groupPlaces: 'Places',
  groupThings: 'Things',
  groupGroups: 'Groups',
  playedBy: (name: string) => `Played by ${name}`,
  also: (names: string) => `Also: ${names}`,
  met: 'First met',
  known: 'What is known',
  toOthers: 'Who they are to others',
  lastSeen: 'Last seen',
  scenesOf: 'In these scenes',
  because: 'because',
  nothingKnown: 'Nothing more is known yet.',
  sameAs: (name: string) => `Known at first as ${name}`,
  nobody: 'Nobody has been introduced yet.',
  unknownPlace: 'Not known',
  ahead: 'This lies ahead',
  aheadText:
    'The link leads to something that you have not reached, or that is not in this companion. It opens once you are there.',

  openNone: 'Nothing contradicts anything so far.',
  openLead: 'What does not fit together yet. A later scene may account for it, or none may.',
  openEnded: 'All is told, and this does not fit together. What answers it:',
  noticed: 'Noticed in',
  alsoIn: 'Also in',
  settled: 'Accounted for since',
  settledIn: 'Explained in',
  becauseOf: 'Because of',

  eyes: 'Through someone’s eyes',
  eyesHint: 'These pages, as one of them understands things.',
  eyesChoose: (name: string) => `See it as ${name} does`,
  eyesDeeper: (outer: string, name: string) => `See it as ${outer} takes ${name} to`,
  eyesNow: (names: readonly string[]) =>
    names.length > 1
      ? `As ${names[0]} takes ${names.slice(1).join(' to take ')} to see it`
      : `As ${names[0]} sees it`,
  eyesNotThere: (name: string) => `${name} was not there`,
  eyesNotMet: (name: string) => `${name} knows nothing of this`,
  eyesNotThereText: 'You have read it yourself. Go back to what you know, and it is here.',
  eyesOff: 'Back to what you know',
  eyesOpen: 'What does not fit is yours to see, not theirs.',

  askLabel: 'A question, or something to look for',
  askHint: (examples: string) => `Such as: ${examples}`,
  askGo: 'Ask',
  askYes: 'Yes.',
  askNo: 'No.',
  askUnknown: 'Nothing told so far says.',
  askFound: 'Found in what you know',
  askNothing: 'Nothing that has been told so far speaks of this.',
  why: 'Why?',

  picturesNone: 'There are no pictures yet.',
  pictureOf: (title: string) => `From “${title}”`,
  plainLink: 'Read it scene by scene, without scripts',
  shelfBack: 'The shelf',
  footer:
    'Worked out by Unspoiled from one story file. Nothing is sent anywhere; your place is kept on this device.',
};

/** What is said only on pages drawn when the site is built. */
export const enBuilt = {
  direction: 'ltr' as 'ltr' | 'rtl',
  skip: 'Skip to the content',

  streamNone: 'Nothing is known for this country.',
  streamAsOf: 'As of',
  streamLast: 'The last that is known, as of',
  streamSays: 'says',
  plainTitle: 'Scene by scene',
  plainIntro: 'One scene a page. Go on when you are through with it.',
  plainNext: 'I have finished the next scene too',
  plainBack: 'One scene back',
  plainEnd: 'That was the last scene.',
  plainCharts: 'The charts so far',
  plainChartsUpTo: (scene: number) => `The charts up to scene ${scene}`,
  plainChartsNext: 'The charts of the next scenes',
  plainOpen: 'What is open so far',
  plainOpenUpTo: (scene: number) => `What is open up to scene ${scene}`,
  newHere: 'New here',
  aboutLink: 'About this story',

  /** What core says of an explanation, and what is said of offers. */
  words: english as Words,
  offers: offersInEnglish as OfferWords,

  /** The pages for those who have finished. */
  ended: {
    names: { ending: 'The ending', readings: 'Readings', article: 'Article' },
    readings: 'Readings',
    /** In a few words, and in one: a book is not watched. */
    rewatch: (kind: string): [string, string] => {
      if (kind === 'book' || kind === 'comic') return ['Read it again', 'Reread'];
      if (kind === 'game') return ['Play it again', 'Replay'];
      if (kind === 'podcast') return ['Listen to it again', 'Listen again'];
      return ['Watch it again', 'Rewatch'];
    },
    article: 'As one article',
    then: 'Then',
    now: 'Now',
    turn: 'Turn what each scene seemed into what it was',
    changes: (scenes: number) =>
      `Once this is told, ${counted(scenes, 'earlier scene')} ${scenes === 1 ? 'is no longer what it' : 'are no longer what they'} seemed.`,
    changesThese: 'After that, these scenes are not what they seemed:',
    again: 'As in the scene before:',
    shows: 'Where it shows',
    mentions: 'Named, but not changed',
    noTwist: 'Nothing told late changes what was so before: there is no twist.',
    moreTwists: (n: number) => (n === 1 ? 'One smaller twist' : `${n} smaller twists`),
    more: (n: number) => `and ${n} more`,
    fair: 'Was it fair?',
    fairLead: 'What was there to be noticed, where it was planted, and the scene that accounts for it.',
    noClues: 'Nothing earlier waits to be accounted for: there was nothing to notice.',
    clueKinds: {
      conflict: 'A contradiction',
      oddity: 'An oddity',
      return: 'Something that returns',
      company: 'Company kept',
    } as Readonly<Record<string, string>>,
    returns: (what: string, scene: string) => `Mark ${what}: it comes back in “${scene}”.`,
    planted: 'Planted',
    noticed: 'Noticed',
    paidOff: 'Paid off',
    knowledge: 'Who knew what, and when',
    knows: (name: string, fact: string) => `${name} knows already: ${fact}.`,
    showsIn: 'Shows in',
    questions: 'Open questions',
    noQuestions: 'None: the story leaves nothing standing that only a reading could answer.',
    holes: 'Plot holes',
    noHoles: 'None: whatever does not fit is resolved by the story, or answered by a reading.',
    answeredBy: 'Answered by',
    onPurpose: 'On purpose',
    readingsLead:
      'What each explains, what it strains at, and what it has to suppose. None is declared the winner.',
    noReadings: 'Nobody has written down a reading of this story yet.',
    heldBy: (names: string) => `Held by ${names}.`,
    deniedBy: (names: string) => `Denied by ${names}.`,
    found: 'Found by searching; nobody is known to hold it.',
    explains: 'Explains',
    strains: 'Strains at',
    supposes: 'Supposes',
    killed: 'The story itself speaks against it:',
    supposesNothing: 'Nothing beyond what is told.',
    explainsNothing: 'Nothing that was open.',
    strainsNothing: 'Nothing.',
    rewatchLead: 'The scenes that look different once you know, and what to look for in each.',
    noRewatch: 'No scene looks different once you know how it ends.',
    articleTitle: (title: string) => `“${title}”, the ending explained`,
    preview: (title: string) => `What becomes of “${title}”: for those who have finished it.`,
    print: 'Print it, or keep it as a PDF',
    ownPage: 'Its own page, to share',
    warning: 'Spoilers from here on: this tells all of it.',
    plot: 'The story',
    endingOf: (title: string) => `The ending of “${title}”`,
    hints: 'What pointed to it:',
    meaningOf: (title: string) => `What the ending of “${title}” means`,
    weighed: (explains: number, strains: number, supposes: number) =>
      `It supposes ${amount(supposes, 'thing')}, explains ${amount(explains, 'contradiction')} and strains at ${amount(strains, 'point')}.`,
    holesLeft: (holes: string) => `What no reading answers: ${holes}.`,
    sources: 'Sources',
  },

  shelf: 'The shelf',
  shelfLead: 'Companions that know how far you are.',
  shelfSearch: 'Search the shelf',
  shelfAll: 'All kinds',
  shelfNone: 'Nothing on the shelf is called that.',
  ending: 'The ending explained',
};
