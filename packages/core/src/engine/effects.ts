import type { Word } from '../story/model.ts';

/** Where an argument of an effect comes from. */
export type Origin =
  | /** the act's own argument, by its place */ { readonly type: 'argument'; readonly index: number }
  | { readonly type: 'text'; readonly text: string }
  | /** the entity of that name, once it has been told */ { readonly type: 'name'; readonly name: string }
  | /** `?here`: the place where whoever does it is */ { readonly type: 'here' }
  | /** left open: `?thing is not in ?anywhere` */ { readonly type: 'open' }
  | /** not something that can be said of an act */ { readonly type: 'none' };

/** What an act brings about, worked out once for its word: which of its arguments goes where. */
export interface Effect {
  readonly word: Word;
  readonly negated: boolean;
  readonly args: readonly Origin[];
}

/** What the acts of a word are: who does it, and what it brings about. */
export interface Deed {
  /** The place of the one who does it among the arguments. */
  readonly subject: number;
  readonly effects: readonly Effect[];
}

/** The deed of a word for acts. */
export function deedOf(word: Word): Deed {
  const places = new Map(word.variables.map((v, i) => [v.name, i]));
  const effects = word.effects.flatMap((clause): Effect[] => {
    if (clause.word.kind === 'act' || clause.word.kind === 'identity') return [];
    const args = clause.args.map((term): Origin => {
      switch (term.type) {
        case 'name':
          return { type: 'name', name: term.name };
        case 'number':
          return { type: 'text', text: String(term.value) };
        case 'date':
          return { type: 'text', text: term.text };
        case 'variable': {
          const index = places.get(term.name);
          if (index !== undefined) return { type: 'argument', index };
          return { type: term.name === 'here' ? 'here' : 'open' };
        }
        default:
          return { type: 'none' };
      }
    });
    return [{ word: clause.word, negated: clause.negated, args }];
  });
  return { subject: Math.max(0, places.get('x') ?? 0), effects };
}
