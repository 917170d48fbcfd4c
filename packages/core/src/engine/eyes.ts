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

const entities = (args: readonly Argument[], being: Being): EntityId[] =>
  args.flatMap((a) => (a.type === 'value' && typeof a.value === 'number' ? [being(a.value)] : []));

/**
 * What a sentence puts before the eyes of a chain: `[Sally]` for what Sally gets of it, `[Anne, Sally]` for what Anne saw Sally
 * get. The table of witnesses, as code; gives statements that are so for whoever looks through these eyes.
 *
 * @param chain outermost first, no two neighbours the same, not empty.
 */
export function seenBy(
  chain: readonly EntityId[],
  sentence: Sentence,
  { present, watching, being }: Witnesses,
): readonly Statement[] {
  const { statement, mark } = sentence;
  if (!statement || mark === 'infer' || mark === 'unseen' || mark === 'suppose') return [];
  const [first] = chain;
  const rest = chain.slice(1);
  const together =
    first !== undefined && (present.has(first) || watching.has(first)) && rest.every((e) => present.has(e));
  if (statement.type === 'clauses') {
    const open = statement.clauses.filter((c) => !c.secretly);
    const secret = statement.clauses.filter(
      (c) =>
        c.secretly &&
        chain.length === 1 &&
        first !== undefined &&
        (watching.has(first) || entities(c.args, being)[0] === first),
    );
    const clauses = [...(together ? open : []), ...secret];
    return clauses.length > 0 ? [{ ...statement, clauses }] : [];
  }
  if (statement.type !== 'claim' || statement.negated) return [];
  if (
    statement.secretly &&
    !(chain.length === 1 && first !== undefined && watching.has(first)) &&
    first !== entities([statement.holder], being)[0]
  )
    return [];
  return claimed(chain, statement, { present, watching, being });
}

type Claim = Extract<Statement, { type: 'claim' }>;

function claimed(
  chain: readonly EntityId[],
  claim: Claim,
  { present, watching, being }: Witnesses,
): readonly Statement[] {
  const [holder] = entities([claim.holder], being);
  const hearers = entities(claim.to, being);
  const content = within(claim.content, claim.when);
  const speakers = new Set([...(holder === undefined ? [] : [holder]), ...hearers]);
  const witness = (e: EntityId, i: number) => present.has(e) || (i === 0 && watching.has(e));
  switch (claim.verb) {
    case 'tells':
      // Bystanders get that something was told, not what.
      return split(
        chain,
        content,
        being,
        (prefix) => prefix.length > 0 && prefix.every((e) => speakers.has(e) && present.has(e)),
      );
    case 'lies':
      // The liar knows better; everyone else in it, and whatever they take one another to think, is taken in.
      return split(chain, content, being, (prefix) => {
        const liar = prefix.length === 1 && prefix[0] === holder;
        return prefix.length > 0 && !liar && prefix.every((e) => speakers.has(e) && present.has(e));
      });
    case 'says':
      return split(chain, content, being, (prefix) => prefix.length > 0 && prefix.every(witness));
    case 'believes':
    case 'thinks':
      return chain[0] === holder ? accepted(chain.slice(1), content, being) : [];
    default: {
      // Those present see somebody come to it, and do not get it by that.
      for (let i = 0; i < chain.length; i++) {
        if (chain[i] === holder && chain.slice(0, i).every(witness)) {
          const got = accepted(chain.slice(i + 1), content, being);
          if (got.length > 0) return got;
        }
      }
      return [];
    }
  }
}

function split(
  chain: readonly EntityId[],
  content: Statement,
  being: Being,
  gets: (prefix: readonly EntityId[]) => boolean,
): readonly Statement[] {
  for (let i = chain.length; i > 0; i--) {
    if (!gets(chain.slice(0, i))) continue;
    const got = accepted(chain.slice(i), content, being);
    if (got.length > 0) return got;
  }
  return [];
}

/** What is so for the rest of a chain, where those before it take the statement to be so: `Sally believes that φ` is φ for Sally. */
export function accepted(
  rest: readonly EntityId[],
  statement: Statement,
  being: Being,
): readonly Statement[] {
  if (statement.type !== 'claim') return rest.length === 0 ? [statement] : [];
  if (statement.negated) return [];
  const content = within(statement.content, statement.when);
  const [holder] = entities([statement.holder], being);
  const factive = !['believes', 'thinks', 'tells', 'lies', 'says'].includes(statement.verb);
  if (rest.length === 0) return factive ? accepted(rest, content, being) : [];
  const [first] = rest;
  const told = statement.verb === 'tells' || statement.verb === 'lies' ? entities(statement.to, being) : [];
  const takes =
    statement.verb === 'lies'
      ? told.includes(first as EntityId)
      : first === holder || told.includes(first as EntityId);
  return takes ? accepted(rest.slice(1), content, being) : [];
}

const within = (content: Statement, when: Statement['when']): Statement =>
  content.when === null && when !== null ? { ...content, when } : content;
