import type { BuiltMessages, Messages } from './messages.ts';

// Tout ce que dit le compagnon, en français.

export const fr: Messages = {
  stream: 'Où le voir',
  streamRegion: 'Pays',

  where: 'Où en êtes-vous ?',
  whereWhy: 'Dites jusqu’où vous êtes, et ne lisez que ce que vous savez déjà.',
  whereNow: 'Vous en êtes',
  timeLabel: 'Temps affiché par le lecteur',
  timeHint: 'Comme le lecteur l’affiche : 43, 0:43 ou 0:43:10.',
  timeRead: (text) => `Soit ${text} après le début.`,
  timeOther: (minutes, seconds) => `Non, je veux dire ${minutes} min ${seconds} s`,
  timeBeyond: (text) => `L’œuvre ne dure que ${text}. Vérifiez le temps.`,
  hours: (h, m) =>
    h === 0 ? `${m} ${m > 1 ? 'minutes' : 'minute'}` : `${h} h ${String(m).padStart(2, '0')} min`,
  drag: 'Glissez jusqu’à l’endroit où vous avez arrêté',
  paused: 'J’ai arrêté ici',
  season: 'Saison',
  episode: 'Épisode',
  chapter: 'Chapitre',
  page: 'Page',
  minute: 'Minute, si vous êtes au milieu',
  inside: 'Je suis au milieu',
  finished: 'Je l’ai terminé',
  go: 'J’en suis là',
  byChapter: 'Par chapitre',
  byPage: 'Par page',
  byTime: 'Par temps',
  fromStart: 'Commencer au début',
  stepOn: 'Scène suivante',
  stepBack: 'Une scène en arrière',
  stepHint: 'Ou avancez scène par scène, à mesure que vous les terminez.',
  end: 'J’ai terminé toute l’histoire',
  endAsk: 'Montrer comment cela finit ? Tout s’ouvre alors, la fin comprise.',
  endYes: 'Oui, j’ai terminé',
  endNo: 'Non, pas encore',
  startOver: 'Oublier où j’en suis',
  lastScene: 'C’était la dernière scène. Si vous avez terminé, dites-le, et la fin est expliquée.',
  notThere: 'Ce compagnon ne connaît pas cet endroit. Vérifiez le numéro, ou avancez scène par scène.',
  notTime: 'Écrivez un temps comme 0:43:10, ou les minutes, comme 43.',
  notNumber: 'Écrivez ici un nombre, comme 3.',
  offline:
    'Cette partie n’est pas encore sur votre appareil, et il n’y a pas de connexion. Réessayez plus tard.',
  broken: 'Cette partie du compagnon n’a pas pu être lue. Rechargez la page.',
  loading: 'Un instant…',
  atStart: 'au début',
  afterScene: (title) => `après « ${title} »`,
  all: 'à la fin',

  nav: 'Pages',
  soFar: ['Jusqu’ici', 'L’histoire jusqu’ici'],
  people: ['Personnages', 'Qui est qui'],
  whereabouts: ['Lieux', 'Où est chacun'],
  open: ['En suspens', 'Ce qui reste en suspens'],
  ask: ['Questions', 'Chercher et demander'],
  pictures: ['Images', 'Images'],
  charts: ['Schémas', 'Schémas'],

  chart: {
    storyline: 'Qui rencontre qui',
    storylineLead: 'Une ligne par personne, une rangée par scène. Ceux qui se rencontrent sont ensemble.',
    storylineAway: 'Points : pas revu jusqu’ici.',
    storylineFrame: 'Cadre en tirets : rêvé, imaginé, remémoré ou raconté.',
    storylineIs: (people, scenes) =>
      `${people} ${people > 1 ? 'personnes' : 'personne'} en lignes à travers ${scenes} ${scenes > 1 ? 'scènes' : 'scène'}, de haut en bas. Le texte ci-dessous dit la même chose.`,
    stretches: 'Partie de l’histoire',
    stretch: (first, last) => `Scènes ${first}–${last}`,
    nobody: 'Personne n’y est.',
    times: 'Comme raconté, et comme arrivé',
    timesLead: 'À gauche les scènes dans l’ordre du récit, à droite le moment où elles arrivent.',
    timesBack: 'En gras : le récit revient en arrière.',
    timesTells: 'En pointillés : la scène raconte un autre temps.',
    timesAre: (scenes, back) =>
      `${scenes} ${scenes > 1 ? 'scènes' : 'scène'} dans l’ordre du récit, reliées au moment où elles arrivent. ${
        back === 0
          ? 'Le récit ne revient jamais en arrière.'
          : `Le récit revient ${back === 1 ? 'une fois' : `${back} fois`} en arrière.`
      } Le texte ci-dessous dit la même chose.`,
    asTold: 'Comme raconté',
    asHappened: 'Comme arrivé',
    outside: 'Pas réel',
    timeOf: (numbers) => `scène ${numbers.join(', ')}`,
    onlyToldOf: (numbers) =>
      `raconté dans ${numbers.length > 1 ? 'les scènes' : 'la scène'} ${numbers.join(', ')}`,
    goesBack: 'revient en arrière',
    who: 'Qui est qui pour qui',
    whoLead: 'Ce que chacun est pour les autres, jusqu’ici. Une flèche dit dans quel sens lire.',
    whoAre: (people, ties) =>
      `${people} personnes, et ${ties} ${ties > 1 ? 'paires' : 'paire'} d’entre elles qui sont quelque chose l’une pour l’autre. Le texte ci-dessous dit la même chose.`,
    whoNone: 'Rien de ce qui a été raconté ne dit ce que quelqu’un est pour un autre.',
    apart: (names) => `Liés à personne jusqu’ici : ${names}.`,
    more: (n) => `et ${n} de plus`,
    inWords: 'En mots',
  },

  recapShort: 'Les dernières scènes',
  recapLong: 'Depuis le début',
  recapSince: 'Depuis ma dernière visite',
  seenNext: 'J’ai aussi terminé la scène suivante',
  recapChoice: 'Quelle longueur',
  recapNothing: 'Rien n’a encore été raconté. Allez jusqu’à la première scène, puis revenez.',
  recapNoNews: 'Rien de nouveau depuis votre dernière visite.',
  scene: (n) => `Scène ${n}`,
  sceneBack: 'Retour à l’histoire jusqu’ici',
  inIt: 'On y voit',

  copula: /^(?:est|était|sont|étaient) /,
  groupPeople: 'Personnages',
  groupPlaces: 'Lieux',
  groupThings: 'Objets',
  groupGroups: 'Groupes',
  playedBy: (name) => `Joué par ${name}`,
  also: (names) => `Aussi : ${names}`,
  met: 'Première rencontre',
  known: 'Ce que l’on sait',
  toOthers: 'Pour les autres',
  lastSeen: 'Vu en dernier',
  scenesOf: 'Dans ces scènes',
  because: 'car',
  nothingKnown: 'On n’en sait pas plus pour l’instant.',
  sameAs: (name) => `D’abord connu comme ${name}`,
  nobody: 'Personne n’est encore apparu.',
  unknownPlace: 'Inconnu',
  ahead: 'C’est plus loin',
  aheadText:
    'Ce lien mène à quelque chose que vous n’avez pas atteint, ou qui n’est pas dans ce compagnon. Il s’ouvrira quand vous y serez.',

  openNone: 'Rien ne se contredit jusqu’ici.',
  openLead: 'Ce qui ne s’accorde pas encore. Une scène à venir l’expliquera peut-être.',
  openEnded: 'Tout est raconté. Ce qui ne s’accordait pas, et ce qui y répond\u00a0:',
  noticed: 'Remarqué dans',
  alsoIn: 'Aussi dans',
  settled: 'Expliqué depuis',
  settledIn: 'Expliqué dans',
  becauseOf: 'À cause de',

  eyes: 'Par les yeux de quelqu’un',
  eyesHint: 'Ces pages, comme l’un d’eux comprend les choses.',
  eyesChoose: (name) => `Voir comme ${name}`,
  eyesDeeper: (outer, name) => `Comme ${outer} croit que ${name} le voit`,
  eyesNow: (names) =>
    names.length > 1
      ? `Comme ${names[0]} croit que ${names.slice(1).join(' croit que ')} le voit`
      : `Comme ${names[0]} le voit`,
  eyesNotThere: (name) => `${name} n’y était pas`,
  eyesNotMet: (name) => `${name} n’en sait rien`,
  eyesNotThereText: 'Vous l’avez lu vous-même. Revenez à ce que vous savez, et c’est ici.',
  eyesOff: 'Revenir à ce que vous savez',
  eyesOpen: 'Ce qui ne s’accorde pas, vous seul le voyez.',

  askLabel: 'Une question, ou ce que vous cherchez',
  askHint: (examples) => `Par exemple : ${examples}`,
  askGo: 'Demander',
  askYes: 'Oui.',
  askNo: 'Non.',
  askUnknown: 'Rien de ce qui a été raconté ne le dit.',
  askFound: 'Trouvé dans ce que vous savez',
  askNothing: 'Rien de ce qui a été raconté n’en parle.',
  why: 'Pourquoi ?',
  whyNothing: 'Rien de raconté ne dit le contraire.',

  picturesNone: 'Il n’y a pas encore d’images.',
  pictureOf: (title) => `De « ${title} »`,
  plainLink: 'Lire scène par scène, sans scripts',
  shelfBack: 'L’étagère',
  footer:
    'Établi par Unspoiled d’après un seul fichier. Rien n’est envoyé nulle part ; votre place reste sur cet appareil.',
};

const petits = 'aucune une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
const combien = (n: number, un: string, plusieurs: string) => `${petits[n] ?? n} ${n > 1 ? plusieurs : un}`;
const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);

/** Les règles que l’histoire n’a pas à dire. */
const règles: Readonly<Record<string, string>> = {
  'one place at a time': 'un seul lieu à la fois',
  'one holder at a time': 'un seul détenteur à la fois',
  'one at a time': 'une seule chose à la fois',
  'what is forever does not end': 'ce qui est pour toujours ne finit pas',
  'what is known is so': 'ce qui est su est vrai',
  'ages add up': 'les âges concordent',
  'nobody acts before they are born': 'nul n’agit avant de naître',
  'the dead are not there': 'les morts ne sont pas là',
  'what is told was learnt': 'ce qui est dit a été appris',
  'a name is heard before it is used': 'un nom s’entend avant de se dire',
};

export const frBuilt: BuiltMessages = {
  companion: 'Un compagnon sans divulgâchage',
  kinds: {
    film: 'Film',
    series: 'Série',
    book: 'Livre',
    play: 'Pièce',
    game: 'Jeu',
    comic: 'Bande dessinée',
    podcast: 'Podcast',
  },
  facts: 'À propos',
  roles: {
    'directed by': 'Réalisation',
    'written by': 'Écrit par',
    'screenplay by': 'Scénario',
    'based on': 'D’après',
    'created by': 'Créé par',
    'produced by': 'Production',
    'music by': 'Musique',
    'published by': 'Édité par',
    starring: 'Avec',
    author: 'De',
    by: 'De',
  },
  awards: 'Prix',
  direction: 'ltr',
  skip: 'Aller au contenu',

  streamNone: 'Rien n’est connu pour ce pays.',
  streamAsOf: 'Au',
  streamLast: 'Dernier état connu, au',
  streamSays: 'dit',
  plainTitle: 'Scène par scène',
  plainIntro: 'Une scène par page. Continuez quand vous l’avez terminée.',
  plainNext: 'J’ai aussi terminé la scène suivante',
  plainBack: 'Une scène en arrière',
  plainEnd: 'C’était la dernière scène.',
  plainCharts: 'Les schémas jusqu’ici',
  plainChartsUpTo: (scene) => `Les schémas jusqu’à la scène ${scene}`,
  plainChartsNext: 'Les schémas des scènes suivantes',
  plainOpen: 'Ce qui reste en suspens jusqu’ici',
  plainOpenUpTo: (scene) => `Ce qui reste en suspens jusqu’à la scène ${scene}`,
  newHere: 'Nouveaux venus',
  aboutLink: 'À propos de cette histoire',

  words: {
    language: 'fr',
    and: 'et',
    although: 'alors que',
    quoted: (text) => `« ${text} »`,
    range: (from, to) => `${from} à ${to}`,
    when: (when, sentence) =>
      `${when
        .replace(/^always$/i, 'toujours')
        .replace(/^(?:ever )?since /i, 'depuis ')
        .replace(/^(?:until|till) /i, 'jusqu’à ')
        .replace(/^from (.+) on$/i, 'à partir de $1')
        .replace(/^(?:from|between) (.+) (?:to|until|and) (.+)$/i, 'de $1 à $2')} : ${sentence}`,
    scene: (number) => `Scène ${number}`,
    scenes: (numbers, several) => `${several ? 'les scènes' : 'la scène'} ${numbers}`,
    scenesBetween: (count, first, last) =>
      `${count === null ? 'des scènes' : combien(count, 'scène', 'scènes')}, de ${first} à ${last}`,
    rule: (name) => règles[name] ?? name,
    cases: (n) => `${n} cas`,
    plural: null,
    likewise: (names) => ` ; de même ${names}`,
    odd: 'étrange, pas impossible',
    everyReading: 'chacune des lectures ci-dessous',
    asTold: ['Comme raconté', 'L’histoire prise au mot, avec ce qu’elle laisse conclure.'],
    roles: (roles) => roles.map((role) => frBuilt.roles[role] ?? majuscule(role)).join(', '),
    company: (one, other) => `aucun vivant hormis ${other} n’est jamais avec ${one}`,
    could: {
      known: ['Ce que révèle ', ' pouvait se savoir après ', '.'],
      onlyReturns: ['Avant ', ', rien ne le disait : il n’y avait que ce qui devait encore revenir.'],
      nothing: ['Rien avant ', ' ne le trahissait.'],
    },
    turned: {
      nothing: 'rien de tel',
      nobody: 'personne',
      happens: 'cela arrive vraiment',
      doesNotHappen: 'cela n’arrive pas vraiment',
      is: (frame) => `c’est ${frame}`,
      happensAt: (moment) => `cela arrive : ${moment}`,
      unsaid: 'plus rien ne le dit',
      unsaidThat: (sentence) => `plus rien ne dit que ${sentence}`,
      copula: 'est',
    },
    said: {
      title: 'Ce qui fut dit, et ce qu’il en était',
      settled: (so, lie) => [
        `${so ? (lie ? 'vrai malgré tout' : 'vrai') : lie ? 'un mensonge' : 'faux'}, comme le montre `,
        '',
      ],
    },
    knew: {
      since: (facts, moment) => `${facts} (depuis ${moment})`,
      comesOut: (facts) => (facts > 1 ? 'Tout cela se révèle dans' : 'Cela se révèle dans'),
      more: (n) => `${n} de plus`,
      never: (several) => `ne l’${several ? 'apprennent' : 'apprend'} jamais`,
      neverHeard: (several) => `n’${several ? 'ont' : 'a'} jamais entendu autre chose`,
      from: (several, scene) => `le ${several ? 'savent' : 'sait'} dès ${scene}`,
      already: (several, moment, scene) =>
        `le ${several ? 'savent' : 'sait'} ${moment === null ? 'depuis toujours' : `depuis ${moment}`}${scene === null ? '' : `, comme le montre ${scene}`}`,
      learns: (several, scene) =>
        `l’${several ? 'apprennent' : 'apprend'} ${scene === null ? 'à ce moment' : `dans ${scene}`}`,
      ahead: (several, scenes) => `, et en ${several ? 'savent' : 'sait'} plus que le public dans ${scenes}`,
      behind: (several, scenes) =>
        `, et en ${several ? 'savent' : 'sait'} moins que le public dans ${scenes}`,
    },
  },
  offers: {
    language: 'fr',
    and: 'et',
    kinds: {
      free: 'gratuit',
      ads: 'gratuit avec publicité',
      subscription: 'abonnement',
      addon: 'option',
      rent: 'location',
      buy: 'achat',
    },
    noCurrency: (price) => `${price}, monnaie non précisée`,
    season: (season) => `saison ${season}`,
    episode: (season, episode) => `saison ${season}, épisode ${episode}`,
    spokenIn: (languages) => `parlé en ${languages}`,
    subtitlesIn: (languages) => `sous-titres en ${languages}`,
    leavesAfter: (day) => `disponible jusqu’au ${day}`,
    disputed: (what, said) =>
      `${what === 'price' ? 'prix' : 'dernier jour'} : les sources diffèrent, ${said}`,
    storyFile: 'le fichier de l’histoire',
    storyFileSays: 'Noté par l’auteur dans le fichier de l’histoire.',
  },

  ended: {
    names: { ending: 'La fin', readings: 'Lectures', article: 'Article' },
    readings: 'Lectures',
    rewatch: (kind) => {
      if (kind === 'book' || kind === 'comic') return ['À relire', 'À relire'];
      if (kind === 'game') return ['À rejouer', 'À rejouer'];
      if (kind === 'podcast') return ['À réécouter', 'À réécouter'];
      return ['À revoir', 'À revoir'];
    },
    article: 'En un article',
    then: 'Avant',
    now: 'Après',
    turn: 'Faire passer chaque scène de ce qu’elle semblait à ce qu’elle était',
    changes: (scenes) =>
      `Une fois cela raconté, ${combien(scenes, 'scène n’est plus ce qu’elle semblait', 'scènes ne sont plus ce qu’elles semblaient')}.`,
    changesThese: 'Dès lors, ces scènes ne sont plus ce qu’elles semblaient :',
    again: 'Comme dans la scène précédente :',
    shows: 'Où cela se voit',
    mentions: 'Nommé, mais inchangé',
    noTwist: 'Rien de ce qui est raconté tard ne change ce qui précède : il n’y a pas de retournement.',
    moreTwists: (n) => (n === 1 ? 'Un retournement mineur' : `${n} retournements mineurs`),
    more: (n) => `et ${n} de plus`,
    fair: 'Était-ce loyal ?',
    fairLead: 'Ce que l’on pouvait remarquer, où c’était posé, et la scène qui l’explique.',
    noClues: 'Rien de ce qui précède n’attend d’explication : il n’y avait rien à remarquer.',
    clueKinds: {
      conflict: 'Une contradiction',
      oddity: 'Une étrangeté',
      return: 'Quelque chose qui revient',
      company: 'Une compagnie',
    },
    returns: (what, scene) => `Remarquez ceci : ${what}. Cela revient dans « ${scene} ».`,
    planted: 'Posé',
    noticed: 'Remarqué',
    paidOff: 'Expliqué',
    knowledge: 'Qui savait quoi, et quand',
    knows: (name, fact) => `${name} le sait déjà : ${fact}.`,
    showsIn: 'Se voit dans',
    questions: 'Questions ouvertes',
    noQuestions: 'Aucune : rien ne reste à quoi seule une lecture pourrait répondre.',
    holes: 'Incohérences',
    noHoles: 'Aucune : ce qui ne s’accorde pas est résolu par l’histoire, ou expliqué par une lecture.',
    answeredBy: 'Expliqué par',
    onPurpose: 'Voulu',
    readingsLead:
      'Ce que chacune explique, ce qui lui résiste, et ce qu’elle doit supposer. Aucune n’est déclarée la bonne.',
    noReadings: 'Personne n’a encore écrit de lecture de cette histoire.',
    heldBy: (names) => `Soutenue par ${names}.`,
    deniedBy: (names) => `Contestée par ${names}.`,
    found: 'Trouvée par recherche ; on ne connaît personne qui la soutienne.',
    explains: 'Explique',
    strains: 'Résiste',
    supposes: 'Suppose',
    killed: 'L’histoire elle-même la contredit :',
    supposesNothing: 'Rien de plus que ce qui est raconté.',
    explainsNothing: 'Rien de ce qui était ouvert.',
    strainsNothing: 'Rien.',
    rewatchLead: 'Les scènes qui changent une fois que l’on sait, et ce qu’il faut y guetter.',
    noRewatch: 'Aucune scène ne change une fois que l’on sait comment cela finit.',
    articleTitle: (title) => `« ${title} », la fin expliquée`,
    preview: (title) => `Ce qu’il advient de « ${title} » : pour ceux qui l’ont terminé.`,
    print: 'Imprimer, ou garder en PDF',
    ownPage: 'Sa propre page, à partager',
    warning: 'La suite révèle tout.',
    plot: 'L’histoire',
    endingOf: (title) => `La fin de « ${title} »`,
    hints: 'Ce qui l’annonçait :',
    meaningOf: (title) => `Ce que veut dire la fin de « ${title} »`,
    weighed: (explains, strains, supposes) =>
      `Elle suppose ${combien(supposes, 'chose', 'choses')}, explique ${combien(explains, 'contradiction', 'contradictions')}, et ${
        strains === 0
          ? 'rien ne lui résiste'
          : strains === 1
            ? 'un point lui résiste'
            : `${strains} points lui résistent`
      }.`,
    holesLeft: (holes) => `Ce qu’aucune lecture n’explique : ${holes}.`,
    sources: 'Sources',
  },
  shelf: 'L’étagère',
  shelfLead: 'Des compagnons qui savent où vous en êtes.',
  shelfSearch: 'Chercher sur l’étagère',
  shelfAll: 'Tous les genres',
  shelfNone: 'Rien sur l’étagère ne porte ce nom.',
  ending: 'La fin expliquée',
};
