import { isSaid, isThought } from '../story/claims.ts';
import type { Argument, EntityId, Sentence, Statement } from '../story/model.ts';

/** Who was there as a sentence was told. */
export interface Witnesses {
  /** In the scene and able to take things in. They are together: each knows that the others saw. */
  readonly present: ReadonlySet<EntityId>;
  /** They take in everything, and nobody knows. */
  readonly watching: ReadonlySet<EntityId>;
  /** Whom somebody turns out to be, in a story that merges any two. */
  readonly being: Being;
}

export type Being = (entity: EntityId) => EntityId;

type Chain = readonly EntityId[];
type Claim = Extract<Statement, { type: 'claim' }>;

const NOTHING: readonly never[] = [];

/**
 * What a sentence puts before the eyes of a chain: `[Sally]` for what Sally gets of it, `[Anne, Sally]` for what Anne saw Sally
 * get. The table of witnesses, as code; gives statements that are so for whoever looks through these eyes.
 *
 * @param chain outermost first, no two neighbours the same, not empty.
 */
export function seenBy(chain: Chain, sentence: Sentence, witnesses: Witnesses): readonly Statement[] {
  const { statement, mark } = sentence;
  if (!statement || (mark !== null && mark !== 'reveal')) return NOTHING;
  if (statement.type === 'claim' && !statement.negated) return claimed(chain, statement, witnesses);
  if (statement.type === 'dialogue' && areTogether(chain, witnesses)) return [statement];
  if (statement.type !== 'clauses') return NOTHING;
  const inView = areTogether(chain, witnesses);
  const clauses = statement.clauses.filter(({ secretly, args }) =>
    secretly ? isPrivy(chain, entities(args, witnesses.being)[0], witnesses) : inView,
  );
  return clauses.length > 0 ? [{ ...statement, clauses }] : NOTHING;
}

const entities = (args: readonly Argument[], being: Being): EntityId[] =>
  args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [being(a.value)] : []));

/** All of them in the scene; the first may watch it in secret. */
export const areTogether = (chain: Chain, witnesses: Witnesses): boolean =>
  chain.every((e, i) => isThere(e, i, witnesses));

const isThere = (e: EntityId, i: number, { present, watching }: Witnesses): boolean =>
  present.has(e) || (i === 0 && watching.has(e));

/** Of what is done in secret whoever does it knows, and who watches in secret: neither that anybody else does. */
const isPrivy = (chain: Chain, doer: EntityId | undefined, { watching }: Witnesses): boolean =>
  chain.length === 1 && (chain[0] === doer || watching.has(chain[0]!));

/** Who claims something, and who takes part in that: whoever tells it, and whoever is told. */
function partsIn({ holder, to, when }: Claim, { present, being }: Witnesses) {
  const speakers = entities([holder, ...to], being);
  return {
    holder: entities([holder], being)[0],
    // They are in the scene for that; at another time they were wherever it was.
    among: (e: EntityId) => speakers.includes(e) && (when !== null || present.has(e)),
  };
}

function claimed(chain: Chain, claim: Claim, witnesses: Witnesses): readonly Statement[] {
  const { verb, secretly } = claim;
  const { holder, among } = partsIn(claim, witnesses);
  // That something is said is seen by whoever looks on, be it what or not.
  const looksOn = () => (secretly ? isPrivy(chain, holder, witnesses) : areTogether(chain, witnesses));
  const isSeen = isSaid(verb) && (chain.every(among) || looksOn());
  const seen: Statement[] = isSeen ? [claim] : [];
  const gets = (prefix: Chain): boolean => {
    const alone = prefix.length === 1;
    if (verb === 'says')
      return secretly
        ? isPrivy(prefix, holder, witnesses)
        : prefix.every((e, i) => isThere(e, i, witnesses) || (e === holder && among(e)));
    // The liar knows better; everyone else in it, and whatever they take one another to think, is taken in.
    if (isSaid(verb)) return prefix.every(among) && !(verb === 'lies' && alone && prefix[0] === holder);
    if (prefix.at(-1) !== holder) return false;
    // Those present see somebody come to know, and do not get it by that; what somebody only thinks, they do not see.
    return alone || (!isThought(verb) && !secretly && areTogether(prefix.slice(0, -1), witnesses));
  };
  const content = within(claim.content, claim.when);
  for (let i = chain.length; i > 0; i--) {
    const got = gets(chain.slice(0, i)) ? accepted(chain.slice(i), content, witnesses.being) : null;
    if (!got) continue;
    seen.push(got);
    // What somebody is told to have been said is so, and no more: what else there is to get of it is looked for further on.
    if (got.type !== 'claim') break;
  }
  return seen;
}

/** What is so for the rest of a chain, where those before it take the statement to be so: `Sally believes that φ` is φ for Sally. */
function accepted(rest: Chain, statement: Statement, being: Being): Statement | null {
  const [first, ...others] = rest;
  if (statement.type !== 'claim') return first === undefined ? statement : null;
  const { verb, holder, to, when, negated } = statement;
  if (negated) return null;
  const content = within(statement.content, when);
  if (first === undefined) {
    // That it was said is so; not what.
    if (isSaid(verb)) return statement;
    return isThought(verb) ? null : accepted(rest, content, being);
  }
  const takers = entities(verb === 'lies' ? to : [holder, ...to], being);
  return takers.includes(first) ? accepted(others, content, being) : null;
}

const within = (content: Statement, when: Statement['when']): Statement =>
  content.when === null && when !== null ? { ...content, when } : content;
