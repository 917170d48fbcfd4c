import type { Engine } from '../../engine/engine.ts';
import type { Argument, Clause, Sentence, Statement } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, saying, tells } from './clue.ts';

// What is said by somebody, and turns out to have been said of more, or against another's word.

const SAID: ReadonlySet<string> = new Set(['tells', 'says', 'lies']);

type Said = Sentence & { readonly statement: Extract<Statement, { type: 'claim' }> };

const claimsIn = (sentences: readonly Sentence[]): readonly Said[] =>
  sentences.filter((s): s is Said => tells(s) && s.statement?.type === 'claim' && SAID.has(s.statement.verb));

const holderOf = ({ statement: { holder } }: Said) => (holder.type === 'value' ? holder.value : null);

/** What somebody says of themselves in the scenes of a twist that is about them: it has another meaning after. */
export function doubleMeanings(engine: Engine, twist: TwistFound): Clue[] {
  // Of two who turn out to be one, what each says of the other counts.
  const two = new Set(
    twist.recasts.flatMap((r) => (r.fluent === null && r.scenes === null ? r.entities : [])),
  );
  const people = new Set(
    twist.recasts
      .flatMap((r) => r.entities)
      .filter((e) => !two.has(e) && engine.story.entities[e]?.kind === 'person'),
  );
  const inReach = new Set(twist.reach);
  return claimsIn(engine.story.sentences.slice(0, twist.scene.first - 1)).flatMap((sentence) => {
    const speaker = holderOf(sentence);
    if (typeof speaker !== 'number' || !people.has(speaker) || !inReach.has(sentence.scene)) return [];
    if (!isAbout(sentence.statement.content, speaker)) return [];
    return [
      clueOf(
        'word',
        [sentence.scene],
        twist.scene.number,
        [],
        `${saying(sentence)}, which ${quoted(engine, twist)} gives another meaning`,
      ),
    ];
  });
}

const quoted = (engine: Engine, { scene }: TwistFound) =>
  `“${engine.story.scenes[scene.number - 1]?.title ?? ''}”`;

const isAbout = (content: Statement, who: number): boolean =>
  content.type === 'clauses' &&
  content.clauses.some(({ args }) => args[0]?.type === 'value' && args[0].value === who);

/** Two who say the opposite of each other, one of whom a later twist is about, the first such twist accounts for it. */
export function twoAccounts(engine: Engine, twists: readonly TwistFound[]): Clue[] {
  const claims = claimsIn(engine.story.sentences);
  return claims.flatMap((later, i) =>
    claims.slice(0, i).flatMap((earlier) => {
      const [one, other] = [holderOf(earlier), holderOf(later)];
      if (typeof one !== 'number' || typeof other !== 'number' || one === other) return [];
      if (!areOpposite(earlier.statement.content, later.statement.content)) return [];
      const twist = twists.find(
        ({ scene, recasts }) =>
          scene.number > later.scene &&
          recasts.some(({ entities }) => entities.includes(one) || entities.includes(other)),
      );
      if (!twist) return [];
      const text = `${saying(earlier)}, but ${saying(later)}`;
      return [clueOf('denial', [earlier.scene, later.scene], twist.scene.number, [], text, later.scene)];
    }),
  );
}

function areOpposite(one: Statement, other: Statement): boolean {
  if (one.type !== 'clauses' || other.type !== 'clauses') return false;
  return one.clauses.some((a) => other.clauses.some((b) => a.negated !== b.negated && isSame(a, b)));
}

const isSame = (a: Clause, b: Clause): boolean =>
  a.word.id === b.word.id &&
  a.args.length === b.args.length &&
  a.args.every((argument, i) => value(argument) !== undefined && value(argument) === value(b.args[i]!));

const value = (argument: Argument) => (argument.type === 'value' ? argument.value : undefined);

/** Somebody says that scenes shown earlier were not when, or what, they seemed. */
export function toldOtherwise(engine: Engine): Clue[] {
  return claimsIn(engine.story.sentences).flatMap((sentence) => {
    const { content } = sentence.statement;
    if (content.type !== 'scenes') return [];
    const planted = Array.from({ length: content.to - content.from + 1 }, (_, i) => content.from + i).filter(
      (number) => number < sentence.scene,
    );
    if (planted.length === 0) return [];
    return [clueOf('retelling', planted, sentence.scene, [], `not what it seemed: ${saying(sentence)}`)];
  });
}
