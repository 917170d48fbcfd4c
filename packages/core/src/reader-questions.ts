// Questions on a reader's device: `@unspoiled/core/reader/questions`, fetched when the first may be asked.

export { type AskOptions, answer } from './answers/ask.ts';
export { becauseIn } from './answers/because-of-answer.ts';
