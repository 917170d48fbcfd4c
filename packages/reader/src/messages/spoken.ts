// The messages that a bundle speaks: the bundler puts those of its language here.
export { en as messages } from './en.ts';
