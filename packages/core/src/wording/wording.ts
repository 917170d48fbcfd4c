// How what is explained is said in plain words, whoever shows it: a terminal, a page, Markdown. Nothing here knows how it looks.

export * from './conflicts.ts';
export * from './inline.ts';
export * from './knowledge.ts';
export * from './lives.ts';
export * from './phrasing.ts';
export * from './plain.ts';
export * from './said.ts';
export * from './search.ts';
export * from './twists.ts';
export * from './words.ts';
