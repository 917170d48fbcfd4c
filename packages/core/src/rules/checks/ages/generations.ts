import { isSameBeing } from '../../../engine/beings.ts';
import type { Engine } from '../../../engine/engine.ts';
import { connectives, phrase } from '../../../engine/phrase.ts';
import type { EntityId, RulePart, Word } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, quoteLine, type ToldAt } from '../found.ts';
import { foundWords } from '../words.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

const NAME = 'ages add up';

/** Seconds. */
const YEAR = 365 * 86_400;
/** Nobody has a child before they are so many years old. */
const YOUNGEST = 10;

/**
 * Parents who are hardly older than their children, or younger, as their ages and births have it: a mother of fifteen with a son of
 * twelve. Who is whose parent is looked up with all that follows from it (a son has parents).
 *
 * @param doubtful lines that clash with something else already: nothing follows from them.
 */
export function generationConflicts(engine: Engine, doubtful: ReadonlySet<number>): readonly Conflict[] {
  const evidence = evidenceOf(engine);
  const word = [...engine.story.words.values()].find(({ role }) => role === 'parent');
  if (!word || evidence.size < 2) return [];
  return [...evidence].flatMap(([parent, older]) =>
    childrenOf(engine, word, parent).flatMap((child) => {
      for (const one of older)
        for (const other of evidence.get(child) ?? []) {
          if (doubtful.has(one.by.line) || doubtful.has(other.by.line)) continue;
          if (mostBetween(engine, one, other) >= YOUNGEST * YEAR) continue;
          const [later, earlier] = one.by.told > other.by.told ? [one, other] : [other, one];
          const say = () => {
            const kin = phrase(engine, word, [parent, child], true, engine.end);
            return {
              text: `${quoteLine(engine, later.by.line)} ${connectives(engine).although} ${quoteLine(engine, earlier.by.line)}${foundWords(engine).tooYoung(kin, YOUNGEST)}`,
            };
          };
          const causes = [earlier.by, ...tellingOf(engine, parent, child)];
          return [conflictFound(engine, NAME, [later.by], causes, say)];
        }
      return [];
    }),
  );
}

function childrenOf(engine: Engine, word: Word, parent: EntityId): readonly EntityId[] {
  const [of = 'x', child = 'y'] = word.variables.map((v) => v.name);
  const variable = (name: string) => ({ type: 'variable', name }) as const;
  const part: RulePart = {
    type: 'clause',
    clause: { word, args: [variable(of), variable(child)], negated: false, secretly: false, mentions: [] },
  };
  const found = new Set<EntityId>();
  for (const bound of engine.matcher.part(part, { [of]: parent }, engine.now(engine.end), engine.end)) {
    const who = bound[child];
    if (typeof who === 'number' && who !== parent) found.add(who);
  }
  return [...found];
}

/** The most seconds that can lie between the birth of the one and that of the other; Infinity where nothing is known. */
function mostBetween(engine: Engine, one: Evidence, other: Evidence): number {
  const [first] = birthOf(engine, one);
  const [, last] = birthOf(engine, other);
  const dated = last - first;
  if (one.kind === 'birthday' || other.kind === 'birthday') return dated;
  const between = one.moment === other.moment ? { high: 0 } : engine.order.distance(one.moment, other.moment);
  const older = one.kind === 'age' ? one.years + 1 : 0;
  const younger = other.kind === 'age' ? other.years : 0;
  return Math.min(dated, (between?.high ?? Number.POSITIVE_INFINITY) + (older - younger) * YEAR);
}

/** The earliest and the latest that somebody can have been born, in seconds since 1970. */
function birthOf(engine: Engine, evidence: Evidence): readonly [number, number] {
  if (evidence.kind === 'birthday') return [evidence.from, evidence.to];
  const { from, begins } = engine.order.date(evidence.moment);
  if (evidence.kind === 'birth') return [from, begins];
  // Years are a few days longer than reckoned here at most: within what is taken for young.
  return [from - (evidence.years + 1) * YEAR, begins - evidence.years * YEAR];
}

/** The sentences that tell how the two are related. */
function tellingOf(engine: Engine, one: EntityId, other: EntityId): readonly ToldAt[] {
  const is = (value: unknown, who: EntityId) => typeof value === 'number' && isSameBeing(engine, value, who);
  return [...engine.painting.relations.values()].flatMap((relation) => {
    if (relation.word.kind !== 'fact' || relation.word.variables.length !== 2) return [];
    return [...relation.fluents].flatMap(({ key, timeline }) => {
      const [a, b] = key;
      if (!(is(a, one) && is(b, other)) && !(is(a, other) && is(b, one))) return [];
      return timeline.aliveAt(engine.end).flatMap(({ by }) => by ?? []);
    });
  });
}
