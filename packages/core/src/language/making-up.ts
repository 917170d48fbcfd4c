import { readDate } from '../text/calendar.ts';
import { readClosing } from './closing.ts';
import * as problems from './content-problems.ts';
import { newMoment } from './new-moment.ts';
import { holdsNoDate } from './no-date.ts';
import { behindOpening } from './opening.ts';
import { askingBy, type MakingUp, type Way } from './reading.ts';
import { reportSeveral } from './several.ts';
import { readSpecial } from './special.ts';
import { readTime } from './time.ts';
import { keepEvent } from './told-event.ts';
import { guessKind, introduceName, introduceSubject } from './undeclared.ts';
import { lexicon } from './word-lists.ts';

const makesUp: MakingUp = {
  name: introduceName,
  kind: guessKind,
  moment: newMoment,
  time: readTime,
  event: keepEvent,
  several: reportSeveral,
  special: readSpecial,
  subject: introduceSubject,
  behindOpening,
  closing: readClosing,
  isNoDate: holdsNoDate,
};

/** Scenes and suppositions. */
export const telling: Way = { use: 'telling', lexicon, date: readDate, makesUp, problems };

/** Words and rules. */
export const defining: Way = { use: 'defining', lexicon, date: readDate, makesUp, problems };

/** Questions, with a word of advice where one cannot be read. */
export const advising: Way = { ...askingBy(lexicon), problems };
