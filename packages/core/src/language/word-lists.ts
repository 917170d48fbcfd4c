import { Lexicon, type WordLists } from './lexicon.ts';

/** What words are, where their form does not say. A device that reads questions gets the lists with the prelude. */
export const wordLists: WordLists = {
  verbs: `
arise arose arisen|awake awoke/awaked awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent|bet bet|bid bade/bid bidden/bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt/burned|burst burst|buy bought|cast cast|catch caught|choose chose chosen
cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|dive dove/dived dived|do did done|draw drew drawn
dream dreamt/dreamed|drink drank drunk|drive drove driven|dwell dwelt/dwelled|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|fit fit/fitted|flee fled|fling flung|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got/gotten
give gave given|go went gone|grind ground|grow grew grown|hang hung/hanged|have had|hear heard|hide hid hidden|hit hit
hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant/leaned|leap leapt/leaped
learn learnt/learned|leave left|lend lent|let let|lie lay/lied lain/lied|light lit/lighted|lose lost|make made|mean meant
meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|overcome overcame overcome|overhear overheard
overthrow overthrew overthrown|pay paid|prove proved proven/proved|put put|quit quit|read read|rebuild rebuilt|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn
shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung
sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung|slip slipped|smell smelt/smelled|sneak snuck/sneaked
speak spoke spoken|speed sped|spend spent|spill spilt/spilled|spin spun|spit spat|split split|spread spread|spring sprang sprung
stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck struck/stricken
strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust|tread trod trodden
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|unbind unbound|upset upset
wake woke/waked woken|wear wore worn|weave wove woven|wed wed/wedded|weep wept|win won|wind wound|withdraw withdrew withdrawn
withstand withstood|wring wrung|write wrote written`,
  plainAdverbs:
    'also just now then again finally already still soon once often always both all later ever even too really actually suddenly',
  reservations:
    'nearly barely hardly scarcely supposedly allegedly apparently possibly probably reportedly seemingly presumably falsely narrowly partly only likely unlikely',
  lyNouns:
    'family bully lily jelly belly fly ally butterfly dragonfly assembly anomaly melancholy reply supply monopoly italy july tally folly holly molly polly sally billy emily willy kelly comply rely apply multiply rally',
  prepositions:
    'about above across after against along amid among around as at atop before behind below beneath beside besides between beyond by despite down during for from in inside into like near of off on onto out outside over past per since through throughout till to toward towards under underneath until up upon via while with within without because',
  adverbs:
    'again alone together here there home away back forward forwards backwards upstairs downstairs outside inside today tonight tomorrow yesterday now then too twice once thrice early late soon instead anymore anyway forever abroad ashore overboard aloud apart asleep first last meanwhile afterwards later everywhere somewhere elsewhere nearby',
  pronouns:
    'i me my mine you your yours he him his himself she her hers herself it its itself we us our ours they them their theirs themselves one someone somebody anyone anybody everyone everybody something anything everything nobody nothing none who whom whose what which where when why how this that these those each other another both all some any every no not never nor neither either if unless whether because although though but and or so than too very more most',
  openers:
    'the a an it he she they we you i there here then when while in at on after before during once suddenly later finally meanwhile afterwards eventually soon now as with without if that this these those his her their its my your our one some all both everyone someone nobody no not what who where why how and but or so yes perhaps maybe quietly slowly quickly immediately shortly secretly sadly luckily strangely apparently presently recently gradually unexpectedly reluctantly angrily happily silently outside inside upstairs downstairs elsewhere next first last again',
  people:
    'man woman boy girl child baby kid person stranger king queen prince princess lord lady knight doctor nurse policeman policewoman officer detective inspector sheriff guard soldier captain colonel general major sergeant teacher professor student pupil priest monk nun bishop pope butler maid servant cook driver pilot sailor neighbour neighbor friend boss lawyer judge thief killer murderer mother father mum mom dad brother sister son daughter wife husband uncle aunt cousin grandmother grandfather parents boyfriend girlfriend lover ghost witch wizard barman bartender waiter waitress landlady landlord farmer hunter widow widower bride groom hangman president minister mayor secretary gardener merchant beggar prisoner patient',
  plurals: 'men man|women woman|children child|people person|thieves thief|wives wife',
  mutual:
    'meet met kiss kissed marry married wed embrace embraced hug hugged fight fought divorce divorced encounter',
  particles: 'of de du des la le del della di da von van der den zu ten the',
  abbreviations: 'mr mrs ms dr st sr jr prof rev capt lt sgt col gen mme mlle',
  auxiliaries: {
    be: "is are was were am 's isn't aren't wasn't weren't ain't",
    have: "has have had hasn't haven't hadn't",
    do: "does do did doesn't don't didn't",
    will: "will shall won't shan't",
    can: "can could cannot can't couldn't may might must mustn't should shouldn't would wouldn't",
  },
  numbers:
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
  conjunctions: {
    fr: 'et',
    de: 'und',
    es: 'y e',
    it: 'e ed',
    pt: 'e',
    nl: 'en',
    sv: 'och',
    da: 'og',
    nb: 'og',
    pl: 'i',
  },
  french: {
    auxiliaries: {
      est: 'sont était étaient fut furent sera seront',
      a: 'ont avait avaient eut eurent aura auront',
    },
    negations: 'pas plus jamais point',
    adverbs: 'aussi déjà encore enfin maintenant soudain toujours tous toutes vraiment',
    modifiers:
      'à après au aux avant avec chez contre dans depuis derrière devant durant en entre malgré par parmi pendant pour sans sous sur vers ailleurs bientôt demain dehors ensemble hier ici là seul seule seuls seules',
    outside: "et ou que qu' qui où ne n' dont mais est sont a ont",
  },
  claims: {
    believes: ['believes', 'is convinced', 'is sure', 'assumes', 'supposes'],
    thinks: ['thinks'],
    knows: ['knows', 'understands'],
    learns: ['learns', 'finds out', 'discovers', 'realises', 'realizes'],
    remembers: ['remembers', 'recalls'],
    sees: ['sees', 'notices'],
    hears: ['hears'],
    says: ['says', 'claims', 'admits', 'announces', 'declares'],
    tells: ['tells', 'informs', 'assures', 'says to'],
    lies: ['lies to'],
  },
};

export const lexicon = new Lexicon(wordLists);
