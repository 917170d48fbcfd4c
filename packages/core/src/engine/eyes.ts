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
  const { statement } = sentence;
  if (!statement || !isWitnessed(sentence)) return NOTHING;
  if (statement.type === 'claim') return statement.negated ? NOTHING : claimed(chain, statement, witnesses);
  if (statement.type !== 'clauses') return NOTHING;
  const inView = areTogether(chain, witnesses);
  const clauses = statement.clauses.filter((c) =>
    c.secretly ? isPrivy(chain, entities(c.args, witnesses.being)[0], witnesses) : inView,
  );
  return clauses.length > 0 ? [{ ...statement, clauses }] : NOTHING;
}

/**
 * Whether a chain gets that something is told, said or learnt, be it what or not: a bystander sees that Othello is spoken to.
 *
 * @param chain as for `seenBy`.
 */
export function seesItSaid(chain: Chain, sentence: Sentence, witnesses: Witnesses): boolean {
  const { statement } = sentence;
  if (!statement || !isWitnessed(sentence)) return false;
  if (statement.type === 'dialogue') return areTogether(chain, witnesses);
  if (statement.type !== 'claim' || statement.negated) return false;
  const { being } = witnesses;
  const speakers = speakersOf(statement, being);
  if (chain.every((e) => speakers.has(e) && takesPart(e, statement, witnesses))) return true;
  return statement.secretly
    ? isPrivy(chain, entities([statement.holder], being)[0], witnesses)
    : areTogether(chain, witnesses);
}

const isWitnessed = ({ mark }: Sentence) => mark !== 'infer' && mark !== 'unseen' && mark !== 'suppose';

const entities = (args: readonly Argument[], being: Being): EntityId[] =>
  args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [being(a.value)] : []));

/** All of them in the scene, of whom the first may watch in secret. */
const areTogether = (chain: Chain, { present, watching }: Witnesses): boolean =>
  chain.every((e, i) => present.has(e) || (i === 0 && watching.has(e)));

/** Of what is done in secret whoever does it knows, and who watches in secret: neither that anybody else does. */
function isPrivy(chain: Chain, doer: EntityId | undefined, { watching }: Witnesses): boolean {
  const [first] = chain;
  return chain.length === 1 && first !== undefined && (watching.has(first) || first === doer);
}

/** Who takes part in what is told: whoever tells it, and whoever is told. */
const speakersOf = (claim: Claim, being: Being): ReadonlySet<EntityId> =>
  new Set(entities([claim.holder, ...claim.to], being));

/** Whoever speaks, or is spoken to, is in the scene for that; at another time they were wherever it was. */
const takesPart = (speaker: EntityId, { when }: Claim, { present }: Witnesses): boolean =>
  when !== null || present.has(speaker);

function claimed(chain: Chain, claim: Claim, witnesses: Witnesses): readonly Statement[] {
  const gets = takingIn(claim, witnesses);
  const content = within(claim.content, claim.when);
  // What somebody is told to have been said is so, and no more: what else there is to get of it is looked for further on.
  let reported = NOTHING as readonly Statement[];
  for (let i = chain.length; i > 0; i--) {
    if (!gets(chain.slice(0, i))) continue;
    const got = accepted(chain.slice(i), content, witnesses.being);
    if (got.some(({ type }) => type !== 'claim')) return [...reported, ...got];
    if (reported.length === 0) reported = got;
  }
  return reported;
}

/** Whether those of a chain take what is claimed to be so, each seeing the next do it. */
function takingIn(claim: Claim, witnesses: Witnesses): (prefix: Chain) => boolean {
  const { present, watching, being } = witnesses;
  const [holder] = entities([claim.holder], being);
  const speakers = speakersOf(claim, being);
  const among = (e: EntityId) => speakers.has(e) && takesPart(e, claim, witnesses);
  switch (claim.verb) {
    case 'tells':
      // Bystanders get that something was told, not what.
      return (prefix) => prefix.every(among);
    case 'lies':
      // The liar knows better; everyone else in it, and whatever they take one another to think, is taken in.
      return (prefix) => prefix.every(among) && !(prefix.length === 1 && prefix[0] === holder);
    case 'says':
      return (prefix) =>
        claim.secretly
          ? isPrivy(prefix, holder, witnesses)
          : prefix.every(
              (e, i) => present.has(e) || (i === 0 && watching.has(e)) || (e === holder && among(e)),
            );
    case 'believes':
    case 'thinks':
      return (prefix) => prefix.length === 1 && prefix[0] === holder;
    default:
      // Those present see somebody come to it, and do not get it by that.
      return (prefix) => {
        const others = prefix.slice(0, -1);
        const isSeen = others.length === 0 || (!claim.secretly && areTogether(others, witnesses));
        return isSeen && prefix.at(-1) === holder;
      };
  }
}

/** What is so for the rest of a chain, where those before it take the statement to be so: `Sally believes that φ` is φ for Sally. */
function accepted(rest: Chain, statement: Statement, being: Being): readonly Statement[] {
  if (statement.type !== 'claim') return rest.length === 0 ? [statement] : NOTHING;
  if (statement.negated) return NOTHING;
  const { verb } = statement;
  const content = within(statement.content, statement.when);
  const [first, ...others] = rest;
  if (first === undefined) {
    // That it was said is so; not what.
    if (verb === 'tells' || verb === 'lies' || verb === 'says') return [statement];
    return verb === 'believes' || verb === 'thinks' ? NOTHING : accepted(rest, content, being);
  }
  const told = verb === 'tells' || verb === 'lies' ? entities(statement.to, being) : [];
  const isHolder = verb !== 'lies' && entities([statement.holder], being)[0] === first;
  return isHolder || told.includes(first) ? accepted(others, content, being) : NOTHING;
}

const within = (content: Statement, when: Statement['when']): Statement =>
  content.when === null && when !== null ? { ...content, when } : content;
