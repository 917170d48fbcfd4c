import { newMoment } from './new-moment.ts';
import { asking, type MakingUp, type Way } from './reading.ts';
import { reportSeveral } from './several.ts';
import { readSpecial } from './special.ts';
import { readTime } from './time.ts';
import { keepEvent, nearEvent } from './told-event.ts';
import { guessKind, introduceName } from './undeclared.ts';

const makesUp: MakingUp = {
  name: introduceName,
  kind: guessKind,
  moment: newMoment,
  time: readTime,
  event: keepEvent,
  several: reportSeveral,
  special: readSpecial,
};

/** Scenes and suppositions. */
export const telling: Way = { use: 'telling', makesUp, near: nearEvent };

/** Words and rules. */
export const defining: Way = { use: 'defining', makesUp, near: nearEvent };

/** Questions, with a word of advice where one cannot be read. */
export const advising: Way = { ...asking, near: nearEvent };
