// What it takes in memory to explain nothing yet: text, story, engine.

import { toldTo } from '../product.mjs';

/** What `run` is to find. */
export const due = () => [{ who: 'ours', what: 'megabytes' }];

/** The first job of a process, which has taken nothing else. */
export function run(_, { understood }, emit) {
  toldTo(understood());
  emit({ who: 'ours', what: 'megabytes', value: process.resourceUsage().maxRSS / 1024 });
}
