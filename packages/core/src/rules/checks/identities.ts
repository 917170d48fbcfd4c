import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Engine } from '../../engine/engine.ts';
import { finding } from './findings.ts';

/**
 * `Verbal is the same person as Keyser Söze`, where the one is declared as another name of the other: that says nothing, and
 * nobody can have taken them for two.
 */
export function checkIdentities(engine: Engine): readonly Diagnostic[] {
  return engine.story.sentences.flatMap((sentence) => {
    const { statement } = sentence;
    if (statement?.type !== 'clauses') return [];
    return statement.clauses.flatMap(({ word, args }) => {
      const [one, other] = args;
      if (word.kind !== 'identity' || one?.type !== 'value' || other?.type !== 'value') return [];
      if (one.value !== other.value) return [];
      const name = engine.nameOf(one.value, engine.end);
      return [
        finding(engine.story, sentence.line, {
          code: 'same-already',
          severity: 'warning',
          message: `These are two names of one entry, ${name}, so nobody can have taken them for two. Give each an entry of its own under # People: they are one from here on.`,
        }),
      ];
    });
  });
}
