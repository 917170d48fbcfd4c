import type { Lexicon } from './lexicon.ts';
import type { Form, PatternNode, Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import { misfit, type TermOption, Terms } from './term.ts';
import type { VariableKind } from './tree.ts';
import { type VerbReading, verbReadings } from './verb.ts';

/** A form of a word that fits, with what fills its places. */
export interface Match {
  readonly form: Form;
  readonly slots: readonly TermOption[];
  /** Up to where it reaches; what is left after it is a modifier. */
  readonly next: number;
  readonly negated: boolean;
  readonly secretly: boolean;
}

/** What has been read up to some place. */
class State {
  readonly slots: readonly TermOption[];
  readonly misfit: number;
  readonly literals: number;
  readonly negated: boolean;
  readonly secretly: boolean;
  /** The verb has not come yet. */
  readonly verb: boolean;
  /** `are` has been said of several, so nouns may be plural: `are ghosts`. */
  readonly are: boolean;

  constructor(
    slots: readonly TermOption[],
    misfit: number,
    literals: number,
    negated: boolean,
    secretly: boolean,
    verb: boolean,
    are: boolean,
  ) {
    this.slots = slots;
    this.misfit = misfit;
    this.literals = literals;
    this.negated = negated;
    this.secretly = secretly;
    this.verb = verb;
    this.are = are;
  }

  /** With one more word of the pattern read. */
  past(negated = this.negated, secretly = this.secretly, verb = this.verb, are = this.are): State {
    return new State(this.slots, this.misfit, this.literals + 1, negated, secretly, verb, are);
  }

  /** With what says no, or that nobody sees it, passed over. */
  said(negated: boolean, secretly: boolean): State {
    return new State(this.slots, this.misfit, this.literals, negated, secretly, this.verb, this.are);
  }

  /** With the place of one more variable filled. */
  filled(option: TermOption, misfit: number): State {
    const { literals, negated, secretly, verb, are } = this;
    return new State([...this.slots, option], this.misfit + misfit, literals, negated, secretly, verb, are);
  }
}

type Children = ReadonlyMap<VariableKind, PatternNode>;

interface Scored extends Match {
  readonly state: State;
}

/** How many steps the reading of one clause may take: far more than any sentence needs. */
const budget = 20_000;

/**
 * Holds the tokens [start, end) against all patterns at once and gives the match that says most, or null.
 * With `open`, anything may follow, and the match that ends first is taken.
 */
export function bestMatch(
  reading: Reading,
  start: number,
  end: number,
  patterns: Patterns = reading.patterns,
  open = false,
): Match | null {
  return new Matcher(reading, end, open).run(start, patterns);
}

class Matcher {
  readonly #reading: Reading;
  readonly #end: number;
  readonly #open: boolean;
  readonly #terms: Terms;
  readonly #lexicon: Lexicon;
  readonly #verbsAt: (readonly VerbReading[] | undefined)[] = [];
  #steps = 0;
  #best: Scored | null = null;

  constructor(reading: Reading, end: number, open: boolean) {
    this.#reading = reading;
    this.#end = end;
    this.#open = open;
    this.#terms = new Terms(reading, end);
    this.#lexicon = reading.way.lexicon;
  }

  run(start: number, patterns: Patterns): Match | null {
    // `secretly Sally watches`
    const secretly = this.#reading.english && this.#reading.word(start) === 'secretly';
    const state = new State([], 0, 0, false, secretly, true, false);
    this.#walk(patterns.root, secretly ? start + 1 : start, state);
    return this.#best;
  }

  #walk(node: PatternNode, at: number, state: State): void {
    if (++this.#steps > budget) return;
    if (node.ends !== null && this.#mayEnd(at)) for (const form of node.ends) this.#consider(form, at, state);
    if (node.literals !== null) this.#literal(node.literals, at, state);
    if (node.slots !== null) this.#slots(node.slots, at, state);
    if (state.slots.length === 1) this.#reciprocal(node, at, state);
    if (this.#reading.grammar === 'fr' && state.slots.length > 0) this.#french(node, at, state);
  }

  #mayEnd(at: number): boolean {
    if (this.#open || at >= this.#end) return true;
    // Words and rules are read to the letter: a modifier there means something that would be lost.
    if (this.#reading.use === 'defining') return false;
    const token = this.#reading.tokens[at];
    return (this.#reading.grammar === 'fr' ? this.#lexicon.french : this.#lexicon).opensModifier(token);
  }

  /**
   * Passes over what says no, and what takes nothing away.
   *
   *     Anne n'est plus dans le phare     est dans, negated
   *          --     ----
   */
  #french(node: PatternNode, at: number, state: State): void {
    const word = at < this.#end ? this.#reading.word(at) : '';
    if (!state.negated && (word === 'ne' || word === "n'"))
      this.#walk(node, at + 1, state.said(true, state.secretly));
    else if (word === 'secrètement') this.#walk(node, at + 1, state.said(state.negated, true));
    else if (this.#lexicon.french.isParticle(word, state.negated)) this.#walk(node, at + 1, state);
  }

  // ---------------------------------------------------------------- words that must stand there

  #literal(literals: ReadonlyMap<string, PatternNode>, at: number, state: State): void {
    const token = this.#reading.tokens[at];
    if (token === undefined || at >= this.#end) return;
    const genitive = token.lower === "'s" || token.lower === "'";
    const direct = literals.get(token.lower === "'" ? "'s" : token.lower);
    const several = (state.slots[0]?.members.length ?? 1) > 1;
    if (direct !== undefined)
      this.#walk(
        direct,
        at + 1,
        state.past(
          state.negated,
          state.secretly,
          state.verb && (genitive || state.slots.length === 0),
          state.are || (several && token.lower === 'are'),
        ),
      );
    if (state.verb && this.#reading.english) {
      for (const verb of this.#verbs(at)) {
        for (const literal of verb.literals) {
          const next = literals.get(literal);
          if (next === undefined || (next === direct && verb.next === at + 1 && !verb.negated)) continue;
          const negated = state.negated || verb.negated;
          const secretly = state.secretly || verb.secretly;
          this.#walk(next, verb.next, state.past(negated, secretly, false, several && literal === 'is'));
        }
      }
    }
    const auxiliary = this.#reading.grammar === 'fr' ? this.#lexicon.french.auxiliary(token.lower) : null;
    const inflected = auxiliary === null ? undefined : literals.get(auxiliary);
    if (inflected !== undefined && state.slots.length === 1) this.#walk(inflected, at + 1, state.past());
    // `Mum and Dad are ghosts`
    if (state.are) {
      for (const noun of this.#lexicon.singulars(token.lower)) {
        for (const article of [null, 'a', 'an', 'the']) {
          const next = (article === null ? literals : literals.get(article)?.literals)?.get(noun);
          if (next !== undefined) this.#walk(next, at + 1, state.past());
        }
      }
    }
  }

  /** Many patterns come to the same place, which is looked at once. */
  #verbs(at: number): readonly VerbReading[] {
    const known = this.#verbsAt[at];
    if (known !== undefined) return known;
    const verbs = verbReadings(this.#reading.tokens, at, this.#end, this.#lexicon);
    this.#verbsAt[at] = verbs;
    return verbs;
  }

  // ---------------------------------------------------------------- places of variables

  #slots(slots: Children, at: number, state: State): void {
    if (at >= this.#end) return;
    for (const option of this.#options(at, state)) this.#fill(slots, option, state);
    if (slots.has('number')) this.#fillOnly(slots, 'number', this.#terms.number(at), state);
    if (slots.has('date')) this.#fillOnly(slots, 'date', this.#terms.date(at), state);
  }

  #options(at: number, state: State): readonly TermOption[] {
    const options = this.#terms.at(at);
    const subject = state.slots[0]?.members;
    const owner = subject?.length === 1 && subject[0]?.type === 'known' ? subject[0].named.name : null;
    const belonging = owner === null ? null : this.#terms.belonging(at, owner);
    return belonging === null ? options : [belonging, ...options];
  }

  #fill(slots: Children, option: TermOption, state: State): void {
    const asking = this.#reading.use === 'asking';
    for (const [kind, next] of slots) {
      let total = 0;
      for (const member of option.members) {
        const one = misfit(member, kind, asking);
        total = one === null ? Number.POSITIVE_INFINITY : Math.max(total, one);
      }
      if (total === Number.POSITIVE_INFINITY) continue;
      if (this.#mayGoOn(next, option.next, state)) this.#walk(next, option.next, state.filled(option, total));
      else this.#steps++;
    }
  }

  /** A cheap look before the careful one: what looks like a name is most often followed by no word that any pattern has there. */
  #mayGoOn(node: PatternNode, at: number, state: State): boolean {
    if (node.ends !== null || node.slots !== null || !this.#reading.english || state.are) return true;
    // `Adam and Harry meet`: each other.
    if (!state.verb && state.slots.length === 0) return true;
    const { literals } = node;
    const token = this.#reading.tokens[at];
    if (literals === null || token === undefined || at >= this.#end) return false;
    if (literals.has(token.lower) || token.lower === "'") return true;
    return state.verb && this.#verbs(at).some((verb) => verb.literals.some((word) => literals.has(word)));
  }

  #fillOnly(slots: Children, kind: VariableKind, option: TermOption | null, state: State): void {
    const next = slots.get(kind);
    if (option !== null && next !== undefined) this.#walk(next, option.next, state.filled(option, 0));
  }

  /** `Adam and Harry meet`, `… are married`, `… fall in love`: each other, though nothing says so. */
  #reciprocal(node: PatternNode, at: number, state: State): void {
    const subject = state.slots[0];
    if (
      !this.#reading.english ||
      state.verb ||
      subject === undefined ||
      subject.members.length < 2 ||
      this.#open ||
      !this.#mayEnd(at)
    )
      return;
    const before = this.#reading.word(at - 1);
    const joint =
      node.literals?.get('with') ??
      (/^(?:married|engaged|related|betrothed)$/u.test(before) ? node.literals?.get('to') : undefined);
    const object = joint ?? (this.#lexicon.mutual.has(before) ? node : undefined);
    const next = object?.slots?.get('any');
    if (next === undefined) return;
    const option: TermOption = { members: [{ type: 'each other', from: at, to: at }], next: at };
    for (const form of next.ends ?? []) this.#consider(form, at, state.filled(option, 1));
  }

  // ---------------------------------------------------------------- choosing

  #consider(form: Form, next: number, state: State): void {
    if (form.fills.length !== state.slots.length || !consistent(form, state.slots)) return;
    if (form.copula && !state.slots.every(isNamed)) return;
    const match: Scored = {
      form,
      slots: state.slots,
      next,
      negated: state.negated,
      secretly: state.secretly,
      state,
    };
    if (this.#best === null || this.#compare(match, this.#best) < 0) this.#best = match;
  }

  /** Negative if the first is the better reading. */
  #compare(a: Scored, b: Scored): number {
    if (a.next !== b.next) return this.#open ? a.next - b.next : b.next - a.next;
    return (
      knownSlots(b) - knownSlots(a) ||
      b.state.literals - a.state.literals ||
      a.state.misfit - b.state.misfit ||
      madeUp(a) - madeUp(b) ||
      Number(a.form.word.builtIn) - Number(b.form.word.builtIn) ||
      Math.min(a.form.rank, 1) - Math.min(b.form.rank, 1) ||
      a.form.order - b.form.order ||
      a.form.rank - b.form.rank
    );
  }
}

/** Places filled by names that are known: they beat literal words that happen to read the same. */
function knownSlots(match: Match): number {
  return match.slots.filter((slot) => slot.members.every((member) => member.type === 'known')).length;
}

/** Filled by names that are known, or by variables. */
const isNamed = (slot: TermOption): boolean =>
  slot.members.every((member) => member.type === 'known' || member.type === 'variable');

/** How many words of names would be made up. */
function madeUp(match: Match): number {
  let words = 0;
  for (const slot of match.slots)
    for (const member of slot.members) if (member.type === 'phrase') words += member.to - member.from;
  return words;
}

/** A variable that stands twice in a form must be filled alike. */
function consistent(form: Form, slots: readonly TermOption[]): boolean {
  if (new Set(form.fills).size === form.fills.length) return true;
  return form.fills.every((fill, i) => {
    const first = form.fills.indexOf(fill);
    return (
      first === i ||
      (slots[first] !== undefined && slots[i] !== undefined && spelled(slots[first]) === spelled(slots[i]))
    );
  });
}

function spelled(option: TermOption): string {
  return option.members
    .map((member) =>
      member.type === 'known'
        ? member.named.name
        : member.type === 'variable'
          ? `?${member.name}`
          : `${member.from}`,
    )
    .join();
}
