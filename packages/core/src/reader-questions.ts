// Questions on a reader's device, and what is open: `@unspoiled/core/reader/questions`, fetched when the first may be asked.

export { type AskOptions, answer } from './answers/ask.ts';
export { openIn, soFarIn } from './answers/open-of-session.ts';
export { whyAnswerIn } from './answers/why.ts';
