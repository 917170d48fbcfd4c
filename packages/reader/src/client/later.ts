// What is fetched when it is first looked at: together, so that the scripts of a first visit are two files and no more.

export { Ask } from './ask.tsx';
export { Charts } from './charts.tsx';
