import type { Word } from './tree.ts';

/** A word for what is grammar and no vocabulary (claims, `?x acts`), so that the one matcher reads it. */
export function grammarWord(id: string, variables: readonly string[], form: string): Word {
  return {
    id,
    kind: 'act',
    role: null,
    claim: null,
    variables: variables.map((name) => ({ name, kind: 'any' })),
    forms: [form],
    oneAtATime: false,
    oneHolder: false,
    bothWays: false,
    forever: false,
    oppositeOf: null,
    assumedOfPeople: false,
    maybeSupposed: false,
    atADistance: false,
    aloud: false,
    about: [],
    effects: [],
    builtIn: true,
    invented: false,
    range: { from: 0, to: 0 },
  };
}
