// Ages, dates, durations and the order of moments.

import {
  ACKROYD as A,
  at,
  change,
  clash,
  decoys,
  type Edit,
  errors,
  MAGI as M,
  moments,
  OWL_CREEK as O,
  type Plant,
  STRANGERS as S,
} from '../plant.ts';

const AGES = 'ages that do not add up';
const DATES = 'dates that do not add up';
const DURATIONS = 'durations that do not add up';
const CYCLE = 'moments in a cycle';
const OPEN = 'order left open where it matters';

/** Any line of the timeline may be one of those that clash. */
const timeline: Edit = clash('# Timeline', '- ');
const entry = (from: string, to: string): Edit => change('# Timeline', `- ${from}`, `- ${to}`);

/** All that is planted about time. */
export const time = (): Plant[] => [
  ...errors(
    AGES,
    [
      S,
      'twelve at the crash, about thirty-five years before',
      at('The alarm', '- (the writing) Adam is 30 years old'),
      clash('An empty page', '- (the crash) Adam'),
    ],
    [
      S,
      'twelve in December 1987 is not born in 1980',
      at('An empty page', '- Adam was born in 1980'),
      clash('An empty page', '- (the crash) Adam'),
    ],
    [
      S,
      'nobody is twelve in 1987 and turns twenty-one so much later',
      at('The train south', '- Adam turns 21'),
      clash('An empty page', '- (the crash) Adam'),
    ],
    [
      S,
      'a man of forty-seven',
      at('Home', '- Adam is 32 years old'),
      clash('An empty page', '- (the crash) Adam'),
    ],
    [
      S,
      'thirty in 1987 is not born in 1940',
      at('The train south', '- (the crash) Dad is 30 years old', '- Dad was born in 1940'),
    ],
    [
      S,
      'a mother of fifteen with a son of twelve',
      at('The train south', '- (the crash) Mum is 15 years old'),
      clash('An empty page', '- (the crash) Adam'),
      clash('An empty page', '- Mum is'),
    ],
    [
      M,
      'older in the good years',
      at('Two treasures', '- (the good years) Jim is 25 years old'),
      at('He says nothing', '- Jim is 22 years old'),
    ],
    [
      M,
      'born in 1880, she is twenty-five in 1905',
      entry('Christmas Eve', 'Christmas Eve: 24 December 1905'),
      at('Two treasures', '- Della was born in 1880', '- Della is 19 years old'),
    ],
    [
      M,
      'two ages in one afternoon',
      at('Hair goods of all kinds', '- Madame Sofronie is 50 years old'),
      at('Turning out the stores', '- (that afternoon) Madame Sofronie is 40 years old'),
    ],
    [
      O,
      'older on the evening before',
      at('A man on the bridge', '- the condemned man is 35 years old'),
      at('Water for a soldier', '- Farquhar is 38 years old'),
    ],
    [
      O,
      'born in 1841, he is about twenty in 1862',
      entry('the hanging', 'the hanging: 1862'),
      at('A man on the bridge', '- the sentinel was born in 1841', '- the sentinel is 30 years old'),
    ],
    [
      A,
      'younger within three weeks',
      at('The silver table', '- Flora is 25 years old'),
      at('The parlourmaid', '- Flora is 22 years old'),
    ],
    [
      A,
      'older the year before',
      at('At the inn', '- (the year before) Ralph is 30 years old', '- Ralph is 25 years old'),
    ],
    [
      A,
      'a mother two years older than her son',
      at('Charles Kent', '- Miss Russell is 30 years old', '- Charles Kent is 28 years old'),
      clash('Charles Kent', '- Miss Russell is the mother'),
    ],
    [
      A,
      'born in 1880, she is not fifty-two in 1926',
      entry(
        'Friday morning: after Thursday night',
        'Friday morning: after Thursday night, 17 September 1926',
      ),
      at('An overdose', '- Caroline was born in 1880', '- Caroline is 52 years old'),
    ],
  ),
  ...decoys(
    AGES,
    [S, 'twelve and about thirty-five', at('The alarm', '- (the writing) Adam is 47 years old')],
    [S, 'he tells a lie about it', at('Company', '- Adam lies to Harry that Adam is 30 years old')],
    [S, 'born in time', at('The train south', '- Adam was born in 1975')],
    [
      M,
      'older later',
      at('Two treasures', '- (the good years) Jim is 20 years old'),
      at('He says nothing', '- Jim is 22 years old'),
    ],
    [
      A,
      'a mother old enough',
      at('Charles Kent', '- Miss Russell is 45 years old', '- Charles Kent is 22 years old'),
    ],
  ),
  ...errors(
    DATES,
    [
      S,
      'after the crash of 1987',
      entry('night 1: after the alarm', 'night 1: after the alarm, June 1986'),
      timeline,
    ],
    [
      S,
      'the later night has the earlier date',
      entry('the club night: after the third visit', 'the club night: after the third visit, 1 March 2023'),
      entry(
        'the night at the window: after the club night',
        'the night at the window: after the club night, 20 February 2023',
      ),
      timeline,
    ],
    [
      S,
      'before a crash that was earlier',
      moments('- the wedding: June 1990, before the crash'),
      at('An empty page', '- (the wedding) Mum marries Dad'),
      timeline,
    ],
    [
      S,
      'there is no such day',
      moments('- the funeral: 31 November 1987'),
      at('An empty page', '- (the funeral) Adam cries'),
    ],
    [
      M,
      'the afternoon is four days before the morning',
      entry('Christmas Eve', 'Christmas Eve: 24 December 1905'),
      entry('that afternoon: after Christmas Eve', 'that afternoon: after Christmas Eve, 20 December 1905'),
      timeline,
    ],
    [
      M,
      'closing time is later than what comes after it',
      entry(
        'closing time: after that afternoon',
        'closing time: after that afternoon, 24 December 1905 at 9 pm',
      ),
      entry(
        "seven o'clock: after the way home",
        "seven o'clock: after the way home, 24 December 1905 at 7 pm",
      ),
      timeline,
    ],
    [
      M,
      'the good years are over',
      entry('the good years: before Christmas Eve', 'the good years: before Christmas Eve, 1910'),
      entry('Christmas Eve', 'Christmas Eve: 24 December 1905'),
      timeline,
    ],
    [
      O,
      'dropped a year before he was hanged',
      entry('the hanging', 'the hanging: 1862'),
      entry('the drop: after the hanging', 'the drop: after the hanging, 1861'),
      timeline,
    ],
    [
      O,
      'nightfall comes before the hanging',
      entry('the hanging', 'the hanging: 12 April 1862'),
      entry(
        'nightfall: after the evening at the gate, before the hanging',
        'nightfall: after the evening at the gate, before the hanging, 14 April 1862',
      ),
      timeline,
    ],
    [
      O,
      'an evening eight years too late',
      entry(
        'the evening at the gate: before the hanging',
        'the evening at the gate: before the hanging, 1870',
      ),
      entry('the hanging', 'the hanging: 1862'),
      timeline,
    ],
    [
      A,
      'Thursday after Friday',
      entry('Thursday: after March', 'Thursday: after March, 17 September 1926'),
      entry(
        'Friday morning: after Thursday night',
        'Friday morning: after Thursday night, 16 September 1926',
      ),
      timeline,
    ],
    [
      A,
      'March of the year after',
      entry('March: after the year before', 'March: after the year before, March 1927'),
      entry('Saturday: after Friday night', 'Saturday: after Friday night, 18 September 1926'),
      timeline,
    ],
    [
      A,
      'half past nine before nine',
      entry("nine o'clock: after ten to nine", "nine o'clock: after ten to nine, 17 September 1926 at 10 pm"),
      entry(
        "half past nine: after nine o'clock",
        "half past nine: after nine o'clock, 17 September 1926 at 9 pm",
      ),
      timeline,
    ],
    [
      A,
      'a son born before his mother',
      at('Charles Kent', '- Charles Kent was born in 1880', '- Miss Russell was born in 1890'),
      clash('Charles Kent', '- Miss Russell is the mother'),
    ],
    [
      A,
      'the 16th of September 1926 was a Thursday',
      entry('Friday noon: after Friday morning', 'Friday noon: after Friday morning, 16 September 1926'),
      timeline,
    ],
  ),
  ...decoys(
    DATES,
    [S, 'in order', entry('night 1: after the alarm', 'night 1: after the alarm, June 2023'), timeline],
    [
      M,
      'in order',
      entry('Christmas Eve', 'Christmas Eve: 24 December 1905'),
      entry('the good years: before Christmas Eve', 'the good years: before Christmas Eve, 1902'),
      timeline,
    ],
    [
      O,
      'in order, and on one day',
      entry('the hanging', 'the hanging: 12 April 1862'),
      entry('the drop: after the hanging', 'the drop: after the hanging, 12 April 1862'),
      timeline,
    ],
    [
      A,
      'the 17th of September 1926 was a Friday',
      entry('Friday noon: after Friday morning', 'Friday noon: after Friday morning, 17 September 1926'),
      timeline,
    ],
  ),
  ...errors(
    DURATIONS,
    [
      S,
      'thirty-five years after 1987',
      entry(
        'the writing: about 35 years after the crash',
        'the writing: about 35 years after the crash, 1999',
      ),
      timeline,
    ],
    [
      S,
      'three days, or nine',
      entry(
        'the writing: about 35 years after the crash',
        'the writing: about 35 years after the crash, 1 May 2022',
      ),
      entry('the alarm: after the writing', 'the alarm: 3 days after the writing, 10 May 2022'),
      timeline,
    ],
    [
      S,
      'two days, or nine',
      entry('night 1: after the alarm', 'night 1: after the alarm, 1 June 2022'),
      entry('the first visit: after night 1', 'the first visit: 2 days after night 1, 10 June 2022'),
      timeline,
    ],
    [
      S,
      'two days after it, and then the day after it',
      entry('night 1: after the alarm', 'night 1: 2 days after the alarm'),
      entry('the first visit: after night 1', 'the first visit: after night 1, 1 day after the alarm'),
      timeline,
    ],
    [
      M,
      'two hours and something more are not one',
      entry('closing time: after that afternoon', 'closing time: 2 hours after that afternoon'),
      entry(
        "seven o'clock: after the way home",
        "seven o'clock: after the way home, 1 hour after that afternoon",
      ),
      timeline,
    ],
    [
      M,
      'three hours after two is not seven',
      entry('that afternoon: after Christmas Eve', 'that afternoon: 24 December 1905 at 2 pm'),
      entry(
        "seven o'clock: after the way home",
        "seven o'clock: after the way home, 3 hours after that afternoon, 24 December 1905 at 7 pm",
      ),
      timeline,
    ],
    [
      M,
      'three years before 1905',
      entry('Christmas Eve', 'Christmas Eve: 24 December 1905'),
      entry('the good years: before Christmas Eve', 'the good years: 3 years before Christmas Eve, 1904'),
      timeline,
    ],
    [
      O,
      'three days, or ten',
      entry('the hanging', 'the hanging: 12 April 1862'),
      entry(
        'the evening at the gate: before the hanging',
        'the evening at the gate: 3 days before the hanging, 2 April 1862',
      ),
      timeline,
    ],
    [
      O,
      'one hour and two are not ninety minutes',
      entry('the drop: after the hanging', 'the drop: 2 hours after the hanging'),
      entry('the fall: after the drop', 'the fall: 1 hour after the drop'),
      moments('- noon: after the fall, 90 minutes after the hanging'),
      timeline,
    ],
    [
      O,
      'nightfall is an hour away, and the hanging half an hour',
      entry(
        'nightfall: after the evening at the gate, before the hanging',
        'nightfall: 1 hour after the evening at the gate, before the hanging',
      ),
      entry('the hanging', 'the hanging: 30 minutes after the evening at the gate'),
      timeline,
    ],
    [
      A,
      'two days after the 17th is not the 18th',
      entry('Friday night: after the discovery', 'Friday night: after the discovery, 17 September 1926'),
      entry('Saturday: after Friday night', 'Saturday: 2 days after Friday night, 18 September 1926'),
      timeline,
    ],
    [
      A,
      'ten days after the 18th is not the 20th',
      entry('Saturday afternoon: after Saturday', 'Saturday afternoon: after Saturday, 18 September 1926'),
      entry(
        'the second week: after Saturday afternoon',
        'the second week: 10 days after Saturday afternoon, 20 September 1926',
      ),
      timeline,
    ],
    [
      A,
      'fifteen minutes and more are not ten',
      entry('a quarter to ten: after half past nine', 'a quarter to ten: 15 minutes after half past nine'),
      entry(
        'the discovery: after a quarter past ten',
        'the discovery: after a quarter past ten, 10 minutes after half past nine',
      ),
      timeline,
    ],
    [
      A,
      'three days after the 27th is not a fortnight later',
      entry(
        'the second week: after Saturday afternoon',
        'the second week: after Saturday afternoon, 27 September 1926',
      ),
      moments('- the third week: three days after the second week, 12 October 1926'),
      timeline,
    ],
  ),
  ...decoys(
    DURATIONS,
    [
      S,
      'about thirty-five',
      entry(
        'the writing: about 35 years after the crash',
        'the writing: about 35 years after the crash, 2022',
      ),
      timeline,
    ],
    [
      M,
      'two hours and three',
      entry('closing time: after that afternoon', 'closing time: 2 hours after that afternoon'),
      entry(
        "seven o'clock: after the way home",
        "seven o'clock: after the way home, 3 hours after that afternoon",
      ),
      timeline,
    ],
    [
      O,
      'three days',
      entry('the hanging', 'the hanging: 12 April 1862'),
      entry(
        'the evening at the gate: before the hanging',
        'the evening at the gate: 3 days before the hanging, 9 April 1862',
      ),
      timeline,
    ],
    [
      A,
      'the next day',
      entry('Friday night: after the discovery', 'Friday night: after the discovery, 17 September 1926'),
      entry('Saturday: after Friday night', 'Saturday: the day after Friday night, 18 September 1926'),
      timeline,
    ],
  ),
  ...errors(
    CYCLE,
    [
      S,
      'the alarm is before both visits',
      entry('the alarm: after the writing', 'the alarm: after the writing, after the second visit'),
      timeline,
    ],
    [
      S,
      'after the last night and before the first',
      moments('- the holiday: after the last night, before night 1'),
      timeline,
    ],
    [S, 'after itself', moments('- the walk: after the walk'), timeline],
    [
      S,
      'the third visit before the first',
      entry(
        'the third visit: after the second visit',
        'the third visit: after the second visit, before the first visit',
      ),
      timeline,
    ],
    [O, 'after the fall that comes after it', entry('the hanging', 'the hanging: after the fall'), timeline],
    [
      O,
      'nightfall is after the evening',
      entry(
        'the evening at the gate: before the hanging',
        'the evening at the gate: before the hanging, after nightfall',
      ),
      timeline,
    ],
    [
      O,
      'a detour by a moment between',
      moments('- the pardon: after the fall, before the hanging'),
      timeline,
    ],
    [
      M,
      'before Christmas Eve, and after its evening',
      entry(
        'the good years: before Christmas Eve',
        "the good years: before Christmas Eve, after seven o'clock",
      ),
      timeline,
    ],
    [
      M,
      'the morning after the way home',
      entry('Christmas Eve', 'Christmas Eve: after the way home'),
      timeline,
    ],
    [
      M,
      'shops that close after seven, before seven',
      entry('closing time: after that afternoon', "closing time: after that afternoon, after seven o'clock"),
      timeline,
    ],
    [
      A,
      'the year before is after the end',
      entry('the year before', 'the year before: after dawn'),
      timeline,
    ],
    [
      A,
      'morning after noon',
      entry(
        'Friday morning: after Thursday night',
        'Friday morning: after Thursday night, after Friday noon',
      ),
      timeline,
    ],
    [
      A,
      'dinner after the discovery',
      entry(
        'half past seven: after Friday afternoon',
        'half past seven: after Friday afternoon, after the discovery',
      ),
      timeline,
    ],
    [
      A,
      'during a day long past',
      entry('the small hours: after the reunion', 'the small hours: after the reunion, during Thursday'),
      timeline,
    ],
  ),
  ...decoys(
    CYCLE,
    [
      S,
      'said twice',
      entry('the alarm: after the writing', 'the alarm: after the writing, before night 1'),
      timeline,
    ],
    [
      A,
      'said twice, the other way round',
      entry('Thursday: after March', 'Thursday: after March, before Friday noon'),
      timeline,
    ],
    [M, 'one between two', moments('- the walk: after closing time, before the way home'), timeline],
  ),
  ...errors(
    OPEN,
    [
      S,
      'who had it last?',
      moments(
        '- the fair: after the crash, before the writing',
        '- the storm: after the crash, before the writing',
      ),
      at('The train south', '- (the fair) Adam holds the record', '- (the storm) Harry holds the record'),
    ],
    [
      S,
      'the second visit need not come after the first',
      entry('the second visit: after the first visit', 'the second visit: after night 1'),
      timeline,
      clash('The train south', '- Adam'),
      clash('Home', '- '),
      clash('Wet clothes', '- '),
      clash('Wet clothes', '*'),
      clash('The train south', '*'),
      clash('Home', '*'),
    ],
    [
      O,
      'who had it last?',
      moments('- the muster: before the hanging', '- the march: before the hanging'),
      at(
        'A nod',
        '- (the muster) the sergeant holds the plank',
        '- (the march) the sentinel holds the plank',
      ),
    ],
    [
      O,
      'was he rich or poor in the end?',
      moments('- the harvest: before the evening at the gate', '- the flood: before the evening at the gate'),
      at('Water for a soldier', '- (the harvest) Farquhar is rich', '- (the flood) Farquhar is poor'),
    ],
    [
      M,
      'does he come home before he buys them?',
      entry("seven o'clock: after the way home", "seven o'clock: after that afternoon"),
      timeline,
      clash('He says nothing', '- '),
      clash('He says nothing', '*'),
      clash('The combs', '- '),
      clash('The combs', '*'),
    ],
    [
      M,
      'was she rich or poor in the end?',
      moments('- the opening: before Christmas Eve', '- the fire: before Christmas Eve'),
      at(
        'Hair goods of all kinds',
        '- (the opening) Madame Sofronie is rich',
        '- (the fire) Madame Sofronie is poor',
      ),
    ],
    [
      M,
      'where did it hang last?',
      moments('- the repair: before the good years', '- the loan: before the good years'),
      at(
        'Two treasures',
        '- (the repair) the watch hangs on the chain',
        '- (the loan) the watch hangs on the strap',
      ),
    ],
    [
      A,
      'was it given before it was taken?',
      entry('ten to nine: after twenty to nine', 'ten to nine: after half past seven'),
      timeline,
      clash('Her last letter', '- '),
      clash('Her last letter', '*'),
      clash('Ten to nine', '- '),
      clash('Ten to nine', '*'),
      clash('The whole truth', '- reveal (ten to nine)'),
    ],
    [
      A,
      'where is he, that second week?',
      entry('the reunion: after the second week', 'the reunion: after Saturday afternoon'),
      timeline,
      clash('A little reunion', '- '),
      clash('A little reunion', '*'),
      clash('The goldfish pond', '- '),
      clash('The goldfish pond', '*'),
    ],
    [
      A,
      'is he at home or in the study?',
      entry('Saturday afternoon: after Saturday', 'Saturday afternoon: after Friday night'),
      timeline,
      clash('Footprints', '- '),
      clash('Footprints', '*'),
      clash('The famous neighbour', '- '),
      clash('The famous neighbour', '*'),
    ],
    [
      A,
      'is the doctor in the house or in the garden?',
      entry('Friday noon: after Friday morning', 'Friday noon: after Thursday night'),
      timeline,
      clash('Marrows', '- '),
      clash('Marrows', '*'),
      clash('An overdose', '- '),
      clash('An overdose', '*'),
    ],
    [
      A,
      'who took them last?',
      moments(
        '- the first theft: after Friday noon, before half past seven',
        '- the second theft: after Friday noon, before half past seven',
      ),
      at(
        'Footprints',
        '- (the first theft) Parker takes the shoes',
        '- (the second theft) Raymond takes the shoes',
      ),
    ],
  ),
  ...decoys(
    OPEN,
    [
      S,
      'nothing hangs on it',
      moments(
        '- the fair: after the crash, before the writing',
        '- the storm: after the crash, before the writing',
      ),
      at('The train south', '- (the fair) Adam laughs', '- (the storm) Dad is dead'),
    ],
    [
      M,
      'two people, two states',
      moments('- the opening: before Christmas Eve', '- the fire: before Christmas Eve'),
      at('Hair goods of all kinds', '- (the opening) Madame Sofronie is happy', '- (the fire) Jim is ill'),
    ],
    [
      A,
      'the order follows from a third',
      moments(
        '- the first theft: after Friday noon, before Friday afternoon',
        '- the second theft: after Friday afternoon, before half past seven',
      ),
      at(
        'Footprints',
        '- (the first theft) Parker takes the shoes',
        '- (the second theft) Raymond takes the shoes',
      ),
    ],
  ),
];
