import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { defining } from './making-up.ts';
import { nearest } from './nearest.ts';
import { type ProblemDetail, problem, report } from './problem.ts';
import { oneLine, trimRange } from './ranges.ts';
import { Reading } from './reading.ts';
import { loopProblem, loopsIn } from './rule-loops.ts';
import { readRuleParts } from './rule-parts.ts';
import { nearestPattern } from './suggest.ts';
import type { Rule, RulePart, Term } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What `# Rules` says. */
export interface RulesRead {
  readonly rules: readonly Rule[];
  /** The names of rules that stand there with an error, and are not in force. */
  readonly broken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the items of `# Rules` and adds them to those there are; a rule of the same name is replaced, and
 * `off: name` takes one away.
 *
 *     - the dead do not act: never ?x acts while ?x is dead, unless ?x is a ghost
 *       -------------------  ===== ------- ===== ----------  ====== -------------
 *     - siblings: ?x is a sibling of ?y when ?p is the parent of ?x and ?p is the parent of ?y
 *       --------  --------------------- ==== ---------------------- === ----------------------
 *     - guests: ?x is a stranger to ?y when ?x is a guest of ?y, unless ?x is the friend of ?y
 *       ------  --------------------- ==== ------------------  ====== ------------------------
 *
 * @param items each list item without its bullet
 * @param base the rules that they are added to
 * @param vocabulary the words and names that they may use
 */
export function readRules(
  source: Source,
  items: readonly Range[],
  base: readonly Rule[],
  vocabulary: Vocabulary,
): RulesRead {
  return new RulesReader(source, base, vocabulary, false).read(items);
}

/** As `readRules`, for the rules that every story starts with. */
export function readBuiltInRules(source: Source, items: readonly Range[], vocabulary: Vocabulary): RulesRead {
  return new RulesReader(source, [], vocabulary, true).read(items);
}

/** Names of rules are compared without regard to case. */
const key = (name: string) => oneLine(name).toLowerCase().replace(/[’ʼ]/gu, "'");

class RulesReader {
  readonly #source: Source;
  readonly #vocabulary: Vocabulary;
  readonly #builtIn: boolean;
  readonly #rules = new Map<string, Rule>();
  readonly #own = new Map<string, Range>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(source: Source, base: readonly Rule[], vocabulary: Vocabulary, builtIn: boolean) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#builtIn = builtIn;
    for (const rule of base) this.#rules.set(key(rule.name), rule);
  }

  read(items: readonly Range[]): RulesRead {
    const off: { readonly name: string; readonly range: Range }[] = [];
    for (const item of items) {
      const colon = this.#source.text.slice(item.from, item.to).indexOf(':');
      const nameRange = trimRange(this.#source.text, {
        from: item.from,
        to: colon < 0 ? item.to : item.from + colon,
      });
      const name = this.#nameAt(nameRange);
      const body = trimRange(this.#source.text, {
        from: colon < 0 ? item.to : item.from + colon + 1,
        to: item.to,
      });
      if (/^off$/iu.test(name))
        off.push({ name: oneLine(this.#source.slice(body)).replace(/\.$/u, ''), range: body });
      else if (colon < 0 && /^off\s/iu.test(name))
        off.push({ name: name.slice(4).trim(), range: { from: nameRange.from + 4, to: nameRange.to } });
      else if (colon < 0 || name === '')
        this.#report(
          'rule-without-name',
          item,
          'This rule has no name. Write a name, a colon, and what never happens: - the dead do not act: never ?x acts while ?x is dead.',
        );
      else this.#rule(name, nameRange, body, item);
    }
    // Only now, since a rule may be turned off above the line that states it.
    for (const { name, range } of off) this.#turnOff(name, range);
    for (const loop of loopsIn([...this.#rules.values()], this.#vocabulary.words)) {
      this.#diagnostics.push(loopProblem(this.#source, loop));
      this.#rules.delete(key(loop.left.name));
    }
    const turnedOff = new Set(off.map(({ name }) => key(name)));
    const broken = [...this.#own].filter(([own]) => !this.#rules.has(own) && !turnedOff.has(own));
    return {
      rules: [...this.#rules.values()],
      broken: broken.map(([, range]) => this.#nameAt(range)),
      diagnostics: this.#diagnostics,
    };
  }

  #nameAt(range: Range): string {
    return oneLine(this.#source.slice(range).replace(/[*_`]/gu, ''));
  }

  #report(code: string, range: Range, message: string, detail?: ProblemDetail): void {
    this.#diagnostics.push(problem(this.#source, 'error', code, range, message, detail));
  }

  #turnOff(name: string, range: Range): void {
    // One that stands here and could not be read has its own finding.
    if (this.#rules.delete(key(name)) || this.#own.has(key(name))) return;
    const near = nearest(
      name,
      [...this.#rules.values()].map((rule) => rule.name),
    );
    this.#report(
      'unknown-rule',
      range,
      `There is no rule called “${name}”.${near === null ? ' Write the name of a rule as it stands before its colon.' : ` Is “${near}” meant?`}`,
      {
        fixes: near === null ? [] : [{ title: `Write “${near}”`, edits: [{ range, text: near }] }],
      },
    );
  }

  #rule(name: string, nameRange: Range, body: Range, item: Range): void {
    const first = this.#own.get(key(name));
    if (first !== undefined) {
      this.#report(
        'rule-declared-twice',
        nameRange,
        `There is a rule called “${name}” already. Give this one a name of its own.`,
        {
          related: [{ message: 'stated here', range: first }],
        },
      );
      return;
    }
    const sentence = new RuleReader(this.#source, body, this.#vocabulary);
    const read = sentence.read();
    this.#diagnostics.push(...sentence.diagnostics);
    this.#own.set(key(name), nameRange);
    if (read === null) return;
    this.#rules.set(key(name), {
      name,
      ...read,
      text: oneLine(this.#source.slice(body)),
      builtIn: this.#builtIn,
      range: item,
    });
  }
}

/** How many `and`, `while` and `unless` one rule may have. */
const mostJoints = 40;

type Joint = 'while' | 'and' | 'unless' | 'when';

/** One rule behind its name. */
class RuleReader {
  readonly #reading: Reading;
  readonly #end: number;

  constructor(source: Source, body: Range, vocabulary: Vocabulary) {
    this.#reading = new Reading(source, body, vocabulary, defining);
    const { tokens } = this.#reading;
    this.#end = tokens.at(-1)?.text === '.' ? tokens.length - 1 : tokens.length;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#reading.diagnostics;
  }

  read(): Pick<Rule, 'kind' | 'head' | 'conditions' | 'exceptions'> | null {
    const opening = this.#reading.word(0);
    const kind = opening === 'never' || opening === 'rarely' ? opening : 'derives';
    const start = kind === 'derives' ? 0 : 1;
    const joints = this.#joints(start);
    if (kind === 'derives' && !joints.some(({ joint }) => joint === 'when')) {
      this.#report(
        'rule-without-verb',
        start,
        this.#end,
        'This rule says neither what never happens nor what follows from what. Begin it with “never” or “rarely”, or join two clauses by “when”.',
      );
      return null;
    }
    if (joints.length > mostJoints) {
      this.#report(
        'rule-too-long',
        start,
        this.#end,
        `This rule has more than ${mostJoints} parts. Make several rules of it.`,
      );
      return null;
    }
    const parts = this.#parts(start, 'head', joints, kind === 'derives');
    if (parts === null) {
      this.#explain(start, joints);
      return null;
    }
    const of = (role: string) => parts.filter((part) => part.role === role).flatMap((part) => part.parts);
    const [head, ...more] = of('head');
    if (head === undefined || more.length > 0) {
      this.#report(
        'rule-of-several',
        start,
        this.#end,
        'A rule forbids or derives one thing. Make a rule for each name.',
      );
      return null;
    }
    const rule = { kind, head, conditions: of('condition'), exceptions: of('exception') } as const;
    return this.#check(rule) ? rule : null;
  }

  /** Where a part may end: at every word that joins parts, though some of them belong to names or words. */
  #joints(start: number): { readonly at: number; readonly joint: Joint }[] {
    const found: { at: number; joint: Joint }[] = [];
    for (let i = start + 1; i < this.#end; i++) {
      const word = this.#reading.word(i);
      if (word === 'while' || word === 'and' || word === 'unless' || word === 'when')
        found.push({ at: i, joint: word });
    }
    return found;
  }

  /**
   * The parts from `start` on, each as short as it may be and still read; null if they cannot be read to the end.
   * Where a part begins and what it is for settles what follows, so each pair is tried once.
   */
  #parts(
    start: number,
    role: Role,
    joints: readonly { readonly at: number; readonly joint: Joint }[],
    derives: boolean,
    failed = new Set<string>(),
  ): { role: Role; parts: readonly RulePart[] }[] | null {
    const key = `${start} ${role}`;
    if (failed.has(key)) return null;
    for (const { at, joint } of [
      ...joints.filter((each) => each.at > start),
      { at: this.#end, joint: null },
    ]) {
      const next = joint === null ? null : roleAfter(role, joint, derives);
      if (joint !== null && next === null) continue;
      const end = this.#reading.word(at - 1) === ',' ? at - 1 : at;
      const parts = end > start ? this.#part(start, end) : null;
      if (parts === null || (parts.length > 1 && role === 'exception')) continue;
      if (next === null) return [{ role, parts }];
      // `and unless`, `and while`: the second word says more.
      const from =
        joint === 'and' && /^(?:while|unless|when)$/u.test(this.#reading.word(at + 1)) ? null : at + 1;
      const rest = from === null ? null : this.#parts(from, next, joints, derives, failed);
      if (rest !== null) return [{ role, parts }, ...rest];
      if (from === null) {
        const second = this.#reading.word(at + 1) as Joint;
        const after = roleAfter(role, second, derives);
        const more = after === null ? null : this.#parts(at + 2, after, joints, derives, failed);
        if (more !== null) return [{ role, parts }, ...more];
      }
    }
    failed.add(key);
    return null;
  }

  readonly #read = new Map<string, readonly RulePart[] | null>();

  #part(start: number, end: number): readonly RulePart[] | null {
    const key = `${start} ${end}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const parts = readRuleParts(this.#reading, start, end);
    this.#read.set(key, parts);
    return parts;
  }

  // ---------------------------------------------------------------- what is wrong

  /** Reports the first part that no word fits. */
  #explain(start: number, joints: readonly { readonly at: number; readonly joint: Joint }[]): void {
    let from = start;
    for (const at of [...joints.map((joint) => joint.at), this.#end]) {
      const end = this.#reading.word(at - 1) === ',' ? at - 1 : at;
      if (end > from && this.#part(from, end) === null) {
        const text = this.#reading.textOf(from, end);
        const near = nearestPattern(this.#reading.patterns, text);
        this.#report(
          'rule-without-word',
          from,
          end,
          `No word fits “${text}”. Declare one under # Words${near === null ? '' : `, or write it as “${near}”`}.`,
        );
        return;
      }
      from = at + 1;
    }
    this.#report(
      'unreadable-rule',
      start,
      this.#end,
      'The parts of this rule do not fit together. Write: never … while … and …, unless …; or: … when … and …, unless ….',
    );
  }

  /** Whether every variable of what is derived is found by its conditions. */
  #check(rule: Pick<Rule, 'kind' | 'head' | 'conditions' | 'exceptions'>): boolean {
    if (rule.kind !== 'derives') return true;
    if (rule.head.type !== 'clause' || rule.head.clause.word.kind === 'act') {
      this.#report(
        'derived-act',
        0,
        this.#end,
        'Only states and facts follow from others; an act happens when a scene says so.',
      );
      return false;
    }
    const { word, negated } = rule.head.clause;
    if (negated && (word.oneAtATime || word.oneHolder || word.kind === 'age' || word.kind === 'identity')) {
      this.#report(
        'derived-negation',
        0,
        this.#end,
        'A rule can deny only what is yes or no, and this has a value. Say which value it has, or make a “never” rule of it.',
      );
      return false;
    }
    const bound = new Set(
      rule.conditions.flatMap((part) =>
        part.type === 'clause' && part.clause.negated ? [] : variablesIn(part),
      ),
    );
    for (const term of termsIn(rule.head)) {
      const name = term.type === 'variable' ? term.name : term.type === 'possessive' ? term.variable : null;
      if (name === null || bound.has(name)) continue;
      report(
        this.#reading,
        'error',
        'unbound-variable',
        term.range,
        `Nothing after “when” says who or what ?${name} is. Use it in a condition that is not negated.`,
      );
      return false;
    }
    return true;
  }

  #report(code: string, start: number, end: number, message: string): void {
    report(this.#reading, 'error', code, this.#reading.rangeOf(start, end), message);
  }
}

type Role = 'head' | 'condition' | 'exception';

/** What the part after a joint is for; null where the joint cannot stand. */
function roleAfter(role: Role, joint: Joint, derives: boolean): Role | null {
  if (derives)
    return joint === 'when' && role === 'head'
      ? 'condition'
      : joint === 'and' && role === 'condition'
        ? 'condition'
        : joint === 'unless' && role !== 'head'
          ? 'exception'
          : null;
  if (joint === 'unless') return 'exception';
  if (joint === 'while') return role === 'exception' ? null : 'condition';
  // `unless A and B` would be one exception of two parts, which a rule cannot hold.
  return joint === 'and' && role !== 'exception' ? 'condition' : null;
}

function termsIn(part: RulePart): readonly Term[] {
  if (part.type === 'clause') return part.clause.args;
  if (part.type === 'acts') return part.object === null ? [part.subject] : [part.subject, part.object];
  return part.to === null ? [part.holder] : [part.holder, part.to];
}

function variablesIn(part: RulePart): string[] {
  const names = termsIn(part).flatMap((term) =>
    term.type === 'variable' ? [term.name] : term.type === 'possessive' ? [term.variable] : [],
  );
  return part.type === 'claim' ? [...names, part.what] : names;
}
